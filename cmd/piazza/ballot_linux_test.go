package main

import (
	"math/rand/v2"
	"os"
	"slices"
	"syscall"
	"testing"
	"time"
)

// TestBallotsHoldWhateverIsKilled lets people vote at two nodes on one database by a schedule of chance: they cast and change
// their votes, twice at once or again under the same key; polls of every kind close by hand and by time; the server, its
// PostgreSQL or both are killed; accounts are erased. Whoever got no answer asks again under the same key. Then every
// promise about open ballots is looked at. PIAZZA_SOAK runs it at full size.
func TestBallotsHoldWhateverIsKilled(t *testing.T) {
	people, rounds := 12, 1
	if os.Getenv("PIAZZA_SOAK") != "" {
		people, rounds = 60, 8
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	e := openElection(t, rand.New(rand.NewPCG(seed, 0)), people)
	survey := e.pose(map[string]any{"closesByHand": true, "resultsVisibility": "LIVE"}, kindsAsked()...)
	final := e.pose(map[string]any{"closesByHand": true, "isChangeable": false, "resultsVisibility": "LIVE"}, "SINGLE")
	byHand := e.pose(map[string]any{"closesByHand": true, "resultsVisibility": "LIVE"}, "RANKED", "STV")
	byTime := e.pose(map[string]any{"closesByHand": true, "resultsVisibility": "LIVE"}, "SINGLE", "SCORE", "NUMBER")
	onlookers, leave := e.watch(t.Context())
	defer leave()
	voting := e.begin(t.Context())
	e.votes(voting, 60)
	e.cannotChangeQuestions(survey)
	for range rounds {
		for _, n := range e.dice.Perm(3) {
			e.strike(n)
			e.votes(voting, 40)
		}
	}
	urns := map[*posed][]string{byHand: e.close(byHand)}
	at := e.closeAt(byTime, time.Second)
	if e.dice.IntN(2) == 0 {
		e.strike(bothAtOnce)
	}
	urns[byTime] = e.closed(byTime, at)
	e.votes(voting, 40)
	must(t, voting.finish())
	t.Logf("%d votes acknowledged, %d of them changes, %d refused, %d attempts repeated",
		voting.acknowledged.Load(), voting.changed.Load(), voting.refused.Load(), voting.repeated.Load())
	for p, urn := range urns {
		if now := e.urn(p); !slices.Equal(now, urn) {
			t.Errorf("poll %d holds other ballots than when it was closed: %d, before %d", p.number, len(now), len(urn))
		}
	}
	e.check()
	e.turnoutStays(survey)
	urns[final] = e.close(final)
	e.check()
	e.told(onlookers)
	e.erase(e.people[0], e.people[1])
	e.check()
}

const (
	oneNode = iota
	thePostgres
	bothAtOnce
)

// votes waits for so many more votes.
func (e *election) votes(all *electors, more int64) {
	e.t.Helper()
	until := all.acknowledged.Load() + all.refused.Load() + more
	within(e.t, limit(), "votes are answered", func() bool {
		all.mu.Lock()
		defer all.mu.Unlock()
		return all.acknowledged.Load()+all.refused.Load() >= until || len(all.faults) > 0
	})
}

// strike kills the second node; PostgreSQL; or the first node with PostgreSQL, which is its child.
func (e *election) strike(what int) {
	e.t.Helper()
	h := e.house
	switch what {
	case oneNode:
		h.lose(e.t)
	case thePostgres:
		before := postgres(h.dir)
		must(e.t, syscall.Kill(before, syscall.SIGKILL))
		within(e.t, limit(), "PostgreSQL is back", func() bool { return postgres(h.dir) != before && ready(h.dir) })
	default:
		again := killServer(e.t, h.nodes[0], h.dir, false)
		h.mu.Lock()
		defer h.mu.Unlock()
		h.nodes[0] = again
	}
}

// closed waits until a poll is closed whose time has come, to the moment, and returns what lies in the urn.
func (e *election) closed(p *posed, at time.Time) []string {
	e.t.Helper()
	within(e.t, limit(), "the poll is closed", func() bool {
		var phase string
		e.row(`select phase from poll where entry_id = $1`, []any{p.number}, &phase)
		return phase == "closed"
	})
	var closed time.Time
	e.row(`select closed_at from poll where entry_id = $1`, []any{p.number}, &closed)
	if !closed.Equal(at) {
		e.t.Errorf("it closed at %v and should at %v", closed, at)
	}
	return e.urn(p)
}
