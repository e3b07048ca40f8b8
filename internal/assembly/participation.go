package assembly

import "time"

// Participation is how somebody takes part in an assembly.
type Participation struct {
	JoinedAt time.Time
	// IsInHall tells that he came in by a code, and not from the page.
	IsInHall bool
	// IsEntitled tells that he counts in the quorum.
	IsEntitled bool
	IsGuest    bool
	HasSlip    bool
	// Name is the one that a guest gave.
	Name string
}
