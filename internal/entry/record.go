package entry

import (
	"context"
	"io"
	"time"

	"piazza/internal/auth"
	"piazza/internal/nodeid"
	"piazza/internal/space"
)

// RecordKind is the kind of an imported record's opaque id.
const RecordKind = "record"

// RecordID is an imported record's number.
type RecordID int64

// MarshalGQL writes the opaque id.
func (id RecordID) MarshalGQL(w io.Writer) { nodeid.Write(w, RecordKind, int64(id)) }

// UnmarshalGQL reads an opaque id; what is none reads as 0, which matches nothing.
func (id *RecordID) UnmarshalGQL(v any) error {
	*id = RecordID(nodeid.Read(v, RecordKind))
	return nil
}

// ImportedRecord is a record read from elsewhere, kept whole.
type ImportedRecord struct {
	ID         RecordID
	Source     string
	Kind       string
	JSON       string
	ImportedAt time.Time
}

// RecordsOf returns the records that entries were made from, where the viewer is an editor of the entry's piazza.
func (s *Service) RecordsOf(ctx context.Context, entries []*Entry) (map[ID]*ImportedRecord, error) {
	v := auth.FromContext(ctx)
	ids := make([]ID, 0, len(entries))
	for _, e := range entries {
		if e.Piazza.CanEdit(v) {
			ids = append(ids, e.ID)
		}
	}
	if len(ids) == 0 {
		return map[ID]*ImportedRecord{}, nil
	}
	return storeOn(s.db).recordsOf(ctx, ids)
}

// RecordsOfPiazza returns the records that belong to a piazza, for its editors; nothing for others.
func (s *Service) RecordsOfPiazza(ctx context.Context, p *space.Piazza) ([]*ImportedRecord, error) {
	if !p.CanEdit(auth.FromContext(ctx)) {
		return nil, nil
	}
	return storeOn(s.db).recordsOfPiazza(ctx, p.ID)
}

// RecordByID returns a record, where the viewer is an editor of the piazza that it belongs to; nil otherwise.
func (s *Service) RecordByID(ctx context.Context, id RecordID) (*ImportedRecord, error) {
	v := auth.FromContext(ctx)
	record, piazza, err := storeOn(s.db).record(ctx, id)
	if record == nil || err != nil || !v.Has(int64(piazza), auth.Editor) {
		return nil, err
	}
	return record, nil
}
