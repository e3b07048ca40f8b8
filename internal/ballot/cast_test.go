package ballot_test

import (
	"errors"
	"slices"
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/poll"
)

func TestVote(t *testing.T) {
	s := setup(t, 3)
	a := s.poll(t, "")
	first := s.vote(t, firstVoter, a.choose(1))
	if first.Turnout.Voters != 1 || len(first.Ballots) != 1 || first.Ballots[0].Version != 1 || first.Turnout.Phase != poll.Open {
		t.Fatalf("a first vote is answered %+v, %+v", first.Ballots, first.Turnout)
	}
	changed := s.vote(t, firstVoter, a.choose(2))
	if changed.Ballots[0].Version != 2 || !slices.Equal(changed.Ballots[0].Choice.Options, a.options[0][2:3]) {
		t.Errorf("a changed vote is answered %+v", changed.Ballots[0])
	}
	if changed.Turnout.Voters != 1 || changed.Turnout.Version != first.Turnout.Version {
		t.Errorf("a changed vote moves the turnout from %+v to %+v", first.Turnout, changed.Turnout)
	}
	same := s.vote(t, firstVoter, a.choose(2))
	if same.Ballots[0].Version != 2 || same.Turnout.Voters != 1 {
		t.Errorf("the same vote again is answered %+v", same.Ballots[0])
	}
	if n := s.number(t, `select version from poll_tally where entry_id = $1`, a.id); n != 2 {
		t.Errorf("after a vote and a change the tally has version %d", n)
	}
	if second := s.vote(t, firstVoter+1, a.choose(2)); second.Turnout.Voters != 2 || second.Turnout.Version <= first.Turnout.Version {
		t.Errorf("a second voter finds %+v", second.Turnout)
	}
}

func TestVoteAgainWithKey(t *testing.T) {
	s := setup(t, 1)
	a := s.poll(t, "changeable = false")
	s.vote(t, firstVoter, keyed(a.choose(1), "k"))
	if again := s.vote(t, firstVoter, keyed(a.choose(1), "k")); len(again.Ballots) != 1 || again.Ballots[0].Version != 1 || again.Turnout.Voters != 1 {
		t.Errorf("the same request again is answered %+v", again)
	}
	if _, err := s.ballots.Vote(as(t.Context(), firstVoter), a.choose(1)); !errors.Is(err, ballot.ErrVoted) {
		t.Errorf("a second vote is answered %v", err)
	}
}
