package ballot_test

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// hall is an assembly that is held in a square, with voters who came in and guests.
type hall struct {
	*square
	id     int64
	guests []int64
}

// meet begins an assembly: the first so many voters have come in, and so many guests, those with even places with a slip.
func (s *square) meet(t testing.TB, voters, guests int) *hall {
	t.Helper()
	h := &hall{square: s}
	s.row(t, &h.id, `insert into assembly (space_id, phase, title, started_at, code, created_by, created_at, guests)
		values (1, 'live', 'Assemblea', now(), to_char((random() * 899999)::int + 100000, 'FM000000'), 1, now(), 'anyone') returning id`)
	s.exec(t, `insert into assembly_participant (assembly_id, person_id, member_id, in_hall, entitled, joined_at)
		select $1, i, i, true, true, now() from generate_series($2::int, $2::int + $3::int - 1) i`, h.id, firstVoter, voters)
	s.row(t, &h.guests, `with added as (
		insert into assembly_guest (assembly_id, pass_hash, joined_at)
		select $1::bigint, sha256(($1::bigint || '-' || i)::text::bytea), now() from generate_series(1, $2::int) i returning id
	) select coalesce(array_agg(id order by id), '{}') from added`, h.id, guests)
	return h
}

// item makes a poll of the assembly that waits; set are columns of the poll as SQL.
func (h *hall) ask(t testing.TB, set string, questions ...question) asked {
	t.Helper()
	a := h.poll(t, fmt.Sprintf("phase = 'waiting', opened_at = null, opening = 'hand', results = 'staff', guests = 'anyone', assembly_id = %d", h.id), questions...)
	if set != "" {
		h.exec(t, `update poll set `+set+` where entry_id = $1`, a.id)
	}
	h.exec(t, `update entry set state = 'draft', published_at = null where id = $1`, a.id)
	return a
}

// guest returns a context in which the guest at a place asks.
func (h *hall) guest(ctx context.Context, place int) context.Context {
	return auth.With(ctx, auth.Viewer{
		Scopes: []string{},
		Pass:   auth.Pass{Kind: auth.PassGuest, ID: h.guests[place], AssemblyID: h.id, HasSlip: place%2 == 0, Version: 1},
	})
}

// in does something in a transaction, as an assembly does with its polls.
func (s *square) in(t testing.TB, do func(context.Context, *db.Tx) error) error {
	t.Helper()
	return s.db.InTx(t.Context(), do)
}

// must does something in a transaction and expects that it is done.
func (s *square) must(t testing.TB, do func(context.Context, *db.Tx) error) {
	t.Helper()
	if err := s.in(t, do); err != nil {
		t.Fatal(err)
	}
}

func (s *square) opening(a asked, closesAt *time.Time) func(context.Context, *db.Tx) error {
	return func(ctx context.Context, tx *db.Tx) error { return s.ballots.OpenIn(ctx, tx, a.id, closesAt) }
}

func closing(a asked, settleAfter time.Duration) func(context.Context, *db.Tx) error {
	return func(ctx context.Context, tx *db.Tx) error { return ballot.CloseIn(ctx, tx, a.id, settleAfter) }
}

func reopening(a asked, before *time.Time) func(context.Context, *db.Tx) error {
	return func(ctx context.Context, tx *db.Tx) error { return ballot.ReopenIn(ctx, tx, a.id, before) }
}

func extending(a asked, by time.Duration) func(context.Context, *db.Tx) error {
	return func(ctx context.Context, tx *db.Tx) error { return ballot.ExtendIn(ctx, tx, a.id, by) }
}

// acting is one of the acts that need nothing but the poll.
func acting(do func(context.Context, *db.Tx, entry.ID) error, a asked) func(context.Context, *db.Tx) error {
	return func(ctx context.Context, tx *db.Tx) error { return do(ctx, tx, a.id) }
}

func (h *hall) whole(t testing.TB, a asked) *poll.Voting {
	t.Helper()
	votings, err := poll.HeadsIn(t.Context(), h.db, []entry.ID{a.id})
	if err != nil || votings[a.id] == nil {
		t.Fatalf("poll %d: %v", a.id, err)
	}
	return votings[a.id]
}

