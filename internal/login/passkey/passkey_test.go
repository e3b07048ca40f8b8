package passkey_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"piazza/internal/account"
	"piazza/internal/auth"
)

func TestAPasskeyIsAddedAndLetsIn(t *testing.T) {
	s := openSite(t, host)
	ada, m := s.member("Ada")
	before := ada.token()
	asked := ada.begin("register").PublicKey
	if asked.RP.ID != host || asked.User.Name != "ada" || asked.Attestation != "none" || asked.AuthenticatorSelection.ResidentKey != "required" ||
		!asked.AuthenticatorSelection.RequireResidentKey || asked.AuthenticatorSelection.UserVerification != "required" {
		t.Errorf("asked is %+v", asked)
	}
	phone := newDevice(t)
	ada.register(phone, "")
	if ada.token() == before {
		t.Error("the token is the one before")
	}
	own, err := s.accounts.Passkeys(auth.With(t.Context(), ada.who()))
	if err != nil || len(own) != 1 || own[0].Name != "Linux" || own[0].IsSynced || own[0].UsedAt != nil {
		t.Fatalf("the keys are %+v, %v", own, err)
	}
	other := s.browser()
	o := other.begin("enter").PublicKey
	if len(o.AllowCredentials) != 0 || o.UserVerification != "required" || o.RPID != host {
		t.Errorf("asked is %+v", o)
	}
	other.enter(phone)
	if v := other.who(); v.MemberID != int64(m.ID) || account.Fresh(auth.With(t.Context(), v)) != nil {
		t.Errorf("who came in is %+v", v)
	}
	for _, to := range []string{"//evil.example", "/\\evil.example", "https://evil.example", ""} {
		var answer struct{ Location string }
		other.send("enter/finish", sent{Credential: phone.get(other.begin("enter")), Return: to}, &answer)
		if answer.Location != "/" {
			t.Errorf("%q leads to %q", to, answer.Location)
		}
	}
}

// What a key says wrongly lets nobody in, and nobody learns which part was wrong.
func TestWhatProvesNothing(t *testing.T) {
	s := openSite(t, host)
	ada, _ := s.member("Ada")
	good := newDevice(t)
	ada.register(good, "Telefono")
	stranger := newDevice(t)
	stranger.handle = good.handle
	for name, bend := range map[string]func(*device){
		"another site's page":   func(d *device) { d.origin = "https://evil.example" },
		"another site's key":    func(d *device) { d.rp = "evil.example" },
		"no user verified":      func(d *device) { d.unverified = true },
		"nobody's":              func(d *device) { d.silent = true },
		"somebody else's":       func(d *device) { d.handle = []byte("somebody else") },
		"another key's signing": func(d *device) { d.key = stranger.key },
		"a key nobody knows":    func(d *device) { d.id = stranger.id },
	} {
		b, bent := s.browser(), *good
		bend(&bent)
		b.refused("enter/finish", sent{Credential: bent.get(b.begin("enter"))}, http.StatusBadRequest, "passkey_refused")
		if b.token() != "" {
			t.Errorf("%s lets in", name)
		}
	}
	b := s.browser()
	for _, nonsense := range []string{`null`, `{}`, `"x"`, `{"id":"!!","rawId":"","type":"public-key","response":{}}`} {
		b.refused("enter/finish", sent{Credential: []byte(nonsense)}, http.StatusBadRequest, "passkey_refused")
	}
	bent := newDevice(t)
	bent.unverified = true
	ada.refused("register/finish", sent{Credential: bent.create(ada.begin("register")), Name: "x"}, http.StatusBadRequest, "passkey_refused")
	b.enter(good)
}

func TestAChallengeIsAnsweredOnce(t *testing.T) {
	s := openSite(t, host)
	ada, _ := s.member("Ada")
	phone := newDevice(t)
	ada.register(phone, "Telefono")
	b, elsewhere := s.browser(), s.browser()
	answer := sent{Credential: phone.get(b.begin("enter"))}
	elsewhere.begin("enter")
	elsewhere.refused("enter/finish", answer, http.StatusBadRequest, "passkey_expired")
	b.refused("confirm/finish", answer, http.StatusBadRequest, "passkey_expired")
	if status, _ := b.send("enter/finish", answer, nil); status != http.StatusOK {
		t.Fatal(status)
	}
	b.refused("enter/finish", answer, http.StatusBadRequest, "passkey_expired")
	late := sent{Credential: phone.get(b.begin("enter"))}
	if _, err := s.db.Exec(t.Context(), `update passkey_ceremony set expires_at = now() - interval '1 second'`); err != nil {
		t.Fatal(err)
	}
	b.refused("enter/finish", late, http.StatusBadRequest, "passkey_expired")
	b.begin("enter")
	var left int
	if err := s.db.QueryRow(t.Context(), `select count(*) from passkey_ceremony`).Scan(&left); err != nil || left != 1 {
		t.Errorf("%d ceremonies are left, %v", left, err)
	}
}

func TestACounterThatGoesBack(t *testing.T) {
	s := openSite(t, host)
	ada, _ := s.member("Ada")
	phone := newDevice(t)
	ada.register(phone, "Telefono")
	copied := *phone
	b := s.browser()
	b.enter(phone)
	b.enter(phone)
	thief := s.browser()
	thief.refused("enter/finish", sent{Credential: copied.get(thief.begin("enter"))}, http.StatusForbidden, "passkey_cloned")
	if thief.token() != "" || !strings.Contains(s.log.String(), "went back") {
		t.Errorf("the log says %s", s.log)
	}
	b.enter(phone)
	// Two answers with one counter, at once: one is an echo.
	first, second := s.browser(), s.browser()
	echo := *phone
	answers := []sent{{Credential: phone.get(first.begin("enter"))}, {Credential: echo.get(second.begin("enter"))}}
	var all sync.WaitGroup
	in := make([]int, 2)
	for i, who := range []*browser{first, second} {
		all.Go(func() { in[i], _ = who.send("enter/finish", answers[i], nil) })
	}
	all.Wait()
	if in[0]+in[1] != http.StatusOK+http.StatusForbidden {
		t.Errorf("two with one counter are answered %v", in)
	}
}

// A key that keeps no count, as most do today, is no copy.
func TestAKeyThatDoesNotCount(t *testing.T) {
	s := openSite(t, host)
	ada, _ := s.member("Ada")
	phone := newDevice(t)
	ada.register(phone, "Telefono")
	for range 3 {
		phone.count-- // get counts it up to 0 again
		s.browser().enter(phone)
	}
}

func TestWhereThereAreNoPasskeys(t *testing.T) {
	s := openSite(t, "")
	s.browser().refused("enter/begin", struct{}{}, http.StatusNotFound, "passkey_unavailable")
}

func TestWhoMayNotComeIn(t *testing.T) {
	s := openSite(t, host)
	ada, m := s.member("Ada")
	phone := newDevice(t)
	ada.register(phone, "Telefono")
	if _, err := s.db.Exec(t.Context(), `update member set suspended_at = now(), suspended_reason = 'ha spinto' where id = $1`, m.ID); err != nil {
		t.Fatal(err)
	}
	b := s.browser()
	b.refused("enter/finish", sent{Credential: phone.get(b.begin("enter"))}, http.StatusForbidden, "suspended")
	if b.token() != "" {
		t.Error("he is in")
	}
}
