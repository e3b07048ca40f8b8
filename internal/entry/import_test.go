package entry

import (
	"testing"
	"time"

	"piazza/internal/problem"
)

func (b *bench) importable() Imported {
	at := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	published := at.Add(time.Hour)
	return Imported{
		Record:   Record{Source: "prova.json", Kind: "process", Key: "1", JSON: []byte(`{"title": "Carta", "n": 1.50}`)},
		PiazzaID: b.piazza, Kind: KindVideo, AuthorID: b.people["editor"].ID, Title: "Carta", Body: "Testo", Tags: []string{"Carta"},
		State: Published, CreatedAt: at, PublishedAt: &published, VideoURL: "https://vimeo.com/123456789", DurationSeconds: new(90),
	}
}

func TestImportKeepsTheRecordAndWhatPeopleDid(t *testing.T) {
	b := setup(t)
	in := b.importable()
	id, changed, err := b.Import(t.Context(), in)
	if err != nil || !changed {
		t.Fatal(id, changed, err)
	}
	e, err := b.ByID(t.Context(), id)
	if err != nil || !e.PublishedAt.Equal(*in.PublishedAt) || !e.UpdatedAt.Equal(*in.PublishedAt) || *e.Recording.DurationSeconds != 90 || e.Language != "it" || e.Author.Handle != "editor" {
		t.Fatalf("imported is %+v, %v", e, err)
	}
	if _, err := b.Update(b.as(t, "editor"), UpdateInput{EntryID: id, Title: new("Carta riveduta")}); err != nil {
		t.Fatal(err)
	}
	if again, changed, err := b.Import(t.Context(), in); err != nil || changed || again != id {
		t.Errorf("imported again: %d, %v, %v", again, changed, err)
	}
	if e, _ = b.ByID(t.Context(), id); e.Title != "Carta riveduta" {
		t.Errorf("the title became %q", e.Title)
	}
}

func TestRecordsAreForEditors(t *testing.T) {
	b := setup(t)
	id, _, err := b.Import(t.Context(), b.importable())
	if err != nil {
		t.Fatal(err)
	}
	e, err := b.ByID(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if changed, err := b.ImportRecord(t.Context(), Record{Source: "prova.json", Kind: "piazza", Key: "x", JSON: []byte(`{"a": 1}`), PiazzaID: b.piazza}); err != nil || !changed {
		t.Fatal(changed, err)
	}
	for who, sees := range map[string]bool{"stranger": false, "member": false, "editor": true, "moderator": true} {
		ctx := b.as(t, who)
		records, err := b.RecordsOf(ctx, []*Entry{e})
		if err != nil || (records[id] != nil) != sees {
			t.Errorf("%s reads %+v, %v", who, records, err)
		}
		all, err := b.RecordsOfPiazza(ctx, e.Piazza)
		if err != nil || (len(all) == 2) != sees || !sees && all != nil {
			t.Errorf("%s reads %d records of the piazza, %v", who, len(all), err)
		}
		if sees {
			if got := records[id]; got.JSON != `{"n": 1.50, "title": "Carta"}` || got.Source != "prova.json" {
				t.Errorf("the record is %+v", got)
			}
			if one, err := b.RecordByID(ctx, records[id].ID); err != nil || one == nil {
				t.Errorf("by its id it is %+v, %v", one, err)
			}
		} else if one, err := b.RecordByID(ctx, 1); err != nil || one != nil {
			t.Errorf("%s reads record 1: %+v, %v", who, one, err)
		}
	}
}

func TestIncompleteImportsAreRefused(t *testing.T) {
	b := setup(t)
	for name, with := range map[string]func(*Imported){
		"no kind": func(in *Imported) { in.Kind = "" }, "no state": func(in *Imported) { in.State = "" }, "no date": func(in *Imported) { in.CreatedAt = time.Time{} },
		"no publication": func(in *Imported) { in.PublishedAt = nil }, "no video": func(in *Imported) { in.VideoURL = "" }, "no title": func(in *Imported) { in.Title = "" },
	} {
		in := b.importable()
		with(&in)
		if _, _, err := b.Import(t.Context(), in); !problem.Is(err, problem.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n := b.count(t, "entry") + b.count(t, "imported_record"); n != 0 {
		t.Errorf("%d rows were written", n)
	}
}
