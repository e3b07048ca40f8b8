package account

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"piazza/internal/auth"
	"piazza/internal/problem"
)

// State is how a member stands.
type State string

// The states of a member.
const (
	Active    State = "active"
	Suspended State = "suspended"
	Erased    State = "erased"
)

// MarshalGQL writes the state as the API spells it.
func (s State) MarshalGQL(w io.Writer) {
	// An error here is the broken connection of a reader, which the server meets again at its next write.
	_, _ = io.WriteString(w, `"`+strings.ToUpper(string(s))+`"`)
}

// UnmarshalGQL reads the state as the API spells it.
func (s *State) UnmarshalGQL(v any) error {
	text, _ := v.(string)
	switch known := State(strings.ToLower(text)); {
	case text != strings.ToUpper(text):
	case known == Active, known == Suspended, known == Erased:
		*s = known
		return nil
	}
	return fmt.Errorf("%v is no state of a member", v)
}

// Suspension is why a member may not come in for now, and until when.
type Suspension struct {
	Since time.Time
	// Until is nil where no end was set.
	Until  *time.Time
	Reason string
}

// lasts tells whether a suspension is still in force.
func (s *Suspension) lasts(now time.Time) bool {
	return s != nil && (s.Until == nil || s.Until.After(now))
}

// same tells whether a suspension says the same as another.
func (s *Suspension) same(other Suspension) bool {
	if s.Reason != other.Reason || (s.Until == nil) != (other.Until == nil) {
		return false
	}
	return s.Until == nil || s.Until.Equal(*other.Until)
}

// StateAt is how the member stands at a moment.
func (m *Member) StateAt(now time.Time) State {
	switch {
	case m.ErasedAt != nil:
		return Erased
	case m.Suspended.lasts(now):
		return Suspended
	default:
		return Active
	}
}

// State is how the member stands, as it is shown. What a member may do is decided by the clock of the database instead.
func (m *Member) State() State { return m.StateAt(time.Now()) }

// Suspension is what administrators of the installation see of a suspension, nil for everybody else.
func (m *Member) Suspension(ctx context.Context) *Suspension {
	if !auth.FromContext(ctx).Administrator || m.State() != Suspended {
		return nil
	}
	return m.Suspended
}

// What is refused about how members stand.
var (
	// ErrAdministrators says that the installation's administrators alone may do this.
	ErrAdministrators = problem.Denied("installation_rights", "Only the administrators of the installation may do this.")
	// ErrSelf says that nobody decides about himself.
	ErrSelf = problem.Clash("suspend_self", "Nobody suspends himself: let another administrator do it.")
	// ErrErased says that there is nobody left to decide about.
	ErrErased = problem.Clash("member_erased", "This profile has been erased.")
	// ErrUntil says that a suspension would have ended before it began, or after everybody.
	ErrUntil = problem.Bad("until", "until_past", "The end of a suspension lies in the future, within a hundred years.")
)

// longestSuspension is in years; longer ones have no end.
const longestSuspension = 100

// CanSuspend says why the viewer may not suspend the member, nor let him in again; nil where he may. The last
// administrator is nobody's to suspend: whoever may do so is another one.
func (m *Member) CanSuspend(v auth.Viewer) error {
	switch {
	case !v.SignedIn():
		return problem.SignIn()
	case !v.Administrator:
		return ErrAdministrators
	case v.Is(int64(m.ID)), m.PersonID != 0 && v.PersonID == m.PersonID:
		return ErrSelf
	case m.ErasedAt != nil:
		return ErrErased
	default:
		return nil
	}
}

// ViewerCanSuspend answers CanSuspend for whoever asks.
func (m *Member) ViewerCanSuspend(ctx context.Context) bool {
	return m.CanSuspend(auth.FromContext(ctx)) == nil
}

// SuspendedError says that a member may not come in, and why.
type SuspendedError struct{ Suspension }

// Error serves error. The reason is for the member himself, who is told by the page, and not for the log.
func (*SuspendedError) Error() string { return "the member is suspended" }

// canEnter says why a member may not come in; nil where he may.
func (m *Member) canEnter(now time.Time) error {
	switch m.StateAt(now) {
	case Suspended:
		return &SuspendedError{*m.Suspended}
	case Erased:
		return ErrMember
	default:
		return nil
	}
}
