package ballot

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/db/dbtest"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// fakeCast answers batches without a database. held says which polls somebody else holds.
type fakeCast struct {
	mu sync.Mutex
	// before is called ahead of each batch.
	before func(polls []entry.ID, wait bool)
	held   func(id entry.ID) bool
}

func (f *fakeCast) cast(_ context.Context, batch []*submission, wait bool) (*outcome, error) {
	polls := make([]entry.ID, len(batch))
	for i, s := range batch {
		polls[i] = s.in.PollID
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.before(polls, wait)
	answers := map[*submission]answer{}
	for _, s := range batch {
		if wait || !f.held(s.in.PollID) {
			answers[s] = answer{vote: &Vote{PollID: s.in.PollID}}
		}
	}
	return &outcome{answers}, nil
}

func sent(id entry.ID, person int64) *submission {
	return &submission{viewer: auth.Viewer{PersonID: person}, in: VoteInput{PollID: id}, done: make(chan struct{})}
}

// TestLanesForAll has more polls held by somebody else than there are places to wait for them, and in all but one of them
// somebody votes during each commit. Nobody in the last one waits until the others have nothing to do.
func TestLanesForAll(t *testing.T) {
	const last, enough = entry.ID(mostLanes + 1), 100_000
	var over atomic.Bool
	var persons, batches atomic.Int64
	fake := &fakeCast{held: func(entry.ID) bool { return true }}
	c := newCaster(fake.cast)
	hot := make(chan entry.ID, enough)
	fake.before = func(polls []entry.ID, wait bool) {
		if batches.Add(1) >= enough {
			over.Store(true)
		}
		for _, id := range polls {
			if wait && id != last && !over.Load() {
				hot <- id
				if err := c.add(sent(id, persons.Add(1))); err != nil {
					t.Error(err)
				}
			}
		}
	}
	for id := range last - 1 {
		if err := c.add(sent(id+1, persons.Add(1))); err != nil {
			t.Fatal(err)
		}
	}
	for seen := map[entry.ID]bool{}; len(seen) < mostLanes; seen[<-hot] = true {
	}
	if _, err := c.vote(t.Context(), sent(last, persons.Add(1))); err != nil {
		t.Error(err)
	}
	if over.Swap(true) {
		t.Errorf("a vote waits for more than %d batches of other polls", enough)
	}
	c.close()
}

// TestLaneEnds holds a poll for a moment: once what waited is committed, its votes are cast with all others again.
func TestLaneEnds(t *testing.T) {
	var c *caster
	held, sentMore := true, false
	var waits []bool
	more := sent(1, 2)
	fake := &fakeCast{held: func(entry.ID) bool { is := held; held = false; return is }}
	fake.before = func(_ []entry.ID, wait bool) {
		waits = append(waits, wait)
		if wait && !sentMore {
			sentMore = true
			if err := c.add(more); err != nil {
				t.Error(err)
			}
		}
	}
	c = newCaster(fake.cast)
	if _, err := c.vote(t.Context(), sent(1, 1)); err != nil {
		t.Error(err)
	}
	c.close()
	if <-more.done; more.err != nil || !slices.Equal(waits, []bool{false, true, false}) {
		t.Errorf("a vote that came to a lane is answered %v; batches waited %v", more.err, waits)
	}
}

// TestUnknownPoll votes in a poll that does not exist: that is answered at once and takes no place of those who wait for one.
func TestUnknownPoll(t *testing.T) {
	s, one := NewService(dbtest.New(t), Secrets{}), sent(4711, 1)
	out, err := s.casting(func() side { return &counted{} })(t.Context(), []*submission{one}, false)
	if err != nil {
		t.Fatal(err)
	}
	if a, answered := out.answers[one]; !answered || !errors.Is(a.err, poll.ErrPoll) {
		t.Errorf("it is answered %t: %v", answered, a.err)
	}
}
