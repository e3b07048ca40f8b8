package live

import (
	"slices"
	"testing"
	"time"
)

// Messages that no node would write do no harm.
func TestGarbageOnTheBusIsPassedOver(t *testing.T) {
	t.Parallel()
	r := newRoom(7, "topic")
	r.enter(mask{1}, Guest{Member: 1, Visible: true})
	for window := range 3 {
		r.enter(mask{}, Guest{window: window})
	}
	good := r.part(saidPart{node: "node", seq: 5}, time.Now())[0]
	ranked := r.part(saidPart{node: "node", seq: 6, ranked: true}, time.Now())[0]
	pen := typed{mask{2}, 77}.message()
	for _, message := range [][]byte{good, ranked, pen} {
		for n := range message {
			other := newRoom(7, "topic")
			other.hear(message[:n], time.Now(), time.Second)
			other.crowd()
			for _, b := range []byte{0, 1, 0x7f, 0xff} {
				changed := slices.Clone(message)
				changed[n] = b
				other.hear(changed, time.Now(), time.Second)
				if c := other.crowd(); len(c.shown) > mostShown || c.count < 0 {
					t.Errorf("%x makes %+v", changed, c)
				}
			}
		}
	}
}

func TestALateMessageOfANodeChangesNothing(t *testing.T) {
	t.Parallel()
	there, here := newRoom(7, "topic"), newRoom(7, "topic")
	there.enter(mask{1}, Guest{Member: 1, Visible: true})
	before := there.part(saidPart{node: "there", seq: 1}, time.Now())[0]
	there.exit(mask{1}, Guest{Member: 1, Visible: true})
	after := there.part(saidPart{node: "there", seq: 2}, time.Now())[0]
	for _, message := range [][]byte{before, after, before, after, before} {
		here.hear(message, time.Now(), time.Second)
	}
	if c := here.crowd(); c.count != 0 || len(c.shown) != 0 {
		t.Errorf("who has left is here: %+v", c)
	}
}
