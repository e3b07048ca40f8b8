package ballot_test

import (
	"fmt"
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/poll"
)

// TestCountedOnce reads results of open polls again and again: ballots are counted once for each batch of them.
func TestCountedOnce(t *testing.T) {
	s := setup(t, 2)
	a, b := s.poll(t, ""), s.poll(t, "results = 'after_vote'")
	for _, p := range []asked{a, b} {
		s.vote(t, firstVoter, p.choose(0))
	}
	look := func(member int64) (votes []int64, statements int) {
		ctx, c := db.Count(as(t.Context(), member))
		results, err := s.ballots.Results(ctx, ballot.DoorPoll, idsOf(a, b))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range []asked{a, b} {
			if results[p.id] != nil {
				votes = append(votes, results[p.id].Questions[0].(*poll.Counts).Options[0].Votes)
			}
		}
		return votes, c.Statements()
	}
	_, counting := look(firstVoter)
	if votes, remembering := look(firstVoter); remembering != counting-1 || fmt.Sprint(votes) != "[1 1]" {
		t.Errorf("the second look takes %d statements after %d, and sees %v", remembering, counting, votes)
	}
	// Who may not see results of one of them is told nothing of what is remembered.
	if votes, _ := look(firstVoter + 1); fmt.Sprint(votes) != "[1]" {
		t.Errorf("who has not voted sees %v", votes)
	}
	s.vote(t, firstVoter+1, b.choose(0))
	if votes, anew := look(firstVoter + 1); anew != counting || fmt.Sprint(votes) != "[1 2]" {
		t.Errorf("after a vote a look takes %d statements, and sees %v", anew, votes)
	}
	if votes, remembering := look(firstVoter); remembering != counting-1 || fmt.Sprint(votes) != "[1 2]" {
		t.Errorf("the other voter takes %d statements and sees %v", remembering, votes)
	}
}

// TestOwnVoteCounts has many vote and look at once: each finds his own vote among the others.
func TestOwnVoteCounts(t *testing.T) {
	const people = 40
	s := setup(t, people)
	a := s.poll(t, "results = 'after_vote'")
	s.everybody(t, people, func(n int) error {
		ctx := as(t.Context(), int64(firstVoter+n))
		before := 0
		for i := range 4 {
			v, err := s.ballots.Vote(ctx, a.choose((n+i)%4))
			if err != nil {
				return err
			}
			results, err := s.ballots.Results(ctx, ballot.DoorPoll, idsOf(a))
			if err != nil {
				return err
			}
			r := results[a.id]
			if r == nil || r.Voters < v.Turnout.Voters || r.Voters < before || r.Questions[0].Common().Voters != int64(r.Voters) {
				return fmt.Errorf("after %d voters the results are %+v", v.Turnout.Voters, r)
			}
			before = r.Voters
		}
		return nil
	})
	s.sound(t, a)
}
