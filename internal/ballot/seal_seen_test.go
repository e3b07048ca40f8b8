package ballot

import (
	"encoding/binary"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"piazza/internal/keys"
	"piazza/internal/sealing"
)

// TestALookThatIsNotAnswered is told to who asks, with what was seen last, be it that it hangs or that it panics; the next look is answered.
func TestALookThatIsNotAnswered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, last, one := &sights{}, errors.New("seen last"), sealing.SealID{1}
		answered := func() sight { return sight{fault: last} }
		if seen, hung := s.look(one, answered); !errors.Is(seen.fault, last) || hung {
			t.Errorf("it is seen as %v, hung %t", seen, hung)
		}
		for what, look := range map[string]func() sight{
			"known to hang": func() sight { return sight{fault: keys.ErrHung} },
			"late": func() sight {
				time.Sleep(3 * lookPatience)
				return sight{}
			},
		} {
			if seen, hung := s.look(one, look); !errors.Is(seen.fault, last) || !hung {
				t.Errorf("%s: it is seen as %v, hung %t", what, seen, hung)
			}
			time.Sleep(3 * lookPatience)
			if seen, hung := s.look(one, answered); !errors.Is(seen.fault, last) || hung {
				t.Errorf("after %s: it is seen as %v, hung %t", what, seen, hung)
			}
		}
		if _, hung := s.look(one, func() sight { panic("on purpose") }); !hung {
			t.Error("what panicked is told as seen")
		}
		if _, hung := s.look(one, answered); hung {
			t.Error("a look that panicked keeps others from looking")
		}
	})
}

// TestSightsAreBounded looks at more polls than are remembered.
func TestSightsAreBounded(t *testing.T) {
	s := &sights{}
	for n := range uint32(3 * mostSights) {
		var seal sealing.SealID
		binary.BigEndian.PutUint32(seal[:], n)
		s.look(seal, func() sight { return sight{} })
	}
	if len(s.of) > mostSights {
		t.Errorf("%d are remembered", len(s.of))
	}
}
