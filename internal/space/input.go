package space

import (
	"time"

	"piazza/internal/account"
)

// JoinInput says which piazza to join.
type JoinInput struct {
	PiazzaID ID
}

// UpdateInput is what to change of a piazza; nil leaves as it is.
type UpdateInput struct {
	PiazzaID    ID
	Title       *string
	Description *string
	Visibility  *Visibility
}

// MembershipInput says whose role to change, and to what.
type MembershipInput struct {
	PiazzaID ID
	MemberID account.ID
	Role     Role
}

// EndInput says whose membership to end, and why.
type EndInput struct {
	PiazzaID ID
	MemberID account.ID
	Reason   string
	// IsExcluded: he may not come back, before ExcludedUntil where that is given.
	IsExcluded    bool
	ExcludedUntil *time.Time
}

// LeaveInput says which piazza to leave.
type LeaveInput struct {
	PiazzaID ID
}
