package account

import (
	"sync"
	"testing"
	"time"

	"piazza/internal/db"
)

// pass lets time go by for all rows of a table that expire: the clock of the database cannot be turned.
func pass(t *testing.T, d *db.DB, table string, by time.Duration) {
	t.Helper()
	if _, err := d.Exec(t.Context(), "update "+table+" set expires_at = expires_at - $1::interval", by); err != nil {
		t.Fatal(err)
	}
}

func TestALoginIsTakenUpOnce(t *testing.T) {
	s, _, d := setup(t)
	begin := func() Login {
		l := Login{State: Secret(), Browser: Secret(), Provider: "demo", Nonce: Secret(), Verifier: Secret(), ReturnPath: "/piazze/x", Purpose: Enter}
		if err := s.BeginLogin(t.Context(), l); err != nil {
			t.Fatal(err)
		}
		return l
	}
	l := begin()
	for _, wrong := range [][3]string{{"other", l.State, l.Browser}, {"demo", Secret(), l.Browser}, {"demo", l.State, Secret()}, {"demo", "", ""}, {"demo", l.State, ""}} {
		_, err := s.TakeLogin(t.Context(), wrong[0], wrong[1], wrong[2])
		refusedAs(t, err, ErrLogin)
	}
	taken, err := s.TakeLogin(t.Context(), "demo", l.State, l.Browser)
	if err != nil || *taken != l {
		t.Errorf("taken up was %+v, %v", taken, err)
	}
	_, err = s.TakeLogin(t.Context(), "demo", l.State, l.Browser)
	refusedAs(t, err, ErrLogin)
	late := begin()
	pass(t, d, "login_transaction", loginLife)
	_, err = s.TakeLogin(t.Context(), "demo", late.State, late.Browser)
	refusedAs(t, err, ErrLogin)
}

func TestOneLoginTwiceAtOnce(t *testing.T) {
	s, _, _ := setup(t)
	l := Login{State: Secret(), Browser: Secret(), Provider: "demo", ReturnPath: "/"}
	if err := s.BeginLogin(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	taken := make([]bool, 8)
	for i := range taken {
		all.Go(func() {
			found, err := s.TakeLogin(t.Context(), "demo", l.State, l.Browser)
			taken[i] = err == nil && found != nil
		})
	}
	all.Wait()
	n := 0
	for _, one := range taken {
		if one {
			n++
		}
	}
	if n != 1 {
		t.Errorf("it was taken up %d times", n)
	}
}
