package ballot_test

import (
	"errors"
	"sync"
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/poll"
)

// TestSecretUnionUnderVoters finds that two who vote without a pause, at two nodes, are one: in the end he has taken part once, and one of his votes
// counts, the last that was acknowledged of the one who stays.
func TestSecretUnionUnderVoters(t *testing.T) {
	const pairs = 6
	v := openVault(t, 2*pairs)
	a := v.secret(t, "")
	var all sync.WaitGroup
	last := make([]int, pairs)
	for n := range pairs {
		from, into := int64(firstVoter+2*n), int64(firstVoter+2*n+1)
		united := make(chan struct{})
		all.Go(func() { v.voteUntilUnited(t, a, from) })
		all.Go(func() {
			for turn, done := 0, false; !done || turn%4 != n%4; turn++ {
				if _, err := v.nodes[1].Vote(as(t.Context(), into), secretly(a.choose(turn%4))); err != nil {
					t.Errorf("%d: %v", into, err)
					return
				}
				last[n] = turn % 4
				select {
				case <-united:
					done = true
				default:
				}
			}
		})
		all.Go(func() {
			defer close(united)
			v.until(t, "both have voted", func() bool {
				return v.number(t, `select count(*) from ballot_secret where entry_id = $1`, a.id) >= 2*pairs
			})
			v.unite(t, from, into)
		})
	}
	all.Wait()
	v.sealed(t, a, v.nodes[0])
	var took []int64
	v.row(t, &took, `select array_agg(person_id order by person_id) from ballot_took_part where entry_id = $1`, a.id)
	results, err := v.nodes[0].Results(as(t.Context(), editor), ballot.DoorPoll, idsOf(a))
	if err != nil || len(took) != pairs || results[a.id].Voters != pairs {
		t.Fatalf("%v took part, %+v, %v", took, results[a.id], err)
	}
	var want [4]int64
	for n, place := range last {
		want[place]++
		if took[n] != int64(firstVoter+2*n+1) {
			t.Errorf("%d took part", took[n])
		}
	}
	for i, count := range results[a.id].Questions[0].(*poll.Counts).Options {
		if count.Votes != want[i] {
			t.Errorf("option %d has %d votes instead of %d", i, count.Votes, want[i])
		}
	}
}

// voteUntilUnited changes its mind until it is somebody else.
func (v *vault) voteUntilUnited(t *testing.T, a asked, who int64) {
	for place := 0; ; place = (place + 1) % 4 {
		_, err := v.nodes[0].Vote(as(t.Context(), who), secretly(a.choose(place)))
		if errors.Is(err, ballot.ErrUnited) {
			return
		}
		if err != nil {
			t.Errorf("%d: %v", who, err)
			return
		}
	}
}
