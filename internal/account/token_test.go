package account

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/problem"
)

// asking is the viewer of a session, as the program itself would know him.
func asking(t *testing.T, s *Service, token string) context.Context {
	t.Helper()
	v, err := s.ViewerByToken(t.Context(), token)
	if err != nil || !v.SignedIn() {
		t.Fatal(v, err)
	}
	return auth.With(t.Context(), v)
}

func mustToken(ctx context.Context, t *testing.T, s *Service, scopes ...Scope) (*Token, string) {
	t.Helper()
	made, secret, err := s.CreateToken(ctx, TokenCreateInput{Name: "Programma", Scopes: scopes, Days: 30})
	if err != nil {
		t.Fatal(err)
	}
	return made, secret
}

// chair makes a moderator of a piazza who runs the installation too.
func chair(t *testing.T, d *db.DB, m *Member) (space int64) {
	t.Helper()
	err := d.QueryRow(t.Context(), `with made as (
		insert into space (slug, title, created_at, updated_at) values ('uno', 'Uno', now(), now()) returning id
	), boss as (update member set administrator = true where id = $1)
	insert into membership (space_id, member_id, role, joined_at) select id, $1, 'moderator', now() from made returning space_id`, m.ID).Scan(&space)
	if err != nil {
		t.Fatal(err)
	}
	return space
}

func TestWhatATokenMayDo(t *testing.T) {
	s, _, d := setup(t)
	m := mustSignIn(t, s, "1", "Ada")
	space := chair(t, d, m)
	browser, _ := mustOpen(t, s, Opening{MemberID: m.ID})
	ctx := asking(t, s, browser)
	for _, c := range []struct {
		scopes []Scope
		role   auth.Role
		may    string
	}{
		{[]Scope{ScopeRead}, auth.Member, "read"},
		{[]Scope{ScopeWrite}, auth.Member, "read write"},
		{[]Scope{ScopeVote}, auth.Member, "read vote"},
		{[]Scope{ScopeVote, ScopeWrite, ScopeVote}, auth.Member, "read write vote"},
		{[]Scope{ScopeModerate}, auth.Moderator, "read write moderate"},
	} {
		made, secret := mustToken(ctx, t, s, c.scopes...)
		v, err := s.ViewerByBearer(t.Context(), secret)
		if err != nil || v.MemberID != int64(m.ID) || v.SessionID != int64(made.ID) || !v.IsToken() || v.Administrator || v.RoleIn(space) != c.role {
			t.Errorf("%v: %+v, %v", c.scopes, v, err)
		}
		may := slices.DeleteFunc(AllScopes(), func(needed Scope) bool { return !Scopes(v.Scopes).Allow(needed) })
		if got := strings.Join(words(may), " "); got != c.may {
			t.Errorf("%v may %s", c.scopes, got)
		}
		refusedAs(t, Fresh(auth.With(t.Context(), v)), ErrToken)
	}
}

func TestTokensThatSpeakForNobody(t *testing.T) {
	s, _, d := setup(t)
	m := mustSignIn(t, s, "1", "Ada")
	browser, _ := mustOpen(t, s, Opening{MemberID: m.ID})
	ctx := asking(t, s, browser)
	revoked, ended := mustToken(ctx, t, s, ScopeRead)
	if left, err := s.RevokeToken(ctx, TokenRevokeInput{revoked.ID}); err != nil || len(left) != 0 {
		t.Fatal(left, err)
	}
	_, late := mustToken(ctx, t, s, ScopeRead)
	if v, _ := s.ViewerByToken(t.Context(), late); v.SignedIn() {
		t.Error("a program's token serves as a cookie")
	}
	if v, err := s.ViewerByBearer(t.Context(), late); err != nil || !v.SignedIn() {
		t.Error(v, err)
	}
	age(t, d, 30*24*time.Hour)
	for name, secret := range map[string]string{
		"nothing": "", "unknown": tokenPrefix + Secret(), "a browser's": browser, "revoked": ended, "late": late, "long": tokenPrefix + strings.Repeat("x", 500),
	} {
		v, err := s.ViewerByBearer(t.Context(), secret)
		if refusedAs(t, err, ErrBearer); v.SignedIn() {
			t.Errorf("%s speaks for %+v", name, v)
		}
	}
}

