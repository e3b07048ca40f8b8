package account

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"piazza/internal/auth"
	"piazza/internal/db"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// writeUses lets the time pass that uses wait for.
func writeUses(t *testing.T, s *Service) {
	t.Helper()
	must(t, s.noteUses(t.Context(), true))
}

// seenAt is what stands in the row of a session.
func seenAt(t *testing.T, d *db.DB, id SessionID) (at time.Time) {
	t.Helper()
	must(t, d.QueryRow(t.Context(), `select seen_at from session where id = $1`, int64(id)).Scan(&at))
	return at
}

// rowOf tells one version of a session's row from another.
func rowOf(t *testing.T, d *db.DB, id SessionID) (version string) {
	t.Helper()
	must(t, d.QueryRow(t.Context(), `select xmin::text || ctid::text from session where id = $1`, int64(id)).Scan(&version))
	return version
}

// TestNoRequestNotesItsSession lets requests of old sessions and tokens come: none of them writes anything. It is written once the hour is
// over, of all together, and says no more than the hour.
func TestNoRequestNotesItsSession(t *testing.T) {
	s, _, d := setup(t)
	m := mustSignIn(t, s, "1", "Ada")
	browser, session := mustOpen(t, s, Opening{MemberID: m.ID})
	made, secret := mustToken(asking(t, s, browser), t, s, ScopeVote)
	turn(t, d, m)
	fresh := visit(t, s, browser).Token
	must(t, s.noteUses(t.Context(), true))
	age(t, d, 5*time.Hour)
	_, err := d.Exec(t.Context(), `update session set previous_until = now() + interval '9 minutes' where id = $1`, int64(session.ID))
	must(t, err)
	hour := time.Now().UTC().Truncate(time.Hour)
	before, program := rowOf(t, d, session.ID), rowOf(t, d, SessionID(made.ID))
	for range 3 {
		if !opens(t, s, fresh) {
			t.Fatal("the session does not open")
		}
		if _, err := s.ViewerByBearer(t.Context(), secret); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Renew(t.Context(), auth.Viewer{MemberID: int64(m.ID), SessionID: int64(session.ID)}); err != nil {
			t.Fatal(err)
		}
	}
	if rowOf(t, d, session.ID) != before || rowOf(t, d, SessionID(made.ID)) != program {
		t.Error("a request has written to its session")
	}
	listed, err := s.Sessions(as(t.Context(), m, session.ID))
	if err != nil || len(listed) != 1 || listed[0].SeenAt.Before(hour) {
		t.Errorf("what waits is not told to its owner: %+v, %v", listed, err)
	}
	for id := range s.uses.of {
		s.uses.of[id] = use{s.uses.of[id].seen, time.Now().Add(time.Hour)}
	}
	must(t, s.noteUses(t.Context(), false))
	if got := seenAt(t, d, session.ID); !got.Before(hour) {
		t.Errorf("it is noted before the hour is over: %v", got)
	}
	for id := range s.uses.of {
		s.uses.of[id] = use{s.uses.of[id].seen, time.Now()}
	}
	must(t, s.noteUses(t.Context(), false))
	for _, id := range []SessionID{session.ID, SessionID(made.ID)} {
		if got := seenAt(t, d, id); got.Before(hour) || !got.Equal(got.Truncate(time.Hour)) {
			t.Errorf("session %d was seen at %v, want an hour", id, got)
		}
	}
	if len(s.uses.of) != 0 {
		t.Errorf("%d uses still wait", len(s.uses.of))
	}
}

// TestTheLatestUseCounts has two nodes note one session.
func TestTheLatestUseCounts(t *testing.T) {
	s, _, d := setup(t)
	m := mustSignIn(t, s, "1", "Ada")
	_, session := mustOpen(t, s, Opening{MemberID: m.ID})
	late := session.SeenAt.Add(5 * time.Hour)
	for _, at := range []time.Time{late, late.Add(-time.Hour)} {
		left, err := storeOn(d).used(t.Context(), map[int64]use{int64(session.ID): {seen: at}, 999: {seen: at}})
		if err != nil || len(left) != 0 {
			t.Errorf("%v are left, %v", left, err)
		}
	}
	if got := seenAt(t, d, session.ID); !got.Equal(late) {
		t.Errorf("it was seen at %v, want %v", got, late)
	}
}

// TestWhatANodeHasNotWrittenEndsNoSession lets a node hold what it knows for as long as it may: another one lets the browser in.
func TestWhatANodeHasNotWrittenEndsNoSession(t *testing.T) {
	s, _, d := setup(t)
	other := NewService(d)
	m := mustSignIn(t, s, "1", "Ada")
	token, _ := mustOpen(t, s, Opening{MemberID: m.ID})
	age(t, d, DefaultIdle-time.Second)
	if !opens(t, s, token) {
		t.Fatal("it ends early")
	}
	age(t, d, time.Hour+2*usesPause)
	if !opens(t, other, token) {
		t.Error("who was here an hour ago is out")
	}
}

// TestUsesOutliveAFaultAndAStop keeps what could not be written, and writes all of it where the node stops.
func TestUsesOutliveAFaultAndAStop(t *testing.T) {
	s, _, d := setup(t)
	m := mustSignIn(t, s, "1", "Ada")
	token, session := mustOpen(t, s, Opening{MemberID: m.ID})
	age(t, d, 5*time.Hour)
	before := seenAt(t, d, session.ID)
	if !opens(t, s, token) {
		t.Fatal("the session does not open")
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.noteUses(gone, true); !errors.Is(err, context.Canceled) {
		t.Errorf("the fault is %v", err)
	}
	s.NoteUses(gone, slog.New(slog.DiscardHandler))
	if got := seenAt(t, d, session.ID); !got.After(before) {
		t.Error("a node that stopped has forgotten who was here")
	}
}
