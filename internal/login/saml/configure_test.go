package saml

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"piazza/internal/account"
	"piazza/internal/login"
)

// TestConfigured reads a gateway out of the file of logins.
func TestConfigured(t *testing.T) {
	dir := t.TempDir()
	entry := func(more string) *login.Setting {
		t.Helper()
		text := `[{"kind": "federa", "metadataFile": "federa.xml", "organization": {"name": "Comune", "url": "https://comune.example.org"},
			"contact": {"ipaCode": "c_x000", "email": "x@example.org"}` + more + `}]`
		save(t, filepath.Join(dir, "logins.json"), []byte(text))
		read, err := login.ReadSettings(filepath.Join(dir, "logins.json"))
		if err != nil {
			t.Fatal(err)
		}
		return &read[0]
	}
	o := Options{PublicURL: "https://piazza.example.org", Keys: filepath.Join(dir, "keys")}
	m, err := Configured(entry(`, "levels": [{"class": "a", "assurance": "email"}, {"class": "b", "assurance": "high"}], "level": "a"`), o)
	if err != nil {
		t.Fatal(err)
	}
	if m.Name() != "federa" || m.Title() != "SPID e CIE" || m.Kind() != account.KindFedera || m.settings.Levels[1].Assurance != account.AssuranceHigh {
		t.Errorf("%s, %s, %+v", m.Name(), m.Title(), m.settings.Levels)
	}
	if m.source.file != filepath.Join(dir, "federa.xml") || m.settings.EntityID != piazza {
		t.Errorf("%s of %s", m.source.file, m.settings.EntityID)
	}
	if _, err := os.Stat(filepath.Join(dir, "keys", "saml-federa.pem")); err != nil {
		t.Error(err)
	}
	for more, say := range map[string]string{
		`, "secret": "x"`: "there is no field", `, "levels": [{"class": "a", "acr": "x"}]`: "there is no field", `, "binding": "soap"`: "binding is",
		`, "metadataCertificateFile": "nowhere.pem"`: "nowhere.pem", `, "keyFile": "nowhere", "certificateFile": "nowhere"`: "nowhere",
	} {
		if _, err := Configured(entry(more), o); err == nil || !strings.Contains(err.Error(), say) || !strings.Contains(err.Error(), "logins.json, line ") {
			t.Errorf("%s: %v", more, err)
		}
	}
}
