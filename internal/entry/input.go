package entry

import "piazza/internal/space"

// CreateInput is a new draft.
type CreateInput struct {
	PiazzaID       space.ID
	Kind           Kind
	Title          string
	Summary        *string
	Body           *string
	Tags           []string
	VideoURL       *string
	IdempotencyKey *string `json:"-"`
}

// UpdateInput is what to change of an entry; nil leaves as it is.
type UpdateInput struct {
	EntryID ID
	// Version is the one that the change is based on; nil changes whatever is there.
	Version  *int
	Title    *string
	Summary  *string
	Body     *string
	Tags     []string
	VideoURL *string
}

// Input says which entry.
type Input struct {
	EntryID ID
}

// ReasonInput says which entry, and why.
type ReasonInput struct {
	EntryID ID
	Reason  string
}

// FeatureInput says whether to put an entry first.
type FeatureInput struct {
	EntryID  ID
	Featured bool
}
