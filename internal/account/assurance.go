package account

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// Assurance is how surely a login proves who somebody is.
type Assurance string

// The levels, as the database spells them. Substantial and high are levels 2 and 3 of SPID and CIE (eIDAS).
const (
	AssuranceNone        Assurance = "none"
	AssuranceSocial      Assurance = "social"
	AssuranceEmail       Assurance = "email"
	AssuranceSubstantial Assurance = "substantial"
	AssuranceHigh        Assurance = "high"
)

// Assurances are all levels, least first.
func Assurances() []Assurance {
	return []Assurance{AssuranceNone, AssuranceSocial, AssuranceEmail, AssuranceSubstantial, AssuranceHigh}
}

// Valid tells whether this is one of the levels.
func (a Assurance) Valid() bool { return slices.Contains(Assurances(), a) }

// Reaches tells whether this level is at least another. What is no level reaches none.
func (a Assurance) Reaches(least Assurance) bool {
	return a.Valid() && slices.Index(Assurances(), a) >= slices.Index(Assurances(), least)
}

// MarshalGQL writes the API's spelling.
func (a Assurance) MarshalGQL(w io.Writer) {
	// An error here is the broken connection of a reader, which the server meets again at its next write.
	_, _ = io.WriteString(w, `"`+strings.ToUpper(string(a))+`"`)
}

// UnmarshalGQL reads the API's spelling.
func (a *Assurance) UnmarshalGQL(v any) error {
	text, _ := v.(string)
	if known := Assurance(strings.ToLower(text)); text == strings.ToUpper(text) && known.Valid() {
		*a = known
		return nil
	}
	return fmt.Errorf("%v is no Assurance", v)
}

// MarshalText writes the API's spelling, in which documents are kept too.
func (a Assurance) MarshalText() ([]byte, error) { return []byte(strings.ToUpper(string(a))), nil }

// UnmarshalText reads the API's spelling.
func (a *Assurance) UnmarshalText(text []byte) error { return a.UnmarshalGQL(string(text)) }
