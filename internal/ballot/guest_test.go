package ballot_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

var errSignIn = errors.New("sign in")

func signIn(err error) bool { return problem.Is(err, problem.Unauthenticated) }

// guestVote casts as a guest and expects that it counts.
func (h *hall) guestVote(t testing.TB, place int, in ballot.VoteInput) *ballot.Vote {
	t.Helper()
	v, err := h.ballots.GuestVote(h.guest(t.Context(), place), in)
	if err != nil {
		t.Fatalf("guest %d votes: %v", place, err)
	}
	return v
}

// TestGuestsApart has members and guests vote: nothing that guests do moves a number of those who count, their threshold or quorum, or what
// is written down of them.
func TestGuestsApart(t *testing.T) {
	h := setup(t, 3).meet(t, 3, 4)
	a := h.ask(t, "quorum = 3, threshold = 60")
	h.must(t, h.opening(a, nil))
	h.vote(t, firstVoter, a.choose(0))
	v := h.guestVote(t, 0, a.choose(1))
	if v.Turnout.Voters != 1 || v.Turnout.Guests != 1 || *v.Turnout.QuorumReached {
		t.Errorf("after one of each the turnout is %+v", v.Turnout)
	}
	h.vote(t, firstVoter+1, a.choose(0))
	for place := range 4 {
		h.guestVote(t, place, a.choose(1))
	}
	v = h.guestVote(t, 3, a.choose(2))
	if v.Turnout.Voters != 2 || v.Turnout.Guests != 4 || *v.Turnout.QuorumReached || len(v.Ballots) != 1 || v.Ballots[0].Version != 2 {
		t.Errorf("after all the turnout is %+v", v.Turnout)
	}
	h.sound(t, a)
	h.must(t, acting(closeNow, a))
	h.must(t, acting(h.ballots.RevealIn, a))
	h.sound(t, a)
	results, err := h.ballots.Results(t.Context(), ballot.DoorPoll, idsOf(a))
	if err != nil || results[a.id] == nil || results[a.id].Guests == nil {
		t.Fatalf("results: %+v, %v", results[a.id], err)
	}
	own, apart := results[a.id].Questions[0].(*poll.Counts), results[a.id].Guests.Questions[0].(*poll.Counts)
	if own.Voters != 2 || own.Options[0].Votes != 2 || own.Options[1].Votes != 0 || !*own.ThresholdReached || *results[a.id].QuorumReached {
		t.Errorf("those who count came to %+v", own)
	}
	if g := results[a.id].Guests; g.Voters != 4 || g.IsVerified || apart.Options[1].Votes != 3 || apart.Options[2].Votes != 1 || apart.ThresholdReached != nil {
		t.Errorf("guests came to %+v, %+v", g, apart)
	}
	for _, tampering := range []string{`update ballot_guest set choice = (select choice from ballot limit 1)`, `update poll_tally set guests = 5`} {
		h.exec(t, tampering)
		if right, err := h.ballots.Recount(t.Context(), a.id); right || err != nil {
			t.Errorf("after %q the poll stands a recount: %v", tampering, err)
		}
	}
}

func closeNow(ctx context.Context, tx *db.Tx, id entry.ID) error {
	return ballot.CloseIn(ctx, tx, id, 0)
}

