package ballot

import (
	"testing"
	"time"
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
