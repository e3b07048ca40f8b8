package poll

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Valid tells whether this is one of the ways of opening.
func (o Opening) Valid() bool {
	return slices.Contains([]Opening{OpensPublished, OpensAtTime, OpensByHand}, o)
}

// Valid tells whether this is one of the electorates.
func (e Electorate) Valid() bool { return slices.Contains([]Electorate{SignedIn, Members, List}, e) }

// Valid tells whether this is one of the visibilities.
func (v Visibility) Valid() bool {
	return slices.Contains([]Visibility{Live, AfterVote, AfterClose, Staff, StaffLive}, v)
}

// Valid tells whether this is one of the rules.
func (r ReasonRule) Valid() bool {
	return slices.Contains([]ReasonRule{ReasonsNone, ReasonsOptional, ReasonsRequired}, r)
}

// Valid tells whether this is one of the kinds.
func (k KindName) Valid() bool {
	_, err := kindOf(k)
	return err == nil
}

// Valid tells whether this is one of the stances.
func (s Stance) Valid() bool { return slices.Contains(stances(), s) }

// MarshalGQL writes the API's spelling.
func (p Phase) MarshalGQL(w io.Writer) { writeEnum(w, string(p)) }

// UnmarshalGQL refuses: nobody sends a phase.
func (p *Phase) UnmarshalGQL(from any) error { return fmt.Errorf("%v is no PollPhase to send", from) }

// MarshalGQL writes the API's spelling.
func (o Opening) MarshalGQL(w io.Writer) { writeEnum(w, string(o)) }

// UnmarshalGQL reads the API's spelling.
func (o *Opening) UnmarshalGQL(from any) error { return readEnum(o, from, "PollOpening") }

// MarshalGQL writes the API's spelling.
func (e Electorate) MarshalGQL(w io.Writer) { writeEnum(w, string(e)) }

// UnmarshalGQL reads the API's spelling.
func (e *Electorate) UnmarshalGQL(from any) error { return readEnum(e, from, "Electorate") }

// MarshalGQL writes the API's spelling.
func (v Visibility) MarshalGQL(w io.Writer) { writeEnum(w, string(v)) }

// UnmarshalGQL reads the API's spelling.
func (v *Visibility) UnmarshalGQL(from any) error { return readEnum(v, from, "ResultsVisibility") }

// MarshalGQL writes the API's spelling.
func (r ReasonRule) MarshalGQL(w io.Writer) { writeEnum(w, string(r)) }

// UnmarshalGQL reads the API's spelling.
func (r *ReasonRule) UnmarshalGQL(from any) error { return readEnum(r, from, "ReasonRule") }

// MarshalGQL writes the API's spelling.
func (k KindName) MarshalGQL(w io.Writer) { writeEnum(w, string(k)) }

// UnmarshalGQL reads the API's spelling.
func (k *KindName) UnmarshalGQL(from any) error { return readEnum(k, from, "QuestionKind") }

// MarshalGQL writes the API's spelling; no stance is null.
func (s Stance) MarshalGQL(w io.Writer) {
	if s == "" {
		_, _ = io.WriteString(w, "null") // as in writeEnum
		return
	}
	writeEnum(w, string(s))
}

// UnmarshalGQL reads the API's spelling; null is no stance.
func (s *Stance) UnmarshalGQL(from any) error {
	if from == nil {
		*s = ""
		return nil
	}
	return readEnum(s, from, "Stance")
}

// MarshalGQL writes the API's spelling.
func (r TieRule) MarshalGQL(w io.Writer) { writeEnum(w, string(r)) }

// UnmarshalGQL refuses: nobody sends a rule for ties.
func (r *TieRule) UnmarshalGQL(from any) error { return fmt.Errorf("%v is no TieRule to send", from) }

func writeEnum(w io.Writer, value string) {
	// An error here is the broken connection of a reader, which the server meets again at its next write.
	_, _ = io.WriteString(w, strconv.Quote(strings.ToUpper(value)))
}

// readEnum takes upper case alone, so that a value has one spelling.
func readEnum[T interface {
	~string
	Valid() bool
}](into *T, from any, name string,
) error {
	text, _ := from.(string)
	value := T(strings.ToLower(text))
	if text != strings.ToUpper(text) || !value.Valid() {
		return fmt.Errorf("%v is no %s", from, name)
	}
	*into = value
	return nil
}
