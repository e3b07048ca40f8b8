//go:build unix

package pglocal

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestChoose(t *testing.T) {
	made := func(version string) string {
		dir := t.TempDir()
		if version != "" {
			if err := os.WriteFile(filepath.Join(dir, "PG_VERSION"), []byte(version+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		return dir
	}
	old, middle, young := install{"/old", 14}, install{"/middle", 15}, install{"/young", 17}
	for name, c := range map[string]struct {
		found []install
		data  string
		want  string
		says  string
	}{
		"the best":                  {[]install{young, middle}, made(""), "/young", ""},
		"what made the folder":      {[]install{young, middle}, made("15"), "/middle", ""},
		"nothing is installed":      {nil, made(""), "", "PostgreSQL is not installed: "},
		"nothing, and a folder":     {nil, made("15"), "", "PostgreSQL is not installed: "},
		"too old":                   {[]install{old}, made(""), "", "PostgreSQL 14 is too old"},
		"the folder's is gone":      {[]install{young}, made("15"), "", "install version 15 again"},
		"a folder of an old server": {[]install{young, old}, made("14"), "/old", ""},
	} {
		got, err := choose(c.found, c.data)
		if got.bin != c.want || c.says == "" && err != nil || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%s: %+v %v", name, got, err)
		}
	}
}

func TestNumber(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "none": 0, "15\n": 15, "postgres (PostgreSQL) 15.18 (Debian)": 15, "/usr/lib/postgresql/9/bin": 9, "17beta1": 17,
	} {
		if got := number(text); got != want {
			t.Errorf("%q holds %d, want %d", text, got, want)
		}
	}
}

func TestGrave(t *testing.T) {
	for text, want := range map[string]string{
		"":                                      "",
		"one line":                              "one line",
		"LOG:  a\nFATAL:  b\nHINT:  c\nLOG:  d": "b",
		"initdb: error: x\nPANIC:  y":           "y",
		"error: exit status 1\ncreating\n":      "exit status 1",
	} {
		if got := grave(text); got != want {
			t.Errorf("%q ends with %q, want %q", text, got, want)
		}
	}
}
