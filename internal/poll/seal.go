package poll

import (
	"fmt"
	"io"
)

// SealState is where a confidential poll stands on its way from encrypted ballots to a public bundle; empty for other polls.
type SealState string

// The states: as the database spells them, and the last two as a node finds them that has not got the key.
const (
	SealPlanned   SealState = "planned"
	SealOpen      SealState = "open"
	SealClosed    SealState = "closed"
	SealTallied   SealState = "tallied"
	SealBundled   SealState = "bundled"
	SealRewritten SealState = "rewritten"
	SealSealed    SealState = "sealed"
	// SealLost: the key was lost before the public bundle was written.
	SealLost SealState = "lost"
	// SealElsewhere: the key was destroyed when the poll was sealed, and these data are older than that.
	SealElsewhere SealState = "elsewhere"
	// SealKeyMissing: the key is not where it has to be.
	SealKeyMissing SealState = "key_missing"
)

// Counted tells whether the ballots have been counted: before that nobody is told what a poll came to.
func (s SealState) Counted() bool {
	switch s {
	case SealTallied, SealBundled, SealRewritten, SealSealed:
		return true
	default:
		return false
	}
}

// HasBundle tells whether the public bundle is there.
func (s SealState) HasBundle() bool {
	return s.Counted() && s != SealTallied
}

// NeedsKey tells whether the key has to be there for the poll to go on.
func (s SealState) NeedsKey() bool {
	switch s {
	case SealOpen, SealClosed, SealTallied, SealBundled, SealRewritten:
		return true
	default:
		return false
	}
}

// MarshalGQL writes the API's spelling.
func (s SealState) MarshalGQL(w io.Writer) { writeEnum(w, string(s)) }

// UnmarshalGQL refuses: nobody sends a state.
func (s *SealState) UnmarshalGQL(from any) error {
	return fmt.Errorf("%v is no PollSealState to send", from)
}
