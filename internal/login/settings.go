package login

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"piazza/internal/account"
)

// Setting is a way to come in as the settings describe it.
type Setting struct {
	// Kind is what kind of service it is: google, linkedin, facebook, x, openid, oauth or federa.
	Kind string `json:"kind"`
	// Name stands in its addresses, /auth/{name}.
	Name string `json:"name"`
	// Title is what to call it on its button.
	Title string `json:"title"`

	file string
	line int
	raw  json.RawMessage
}

// nameRule keeps names fit for addresses.
var nameRule = regexp.MustCompile(`^[a-z][a-z0-9-]{0,39}$`)

// taken are names of our own addresses below /auth/, and of ways to come in that are not in the settings.
func taken() []string {
	return []string{"logout", "welcome", "merge", "mail", "passkey", DemoName}
}

// ReadSettings reads the file with the ways to come in: a JSON list, of which nothing is overlooked that is not understood.
func ReadSettings(file string) ([]Setting, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("PIAZZA_LOGINS: %w", err)
	}
	list, err := split(file, text)
	if err != nil {
		return nil, err
	}
	for i := range list {
		if err := list[i].check(list[:i]); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// split takes the list apart, so that each of its entries can say in which line it begins.
func split(file string, text []byte) ([]Setting, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	wrong := func(err error) error {
		at := decoder.InputOffset()
		if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
			at = syntax.Offset
		}
		return fmt.Errorf("%s, line %d: this is no JSON list of ways to sign in: %w", file, lineAt(text, at), err)
	}
	if first, err := decoder.Token(); err != nil || first != json.Delim('[') {
		return nil, wrong(or2(err, errors.New("it must begin with [")))
	}
	var list []Setting
	for decoder.More() {
		s := Setting{file: file}
		if err := decoder.Decode(&s.raw); err != nil {
			return nil, wrong(err)
		}
		s.line = lineAt(text, decoder.InputOffset()-int64(len(s.raw)))
		list = append(list, s)
	}
	if _, err := decoder.Token(); err != nil {
		return nil, wrong(err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, wrong(errors.New("something follows the list"))
	}
	return list, nil
}

func or2(err, otherwise error) error {
	if err != nil {
		return err
	}
	return otherwise
}

func lineAt(text []byte, offset int64) int {
	return 1 + bytes.Count(text[:min(max(offset, 0), int64(len(text)))], []byte("\n"))
}

// check reads what all kinds have in common.
func (s *Setting) check(before []Setting) error {
	if err := json.Unmarshal(s.raw, s); err != nil {
		return s.Wrong(0, "this is no way to sign in: %w", err)
	}
	_, _, known := preset(s.Kind)
	switch {
	case !known && s.Kind != string(account.KindFedera):
		return s.Wrong(s.where("kind"), "the kind %q is not known: google, linkedin, facebook, x, openid, oauth or federa", s.Kind)
	case s.Name == "":
		s.Name = s.Kind
	}
	switch {
	case !nameRule.MatchString(s.Name):
		return s.Wrong(s.where("name"), "the name %q must be of small letters, digits and dashes, beginning with a letter: it stands in an address", s.Name)
	case slices.Contains(taken(), s.Name):
		return s.Wrong(s.where("name"), "the name %q is taken by the program itself: choose another", s.Name)
	case slices.ContainsFunc(before, func(o Setting) bool { return o.Name == s.Name }):
		return s.Wrong(s.where("name"), "the name %q is given twice: give each way to sign in a name of its own", s.Name)
	case len(s.Title) > 60:
		return s.Wrong(s.where("title"), "the title has more than 60 characters")
	}
	return nil
}

// Wrong says in which line of the file something is wrong; offset counts from the beginning of the entry.
func (s *Setting) Wrong(offset int, format string, args ...any) error {
	line := s.line + bytes.Count(s.raw[:min(max(offset, 0), len(s.raw))], []byte("\n"))
	return fmt.Errorf("%s, line %d: "+format, append([]any{s.file, line}, args...)...)
}

// where finds a field of the entry, 0 where it does not stand there.
func (s *Setting) where(field string) int {
	return max(0, bytes.Index(s.raw, []byte(`"`+field+`"`)))
}

// Decode reads an entry whole into a struct, and refuses what that does not have. The struct has fields for kind, name and
// title too.
func (s *Setting) Decode(into any) error {
	decoder := json.NewDecoder(bytes.NewReader(s.raw))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(into)
	if err == nil {
		return nil
	}
	if mistyped, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return s.Wrong(int(mistyped.Offset), "the field %q cannot be a %s", mistyped.Field, mistyped.Value)
	}
	if field, found := strings.CutPrefix(err.Error(), "json: unknown field "); found {
		return s.Wrong(s.where(strings.Trim(field, `"`)), "there is no field %s for the kind %s", field, s.Kind)
	}
	return s.Wrong(0, "%w", err)
}

// File returns the path of a file that the settings name: beside them, where it is relative.
func (s *Setting) File(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(s.file), path)
}

// Secret returns a secret that stands in the settings, or in a file that they name: one of the two.
func (s *Setting) Secret(field, text, file string) (string, error) {
	switch {
	case text != "" && file != "":
		return "", s.Wrong(s.where(field+"File"), "give %s or %sFile, not both", field, field)
	case text != "":
		return text, nil
	case file == "":
		return "", s.Wrong(0, "%s or %sFile is missing", field, field)
	}
	content, err := os.ReadFile(s.File(file))
	if err != nil {
		return "", s.Wrong(s.where(field+"File"), "%w", err)
	}
	if secret := strings.TrimSpace(string(content)); secret != "" {
		return secret, nil
	}
	return "", s.Wrong(s.where(field+"File"), "the file %s is empty", file)
}
