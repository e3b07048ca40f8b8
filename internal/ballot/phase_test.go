package ballot_test

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"sync"
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// notices returns what the piazza's stream has told of polls, in order.
func (s *square) notices(t testing.TB) (kinds []string) {
	t.Helper()
	s.row(t, &kinds, `select coalesce(array_agg(n.kind order by n.seq), '{}')
		from notice n join stream s on s.id = n.stream_id where s.kind = 'piazza' and n.kind like 'poll%'`)
	return kinds
}

func (s *square) phase(t testing.TB, a asked) (phase string) {
	t.Helper()
	s.row(t, &phase, `select phase from poll where entry_id = $1`, a.id)
	return phase
}

// guarded runs a warden until the test ends.
func (s *square) guarded(t *testing.T) *ballot.Warden {
	t.Helper()
	w := ballot.NewWarden(s.ballots, slog.New(slog.DiscardHandler))
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	var running sync.WaitGroup
	running.Go(func() { w.Run(ctx) })
	t.Cleanup(func() {
		stop()
		running.Wait()
	})
	return w
}

// TestByHand opens, closes and publishes as those do who hold the poll, and as others may not.
func TestByHand(t *testing.T) {
	s := setup(t, 1)
	a := s.poll(t, "phase = 'waiting', opened_at = null, opening = 'hand', results = 'staff'")
	in := poll.Input{PollID: a.id}
	steps := []struct {
		what string
		do   func(context.Context, poll.Input) (*entry.Entry, error)
		as   int64
		want error
	}{
		{"a member opens", s.ballots.Open, firstVoter, poll.ErrRun},
		{"it closes before it opens", s.ballots.Close, editor, poll.ErrWaiting},
		{"it opens", s.ballots.Open, editor, nil},
		{"it opens again", s.ballots.Open, editor, nil},
		{"its results are published before it closes", s.ballots.PublishResults, editor, ballot.ErrNotClosed},
		{"it closes", s.ballots.Close, editor, nil},
		{"it closes again", s.ballots.Close, editor, nil},
		{"it opens once more", s.ballots.Open, editor, poll.ErrClosed},
		{"a member publishes", s.ballots.PublishResults, firstVoter, poll.ErrRun},
		{"its results are published", s.ballots.PublishResults, editor, nil},
		{"its results are published again", s.ballots.PublishResults, editor, nil},
	}
	for _, step := range steps {
		if _, err := step.do(as(t.Context(), step.as), in); !errors.Is(err, step.want) {
			t.Errorf("%s: %v, not %v", step.what, err, step.want)
		}
	}
	if told := s.notices(t); !slices.Equal(told, []string{poll.NoticeOpened, poll.NoticeClosed, poll.NoticeChanged}) {
		t.Errorf("the piazza was told %v", told)
	}
	results, err := s.ballots.Results(t.Context(), ballot.DoorPoll, idsOf(a))
	if err != nil || results[a.id] == nil || !results[a.id].IsFinal {
		t.Errorf("a visitor finds %+v, %v", results[a.id], err)
	}
	s.sound(t, a)
}

// TestWarden opens and closes polls when their time has come: those of which a node has heard, and those whose time passed
// while no node was up.
func TestWarden(t *testing.T) {
	s := setup(t, 2)
	missed := s.poll(t, "phase = 'waiting', opened_at = null, opening = 'time', opens_at = now() - interval '2 hours', closes_at = now() - interval '1 hour'")
	open := s.poll(t, "")
	s.vote(t, firstVoter, open.choose(0))
	s.exec(t, `update poll set opened_at = now() - interval '1 hour', closes_at = now() - interval '1 minute' where entry_id = $1`, open.id)
	if _, err := s.ballots.Vote(as(t.Context(), firstVoter+1), open.choose(0)); !errors.Is(err, poll.ErrClosed) {
		t.Errorf("who votes after the closing time, before anybody has written it down, is answered %v", err)
	}
	w := s.guarded(t)
	for _, a := range []asked{missed, open} {
		s.until(t, "the warden has closed it", func() bool { return s.phase(t, a) == "closed" })
		if n := s.number(t, `select count(*) from poll where entry_id = $1 and closed_at = closes_at and opened_at <= closed_at`, a.id); n != 1 {
			t.Errorf("poll %d was not closed at its time", a.id)
		}
		s.sound(t, a)
	}
	soon := s.poll(t, "phase = 'waiting', opened_at = null, opening = 'time', opens_at = clock_timestamp() + interval '0.3 s', closes_at = clock_timestamp() + interval '0.9 s'")
	w.Raised([]db.Head{{Stream: entry.PiazzaStream(publicSpace)}})
	s.until(t, "the warden has opened it", func() bool { return s.phase(t, soon) != "waiting" })
	s.until(t, "the warden has closed it", func() bool { return s.phase(t, soon) == "closed" })
	want := []string{poll.NoticeOpened, poll.NoticeClosed, poll.NoticeClosed, poll.NoticeOpened, poll.NoticeClosed}
	told := s.notices(t)
	if slices.Sort(told[:min(3, len(told))]); !slices.Equal(told, []string{want[1], want[1], want[0], want[0], want[1]}) {
		t.Errorf("the piazza was told %v", told)
	}
}

