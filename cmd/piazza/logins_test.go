package main

import (
	"os"
	"path/filepath"
	"testing"

	"piazza/internal/account"
	"piazza/internal/login"
)

// Whoever made a mistake in the file of logins learns which and where, instead of opening doors that he does not mean.
func TestLoginsThatAreWrongStopTheStart(t *testing.T) {
	file := filepath.Join(t.TempDir(), "logins.json")
	must(t, os.WriteFile(file, []byte("[\n{\"kind\": \"google\", \"clientID\": \"a\",\n\"secret\": \"b\"}]"), 0o600))
	args := []string{"serve", "--addr", "127.0.0.1:0", "--data-dir", folder(t)}
	refuses(t, 1, `logins.json, line 3: there is no field "secret" for the kind google`, args, "PIAZZA_PUBLIC_URL=https://a.example", "PIAZZA_LOGINS="+file)
	refuses(t, 1, "no such file", args, "PIAZZA_PUBLIC_URL=https://a.example", "PIAZZA_LOGINS=/nowhere/logins.json")
}

// What Facebook told about somebody goes with his login, and with his whole profile where there is no other.
func TestForgettingWhatAProviderTold(t *testing.T) {
	p := openInProcess(t)
	one := account.Identity{Issuer: "facebook", Subject: "7", Name: "Dora Grigia", Provider: "facebook", Email: "dora@example.org"}
	m, err := p.accounts.SignIn(t.Context(), one)
	must(t, err)
	_, err = p.accounts.Import(t.Context(), m, account.Identity{Issuer: "x", Subject: "7", Provider: "x"})
	must(t, err)
	for _, c := range []struct {
		issuer string
		want   login.Forgotten
	}{{"facebook", login.ForgottenLogin}, {"facebook", login.ForgottenNothing}, {"x", login.ForgottenAccount}, {"x", login.ForgottenNothing}} {
		if done, err := p.forget(t.Context(), c.issuer, "7"); err != nil || done != c.want {
			t.Errorf("%s: %q, %v; want %q", c.issuer, done, err, c.want)
		}
	}
	if found, err := p.accounts.ByHandle(t.Context(), m.Handle); err != nil || found != nil {
		t.Errorf("the profile is still there: %+v, %v", found, err)
	}
}
