package ballot_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"sync"
	"testing"
	"time"

	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

// size is how large a trial is: full where PIAZZA_SOAK is set.
func size(usual, full int) int {
	if os.Getenv("PIAZZA_SOAK") != "" {
		return full
	}
	return usual
}

// sound holds a poll to what has to be true at any moment: as many voters as sheets, each with a ballot, and no ballot without a
// sheet.
func (s *square) sound(t testing.TB, a asked) {
	t.Helper()
	const unsound = `select concat_ws(', ',
		case when t.voters <> (select count(*) from ballot_voter v where v.entry_id = t.entry_id) then 'voters and sheets differ' end,
		case when exists (select from ballot_voter v where v.entry_id = t.entry_id and not exists (
			select from ballot b join poll_question q on q.id = b.question_id where q.entry_id = v.entry_id and b.person_id = v.person_id
		)) then 'a sheet without a ballot' end,
		case when exists (select from ballot b join poll_question q on q.id = b.question_id where q.entry_id = t.entry_id and not exists (
			select from ballot_voter v where v.entry_id = t.entry_id and v.person_id = b.person_id
		)) then 'a ballot without a sheet' end,
		case when t.guests <> (select count(*) from ballot_guest_voter v where v.entry_id = t.entry_id) then 'guests and sheets differ' end,
		case when exists (select from ballot_guest_voter v where v.entry_id = t.entry_id and not exists (
			select from ballot_guest b join poll_question q on q.id = b.question_id where q.entry_id = v.entry_id and b.guest_id = v.guest_id
		)) then 'a guest''s sheet without a ballot' end,
		case when exists (select from ballot_guest b join poll_question q on q.id = b.question_id where q.entry_id = t.entry_id and not exists (
			select from ballot_guest_voter v where v.entry_id = t.entry_id and v.guest_id = b.guest_id
		)) then 'a guest''s ballot without a sheet' end)
		from poll_tally t where t.entry_id = $1`
	var faults string
	s.row(t, &faults, unsound, a.id)
	if faults != "" {
		t.Errorf("poll %d: %s", a.id, faults)
	}
	if right, err := s.ballots.Recount(t.Context(), a.id); err != nil || !right {
		t.Errorf("poll %d does not stand a recount: %v", a.id, err)
	}
}

// TestEverybodyAtOnce has 500 people click four times at once, each time on something else: each has one ballot in the end.
func TestEverybodyAtOnce(t *testing.T) {
	const people = 500
	s := setup(t, people)
	a := s.poll(t, "")
	var all sync.WaitGroup
	start := make(chan struct{})
	for n := range people {
		for place := range 4 {
			all.Go(func() {
				<-start
				if _, err := s.ballots.Vote(as(t.Context(), int64(firstVoter+n)), a.choose(place)); err != nil {
					t.Errorf("voter %d: %v", n, err)
				}
			})
		}
	}
	close(start)
	all.Wait()
	s.sound(t, a)
	if n := s.number(t, `select count(*) from ballot where question_id = $1`, a.questions[0]); n != people {
		t.Errorf("%d people have %d ballots", people, n)
	}
	if n := s.number(t, `select min(version) from ballot where question_id = $1`, a.questions[0]); n != 4 {
		t.Errorf("four different choices in a row leave a ballot of version %d", n)
	}
	results, err := s.ballots.Results(as(t.Context(), editor), ballot.DoorPoll, idsOf(a))
	if err != nil || results[a.id] == nil || results[a.id].Voters != people || results[a.id].Questions[0].Common().Voters != people {
		t.Errorf("the results are %+v, %v", results[a.id], err)
	}
}

// TestClosingUnderVoters closes polls at random moments while 64 people vote and change their votes without a pause, at two
// nodes, so that there is always somebody who holds the poll.
func TestClosingUnderVoters(t *testing.T) {
	const people = 64
	s := setup(t, people)
	other := ballot.NewService(s.db, ballot.Secrets{})
	defer other.Drain()
	for range 100 {
		s.closeUnder(t, people, s.ballots, other)
	}
}

func (s *square) closeUnder(t *testing.T, people int, nodes ...*ballot.Service) {
	a := s.poll(t, "")
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var voting sync.WaitGroup
	counted := make([]int, people)
	for n := range people {
		voting.Go(func() { counted[n] = voteUntilClosed(ctx, t, nodes[n%len(nodes)], a, int64(firstVoter+n)) })
	}
	s.until(t, "somebody has voted", func() bool {
		return s.number(t, `select version from poll_tally where entry_id = $1`, a.id) > rand.IntN(30)
	})
	if _, err := s.ballots.Close(as(t.Context(), editor), poll.Input{PollID: a.id}); err != nil {
		t.Fatalf("close: %v", err)
	}
	before := s.urn(t, a)
	voting.Wait()
	if after := s.urn(t, a); after != before {
		t.Errorf("poll %d changed after its closing from %s to %s", a.id, before, after)
	}
	for n, version := range counted {
		if have := s.number(t, `select coalesce((select version from ballot where question_id = $1 and person_id = $2), 0)`, a.questions[0], firstVoter+n); have != version {
			t.Errorf("voter %d was told of version %d and has %d", n, version, have)
		}
	}
	if n := s.number(t, `select count(*) from ballot b join poll p on p.entry_id = $2 where b.question_id = $1 and b.cast_at > p.closed_at`, a.questions[0], a.id); n > 0 {
		t.Errorf("%d ballots were cast after the closing", n)
	}
	s.sound(t, a)
}

