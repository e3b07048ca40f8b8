package entry

import (
	"io"
	"time"

	"piazza/internal/nodeid"
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
