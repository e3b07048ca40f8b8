package login

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/db/dbtest"
)

// request is what Facebook sends, signed with a secret.
func request(secret string, said map[string]any) string {
	text, _ := json.Marshal(said)
	payload := base64.RawURLEncoding.EncodeToString(text)
	o := NewOAuth(Provider{ClientSecret: secret}, "")
	return base64.RawURLEncoding.EncodeToString(o.sum(payload)) + "." + payload
}

func about(user string) map[string]any {
	return map[string]any{"algorithm": "HMAC-SHA256", "user_id": user, "issued_at": time.Now().Unix()}
}

// forgetting is a site with Facebook, and what it was asked to forget.
func forgetting(t *testing.T, answer func() (Forgotten, error)) (*site, *OAuth, *[]string) {
	t.Helper()
	s, asked := newSite(t), &[]string{}
	fb := facebook()
	fb.Name, fb.ClientID, fb.ClientSecret = "facebook", "piazza", "segreto"
	o := NewOAuth(fb, s.URL)
	s.handler.forget = func(_ context.Context, realm, subject string) (Forgotten, error) {
		*asked = append(*asked, realm+" "+subject)
		return answer()
	}
	o.Mount(s.handler)
	return s, o, asked
}

func TestRequestsToForget(t *testing.T) {
	done := ForgottenLogin
	s, o, asked := forgetting(t, func() (Forgotten, error) { return done, nil })
	b := s.browser(t)
	ask := func(text string) (*http.Response, string) {
		return b.post("/auth/facebook/deletion", url.Values{"signed_request": {text}})
	}
	old, ahead, plain := about("7"), about("7"), about("7")
	old["issued_at"], ahead["issued_at"], plain["algorithm"] = time.Now().Add(-25*time.Hour).Unix(), time.Now().Add(25*time.Hour).Unix(), "none"
	valid := request("segreto", about("7"))
	for name, text := range map[string]string{
		"another secret": request("altro", about("7")), "no secret": request("", about("7")), "old": request("segreto", old), "ahead": request("segreto", ahead),
		"unsigned": request("segreto", plain), "nobody": request("segreto", about("")), "a number": request("segreto", map[string]any{"user_id": 7}),
		"empty": "", "a dot": ".", "no payload": strings.Split(valid, ".")[0] + ".", "no signature": "." + strings.Split(valid, ".")[1],
		"changed": valid + "A", "no JSON": request("segreto", nil), "rubbish": "a.b.c",
	} {
		if response, text := ask(text); response.StatusCode != http.StatusBadRequest {
			t.Errorf("%s gave %d: %s", name, response.StatusCode, text)
		}
	}
	if len(*asked) > 0 {
		t.Fatalf("forged requests were carried out: %q", *asked)
	}
	for what, words := range map[Forgotten]string{
		ForgottenLogin: "Il tuo profilo resta", ForgottenAccount: "cancellato il profilo", ForgottenNothing: "non conservavamo nulla", ForgottenNotYet: "è sospeso",
	} {
		done = what
		response, text := ask(valid)
		var answer struct{ URL, ConfirmationCode string }
		if err := json.Unmarshal([]byte(strings.Replace(text, "confirmation_code", "confirmationCode", 1)), &answer); err != nil || response.StatusCode != http.StatusOK {
			t.Fatalf("a valid request gave %d, %v: %s", response.StatusCode, err, text)
		}
		path, ours := strings.CutPrefix(answer.URL, s.URL)
		if _, text := b.get(path); !ours || !strings.Contains(text, words) || !strings.HasSuffix(path, answer.ConfirmationCode) {
			t.Errorf("%q, %s: %s", answer.URL, answer.ConfirmationCode, text)
		}
		if response, _ := b.get(path + "0"); response.StatusCode != http.StatusNotFound {
			t.Errorf("another code gave %d", response.StatusCode)
		}
	}
	if want := "facebook 7"; (*asked)[0] != want {
		t.Errorf("asked to forget %q", *asked)
	}
	if _, _, ok := o.decode(""); ok {
		t.Error("an empty code is known")
	}
}

func TestRequestsToForgetThatFail(t *testing.T) {
	var fault error
	s, _, _ := forgetting(t, func() (Forgotten, error) { return "", fault })
	b := s.browser(t)
	fault = errors.New("no database")
	form := url.Values{"signed_request": {request("segreto", about("7"))}}
	if response, _ := b.post("/auth/facebook/deletion", form); response.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("a failure gave %d", response.StatusCode)
	}
	fault = &account.SuspendedError{}
	if response, _ := b.post("/auth/facebook/deletion", form); response.StatusCode != http.StatusOK {
		t.Errorf("about who is suspended it gave %d", response.StatusCode)
	}
}

// TestForgetting takes a login away, never the last: then it is for the account to be erased.
func TestForgetting(t *testing.T) {
	accounts := account.NewService(dbtest.New(t))
	m, err := accounts.SignIn(t.Context(), account.Identity{Issuer: "facebook", Subject: "7", Name: "Ada", Provider: "facebook"})
	if err != nil {
		t.Fatal(err)
	}
	if found, last, err := accounts.Forget(t.Context(), "facebook", "8"); found || last != nil || err != nil {
		t.Errorf("a stranger: %t, %v, %v", found, last, err)
	}
	if found, last, err := accounts.Forget(t.Context(), "facebook", "7"); !found || last == nil || last.ID != m.ID || err != nil {
		t.Errorf("the only login: %t, %v, %v", found, last, err)
	}
	if _, err := accounts.Import(t.Context(), m, account.Identity{Issuer: "x", Subject: "7", Provider: "x"}); err != nil {
		t.Fatal(err)
	}
	if found, last, err := accounts.Forget(t.Context(), "facebook", "7"); !found || last != nil || err != nil {
		t.Errorf("one of two logins: %t, %v, %v", found, last, err)
	}
	if found, _, err := accounts.Forget(t.Context(), "facebook", "7"); found || err != nil {
		t.Errorf("a second time: %t, %v", found, err)
	}
}
