package ballot_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/poll"
)

// unite makes the person of one number the one of another, as package account does.
func (s *square) unite(t testing.TB, from, into int64) {
	t.Helper()
	for {
		err := s.db.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
			if err := ballot.UniteIn(ctx, tx, from, into); err != nil {
				return err
			}
			_, err := tx.Exec(ctx, `with p as (update person set united_into = $2 where id = $1) update member set person_id = $2 where person_id = $1`, from, into)
			return err
		})
		if errors.Is(err, account.ErrTwice) {
			continue
		}
		if err != nil {
			t.Error(err)
		}
		return
	}
}

// asPerson returns a context in which a member asks who is this person.
func asPerson(ctx context.Context, member, person int64) context.Context {
	v := auth.FromContext(as(ctx, member))
	v.PersonID = person
	return auth.With(ctx, v)
}

// chosen is which options of the first question somebody's ballots name, as places.
func (s *square) chosen(t testing.TB, a asked, person int64) string {
	t.Helper()
	own, err := s.ballots.Own(asPerson(t.Context(), firstVoter, person), idsOf(a))
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, b := range own[a.id] {
		for _, id := range b.Choice.Options {
			text += fmt.Sprint(int64(id) - int64(a.options[0][0]))
		}
	}
	return text
}

func TestOnePersonHasOneBallot(t *testing.T) {
	const from, into, third = firstVoter, firstVoter + 1, firstVoter + 2
	s := setup(t, 3)
	both, one, none, closed := s.poll(t, ""), s.poll(t, ""), s.poll(t, ""), s.poll(t, "")
	for _, a := range []asked{both, closed} {
		s.vote(t, from, a.choose(0))
		s.vote(t, into, a.choose(1))
		s.vote(t, third, a.choose(0))
	}
	s.vote(t, from, one.choose(2))
	if _, err := s.ballots.Close(as(t.Context(), editor), poll.Input{PollID: closed.id}); err != nil {
		t.Fatal(err)
	}
	s.unite(t, from, into)
	for _, c := range []struct {
		name   string
		asked  asked
		voters int
		from   string
		into   string
	}{{"both voted", both, 2, "", "1"}, {"one voted", one, 1, "", "2"}, {"none voted", none, 0, "", ""}, {"closed", closed, 3, "0", "1"}} {
		s.sound(t, c.asked)
		if n := s.number(t, `select voters from poll_tally where entry_id = $1`, c.asked.id); n != c.voters {
			t.Errorf("%s: %d voters, want %d", c.name, n, c.voters)
		}
		if f, i := s.chosen(t, c.asked, from), s.chosen(t, c.asked, into); f != c.from || i != c.into {
			t.Errorf("%s: the ballots are %q and %q, want %q and %q", c.name, f, i, c.from, c.into)
		}
	}
	if _, err := s.ballots.Vote(as(t.Context(), from), none.choose(0)); !errors.Is(err, ballot.ErrUnited) {
		t.Errorf("who asks as the person that he was gets %v", err)
	}
	if v, err := s.ballots.Vote(asPerson(t.Context(), from, into), both.choose(3)); err != nil || v.Turnout.Voters != 2 {
		t.Errorf("who changes his one vote by the other account gets %+v, %v", v, err)
	}
	s.sound(t, both)
}

func TestOnePersonStandsOnceOnAList(t *testing.T) {
	const from, into = firstVoter, firstVoter + 1
	s := setup(t, 2)
	both, one := s.poll(t, "electorate = 'list', electors = 2"), s.poll(t, "electorate = 'list', electors = 1")
	s.exec(t, `insert into poll_elector (entry_id, person_id, member_id) values ($1, $2, $2), ($1, $3, $3)`, both.id, from, into)
	s.exec(t, `insert into poll_elector (entry_id, person_id, member_id) values ($1, $2, $2)`, one.id, from)
	s.unite(t, from, into)
	for _, a := range []asked{both, one} {
		if n := s.number(t, `select electors from poll where entry_id = $1`, a.id); n != 1 {
			t.Errorf("the list says that it has %d electors", n)
		}
		if v, err := s.ballots.Vote(asPerson(t.Context(), from, into), a.choose(0)); err != nil || v.Turnout.Voters != 1 {
			t.Errorf("voting gives %+v, %v", v, err)
		}
		s.sound(t, a)
	}
}

// TestUniteWhileVoting has two accounts vote in several polls while they are found to be one person's: whatever comes first, the
// person has at most one ballot in each, and all that is counted is right.
func TestUniteWhileVoting(t *testing.T) {
	const pairs, polls = 6, 5
	s := setup(t, 2*pairs)
	var all [polls]asked
	for n := range all {
		all[n] = s.poll(t, "")
	}
	var crowd sync.WaitGroup
	for n := range pairs {
		from, into := int64(firstVoter+2*n), int64(firstVoter+2*n+1)
		for i, a := range all {
			for _, member := range []int64{from, into} {
				crowd.Go(func() {
					if _, err := s.ballots.Vote(as(t.Context(), member), a.choose(i%4)); err != nil && !errors.Is(err, ballot.ErrUnited) {
						t.Errorf("member %d: %v", member, err)
					}
				})
			}
		}
		crowd.Go(func() { s.unite(t, from, into) })
	}
	crowd.Wait()
	for _, a := range all {
		s.sound(t, a)
	}
	if n := s.number(t, `select count(*) from ballot_voter v join person p on p.id = v.person_id where p.united_into is not null`); n != 0 {
		t.Errorf("%d ballots are left with persons who turned out to be others", n)
	}
}

// TestUniteMeetsANewVote has somebody vote in a poll after it was looked up where he has voted: that ballot is found as well.
func TestUniteMeetsANewVote(t *testing.T) {
	const from, into = firstVoter, firstVoter + 1
	s := setup(t, 2)
	held, fresh := s.poll(t, ""), s.poll(t, "")
	s.vote(t, from, held.choose(0))
	s.vote(t, into, fresh.choose(1))
	release := s.holdTurn(t, held)
	united := make(chan struct{})
	go func() {
		defer close(united)
		s.unite(t, from, into)
	}()
	for s.number(t, `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%PollHoldAlone%'`) == 0 {
		// It waits for the poll that is held.
		continue
	}
	s.vote(t, from, fresh.choose(2))
	release()
	<-united
	for _, a := range []asked{held, fresh} {
		s.sound(t, a)
		if left := s.chosen(t, a, from); left != "" {
			t.Errorf("poll %d: a ballot for %q is left", a.id, left)
		}
	}
	if got := s.chosen(t, held, into) + s.chosen(t, fresh, into); got != "01" {
		t.Errorf("the one who stays has voted %q", got)
	}
}
