package space

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/problem"
)

func TestWhoMayEndWhat(t *testing.T) {
	t.Parallel()
	const here, me, other = 7, 1, 2
	as := func(role auth.Role) auth.Viewer {
		return auth.Viewer{MemberID: me, Roles: map[int64]auth.Role{here: role}}
	}
	roles := []Role{Member, Editor, Moderator, Administrator}
	for _, c := range []struct {
		who    string
		viewer auth.Viewer
		ends   []Role
	}{
		{"a visitor", auth.Viewer{}, nil},
		{"a stranger", auth.Viewer{MemberID: me, Roles: map[int64]auth.Role{here + 1: auth.Administrator}}, nil},
		{"a member", as(auth.Member), nil},
		{"an editor", as(auth.Editor), nil},
		{"a moderator", as(auth.Moderator), []Role{Member}},
		{"an administrator", as(auth.Administrator), roles},
		{"one of the installation", auth.Viewer{MemberID: me, Administrator: true}, roles},
	} {
		for _, visibility := range []Visibility{Public, Members} {
			p := &Piazza{ID: here, Visibility: visibility}
			for _, role := range roles {
				err := p.CanEnd(c.viewer, other, role, 1)
				if may := slices.Contains(c.ends, role); may != (err == nil) {
					t.Errorf("%s and the %s of a %s piazza: %v", c.who, role, visibility, err)
				}
				l := &Listed{Member: &account.Member{ID: other}, Role: role}
				if p.ViewerCanEnd(auth.With(t.Context(), c.viewer), l, Administration{2, other}) != (err == nil) {
					t.Errorf("%s: the field says something else than the rule", c.who)
				}
			}
			if err := p.CanEnd(c.viewer, me, Member, 1); err == nil {
				t.Errorf("%s ends his own membership as if it were another's", c.who)
			}
		}
	}
	p := &Piazza{ID: here, Visibility: Public}
	if err := p.CanEnd(auth.Viewer{MemberID: me, Administrator: true}, other, Administrator, 0); !errors.Is(err, ErrLastAdmin) {
		t.Errorf("the last administrator is ended: %v", err)
	}
}

func TestWhoMayLeave(t *testing.T) {
	t.Parallel()
	const here, me = 7, 1
	as := func(role auth.Role) auth.Viewer {
		return auth.Viewer{MemberID: me, Roles: map[int64]auth.Role{here: role}}
	}
	for _, c := range []struct {
		who    string
		viewer auth.Viewer
		runs   Administration
		want   error
	}{
		{"a visitor", auth.Viewer{}, Administration{}, problem.SignIn()},
		{"a stranger", as(auth.None), Administration{}, ErrNoMember},
		{"a member", as(auth.Member), Administration{}, nil},
		{"a moderator", as(auth.Moderator), Administration{1, 9}, nil},
		{"the last administrator", as(auth.Administrator), Administration{1, me}, ErrLastAdmin},
		{"one of two administrators", as(auth.Administrator), Administration{2, me}, nil},
		{"an administrator besides another", as(auth.Administrator), Administration{1, 9}, nil},
		{"one of the installation, no member", auth.Viewer{MemberID: me, Administrator: true}, Administration{1, 9}, ErrNoMember},
	} {
		p := &Piazza{ID: here, Visibility: Members}
		if err := p.CanLeave(c.viewer, c.runs.Besides(me)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.who, err, c.want)
		}
		if p.ViewerCanLeave(auth.With(t.Context(), c.viewer), c.runs) != (c.want == nil) {
			t.Errorf("%s: the field says something else than the rule", c.who)
		}
	}
}