// TestActs runs a poll as an assembly does, with everything that may be undone and what may not.
func TestActs(t *testing.T) {
	h := setup(t, 2).meet(t, 2, 1)
	a := h.ask(t, "")
	free := h.poll(t, "phase = 'waiting', opened_at = null, opening = 'hand'")
	grace := time.Hour
	past := time.Now().Add(-time.Hour)
	for _, step := range []struct {
		what string
		do   func(context.Context, *db.Tx) error
		want error
	}{
		{"one that no assembly holds is opened", h.opening(free, nil), ballot.ErrElsewhere},
		{"it closes before it opens", closing(a, grace), poll.ErrWaiting},
		{"it is counted before it opens", acting(ballot.SettleIn, a), ballot.ErrNotClosed},
		{"it is shown before it opens", acting(h.ballots.RevealIn, a), ballot.ErrNotClosed},
		{"it opens again before it opened", reopening(a, nil), poll.ErrWaiting},
		{"it gets time before it opens", extending(a, time.Minute), poll.ErrWaiting},
		{"its opening is undone before", acting(ballot.UnopenIn, a), nil},
		{"it opens until a time that has passed", h.opening(a, &past), poll.ErrPast},
		{"it opens", h.opening(a, nil), nil},
		{"it opens again", h.opening(a, nil), nil},
		{"it gets more of no time", extending(a, time.Minute), ballot.ErrTimeless},
		{"it is shown while it is open", acting(h.ballots.RevealIn, a), ballot.ErrNotClosed},
		{"its opening is undone", acting(ballot.UnopenIn, a), nil},
		{"it opens anew", h.opening(a, nil), nil},
		{"somebody votes", func(context.Context, *db.Tx) error {
			_, err := h.ballots.GuestVote(h.guest(t.Context(), 0), a.choose(1))
			return err
		}, nil},
		{"its opening is undone with a guest's vote", acting(ballot.UnopenIn, a), ballot.ErrVotes},
		{"it closes", closing(a, grace), nil},
		{"it closes again", closing(a, grace), nil},
		{"its opening is undone when it is closed", acting(ballot.UnopenIn, a), poll.ErrClosed},
		{"it gets time when it is closed", extending(a, time.Minute), poll.ErrClosed},
		{"its closing is undone", reopening(a, nil), nil},
		{"its closing is undone again", reopening(a, nil), nil},
		{"it closes once more", closing(a, grace), nil},
		{"it is shown at once", acting(h.ballots.RevealIn, a), nil},
		{"it is shown again", acting(h.ballots.RevealIn, a), nil},
		{"its closing is undone after it was counted", reopening(a, nil), ballot.ErrSettled},
		{"it is hidden", acting(ballot.UnrevealIn, a), nil},
		{"it is hidden again", acting(ballot.UnrevealIn, a), nil},
		{"it is counted again", acting(ballot.SettleIn, a), nil},
		{"it is shown for good", acting(h.ballots.RevealIn, a), nil},
		{"it opens once more", h.opening(a, nil), poll.ErrClosed},
	} {
		if err := h.in(t, step.do); !errors.Is(err, step.want) {
			t.Errorf("%s: %v, not %v", step.what, err, step.want)
		}
		h.sound(t, a)
	}
	if told := h.notices(t); len(told) != 0 {
		t.Errorf("the piazza was told %v", told)
	}
}

// TestCountdown gives a poll time: what was lost while it was closed by mistake is given back, and the warden closes it without anybody.
func TestCountdown(t *testing.T) {
	h := setup(t, 1).meet(t, 1, 0)
	a := h.ask(t, "")
	until := time.Now().Add(time.Hour).Truncate(time.Microsecond).UTC()
	h.must(t, h.opening(a, &until))
	h.must(t, extending(a, 30*time.Second))
	if at := h.whole(t, a).ClosesAt; at == nil || !at.Equal(until.Add(30*time.Second)) {
		t.Errorf("with half a minute more it closes at %v", at)
	}
	before := h.whole(t, a).ClosesAt
	h.must(t, closing(a, time.Hour))
	if v := h.whole(t, a); v.Phase() != poll.Closed || !v.Settles() || v.Stored == poll.Closed {
		t.Errorf("closed by hand it is %s, stored %s", v.Phase(), v.Stored)
	}
	h.must(t, reopening(a, before))
	v := h.whole(t, a)
	if lost := v.ClosesAt.Sub(*before); v.Phase() != poll.Open || v.Settles() || lost <= 0 || lost > time.Minute {
		t.Errorf("opened again it is %s, and %v are given back", v.Phase(), lost)
	}
	h.vote(t, firstVoter, a.choose(2))
	for soon := 300 * time.Millisecond; ; soon *= 2 { // a busy computer may need longer than that to say so
		err := h.in(t, extending(a, -time.Until(*v.ClosesAt)+soon))
		if err == nil {
			break
		}
		if !errors.Is(err, poll.ErrPast) {
			t.Fatal(err)
		}
	}
	h.guarded(t)
	h.until(t, "the warden has closed it", func() bool { return h.phase(t, a) == "closed" })
	v = h.whole(t, a)
	if !v.ClosedAt.Equal(*v.ClosesAt) || v.Settles() {
		t.Errorf("it closed at %v and not at %v", v.ClosedAt, v.ClosesAt)
	}
	if err := h.in(t, reopening(a, v.ClosesAt)); !errors.Is(err, ballot.ErrSettled) {
		t.Errorf("what the clock closed is opened again: %v", err)
	}
	h.sound(t, a)
}

