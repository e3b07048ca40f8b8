package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"piazza/internal/db/dbtest"
)

const records = "../../demo/emilia-romagna.json"

// imported runs the command on a database and returns its exit code, what it said and what it complained of.
func imported(t *testing.T, dsn string, args ...string) (code int, said, complaints string) {
	t.Helper()
	var out, bad bytes.Buffer
	args = append([]string{"import", "--demo", "--database-url", dsn, "--data-dir", t.TempDir()}, args...)
	code = run(context.Background(), args, &out, &bad)
	return code, out.String(), bad.String()
}

func TestImport(t *testing.T) {
	dsn := dbtest.DSN(t)
	for i, want := range []string{"added", "unchanged"} {
		code, said, complaints := imported(t, dsn, records)
		if code != 0 || complaints != "" {
			t.Fatalf("import %d ended with %d: %s", i+1, code, complaints)
		}
		lines := strings.Split(strings.TrimSpace(said), "\n")
		if len(lines) != 6 || !strings.HasPrefix(lines[4], "5/5 programme ") || !strings.HasSuffix(lines[4], want) {
			t.Errorf("import %d said:\n%s", i+1, said)
		}
		if !strings.Contains(lines[len(lines)-1], "5 "+want) {
			t.Errorf("import %d summed up: %s", i+1, lines[len(lines)-1])
		}
	}
}

// What cannot be read is refused with its reason, and nothing is written.
func TestImportRefuses(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	large := write("large.json", "")
	must(t, os.Truncate(large, 20<<20))
	dsn := dbtest.DSN(t)
	for _, c := range []struct{ name, path, want string }{
		{"missing", filepath.Join(dir, "missing.json"), `there is no file .*missing\.json\.`},
		{"malformed", write("malformed.json", "{\n\"piazza\": ]\n}"), `malformed\.json: line 2, column 11: the JSON is broken here`},
		{"half broken", write("half.json", `{"piazza": {"title": "Prova", "slug": "prova"}, "project": {"title": 3}}`), `half\.json: project: line 1, column \d+: title should be a text, not number`},
		{"unknown", write("unknown.json", `{"piazza": {"title": "Prova", "slug": "prova"}, "projects": {}}`), `nobody here knows "projects"`},
		{"large", large, `too large: records have at most 4 MB`},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, said, complaints := imported(t, dsn, c.path)
			if code != 1 || said != "" {
				t.Errorf("it ended with %d and said %q", code, said)
			}
			if !regexp.MustCompile(c.want).MatchString(complaints) || strings.Count(complaints, "\n") != 1 {
				t.Errorf("it complained: %s", complaints)
			}
		})
	}
	if code, said, complaints := imported(t, dsn, records); code != 0 || !strings.Contains(said, "5 added") {
		t.Errorf("something had been written: %d, %s%s", code, said, complaints)
	}
}

// On a terminal a bar fills in its place; elsewhere each step is a line.
func TestProgress(t *testing.T) {
	var out bytes.Buffer
	p := &progress{out: &out, terminal: true, of: 2}
	p.step("one")
	p.step("two")
	p.end()
	p.end()
	if got := strings.Split(out.String(), clearLine); len(got) != 3 || !strings.HasSuffix(got[2], " 2/2  two\n") || strings.Count(got[1], "█") != barWidth/2 {
		t.Errorf("the bar was drawn as %q", got)
	}
	out.Reset()
	p = newProgress(&out, 2)
	p.step("one")
	p.end()
	if out.String() != "1/2 one\n" {
		t.Errorf("without a terminal: %q", out.String())
	}
}
