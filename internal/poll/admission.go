package poll

import (
	"io"
	"slices"
)

// Admission is which guests may come into an assembly, or vote in a poll that it holds.
type Admission string

// The admissions, as the database spells them.
const (
	// NoGuests: who votes is signed in.
	NoGuests Admission = "none"
	// GuestSlips: guests come with a slip whose code is good once.
	GuestSlips Admission = "slips"
	// AnyGuest: whoever has the code comes; what he votes is not verified.
	AnyGuest Admission = "anyone"
)

func admissions() []Admission { return []Admission{NoGuests, GuestSlips, AnyGuest} }

// Valid tells whether this is one of the admissions.
func (a Admission) Valid() bool { return slices.Contains(admissions(), a) }

// Within tells whether it lets in nobody whom the other one does not.
func (a Admission) Within(other Admission) bool {
	return slices.Index(admissions(), a) <= slices.Index(admissions(), other)
}

// MarshalGQL writes the API's spelling.
func (a Admission) MarshalGQL(w io.Writer) { writeEnum(w, string(a)) }

// UnmarshalGQL reads the API's spelling.
func (a *Admission) UnmarshalGQL(from any) error { return readEnum(a, from, "GuestAdmission") }
