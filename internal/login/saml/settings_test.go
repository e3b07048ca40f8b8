package saml

import (
	"strings"
	"testing"

	"piazza/internal/account"
)

// TestSettingsThatAreRefused tells what is wrong, each in words of its own.
func TestSettingsThatAreRefused(t *testing.T) {
	if err := testSettings().Check(); err != nil {
		t.Fatal(err)
	}
	for say, change := range map[string]func(*Settings){
		"one of the two":              func(s *Settings) { s.MetadataURL = "https://federa.example.org" },
		"metadataFile or metadataUrl": func(s *Settings) { s.MetadataFile = "" },
		"begins with https://":        func(s *Settings) { s.MetadataFile, s.MetadataURL = "", "http://federa.example.org" },
		"profile is":                  func(s *Settings) { s.Profile = "cie" },
		"logoutUrl begins":            func(s *Settings) { s.LogoutURL = "javascript:x" },
		"binding is":                  func(s *Settings) { s.Binding = "artifact" },
		"signed is":                   func(s *Settings) { s.Signed = "nothing" },
		"comparison is":               func(s *Settings) { s.Comparison = "maximum" },
		"not among the levels":        func(s *Settings) { s.Level = "SpidL9" },
		"a class and an assurance":    func(s *Settings) { s.Levels = append(s.Levels, Level{"x", account.AssuranceNone}) },
		"subject is":                  func(s *Settings) { s.Subject = "nameID" },
		"lacks the one":               func(s *Settings) { s.Attributes = map[string]string{givenName: "x"} },
		"cannot be optional":          func(s *Settings) { s.Optional = []string{fiscalNumber} },
		"attributes and optional":     func(s *Settings) { s.Attributes["gender"] = "gender" },
		"go together":                 func(s *Settings) { s.KeyFile = "key" },
		"organization says":           func(s *Settings) { s.Organization.URL = "" },
		"contact says email":          func(s *Settings) { s.Contact.Email = "" },
		"telephone is written":        func(s *Settings) { s.Contact.Telephone = "055 123456" },
		"contact says ipaCode":        func(s *Settings) { s.Contact.IPACode = "" },
	} {
		s := testSettings()
		change(&s)
		if err := s.Check(); err == nil || !strings.Contains(err.Error(), say) {
			t.Errorf("%s: %v", say, err)
		}
	}
	s := testSettings()
	s.MetadataFile, s.MetadataURL = "", "http://127.0.0.1:9000/metadata"
	if err := s.Check(); err != nil {
		t.Errorf("on this computer: %v", err)
	}
}

// TestProfiles fill in what is left out, and nothing that was said.
func TestProfiles(t *testing.T) {
	s := Settings{Profile: profileFedera}.complete(piazza)
	if s.Level != "urn:oasis:names:tc:SAML:2.0:ac:classes:SecureRemotePassword" || s.Attributes[fiscalNumber] != "CodiceFiscale" || !*s.IsLenient || !*s.ForceAuthn {
		t.Errorf("%+v", s)
	}
	s = Settings{Profile: profileFedera, IsLenient: new(false), Levels: SPID(), Attributes: map[string]string{fiscalNumber: "cf"}}.complete(piazza)
	if s.Level != level2 || s.Attributes[fiscalNumber] != "cf" || *s.IsLenient || s.Levels[2].Assurance != account.AssuranceHigh {
		t.Errorf("%+v", s)
	}
	if s := (Settings{}).complete(piazza); *s.IsLenient || s.Level != level2 || s.Attributes[fiscalNumber] != fiscalNumber {
		t.Errorf("%+v", s)
	}
}