// voteUntilClosed changes its mind until the poll is closed, and returns the version of the last ballot that was acknowledged.
func voteUntilClosed(ctx context.Context, t *testing.T, node *ballot.Service, a asked, member int64) (version int) {
	for place := 0; ; place = (place + 1) % 4 {
		v, err := node.Vote(as(ctx, member), a.choose(place))
		if errors.Is(err, poll.ErrClosed) {
			return version
		}
		if err != nil {
			t.Errorf("member %d: %v", member, err)
			return version
		}
		version = v.Ballots[0].Version
	}
}

// urn is everything that was cast in a poll, as text.
func (s *square) urn(t testing.TB, a asked) (text string) {
	t.Helper()
	s.row(t, &text, `select md5(string_agg(b::text, ' ' order by b.question_id, b.person_id)) || ' ' || (select version from poll_tally where entry_id = $1)
		from ballot b join poll_question q on q.id = b.question_id where q.entry_id = $1`, a.id)
	return text
}

func (s *square) until(t testing.TB, what string, is func() bool) {
	t.Helper()
	deadline := time.Now().Add(2 * time.Minute)
	for !is() {
		if time.Now().After(deadline) {
			t.Fatalf("after two minutes it is not so that %s", what)
		}
		time.Sleep(time.Millisecond)
	}
}

// TestChangesLeaveTurnout has people change their votes again and again, on two nodes.
func TestChangesLeaveTurnout(t *testing.T) {
	people, changes := size(200, 800), size(2000, 20_000)
	s := setup(t, people)
	other := ballot.NewService(s.db, ballot.Secrets{})
	defer other.Drain()
	a := s.poll(t, "")
	s.everybody(t, people, func(n int) error {
		_, err := s.ballots.Vote(as(t.Context(), int64(firstVoter+n)), a.choose(0))
		return err
	})
	turnout := func() string {
		var text string
		s.row(t, &text, `select voters || ' ' || turnout_version from poll_tally where entry_id = $1`, a.id)
		return text
	}
	before := turnout()
	s.everybody(t, people, func(n int) error {
		for i := range changes / people {
			node := s.ballots
			if (n+i)%2 == 0 {
				node = other
			}
			v, err := node.Vote(as(t.Context(), int64(firstVoter+n)), a.choose(1+i%2))
			if err != nil {
				return err
			}
			if v.Turnout.Voters != people {
				return fmt.Errorf("a change is answered with %d voters", v.Turnout.Voters)
			}
		}
		return nil
	})
	if after := turnout(); after != before {
		t.Errorf("%d changes moved the turnout from %s to %s", changes, before, after)
	}
	if n := s.number(t, `select sum(version) from ballot where question_id = $1`, a.questions[0]); n != people+changes/people*people {
		t.Errorf("%d people and %d changes leave ballots of %d versions together", people, changes, n)
	}
	s.sound(t, a)
}

func (s *square) everybody(t *testing.T, people int, do func(n int) error) {
	t.Helper()
	var all sync.WaitGroup
	for n := range people {
		all.Go(func() {
			if err := do(n); err != nil {
				t.Errorf("voter %d: %v", n, err)
			}
		})
	}
	all.Wait()
}

// TestNeighbours puts ballots that are refused, each for another reason, among some that are not.
func TestNeighbours(t *testing.T) {
	s := setup(t, 200)
	a, closed := s.poll(t, ""), s.poll(t, "closes_at = now()")
	held := s.holdTurn(t, a)
	var all sync.WaitGroup
	refusals := make([]error, 200)
	for n := range refusals {
		in := a.choose(n % 4)
		switch {
		case n%10 == 3:
			in = a.choose(0, 1)
		case n%10 == 5:
			in.Ballots[0].Choice.Options = []poll.OptionID{closed.options[0][0]}
		case n%10 == 7:
			in = closed.choose(0)
		}
		all.Go(func() { _, refusals[n] = s.ballots.Vote(as(t.Context(), int64(firstVoter+n)), keyed(in, "k")) })
	}
	held()
	all.Wait()
	for n, err := range refusals {
		want := map[int]error{3: poll.ErrTooMany, 5: poll.ErrOption, 7: poll.ErrClosed}[n%10]
		if !errors.Is(err, want) {
			t.Errorf("vote %d is answered %v, not %v", n, err, want)
		}
	}
	s.sound(t, a)
	s.sound(t, closed)
	if keys, sheets := s.number(t, `select count(*) from idempotency`), s.number(t, `select count(*) from ballot_voter`); keys != 140 || sheets != 140 {
		t.Errorf("140 votes of 200 count, and there are %d keys and %d sheets", keys, sheets)
	}
}

