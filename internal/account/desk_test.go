package account

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/db"
)

// desk is where tests arrive.
type desk struct {
	*testing.T
	*Service
	db *db.DB
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	s, _, d := setup(t)
	return &desk{t, s, d}
}

// google is somebody whom a provider brings whose word about addresses we take.
func google(subject, address string) Identity {
	return Identity{
		Issuer: "https://accounts.google.example", Subject: subject, Name: "Ada Lovelace", Email: address, EmailVerified: true, Vouches: true,
		Provider: "google",
	}
}

// facebook is somebody whom a provider brings whose word about addresses we do not take, whatever it says.
func facebook(subject, address string) Identity {
	return Identity{
		Issuer: "https://facebook.example", Subject: subject, Name: "Ada Lovelace", Email: address, EmailVerified: true, Provider: "facebook",
	}
}

// mailed is somebody who has opened a link that was mailed to him.
func mailed(address string) Identity {
	return Identity{Issuer: "mail", Subject: strings.ToLower(address), Email: address, EmailVerified: true, Vouches: true, Provider: "mail"}
}

// citizen is somebody whom SPID brings.
func citizen(subject, code string) Identity {
	return Identity{
		Issuer: "https://federa.example", Subject: subject, Name: "Ada Lovelace", Provider: "federa", Assurance: AssuranceSubstantial,
		Person: Hash(code),
	}
}

const browser = "il browser di una prova"

// comes has somebody come in.
func (d *desk) comes(i Identity) (Outcome, error) {
	return d.Arrive(d.Context(), Arrival{Identity: i, Login: &Login{Provider: i.Provider, ReturnPath: "/qui"}, Browser: browser})
}

// enters has somebody come in who is known.
func (d *desk) enters(i Identity) Entered {
	d.Helper()
	out, err := d.comes(i)
	in, ok := out.(Entered)
	if err != nil || !ok {
		d.Fatalf("%s comes as %+v, %v", i.Subject, out, err)
	}
	return in
}

// waits has somebody come in who is asked something first.
func (d *desk) waits(i Identity, kind ArrivalKind) Waiting {
	d.Helper()
	out, err := d.comes(i)
	waiting, ok := out.(Waiting)
	if err != nil || !ok || waiting.Kind != kind {
		d.Fatalf("%s comes as %+v, %v; want him to wait (%s)", i.Subject, out, err, kind)
	}
	return waiting
}

// joins has somebody come in for the first time and say that he wants to.
func (d *desk) joins(i Identity, name string) Entered {
	d.Helper()
	in, err := d.Register(d.Context(), d.waits(i, Registers).Secret, browser, RegisterInput{Name: name, OfAge: true, Locale: "it"})
	if err != nil {
		d.Fatal(err)
	}
	return in
}

// within returns a context in which the owner of a session asks.
func (d *desk) within(token string) context.Context {
	d.Helper()
	v, err := d.ViewerByToken(d.Context(), token)
	if err != nil || !v.SignedIn() {
		d.Fatalf("the session is over: %+v, %v", v, err)
	}
	return auth.With(d.Context(), v)
}

// isIn tells whether a token still opens something.
func (d *desk) isIn(token string) bool {
	d.Helper()
	v, err := d.ViewerByToken(d.Context(), token)
	if err != nil {
		d.Fatal(err)
	}
	return v.SignedIn()
}

// begins begins a login in a session.
func (d *desk) begins(token string, p Purpose, i Identity) (*Login, error) {
	l := Login{State: Secret(), Browser: browser, Provider: i.Provider, ReturnPath: "/profilo", Purpose: p}
	if err := d.BeginLogin(d.within(token), l); err != nil {
		return nil, err
	}
	return d.TakeLogin(d.Context(), i.Provider, l.State, browser)
}

// within a session somebody adds a way in, or confirms who he is.
func (d *desk) goes(token string, p Purpose, i Identity) (Outcome, error) {
	d.Helper()
	l, err := d.begins(token, p, i)
	if err != nil {
		d.Fatal(err)
	}
	return d.Arrive(d.Context(), Arrival{Identity: i, Login: l, Browser: browser, Previous: token})
}

// program makes an access token in a session.
func (d *desk) program(token string) string {
	d.Helper()
	_, secret, err := d.CreateToken(d.within(token), TokenCreateInput{Name: "un programma", Scopes: []Scope{ScopeWrite}, Days: 366})
	if err != nil {
		d.Fatal(err)
	}
	return secret
}

// links adds a way in, and returns the session's token.
func (d *desk) links(token string, i Identity) string {
	d.Helper()
	out, err := d.goes(token, Link, i)
	linked, ok := out.(Linked)
	if err != nil || !ok || !linked.IsNew || linked.Token == "" {
		d.Fatalf("linking %s gives %+v, %v", i.Subject, out, err)
	}
	return linked.Token
}

// ways returns the providers of somebody's ways in.
func (d *desk) waysOf(token string) string {
	d.Helper()
	list, err := d.Ways(d.within(token))
	if err != nil {
		d.Fatal(err)
	}
	names := make([]string, len(list))
	for i, w := range list {
		names[i] = w.Provider
	}
	return strings.Join(names, " ")
}

func (d *desk) text(query string, args ...any) (text string) {
	d.Helper()
	if err := d.db.QueryRow(d.Context(), query, args...).Scan(&text); err != nil {
		d.Fatalf("%s: %v", query, err)
	}
	return text
}

func (d *desk) exec(query string, args ...any) {
	d.Helper()
	if _, err := d.db.Exec(d.Context(), query, args...); err != nil {
		d.Fatalf("%s: %v", query, err)
	}
}

// trail are the kinds of what was recorded, in their order.
func (d *desk) trail() string {
	return d.text(`select coalesce(string_agg(kind, ' ' order by seq), '') from audit_record`)
}

// members is how many there are.
func (d *desk) members() string { return d.text(`select count(*)::text from member`) }

// becomes expects a member.
func (d *desk) becomes(in Entered, want ID) {
	d.Helper()
	if in.Member.ID != want {
		d.Errorf("came in as %d, want %d", in.Member.ID, want)
	}
}

func (d *desk) expect(got, want any, what string) {
	d.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		d.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func asSuspended(err error, into **SuspendedError) bool { return errors.As(err, into) }
