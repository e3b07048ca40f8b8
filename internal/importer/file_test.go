package importer

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", "the file is empty"},
		{"blanks", " \n\t", "the file is empty"},
		{"a list", "[]", "one object with a record under each key"},
		{"no record", "{}", "the file holds no record"},
		{"broken JSON", "{\n  \"piazza\": {,}\n}", "line 2, column 14: the JSON is broken here"},
		{"accents before the fault", "{\n  \"piazza\": \"èèè\" x\n}", "line 2, column 19: the JSON is broken here"},
		{"cut off", `{"piazza": {"title": "x"`, "column 24: the JSON is broken here"},
		{"two values", `{"project": {"title": "x"}} {}`, "column 29: the JSON is broken here"},
		{"not UTF-8", "{\"project\": {\"title\": \"\xff\"}}", "the text is not UTF-8"},
		{"a null character", `{"project": {"title": "\u0000"}}`, "cannot be stored"},
		{"an unknown record", `{"project": {"title": "x"}, "proceso": {}}`, `nobody here knows "proceso"`},
		{"many unknown records", `{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1}`, "and 2 more"},
		{"a record twice", `{"project": {"title": "x"}, "project": {"title": "y"}}`, `the key "project" stands twice`},
		{"a fact twice", `{"project": {"title": "x", "contacts": 1, "contacts": 2}}`, `the key "contacts" stands twice`},
		{"a record that is none", `{"project": 3}`, "project: it should be an object"},
		{"a text where a number belongs", "{\"process\": {\"title\": \"x\",\n\"started_year\": \"2004\"}}", "process: line 2, column 22: started_year should be a number, not string"},
		{"a number where a text belongs", `{"project": {"title": 3}}`, "title should be a text, not number"},
		{"an object where a list belongs", `{"project": {"title": "x", "objectives": {}}}`, "objectives should be a list, not object"},
		{"no title", `{"project": {"title": " "}}`, "project: title is missing"},
		{"no reference", `{"proposal": {"title": "x"}}`, "proposal: reference is missing"},
		{"a title too long", `{"project": {"title": "` + strings.Repeat("x", 161) + `"}}`, "more than 160 characters"},
		{"a text too long", `{"project": {"title": "x", "note": "` + strings.Repeat("x", 200_001) + `"}}`, "more than 200000 bytes"},
		{"a slug that is none", `{"piazza": {"title": "x", "slug": "A B"}}`, `slug "A B" is no name for an address`},
		{"a piazza without a title", `{"piazza": {"slug": "x"}}`, "piazza: title is missing"},
		{"a section twice", `{"piazza": {"title": "x", "slug": "x", "sections": ["blog", "Blog"]}}`, `"Blog" stands twice`},
		{"nested without end", `{"project": {"title": "x", "y": ` + strings.Repeat("[", 40) + strings.Repeat("]", 40) + `}}`, "more than 32 levels deep"},
		{"a million brackets", strings.Repeat("[", 1_000_000), "the JSON is broken here"},
		{"two faults", `{"project": {}, "programme": {}}`, "programme: coalition is missing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := Parse([]byte(c.text), "test")
			if err == nil {
				t.Fatalf("it was taken: %+v", f)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("it says %q, not %q", err, c.want)
			}
			if len(err.Error()) > 500 {
				t.Errorf("it repeats %d bytes of the file", len(err.Error()))
			}
		})
	}
}

func TestReadSaysWhatIsWrongWithAFile(t *testing.T) {
	dir := t.TempDir()
	broken := filepath.Join(dir, "broken.json")
	if err := os.WriteFile(broken, []byte("{\n}}"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ path, want string }{
		{filepath.Join(dir, "missing.json"), "there is no file " + filepath.Join(dir, "missing.json")},
		{dir, "is a folder, not a file of records"},
		{broken, "broken.json: line 2, column 2: the JSON is broken here"},
	} {
		if _, err := Read(c.path); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, not %q", c.path, err, c.want)
		}
	}
}

// What is too large is refused by its size, or, where a size is not known, as soon as it has shown itself.
func TestReadRefusesWhatIsTooLarge(t *testing.T) {
	const size = 20 << 20
	dir := t.TempDir()
	large := filepath.Join(dir, "large.json")
	if err := os.WriteFile(large, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(large, size); err != nil {
		t.Fatal(err)
	}
	pipe := filepath.Join(dir, "pipe.json")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	go endless(pipe, size)
	for path, most := range map[string]uint64{large: 1 << 20, pipe: 32 << 20} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := Read(path)
		runtime.ReadMemStats(&after)
		if err == nil || !strings.Contains(err.Error(), "is too large: records have at most 4 MB") {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
		if taken := after.TotalAlloc - before.TotalAlloc; taken > most {
			t.Errorf("%s: %d bytes were taken from memory", filepath.Base(path), taken)
		}
	}
}

// endless writes blanks until nobody reads any more.
func endless(path string, size int) {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return
	}
	defer f.Close()
	chunk := []byte(strings.Repeat(" ", 1<<16))
	for written := 0; written < size; written += len(chunk) {
		if _, err := f.Write(chunk); err != nil {
			return
		}
	}
}
