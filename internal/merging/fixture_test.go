package merging_test

import (
	"context"
	"fmt"
	"log/slog"
	"testing"

	"piazza/internal/account"
	"piazza/internal/assembly"
	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/erasure"
	"piazza/internal/merging"
)

// square is where two accounts of one person become one: from goes, into stays, other is somebody else.
type square struct {
	*testing.T
	db                *db.DB
	accounts          *account.Service
	ballots           *ballot.Service
	erasures          *erasure.Service
	merging           *merging.Service
	from, into, other *account.Member
}

func newSquare(t *testing.T) *square {
	t.Helper()
	d := dbtest.New(t)
	s := &square{
		T: t, db: d, accounts: account.NewService(d), ballots: ballot.NewService(d, ballot.Secrets{}), erasures: erasure.NewService(d, slog.New(slog.DiscardHandler)),
	}
	t.Cleanup(s.ballots.Drain)
	s.accounts.OnUnion(assembly.UniteIn)
	s.accounts.OnUnion(ballot.UniteIn)
	s.merging = merging.NewService(d, s.accounts, s.erasures.Finish)
	s.from, s.into, s.other = s.arrive("vecchia"), s.arrive("nuova"), s.arrive("altra")
	s.exec(`insert into space (slug, title, visibility, created_at, updated_at)
		select 's' || n, 'Piazza ' || n, 'public', now(), now() from generate_series(1, 4) n`)
	return s
}

func identity(handle string) account.Identity {
	return account.Identity{
		Issuer: "https://idp.example", Subject: "sub-" + handle, Name: handle, Email: handle + "@posta.example", EmailVerified: true, Provider: "idp",
	}
}

// spid is somebody's login by SPID.
func spid(subject, code string) account.Identity {
	return account.Identity{
		Issuer: "https://federa.example", Subject: subject, Provider: "federa", Assurance: account.AssuranceSubstantial, Person: account.Hash(code),
	}
}

func (s *square) arrive(handle string) *account.Member {
	s.Helper()
	m, err := s.accounts.Import(s.Context(), &account.Member{Handle: handle, Name: handle, Tone: 1, Locale: "it"}, identity(handle))
	if err != nil {
		s.Fatal(err)
	}
	return m
}

func (s *square) exec(query string, args ...any) {
	s.Helper()
	if _, err := s.db.Exec(s.Context(), query, args...); err != nil {
		s.Fatalf("%s: %v", query, err)
	}
}

func (s *square) text(query string, args ...any) (text string) {
	s.Helper()
	if err := s.db.QueryRow(s.Context(), query, args...).Scan(&text); err != nil {
		s.Fatalf("%s: %v", query, err)
	}
	return text
}

func (s *square) expect(got, want any, what string) {
	s.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		s.Errorf("%s: got %v, want %v", what, got, want)
	}
}

const browser = "il browser di una prova"

// in opens a session of a member, who comes in with a passkey.
func (s *square) in(m *account.Member) string {
	s.Helper()
	token, _, err := s.accounts.OpenSession(s.Context(), account.Opening{MemberID: m.ID, Provider: "idp", WithPasskey: true})
	if err != nil {
		s.Fatal(err)
	}
	return token
}

// as returns a context in which the owner of a session asks.
func (s *square) as(token string) context.Context {
	s.Helper()
	v, err := s.accounts.ViewerByToken(s.Context(), token)
	if err != nil || !v.SignedIn() {
		s.Fatalf("the session is over: %+v, %v", v, err)
	}
	return auth.With(s.Context(), v)
}

// goes adds a way in to the account of a session.
func (s *square) goes(token string, i account.Identity) account.Outcome {
	s.Helper()
	l := account.Login{State: account.Secret(), Browser: browser, Provider: i.Provider, ReturnPath: "/", Purpose: account.Link}
	if err := s.accounts.BeginLogin(s.as(token), l); err != nil {
		s.Fatal(err)
	}
	taken, err := s.accounts.TakeLogin(s.Context(), i.Provider, l.State, browser)
	if err != nil {
		s.Fatal(err)
	}
	out, err := s.accounts.Arrive(s.Context(), account.Arrival{Identity: i, Login: taken, Browser: browser, Previous: token})
	if err != nil {
		s.Fatal(err)
	}
	return out
}

// proves has the owner of a session prove that another account is his too.
func (s *square) proves(token string, i account.Identity) (secret string) {
	s.Helper()
	waiting, ok := s.goes(token, i).(account.Waiting)
	if !ok || waiting.Kind != account.Merges {
		s.Fatalf("proving %s gives %+v", i.Subject, waiting)
	}
	return waiting.Secret
}

// merge makes one of two accounts, and returns the new token of the session.
func (s *square) merge() string {
	s.Helper()
	token := s.in(s.into)
	secret := s.proves(token, identity(s.from.Handle))
	renewed, err := s.merging.Merge(s.as(token), secret, browser)
	if err != nil {
		s.Fatal(err)
	}
	return renewed
}
