package account

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// Scope is what an access token may do.
type Scope string

// The scopes, as the database spells them.
const (
	ScopeRead Scope = "read"
	// ScopeWrite and ScopeVote include ScopeRead, ScopeModerate includes ScopeWrite.
	ScopeWrite    Scope = "write"
	ScopeVote     Scope = "vote"
	ScopeModerate Scope = "moderate"
)

// AllScopes are all scopes.
func AllScopes() []Scope { return []Scope{ScopeRead, ScopeWrite, ScopeVote, ScopeModerate} }

// Valid tells whether this is one of the scopes.
func (s Scope) Valid() bool { return slices.Contains(AllScopes(), s) }

// includes tells whether whoever has this scope may do what another one allows.
func (s Scope) includes(other Scope) bool {
	switch {
	case !s.Valid():
		return false
	case s == other, other == ScopeRead:
		return true
	default:
		return s == ScopeModerate && other == ScopeWrite
	}
}

// MarshalGQL writes the API's spelling.
func (s Scope) MarshalGQL(w io.Writer) {
	// An error here is the broken connection of a reader, which the server meets again at its next write.
	_, _ = io.WriteString(w, `"`+strings.ToUpper(string(s))+`"`)
}

// UnmarshalGQL reads the API's spelling.
func (s *Scope) UnmarshalGQL(v any) error {
	text, _ := v.(string)
	if known := Scope(strings.ToLower(text)); text == strings.ToUpper(text) && known.Valid() {
		*s = known
		return nil
	}
	return fmt.Errorf("%v is no TokenScope", v)
}

// Scopes are the scopes of a token, as a viewer carries them.
type Scopes []string

// Allow tells whether one of them allows what this scope does.
func (s Scopes) Allow(needed Scope) bool {
	return slices.ContainsFunc(s, func(one string) bool { return Scope(one).includes(needed) })
}
