package poll

import (
	"io"

	"piazza/internal/nodeid"
)

// The kinds of the opaque ids.
const (
	QuestionKind = "question"
	OptionKind   = "option"
	RowKind      = "row"
	TemplateKind = "poll-template"
)

// QuestionID is a question's number.
type QuestionID int64

// OptionID is an option's number.
type OptionID int64

// RowID is the number of a row of a matrix.
type RowID int64

// TemplateID is the number of a form of polls.
type TemplateID int64

// MarshalGQL writes the opaque id.
func (id QuestionID) MarshalGQL(w io.Writer) { nodeid.Write(w, QuestionKind, int64(id)) }

// UnmarshalGQL reads an opaque id; what is none reads as 0, which matches nothing.
func (id *QuestionID) UnmarshalGQL(v any) error {
	*id = QuestionID(nodeid.Read(v, QuestionKind))
	return nil
}

// MarshalGQL writes the opaque id; 0 stands for no option, and is null.
func (id OptionID) MarshalGQL(w io.Writer) {
	if id == 0 {
		_, _ = io.WriteString(w, "null") // an error is the broken connection of a reader
		return
	}
	nodeid.Write(w, OptionKind, int64(id))
}

// UnmarshalGQL reads an opaque id; what is none reads as 0, which matches nothing.
func (id *OptionID) UnmarshalGQL(v any) error {
	*id = OptionID(nodeid.Read(v, OptionKind))
	return nil
}

// MarshalGQL writes the opaque id.
func (id RowID) MarshalGQL(w io.Writer) { nodeid.Write(w, RowKind, int64(id)) }

// UnmarshalGQL reads an opaque id; what is none reads as 0, which matches nothing.
func (id *RowID) UnmarshalGQL(v any) error {
	*id = RowID(nodeid.Read(v, RowKind))
	return nil
}

// MarshalGQL writes the opaque id.
func (id TemplateID) MarshalGQL(w io.Writer) { nodeid.Write(w, TemplateKind, int64(id)) }

// UnmarshalGQL reads an opaque id; what is none reads as 0, which matches nothing.
func (id *TemplateID) UnmarshalGQL(v any) error {
	*id = TemplateID(nodeid.Read(v, TemplateKind))
	return nil
}