// TestSettling closes a poll by hand: it is counted when its time has come, by whichever warden, and not a moment before.
func TestSettling(t *testing.T) {
	h := setup(t, 1).meet(t, 1, 0)
	a := h.ask(t, "")
	h.must(t, h.opening(a, nil))
	h.vote(t, firstVoter, a.choose(2))
	w := h.guarded(t)
	h.must(t, closing(a, time.Hour))
	w.Touched([]db.Stream{{Kind: poll.StreamAssembly, Ref: h.id}})
	if err := h.ballots.Settle(t.Context(), a.id); err != nil || h.phase(t, a) != "open" {
		t.Errorf("it is counted before its time: %v", err)
	}
	before := h.whole(t, a)
	closedAt := *before.ClosesAt
	if !before.SettlesAt.Equal(closedAt.Add(time.Hour)) {
		t.Errorf("closed at %v it is counted at %v", closedAt, before.SettlesAt)
	}
	var settles time.Time
	h.row(t, &settles, `update poll set settles_at = clock_timestamp() + interval '400 milliseconds' where entry_id = $1 returning settles_at`, int64(a.id))
	w.Touched([]db.Stream{{Kind: poll.StreamAssembly, Ref: h.id}})
	h.until(t, "it is counted", func() bool { return h.phase(t, a) == "closed" })
	if v := h.whole(t, a); !v.ClosedAt.Equal(closedAt) || v.Settles() || v.Now.Before(settles) {
		t.Errorf("it closed at %v and not at %v, read at %v", v.ClosedAt, closedAt, v.Now)
	}
	if n := h.number(t, `select count(*) from ballot_result where counted_at < $1`, settles); n != 0 {
		t.Error("it was counted before its time")
	}
}

// TestPublicity opens polls of an assembly: each is public from then on, in no list before the assembly is over, and a draft again where
// that is undone; what is rehearsed is never public.
func TestPublicity(t *testing.T) {
	h := setup(t, 1).meet(t, 1, 0)
	a, tried := h.ask(t, ""), h.ask(t, "rehearsal = true")
	state := func(a asked) (state string) {
		h.row(t, &state, `select state || case when held then ', held' else '' end from entry where id = $1`, a.id)
		return state
	}
	for _, step := range []struct {
		what        string
		do          func(context.Context, *db.Tx) error
		real, trial string
	}{
		{"one opens", h.opening(a, nil), "published, held", "draft"},
		{"the other opens", h.opening(tried, nil), "published, held", "draft"},
		{"that is undone", acting(ballot.UnopenIn, tried), "published, held", "draft"},
		{"and that", acting(ballot.UnopenIn, a), "draft, held", "draft"},
		{"it opens anew", h.opening(a, nil), "published, held", "draft"},
		{"the assembly is over", func(ctx context.Context, tx *db.Tx) error { return entry.ListIn(ctx, tx, []entry.ID{a.id, tried.id}) }, "published", "draft"},
	} {
		h.must(t, step.do)
		if one, trial := state(a), state(tried); one != step.real || trial != step.trial {
			t.Errorf("%s: one is %s, the other %s", step.what, one, trial)
		}
	}
	h.exec(t, `with said as (insert into comment (entry_id, author_id, root_id, path, body, body_html, created_at) values ($1, 1, 1, '{1}', 'Ecco', 'Ecco', now()) returning 1) select 1 from said`, a.id)
	h.must(t, acting(ballot.UnopenIn, a))
	if state(a) != "published" {
		t.Error("a poll under which somebody spoke has gone")
	}
}

