package assembly

import (
	"time"

	"piazza/internal/ballot"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// State is what of an assembly a viewer may know at one moment: a state, of which the greater version is true.
type State struct {
	Version int64
	// Now is the database's clock.
	Now       time.Time
	Phase     Phase
	ItemCount int
	// Current is what is before everybody, nil between two questions.
	Current *Item
	Items   []*Item
	// Entrance is nil for who does not hold the assembly and is no screen of it, and where it is not held.
	Entrance *Entrance
	// Undo is what can be undone now, nil where there is nothing and for who does not hold the assembly.
	Undo    *Undo
	Message string
}

// Item is a question of the queue with the poll that holds it, as a viewer may know it.
type Item struct {
	ID         ItemID
	Position   int
	State      ItemState
	PollID     entry.ID
	PollNumber int64
	Title      string
	Questions  []*poll.Question
	// Seconds is how long it stays open, nil where it is closed by hand.
	Seconds                                  *int
	OpenedAt, ClosesAt, ClosedAt, RevealedAt *time.Time
	AnnulledReason                           *string
	// WithdrawnReason is why a moderator took the question from sight after the end, nil where nobody did. What it was about is told
	// then to those alone who hold the assembly; that it was voted on, and what was counted, stays.
	WithdrawnReason   *string
	Guests            poll.Admission
	IsChangeable      bool
	ResultsVisibility poll.Visibility
	ShowsVoters       bool
	IsConfidential    bool
	// SealState is where a confidential item stands on its way to being sealed; nil for others.
	SealState         *poll.SealState
	Reasons           poll.ReasonRule
	IsShuffled        bool
	Quorum, Threshold *int
	Turnout           *Turnout
	// Results are nil where the viewer may not see them now.
	Results *ballot.Results
}

// Turnout is how many took part in an item: a state, of which the greater version is true.
type Turnout struct {
	Version int64
	// ItemID is nil where nothing is before everybody.
	ItemID *ItemID
	Voters int
	// Entitled is how many of those who came in count.
	Entitled int
	// Guests are counted apart.
	Guests        int
	QuorumReached *bool
}

// Entrance is how people come in.
type Entrance struct {
	// Code is nil while codes are locked after too many wrong ones.
	Code *string
	// Address is what to type, without its protocol; Link is the whole address of the QR code.
	Address, Link string
}

// Undo is the last act, where it can still be undone.
type Undo struct {
	Act  int
	Kind ActKind
	// Until is nil where only what happens next ends that.
	Until *time.Time
}
