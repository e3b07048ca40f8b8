package ballot

import (
	"context"
	"strings"
	"testing"
	"time"

	"piazza/internal/keys"
	"piazza/internal/sealing"
)

// StopAt has a sealing stop where stop, which is told of each point that it comes to, returns an error.
func (s Secrets) StopAt(stop func(point string) error) Secrets {
	s.reached = stop
	return s
}

// WithRoom has a bundle hold so much text in memory.
func (s Secrets) WithRoom(bytes int) Secrets {
	s.room = bytes
	return s
}

// WithCasts lets a sheet be cast so often.
func (s Secrets) WithCasts(most int) Secrets {
	s.casts = most
	return s
}

// SignerFor is the signer of a key that was in use when its name was read.
func (s *Service) SignerFor(ctx context.Context, id string) (*keys.Signer, error) {
	return s.signerOf(ctx, []string{id})
}

// TestReaderPanics has a fault in the reading of voters be an error like another.
func TestReaderPanics(t *testing.T) {
	s := &secret{service: &Service{}}
	if err := s.readLists(t.Context(), &batch{}); err == nil || !strings.Contains(err.Error(), "panic") {
		t.Errorf("it is answered %v", err)
	}
}

// TestParted has entries of the log hold no more than they should, and nobody's casts with fewer than four others'.
func TestParted(t *testing.T) {
	for _, c := range []struct{ voters, casts, questions, most int }{
		{0, 1, 1, 0}, {1, 1, 1, 1}, {4, 50, 200, 1}, {9, 50, 200, 1}, {500, 1, 200, 10}, {500, 1, 19, 1}, {103, 50, 2, 2}, {500, 50, 50, 100},
	} {
		var casts []*secretCast
		for n := range c.voters * c.casts {
			one := &secretCast{Commitments: make([]sealing.Commitment, c.questions)}
			one.Pseudonym[0], one.Pseudonym[1] = byte(n%c.voters), byte(n%c.voters>>8)
			casts = append(casts, one)
		}
		parts, all := parted(casts), 0
		for _, part := range parts {
			in := map[[32]byte]bool{}
			for _, one := range part {
				in[one.Pseudonym] = true
			}
			all += len(part)
			own := c.casts * c.questions
			if len(in) < min(c.voters, fewestVoters) || len(part)*c.questions > max(mostCommitments, fewestVoters*own)+(fewestVoters-1)*own {
				t.Errorf("%+v: an entry holds %d casts of %d voters", c, len(part), len(in))
			}
			if len(part) != len(in)*c.casts {
				t.Errorf("%+v: casts of one voter are in two entries", c)
			}
		}
		if all != len(casts) || len(parts) > max(c.most, 1) || (len(parts) == 0) != (c.voters == 0) {
			t.Errorf("%+v: %d entries hold %d casts", c, len(parts), all)
		}
	}
}

// TestPauses lets pauses grow, and not for ever.
func TestPauses(t *testing.T) {
	before := time.Duration(0)
	for failures := range 100 {
		pause := pauseAfter(failures)
		if pause < before || pause < shortestPause || pause > longestPause || failures < 8 && pause != shortestPause<<failures {
			t.Errorf("after %d failures it pauses for %v", failures, pause)
		}
		before = pause
	}
	if before != longestPause {
		t.Errorf("in the end it pauses for %v", before)
	}
}
