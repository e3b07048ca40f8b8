package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const vectors = "../../docs/ballots/"

// verified runs the command as somebody who has nothing but files.
func verified(t *testing.T, args ...string) (code int, said string) {
	t.Helper()
	var out, complaints bytes.Buffer
	code = run(t.Context(), append([]string{"verify"}, args...), &out, &complaints)
	return code, out.String() + complaints.String()
}

// TestVerify holds the codes that the command ends with, and that it names line and fault.
func TestVerify(t *testing.T) {
	t.Setenv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/none")
	mixed, log := vectors+"mixed.jsonl", vectors+"mixed.log-3.jsonl"
	for _, c := range []struct {
		args []string
		code int
		says []string
	}{
		{[]string{mixed}, 0, []string{"RIGHT", "22 people took part", "8ba14380590d9712", "Poll 34"}},
		{[]string{log}, 0, []string{"RIGHT", "which is not closed"}},
		{[]string{mixed, "--log", log, "--keys", vectors + "keys.json"}, 0, []string{"RIGHT", "compared: they match"}},
		{[]string{mixed, "--keys", vectors + "keys-of-others.json"}, 1, []string{"WRONG", "line 1: ", "(key_foreign)"}},
		{[]string{mixed, "--receipt", vectors + "receipts.jsonl"}, 1, []string{
			"Receipt 1, question 201: in the log (entry 1) and counted", "declared replaced", "(receipt_signature)",
		}},
		{[]string{vectors + "forged-ballot-added.jsonl"}, 1, []string{"WRONG", "line 84: this ballot is not in the log", "(opening_unlogged)"}},
		{[]string{vectors + "forged-fork.jsonl", "--log", vectors + "mixed.log.jsonl"}, 1, []string{"(head_fork)"}},
		{[]string{mixed, "--head", "3:" + strings.Repeat("0", 64)}, 1, []string{"(head_fork)"}},
		{[]string{mixed, "--keys", vectors + "cases.jsonl"}, 2, []string{"history of keys"}},
		{[]string{os.DevNull}, 1, []string{"line 1: ", "(missing)"}},
		{[]string{mixed, "--log", os.DevNull}, 1, []string{"(head_shape)"}},
		{[]string{mixed, "--head", "3"}, 2, []string{"is no fingerprint"}},
		{[]string{vectors + "nowhere.jsonl"}, 2, []string{"nowhere.jsonl"}},
		{[]string{vectors}, 2, []string{"piazza: "}},
		{[]string{mixed, "--receipt", vectors + "nowhere"}, 2, []string{"nowhere"}},
		{nil, 2, []string{"expected"}},
	} {
		code, said := verified(t, c.args...)
		if code != c.code {
			t.Errorf("%q ends with %d: %s", c.args, code, said)
		}
		for _, word := range c.says {
			if !strings.Contains(said, word) {
				t.Errorf("%q does not say %q: %s", c.args, word, said)
			}
		}
	}
}

// TestVerifyBrought brings a receipt that is not in order: it says so of the receipt and not of the file, and nothing of where its ballots
// are; a receipt that is in order accuses the file.
func TestVerifyBrought(t *testing.T) {
	text, err := os.ReadFile(vectors + "receipts.jsonl")
	must(t, err)
	lines := strings.SplitAfter(string(text), "\n")
	receipt := func(lines ...string) string {
		file := filepath.Join(t.TempDir(), "receipt")
		must(t, os.WriteFile(file, []byte(strings.Join(lines, "")), 0o600))
		return file
	}
	changed := strings.Replace(lines[0], `[2001]`, `[2002]`, 1)
	for _, c := range []struct {
		file, receipt, says, never string
	}{
		{"mixed", receipt(changed), "receipt 1: the receipt does not open its ballot", "Receipt 1, question"},
		{"mixed", receipt(lines[0], changed), "Receipt 1, question 201", "Receipt 2, question"},
		{"single", receipt(lines[0]), "receipt 1: the receipt is of another poll", "Receipt 1, question"},
	} {
		code, said := verified(t, vectors+c.file+".jsonl", "--receipt", c.receipt)
		if code != 1 || !strings.Contains(said, "the file is right in itself") || strings.Contains(said, "WRONG") || !strings.Contains(said, c.says) || strings.Contains(said, c.never) {
			t.Errorf("%+v ends with %d: %s", c, code, said)
		}
	}
	for _, accusing := range []string{lines[36], lines[37], lines[38]} {
		if code, said := verified(t, vectors+"mixed.jsonl", "--receipt", receipt(accusing)); code != 1 || !strings.Contains(said, "WRONG") {
			t.Errorf("%s ends with %d: %s", accusing, code, said)
		}
	}
}

// TestVerifyJSON reads the report as a program would.
func TestVerifyJSON(t *testing.T) {
	code, said := verified(t, "--json", vectors+"forged-result-other.jsonl")
	var report struct {
		Findings []struct {
			Code string
			Line int
		}
	}
	if err := json.Unmarshal([]byte(said), &report); err != nil || code != 1 || report.Findings[0].Code != "result" || report.Findings[0].Line == 0 {
		t.Errorf("%d, %v: %s", code, err, said)
	}
}

// TestVerifyTerminal gives a file whose texts would write on the terminal of who verifies it.
func TestVerifyTerminal(t *testing.T) {
	text, err := os.ReadFile(vectors + "mixed.jsonl")
	must(t, err)
	file := filepath.Join(t.TempDir(), "bundle.jsonl")
	must(t, os.WriteFile(file, bytes.Replace(text, []byte(`"title":"Piazza`), []byte(`"title":"\u001b[2J\u009bRIGHT`), 1), 0o600))
	code, said := verified(t, file)
	if code != 1 || strings.ContainsAny(said, "\x1b\u009b") {
		t.Errorf("%d: %q", code, said)
	}
}