// TestLockHeld has somebody hold the poll while its closing time passes: votes that came before it are decided after it.
func TestLockHeld(t *testing.T) {
	s := setup(t, 10)
	a := s.poll(t, "closes_at = clock_timestamp() + interval '1 s'")
	release := sync.OnceFunc(s.holdTurn(t, a))
	defer release()
	answers := make(chan error, 10)
	for n := range 10 {
		go func() {
			_, err := s.ballots.Vote(as(t.Context(), int64(firstVoter+n)), a.choose(0))
			answers <- err
		}()
	}
	s.until(t, "its closing time has passed", func() bool {
		return s.number(t, `select count(*) from poll where entry_id = $1 and closes_at < clock_timestamp()`, a.id) == 1
	})
	s.guarded(t)
	release()
	for range 10 {
		if err := <-answers; !errors.Is(err, poll.ErrClosed) {
			t.Errorf("a vote that was decided after the closing time is answered %v", err)
		}
	}
	s.until(t, "the warden has closed it", func() bool { return s.phase(t, a) == "closed" })
	s.sound(t, a)
	if n := s.number(t, `select (select count(*) from ballot) + (select count(*) from ballot_voter)`); n != 0 {
		t.Errorf("late votes have left %d rows", n)
	}
}

// TestFollow publishes and withdraws polls.
func TestFollow(t *testing.T) {
	s := setup(t, 1)
	entries := entry.NewService(s.db)
	entries.OnTurn(s.ballots.Follow)
	moderator := as(t.Context(), moderator)
	for opening, want := range map[string][]string{"published": {"open", "closed"}, "hand": {"waiting", "waiting"}} {
		a := s.poll(t, "phase = 'waiting', opened_at = null, opening = '"+opening+"'")
		s.exec(t, `update entry set state = 'review', published_at = null, body = 'Testo' where id = $1`, a.id)
		if _, err := entries.Publish(moderator, entry.Input{EntryID: a.id}); err != nil {
			t.Fatal(err)
		}
		phases := []string{s.phase(t, a)}
		if _, err := entries.Withdraw(moderator, entry.ReasonInput{EntryID: a.id, Reason: "Un errore"}); err != nil {
			t.Fatal(err)
		}
		if phases = append(phases, s.phase(t, a)); !slices.Equal(phases, want) {
			t.Errorf("a poll that opens %s is %v once published and withdrawn, not %v", opening, phases, want)
		}
		if _, err := entries.Publish(moderator, entry.Input{EntryID: a.id}); err != nil {
			t.Fatal(err)
		}
		if phase := s.phase(t, a); phase != want[1] {
			t.Errorf("a poll that opens %s is %s once published again", opening, phase)
		}
	}
}

// What a moderator takes from sight after its assembly, and gives back, is told anew to who reads the record.
func TestFollowAfterAnAssembly(t *testing.T) {
	s := setup(t, 1)
	entries := entry.NewService(s.db)
	entries.OnTurn(s.ballots.Follow)
	a := s.poll(t, "phase = 'closed', closed_at = now(), results = 'staff'")
	s.exec(t, `update entry set body = 'Testo' where id = $1`, a.id)
	s.exec(t, `with a as (
			insert into assembly (space_id, phase, title, started_at, ended_at, created_by, created_at)
			values ((select space_id from entry where id = $1::bigint), 'ended', 'Assemblea', now(), now(), 1, now()) returning id
		) update poll set assembly_id = a.id from a where entry_id = $1::bigint`, a.id)
	version := func() int { return s.number(t, `select version from poll where entry_id = $1`, a.id) }
	before := version()
	if _, err := entries.Withdraw(as(t.Context(), moderator), entry.ReasonInput{EntryID: a.id, Reason: "Un errore"}); err != nil {
		t.Fatal(err)
	}
	taken := version()
	if _, err := entries.Publish(as(t.Context(), moderator), entry.Input{EntryID: a.id}); err != nil {
		t.Fatal(err)
	}
	if given := version(); taken <= before || given <= taken {
		t.Errorf("the version goes from %d to %d and %d", before, taken, given)
	}
}
