package entry

import (
	"context"
	"errors"
	"math"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/space"
)

// FromRow makes an entry of a row; piazza, author and, for a video, its recording come along. Whoever reads entries
// along with something else uses it too.
func FromRow(r *gen.Entry, piazza *space.Piazza, author *account.Member, recording *Recording) *Entry {
	return &Entry{
		ID: ID(r.ID), Kind: Kind(r.Kind), State: State(r.State), Piazza: piazza, Author: author, Title: r.Title,
		Summary: r.Summary, Body: r.Body, BodyHTML: r.BodyHTML, Tags: r.Tags, Language: r.Language, Featured: r.Featured,
		Version: r.Version, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt, SubmittedAt: r.SubmittedAt,
		PublishedAt: r.PublishedAt, WithdrawnAt: r.WithdrawnAt, WithdrawnReason: r.WithdrawnReason, Note: r.ReviewNote,
		Recording: recording,
	}
}

// RecordingFromRow makes a recording of a row's columns, nil where there is none.
func RecordingFromRow(provider, host, reference *string, seconds *int) *Recording {
	if provider == nil || host == nil || reference == nil {
		return nil
	}
	return &Recording{Provider: VideoProvider(*provider), Host: *host, Reference: *reference, DurationSeconds: seconds}
}

// store speaks to the tables of entries, recordings and imported records.
type store struct{ *gen.Queries }

func storeOn(q db.Querier) store { return store{gen.New(q)} }

func whole(r *gen.EntryByIDRow) (*Entry, error) {
	piazza, err := space.FromRow(r.Space, r.Sections)
	recording := RecordingFromRow(r.Provider, r.Host, r.Reference, r.DurationSeconds)
	return FromRow(&r.Entry, piazza, account.FromRow(r.Member), recording), err
}

// absent turns the absence of a row into a missing entry.
func absent(err error) error {
	if errors.Is(err, pgx.ErrNoRows) {
		return ErrEntry
	}
	return db.Problem(err)
}

func (s store) byID(ctx context.Context, id ID) (*Entry, error) {
	r, err := s.EntryByID(ctx, int64(id))
	if err != nil {
		return nil, absent(err)
	}
	return whole(&r)
}

func (s store) lock(ctx context.Context, id ID) (*Entry, error) {
	r, err := s.EntryLock(ctx, int64(id))
	if err != nil {
		return nil, absent(err)
	}
	row := gen.EntryByIDRow(r)
	return whole(&row)
}

func (s store) byIDs(ctx context.Context, ids []ID) ([]*Entry, error) {
	rows, err := s.EntryByIDs(ctx, numbers(ids))
	entries := make([]*Entry, 0, len(rows))
	for i := range rows {
		row := gen.EntryByIDRow(rows[i])
		e, err := whole(&row)
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	return entries, db.Problem(err)
}

func numbers(ids []ID) []int64 {
	out := make([]int64, len(ids))
	for i, id := range ids {
		out[i] = int64(id)
	}
	return out
}

// place returns the piazza and the member that a new entry needs.
func (s store) place(ctx context.Context, id space.ID, author account.ID) (*space.Piazza, *account.Member, error) {
	r, err := s.EntryPlace(ctx, gen.EntryPlaceParams{SpaceID: int64(id), MemberID: int64(author)})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil, space.ErrPiazza.On("piazzaId")
	}
	if err != nil {
		return nil, nil, err
	}
	piazza, err := space.FromRow(r.Space, r.Sections)
	return piazza, account.FromRow(r.Member), err
}

// add writes a new entry with its thread and its recording.
func (s store) add(ctx context.Context, e *Entry) error {
	id, err := s.EntryAdd(ctx, gen.EntryAddParams{
		SpaceID: int64(e.Piazza.ID), Kind: string(e.Kind), State: string(e.State), AuthorID: int64(e.Author.ID),
		Title: e.Title, Summary: e.Summary, Body: e.Body, BodyHTML: e.BodyHTML, Tags: e.Tags, Language: e.Language,
		Featured: e.Featured, ReviewNote: e.Note, WithdrawnReason: e.WithdrawnReason, CreatedAt: e.CreatedAt,
		UpdatedAt: e.UpdatedAt, SubmittedAt: e.SubmittedAt, PublishedAt: e.PublishedAt, WithdrawnAt: e.WithdrawnAt,
	})
	e.ID = ID(id)
	if err != nil {
		return err
	}
	return s.putRecording(ctx, e)
}

