package account

import (
	"context"
	"sync"
	"testing"
	"time"

	"piazza/internal/auth"
	"piazza/internal/db"
)

// age lets time pass for the rows of sessions: it is the database's clock that counts.
func age(t *testing.T, d *db.DB, passed time.Duration) {
	t.Helper()
	_, err := d.Exec(t.Context(), `update session set created_at = created_at - $1::interval, seen_at = seen_at - $1::interval,
		expires_at = expires_at - $1::interval, proved_at = proved_at - $1::interval, passkey_at = passkey_at - $1::interval,
		rotated_at = rotated_at - $1::interval, previous_until = previous_until - $1::interval`, passed)
	if err != nil {
		t.Fatal(err)
	}
}

func opens(t *testing.T, s *Service, token string) bool {
	t.Helper()
	v, err := s.ViewerByToken(t.Context(), token)
	if err != nil {
		t.Fatal(err)
	}
	return v.SignedIn()
}

// change is what whoever changes a member's rights does.
func turn(t *testing.T, d *db.DB, m *Member) {
	t.Helper()
	if err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return RotateIn(ctx, tx, m.ID) }); err != nil {
		t.Fatal(err)
	}
}

func visit(t *testing.T, s *Service, token string) Visit {
	t.Helper()
	v, err := s.VisitByToken(t.Context(), token, true)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestASessionEndsByItself(t *testing.T) {
	for name, c := range map[string]struct {
		steps []time.Duration
		want  bool
	}{
		"not used for thirteen days": {[]time.Duration{13 * 24 * time.Hour}, true},
		"not used for a fortnight":   {[]time.Duration{14*24*time.Hour + 3*time.Hour + time.Minute}, false},
		"used every ten days":        {[]time.Duration{10 * 24 * time.Hour, 10 * 24 * time.Hour}, true},
		"a month after it began":     {[]time.Duration{10 * 24 * time.Hour, 10 * 24 * time.Hour, 10*24*time.Hour + time.Minute}, false},
	} {
		t.Run(name, func(t *testing.T) {
			s, clock, d := setup(t)
			m := mustSignIn(t, s, "1", "Ada")
			token, opened := mustOpen(t, s, Opening{MemberID: m.ID})
			// The node's own clock decides nothing.
			clock.pass(-1000 * time.Hour)
			got := false
			for _, step := range c.steps {
				age(t, d, step)
				got = opens(t, s, token)
				writeUses(t, s)
			}
			listed, err := s.SessionByID(as(t.Context(), m, opened.ID), opened.ID)
			if err != nil || got != c.want || (listed != nil) != c.want {
				t.Errorf("it opens: %t, is listed: %t, want %t; %v", got, listed != nil, c.want, err)
			}
		})
	}
}

func TestAnInstallationsOwnRules(t *testing.T) {
	_, _, d := setup(t)
	s := NewServiceWith(d, Rules{Idle: time.Hour, Life: 2 * time.Hour})
	m := mustSignIn(t, s, "1", "Ada")
	token, opened := mustOpen(t, s, Opening{MemberID: m.ID})
	if left := opened.ExpiresAt.Sub(opened.CreatedAt); left < time.Hour || left > 70*time.Minute {
		t.Errorf("unused it ends after %v", left)
	}
	age(t, d, 61*time.Minute)
	if !opens(t, s, token) {
		t.Error("what is kept less exactly ends it early")
	}
	age(t, d, 9*time.Minute)
	if opens(t, s, token) {
		t.Error("it still opens")
	}
}

func TestATokenChangesWithTheRights(t *testing.T) {
	s, _, d := setup(t)
	m := mustSignIn(t, s, "1", "Ada")
	old, opened := mustOpen(t, s, Opening{MemberID: m.ID})
	if got := visit(t, s, old); got.Token != "" {
		t.Fatal("it changed for nothing")
	}
	turn(t, d, m)
	if v, err := s.VisitByToken(t.Context(), old, false); err != nil || v.Token != "" || !v.Viewer.SignedIn() {
		t.Fatalf("an answer that carries no cookie has %+v, %v", v, err)
	}
	fresh := visit(t, s, old).Token
	if fresh == "" || fresh == old {
		t.Fatal("the next answer carries no new token")
	}
	if got := visit(t, s, old); got.Token != "" || got.Viewer.SessionID != int64(opened.ID) {
		t.Errorf("a request that was under way is %+v", got)
	}
	if v, err := s.Renew(t.Context(), auth.Viewer{MemberID: int64(m.ID), SessionID: int64(opened.ID)}); err != nil || !v.SignedIn() {
		t.Errorf("the session's sockets are %+v, %v", v, err)
	}
	if !opens(t, s, fresh) || !opens(t, s, old) {
		t.Error("one of both does not open")
	}
	must(t, s.noteUses(t.Context(), false))
	age(t, d, 31*time.Second)
	if opens(t, s, old) || !opens(t, s, fresh) {
		t.Error("the new one was used half a minute ago: it alone opens")
	}
}

// Lookups are shared: that the session is found by its present token lets nobody in who brings an old one along with it.
func TestAnOldTokenBesideThePresentOne(t *testing.T) {
	s, _, d := setup(t)
	m := mustSignIn(t, s, "1", "Ada")
	old, opened := mustOpen(t, s, Opening{MemberID: m.ID})
	turn(t, d, m)
	fresh := visit(t, s, old).Token
	for _, past := range []bool{false, true} {
		if past {
			age(t, d, 11*time.Minute)
		}
		asked := []wanted{{hash: Hash(fresh)}, {hash: Hash(old)}, {session: int64(opened.ID)}}
		found, err := storeOn(d).viewers(t.Context(), asked, s.rules)
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range []bool{true, !past, true} {
			if found.of(asked[i]).viewer.SignedIn() != want {
				t.Errorf("ten minutes later: %t; the one asked as number %d is in: %t", past, i, !want)
			}
		}
	}
}

func TestATokenThatWasLostOnItsWay(t *testing.T) {
	s, _, d := setup(t)
	m := mustSignIn(t, s, "1", "Ada")
	old, _ := mustOpen(t, s, Opening{MemberID: m.ID})
	turn(t, d, m)
	lost := visit(t, s, old).Token
	age(t, d, 4*time.Minute)
	fresh := visit(t, s, old).Token
	if fresh == "" || opens(t, s, lost) || !opens(t, s, fresh) {
		t.Error("whoever did not get the new token gets no other one")
	}
	turn(t, d, m)
	_ = visit(t, s, fresh)
	age(t, d, 11*time.Minute)
	if opens(t, s, fresh) {
		t.Error("the old token is good for ever")
	}
}

func TestManyRequestsWhileATokenChanges(t *testing.T) {
	s, _, d := setup(t)
	m := mustSignIn(t, s, "1", "Ada")
	old, _ := mustOpen(t, s, Opening{MemberID: m.ID})
	turn(t, d, m)
	var all sync.WaitGroup
	var mu sync.Mutex
	var given []string
	for range 40 {
		all.Go(func() {
			v, err := s.VisitByToken(t.Context(), old, true)
			if err != nil || !v.Viewer.SignedIn() {
				t.Errorf("a request is %+v, %v", v, err)
			}
			if v.Token != "" {
				mu.Lock()
				defer mu.Unlock()
				given = append(given, v.Token)
			}
		})
	}
	all.Wait()
	if len(given) != 1 || !opens(t, s, given[0]) {
		t.Errorf("%d new tokens were given", len(given))
	}
}

func TestAProofChangesTheTokenAtOnce(t *testing.T) {
	s, _, d := setup(t)
	m := mustSignIn(t, s, "1", "Ada")
	old, opened := mustOpen(t, s, Opening{MemberID: m.ID})
	age(t, d, time.Hour)
	ctx := as(t.Context(), m, opened.ID)
	var fresh string
	if err := d.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		fresh, err = ProveIn(ctx, tx)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	known := visit(t, s, fresh)
	if Fresh(auth.With(ctx, known.Viewer)) != nil {
		t.Error("what was proved does not count")
	}
	before := visit(t, s, old)
	if !before.Viewer.SignedIn() || Fresh(auth.With(ctx, before.Viewer)) == nil {
		t.Error("the old token has what was proved, or is nothing at all")
	}
	age(t, d, 31*time.Second)
	if opens(t, s, old) || !opens(t, s, fresh) {
		t.Error("after half a minute the new token alone opens")
	}
	if err := d.InTx(as(t.Context(), m, 999), func(ctx context.Context, tx *db.Tx) error {
		_, err := ProveIn(ctx, tx)
		return err
	}); err == nil {
		t.Error("a session that is not there was proved")
	}
}

func TestLeavingAtTheProviderEndsTheSession(t *testing.T) {
	s, _, _ := setup(t)
	ada, nino := mustSignIn(t, s, "1", "Ada"), mustSignIn(t, s, "2", "Nino")
	open := func(m *Member, reference string) string {
		token, _ := mustOpen(t, s, Opening{MemberID: m.ID, Origin: &Origin{Issuer: "https://idp", Subject: m.Name, Reference: reference, Hint: "h"}})
		return token
	}
	first, second, other := open(ada, "a"), open(ada, "b"), open(nino, "a")
	if o, err := s.OriginByToken(t.Context(), first); err != nil || o == nil || o.Reference != "a" || o.Hint != "h" {
		t.Errorf("it came from %+v, %v", o, err)
	}
	if o, err := s.OriginByToken(t.Context(), "nobody's"); o != nil || err != nil {
		t.Errorf("nobody's came from %+v, %v", o, err)
	}
	if n, err := s.EndByOrigin(t.Context(), Origin{Issuer: "https://idp"}); n != 0 || err != nil {
		t.Errorf("of nobody %d ended, %v", n, err)
	}
	if n, err := s.EndByOrigin(t.Context(), Origin{Issuer: "https://idp", Subject: "Ada", Reference: "a"}); n != 1 || err != nil {
		t.Errorf("%d ended, %v", n, err)
	}
	if opens(t, s, first) || !opens(t, s, second) || !opens(t, s, other) {
		t.Error("the wrong ones ended")
	}
	if n, err := s.EndByOrigin(t.Context(), Origin{Issuer: "https://idp", Subject: "Ada"}); n != 1 || err != nil || opens(t, s, second) {
		t.Errorf("without a reference %d ended, %v", n, err)
	}
	if n, err := s.EndByOrigin(t.Context(), Origin{Issuer: "https://idp", Reference: "a"}); n != 1 || err != nil || opens(t, s, other) {
		t.Errorf("without a subject %d ended, %v", n, err)
	}
}