// said returns what the rights stream says.
func said(t *testing.T, d *db.DB) (list []string) {
	t.Helper()
	err := d.QueryRow(t.Context(), `select coalesce(array_agg(n.kind || ' ' || n.ref order by n.seq), '{}') from notice n join stream s on s.id = n.stream_id where s.kind = 'rights'`).Scan(&list)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func count(t *testing.T, s *Service, id ID) int {
	t.Helper()
	all, err := s.ByIDs(auth.With(t.Context(), auth.Viewer{MemberID: 99, Administrator: true}), []ID{id})
	if err != nil {
		t.Fatal(err)
	}
	var rows int
	if err := s.db.QueryRow(t.Context(), `select count(*) from membership where space_id = $1`, id).Scan(&rows); err != nil || rows != all[id].MemberCount {
		t.Errorf("%d members are counted as %d, %v", rows, all[id].MemberCount, err)
	}
	return rows
}

func TestEndAndLeave(t *testing.T) {
	s, a := setup(t)
	id, closed := mustOpen(t, s, "aperta", Public), mustOpen(t, s, "chiusa", Members)
	boss, mod, nino, ada := mustMember(t, a, "capo"), mustMember(t, a, "mod"), mustMember(t, a, "nino"), mustMember(t, a, "ada")
	mustEnter(t, s, id, boss, Administrator, morning)
	mustEnter(t, s, id, mod, Moderator, morning)
	mustEnter(t, s, id, nino, Member, morning)
	mustEnter(t, s, id, ada, Editor, morning)
	mustEnter(t, s, closed, boss, Administrator, morning)
	mustEnter(t, s, closed, nino, Member, morning)
	asMod, asBoss := as(t.Context(), mod, id, auth.Moderator), as(t.Context(), boss, id, auth.Administrator)
	end := func(ctx context.Context, m *account.Member, reason string) error {
		_, err := s.End(ctx, EndInput{PiazzaID: id, MemberID: m.ID, Reason: reason})
		return err
	}
	for name, c := range map[string]struct{ got, want error }{
		"a moderator and an editor":   {end(asMod, ada, "perché"), ErrEnd},
		"a moderator and himself":     {end(asMod, mod, "perché"), ErrOwn},
		"a member":                    {end(as(t.Context(), nino, id, auth.Moderator), ada, "perché"), ErrEnd},
		"a stranger to the piazza":    {end(asBoss, &account.Member{ID: 999}, "perché"), ErrNoMember},
		"the last administrator goes": {leave(as(t.Context(), boss, id, auth.Administrator), s, id), ErrLastAdmin},
		"a visitor":                   {end(t.Context(), nino, "perché"), problem.SignIn()},
	} {
		if !errors.Is(c.got, c.want) {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
	if err := end(asMod, nino, "a"); !problem.Is(err, problem.Invalid) {
		t.Errorf("without a reason: %v", err)
	}
	if len(said(t, s.db)) != 0 || count(t, s, id) != 4 {
		t.Fatalf("what was refused has changed something: %v", said(t, s.db))
	}
	p, err := s.End(asMod, EndInput{PiazzaID: id, MemberID: nino.ID, Reason: "fuori tema"})
	if err != nil || p.MemberCount != 3 || count(t, s, id) != 3 {
		t.Errorf("ended by a moderator: %+v, %v", p, err)
	}
	if list, err := a.Decisions(asMod, nino.ID); err != nil || len(list) != 1 || list[0].Reason != "fuori tema" || list[0].SpaceID != int64(id) {
		t.Errorf("the decisions are %+v, %v", list, err)
	}
	if err := end(asBoss, ada, "perché"); err != nil {
		t.Errorf("an administrator ends an editor: %v", err)
	}
	ctx := as(t.Context(), mod, id, auth.Moderator)
	if p, err := s.Leave(ctx, LeaveInput{id}); err != nil || p.ViewerRole(ctx) != nil || !p.ViewerCanJoin(ctx) || p.MemberCount != 1 {
		t.Errorf("who has left is told %+v, %v", p, err)
	}
	if p, err := s.Leave(ctx, LeaveInput{id}); err != nil || p == nil || count(t, s, id) != 1 {
		t.Errorf("leaving twice: %+v, %v", p, err)
	}
	// A closed piazza that one has left no longer exists.
	if p, err := s.Leave(as(t.Context(), nino, closed, auth.Member), LeaveInput{closed}); err != nil || p != nil {
		t.Errorf("who has left a closed piazza is told %+v, %v", p, err)
	}
	want := []string{}
	for _, m := range []*account.Member{nino, ada, mod, nino} {
		want = append(want, noticeOf(m))
	}
	if got := said(t, s.db); !slices.Equal(got, want) {
		t.Errorf("the rights stream says %v, want %v", got, want)
	}
}

func leave(ctx context.Context, s *Service, id ID) error {
	_, err := s.Leave(ctx, LeaveInput{id})
	return err
}

func noticeOf(m *account.Member) string { return fmt.Sprint(db.MemberChanged, " ", m.ID) }

func TestEveryChangeOfARightIsSaid(t *testing.T) {
	s, a := setup(t)
	id := mustOpen(t, s, "aperta", Public)
	boss, ada := mustMember(t, a, "capo"), mustMember(t, a, "ada")
	mustEnter(t, s, id, boss, Administrator, morning)
	ctx, asAda := as(t.Context(), boss, id, auth.Administrator), as(t.Context(), ada, id, auth.None)
	closed, title := Members, "Nuova"
	for _, do := range []func() (*Piazza, error){
		func() (*Piazza, error) { return s.Join(asAda, JoinInput{id}) },
		func() (*Piazza, error) { return s.Join(asAda, JoinInput{id}) },
		func() (*Piazza, error) { return s.SetRole(ctx, MembershipInput{id, ada.ID, Editor}) },
		func() (*Piazza, error) { return s.SetRole(ctx, MembershipInput{id, ada.ID, Editor}) },
		func() (*Piazza, error) { return s.Update(ctx, UpdateInput{PiazzaID: id, Title: &title}) },
		func() (*Piazza, error) { return s.Update(ctx, UpdateInput{PiazzaID: id, Visibility: &closed}) },
		func() (*Piazza, error) { return s.Update(ctx, UpdateInput{PiazzaID: id, Visibility: &closed}) },
	} {
		if _, err := do(); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := said(t, s.db), []string{noticeOf(ada), noticeOf(ada), fmt.Sprint(db.SpaceChanged, " ", id)}; !slices.Equal(got, want) {
		t.Errorf("the rights stream says %v, want %v", got, want)
	}
}

// Two administrators end each other, or both leave, in the same moment: one of them stays, and the count is right. What
// the second believed of his role when he asked counts for nothing.
// Who leaves, is taken from the piazza or put out of it counts no more in what it holds now, and in what is over as he did.
func TestWhoGoesCountsNoMore(t *testing.T) {
	h := newHouse(t, Public)
	leaves := map[string]func(*account.Member){
		"leaves": func(m *account.Member) { h.must(leave(as(t.Context(), m, h.id, auth.Member), h.Service, h.id)) },
		"ended": func(m *account.Member) {
			_, err := h.End(h.asBoss(), EndInput{PiazzaID: h.id, MemberID: m.ID, Reason: "fuori tema"})
			h.must(err)
		},
		"out": func(m *account.Member) { h.must(h.put(h.asBoss(), m, nil)) },
	}
	h.exec(`insert into assembly (space_id, phase, title, started_at, ended_at, code, electorate, created_by, created_at) values
		($1, 'live', 'Ora', now(), null, '123456', 'members', $2, now()), ($1, 'live', 'Aperta', now(), null, '123457', 'signed_in', $2, now()),
		($1, 'ended', 'Allora', now(), now(), null, 'members', $2, now())`, h.id, h.boss.ID)
	counts := func(m *account.Member) string {
		rows, err := h.db.Query(t.Context(), `select a.title from assembly a join assembly_participant p on p.assembly_id = a.id
			where p.member_id = $1 and p.entitled order by a.id`, m.ID)
		h.must(err)
		titles, err := pgx.CollectRows(rows, pgx.RowTo[string])
		h.must(err)
		return strings.Join(titles, " ")
	}
	for name, leaves := range leaves {
		m, stays := mustMember(t, h.accounts, name), mustMember(t, h.accounts, name+"-no")
		for _, each := range []*account.Member{m, stays} {
			mustEnter(t, h.Service, h.id, each, Member, morning)
			h.exec(`insert into assembly_participant (assembly_id, person_id, member_id, in_hall, entitled, joined_at)
				select a.id, m.person_id, m.id, true, true, now() from assembly a, member m where m.id = $1`, each.ID)
		}
		want := map[string]string{"leaves": "Aperta Allora", "ended": "Aperta Allora", "out": "Allora"}[name]
		if leaves(m); counts(m) != want || counts(stays) != "Ora Aperta Allora" {
			t.Errorf("%s: he counts in %s, who stays in %s", name, counts(m), counts(stays))
		}
	}
}

func TestTwoAdministratorsEndEachOther(t *testing.T) {
	for range 5 {
		s, a := setup(t)
		id := mustOpen(t, s, "aperta", Public)
		one, two, three := mustMember(t, a, "uno"), mustMember(t, a, "due"), mustMember(t, a, "tre")
		for _, m := range []*account.Member{one, two, three} {
			mustEnter(t, s, id, m, Administrator, morning)
		}
		asOne, asTwo := as(t.Context(), one, id, auth.Administrator), as(t.Context(), two, id, auth.Administrator)
		errs := make([]error, 2)
		var all sync.WaitGroup
		all.Go(func() { _, errs[0] = s.End(asOne, EndInput{PiazzaID: id, MemberID: two.ID, Reason: "lui o io"}) })
		all.Go(func() { _, errs[1] = s.End(asTwo, EndInput{PiazzaID: id, MemberID: one.ID, Reason: "lui o io"}) })
		all.Wait()
		if (errs[0] == nil) == (errs[1] == nil) || !errors.Is(errors.Join(errs...), ErrEnd) {
			t.Fatalf("of two who end each other: %v, %v", errs[0], errs[1])
		}
		left := one
		if errs[0] != nil {
			left = two
		}
		all.Go(func() { errs[0] = leave(as(t.Context(), left, id, auth.Administrator), s, id) })
		all.Go(func() { errs[1] = leave(as(t.Context(), three, id, auth.Administrator), s, id) })
		all.Wait()
		if (errs[0] == nil) == (errs[1] == nil) || count(t, s, id) != 1 {
			t.Fatalf("of the last two who leave: %v, %v", errs[0], errs[1])
		}
	}
}

// Who may not come in runs nothing: a suspended administrator does not count as one who is left.
func TestASuspendedAdministratorRunsNothing(t *testing.T) {
	d := dbtest.New(t)
	s, a := NewService(d), account.NewService(d)
	id := mustOpen(t, s, "aperta", Public)
	one, two := mustMember(t, a, "uno"), mustMember(t, a, "due")
	mustEnter(t, s, id, one, Administrator, morning)
	mustEnter(t, s, id, two, Administrator, morning)
	if _, err := d.Exec(t.Context(), `update member set suspended_at = now() where id = $1`, two.ID); err != nil {
		t.Fatal(err)
	}
	ctx := as(t.Context(), one, id, auth.Administrator)
	if err := leave(ctx, s, id); !errors.Is(err, ErrLastAdmin) {
		t.Errorf("only a suspended administrator would be left: %v", err)
	}
	runs, err := s.Administrations(ctx, []ID{id})
	if err != nil || runs[id].Besides(one.ID) != 0 || runs[id].Besides(two.ID) != 1 {
		t.Errorf("the piazza is run by %+v, %v", runs[id], err)
	}
	if _, err := s.End(ctx, EndInput{PiazzaID: id, MemberID: two.ID, Reason: "sospeso"}); err != nil {
		t.Errorf("ending a suspended administrator: %v", err)
	}
}
