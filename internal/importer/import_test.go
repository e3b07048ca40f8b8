package importer

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/entry"
	"piazza/internal/space"
)

// contents returns how many rows each table has, and a fingerprint of all of them.
func contents(t *testing.T, d *db.DB) map[string]string {
	t.Helper()
	names := column[string](t, d, `select table_name::text from information_schema.tables where table_schema = 'public' order by 1`)
	found := map[string]string{}
	for _, name := range names {
		query := fmt.Sprintf(`select count(*) || ' ' || coalesce(md5(string_agg(to_jsonb(r)::text, ' ' order by to_jsonb(r)::text)), '') from %q r`, name)
		found[name] = one[string](t, d, query)
	}
	return found
}

func column[T any](t *testing.T, d *db.DB, query string, args ...any) []T {
	t.Helper()
	rows, err := d.Query(t.Context(), query, args...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	var values []T
	for rows.Next() {
		var value T
		if err := rows.Scan(&value); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		values = append(values, value)
	}
	return values
}

func one[T any](t *testing.T, d *db.DB, query string, args ...any) T {
	t.Helper()
	values := column[T](t, d, query, args...)
	if len(values) != 1 {
		t.Fatalf("%s gave %d rows", query, len(values))
	}
	return values[0]
}

// run imports a file and returns what became of each record.
func run(t *testing.T, d *db.DB, f *File, p Placement) (map[Kind]Outcome, error) {
	t.Helper()
	became := map[Kind]Outcome{}
	err := New(d).Import(t.Context(), f, p, func(r *Record, o Outcome) { became[r.Kind] = o })
	return became, err
}

func parsed(t *testing.T, text string) *File {
	t.Helper()
	f, err := Parse([]byte(text), "test")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func all(o Outcome) map[Kind]Outcome {
	became := map[Kind]Outcome{}
	for _, kind := range kinds {
		became[kind] = o
	}
	return became
}

func TestImportTwiceChangesNothing(t *testing.T) {
	d := dbtest.New(t)
	f, _ := realRecords(t)
	if became, err := run(t, d, f, Placement{}); err != nil || !maps.Equal(became, all(Added)) {
		t.Fatalf("the first import: %v, %v", became, err)
	}
	before := contents(t, d)
	again, _ := realRecords(t)
	if became, err := run(t, d, again, Placement{}); err != nil || !maps.Equal(became, all(Unchanged)) {
		t.Fatalf("the second import: %v, %v", became, err)
	}
	if after := contents(t, d); !maps.Equal(before, after) {
		t.Errorf("the second import changed rows:\n%v\n%v", before, after)
	}
}

func TestImportKeepsEveryFact(t *testing.T) {
	d := dbtest.New(t)
	f, tree := realRecords(t)
	if _, err := run(t, d, f, Placement{}); err != nil {
		t.Fatal(err)
	}
	square := squareOf(t, d)
	records, err := entry.NewService(d).RecordsOfPiazza(editorOf(t, d, square), square)
	if err != nil || len(records) != len(kinds) {
		t.Fatalf("%d records can be read: %v", len(records), err)
	}
	for _, record := range records {
		kept, err := parseTree([]byte(record.JSON))
		if err != nil {
			t.Fatal(err)
		}
		facts := map[string]any{}
		leaves(kept, record.Kind, func(path string, leaf any) { facts[path] = leaf })
		original, _ := tree.get(record.Kind)
		leaves(original, record.Kind, func(path string, leaf any) {
			if facts[path] != leaf {
				t.Errorf("%s: %v was kept as %v", path, leaf, facts[path])
			}
			delete(facts, path)
		})
		if len(facts) > 0 {
			t.Errorf("%v came from nowhere", facts)
		}
	}
}

// editorOf returns the context of a viewer who edits a piazza.
func editorOf(t *testing.T, d *db.DB, p *space.Piazza) context.Context {
	t.Helper()
	member := one[int64](t, d, `select id from member where handle = 'redazione'`)
	return auth.With(t.Context(), auth.Viewer{MemberID: member, Roles: map[int64]auth.Role{int64(p.ID): auth.Editor}})
}

func squareOf(t *testing.T, d *db.DB) *space.Piazza {
	t.Helper()
	p, err := space.NewService(d).BySlug(t.Context(), "comunita-pratiche-partecipative")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// What is shown can be read by anyone, and each entry knows its record.
func TestImportedRecordsAreEntries(t *testing.T) {
	d := dbtest.New(t)
	f, _ := realRecords(t)
	if _, err := run(t, d, f, Placement{}); err != nil {
		t.Fatal(err)
	}
	kinds := column[string](t, d, `select r.kind || ' ' || e.kind || ' ' || e.state from imported_record r join entry e on e.id = r.entry_id order by r.id`)
	want := []string{"process article published", "proposal news published", "project article published", "programme article published"}
	if !slices.Equal(kinds, want) {
		t.Errorf("the entries are %v", kinds)
	}
	square := squareOf(t, d)
	if square.Law.Reference != "L.R. 15/2018" || square.Owner != "Regione Emilia-Romagna" || len(square.Sections) != 10 {
		t.Errorf("the square is %+v", square)
	}
}

// A record that has changed replaces what was kept and rewrites its entry, except where somebody was there before.
func TestImportOfAChangedRecord(t *testing.T) {
	now := time.Now()
	d := dbtest.New(t, dbtest.At(func() time.Time { return now }))
	text := `{"piazza": {"title": "Prova", "slug": "prova", "anyone_may": ["leggere"]}, "project": {"title": "Uno", "contacts": %d}, "programme": {"coalition": "Due", "municipalities": %d}}`
	if _, err := run(t, d, parsed(t, fmt.Sprintf(text, 1, 1)), Placement{}); err != nil {
		t.Fatal(err)
	}
	now = now.Add(time.Hour)
	edited := `update entry set body = 'Scritto a mano', updated_at = $1 where title = 'Uno'`
	if _, err := d.Exec(t.Context(), edited, now); err != nil {
		t.Fatal(err)
	}
	now = now.Add(time.Hour)
	became, err := run(t, d, parsed(t, fmt.Sprintf(text, 2, 2)), Placement{})
	want := map[Kind]Outcome{Piazza: Unchanged, Project: Changed, Programme: Changed}
	if err != nil || !maps.Equal(became, want) {
		t.Fatalf("the second import: %v, %v", became, err)
	}
	if body := one[string](t, d, `select body from entry where title = 'Uno'`); body != "Scritto a mano" {
		t.Errorf("the text that somebody wrote became %q", body)
	}
	if body := one[string](t, d, `select body from entry where title like '%Due'`); !strings.Contains(body, "| Comuni | 2 |") {
		t.Errorf("the new facts are not shown: %s", body)
	}
	if kept := column[string](t, d, `select json::text from imported_record where kind <> 'piazza' order by kind`); !strings.Contains(kept[0], "2") || !strings.Contains(kept[1], "2") {
		t.Errorf("what is kept is still %v", kept)
	}
	if n := one[int](t, d, `select count(*)::integer from entry`); n != 2 {
		t.Errorf("there are %d entries", n)
	}
}

// What people made of a piazza outlives an import; what the record says beyond that is followed.
func TestImportSparesWhatPeopleChanged(t *testing.T) {
	d := dbtest.New(t)
	text := `{"piazza": {"title": "Prova", "slug": "prova", "organization": "%s", "anyone_may": ["leggere"]}}`
	if _, err := run(t, d, parsed(t, fmt.Sprintf(text, "Uno")), Placement{}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Exec(t.Context(), `update space set description = 'Nostra', visibility = 'members'`); err != nil {
		t.Fatal(err)
	}
	if _, err := run(t, d, parsed(t, fmt.Sprintf(text, "Due")), Placement{}); err != nil {
		t.Fatal(err)
	}
	if found := one[string](t, d, `select title || ' ' || owner || ' ' || description || ' ' || visibility from space`); found != "Prova Due Nostra members" {
		t.Errorf("the square is now: %s", found)
	}
}

func TestNothingOfABrokenFileIsWritten(t *testing.T) {
	_, tree := realRecords(t)
	for i, f := range tree {
		if f.key == string(Process) {
			tree[i].value = object{{"title", "Mezzo"}, {"started_year", "duemilaquattro"}}
		}
	}
	text, err := json.Marshal(plain(tree))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Parse(text, "test"); err == nil || !strings.Contains(err.Error(), "process: ") || !strings.Contains(err.Error(), "started_year should be a number") {
		t.Errorf("the file was judged: %v", err)
	}
}

// A record that fails on its way leaves nothing behind; those before it stand.
func TestARecordIsWrittenWholeOrNotAtAll(t *testing.T) {
	for name, p := range map[string]Placement{
		"a piazza that does not exist": {Piazza: map[Kind]string{Project: "nessuna"}},
		"a member who does not exist":  {Author: "nessuno"},
	} {
		t.Run(name, func(t *testing.T) {
			d := dbtest.New(t)
			f := parsed(t, `{"piazza": {"title": "Prova", "slug": "prova"}, "project": {"title": "Uno"}}`)
			became, err := run(t, d, f, p)
			if err == nil || !maps.Equal(became, map[Kind]Outcome{Piazza: Added}) {
				t.Fatalf("%v, %v", became, err)
			}
			counts := one[string](t, d, `select (select count(*) from space) || ' ' || (select count(*) from entry) || ' ' || (select count(*) from member) || ' ' || (select count(*) from imported_record)`)
			if counts != "1 0 0 1" {
				t.Errorf("squares, entries, members and records: %s", counts)
			}
		})
	}
}

// The database refuses in the middle of a record: what the record had written until then is gone too.
func TestADatabaseThatRefusesHalfARecord(t *testing.T) {
	d := dbtest.New(t)
	if _, err := d.Exec(t.Context(), `alter table imported_record add constraint full_disk check (kind <> 'project')`); err != nil {
		t.Fatal(err)
	}
	f := parsed(t, `{"piazza": {"title": "Prova", "slug": "prova"}, "project": {"title": "Uno"}}`)
	if became, err := run(t, d, f, Placement{}); err == nil || !maps.Equal(became, map[Kind]Outcome{Piazza: Added}) {
		t.Fatalf("%v, %v", became, err)
	}
	if n := one[int](t, d, `select (select count(*) from entry) + (select count(*) from member)`); n != 0 {
		t.Errorf("%d rows of half a record are left", n)
	}
}

func TestAFileWithoutAPiazza(t *testing.T) {
	d := dbtest.New(t)
	f := parsed(t, `{"project": {"title": "Uno"}}`)
	if _, err := run(t, d, f, Placement{}); err == nil || !strings.Contains(err.Error(), "say into which one") {
		t.Errorf("%v", err)
	}
}
