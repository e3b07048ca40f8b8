package importer

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxFile is how large a file of records may be, in bytes. Real ones have a few thousand.
const MaxFile = 4 << 20

// File is a file of records, judged: everything in it can be written.
type File struct {
	// Source is where the records come from; with kind and key it tells a record from all others.
	Source  string
	Records []*Record
}

// Read reads a file of records. Whatever is wrong with it is said in one sentence, and no more of a file is read than
// may be in it.
func Read(path string) (*File, error) {
	name := filepath.Base(path)
	text, err := readFile(path)
	if err != nil {
		return nil, err
	}
	f, err := Parse(text, strings.TrimSuffix(name, filepath.Ext(name)))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return f, nil
}

func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no file %s", path)
	case errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("the file %s may not be read", path)
	case err != nil:
		return nil, fmt.Errorf("read the records: %w", err)
	}
	defer f.Close()
	about, err := f.Stat()
	if err == nil && about.IsDir() {
		return nil, fmt.Errorf("%s is a folder, not a file of records", path)
	}
	if err == nil && about.Size() > MaxFile {
		return nil, tooLarge(path)
	}
	// The size of a pipe, or of a file that grows, is known only at its end.
	text, err := io.ReadAll(io.LimitReader(f, MaxFile+1))
	if err != nil {
		return nil, fmt.Errorf("read the records: %w", err)
	}
	if len(text) > MaxFile {
		return nil, tooLarge(path)
	}
	return text, nil
}

func tooLarge(path string) error {
	return fmt.Errorf("the file %s is too large: records have at most %d MB", path, MaxFile>>20)
}

// Parse judges a text of records. The piazza's platform is their source; without one it is the name given.
func Parse(text []byte, name string) (*File, error) {
	if err := wellFormed(text); err != nil {
		return nil, err
	}
	whole, err := parseTop(text)
	if err != nil {
		return nil, err
	}
	f := &File{Source: name}
	var faults []error
	for _, kind := range kinds {
		raw, given := whole[string(kind)]
		if !given {
			continue
		}
		r, err := newRecord(kind, raw)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", kind, explained(err, raw, text)))
			continue
		}
		f.Records = append(f.Records, r)
	}
	if raw, given := whole[string(Piazza)]; given && len(faults) == 0 {
		f.Source = platform(raw, name)
	}
	return f, errors.Join(faults...)
}

func wellFormed(text []byte) error {
	switch {
	case len(bytes.TrimSpace(text)) == 0:
		return errors.New("the file is empty")
	case !utf8.Valid(text):
		return errors.New("the text is not UTF-8")
	case bytes.Contains(text, []byte(`\u0000`)):
		return errors.New("the text holds a character that cannot be stored (\\u0000)")
	}
	var whole json.RawMessage
	if err := json.Unmarshal(text, &whole); err != nil {
		return explained(err, text, text)
	}
	return nil
}

// parseTop takes the records apart and refuses keys that are none: skipped in silence, a misspelt record would be lost.
func parseTop(text []byte) (map[string]json.RawMessage, error) {
	top, err := parseTree(text)
	if err != nil {
		return nil, err
	}
	fields, ok := top.(object)
	if !ok {
		return nil, errors.New("the file should hold one object with a record under each key")
	}
	var strange []string
	for _, f := range fields {
		if !slices.Contains(kinds, Kind(f.key)) {
			strange = append(strange, f.key)
		}
	}
	if len(strange) > 0 {
		return nil, fmt.Errorf("nobody here knows %s: a file holds %s", quoted(strange), quoted(names()))
	}
	if len(fields) == 0 {
		return nil, fmt.Errorf("the file holds no record: it should have %s", quoted(names()))
	}
	var raw map[string]json.RawMessage
	return raw, json.Unmarshal(text, &raw)
}

func names() []string {
	all := make([]string, len(kinds))
	for i, kind := range kinds {
		all[i] = string(kind)
	}
	return all
}

// mostQuoted bounds what a sentence repeats of somebody's file.
const mostQuoted = 5

func quoted(list []string) string {
	parts := make([]string, 0, mostQuoted+1)
	for i, word := range list {
		if i == mostQuoted {
			parts = append(parts, fmt.Sprintf("and %d more", len(list)-i))
			break
		}
		parts = append(parts, fmt.Sprintf("%q", shortened(word, 40)))
	}
	return strings.Join(parts, ", ")
}

// explained says where in the whole text the JSON of a part is at fault.
func explained(err error, part, whole []byte) error {
	start := max(0, bytes.Index(whole, part))
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		line, column := position(whole, start+int(syntax.Offset))
		return fmt.Errorf("line %d, column %d: the JSON is broken here (%w)", line, column, syntax)
	}
	if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		line, column := position(whole, start+int(kind.Offset))
		return fmt.Errorf("line %d, column %d: %s should be %s, not %s", line, column, kind.Field, expected(kind.Type.Kind().String()), kind.Value)
	}
	return err
}

func expected(kind string) string {
	switch kind {
	case "string":
		return "a text"
	case "slice":
		return "a list"
	case "struct":
		return "an object"
	default:
		return "a number"
	}
}

// position counts lines and columns from 1; offset is how many bytes had been read.
func position(text []byte, offset int) (line, column int) {
	read := text[:min(max(offset-1, 0), len(text))]
	line = bytes.Count(read, []byte("\n")) + 1
	column = utf8.RuneCount(read[bytes.LastIndexByte(read, '\n')+1:]) + 1
	return line, column
}

func platform(raw json.RawMessage, otherwise string) string {
	var r squareRecord
	if err := json.Unmarshal(raw, &r); err != nil || r.Platform == "" {
		return otherwise
	}
	return r.Platform
}
