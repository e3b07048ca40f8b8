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
	"piazza/internal/db/dbtest"
	"piazza/internal/problem"
)

// clock is a test's own time.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

func setup(t *testing.T) (*Service, *clock, *db.DB) {
	t.Helper()
	c := &clock{now: time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)}
	d := dbtest.New(t, dbtest.At(c.Now))
	return NewService(d), c, d
}

func mustSignIn(t *testing.T, s *Service, subject, name string) *Member {
	t.Helper()
	m, err := s.SignIn(t.Context(), Identity{Issuer: "https://idp.example", Subject: subject, Name: name})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func mustOpen(t *testing.T, s *Service, o Opening) (string, *Session) {
	t.Helper()
	token, session, err := s.OpenSession(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return token, session
}

func as(ctx context.Context, m *Member, session SessionID) context.Context {
	return auth.With(ctx, auth.Viewer{MemberID: int64(m.ID), SessionID: int64(session)})
}

func refusedAs(t *testing.T, err error, want *problem.Error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("got %v, want %v", err, want)
	}
}

func TestHandleOf(t *testing.T) {
	for name, want := range map[string]string{
		"Ada Lovelace": "ada.lovelace", "Anna D’Àngelo": "anna.dangelo", "  José   Ortega ": "jose.ortega", "Ωμέγα": "membro",
		"": "membro", "a.b-c_d": "a.b.c.d", strings.Repeat("x", 90): strings.Repeat("x", 34), "...": "membro", "Łukasz Ö": "ukasz.o",
	} {
		if got := handleOf(name); got != want {
			t.Errorf("handleOf(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestFirstLoginMakesAMember(t *testing.T) {
	s, _, _ := setup(t)
	first := mustSignIn(t, s, "1", "Ada Lovelace")
	if first.Handle != "ada.lovelace" || first.Name != "Ada Lovelace" || first.Tone < 1 || first.Tone > 8 {
		t.Errorf("the member is %+v", first)
	}
	if again := mustSignIn(t, s, "1", "Somebody Else"); again.ID != first.ID || again.Name != "Ada Lovelace" {
		t.Errorf("the second login gave %+v", again)
	}
	if namesake := mustSignIn(t, s, "2", "Ada  Lovelace"); namesake.Handle != "ada.lovelace2" {
		t.Errorf("the namesake's handle is %q", namesake.Handle)
	}
	if other, err := s.SignIn(t.Context(), Identity{Issuer: "https://other.example", Subject: "1", Name: "Ada"}); err != nil || other.ID == first.ID {
		t.Errorf("the same subject of another issuer is %+v, %v", other, err)
	}
	if _, err := s.SignIn(t.Context(), Identity{Issuer: "https://idp.example"}); !problem.Is(err, problem.Invalid) {
		t.Errorf("an identity without a subject gave %v", err)
	}
	if odd := mustSignIn(t, s, "3", "\u202e\x00 \n"); odd.Name != odd.Handle {
		t.Errorf("an unprintable name became %q", odd.Name)
	}
}

func TestManyFirstLoginsAtOnce(t *testing.T) {
	s, _, _ := setup(t)
	const people, doors = 6, 3
	ids := make([][doors]ID, people)
	var all sync.WaitGroup
	for n := range people * doors {
		all.Go(func() {
			person, door := n/doors, n%doors
			m, err := s.SignIn(t.Context(), Identity{Issuer: "https://idp.example", Subject: string(rune('a' + person)), Name: "Mario Rossi"})
			if err != nil {
				t.Errorf("person %d at door %d: %v", person, door, err)
				return
			}
			ids[person][door] = m.ID
		})
	}
	all.Wait()
	seen := map[ID]bool{}
	for person, found := range ids {
		if found[0] != found[1] || found[1] != found[2] || seen[found[0]] {
			t.Errorf("person %d is %v", person, found)
		}
		seen[found[0]] = true
	}
}

func TestViewerBySessionKnowsTheRoles(t *testing.T) {
	s, _, d := setup(t)
	m := mustSignIn(t, s, "1", "Ada")
	token, session := mustOpen(t, s, Opening{MemberID: m.ID, Provider: "demo", UserAgent: "Firefox"})
	var first, second int64
	for slug, id := range map[string]*int64{"uno": &first, "due": &second} {
		row := d.QueryRow(t.Context(), `insert into space (slug, title, created_at, updated_at) values ($1, $1, now(), now()) returning id`, slug)
		if err := row.Scan(id); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := d.Exec(t.Context(), `insert into membership (space_id, member_id, role, joined_at) values ($1, $3, 'editor', now()), ($2, $3, 'member', now())`, first, second, m.ID); err != nil {
		t.Fatal(err)
	}
	ctx, counter := db.Count(t.Context())
	v, err := s.ViewerByToken(ctx, token)
	if err != nil || v.MemberID != int64(m.ID) || v.SessionID != int64(session.ID) || v.Administrator {
		t.Fatalf("the viewer is %+v, %v", v, err)
	}
	if v.RoleIn(first) != auth.Editor || v.RoleIn(second) != auth.Member || v.RoleIn(second+100) != auth.None {
		t.Errorf("the roles are %v", v.Roles)
	}
	if v.PersonID == 0 || v.PersonID != m.PersonID || v.Assurance != string(AssuranceSocial) {
		t.Errorf("the viewer is person %d, known as %q", v.PersonID, v.Assurance)
	}
	if counter.Statements() != 1 {
		t.Errorf("it took %d statements", counter.Statements())
	}
}

func TestTokensThatOpenNothing(t *testing.T) {
	s, _, d := setup(t)
	m := mustSignIn(t, s, "1", "Ada")
	token, _ := mustOpen(t, s, Opening{MemberID: m.ID})
	ended, _ := mustOpen(t, s, Opening{MemberID: m.ID})
	if err := s.CloseSession(t.Context(), ended); err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []string{"", "x", ended, strings.Repeat("x", 5000), token + "x", Secret()} {
		if v, err := s.ViewerByToken(t.Context(), wrong); err != nil || v.SignedIn() {
			t.Errorf("token %.50q gives %+v, %v", wrong, v, err)
		}
	}
	pass(t, d, "session", DefaultLife)
	if v, err := s.ViewerByToken(t.Context(), token); err != nil || v.SignedIn() {
		t.Errorf("an old token gives %+v, %v", v, err)
	}
}

func TestTheTokenIsNotInTheDatabase(t *testing.T) {
	s, _, d := setup(t)
	m := mustSignIn(t, s, "1", "Ada")
	token, _ := mustOpen(t, s, Opening{MemberID: m.ID})
	var rows string
	if err := d.QueryRow(t.Context(), `select string_agg(session::text, ' ') from session`).Scan(&rows); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(rows, token) {
		t.Error("the session's row holds its token")
	}
}

func TestASessionRotatesAtLogin(t *testing.T) {
	s, _, _ := setup(t)
	m := mustSignIn(t, s, "1", "Ada")
	old, _ := mustOpen(t, s, Opening{MemberID: m.ID})
	fresh, _ := mustOpen(t, s, Opening{MemberID: m.ID, Previous: old})
	if fresh == old {
		t.Fatal("the token stayed")
	}
	if v, _ := s.ViewerByToken(t.Context(), old); v.SignedIn() {
		t.Error("the old token still opens")
	}
	if v, _ := s.ViewerByToken(t.Context(), fresh); !v.SignedIn() {
		t.Error("the new token does not open")
	}
}

func TestSessionsAreOnesOwn(t *testing.T) {
	s, c, _ := setup(t)
	ada, nino := mustSignIn(t, s, "1", "Ada"), mustSignIn(t, s, "2", "Nino")
	_, first := mustOpen(t, s, Opening{MemberID: ada.ID, UserAgent: "uno\x00"})
	c.pass(time.Minute)
	_, second := mustOpen(t, s, Opening{MemberID: ada.ID, UserAgent: "due"})
	_, foreign := mustOpen(t, s, Opening{MemberID: nino.ID})
	ctx := as(t.Context(), ada, first.ID)
	list, err := s.Sessions(ctx)
	if err != nil || len(list) != 2 || list[0].ID != first.ID || !list[0].IsCurrent(ctx) || list[1].IsCurrent(ctx) || list[0].UserAgent != "uno" {
		t.Fatalf("the sessions are %+v, %v", list, err)
	}
	if found, err := s.SessionByID(ctx, foreign.ID); found != nil || err != nil {
		t.Errorf("another's session is %+v, %v", found, err)
	}
	_, err = s.Revoke(ctx, RevokeInput{foreign.ID})
	refusedAs(t, err, ErrSession)
	left, err := s.Revoke(ctx, RevokeInput{second.ID})
	if err != nil || len(left) != 1 || left[0].ID != first.ID {
		t.Errorf("left are %+v, %v", left, err)
	}
	_, err = s.Revoke(ctx, RevokeInput{second.ID})
	refusedAs(t, err, ErrSession)
	_, _ = mustOpen(t, s, Opening{MemberID: ada.ID})
	if left, err = s.RevokeOthers(ctx); err != nil || len(left) != 1 {
		t.Errorf("after ending the others %+v, %v", left, err)
	}
	for _, call := range []func() error{
		func() error { _, err := s.Sessions(t.Context()); return err },
		func() error { _, err := s.RevokeOthers(t.Context()); return err },
		func() error { _, err := s.Revoke(t.Context(), RevokeInput{first.ID}); return err },
		func() error { _, err := s.Update(t.Context(), UpdateInput{}); return err },
	} {
		refusedAs(t, call(), problem.SignIn())
	}
}

func TestUpdateProfile(t *testing.T) {
	s, _, _ := setup(t)
	ada := mustSignIn(t, s, "1", "Ada")
	ctx := as(t.Context(), ada, 0)
	text := func(s string) *string { return &s }
	m, err := s.Update(ctx, UpdateInput{Headline: text(" Assessora "), Bio: text("Sono **io**.")})
	if err != nil || m.Headline != "Assessora" || m.Name != "Ada" || m.BioHTML() != "<p>Sono <strong>io</strong>.</p>\n" {
		t.Errorf("the profile is %+v, %v", m, err)
	}
	for _, bad := range []UpdateInput{
		{Name: text("  ")},
		{Name: text(strings.Repeat("è", 81))},
		{Name: text("a\nb")},
		{Headline: text(strings.Repeat("è", 121))},
		{Bio: text(strings.Repeat("è", 2001))},
		{Name: text("a\xffb")},
		{Bio: text("a\x00b")},
	} {
		if _, err := s.Update(ctx, bad); !problem.Is(err, problem.Invalid) {
			t.Errorf("%+v was taken: %v", bad, err)
		}
	}
	if found, err := s.ByHandle(ctx, "@ADA"); err != nil || found.Headline != "Assessora" {
		t.Errorf("ByHandle found %+v, %v", found, err)
	}
	if found, err := s.ByHandle(ctx, "nessuno"); found != nil || err != nil {
		t.Errorf("ByHandle found %+v, %v", found, err)
	}
	if found, err := s.ByIDs(ctx, []ID{ada.ID, 99999}); err != nil || len(found) != 1 || found[ada.ID].Handle != "ada" {
		t.Errorf("ByIDs found %+v, %v", found, err)
	}
}

func TestImportAndPersonas(t *testing.T) {
	s, _, _ := setup(t)
	identity := Identity{Issuer: "demo", Subject: "ada"}
	in := &Member{Handle: "ada", Name: "Ada", Tone: 3, Locale: "it", Administrator: true}
	first, err := s.Import(t.Context(), in, identity)
	if err != nil {
		t.Fatal(err)
	}
	in.Headline = "nuova"
	second, err := s.Import(t.Context(), in, identity)
	if err != nil || second.ID != first.ID || second.Headline != "nuova" {
		t.Errorf("imported again is %+v, %v", second, err)
	}
	if m, err := s.SignIn(t.Context(), identity); err != nil || m.ID != first.ID {
		t.Errorf("signing in gives %+v, %v", m, err)
	}
	personas, err := s.Personas(t.Context(), "demo")
	if err != nil || len(personas) != 1 || personas[0].Subject != "ada" || !personas[0].IsAdministrator() {
		t.Errorf("the personas are %+v, %v", personas, err)
	}
	if none, err := s.Personas(t.Context(), "https://idp.example"); err != nil || len(none) != 0 {
		t.Errorf("another issuer vouches for %+v, %v", none, err)
	}
}
