package ballot_test

import (
	"context"
	"errors"
	"testing"

	"piazza/internal/account"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/problem"
)

// TestReasonWhileErasing has a member give a reason while he is being erased: it does not stay, though he has voted.
func TestReasonWhileErasing(t *testing.T) {
	s := setup(t, 2)
	a := s.poll(t, "reasons = 'optional'")
	s.vote(t, firstVoter, a.reasoned("prima"))
	answers := make(chan error, 1)
	err := s.db.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		if _, err := tx.Exec(ctx, `update member set erased_at = now() where id = $1`, firstVoter); err != nil {
			return err
		}
		go func() {
			_, err := s.ballots.Vote(as(t.Context(), firstVoter), a.reasoned("durante"))
			answers <- err
		}()
		s.until(t, "the vote waits, or is cast", func() bool {
			return len(answers) > 0 || s.number(t, `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`) > 0
		})
		return ballot.EraseIn(ctx, tx, account.ID(firstVoter))
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := <-answers; !errors.Is(err, problem.SignIn()) {
		t.Errorf("who has just erased himself is answered %v", err)
	}
	if n := s.number(t, `select count(*) from ballot where reason <> ''`); n != 0 {
		t.Errorf("%d reasons are left", n)
	}
	s.vote(t, firstVoter+1, a.reasoned("dopo"))
	s.sound(t, a)
}

// reasoned is a vote for the first option with a reason.
func (a asked) reasoned(reason string) ballot.VoteInput {
	in := a.choose(0)
	in.Ballots[0].Reason = &reason
	return in
}