func TestTokensAreMadeWithCare(t *testing.T) {
	s, _, d := setup(t)
	m, other := mustSignIn(t, s, "1", "Ada"), mustSignIn(t, s, "2", "Nino")
	browser, session := mustOpen(t, s, Opening{MemberID: m.ID})
	ctx := asking(t, s, browser)
	good := TokenCreateInput{Name: " Il mio programma ", Scopes: []Scope{ScopeRead}, Days: 366}
	for reason, bend := range map[string]func(*TokenCreateInput){
		"token_name":   func(in *TokenCreateInput) { in.Name = " \n" },
		"token_days":   func(in *TokenCreateInput) { in.Days = 367 },
		"token_scopes": func(in *TokenCreateInput) { in.Scopes = []Scope{"everything"} },
	} {
		in := good
		bend(&in)
		_, secret, err := s.CreateToken(ctx, in)
		if p, ok := problem.As(err); !ok || p.Reason != reason || secret != "" {
			t.Errorf("%s: %v", reason, err)
		}
	}
	made, secret, err := s.CreateToken(ctx, good)
	if err != nil || made.Name != "Il mio programma" || made.UsedAt != nil || !strings.HasPrefix(secret, "pzt_") || made.ExpiresAt.Sub(made.CreatedAt) != 366*24*time.Hour {
		t.Fatalf("%+v, %v", made, err)
	}
	_, _ = s.ViewerByBearer(t.Context(), secret)
	if list, err := s.Tokens(ctx); err != nil || len(list) != 1 || list[0].UsedAt == nil || list[0].UsedAt.Before(made.CreatedAt) {
		t.Errorf("used just now is %+v, %v", list, err)
	}
	writeUses(t, s)
	if list, err := s.Tokens(ctx); err != nil || len(list) != 1 || list[0].UsedAt == nil {
		t.Errorf("used is %+v, %v", list, err)
	}
	if list, err := s.Sessions(ctx); err != nil || len(list) != 1 || list[0].ID != session.ID {
		t.Errorf("the sessions are %+v, %v", list, err)
	}
	program, _ := s.ViewerByBearer(t.Context(), secret)
	_, _, err = s.CreateToken(auth.With(ctx, program), good)
	refusedAs(t, err, ErrToken)
	_, err = s.RevokeToken(as(t.Context(), other, 0), TokenRevokeInput{made.ID})
	refusedAs(t, err, ErrTokenMissing)
	_, err = s.Revoke(ctx, RevokeInput{SessionID(made.ID)})
	refusedAs(t, err, ErrSession)
	age(t, d, 31*time.Minute)
	_, _, err = s.CreateToken(asking(t, s, browser), good)
	refusedAs(t, err, ErrConfirm)
}

func TestTokensEndWithTheMember(t *testing.T) {
	s, _, d := setup(t)
	m := mustSignIn(t, s, "1", "Ada")
	browser, _ := mustOpen(t, s, Opening{MemberID: m.ID})
	_, first := mustToken(asking(t, s, browser), t, s, ScopeWrite)
	if _, err := s.RevokeOthers(asking(t, s, browser)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.ViewerByBearer(t.Context(), first); err != nil {
		t.Errorf("ending other browsers ended a program: %v", err)
	}
	if err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return endAll(ctx, tx, m.ID) }); err != nil {
		t.Fatal(err)
	}
	_, err := s.ViewerByBearer(t.Context(), first)
	refusedAs(t, err, ErrBearer)
}

func TestATokenIsNoMoreThanItsSession(t *testing.T) {
	_, _, d := setup(t)
	s := NewServiceWith(d, Rules{Passkeys: true})
	m := mustSignIn(t, s, "1", "Ada")
	space := chair(t, d, m)
	for withPasskey, want := range map[bool]auth.Role{false: auth.Editor, true: auth.Moderator} {
		browser, _ := mustOpen(t, s, Opening{MemberID: m.ID, WithPasskey: withPasskey})
		_, secret := mustToken(asking(t, s, browser), t, s, ScopeModerate)
		if v, err := s.ViewerByBearer(t.Context(), secret); err != nil || v.RoleIn(space) != want || v.Withheld == withPasskey {
			t.Errorf("made with a passkey %t: %+v, %v", withPasskey, v, err)
		}
	}
}

func TestThereAreNotTooManyTokens(t *testing.T) {
	s, _, _ := setup(t)
	m := mustSignIn(t, s, "1", "Ada")
	browser, _ := mustOpen(t, s, Opening{MemberID: m.ID})
	ctx := asking(t, s, browser)
	for range mostTokens {
		mustToken(ctx, t, s, ScopeRead)
	}
	_, _, err := s.CreateToken(ctx, TokenCreateInput{Name: "Ancora", Scopes: []Scope{ScopeRead}, Days: 1})
	refusedAs(t, err, errTokenLimit)
}

func TestTheTrailTellsOfTokens(t *testing.T) {
	s, _, d := setup(t)
	m := mustSignIn(t, s, "1", "Ada")
	browser, _ := mustOpen(t, s, Opening{MemberID: m.ID})
	ctx := asking(t, s, browser)
	made, secret := mustToken(ctx, t, s, ScopeWrite, ScopeVote)
	if _, err := s.RevokeToken(ctx, TokenRevokeInput{made.ID}); err != nil {
		t.Fatal(err)
	}
	var trail string
	if err := d.QueryRow(t.Context(), `select string_agg(kind || ' ' || facts::text || coalesce(detail, ''), ' ' order by seq) from audit_record where kind like 'token%'`).Scan(&trail); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(trail, fmt.Sprintf(`"token": %d`, made.ID)) || !strings.Contains(trail, `"scope_vote": true`) ||
		!strings.Contains(trail, "token_revoked") || strings.Contains(trail, "Programma") || strings.Contains(trail, secret) {
		t.Errorf("the trail says %s", trail)
	}
}
