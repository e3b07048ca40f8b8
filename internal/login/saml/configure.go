package saml

import (
	"bytes"
	"encoding/json"
	"strings"

	"piazza/internal/account"
	"piazza/internal/login"
)

// UnmarshalJSON reads a level as the file of logins has it: the assurance in small letters.
func (l *Level) UnmarshalJSON(text []byte) error {
	var read struct {
		Class     string `json:"class"`
		Assurance string `json:"assurance"`
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&read); err != nil {
		return err
	}
	l.Class, l.Assurance = read.Class, account.Assurance(strings.ToLower(read.Assurance))
	return nil
}

// Configured returns the method that an entry of the file of logins describes, of the kind federa. o brings all but the name,
// the title, the kind and the settings.
func Configured(entry *login.Setting, o Options) (*Method, error) {
	var read struct {
		Kind  string `json:"kind"`
		Name  string `json:"name"`
		Title string `json:"title"`
		Settings
	}
	if err := entry.Decode(&read); err != nil {
		return nil, err
	}
	s := read.Settings
	for _, file := range []*string{&s.MetadataFile, &s.MetadataCertificateFile, &s.KeyFile, &s.CertificateFile} {
		if *file != "" {
			*file = entry.File(*file)
		}
	}
	o.Name, o.Title, o.Kind, o.Settings = entry.Name, entry.Title, account.KindFedera, s
	set(&o.Title, "SPID e CIE")
	m, err := New(o)
	if err != nil {
		return nil, entry.Wrong(0, "%w", err)
	}
	return m, nil
}
