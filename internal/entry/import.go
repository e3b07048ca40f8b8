package entry

import (
	"bytes"
	"context"
	"crypto/sha256"
	"time"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/problem"
	"piazza/internal/space"
)

// Record is a record from elsewhere as it is kept. Source, Kind and Key together name it for ever.
type Record struct {
	Source string
	Kind   string
	Key    string
	// JSON is the record whole.
	JSON []byte
	// PiazzaID is the piazza that the record belongs to, 0 for none.
	PiazzaID space.ID
}

// Imported is an entry as it comes from elsewhere, with its author, its times and where it stands.
type Imported struct {
	// Record is what it was made from; without a source none is kept, and each import makes another entry.
	Record   Record
	PiazzaID space.ID
	Kind     Kind
	AuthorID account.ID
	Title    string
	Summary  string
	Body     string
	Tags     []string
	// Language is Italian where nothing is said.
	Language string
	State    State
	Featured bool
	// Note is what the reviewer said, for a draft that was sent back.
	Note            string
	WithdrawnReason string
	VideoURL        string
	DurationSeconds *int
	CreatedAt       time.Time
	// UpdatedAt is CreatedAt, or PublishedAt, where nothing is said.
	UpdatedAt   time.Time
	PublishedAt *time.Time
}

// Import writes an entry with the record that it was made from; no viewer is asked. A record that has not changed since
// it was last imported changes nothing, so that what people did to the entry meanwhile stays; of one that has changed
// the text is taken over unless somebody edited the entry since. changed tells whether anything was written.
func (s *Service) Import(ctx context.Context, in Imported) (id ID, changed bool, err error) {
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		id, changed, err = ImportIn(ctx, tx, in)
		return err
	})
	return id, changed, err
}

// ImportRecord keeps a record from which no entry is made, or not yet; changed tells whether it was new or different.
func (s *Service) ImportRecord(ctx context.Context, r Record) (changed bool, err error) {
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		changed, err = ImportRecordIn(ctx, tx, r)
		return err
	})
	return changed, err
}

// ImportRecordIn is ImportRecord within a transaction.
func ImportRecordIn(ctx context.Context, tx *db.Tx, r Record) (changed bool, err error) {
	store := storeOn(tx)
	known, err := store.recordByKey(ctx, r)
	if err != nil || bytes.Equal(known.hash, r.hash()) {
		return false, err
	}
	return true, store.putRecord(ctx, r, known.entry, tx.Now())
}

func (r Record) hash() []byte {
	sum := sha256.Sum256(r.JSON)
	return sum[:]
}

// ImportIn is Import within a transaction.
func ImportIn(ctx context.Context, tx *db.Tx, in Imported) (ID, bool, error) {
	e, err := in.entry()
	if err != nil {
		return 0, false, err
	}
	store := storeOn(tx)
	known := knownRecord{}
	if in.Record.Source != "" {
		if known, err = store.recordByKey(ctx, in.Record); err != nil {
			return 0, false, err
		}
	}
	if known.entry != 0 && bytes.Equal(known.hash, in.Record.hash()) {
		return known.entry, false, nil
	}
	if e.Piazza, e.Author, err = store.place(ctx, in.PiazzaID, in.AuthorID); err != nil {
		return 0, false, err
	}
	if err := render(ctx, tx, e); err != nil {
		return 0, false, err
	}
	if err := takeOver(ctx, tx, known, e); err != nil || in.Record.Source == "" {
		return e.ID, true, err
	}
	in.Record.PiazzaID = e.Piazza.ID
	return e.ID, true, store.putRecord(ctx, in.Record, e.ID, tx.Now())
}

// takeOver writes a new entry, or a new text into the one that is there already, wherever it stands by now.
func takeOver(ctx context.Context, tx *db.Tx, known knownRecord, e *Entry) error {
	store := storeOn(tx)
	if known.entry == 0 {
		err := store.add(ctx, e)
		if e.State == Published {
			notify(tx, e, NoticePublished)
		}
		return err
	}
	there, err := store.lock(ctx, known.entry)
	if err != nil {
		return err
	}
	e.ID, e.Piazza, e.State = there.ID, there.Piazza, there.State
	if there.UpdatedAt.After(known.at) {
		return nil // edited since: that text stays
	}
	e.Version, e.UpdatedAt = there.Version+1, tx.Now()
	if err := store.rewrite(ctx, e); err != nil {
		return err
	}
	notify(tx, e, NoticeChanged)
	return nil
}

// entry checks what comes in and makes an entry of it.
func (in Imported) entry() (*Entry, error) {
	if !in.Kind.Valid() || !in.State.Valid() || in.CreatedAt.IsZero() {
		return nil, problem.Bad("", "import_incomplete", "An imported entry has a kind, a state and a date.")
	}
	if in.State == Published && in.PublishedAt == nil {
		return nil, problem.Bad("publishedAt", "import_incomplete", "What is published has a date of publication.")
	}
	e := &Entry{
		Kind: in.Kind, State: in.State, Language: in.Language, Featured: in.Featured, Version: 1, Note: in.Note,
		CreatedAt: in.CreatedAt, UpdatedAt: in.UpdatedAt, PublishedAt: in.PublishedAt, Tags: []string{},
	}
	if e.Language == "" {
		e.Language = defaultLanguage
	}
	in.date(e)
	if err := e.write(&in.Title, &in.Summary, &in.Body, in.Tags); err != nil {
		return nil, err
	}
	if in.VideoURL == "" {
		return e, e.film(nil)
	}
	if err := e.film(&in.VideoURL); err != nil {
		return nil, err
	}
	e.Recording.DurationSeconds = in.DurationSeconds
	return e, nil
}

// date fills in the times that follow from the others.
func (in Imported) date(e *Entry) {
	if e.UpdatedAt.IsZero() {
		e.UpdatedAt = in.CreatedAt
		if in.PublishedAt != nil {
			e.UpdatedAt = *in.PublishedAt
		}
	}
	if in.State == Review {
		e.SubmittedAt = &e.UpdatedAt
	}
	if in.State == Withdrawn {
		e.WithdrawnAt, e.WithdrawnReason = &e.UpdatedAt, &in.WithdrawnReason
	}
}
