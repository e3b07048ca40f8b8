package account

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"piazza/internal/db"
)

// noting runs what a node does about uses beside its requests.
func noting(t *testing.T, s *Service) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.NoteUses(ctx, slog.New(slog.DiscardHandler))
	}()
	t.Cleanup(func() {
		stop()
		<-done
	})
}

// TestASessionInSteadyUseIsNoted has a session used again right after its grain is over, before the node has got to write it.
func TestASessionInSteadyUseIsNoted(t *testing.T) {
	s, _, d := setup(t)
	m := mustSignIn(t, s, "1", "Ada")
	token, session := mustOpen(t, s, Opening{MemberID: m.ID})
	age(t, d, 5*time.Hour)
	if !opens(t, s, token) {
		t.Fatal("the session does not open")
	}
	last := s.uses.of[int64(session.ID)].seen
	before := last.Add(-time.Hour)
	s.uses.of[int64(session.ID)] = use{seen: before, due: time.Now()}
	if !opens(t, s, token) {
		t.Fatal("the session does not open")
	}
	listed, err := s.SessionByID(as(t.Context(), m, session.ID), session.ID)
	if err != nil || !listed.SeenAt.Equal(last) {
		t.Errorf("its owner is told %+v, %v, want %v", listed, err, last)
	}
	// The hour that is not over may end in this moment: then it is written as well.
	s.uses.of[int64(session.ID)] = use{seen: last, due: time.Now().Add(time.Hour)}
	must(t, s.noteUses(t.Context(), false))
	if got := seenAt(t, d, session.ID); !got.Equal(before) {
		t.Errorf("it was seen at %v, want %v", got, before)
	}
	must(t, s.noteUses(t.Context(), true))
	if got := seenAt(t, d, session.ID); !got.Equal(last) || len(s.uses.of)+len(s.uses.ripe) != 0 {
		t.Errorf("in the end it was seen at %v, want %v; %d wait", got, last, len(s.uses.of)+len(s.uses.ripe))
	}
}

// TestASessionInSteadyUseStays uses a session many times in each grain, for longer than a browser may stay away.
func TestASessionInSteadyUseStays(t *testing.T) {
	_, _, d := setup(t)
	s := NewServiceWith(d, Rules{Idle: 24 * time.Second})
	m := mustSignIn(t, s, "1", "Ada")
	token, session := mustOpen(t, s, Opening{MemberID: m.ID})
	noting(t, s)
	for range 3 {
		age(t, d, 10*time.Second)
		before := seenAt(t, d, session.ID)
		waitFor(t, func() bool {
			if !opens(t, s, token) {
				t.Fatal("it ends while it is in use")
			}
			return seenAt(t, d, session.ID).After(before)
		})
	}
}

// TestUsesWaitForWhoeverIsAtTheSession holds a session's row: what refers to it is in nobody's way, what changes it is waited for by the
// note, not by the node.
func TestUsesWaitForWhoeverIsAtTheSession(t *testing.T) {
	s, _, d := setup(t)
	m := mustSignIn(t, s, "1", "Ada")
	old, session := mustOpen(t, s, Opening{MemberID: m.ID})
	turn(t, d, m)
	fresh := visit(t, s, old).Token
	for _, lock := range []struct {
		mode  string
		moves bool
	}{{"key share", true}, {"update", false}} {
		age(t, d, 5*time.Hour)
		_, err := d.Exec(t.Context(), `update session set previous_until = now() + interval '9 minutes' where id = $1`, int64(session.ID))
		must(t, err)
		before := seenAt(t, d, session.ID)
		if !opens(t, s, fresh) {
			t.Fatal("the session does not open")
		}
		must(t, d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
			if _, err := tx.Exec(ctx, `select from session where id = $1 for `+lock.mode, int64(session.ID)); err != nil {
				return err
			}
			return s.noteUses(t.Context(), true)
		}))
		if got := seenAt(t, d, session.ID).After(before); got != lock.moves || settled(t, d, session.ID) != lock.moves {
			t.Errorf("under %s its use is noted: %t, that of its token: %t", lock.mode, got, !lock.moves)
		}
		must(t, s.noteUses(t.Context(), true))
		if !seenAt(t, d, session.ID).After(before) || !settled(t, d, session.ID) {
			t.Errorf("after %s its use is forgotten", lock.mode)
		}
		if len(s.uses.ripe)+len(s.uses.settled) != 0 {
			t.Errorf("after %s there wait %v and %v", lock.mode, s.uses.ripe, s.uses.settled)
		}
	}
}

// settled tells whether the token before the present one is good for a moment only.
func settled(t *testing.T, d *db.DB, id SessionID) (is bool) {
	t.Helper()
	must(t, d.QueryRow(t.Context(), `select previous_until <= now() + interval '30 seconds' from session where id = $1`, int64(id)).Scan(&is))
	return is
}

// TestAUsedTokenIsNotLost has somebody come with the token of before, long after its owner has used the new one: what is not written yet
// counts, and what could not be written is not forgotten.
func TestAUsedTokenIsNotLost(t *testing.T) {
	s, _, d := setup(t)
	m := mustSignIn(t, s, "1", "Ada")
	old, session := mustOpen(t, s, Opening{MemberID: m.ID})
	turn(t, d, m)
	fresh := visit(t, s, old).Token
	if !opens(t, s, fresh) {
		t.Fatal("the new token does not open")
	}
	age(t, d, 4*time.Minute)
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if s.settle(gone) == nil {
		t.Error("there is no fault")
	}
	if got := visit(t, s, old); got.Token != "" || !opens(t, s, fresh) {
		t.Fatal("whoever has the old token takes the session over")
	}
	must(t, s.settle(t.Context()))
	if !settled(t, d, session.ID) || len(s.uses.settled) != 0 {
		t.Errorf("it is not written, or waits still: %v", s.uses.settled)
	}
	if visit(t, NewService(d), old).Token != "" {
		t.Error("another node gives the session to whoever has the old token")
	}
}

// TestATokenIsTakenAsLostLongAfterItsUseIsWritten lets a node go on by itself: what it knows reaches the others.
func TestATokenIsTakenAsLostLongAfterItsUseIsWritten(t *testing.T) {
	s, _, d := setup(t)
	other := NewService(d)
	m := mustSignIn(t, s, "1", "Ada")
	old, session := mustOpen(t, s, Opening{MemberID: m.ID})
	turn(t, d, m)
	fresh := visit(t, s, old).Token
	age(t, d, 2*time.Minute)
	if visit(t, other, old).Token != "" {
		t.Error("it is taken as lost after two minutes")
	}
	noting(t, s)
	if !opens(t, s, fresh) {
		t.Fatal("the new token does not open")
	}
	waitFor(t, func() bool { return settled(t, d, session.ID) })
	_, err := d.Exec(t.Context(), `update session set rotated_at = rotated_at - interval '2 minutes'`)
	must(t, err)
	if visit(t, other, old).Token != "" || !opens(t, other, fresh) {
		t.Error("another node gives the session to whoever has the old token")
	}
}
