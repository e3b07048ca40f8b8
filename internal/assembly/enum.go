package assembly

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Phase is where an assembly stands.
type Phase string

// The phases, as the database spells them.
const (
	Planned Phase = "planned"
	Live    Phase = "live"
	Ended   Phase = "ended"
)

// ItemState is where a question of the queue stands.
type ItemState string

// The states of an item. They follow from the poll, its clock and what was written of the item.
const (
	ItemWaiting  ItemState = "waiting"
	ItemOpen     ItemState = "open"
	ItemClosed   ItemState = "closed"
	ItemRevealed ItemState = "revealed"
	ItemAnnulled ItemState = "annulled"
)

// ActKind is what happened.
type ActKind string

// The acts, as the database spells them.
const (
	ActStarted     ActKind = "started"
	ActEnded       ActKind = "ended"
	ActShown       ActKind = "shown"
	ActOpened      ActKind = "opened"
	ActExtended    ActKind = "extended"
	ActClosed      ActKind = "closed"
	ActRevealed    ActKind = "revealed"
	ActAnnulled    ActKind = "annulled"
	ActUndone      ActKind = "undone"
	ActCodeRenewed ActKind = "code_renewed"
	ActSlipsMade   ActKind = "slips_made"
	ActSlipChanged ActKind = "slip_changed"
	ActSaid        ActKind = "said"
	ActRetitled    ActKind = "retitled"
	ActItemChanged ActKind = "item_changed"
	ActItemRemoved ActKind = "item_removed"
	// ActGuestEnded is a guest put out by who holds the assembly, ActGuestsShut and ActGuestsAdmitted are the door for those without a slip.
	ActGuestEnded     ActKind = "guest_ended"
	ActGuestsShut     ActKind = "guests_shut"
	ActGuestsAdmitted ActKind = "guests_admitted"
)

// FloorState is where a question from the floor stands.
type FloorState string

// The states of a question from the floor, as the database spells them.
const (
	FloorWaiting  FloorState = "waiting"
	FloorShown    FloorState = "shown"
	FloorAnswered FloorState = "answered"
	FloorRefused  FloorState = "refused"
)

// Valid tells whether this is one of the states.
func (s FloorState) Valid() bool {
	return slices.Contains([]FloorState{FloorWaiting, FloorShown, FloorAnswered, FloorRefused}, s)
}

// MarshalGQL writes the API's spelling.
func (p Phase) MarshalGQL(w io.Writer) { writeEnum(w, string(p)) }

// UnmarshalGQL refuses: nobody sends a phase.
func (p *Phase) UnmarshalGQL(from any) error {
	return fmt.Errorf("%v is no AssemblyPhase to send", from)
}

// MarshalGQL writes the API's spelling.
func (s ItemState) MarshalGQL(w io.Writer) { writeEnum(w, string(s)) }

// UnmarshalGQL refuses: nobody sends the state of an item.
func (s *ItemState) UnmarshalGQL(from any) error {
	return fmt.Errorf("%v is no AssemblyItemState to send", from)
}

// MarshalGQL writes the API's spelling.
func (k ActKind) MarshalGQL(w io.Writer) { writeEnum(w, string(k)) }

// UnmarshalGQL refuses: nobody sends the kind of an act.
func (k *ActKind) UnmarshalGQL(from any) error {
	return fmt.Errorf("%v is no AssemblyActKind to send", from)
}

// MarshalGQL writes the API's spelling.
func (s FloorState) MarshalGQL(w io.Writer) { writeEnum(w, string(s)) }

// UnmarshalGQL reads the API's spelling, upper case alone, so that a value has one spelling.
func (s *FloorState) UnmarshalGQL(from any) error {
	text, _ := from.(string)
	value := FloorState(strings.ToLower(text))
	if text != strings.ToUpper(text) || !value.Valid() {
		return fmt.Errorf("%v is no FloorState", from)
	}
	*s = value
	return nil
}

func writeEnum(w io.Writer, value string) {
	// An error here is the broken connection of a reader, which the server meets again at its next write.
	_, _ = io.WriteString(w, strconv.Quote(strings.ToUpper(value)))
}