// TestWhoVotes lets people vote in a poll of an assembly: those who came in, and nobody else.
func TestWhoVotes(t *testing.T) {
	h := setup(t, 3).meet(t, 2, 3)
	a := h.ask(t, "")
	slips, none := h.ask(t, "guests = 'slips'"), h.ask(t, "guests = 'none'")
	sure := h.ask(t, "assurance = 'substantial'")
	waits := h.ask(t, "")
	tried := h.ask(t, "rehearsal = true")
	for _, one := range []asked{a, slips, none, sure, tried} {
		h.must(t, h.opening(one, nil))
	}
	other := h.meet(t, 0, 1)
	h.exec(t, `update assembly_guest set ended_at = now() where id = $1`, h.guests[2])
	member, guest := h.ballots.Vote, h.ballots.GuestVote
	for _, c := range []struct {
		what string
		cast func(context.Context, ballot.VoteInput) (*ballot.Vote, error)
		ctx  context.Context
		in   ballot.VoteInput
		want error
	}{
		{"who came in", member, as(t.Context(), firstVoter), a.choose(0), nil},
		{"who stayed away", member, as(t.Context(), firstVoter+2), a.choose(0), poll.ErrJoin},
		{"who is known too little", member, as(t.Context(), firstVoter), sure.choose(0), poll.ErrAssurance},
		{"a member in what is rehearsed", member, as(t.Context(), firstVoter), tried.choose(0), poll.ErrPoll},
		{"who holds what is rehearsed and did not come", member, as(t.Context(), editor), tried.choose(0), poll.ErrJoin},
		{"a guest", guest, h.guest(t.Context(), 1), a.choose(0), nil},
		{"a guest without a slip", guest, h.guest(t.Context(), 1), slips.choose(0), poll.ErrSlip},
		{"a guest with a slip", guest, h.guest(t.Context(), 0), slips.choose(0), nil},
		{"a guest where none may", guest, h.guest(t.Context(), 0), none.choose(0), poll.ErrGuests},
		{"a guest before it opens", guest, h.guest(t.Context(), 0), waits.choose(0), poll.ErrPoll},
		{"a guest of another assembly", guest, other.guest(t.Context(), 0), a.choose(0), poll.ErrPoll},
		{"a guest who was sent away", guest, h.guest(t.Context(), 2), a.choose(0), errSignIn},
		{"a guest as if he were a member", member, h.guest(t.Context(), 0), a.choose(0), errSignIn},
		{"a member as if he were a guest", guest, as(t.Context(), firstVoter), a.choose(0), errSignIn},
		{"a visitor as a guest", guest, t.Context(), a.choose(0), errSignIn},
	} {
		_, err := c.cast(c.ctx, c.in)
		if signIn(err) {
			err = errSignIn
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s is answered %v, not %v", c.what, err, c.want)
		}
	}
	if n := h.number(t, `select (select count(*) from ballot) * 100 + (select count(*) from ballot_guest)`); n != 102 {
		t.Errorf("one member and two guests voted, and there are %d ballots", n)
	}
	if v := h.whole(t, a); v.ElectorCount == nil || *v.ElectorCount != 2 {
		t.Errorf("%v may vote, and two came", v.ElectorCount)
	}
	for _, one := range []asked{a, slips, none, sure, tried} {
		h.sound(t, one)
	}
}

// TestWhatIsToldOfEachVote votes in an assembly: who holds it watches what a poll has come to so far where that is shown to him, and is
// told of each ballot, changed ones too; elsewhere the assembly's state stays as it is.
func TestWhatIsToldOfEachVote(t *testing.T) {
	h := setup(t, 1).meet(t, 1, 0)
	hidden, shown := h.ask(t, ""), h.ask(t, "results = 'staff_live'")
	h.must(t, h.opening(hidden, nil))
	h.must(t, h.opening(shown, nil))
	var told atomic.Int64
	h.db.OnTouch(func(streams []db.Stream) {
		for _, stream := range streams {
			if stream == (db.Stream{Kind: poll.StreamAssembly, Ref: h.id}) {
				told.Add(1)
			}
		}
	})
	for _, step := range []struct {
		of     asked
		option int
		want   int64
	}{{hidden, 2, 0}, {shown, 2, 1}, {shown, 1, 2}, {hidden, 1, 2}} {
		h.vote(t, firstVoter, step.of.choose(step.option))
		if told.Load() != step.want {
			t.Errorf("the assembly's state was told %d times and not %d", told.Load(), step.want)
		}
	}
}
