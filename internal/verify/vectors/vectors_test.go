package vectors_test

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"piazza/internal/sealing"
	"piazza/internal/verify"
)

const folder = "../../../docs/ballots"

// expected is what a verifier says of a case.
type expected struct {
	Verdict string `json:"verdict"`
	// Line and Code are those of the first finding.
	Line int         `json:"line"`
	Code verify.Code `json:"code"`
}

// oneCase is a file, changed or not, held against what else is given.
type oneCase struct {
	Name string `json:"name"`
	File string `json:"file"`
	// Change replaces Cut bytes at At by those of Put (hexadecimal).
	Change *change `json:"change,omitempty"`
	Head   string  `json:"head,omitempty"`
	Log    string  `json:"log,omitempty"`
	Keys   string  `json:"keys,omitempty"`
	// Receipt is the line, from 1, of receipts.jsonl.
	Receipt int `json:"receipt,omitempty"`
	expected
	Says *says `json:"says,omitempty"`
}

type change struct {
	At  int    `json:"at"`
	Cut int    `json:"cut"`
	Put string `json:"put"`
}

// says is what a verifier says of a file beside what is wrong.
type says struct {
	Hash        string                 `json:"sha256"`
	Entries     int                    `json:"entries"`
	Head        string                 `json:"head"`
	IsClosed    bool                   `json:"isClosed"`
	Commitments int                    `json:"commitments"`
	Ballots     int                    `json:"ballots"`
	Replaced    int                    `json:"replaced"`
	Voters      int                    `json:"voters"`
	Receipts    []verify.ReceiptBallot `json:"receipts"`
}

// mutant is a file of which one byte is another.
type mutant struct {
	File string `json:"file"`
	At   int    `json:"at"`
	Byte string `json:"byte"`
	Line int    `json:"line"`
	Code string `json:"code"`
}

// library are the files by their names.
type library map[string][]byte

func (l library) apply(c *oneCase) []byte {
	file := l[c.File]
	if c.Change == nil {
		return file
	}
	put, err := hex.DecodeString(c.Change.Put)
	if err != nil {
		panic(err) // written by this test
	}
	return slices.Concat(file[:c.Change.At], put, file[c.Change.At+c.Change.Cut:])
}

// verdict has a case verified.
func (l library) verdict(t *testing.T, c *oneCase) *verify.Report {
	t.Helper()
	var o verify.Options
	if c.Head != "" {
		head, is := verify.ParseHead(c.Head)
		if !is {
			t.Fatalf("%s: head %q", c.Name, c.Head)
		}
		o.Heads = append(o.Heads, head)
	}
	if c.Log != "" {
		o.Logs = append(o.Logs, bytes.NewReader(l[c.Log]))
	}
	if c.Keys != "" {
		o.Keys = bytes.NewReader(l[c.Keys])
	}
	if c.Receipt > 0 {
		o.Receipts = append(o.Receipts, strings.Split(string(l["receipts.jsonl"]), "\n")[c.Receipt-1])
	}
	report, err := verify.File(bytes.NewReader(l.apply(c)), o)
	if err != nil {
		t.Fatalf("%s: %v", c.Name, err)
	}
	return report
}

func first(r *verify.Report) expected {
	if r.Good() {
		return expected{Verdict: "good"}
	}
	return expected{"bad", r.Findings[0].Line, r.Findings[0].Code}
}

// TestVectors makes all vectors and compares them with what is in docs/ballots.
func TestVectors(t *testing.T) {
	files := library{}
	polls := good(t)
	for name, m := range polls {
		files[name+".jsonl"] = m.text(t)
	}
	m := polls["mixed"]
	files["mixed.log-3.jsonl"] = m.logText(t, 3)
	files["mixed.log.jsonl"] = m.logText(t, len(m.entries))
	files["receipts.jsonl"] = receiptsOf(t, m)
	files["keys.json"] = published(t, firstKey, secondKey)
	for name, forge := range forgeries() {
		forged := mixed(t)
		forge(t, forged)
		files["forged-"+name+".jsonl"] = forged.text(t)
	}
	cases := casesOf(t, files, m)
	files["cases.jsonl"] = listed(t, cases)
	files["mutants.jsonl"] = listed(t, mutants(t, files))
	compare(t, files)
	covered(t, cases)
	sorted(t, cases)
}

func listed[T any](t *testing.T, list []T) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, one := range list {
		text, err := sealing.JSON(one)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(text + "\n")
	}
	return b.Bytes()
}

// byHand is what stands beside the vectors and is not made here.
var byHand = []string{"README.md", "extra", "verify.py", "vectors.py", "__pycache__"}

// compare holds files against those that are there, or writes them.
func compare(t *testing.T, files library) {
	t.Helper()
	if os.Getenv("PIAZZA_VECTORS") == "write" {
		for name, text := range files {
			if err := os.WriteFile(filepath.Join(folder, name), text, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	there, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range there {
		if _, known := files[one.Name()]; !known && !slices.Contains(byHand, one.Name()) {
			t.Errorf("%s is none of the vectors", one.Name())
		}
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil || !bytes.Equal(text, files[name]) {
			t.Errorf("%s is not what it should be (%v): PIAZZA_VECTORS=write go test ./internal/verify/vectors", name, err)
		}
	}
}

// covered tells codes of which there is no case.
func covered(t *testing.T, cases []*oneCase) {
	t.Helper()
	for _, code := range verify.Codes() {
		if !slices.ContainsFunc(cases, func(c *oneCase) bool { return c.Code == code }) {
			t.Errorf("there is no case that is found by %s", code)
		}
	}
}

// published is the history of keys as the installation serves it.
func published(t *testing.T, names ...string) []byte {
	t.Helper()
	type key struct {
		ID     string `json:"id"`
		Public []byte `json:"public"`
		From   string `json:"from"`
		Until  string `json:"until"`
	}
	var keys []key
	for _, k := range history(names...) {
		one := key{ID: sealing.KeyID(k.Public), Public: k.Public, From: k.From.Format("2006-01-02T15:04:05Z")}
		if k.Until != nil {
			one.Until = k.Until.Format("2006-01-02T15:04:05Z")
		}
		keys = append(keys, one)
	}
	text, err := json.Marshal(map[string]any{"format": "piazza-keys/1", "url": "https://piazza.example", "keys": keys})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Appendf(nil, "%s\n", text)
}