// TestGuestKeys repeats guests' requests: they are answered, also when it is too late for others, and cast once.
func TestGuestKeys(t *testing.T) {
	h := setup(t, 0).meet(t, 0, 2)
	a := h.ask(t, "changeable = false")
	h.must(t, h.opening(a, nil))
	first := keyed(a.choose(1), "uno")
	h.guestVote(t, 0, first)
	h.guestVote(t, 1, keyed(a.choose(2), "uno"))
	for _, c := range []struct {
		what string
		in   ballot.VoteInput
		want error
	}{
		{"the same", first, nil},
		{"another under the same key", keyed(a.choose(0), "uno"), db.ErrKeyReused},
		{"another", keyed(a.choose(0), "due"), ballot.ErrVoted},
		{"a key that is too long", keyed(a.choose(0), string(make([]byte, 201))), db.ErrKey},
	} {
		if _, err := h.ballots.GuestVote(h.guest(t.Context(), 0), c.in); !errors.Is(err, c.want) {
			t.Errorf("%s is answered %v, not %v", c.what, err, c.want)
		}
	}
	h.must(t, acting(closeNow, a))
	if v, err := h.ballots.GuestVote(h.guest(t.Context(), 0), first); err != nil || len(v.Ballots) != 1 || v.Ballots[0].Version != 1 {
		t.Errorf("repeated after the closing it is answered %+v, %v", v, err)
	}
	if _, err := h.ballots.GuestVote(h.guest(t.Context(), 1), keyed(a.choose(2), "tre")); !errors.Is(err, poll.ErrClosed) {
		t.Errorf("a vote that comes too late is answered %v", err)
	}
	own, err := h.ballots.GuestOwn(h.guest(t.Context(), 0), idsOf(a))
	if err != nil || len(own[a.id]) != 1 || own[a.id][0].Choice.Options[0] != a.options[0][1] {
		t.Errorf("a guest's own are %+v, %v", own[a.id], err)
	}
	h.sound(t, a)
}

// TestGuestSentAway revokes a slip: what its guest voted goes, but for what was counted already.
func TestGuestSentAway(t *testing.T) {
	h := setup(t, 0).meet(t, 0, 2)
	done, now := h.ask(t, ""), h.ask(t, "")
	for _, a := range []asked{done, now} {
		h.must(t, h.opening(a, nil))
		h.guestVote(t, 0, a.choose(1))
		h.guestVote(t, 1, a.choose(1))
	}
	h.must(t, acting(closeNow, done))
	h.must(t, func(ctx context.Context, tx *db.Tx) error {
		if _, err := tx.Exec(ctx, `update assembly_guest set ended_at = now() where id = $1`, h.guests[0]); err != nil {
			return err
		}
		return ballot.DropGuestIn(ctx, tx, h.guests[0])
	})
	for a, want := range map[entry.ID]int{done.id: 2, now.id: 1} {
		if n := h.number(t, `select guests from poll_tally where entry_id = $1`, a); n != want {
			t.Errorf("poll %d has %d guests, not %d", a, n, want)
		}
	}
	h.sound(t, done)
	h.sound(t, now)
	if _, err := h.ballots.GuestVote(h.guest(t.Context(), 0), now.choose(1)); !signIn(err) {
		t.Errorf("who was sent away is answered %v", err)
	}
}

// TestRehearsed has persons who were made up vote, in what is rehearsed alone; all of it goes without a trace.
func TestRehearsed(t *testing.T) {
	h := setup(t, 2).meet(t, 1, 1)
	person := int64(h.number(t, `with made as (insert into person (created_at) values (now()) returning id) select id::int from made`))
	h.exec(t, `insert into assembly_participant (assembly_id, person_id, in_hall, entitled, joined_at) values ($1, $2, true, true, now())`, h.id, person)
	counting, tried := h.ask(t, ""), h.ask(t, "rehearsal = true, reasons = 'optional'")
	h.must(t, h.opening(counting, nil))
	h.must(t, h.opening(tried, nil))
	if _, err := h.ballots.Rehearse(t.Context(), person, counting.choose(0)); !errors.Is(err, poll.ErrPoll) {
		t.Errorf("who was made up votes where it counts: %v", err)
	}
	if _, err := h.ballots.Rehearse(t.Context(), person+1, tried.choose(0)); !errors.Is(err, poll.ErrJoin) {
		t.Errorf("who was made up and did not come in is answered %v", err)
	}
	if v, err := h.ballots.Rehearse(t.Context(), person, tried.choose(0)); err != nil || v.Turnout.Voters != 1 {
		t.Errorf("who was made up is answered %+v, %v", v, err)
	}
	h.sound(t, tried)
	h.must(t, func(ctx context.Context, tx *db.Tx) error { return ballot.DeleteIn(ctx, tx, idsOf(counting, tried)) })
	if n := h.number(t, `select (select count(*) from ballot) + (select count(*) from ballot_voter) + (select count(*) from entry)`); n != 1 {
		t.Errorf("of what was rehearsed %d rows are left, beside the real one", n-1)
	}
}

