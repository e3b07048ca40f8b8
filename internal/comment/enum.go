package comment

import (
	"fmt"
	"io"
	"strings"
)

// State says whether a comment can be read.
type State string

// The states of a comment, as the database spells them.
const (
	Visible State = "visible"
	Hidden  State = "hidden"
	Deleted State = "deleted"
)

// MarshalGQL writes the state as the API spells it.
func (s State) MarshalGQL(w io.Writer) { writeEnum(w, string(s)) }

// UnmarshalGQL reads the state as the API spells it.
func (s *State) UnmarshalGQL(v any) error { return readEnum(s, v, Visible, Hidden, Deleted) }

// Order is the order in which a thread is read.
type Order string

// The orders of a thread.
const (
	Oldest      Order = "oldest"
	Newest      Order = "newest"
	MostReacted Order = "most_reacted"
)

// MarshalGQL writes the order as the API spells it.
func (o Order) MarshalGQL(w io.Writer) { writeEnum(w, string(o)) }

// UnmarshalGQL reads the order as the API spells it.
func (o *Order) UnmarshalGQL(v any) error { return readEnum(o, v, Oldest, Newest, MostReacted) }

// ReactionKind is a way to answer without words.
type ReactionKind string

// The kinds of reaction, as the database spells them.
const (
	Agree   ReactionKind = "agree"
	Thanks  ReactionKind = "thanks"
	Insight ReactionKind = "insight"
)

// MarshalGQL writes the kind as the API spells it.
func (k ReactionKind) MarshalGQL(w io.Writer) { writeEnum(w, string(k)) }

// UnmarshalGQL reads the kind as the API spells it.
func (k *ReactionKind) UnmarshalGQL(v any) error { return readEnum(k, v, Agree, Thanks, Insight) }

func writeEnum(w io.Writer, value string) {
	// An error here is the broken connection of a reader, which the server meets again at its next write.
	_, _ = io.WriteString(w, `"`+strings.ToUpper(value)+`"`)
}

func readEnum[T ~string](into *T, v any, known ...T) error {
	text, _ := v.(string)
	for _, k := range known {
		if strings.ToUpper(string(k)) == text {
			*into = k
			return nil
		}
	}
	return fmt.Errorf("%v is not a value of this enum", v)
}
