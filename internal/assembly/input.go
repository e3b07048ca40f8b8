package assembly

import (
	"time"

	"piazza/internal/account"
	"piazza/internal/ballot"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/space"
)

// Input says which assembly.
type Input struct{ AssemblyID ID }

// CreateInput is an assembly to prepare.
type CreateInput struct {
	PiazzaID   space.ID
	Title      string
	Body       *string
	StartsAt   *time.Time
	Electorate *poll.Electorate
	Assurance  *account.Assurance
	Guests     *poll.Admission
	// Quorum is 0 for none.
	Quorum         *int
	IdempotencyKey *string `json:"-"`
}

// UpdateInput is what to change of an assembly; nil leaves as it is.
type UpdateInput struct {
	AssemblyID ID
	Title      *string
	Body       *string
	StartsAt   *time.Time
	// IsUndated takes the date away.
	IsUndated  *bool
	Electorate *poll.Electorate
	Assurance  *account.Assurance
	Guests     *poll.Admission
	Quorum     *int
}

// RehearseInput is a rehearsal.
type RehearseInput struct {
	AssemblyID   ID
	Participants int
}

// ItemInput says which item.
type ItemInput struct{ ItemID ItemID }

// ItemAddInput is what to put into the queue: either a question, or a poll.
type ItemAddInput struct {
	AssemblyID ID
	Question   *poll.QuestionInput
	PollID     *entry.ID
	Rules      *RulesInput
	// Position is its place, from 1; nil for the end.
	Position       *int
	IdempotencyKey *string `json:"-"`
}

// RulesInput is how an item is held; nil leaves as it is.
type RulesInput struct {
	// Seconds, Quorum and Threshold are 0 for none.
	Seconds      *int
	Guests       *poll.Admission
	IsChangeable *bool
	ShowsStaff   *bool
	ShowsVoters  *bool
	Reasons      *poll.ReasonRule
	IsShuffled   *bool
	// IsConfidential tells that nobody is to know who cast which ballot.
	IsConfidential *bool
	Quorum         *int
	Threshold      *int
}

// ItemUpdateInput is what to change of an item that has not opened.
type ItemUpdateInput struct {
	ItemID   ItemID
	Question *poll.QuestionInput
	Rules    *RulesInput
}

// ItemMoveInput is where to move an item.
type ItemMoveInput struct {
	ItemID   ItemID
	Position int
}

// ShowInput is what to bring before everybody; nil for nothing.
type ShowInput struct {
	AssemblyID ID
	ItemID     *ItemID
}

// ExtendInput is more time for an item.
type ExtendInput struct {
	ItemID         ItemID
	Seconds        int
	IdempotencyKey *string `json:"-"`
}

// AnnulInput is what to annul, and why.
type AnnulInput struct {
	ItemID  ItemID
	Reason  string
	Repeats bool
}

// UndoInput is what to undo.
type UndoInput struct {
	AssemblyID ID
	Act        int
}

// MessageInput is what everybody is to read.
type MessageInput struct {
	AssemblyID ID
	Message    string
}

// SlipsInput is how many slips to make.
type SlipsInput struct {
	AssemblyID ID
	Count      int
}

// SlipInput says which slip.
type SlipInput struct{ SlipID SlipID }

// FindInput is what somebody has to come in with: one of the three.
type FindInput struct{ Code, Secret, Slip *string }

// EnterInput is with what to come in.
type EnterInput struct {
	Code, Secret, Slip *string
	// Name is the one that a guest gives.
	Name           *string
	IdempotencyKey *string `json:"-"`
}

// VoteInput is what is voted in an item.
type VoteInput struct {
	ItemID  ItemID
	Ballots []ballot.BallotInput
	// Secret tells that the voter takes the item for a confidential one.
	Secret         bool
	IdempotencyKey *string `json:"-"`
}

// AskInput is a question from the floor.
type AskInput struct {
	AssemblyID     ID
	Text           string
	IsNamed        bool
	IdempotencyKey *string `json:"-"`
}

// UpvoteInput is what somebody wants answered, or no longer.
type UpvoteInput struct {
	QuestionID FloorID
	IsWanted   bool
}

// FloorSetInput is what becomes of a question from the floor.
type FloorSetInput struct {
	QuestionID FloorID
	State      FloorState
}

// GuestEndInput says which guest is to be put out, by what he asked.
type GuestEndInput struct{ QuestionID FloorID }

// GuestsAdmitInput is whether guests without a slip come in from now on.
type GuestsAdmitInput struct {
	AssemblyID ID
	IsOpen     bool
}

// MinutesSetInput is what was said.
type MinutesSetInput struct {
	AssemblyID ID
	Text       string
}
