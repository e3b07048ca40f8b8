package account

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/paging"
	"piazza/internal/problem"
)

func running(ctx context.Context, m *Member) context.Context {
	return auth.With(ctx, auth.Viewer{MemberID: int64(m.ID), Administrator: true, ProvedAt: time.Now()})
}

func enrol(t *testing.T, s *Service, handle, name string, administrator bool) *Member {
	t.Helper()
	m, err := s.Import(t.Context(), &Member{Handle: handle, Name: name, Tone: 1, Locale: "it", Administrator: administrator})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestWhoRunsTheInstallation(t *testing.T) {
	s := NewService(dbtest.New(t))
	root, ada := enrol(t, s, "root", "Root", true), enrol(t, s, "ada", "Ada", false)
	set := func(ctx context.Context, m *Member, runs bool) error {
		_, err := s.Administer(ctx, AdministratorInput{m.ID, runs})
		return err
	}
	stale := auth.With(t.Context(), auth.Viewer{MemberID: int64(root.ID), Administrator: true})
	program := auth.With(t.Context(), auth.Viewer{MemberID: int64(root.ID), Administrator: true, ProvedAt: time.Now(), Scopes: []string{"moderate"}})
	for name, c := range map[string]struct {
		ctx  context.Context
		want error
	}{
		"a visitor":                      {t.Context(), problem.SignIn()},
		"a member":                       {auth.With(t.Context(), auth.Viewer{MemberID: int64(ada.ID), ProvedAt: time.Now()}), ErrAdministrators},
		"who believes to run it":         {running(t.Context(), ada), ErrAdministrators},
		"who proved himself long ago":    {stale, ErrConfirm},
		"a program":                      {program, ErrToken},
		"who runs it, about himself":     {running(t.Context(), root), nil},
		"whose rights are withheld yet":  {auth.With(t.Context(), auth.Viewer{MemberID: int64(root.ID), Withheld: true, ProvedAt: time.Now()}), ErrAdministrators},
		"who runs it, about one unknown": {running(t.Context(), root), ErrMember},
	} {
		whom := root
		if errors.Is(c.want, ErrMember) {
			whom = &Member{ID: 999}
		}
		if err := set(c.ctx, whom, true); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if err := set(running(t.Context(), root), root, false); !errors.Is(err, ErrLastAdministrator) {
		t.Errorf("the last one: %v", err)
	}
	if err := set(running(t.Context(), root), ada, true); err != nil {
		t.Fatal(err)
	}
	// Each takes it from the other in the same moment: one of them keeps it.
	errs := make([]error, 2)
	var both sync.WaitGroup
	both.Go(func() { errs[0] = set(running(t.Context(), root), ada, false) })
	both.Go(func() { errs[1] = set(running(t.Context(), ada), root, false) })
	both.Wait()
	if (errs[0] == nil) == (errs[1] == nil) || !errors.Is(errors.Join(errs...), ErrAdministrators) {
		t.Errorf("of two who take it from each other: %v", errs)
	}
	var changes string
	const told = `select string_agg(concat_ws('>', facts->>'role_before', facts->>'role_after'), ' ' order by seq) from audit_record where kind = 'administrator_changed'`
	if err := s.db.QueryRow(t.Context(), told).Scan(&changes); err != nil || changes != ">administrator administrator>" {
		t.Errorf("the trail knows of %q, %v", changes, err)
	}
}

func TestTheRoll(t *testing.T) {
	s := NewService(dbtest.New(t))
	root := enrol(t, s, "root", "Zoe", true)
	for i, name := range []string{"bruno", "Anna", "anna", "Élise", "100%", "a_b"} {
		enrol(t, s, fmt.Sprintf("m%d", i), name, false)
	}
	if _, err := s.db.Exec(t.Context(), `update member set suspended_at = now() where handle = 'm0'`); err != nil {
		t.Fatal(err)
	}
	read := func(in RollInput) (names []string) {
		t.Helper()
		in.Page.First = 2
		for {
			page, err := s.Roll(running(t.Context(), root), in)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range page.Members {
				names = append(names, m.Name)
			}
			if !page.More {
				break
			}
			in.Page.After = page.Cursor(page.Members[len(page.Members)-1])
		}
		if n, err := s.RollCount(running(t.Context(), root), in); err != nil || n != len(names) {
			t.Errorf("%d are counted, %d listed, %v", n, len(names), err)
		}
		return names
	}
	if all := read(RollInput{}); len(all) != 7 {
		t.Errorf("all are %q", all)
	}
	for search, want := range map[string]int{"ANN": 2, "@m3": 1, "%": 1, "_": 1, "nessuno": 0, "\tzoe\n": 1, "\x00": 7, "élise": 1} {
		if got := read(RollInput{Search: search}); len(got) != want {
			t.Errorf("%q finds %q", search, got)
		}
	}
	suspended, active := Suspended, Active
	if got := read(RollInput{State: &suspended}); len(got) != 1 || got[0] != "bruno" {
		t.Errorf("suspended are %q", got)
	}
	if got := read(RollInput{State: &active, Administrators: true}); len(got) != 1 || got[0] != "Zoe" {
		t.Errorf("running it are %q", got)
	}
	if page, err := s.Roll(auth.With(t.Context(), auth.Viewer{MemberID: 2}), RollInput{}); err != nil || len(page.Members) != 0 {
		t.Errorf("others read %+v, %v", page, err)
	}
	for _, wrong := range []string{"x", "!", paging.Cursor("members", 1)} {
		if _, err := s.Roll(running(t.Context(), root), RollInput{Page: paging.Page{After: wrong}}); !errors.Is(err, paging.ErrCursor) {
			t.Errorf("the cursor %q: %v", wrong, err)
		}
	}
}

// What the operator does needs nobody's rights and stands in the trail without a name.
func TestSanctionsOfTheOperator(t *testing.T) {
	s := NewService(dbtest.New(t))
	ada := enrol(t, s, "ada", "Ada", false)
	if _, _, err := s.OpenSession(t.Context(), Opening{MemberID: ada.ID, Provider: "demo"}); err != nil {
		t.Fatal(err)
	}
	do := func(what func(ctx context.Context, tx *db.Tx) (bool, error)) (changed bool) {
		t.Helper()
		err := s.db.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) (err error) {
			changed, err = what(ctx, tx)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return changed
	}
	suspend := func(ctx context.Context, tx *db.Tx) (bool, error) {
		return SuspendIn(ctx, tx, ada.ID, "emergenza", nil)
	}
	reinstate := func(ctx context.Context, tx *db.Tx) (bool, error) { return ReinstateIn(ctx, tx, ada.ID) }
	end := func(ctx context.Context, tx *db.Tx) (bool, error) { return true, EndSessionsIn(ctx, tx, ada.ID) }
	if got := []bool{do(suspend), do(suspend), do(reinstate), do(reinstate), do(end)}; fmt.Sprint(got) != "[true false true false true]" {
		t.Errorf("changed was %v", got)
	}
	var kinds []string
	var sessions int
	err := s.db.QueryRow(t.Context(), `select (select array_agg(kind order by seq) from audit_record where actor_id is null),
		(select count(*) from session where revoked_at is null)`).Scan(&kinds, &sessions)
	if err != nil || fmt.Sprint(kinds) != "[member_suspended member_reinstated sessions_ended]" || sessions != 0 {
		t.Errorf("the trail says %v, %d sessions are left, %v", kinds, sessions, err)
	}
}
