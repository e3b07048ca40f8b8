package assembly

import (
	"time"

	"piazza/internal/account"
	"piazza/internal/poll"
	"piazza/internal/space"
)

// The kinds of the states of an assembly that people watch; the number is the assembly's.
const (
	StreamState   = "assembly"
	StreamTurnout = "assembly_turnout"
	StreamFloor   = "assembly_floor"
)

// NoticeChanged says on the stream of the piazza that an assembly began, ended or changed; it names the assembly.
const NoticeChanged = "assembly_changed"

// Assembly is a meeting that is held live, without its queue.
type Assembly struct {
	ID ID
	// Piazza comes without its sections.
	Piazza   *space.Piazza
	Phase    Phase
	Title    string
	Body     string
	BodyHTML string
	// StartsAt is when it is announced to begin, nil where nothing was said.
	StartsAt           *time.Time
	StartedAt, EndedAt *time.Time
	// RehearsalOf is the assembly that it rehearses, nil for one that counts.
	RehearsalOf *ID
	Electorate  poll.Electorate
	Assurance   account.Assurance
	Guests      poll.Admission
	// IsShutToGuests tells that guests without a slip are kept out for now.
	IsShutToGuests bool
	// Quorum is how many of those who count must be present, nil for no quorum.
	Quorum  *int
	Message string
	// Code is what lets people in, nil where it is not held.
	Code        *string
	CodeVersion int
	// CurrentItem is what is before everybody.
	CurrentItem        *ItemID
	MinutesText        string
	MinutesHTML        string
	MinutesPublishedAt *time.Time
	// Version grows with each change of the assembly itself, of its queue and of who came in.
	Version     int64
	CreatedByID account.ID
	CreatedAt   time.Time
	// Now is the database's clock at the moment of reading.
	Now time.Time
}

// Number is the assembly's number in addresses.
func (a *Assembly) Number() int64 { return int64(a.ID) }

// IsRehearsal tells a rehearsal from an assembly that counts.
func (a *Assembly) IsRehearsal() bool { return a.RehearsalOf != nil }
