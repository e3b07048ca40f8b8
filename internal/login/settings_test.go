package login

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"piazza/internal/account"
)

// written puts settings into a file, beside a secret.
func written(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{"logins.json": text, "secret": "  tolto-dal-file\n", "empty": " \n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "logins.json")
}

func methodsOf(t *testing.T, text string) ([]Method, error) {
	t.Helper()
	settings, err := ReadSettings(written(t, text))
	if err != nil {
		return nil, err
	}
	return Methods(settings, "https://piazza.example", func(s *Setting) (Method, error) {
		return nil, s.Decode(&struct{ Kind, Name, Title, MetadataFile string }{})
	})
}

func TestSettings(t *testing.T) {
	methods, err := methodsOf(t, `[
  {"kind": "google", "clientId": "a", "clientSecret": "b"},
  {"kind": "linkedin", "clientId": "a", "clientSecretFile": "secret"},
  {"kind": "facebook", "clientId": "a", "clientSecret": "b", "pkce": false},
  {"kind": "x", "clientId": "a", "clientSecret": "b"},
  {"kind": "openid", "name": "comune", "title": "Comune di Faenza", "clientId": "a", "clientSecret": "b", "issuer": "https://id.comune.example",
   "levels": {"https://www.spid.gov.it/SpidL2": "SUBSTANTIAL"}, "ask": {"acr_values": "https://www.spid.gov.it/SpidL2"}, "vouchesForEmail": true},
  {"kind": "oauth", "name": "github", "title": "GitHub", "clientId": "a", "clientSecret": "b", "issuer": "https://github.com/login/oauth",
   "endpoints": {"authorize": "https://github.com/login/oauth/authorize", "token": "https://github.com/login/oauth/access_token", "profile": "https://api.github.com/user"}}
]`)
	if err != nil || len(methods) != 6 {
		t.Fatalf("%d methods, %v", len(methods), err)
	}
	for i, want := range []struct {
		name, title string
		kind        account.LoginKind
	}{
		{"google", "Google", account.KindGoogle},
		{"linkedin", "LinkedIn", account.KindLinkedIn},
		{"facebook", "Facebook", account.KindFacebook},
		{"x", "X", account.KindX},
		{"comune", "Comune di Faenza", account.KindOpenID},
		{"github", "GitHub", account.KindOpenID},
	} {
		m := methods[i]
		if m.Name() != want.name || m.Title() != want.title || m.Kind() != want.kind {
			t.Errorf("the method %d is %s, %s, %s", i, m.Name(), m.Title(), m.Kind())
		}
	}
	linkedin, municipal, facebook := methods[1].(*OpenID), methods[4].(*OpenID), methods[2].(*OAuth)
	if linkedin.ClientSecret != "tolto-dal-file" || !linkedin.WithoutPKCE || !linkedin.WithoutNonce || !linkedin.Vouches {
		t.Errorf("LinkedIn is %+v", linkedin.Provider)
	}
	if municipal.Levels["https://www.spid.gov.it/SpidL2"] != account.AssuranceSubstantial || !municipal.Vouches || municipal.WithoutPKCE {
		t.Errorf("the municipal one is %+v", municipal.Provider)
	}
	if facebook.realm() != "facebook" || !facebook.WithoutPKCE || facebook.Vouches {
		t.Errorf("Facebook is %+v", facebook.Provider)
	}
}

// TestSettingsThatAreWrong says what is wrong and where: nobody runs a square whose doors are not those that he thinks.
func TestSettingsThatAreWrong(t *testing.T) {
	for text, want := range map[string]string{
		`{}`:                           "line 1: this is no JSON list",
		"[\n\n{\"kind\": \"google\",]": "line 3: this is no JSON list",
		"[]\n[]":                       "line 2: this is no JSON list",
		"[\n\"google\"\n]":             "line 2: this is no way to sign in",
		`[{"kind": "myspace"}]`:        `the kind "myspace" is not known`,
		`[{"kind": "google", "clientId": "a", "clientSecret": "b", "clientSecretFile": "secret"}]`:                                            "not both",
		`[{"kind": "google", "clientId": "a"}]`:                                                                                               "clientSecret or clientSecretFile is missing",
		`[{"kind": "google", "clientId": "a", "clientSecretFile": "missing"}]`:                                                                "no such file",
		`[{"kind": "google", "clientId": "a", "clientSecretFile": "empty"}]`:                                                                  "is empty",
		`[{"kind": "google", "clientSecret": "b"}]`:                                                                                           "clientId is missing",
		"[{\"kind\": \"google\",\n\"clientId\": \"a\",\n\"clientSecrets\": \"b\"}]":                                                           `line 3: there is no field "clientSecrets"`,
		"[{\"kind\": \"google\",\n\"clientId\": 3}]":                                                                                          "line 2: the field",
		`[{"kind": "google", "name": "Google"}]`:                                                                                              "must be of small letters",
		`[{"kind": "google", "name": "passkey"}]`:                                                                                             "is taken by the program",
		`[{"kind": "google", "clientId": "a", "clientSecret": "b"}, {"kind": "google"}]`:                                                      "is given twice",
		`[{"kind": "google", "clientId": "a", "clientSecret": "b"}, {"kind": "google", "name": "due", "clientId": "a", "clientSecret": "b"}]`: "are google’s already",
		`[{"kind": "openid", "title": "A", "clientId": "a", "clientSecret": "b"}]`:                                                            "issuer is missing",
		`[{"kind": "openid", "clientId": "a", "clientSecret": "b", "issuer": "https://a.example"}]`:                                           "title is missing",
		`[{"kind": "openid", "title": "A", "clientId": "a", "clientSecret": "b", "issuer": "http://a.example"}]`:                              "must be an https:// address",
		`[{"kind": "openid", "title": "A", "clientId": "a", "clientSecret": "b", "issuer": "https://u:p@a.example"}]`:                         "must be an https:// address",
		`[{"kind": "google", "clientId": "a", "clientSecret": "b", "scopes": ["email"]}]`:                                                     "must contain openid",
		`[{"kind": "google", "clientId": "a", "clientSecret": "b", "levels": {"a": "enormous"}}]`:                                             `the level "enormous" is not known`,
		`[{"kind": "oauth", "title": "A", "clientId": "a", "clientSecret": "b", "realm": "a"}]`:                                               "endpoints must have",
		`[{"kind": "facebook", "clientId": "a", "clientSecret": "b", "vouchesForEmail": true}]`:                                               "Facebook does not say",
		`[{"kind": "x", "clientId": "a", "clientSecret": "b", "pkce": false}]`:                                                                "cannot be switched off",
		`[{"kind": "openid", "title": "A", "clientId": "a", "clientSecret": "b", "issuer": "https://a.example", "realm": "mail"}]`:            "already",
		`[{"kind": "federa", "metadata": "b"}]`:                                                                                               `there is no field "metadata"`,
	} {
		if _, err := methodsOf(t, text); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "logins.json") {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
	if _, err := ReadSettings(filepath.Join(t.TempDir(), "missing")); err == nil || !strings.Contains(err.Error(), "PIAZZA_LOGINS") {
		t.Errorf("a file that is missing: %v", err)
	}
}

func TestAddressesThatSecretsMayTravelTo(t *testing.T) {
	for address, want := range map[string]bool{
		"https://a.example": true, "http://a.example": false, "http://127.0.0.1:80/a": true, "http://localhost:3": true, "http://[::1]:3": true,
		"https://": false, "ftp://a.example": false, "https://u:p@a.example": false, "https://a.example#b": false, "a.example": false,
		"http://127.0.0.1.evil.example": false, "http://localhost.evil.example": false,
	} {
		if safe(address) != want {
			t.Errorf("safe(%q) is not %t", address, want)
		}
	}
}