func (s store) putRecording(ctx context.Context, e *Entry) error {
	if e.Recording == nil {
		return nil
	}
	return s.EntryVideoPut(ctx, gen.EntryVideoPutParams{
		EntryID: int64(e.ID), Provider: string(e.Recording.Provider), Host: e.Recording.Host,
		Reference: e.Recording.Reference, DurationSeconds: e.Recording.DurationSeconds,
	})
}

func (s store) rewrite(ctx context.Context, e *Entry) error {
	err := s.EntryRewrite(ctx, gen.EntryRewriteParams{
		Title: e.Title, Summary: e.Summary, Body: e.Body, BodyHTML: e.BodyHTML, Tags: e.Tags, Language: e.Language,
		Version: e.Version, UpdatedAt: e.UpdatedAt, ID: int64(e.ID),
	})
	if err != nil {
		return err
	}
	return s.putRecording(ctx, e)
}

func (s store) turn(ctx context.Context, e *Entry) error {
	return s.EntryTurn(ctx, gen.EntryTurnParams{
		State: string(e.State), Featured: e.Featured, Version: e.Version, UpdatedAt: e.UpdatedAt, ReviewNote: e.Note,
		WithdrawnReason: e.WithdrawnReason, SubmittedAt: e.SubmittedAt, PublishedAt: e.PublishedAt,
		WithdrawnAt: e.WithdrawnAt, ID: int64(e.ID),
	})
}

// hold takes entries out of all lists, or puts them in.
func (s store) hold(ctx context.Context, ids []ID, held bool) error {
	return s.EntryHeld(ctx, gen.EntryHeldParams{Ids: numbers(ids), Held: held})
}

func (s store) remove(ctx context.Context, id ID) error {
	number := int64(id)
	if err := s.EntryRecordDetach(ctx, &number); err != nil {
		return err
	}
	if n, err := s.EntryDelete(ctx, number); n > 0 || err != nil {
		return err
	}
	return ErrInAssembly
}

// unfeature takes every other entry from the first place and returns them with their new versions.
func (s store) unfeature(ctx context.Context, e *Entry) (map[ID]int, error) {
	if err := s.EntryPiazzaHold(ctx, int64(e.Piazza.ID)); err != nil {
		return nil, err
	}
	rows, err := s.EntryUnfeature(ctx, gen.EntryUnfeatureParams{SpaceID: int64(e.Piazza.ID), ID: int64(e.ID)})
	stepped := make(map[ID]int, len(rows))
	for _, r := range rows {
		stepped[ID(r.ID)] = r.Version
	}
	return stepped, err
}

func (s store) featured(ctx context.Context, id space.ID) (*Entry, error) {
	r, err := s.EntryFeatured(ctx, int64(id))
	if err != nil {
		return nil, absent(err)
	}
	row := gen.EntryByIDRow(r)
	return whole(&row)
}

func (s store) addDecision(ctx context.Context, e *Entry, d decision) error {
	number := int64(e.ID)
	return s.EntryDecisionAdd(ctx, gen.EntryDecisionAddParams{
		SpaceID: int64(e.Piazza.ID), EntryID: &number, Action: d.action, Reason: d.reason, DecidedBy: int64(d.by), DecidedAt: d.at,
	})
}

// known returns those of the handles that belong to somebody.
func (s store) known(ctx context.Context, handles []string) (map[string]bool, error) {
	known := make(map[string]bool, len(handles))
	if len(handles) == 0 {
		return known, nil
	}
	found, err := s.EntryKnownHandles(ctx, handles)
	for _, handle := range found {
		known[handle] = true
	}
	return known, err
}

func (s store) desk(ctx context.Context, d deskQuery, after []int64, most int) ([]ID, error) {
	if after == nil {
		after = []int64{lastMoment, math.MaxInt64}
	}
	rows, err := s.EntryDesk(ctx, gen.EntryDeskParams{
		SpaceID: int64(d.piazza), States: d.states, MemberID: d.member, Editor: d.editor, AfterTime: moment(after[0]),
		AfterID: after[1], Most: most,
	})
	ids := make([]ID, len(rows))
	for i, r := range rows {
		ids[i] = ID(r.ID)
	}
	return ids, db.Problem(err)
}

