package account

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/problem"
)

func mustAdministrator(t *testing.T, s *Service, handle string) (*Member, context.Context) {
	t.Helper()
	m, err := s.Import(t.Context(), &Member{Handle: handle, Name: handle, Tone: 1, Locale: "it", Administrator: true})
	if err != nil {
		t.Fatal(err)
	}
	return m, auth.With(t.Context(), auth.Viewer{MemberID: int64(m.ID), Administrator: true})
}

// rights returns what the rights stream says after a position, and the position now.
func rights(t *testing.T, d *db.DB, after int64) (kinds []string, refs []int64, head int64) {
	t.Helper()
	rows, err := d.Query(t.Context(), `select n.kind, n.ref, n.seq from notice n join stream s on s.id = n.stream_id where s.kind = 'rights' and n.seq > $1 order by n.seq`, after)
	if err != nil {
		t.Fatal(err)
	}
	head = after
	for rows.Next() {
		var kind string
		var ref int64
		if err := rows.Scan(&kind, &ref, &head); err != nil {
			t.Fatal(err)
		}
		kinds, refs = append(kinds, kind), append(refs, ref)
	}
	return kinds, refs, head
}

func TestStateAtAMoment(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	before, after := now.Add(-time.Second), now.Add(time.Second)
	for name, c := range map[string]struct {
		member Member
		want   State
	}{
		"nothing was decided":         {Member{}, Active},
		"suspended without end":       {Member{Suspended: &Suspension{Since: before}}, Suspended},
		"suspended for a second more": {Member{Suspended: &Suspension{Since: before, Until: &after}}, Suspended},
		"the end is now":              {Member{Suspended: &Suspension{Since: before, Until: &now}}, Active},
		"the end has passed":          {Member{Suspended: &Suspension{Since: before, Until: &before}}, Active},
		"erased":                      {Member{ErasedAt: &before, Suspended: &Suspension{Since: before}}, Erased},
	} {
		if got := c.member.StateAt(now); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestWhoMaySuspendWhom(t *testing.T) {
	t.Parallel()
	gone := time.Now()
	administrator := auth.Viewer{MemberID: 1, Administrator: true}
	for _, c := range []struct {
		who    string
		viewer auth.Viewer
		member Member
		want   error
	}{
		{"a visitor", auth.Viewer{}, Member{ID: 2}, problem.SignIn()},
		{"a member", auth.Viewer{MemberID: 1}, Member{ID: 2}, ErrAdministrators},
		{"the administrator of a piazza", auth.Viewer{MemberID: 1, Roles: map[int64]auth.Role{1: auth.Administrator}}, Member{ID: 2}, ErrAdministrators},
		{"an administrator", administrator, Member{ID: 2}, nil},
		{"an administrator another one", administrator, Member{ID: 2, Administrator: true}, nil},
		{"an administrator himself", administrator, Member{ID: 1, Administrator: true}, ErrSelf},
		{"an administrator another account of his", auth.Viewer{MemberID: 1, PersonID: 3, Administrator: true}, Member{ID: 2, PersonID: 3}, ErrSelf},
		{"an administrator somebody erased", administrator, Member{ID: 2, ErasedAt: &gone}, ErrErased},
		{"an administrator somebody suspended", administrator, Member{ID: 2, Suspended: &Suspension{}}, nil},
	} {
		got := c.member.CanSuspend(c.viewer)
		if !errors.Is(got, c.want) {
			t.Errorf("%s: %v, want %v", c.who, got, c.want)
		}
		if c.member.ViewerCanSuspend(auth.With(t.Context(), c.viewer)) != (c.want == nil) {
			t.Errorf("%s: the field says something else than the rule", c.who)
		}
	}
}

func TestOnlyAdministratorsSeeASuspension(t *testing.T) {
	t.Parallel()
	m := &Member{ID: 2, Suspended: &Suspension{Reason: "perché"}}
	if m.Suspension(t.Context()) != nil || m.Suspension(auth.With(t.Context(), auth.Viewer{MemberID: 2})) != nil {
		t.Error("others see why a member is suspended")
	}
	if s := m.Suspension(auth.With(t.Context(), auth.Viewer{MemberID: 1, Administrator: true})); s == nil || s.Reason != "perché" {
		t.Errorf("an administrator sees %+v", s)
	}
}

func TestSuspendEndsEverySessionAndSaysSo(t *testing.T) {
	s, _, d := setup(t)
	_, administrator := mustAdministrator(t, s, "capo")
	ada := mustSignIn(t, s, "1", "Ada")
	first, one := mustOpen(t, s, Opening{MemberID: ada.ID})
	second, two := mustOpen(t, s, Opening{MemberID: ada.ID})
	_, _, before := rights(t, d, 0)

	m, err := s.Suspend(administrator, SuspendInput{MemberID: ada.ID, Reason: " troppi insulti "})
	if err != nil || m.State() != Suspended || m.Suspension(administrator).Reason != "troppi insulti" {
		t.Fatalf("suspended is %+v, %v", m, err)
	}
	for _, token := range []string{first, second} {
		if v, err := s.ViewerByToken(t.Context(), token); err != nil || v.SignedIn() {
			t.Errorf("a suspended member is %+v, %v", v, err)
		}
	}
	kinds, refs, head := rights(t, d, before)
	said := map[string]map[int64]bool{}
	for i, kind := range kinds {
		if said[kind] == nil {
			said[kind] = map[int64]bool{}
		}
		said[kind][refs[i]] = true
	}
	if !said[db.MemberChanged][int64(ada.ID)] || !said[db.SessionEnded][int64(one.ID)] || !said[db.SessionEnded][int64(two.ID)] || len(kinds) != 3 {
		t.Errorf("the rights stream says %v of %v", kinds, refs)
	}
	if out, is := errors.AsType[*SuspendedError](openingOf(t, s, ada.ID)); !is || out.Reason != "troppi insulti" {
		t.Errorf("a suspended member comes in: %v", out)
	}
	// Again changes nothing, and says nothing.
	if _, err := s.Suspend(administrator, SuspendInput{MemberID: ada.ID, Reason: "troppi insulti"}); err != nil {
		t.Error(err)
	}
	if kinds, _, _ := rights(t, d, head); len(kinds) != 0 {
		t.Errorf("the same suspension again says %v", kinds)
	}
	if list, err := s.Decisions(administrator, ada.ID); err != nil || len(list) != 1 || list[0].Action != Suspend || list[0].DecidedBy.Handle != "capo" {
		t.Errorf("the decisions are %+v, %v", list, err)
	}
	if _, err := s.Reinstate(administrator, Input{ada.ID}); err != nil {
		t.Fatal(err)
	}
	if kinds, _, _ := rights(t, d, head); len(kinds) != 1 || kinds[0] != db.MemberChanged {
		t.Errorf("letting in again says %v", kinds)
	}
	if err := openingOf(t, s, ada.ID); err != nil {
		t.Errorf("who was let in again cannot sign in: %v", err)
	}
	if v, _ := s.ViewerByToken(t.Context(), first); v.SignedIn() {
		t.Error("the old session came back to life")
	}
}

func openingOf(t *testing.T, s *Service, id ID) error {
	t.Helper()
	_, _, err := s.OpenSession(t.Context(), Opening{MemberID: id})
	return err
}

// The clock of the database decides, whatever the program's says.
func TestASuspensionPassesByItself(t *testing.T) {
	s, c, d := setup(t)
	_, administrator := mustAdministrator(t, s, "capo")
	ada := mustSignIn(t, s, "1", "Ada")
	token, session := mustOpen(t, s, Opening{MemberID: ada.ID})
	until := time.Now().Add(time.Hour)
	if _, err := s.Suspend(administrator, SuspendInput{MemberID: ada.ID, Reason: "una pausa", Until: &until}); err != nil {
		t.Fatal(err)
	}
	c.pass(2 * time.Hour)
	if err := openingOf(t, s, ada.ID); err == nil {
		t.Error("the clock of the program ended a suspension")
	}
	// Even a session that somehow stands is nobody's for as long as the suspension lasts.
	if _, err := d.Exec(t.Context(), `update session set revoked_at = null where id = $1`, session.ID); err != nil {
		t.Fatal(err)
	}
	if v, _ := s.ViewerByToken(t.Context(), token); v.SignedIn() {
		t.Error("a suspended member is known by his session")
	}
	if _, err := d.Exec(t.Context(), `update member set suspended_until = now() where id = $1`, ada.ID); err != nil {
		t.Fatal(err)
	}
	if v, _ := s.ViewerByToken(t.Context(), token); !v.Is(int64(ada.ID)) {
		t.Error("the suspension has passed, and he is still out")
	}
	if err := openingOf(t, s, ada.ID); err != nil {
		t.Errorf("the suspension has passed, and he cannot sign in: %v", err)
	}
	// Reinstating whom nothing keeps out any more records nothing.
	if _, err := s.Reinstate(administrator, Input{ada.ID}); err != nil {
		t.Error(err)
	}
	if list, _ := s.Decisions(administrator, ada.ID); len(list) != 1 {
		t.Errorf("%d decisions were recorded", len(list))
	}
}

func TestWhatASuspensionNeeds(t *testing.T) {
	s, _, _ := setup(t)
	boss, administrator := mustAdministrator(t, s, "capo")
	ada := mustSignIn(t, s, "1", "Ada")
	past := time.Now().Add(-time.Minute)
	never := time.Date(9999, 12, 31, 23, 59, 59, 0, time.FixedZone("", -12*3600))
	for name, c := range map[string]struct {
		ctx    context.Context
		in     SuspendInput
		reason string
	}{
		"a visitor":          {t.Context(), SuspendInput{MemberID: ada.ID, Reason: "perché"}, "sign_in"},
		"a member":           {auth.With(t.Context(), auth.Viewer{MemberID: int64(ada.ID)}), SuspendInput{MemberID: boss.ID, Reason: "perché"}, "installation_rights"},
		"who was one":        {auth.With(t.Context(), auth.Viewer{MemberID: int64(ada.ID), Administrator: true}), SuspendInput{MemberID: boss.ID, Reason: "perché"}, "installation_rights"},
		"himself":            {administrator, SuspendInput{MemberID: boss.ID, Reason: "perché"}, "suspend_self"},
		"nobody":             {administrator, SuspendInput{MemberID: 999, Reason: "perché"}, "member_missing"},
		"no reason":          {administrator, SuspendInput{MemberID: ada.ID, Reason: " a "}, "reason_length"},
		"a long reason":      {administrator, SuspendInput{MemberID: ada.ID, Reason: strings.Repeat("a", 501)}, "reason_length"},
		"an end nobody sees": {administrator, SuspendInput{MemberID: ada.ID, Reason: "perché", Until: &never}, "until_past"},
		"an end in the past": {administrator, SuspendInput{MemberID: ada.ID, Reason: "perché", Until: &past}, "until_past"},
	} {
		_, err := s.Suspend(c.ctx, c.in)
		if p, is := problem.As(err); !is || c.reason != "sign_in" && p.Reason != c.reason || c.reason == "sign_in" && !errors.Is(err, problem.SignIn()) {
			t.Errorf("%s: %v, want %s", name, err, c.reason)
		}
	}
}

// Two administrators suspend each other in the same moment: one of them stays.
func TestAnInstallationKeepsAnAdministrator(t *testing.T) {
	for range 5 {
		s, _, d := setup(t)
		one, asOne := mustAdministrator(t, s, "uno")
		two, asTwo := mustAdministrator(t, s, "due")
		var all sync.WaitGroup
		refused := make([]error, 2)
		all.Go(func() { _, refused[0] = s.Suspend(asOne, SuspendInput{MemberID: two.ID, Reason: "lui o io"}) })
		all.Go(func() { _, refused[1] = s.Suspend(asTwo, SuspendInput{MemberID: one.ID, Reason: "lui o io"}) })
		all.Wait()
		if (refused[0] == nil) == (refused[1] == nil) {
			t.Fatalf("of two who suspend each other: %v, %v", refused[0], refused[1])
		}
		if err := errors.Join(refused...); !errors.Is(err, ErrAdministrators) {
			t.Errorf("the second is told %v", err)
		}
		var left int
		if err := d.QueryRow(t.Context(), `select count(*) from member where administrator and suspended_at is null`).Scan(&left); err != nil || left != 1 {
			t.Errorf("%d administrators are left, %v", left, err)
		}
	}
}

// Whoever signs in while he is being suspended is out afterwards, whichever came first.
func TestSigningInWhileBeingSuspended(t *testing.T) {
	s, _, _ := setup(t)
	_, administrator := mustAdministrator(t, s, "capo")
	for range 10 {
		ada := mustSignIn(t, s, "1", "Ada")
		var all sync.WaitGroup
		var token string
		all.Go(func() { token, _, _ = s.OpenSession(t.Context(), Opening{MemberID: ada.ID}) })
		all.Go(func() {
			if _, err := s.Suspend(administrator, SuspendInput{MemberID: ada.ID, Reason: "fuori"}); err != nil {
				t.Error(err)
			}
		})
		all.Wait()
		if _, err := s.Reinstate(administrator, Input{ada.ID}); err != nil {
			t.Fatal(err)
		}
		if v, _ := s.ViewerByToken(t.Context(), token); v.SignedIn() {
			t.Fatal("a session outlived the suspension")
		}
	}
}

func TestEverySessionThatEndsIsSaid(t *testing.T) {
	s, _, d := setup(t)
	ada := mustSignIn(t, s, "1", "Ada")
	token, one := mustOpen(t, s, Opening{MemberID: ada.ID})
	second, two := mustOpen(t, s, Opening{MemberID: ada.ID, Previous: token})
	_, three := mustOpen(t, s, Opening{MemberID: ada.ID})
	third, four := mustOpen(t, s, Opening{MemberID: ada.ID})
	ctx := auth.With(t.Context(), auth.Viewer{MemberID: int64(ada.ID), SessionID: int64(two.ID)})
	if _, err := s.Revoke(ctx, RevokeInput{three.ID}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.RevokeOthers(ctx); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.CloseSession(t.Context(), second), s.CloseSession(t.Context(), third), s.CloseSession(t.Context(), "nobody's")); err != nil {
		t.Fatal(err)
	}
	kinds, refs, _ := rights(t, d, 0)
	want := []int64{int64(one.ID), int64(three.ID), int64(four.ID), int64(two.ID)}
	for i, id := range want {
		if i >= len(refs) || refs[i] != id || kinds[i] != db.SessionEnded {
			t.Fatalf("the rights stream says %v of %v, want %v", kinds, refs, want)
		}
	}
	if len(refs) != len(want) {
		t.Errorf("the rights stream says %v of %v", kinds, refs)
	}
}

// Moderators see what was decided in their piazze, administrators everything, others nothing.
func TestWhoSeesDecisionsAboutMembers(t *testing.T) {
	s, _, d := setup(t)
	boss, administrator := mustAdministrator(t, s, "capo")
	ada := mustSignIn(t, s, "1", "Ada")
	var here int64
	if err := d.QueryRow(t.Context(), `insert into space (slug, title, created_at, updated_at) values ('qui', 'Qui', now(), now()) returning id`).Scan(&here); err != nil {
		t.Fatal(err)
	}
	err := d.InTx(administrator, func(ctx context.Context, tx *db.Tx) error {
		return errors.Join(RecordIn(ctx, tx, Ruling{MemberID: ada.ID, Action: Suspend, Reason: "ovunque"}),
			RecordIn(ctx, tx, Ruling{MemberID: ada.ID, Action: End, Reason: "solo qui", SpaceID: here}))
	})
	if err != nil {
		t.Fatal(err)
	}
	role := func(r auth.Role, space int64) auth.Viewer {
		return auth.Viewer{MemberID: int64(boss.ID), Roles: map[int64]auth.Role{space: r}}
	}
	for who, c := range map[string]struct {
		viewer auth.Viewer
		want   int
	}{
		"a visitor":              {auth.Viewer{}, 0},
		"the member himself":     {auth.Viewer{MemberID: int64(ada.ID)}, 0},
		"an editor here":         {role(auth.Editor, here), 0},
		"a moderator here":       {role(auth.Moderator, here), 1},
		"an administrator there": {role(auth.Administrator, here+1), 0},
		"of the installation":    {auth.Viewer{MemberID: int64(boss.ID), Administrator: true}, 2},
	} {
		list, err := s.Decisions(auth.With(t.Context(), c.viewer), ada.ID)
		if err != nil || len(list) != c.want {
			t.Errorf("%s sees %d decisions, want %d: %v", who, len(list), c.want, err)
		}
		if c.want == 1 && len(list) == 1 && (list[0].SpaceID != here || list[0].Reason != "solo qui") {
			t.Errorf("%s sees %+v", who, list[0])
		}
	}
}
