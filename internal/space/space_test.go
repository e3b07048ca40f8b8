package space

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db/dbtest"
	"piazza/internal/paging"
	"piazza/internal/problem"
)

var morning = time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)

func setup(t *testing.T) (*Service, *account.Service) {
	t.Helper()
	d := dbtest.New(t)
	return NewService(d), account.NewService(d)
}

func mustMember(t *testing.T, a *account.Service, handle string) *account.Member {
	t.Helper()
	m, err := a.Import(t.Context(), &account.Member{Handle: handle, Name: handle, Tone: 1, Locale: "it", CreatedAt: morning})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func mustOpen(t *testing.T, s *Service, slug string, v Visibility) ID {
	t.Helper()
	id, err := s.Import(t.Context(), &Piazza{
		Slug: slug, Title: "La piazza " + slug, Visibility: v, CreatedAt: morning,
		Sections: []Section{{"news", "Notizie"}, {"polls", "Sondaggi"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func mustEnter(t *testing.T, s *Service, id ID, m *account.Member, r Role, at time.Time) {
	t.Helper()
	if err := s.ImportMember(t.Context(), id, m.ID, r, at); err != nil {
		t.Fatal(err)
	}
}

func as(ctx context.Context, m *account.Member, id ID, r auth.Role) context.Context {
	roles := map[int64]auth.Role{}
	if r != auth.None {
		roles[int64(id)] = r
	}
	return auth.With(ctx, auth.Viewer{MemberID: int64(m.ID), Roles: roles})
}

func TestRulesByRoleAndVisibility(t *testing.T) {
	const here = 7
	viewer := func(role auth.Role) auth.Viewer {
		return auth.Viewer{MemberID: 1, Roles: map[int64]auth.Role{here: role, here + 1: auth.Administrator}}
	}
	type rights struct{ read, join, propose, edit, moderate, administer bool }
	for _, c := range []struct {
		name       string
		visibility Visibility
		viewer     auth.Viewer
		want       rights
	}{
		{"visitor", Public, auth.Viewer{}, rights{read: true}},
		{"visitor", Members, auth.Viewer{}, rights{}},
		{"signed in", Public, auth.Viewer{MemberID: 1}, rights{read: true, join: true}},
		{"signed in", Members, auth.Viewer{MemberID: 1}, rights{}},
		{"member", Public, viewer(auth.Member), rights{read: true, propose: true}},
		{"member", Members, viewer(auth.Member), rights{read: true, propose: true}},
		{"editor", Public, viewer(auth.Editor), rights{read: true, propose: true, edit: true}},
		{"moderator", Members, viewer(auth.Moderator), rights{read: true, propose: true, edit: true, moderate: true}},
		{"administrator", Members, viewer(auth.Administrator), rights{read: true, propose: true, edit: true, moderate: true, administer: true}},
		{"of the installation", Members, auth.Viewer{MemberID: 1, Administrator: true}, rights{read: true, propose: true, edit: true, moderate: true, administer: true}},
		{"of the installation", Public, auth.Viewer{MemberID: 1, Administrator: true}, rights{true, true, true, true, true, true}},
	} {
		p := &Piazza{ID: here, Visibility: c.visibility}
		got := rights{p.CanRead(c.viewer), p.CanJoin(c.viewer), p.CanPropose(c.viewer), p.CanEdit(c.viewer), p.CanModerate(c.viewer), p.CanAdminister(c.viewer)}
		if got != c.want {
			t.Errorf("%s in a %s piazza: %+v, want %+v", c.name, c.visibility, got, c.want)
		}
		ctx := auth.With(t.Context(), c.viewer)
		fields := rights{got.read, p.ViewerCanJoin(ctx), p.ViewerCanPropose(ctx), p.ViewerCanEdit(ctx), p.ViewerCanModerate(ctx), got.administer}
		if fields != got {
			t.Errorf("%s: the fields say %+v, the rules %+v", c.name, fields, got)
		}
	}
}

func TestEnumsSpeakTheApisLanguage(t *testing.T) {
	var out strings.Builder
	Administrator.MarshalGQL(&out)
	Members.MarshalGQL(&out)
	if out.String() != `"ADMINISTRATOR""MEMBERS"` {
		t.Errorf("written was %s", out.String())
	}
	var role Role
	var visibility Visibility
	if role.UnmarshalGQL("EDITOR") != nil || role != Editor || visibility.UnmarshalGQL("PUBLIC") != nil || visibility != Public {
		t.Error("what the API writes cannot be read")
	}
	for _, wrong := range []any{"editor", "NONE", "", 3, nil, "X"} {
		if role.UnmarshalGQL(wrong) == nil || visibility.UnmarshalGQL(wrong) == nil {
			t.Errorf("%v was taken", wrong)
		}
	}
}

func TestAPiazzaOfMembersDoesNotExistForOthers(t *testing.T) {
	s, a := setup(t)
	open, closed := mustOpen(t, s, "aperta", Public), mustOpen(t, s, "chiusa", Members)
	ada := mustMember(t, a, "ada")
	mustEnter(t, s, closed, ada, Member, morning)
	for _, c := range []struct {
		who  string
		ctx  context.Context
		sees bool
	}{
		{"a visitor", t.Context(), false},
		{"someone signed in", as(t.Context(), ada, open, auth.Administrator), false},
		{"a member", as(t.Context(), ada, closed, auth.Member), true},
		{"an administrator", auth.With(t.Context(), auth.Viewer{MemberID: 9, Administrator: true}), true},
	} {
		found, err := s.BySlug(c.ctx, "CHIUSA")
		if err != nil || (found != nil) != c.sees {
			t.Errorf("%s finds %+v, %v", c.who, found, err)
		}
		both, err := s.ByIDs(c.ctx, []ID{open, closed, 999})
		if err != nil || (both[closed] != nil) != c.sees || both[open] == nil {
			t.Errorf("%s finds %v, %v", c.who, both, err)
		}
		page, err := s.List(c.ctx, paging.Page{First: 10})
		count, _ := s.Count(c.ctx)
		if err != nil || (len(page.Piazze) == 2) != c.sees || count != len(page.Piazze) {
			t.Errorf("%s lists %d of %d, %v", c.who, len(page.Piazze), count, err)
		}
		_, err = s.Members(c.ctx, &Piazza{ID: closed, Visibility: Members}, paging.Page{First: 10})
		if (err == nil) != c.sees {
			t.Errorf("%s reads the members: %v", c.who, err)
		}
	}
	if found, err := s.BySlug(t.Context(), "nessuna"); found != nil || err != nil {
		t.Errorf("found %+v, %v", found, err)
	}
	stranger := as(t.Context(), mustMember(t, a, "nino"), open, auth.Administrator)
	if _, err := s.Join(stranger, JoinInput{closed}); !errors.Is(err, ErrPiazza) {
		t.Errorf("joining what does not exist: %v", err)
	}
}

func TestListIsInOrderAndInPages(t *testing.T) {
	s, a := setup(t)
	people := make([]*account.Member, 4)
	for i := range people {
		people[i] = mustMember(t, a, fmt.Sprintf("m%d", i))
	}
	for i := range 5 {
		id := mustOpen(t, s, fmt.Sprintf("p%d", i), Public)
		for _, m := range people[:i%4] {
			mustEnter(t, s, id, m, Member, morning)
		}
	}
	var slugs []string
	page := paging.Page{First: 2}
	for {
		got, err := s.List(t.Context(), page)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range got.Piazze {
			slugs = append(slugs, p.Slug)
		}
		if !got.More {
			break
		}
		page.After = got.Cursor(got.Piazze[len(got.Piazze)-1])
	}
	if fmt.Sprint(slugs) != "[p3 p2 p1 p4 p0]" {
		t.Errorf("the list is %v", slugs)
	}
	if _, err := s.List(t.Context(), paging.Page{First: 2, After: "x"}); !problem.Is(err, problem.Invalid) {
		t.Errorf("a wrong cursor gives %v", err)
	}
	huge := paging.Cursor(listPiazze, 1<<62, 1<<62)
	if _, err := s.List(t.Context(), paging.Page{First: 2, After: huge}); err != nil {
		t.Errorf("a huge cursor gives %v", err)
	}
}

func TestMembersAreInOrderAndInPages(t *testing.T) {
	s, a := setup(t)
	id := mustOpen(t, s, "aperta", Public)
	for i, role := range []Role{Member, Administrator, Member, Editor, Moderator, Member} {
		mustEnter(t, s, id, mustMember(t, a, fmt.Sprintf("m%d", i)), role, morning.Add(time.Duration(i)*time.Hour))
	}
	p, err := s.BySlug(t.Context(), "aperta")
	if err != nil || p.MemberCount != 6 || len(p.Sections) != 2 || p.Sections[1] != (Section{"polls", "Sondaggi"}) {
		t.Fatalf("the piazza is %+v, %v", p, err)
	}
	var handles []string
	page := paging.Page{First: 2}
	for {
		got, err := s.Members(t.Context(), p, page)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range got.Listed {
			handles = append(handles, l.Member.Handle)
		}
		if !got.More {
			break
		}
		page.After = got.Cursor(got.Listed[len(got.Listed)-1])
	}
	if fmt.Sprint(handles) != "[m1 m4 m3 m5 m2 m0]" {
		t.Errorf("the members are %v", handles)
	}
}

func TestJoin(t *testing.T) {
	s, a := setup(t)
	id := mustOpen(t, s, "aperta", Public)
	ada := mustMember(t, a, "ada")
	ctx := as(t.Context(), ada, id, auth.None)
	var all sync.WaitGroup
	for range 5 {
		all.Go(func() {
			joined, err := s.Join(ctx, JoinInput{id})
			if err != nil {
				t.Error(err)
				return
			}
			// The answer to joining is already for a member, though the request came from none.
			if role := joined.ViewerRole(ctx); role == nil || *role != Member || joined.ViewerCanJoin(ctx) || !joined.ViewerCanPropose(ctx) {
				t.Errorf("who has joined is told that he has the role %v", role)
			}
			if stranger := auth.With(ctx, auth.Viewer{MemberID: 999}); joined.ViewerRole(stranger) != nil {
				t.Error("somebody else has the role of who joined")
			}
		})
	}
	all.Wait()
	p, err := s.BySlug(ctx, "aperta")
	if err != nil || p.MemberCount != 1 {
		t.Errorf("after joining %+v, %v", p, err)
	}
	if _, err := s.Join(t.Context(), JoinInput{id}); !errors.Is(err, problem.SignIn()) {
		t.Errorf("a visitor joins: %v", err)
	}
	if _, err := s.Join(ctx, JoinInput{999}); !errors.Is(err, ErrPiazza) {
		t.Errorf("joining nothing: %v", err)
	}
	mine, err := s.Memberships(ctx)
	if err != nil || len(mine) != 1 || mine[0].Role != Member || mine[0].Piazza.ID != id {
		t.Errorf("the memberships are %+v, %v", mine, err)
	}
	closed := mustOpen(t, s, "chiusa", Members)
	if _, err := s.Join(auth.With(t.Context(), auth.Viewer{MemberID: int64(ada.ID), Administrator: true}), JoinInput{closed}); !errors.Is(err, ErrJoin) {
		t.Errorf("an administrator joins a closed piazza by himself: %v", err)
	}
}

func TestUpdate(t *testing.T) {
	s, a := setup(t)
	id := mustOpen(t, s, "aperta", Public)
	ada := mustMember(t, a, "ada")
	text := func(s string) *string { return &s }
	// What the request believes counts for nothing: the role is read anew.
	if _, err := s.Update(as(t.Context(), ada, id, auth.Administrator), UpdateInput{PiazzaID: id, Title: text("x")}); !errors.Is(err, ErrRights) {
		t.Errorf("somebody who is no administrator any more changes the piazza: %v", err)
	}
	mustEnter(t, s, id, ada, Administrator, morning)
	nino := mustMember(t, a, "nino")
	mustEnter(t, s, id, nino, Moderator, morning)
	if _, err := s.Update(as(t.Context(), nino, id, auth.Moderator), UpdateInput{PiazzaID: id, Title: text("x")}); !errors.Is(err, ErrRights) {
		t.Errorf("a moderator changes the piazza: %v", err)
	}
	ctx := as(t.Context(), ada, id, auth.Administrator)
	visibility := Members
	p, err := s.Update(ctx, UpdateInput{PiazzaID: id, Title: text(" Nuova "), Visibility: &visibility})
	if err != nil || p.Title != "Nuova" || p.Visibility != Members {
		t.Errorf("changed is %+v, %v", p, err)
	}
	if stored, _ := s.BySlug(ctx, "aperta"); stored == nil || stored.Title != "Nuova" || stored.Description != "" {
		t.Errorf("stored is %+v", stored)
	}
	wrong := Visibility("nobody")
	for _, bad := range []UpdateInput{{Title: text(" ")}, {Title: text(strings.Repeat("è", 161))}, {Description: text(strings.Repeat("è", 2001))}, {Visibility: &wrong}, {Title: text("a\nb")}} {
		bad.PiazzaID = id
		if _, err := s.Update(ctx, bad); !problem.Is(err, problem.Invalid) {
			t.Errorf("%+v was taken: %v", bad, err)
		}
	}
}

func TestTheLastAdministratorStays(t *testing.T) {
	s, a := setup(t)
	id := mustOpen(t, s, "aperta", Public)
	ada, nino, out := mustMember(t, a, "ada"), mustMember(t, a, "nino"), mustMember(t, a, "fuori")
	mustEnter(t, s, id, ada, Administrator, morning)
	mustEnter(t, s, id, nino, Member, morning)
	ctx := as(t.Context(), ada, id, auth.Administrator)
	set := func(ctx context.Context, m *account.Member, r Role) error {
		_, err := s.SetRole(ctx, MembershipInput{id, m.ID, r})
		return err
	}
	if err := set(ctx, ada, Member); !errors.Is(err, ErrLastAdmin) {
		t.Errorf("the last administrator leaves: %v", err)
	}
	if err := set(ctx, ada, Administrator); err != nil {
		t.Errorf("the same role again: %v", err)
	}
	if err := set(ctx, out, Editor); !errors.Is(err, ErrNoMember) {
		t.Errorf("a stranger gets a role: %v", err)
	}
	if err := set(as(t.Context(), nino, id, auth.Moderator), nino, Administrator); !errors.Is(err, ErrRights) {
		t.Errorf("a moderator makes himself administrator: %v", err)
	}
	if err := set(ctx, nino, Role("king")); !problem.Is(err, problem.Invalid) {
		t.Errorf("an unknown role: %v", err)
	}
	if err := set(ctx, nino, Administrator); err != nil {
		t.Fatal(err)
	}
	// Each demotes the other in the same moment: one of them has to stay.
	var all sync.WaitGroup
	refused := make([]error, 2)
	all.Go(func() { refused[0] = set(ctx, nino, Member) })
	all.Go(func() { refused[1] = set(as(t.Context(), nino, id, auth.Administrator), ada, Member) })
	all.Wait()
	if (refused[0] == nil) == (refused[1] == nil) {
		t.Errorf("of two who demote each other: %v, %v", refused[0], refused[1])
	}
}

func TestImportTwice(t *testing.T) {
	s, a := setup(t)
	region := "Emilia-Romagna"
	in := &Piazza{Slug: "x", Title: "X", Visibility: Public, Law: &Law{Reference: "L.R. 15/2018", Region: &region}, Sections: []Section{{"news", "Notizie"}}}
	first, err := s.Import(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	ada := mustMember(t, a, "ada")
	mustEnter(t, s, first, ada, Editor, morning)
	mustEnter(t, s, first, ada, Member, morning)
	in.Title, in.Sections = "Y", []Section{{"blog", "Blog"}, {"glossary", "Glossario"}}
	second, err := s.Import(t.Context(), in)
	if err != nil || second != first {
		t.Fatalf("imported again as %d, %v", second, err)
	}
	p, err := s.BySlug(t.Context(), "x")
	if err != nil || p.Title != "Y" || len(p.Sections) != 2 || p.MemberCount != 1 || p.Law == nil || *p.Law.Region != region || p.Law.Subject != nil {
		t.Errorf("the piazza is %+v, %v", p, err)
	}
	mine, err := s.Memberships(as(t.Context(), ada, first, auth.Editor))
	if err != nil || len(mine) != 1 || mine[0].Role != Editor {
		t.Errorf("the memberships are %+v, %v", mine, err)
	}
}