func (s store) countDesk(ctx context.Context, d deskQuery) (int, error) {
	n, err := s.EntryDeskCount(ctx, gen.EntryDeskCountParams{
		SpaceID: int64(d.piazza), States: d.states, MemberID: d.member, Editor: d.editor,
	})
	return int(n), db.Problem(err)
}

// lastMoment, in microseconds since 1970, is later than any that a row holds and still fits into a column.
const lastMoment = 90_000_000_000_000_000

// moment reads a cursor's microseconds, within what a column can hold.
func moment(micros int64) time.Time { return time.UnixMicro(max(0, min(micros, lastMoment))).UTC() }

// knownRecord is what is known of a record: its hash, the entry made from it and when it was last imported; empty for a
// new one.
type knownRecord struct {
	hash  []byte
	entry ID
	at    time.Time
}

func (s store) recordByKey(ctx context.Context, r Record) (knownRecord, error) {
	row, err := s.EntryRecordByKey(ctx, gen.EntryRecordByKeyParams{Source: r.Source, Kind: r.Kind, Key: r.Key})
	if errors.Is(err, pgx.ErrNoRows) {
		return knownRecord{}, nil
	}
	known := knownRecord{hash: row.Hash, at: row.UpdatedAt}
	if row.EntryID != nil {
		known.entry = ID(*row.EntryID)
	}
	return known, err
}

func (s store) putRecord(ctx context.Context, r Record, made ID, now time.Time) error {
	row := gen.EntryRecordPutParams{Source: r.Source, Kind: r.Kind, Key: r.Key, JSON: r.JSON, Hash: r.hash(), Now: now}
	if r.PiazzaID != 0 {
		row.SpaceID = (*int64)(&r.PiazzaID)
	}
	if made != 0 {
		row.EntryID = (*int64)(&made)
	}
	_, err := s.EntryRecordPut(ctx, row)
	return err
}

func (s store) recordsOf(ctx context.Context, ids []ID) (map[ID]*ImportedRecord, error) {
	rows, err := s.EntryRecordsOfEntries(ctx, numbers(ids))
	records := make(map[ID]*ImportedRecord, len(rows))
	for _, r := range rows {
		records[ID(r.EntryID)] = &ImportedRecord{RecordID(r.ID), r.Source, r.Kind, r.JSON, r.ImportedAt}
	}
	return records, db.Problem(err)
}

func (s store) recordsOfPiazza(ctx context.Context, id space.ID) ([]*ImportedRecord, error) {
	rows, err := s.EntryRecordsOfPiazza(ctx, (*int64)(&id))
	records := make([]*ImportedRecord, len(rows))
	for i, r := range rows {
		records[i] = &ImportedRecord{RecordID(r.ID), r.Source, r.Kind, r.JSON, r.ImportedAt}
	}
	return records, db.Problem(err)
}

func (s store) record(ctx context.Context, id RecordID) (*ImportedRecord, space.ID, error) {
	r, err := s.EntryRecordByID(ctx, int64(id))
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, 0, nil
	}
	record := &ImportedRecord{RecordID(r.ID), r.Source, r.Kind, r.JSON, r.ImportedAt}
	if r.SpaceID == nil {
		return record, 0, db.Problem(err)
	}
	return record, space.ID(*r.SpaceID), db.Problem(err)
}

// drafts holds what a member has not published.
func (s store) drafts(ctx context.Context, author account.ID) ([]ID, error) {
	rows, err := s.EntryDrafts(ctx, int64(author))
	ids := make([]ID, len(rows))
	for i, id := range rows {
		ids[i] = ID(id)
	}
	return ids, err
}

// rename replaces a handle in the texts of a range of entries and returns those that changed, as far as notices need.
func (s store) rename(ctx context.Context, r account.Renaming, above, upto ID) ([]*Entry, error) {
	rows, err := s.EntryRename(ctx, gen.EntryRenameParams{
		Pattern: r.Pattern(), Replacement: r.Replacement(), Handle: r.From, Above: int64(above), Upto: int64(upto),
	})
	changed := make([]*Entry, len(rows))
	for i, row := range rows {
		changed[i] = &Entry{
			ID: ID(row.ID), State: State(row.State), Version: row.Version, Piazza: &space.Piazza{ID: space.ID(row.SpaceID)},
		}
	}
	return changed, err
}

func (s store) last(ctx context.Context) (ID, error) {
	n, err := s.EntryLast(ctx)
	return ID(n), err
}
