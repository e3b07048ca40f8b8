package ballot

import (
	"sync"
	"sync/atomic"
	"testing"

	"piazza/internal/entry"
)

// TestMemo has many readers ask at once, for whom more and more ballots have been cast: nothing is counted twice, never by two
// at a time, and nobody is told of fewer ballots than he knows of.
func TestMemo(t *testing.T) {
	const readers, batches = 64, 50
	m := newMemo()
	var cast, counts, atOnce atomic.Int64
	var all sync.WaitGroup
	start := make(chan struct{})
	for range readers {
		all.Go(func() {
			<-start
			for range batches {
				need := mark{1, cast.Add(1) / readers}
				for got := (*Results)(nil); got == nil; {
					results, counting := m.ask(7, need)
					switch {
					case results != nil:
						got = results
					case counting != nil:
						<-counting
						continue
					default:
						counts.Add(1)
						if atOnce.Add(1) > 1 {
							t.Error("two count at a time")
						}
						got = &Results{Version: need.ballots}
						atOnce.Add(-1)
						m.done(7, need, got)
					}
					if got.Version < need.ballots {
						t.Errorf("who knows of %d batches is told of %d", need.ballots, got.Version)
					}
				}
			}
		})
	}
	close(start)
	all.Wait()
	if n := counts.Load(); n < 1 || n > batches+1 {
		t.Errorf("%d states were counted %d times", batches+1, n)
	}
}

// TestMemoAfterFault lets a count fail: the next one counts. What was counted by other rules is not told.
func TestMemoAfterFault(t *testing.T) {
	m := newMemo()
	first, second := mark{1, 1}, mark{2, 1}
	if results, counting := m.ask(7, first); results != nil || counting != nil {
		t.Error("the first one does not count")
	}
	_, counting := m.ask(7, first)
	if counting == nil {
		t.Fatal("the second one counts as well")
	}
	m.done(7, first, nil)
	<-counting
	if results, counting := m.ask(7, first); results != nil || counting != nil {
		t.Error("after a fault nobody counts")
	}
	m.done(7, first, &Results{Version: 1})
	if results, counting := m.ask(7, second); results != nil || counting != nil {
		t.Error("what was counted by other rules is told")
	}
	m.done(7, second, &Results{Version: 2})
	if results, _ := m.ask(7, second); results == nil || results.Version != 2 {
		t.Errorf("what was counted is forgotten: %+v", results)
	}
}

// TestMemoEnds has more polls than are remembered; those that are being counted stay.
func TestMemoEnds(t *testing.T) {
	m := newMemo()
	m.ask(1, mark{1, 1})
	for id := range 3 * mostKnown {
		one := mark{1, 1}
		if results, counting := m.ask(entry.ID(id+2), one); results == nil && counting == nil {
			m.done(entry.ID(id+2), one, &Results{})
		}
	}
	if len(m.polls) > mostKnown {
		t.Errorf("%d polls are remembered", len(m.polls))
	}
	m.done(1, mark{1, 1}, &Results{})
}
