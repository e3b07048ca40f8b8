package vectors_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// TestExtra holds the verifier to the cases that the author of another one wrote, from the document alone.
func TestExtra(t *testing.T) {
	files := library{}
	for _, pattern := range []string{"*.jsonl", "extra/*.jsonl"} {
		names, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files[filepath.Join(filepath.Dir(pattern), filepath.Base(name))] = text
		}
	}
	lines := bytes.Split(bytes.TrimSpace(files["extra/cases.jsonl"]), []byte("\n"))
	if len(lines) < 50 {
		t.Fatalf("%d cases", len(lines))
	}
	for _, line := range lines {
		var c oneCase
		if err := json.Unmarshal(line, &c); err != nil {
			t.Fatal(err)
		}
		if got := first(files.verdict(t, &c)); got != c.expected {
			t.Errorf("%s: %+v, not %+v", c.Name, got, c.expected)
		}
	}
}
