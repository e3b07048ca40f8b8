package account

import "time"

// UpdateInput is what to change of the viewer's profile; nil leaves as it is.
type UpdateInput struct {
	Name     *string
	Headline *string
	Bio      *string
}

// RevokeInput says which session to end.
type RevokeInput struct {
	SessionID SessionID
}

// Input names a member.
type Input struct {
	MemberID ID
}

// SuspendInput says whom to keep out, why and until when; nil where no end is set.
type SuspendInput struct {
	MemberID ID
	Reason   string
	Until    *time.Time
}

// EraseInput is the viewer's own handle, typed once more.
type EraseInput struct {
	Handle string
}

// UnlinkInput says which way in to take away.
type UnlinkInput struct {
	LoginID WayID
}