// holdTurn keeps everybody from casting in a poll, so that votes gather, until the returned function is called.
func (s *square) holdTurn(t *testing.T, a asked) (release func()) {
	t.Helper()
	tx, err := s.db.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(t.Context(), `select from poll where entry_id = $1 for update`, a.id); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := tx.Rollback(context.WithoutCancel(t.Context())); err != nil {
			t.Error(err)
		}
	}
}

// TestHeldPoll lets another session hold a poll: votes in it wait, and delay nobody else's.
func TestHeldPoll(t *testing.T) {
	s := setup(t, 40)
	held, free := s.poll(t, ""), s.poll(t, "")
	release := s.holdTurn(t, held)
	released := sync.OnceFunc(release)
	defer released()
	answers := make(chan error, 40)
	for n := range 20 {
		go func() {
			_, err := s.ballots.Vote(as(t.Context(), int64(firstVoter+n)), held.choose(n%4))
			answers <- err
		}()
	}
	s.everybody(t, 20, func(n int) error {
		_, err := s.ballots.Vote(as(t.Context(), int64(firstVoter+20+n)), free.choose(n%4))
		return err
	})
	if len(answers) > 0 {
		t.Fatalf("a vote in the poll that is held was answered: %v", <-answers)
	}
	released()
	for range 20 {
		if err := <-answers; err != nil {
			t.Errorf("a vote that waited is answered %v", err)
		}
	}
	s.sound(t, held)
	s.sound(t, free)
}

// TestOneKey repeats requests at once, on two nodes: each counts once, and each answer is the same.
func TestOneKey(t *testing.T) {
	s := setup(t, 20)
	other := ballot.NewService(s.db, ballot.Secrets{})
	defer other.Drain()
	a := s.poll(t, "changeable = false")
	s.everybody(t, 160, func(n int) error {
		node := []*ballot.Service{s.ballots, other}[n%2]
		v, err := node.Vote(as(t.Context(), int64(firstVoter+n%20)), keyed(a.choose(n%4), fmt.Sprint("k", n%4)))
		if err == nil && (len(v.Ballots) != 1 || v.Ballots[0].Choice.Options[0] != a.options[0][n%4]) {
			return fmt.Errorf("a vote for %d is answered %+v", a.options[0][n%4], v.Ballots)
		}
		return err
	})
	s.sound(t, a)
	if n := s.number(t, `select max(version) from ballot where question_id = $1`, a.questions[0]); n != 1 {
		t.Errorf("a repeated request makes a ballot of version %d", n)
	}
	other1 := keyed(a.choose(3), "k0")
	if _, err := s.ballots.Vote(as(t.Context(), firstVoter), other1); !errors.Is(err, db.ErrKeyReused) {
		t.Errorf("a key with another input is answered %v", err)
	}
}

// TestLeaving ends the wait of some voters, and then the service.
func TestLeaving(t *testing.T) {
	s := setup(t, 40)
	a := s.poll(t, "")
	release := sync.OnceFunc(s.holdTurn(t, a))
	defer release()
	// The first one brings the batch that waits; who comes later waits before it.
	first := make(chan error, 1)
	go func() {
		_, err := s.ballots.Vote(as(t.Context(), firstVoter), a.choose(0))
		first <- err
	}()
	s.until(t, "a batch waits for the poll", func() bool {
		return s.number(t, `select count(*) from pg_locks l join pg_stat_activity p on p.pid = l.pid where not l.granted and p.datname = current_database()`) > 0
	})
	ctx, leave := context.WithCancel(t.Context())
	var left sync.WaitGroup
	for n := range 20 {
		left.Go(func() {
			if _, err := s.ballots.Vote(as(ctx, int64(firstVoter+1+n)), a.choose(0)); !errors.Is(err, context.Canceled) {
				t.Errorf("who leaves is answered %v", err)
			}
		})
	}
	leave()
	left.Wait()
	release()
	if err := <-first; err != nil {
		t.Errorf("who stayed is answered %v", err)
	}
	s.ballots.Drain()
	if n := s.number(t, `select voters from poll_tally where entry_id = $1`, a.id); n != 1 {
		t.Errorf("one voted and twenty left: %d voters", n)
	}
	if _, err := s.ballots.Vote(as(t.Context(), firstVoter), a.choose(0)); !problem.Is(err, problem.Unavailable) {
		t.Errorf("a service that is closing answers %v", err)
	}
	s.sound(t, a)
}
