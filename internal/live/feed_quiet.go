package live

import (
	"context"
	"time"
)

const (
	// feedQuiet is how long a feed says nothing, or up to twice as long, before it lets go of what it has said.
	feedQuiet = 2 * time.Second
	// lastStamps are kept all the same: about what lies in the kernel for a reader who takes it as it comes.
	lastStamps = 16
)

// tidyUntil has feeds let go of what nobody needs, until ctx ends: with many streams, of which few are lively, what was said last on
// each would take as much memory as all who listen.
func (s *feeds) tidyUntil(ctx context.Context) {
	for ctx.Err() == nil {
		pause(ctx, feedQuiet)
		s.tidy()
	}
}

// tidy goes through all feeds once.
func (s *feeds) tidy() {
	s.each(func(f *feed) {
		if f.isQuiet() {
			s.queue.put(f) // who has the turn lets go
		}
	})
}

// isQuiet tells whether a feed has something that nobody needs, and has said nothing since it was last asked.
func (f *feed) isQuiet() bool {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	if f.states || f.over {
		return false
	}
	f.quiet = !f.lively && len(f.ring) > 0 && f.least() >= f.stands().seq
	f.lively = false
	return f.quiet
}

// letGo forgets what a quiet feed has said, and tells whether it did. Who comes with an older place goes on by himself until he has
// caught up, as ever. It is called by whoever has the turn.
func (f *feed) letGo() bool {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	if !f.quiet || f.lively || f.over {
		return false
	}
	f.quiet = false
	f.floor, f.ring, f.room = f.stands(), nil, firstEditions
	f.stamps.shrink()
	return true
}

// shrink forgets all but the last.
func (s *stamps) shrink() {
	old := max(0, len(s.list)-lastStamps)
	s.forget(old)
	s.list = append([]stamp(nil), s.list[old:]...)
}
