package assembly

import (
	"time"

	"piazza/internal/account"
)

// ends tells whether this can be done however much has happened: it ends what was begun, and begins nothing.
func (k ActKind) ends() bool {
	return k == ActClosed || k == ActRevealed || k == ActAnnulled || k == ActEnded
}

// Act is one thing that happened in an assembly.
type Act struct {
	// Number is its place in the course, from 1.
	Number int
	Kind   ActKind
	At     time.Time
	// ActorID is who did it, nil where the clock did; Actor is he where he was read along and has not erased his account.
	ActorID *account.ID
	Actor   *account.Member
	// ItemID, Position and Title are those that the item had then, nil where it was about none.
	ItemID   *ItemID
	Position *int
	Title    *string
	// Present is how many of those who count were here, nil where that was not written down.
	Present *int
	// Amount is further seconds, a number of slips, or the act that was undone.
	Amount   *int
	Reason   string
	IsUndone bool
}
