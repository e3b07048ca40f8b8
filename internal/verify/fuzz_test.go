package verify

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzFile holds that no file makes the verifier fall, whatever is in it, and that it passes none but the ones it begins with.
func FuzzFile(f *testing.F) {
	known := map[string]bool{}
	for _, name := range []string{"single", "budget", "open", "single.log"} {
		text, err := os.ReadFile(filepath.Join("../../docs/ballots", name+".jsonl"))
		if err != nil {
			f.Fatal(err)
		}
		known[string(text)] = true
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		report, err := File(bytes.NewReader(text), Options{Receipts: []string{string(text)}})
		if err != nil {
			t.Fatal(err)
		}
		// A log that is cut is a log still, and nothing signs its header.
		if report.Format != formatBundle || !onlyReceipts(report) {
			return
		}
		if !known[string(text)] {
			t.Errorf("a file that was changed passes: %q", text)
		}
	})
}

func onlyReceipts(r *Report) bool {
	for _, f := range r.Findings {
		if !strings.HasPrefix(string(f.Code), "receipt_") {
			return false
		}
	}
	return true
}
