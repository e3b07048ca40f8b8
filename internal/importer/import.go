package importer

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"time"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/space"
)

// Outcome is what became of a record.
type Outcome string

// The outcomes.
const (
	Added     Outcome = "added"
	Changed   Outcome = "changed"
	Unchanged Outcome = "unchanged"
)

// Placement says where records go that are no piazza, and in whose name they are shown.
type Placement struct {
	// Piazza is the slug of the piazza for each kind of record; where it names none, the file's own piazza takes them.
	Piazza map[Kind]string
	// Author is the handle of a member; without one a member called redazione is made.
	Author string
	// Published is when an entry appears to have been published, by kind; otherwise it is now.
	Published map[Kind]time.Time
}

// Importer writes records.
type Importer struct{ db *db.DB }

// New returns an importer into a database.
func New(d *db.DB) *Importer { return &Importer{db: d} }

// editorial is the member who stands for the editors where nobody else was named.
func editorial() *account.Member {
	return &account.Member{Handle: "redazione", Name: "Redazione", Headline: "redazione della piazza", Tone: 5, Locale: "it"}
}

// Import writes the records of a file, each in a transaction of its own, and tells step of each. What has not changed
// since the last import is left alone.
func (i *Importer) Import(ctx context.Context, f *File, p Placement, step func(*Record, Outcome)) error {
	for _, r := range f.Records {
		var outcome Outcome
		err := i.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
			outcome, err = writeRecord(ctx, tx, f, r, p)
			return err
		})
		if err != nil {
			return fmt.Errorf("%s: %w", r.Kind, err)
		}
		step(r, outcome)
	}
	return nil
}

func writeRecord(ctx context.Context, tx *db.Tx, f *File, r *Record, p Placement) (Outcome, error) {
	known, err := storeOn(tx).known(ctx, f.Source, r)
	if err != nil {
		return "", err
	}
	outcome := Added
	switch hash := sha256.Sum256(r.JSON); {
	case known == nil:
	case bytes.Equal(known.hash, hash[:]):
		return Unchanged, nil
	default:
		outcome = Changed
	}
	if r.Square != nil {
		return outcome, writeSquare(ctx, tx, f, r, known)
	}
	return outcome, writePage(ctx, tx, f, r, p)
}

// writeSquare opens the square of a record. What people made of one that stands there already stays: who may read it,
// and title and description where they are no longer those of the record before.
func writeSquare(ctx context.Context, tx *db.Tx, f *File, r *Record, known *knownRecord) error {
	square := *r.Square
	there, err := storeOn(tx).piazza(ctx, square.Slug)
	if err != nil {
		return err
	}
	if there != nil {
		before := known.square()
		square.Visibility = there.Visibility
		if there.Title != before.Title {
			square.Title = there.Title
		}
		if there.Description != before.Description {
			square.Description = there.Description
		}
	}
	id, err := space.ImportIn(ctx, tx, &square)
	if err != nil {
		return err
	}
	_, err = entry.ImportRecordIn(ctx, tx, r.from(f.Source, id))
	return err
}

// knownRecord is what was kept of a record at its last import.
type knownRecord struct{ text, hash []byte }

// square is the square that was made of it, an empty one for a new record.
func (k *knownRecord) square() *space.Piazza {
	if k == nil {
		return &space.Piazza{}
	}
	drawn, err := drawSquare(k.text)
	if err != nil { // kept by a program that judged otherwise
		return &space.Piazza{}
	}
	return drawn
}

func writePage(ctx context.Context, tx *db.Tx, f *File, r *Record, p Placement) error {
	piazza, err := p.piazza(ctx, tx, f, r.Kind)
	if err != nil {
		return err
	}
	author, err := p.author(ctx, tx)
	if err != nil {
		return err
	}
	at := tx.Now()
	if past, given := p.Published[r.Kind]; given {
		at = past
	}
	_, _, err = entry.ImportIn(ctx, tx, entry.Imported{
		Record: r.from(f.Source, piazza), PiazzaID: piazza, Kind: r.Page.Kind, AuthorID: author, Title: r.Page.Title,
		Summary: r.Page.Summary, Body: r.Page.Body, Tags: r.Page.Tags, State: entry.Published, CreatedAt: at, PublishedAt: &at,
	})
	return err
}

func (r *Record) from(source string, piazza space.ID) entry.Record {
	return entry.Record{Source: source, Kind: string(r.Kind), Key: r.Key, JSON: r.JSON, PiazzaID: piazza}
}

func (p Placement) piazza(ctx context.Context, tx *db.Tx, f *File, kind Kind) (space.ID, error) {
	slug := p.Piazza[kind]
	if slug == "" {
		slug = f.slug()
	}
	if slug == "" {
		return 0, errors.New("the file has no piazza of its own: say into which one it goes")
	}
	there, err := storeOn(tx).piazza(ctx, slug)
	if err != nil {
		return 0, err
	}
	if there == nil {
		return 0, fmt.Errorf("there is no piazza %q", slug)
	}
	return there.ID, nil
}

// piazza is the square of the file, nil without one.
func (f *File) piazza() *space.Piazza {
	for _, r := range f.Records {
		if r.Square != nil {
			return r.Square
		}
	}
	return nil
}

func (f *File) slug() string {
	if square := f.piazza(); square != nil {
		return square.Slug
	}
	return ""
}

func (p Placement) author(ctx context.Context, tx *db.Tx) (account.ID, error) {
	handle := strings.TrimPrefix(p.Author, "@")
	if handle == "" {
		handle = editorial().Handle
	}
	id, err := storeOn(tx).member(ctx, handle)
	switch {
	case err != nil || id != 0:
		return id, err
	case p.Author != "":
		return 0, fmt.Errorf("there is no member %q", handle)
	}
	m, err := account.ImportIn(ctx, tx, editorial())
	if err != nil {
		return 0, err
	}
	return m.ID, nil
}
