package privacy

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/problem"
)

func arrive(t *testing.T, d *db.DB, handle string) account.ID {
	t.Helper()
	m, err := account.NewService(d).Import(t.Context(), &account.Member{Handle: handle, Name: handle, Tone: 1, Locale: "it"},
		account.Identity{Issuer: "https://idp.example", Subject: handle})
	if err != nil {
		t.Fatal(err)
	}
	return m.ID
}

func prepared(t *testing.T, demo bool) (*Service, *db.DB) {
	t.Helper()
	d := dbtest.New(t)
	s := NewService(d)
	if err := s.Prepare(t.Context(), demo); err != nil {
		t.Fatal(err)
	}
	return s, d
}

func owes(t *testing.T, s *Service, member account.ID) int {
	t.Helper()
	owed, err := s.Owed(t.Context(), member)
	if err != nil {
		t.Fatal(err)
	}
	if owed == nil {
		return 0
	}
	return owed.Version
}

func TestTheFirstNoticeComesWithTheProgramOnce(t *testing.T) {
	s, d := prepared(t, false)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if err := NewService(d).Prepare(t.Context(), false); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	list, err := s.Notices(t.Context())
	if err != nil || len(list) != 1 || list[0].Version != 1 || !list[0].Asks {
		t.Fatalf("%v, %v", list, err)
	}
	for language, word := range map[string]string{"it": "14 anni", "en": "14 years", "": "14 anni"} {
		if html := list[0].HTML(language); !strings.Contains(html, word) || !strings.Contains(html, "<h2>") {
			t.Errorf("in %q it reads %s", language, html)
		}
	}
}

func TestMembersOfADemoHaveAgreed(t *testing.T) {
	d := dbtest.New(t)
	s, ada := NewService(d), arrive(t, d, "ada")
	for range 2 {
		if err := s.Prepare(t.Context(), true); err != nil {
			t.Fatal(err)
		}
	}
	later := arrive(t, d, "dopo")
	for member, want := range map[account.ID]bool{ada: true, later: false} {
		if said, err := s.SaidAge(t.Context(), member); err != nil || said != want {
			t.Errorf("that he is of age %d has said: %v, %v", member, said, err)
		}
	}
	if n := owes(t, s, ada) + owes(t, s, later)*10; n != 10 {
		t.Errorf("they owe %d", n)
	}
}

func TestConsentIsAskedAgainWhereANoticeAsks(t *testing.T) {
	s, d := prepared(t, false)
	ada := arrive(t, d, "ada")
	as := auth.With(t.Context(), auth.Viewer{MemberID: int64(ada), Administrator: true})
	give := func(version int) error { _, err := s.Give(as, ConsentInput{version}); return err }
	publish := func(asks bool) {
		t.Helper()
		if _, err := s.Publish(as, PublishInput{Italian: " uno ", English: "one", Asks: asks}); err != nil {
			t.Fatal(err)
		}
	}
	steps := []struct {
		do   func()
		owed int
	}{
		{func() {}, 1},
		{func() { publish(false) }, 2},
		{func() {
			if err := give(1); !errors.Is(err, ErrOutdated) {
				t.Errorf("an old notice: %v", err)
			}
		}, 2},
		{func() { _, _ = s.Give(as, ConsentInput{2}) }, 0},
		{func() { publish(false) }, 0},
		{func() { publish(true) }, 4},
		{func() { publish(false) }, 5},
		{func() { _, _, _ = give(5), give(5), give(6) }, 0},
	}
	for i, step := range steps {
		step.do()
		if n := owes(t, s, ada); n != step.owed {
			t.Errorf("after step %d notice %d is owed instead of %d", i, n, step.owed)
		}
	}
	if n, err := s.ByVersion(t.Context(), 2); err != nil || n.Source("it") != "uno" || n.Source("en") != "one" {
		t.Errorf("%+v, %v", n, err)
	}
	if _, err := s.ByVersion(t.Context(), 9); !errors.Is(err, ErrMissing) {
		t.Errorf("a notice that is not there: %v", err)
	}
}

func TestWhatIsRefused(t *testing.T) {
	s, d := prepared(t, false)
	ada := arrive(t, d, "ada")
	ctx := auth.With(t.Context(), auth.Viewer{MemberID: int64(ada)})
	program := auth.With(t.Context(), auth.Viewer{MemberID: int64(ada), Scopes: []string{"WRITE"}})
	long := strings.Repeat("è", longestNotice+1)
	boss := auth.With(t.Context(), auth.Viewer{MemberID: int64(ada), Administrator: true})
	publish := func(ctx context.Context, it, en string) error {
		_, err := s.Publish(ctx, PublishInput{Italian: it, English: en})
		return err
	}
	give := func(ctx context.Context, version int) error { _, err := s.Give(ctx, ConsentInput{version}); return err }
	young := d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error { return GiveIn(ctx, tx, ada, 1, false) })
	for what, c := range map[string]struct {
		err  error
		code problem.Code
	}{
		"published by a visitor":   {publish(t.Context(), "a", "b"), problem.Unauthenticated},
		"published by a member":    {publish(ctx, "a", "b"), problem.Forbidden},
		"published without words":  {publish(boss, "a", " "), problem.Invalid},
		"published much too long":  {publish(boss, long, "b"), problem.Invalid},
		"agreed to by a visitor":   {give(t.Context(), 1), problem.Unauthenticated},
		"agreed to by a program":   {give(program, 1), problem.Forbidden},
		"agreed to before its day": {give(ctx, 2), problem.Conflict},
		"agreed to by a child":     {young, problem.Invalid},
	} {
		if !problem.Is(c.err, c.code) {
			t.Errorf("%s: %v", what, c.err)
		}
	}
	if owes(t, s, ada) != 1 {
		t.Error("something was written")
	}
}
