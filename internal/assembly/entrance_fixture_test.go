package assembly_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"piazza/internal/account"
	"piazza/internal/assembly"
	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/poll"
	"piazza/internal/problem"
	"piazza/internal/space"
)

const (
	openSpace, closedSpace = 1, 2
	// editor holds the assemblies; member is one of the piazza, outsider of none.
	editor, member, outsider = 1, 2, 3
)

// hall is an installation of two nodes.
type hall struct {
	db *db.DB
	// nodes share the database and the key alone.
	nodes [2]*assembly.Service
}

func openHall(t testing.TB) *hall {
	t.Helper()
	dsn := dbtest.DSN(t)
	h := &hall{}
	for i := range h.nodes {
		d, err := db.Open(t.Context(), db.Options{DSN: dsn, MaxConns: 8})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(d.Close)
		ballots := ballot.NewService(d, ballot.Secrets{})
		t.Cleanup(ballots.Drain)
		h.db, h.nodes[i] = d, assembly.NewService(assembly.Options{
			DB: d, Ballots: ballots, Key: []byte("0123456789abcdef0123456789abcdef"), PublicURL: "https://piazza.example",
		})
	}
	h.exec(t, `insert into member (handle, name, created_at) select 'm' || i, 'Membro ' || i, now() from generate_series(1, 20) i`)
	h.exec(t, `insert into space (slug, title, visibility, created_at, updated_at)
		values ('aperta', 'Aperta', 'public', now(), now()), ('chiusa', 'Chiusa', 'members', now(), now())`)
	return h
}

func (h *hall) exec(t testing.TB, statement string, args ...any) {
	t.Helper()
	if _, err := h.db.Exec(t.Context(), statement, args...); err != nil {
		t.Fatal(err)
	}
}

func (h *hall) count(t testing.TB, query string, args ...any) (n int) {
	t.Helper()
	if err := h.db.QueryRow(t.Context(), query, args...).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// as returns a context in which a member asks, 0 for nobody; his person has the same number.
func as(ctx context.Context, number int64) context.Context {
	v := auth.Viewer{MemberID: number, PersonID: number, Assurance: "social"}
	switch number {
	case 0:
		v = auth.Viewer{}
	case editor:
		v.Roles = map[int64]auth.Role{openSpace: auth.Editor, closedSpace: auth.Editor}
	case outsider:
	default:
		v.Roles = map[int64]auth.Role{openSpace: auth.Member}
	}
	return from(auth.With(ctx, v), "192.0.2.1")
}

func from(ctx context.Context, address string) context.Context { return auth.WithAddress(ctx, address) }

// plan is an assembly to be held.
type plan struct {
	space     space.ID
	guests    poll.Admission
	assurance account.Assurance
}

// begin prepares an assembly and begins it.
func (h *hall) begin(t testing.TB, p plan) *assembly.Assembly {
	t.Helper()
	if p.space == 0 {
		p.space = openSpace
	}
	in := assembly.CreateInput{PiazzaID: p.space, Title: "Assemblea"}
	if p.guests != "" {
		in.Guests = &p.guests
	}
	if p.assurance != "" {
		in.Assurance = &p.assurance
	}
	a, err := h.nodes[0].Create(as(t.Context(), editor), in)
	if err == nil {
		a, err = h.nodes[0].Start(as(t.Context(), editor), assembly.Input{AssemblyID: a.ID})
	}
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// entrance is what screens show.
func (h *hall) entrance(t testing.TB, id assembly.ID) *assembly.Entrance {
	t.Helper()
	standing, err := h.nodes[1].Standing(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	state, err := standing.For(auth.FromContext(as(t.Context(), editor)))
	if err != nil || state.Entrance == nil {
		t.Fatalf("no entrance: %v", err)
	}
	return state.Entrance
}

// secret is what the QR code carries.
func (h *hall) secret(t testing.TB, id assembly.ID) string {
	t.Helper()
	_, secret, _ := strings.Cut(h.entrance(t, id).Link, "#s=")
	return secret
}

// slips makes slips and returns their codes.
func (h *hall) slips(t testing.TB, id assembly.ID, n int) (made []*assembly.SlipSecret) {
	t.Helper()
	made, err := h.nodes[0].CreateSlips(as(t.Context(), editor), assembly.SlipsInput{AssemblyID: id, Count: n})
	if err != nil || len(made) != n {
		t.Fatalf("%d slips, %v", len(made), err)
	}
	if link := made[0].Link; link == nil || *link != "https://piazza.example/entra#b="+*made[0].Code {
		t.Fatalf("a slip's QR code is %v", link)
	}
	return made
}

func byCode(code string) assembly.EnterInput     { return assembly.EnterInput{Code: &code} }
func bySecret(secret string) assembly.EnterInput { return assembly.EnterInput{Secret: &secret} }
func bySlip(slip string) assembly.EnterInput     { return assembly.EnterInput{Slip: &slip} }

func under(in assembly.EnterInput, key string) assembly.EnterInput {
	key = fmt.Sprintf("%-20s", key)
	in.IdempotencyKey = &key
	return in
}

// refused tells why something was refused, as a client reads it.
func refused(err error) string {
	if err == nil {
		return ""
	}
	p, ok := errors.AsType[*problem.Error](err)
	if !ok {
		return err.Error()
	}
	return fmt.Sprint(p.Code, " ", p.Reason, " ", p.Field, " ", p.Message)
}

func reason(err error) string {
	if p, ok := problem.As(err); ok {
		return p.Reason
	}
	return refused(err)
}