// TestStandings reads polls of an assembly for all who watch: what nobody may see is not even counted.
func TestStandings(t *testing.T) {
	h := setup(t, 2).meet(t, 2, 1)
	hidden, shown, waits := h.ask(t, ""), h.ask(t, "results = 'staff_live'"), h.ask(t, "")
	for _, a := range []asked{hidden, shown} {
		h.must(t, h.opening(a, nil))
		h.vote(t, firstVoter, a.choose(1))
		h.guestVote(t, 0, a.choose(1))
	}
	screen := auth.Viewer{Pass: auth.Pass{Kind: auth.PassScreen, ID: 1, AssemblyID: h.id}}
	read := func() map[entry.ID]*ballot.Standing {
		all, err := h.ballots.Standings(as(t.Context(), firstVoter), idsOf(hidden, shown, waits))
		if err != nil || len(all) != 3 {
			t.Fatalf("standings: %v, %v", all, err)
		}
		h.inSnapshot(t, func(ctx context.Context, tx *db.Tx) error {
			same, err := h.ballots.StandingsIn(ctx, tx, idsOf(hidden, shown, waits))
			for id, one := range same {
				if one.Version() != all[id].Version() || *one.Turnout() == (ballot.Turnout{}) {
					t.Errorf("within a transaction poll %d stands otherwise", id)
				}
			}
			return err
		})
		return all
	}
	seen := func(one *ballot.Standing, who auth.Viewer) bool {
		state, err := one.For(ballot.DoorAssembly, who)
		return err == nil && state.Results != nil
	}
	all := read()
	staff := viewerOf(as(t.Context(), editor))
	if !seen(all[shown.id], staff) || seen(all[shown.id], screen) || seen(all[hidden.id], staff) {
		t.Error("open polls are seen by whom they should not")
	}
	if n := all[hidden.id].Turnout(); n.Voters != 1 || n.Guests != 1 || all[hidden.id].Voting().Voted {
		t.Errorf("the turnout is %+v", n)
	}
	h.must(t, closing(shown, time.Hour))
	h.must(t, closing(hidden, time.Hour))
	if all = read(); seen(all[shown.id], staff) || seen(all[hidden.id], staff) {
		t.Error("what can be opened again is seen")
	}
	h.must(t, acting(h.ballots.RevealIn, hidden))
	h.must(t, acting(ballot.SettleIn, shown))
	if all = read(); !seen(all[shown.id], staff) || seen(all[shown.id], screen) || !seen(all[hidden.id], screen) {
		t.Error("what is shown is not seen, or what is not shown")
	}
}

func (h *hall) inSnapshot(t testing.TB, do func(context.Context, *db.Tx) error) {
	t.Helper()
	if err := h.db.InSnapshot(t.Context(), do); err != nil {
		t.Fatal(err)
	}
}

// TestHallAtOnce has 500 guests and 100 members vote at the same moment, twice each: each has one ballot.
func TestHallAtOnce(t *testing.T) {
	const members, guests = 100, 500
	h := setup(t, members).meet(t, members, guests)
	a := h.ask(t, "")
	h.must(t, h.opening(a, nil))
	h.everybody(t, members+guests, func(n int) (err error) {
		for i := range 2 {
			in := keyed(a.choose((n+i)%4), fmt.Sprint(n, "-", i))
			if n < members {
				_, err = h.ballots.Vote(as(t.Context(), int64(firstVoter+n)), in)
			} else {
				_, err = h.ballots.GuestVote(h.guest(t.Context(), n-members), in)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if v := h.whole(t, a); v.Voters != members || v.GuestVoters != guests {
		t.Errorf("%d members and %d guests voted", v.Voters, v.GuestVoters)
	}
	h.sound(t, a)
	h.must(t, acting(closeNow, a))
	h.sound(t, a)
}
