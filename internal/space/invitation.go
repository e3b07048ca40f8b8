package space

import (
	"context"
	"io"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/nodeid"
	"piazza/internal/paging"
	"piazza/internal/problem"
)

// InvitationKind is the kind of an invitation's opaque id.
const InvitationKind = "invitation"

// InvitationID is an invitation's number.
type InvitationID int64

// MarshalGQL writes the opaque id.
func (id InvitationID) MarshalGQL(w io.Writer) { nodeid.Write(w, InvitationKind, int64(id)) }

// UnmarshalGQL reads an opaque id; what is none reads as 0, which matches nothing.
func (id *InvitationID) UnmarshalGQL(v any) error {
	*id = InvitationID(nodeid.Read(v, InvitationKind))
	return nil
}

// InvitationState says how an invitation stands.
type InvitationState string

// The states of an invitation.
const (
	Waiting InvitationState = "waiting"
	Used    InvitationState = "used"
	Revoked InvitationState = "revoked"
	Expired InvitationState = "expired"
)

// MarshalGQL writes the API's spelling.
func (s InvitationState) MarshalGQL(w io.Writer) { writeEnum(w, string(s)) }

// UnmarshalGQL reads the API's spelling.
func (s *InvitationState) UnmarshalGQL(from any) error {
	*s = InvitationState(readEnum(from))
	return nil
}

// Invitation gives whoever takes it up a role, once.
type Invitation struct {
	ID InvitationID
	// PiazzaID is 0 where it invites to run the installation.
	PiazzaID ID
	// PiazzaTitle is the piazza's title, nil where it is the installation's. Whoever has the link may know it, even of a piazza
	// that does not exist for him yet.
	PiazzaTitle *string
	Role        Role
	// InvitedByID is 0 where the operator did at the command line, UsedByID where nobody has taken it up.
	InvitedByID, UsedByID account.ID
	CreatedAt, ExpiresAt  time.Time
	State                 InvitationState
	// Piazza, InvitedBy and UsedBy are filled in by whoever shows it.
	Piazza            *Piazza
	InvitedBy, UsedBy *account.Member

	address *string
	// counts tells whether whoever made it may still invite.
	counts bool
}

// Address is where it was mailed, for those who may invite there; nil where it was not, and for others.
func (i *Invitation) Address(ctx context.Context) *string {
	if !i.IsListed(ctx) {
		return nil
	}
	return i.address
}

// IsListed tells whether whoever asks may list it: whoever merely has the link learns neither where it went nor who took it up.
func (i *Invitation) IsListed(ctx context.Context) bool {
	return canInvite(auth.FromContext(ctx), i.PiazzaID)
}

// canInvite tells whether the viewer may invite to a piazza, or, where it is 0, to run the installation.
func canInvite(v auth.Viewer, id ID) bool {
	if id == 0 {
		return v.SignedIn() && v.Administrator
	}
	return v.Has(int64(id), auth.Administrator)
}

// ViewerCanInvite tells whether whoever asks may invite.
func (p *Piazza) ViewerCanInvite(ctx context.Context) bool { return canInvite(p.viewer(ctx), p.ID) }

// ViewerCanAdminister answers CanAdminister for whoever asks.
func (p *Piazza) ViewerCanAdminister(ctx context.Context) bool { return p.CanAdminister(p.viewer(ctx)) }

// What is refused of invitations.
var (
	ErrInvite         = problem.Denied("invitation_rights", "Only administrators may invite.")
	ErrInviteRole     = problem.Bad("role", "invitation_role", "To run the installation one is invited as an administrator.")
	ErrInviteDays     = problem.Bad("days", "invitation_days", "An invitation is for 1 to 30 days.")
	ErrInviteMany     = problem.TooMuch("invitation_many", "You have made a hundred invitations within a day: wait until tomorrow.")
	ErrInviteMail     = problem.Clash("mail_unavailable", "This installation sends no mails: pass a link on instead.").On("address")
	ErrInvitation     = problem.Missing("invitation_missing", "There is no such invitation.")
	ErrInvitationOver = problem.Clash("invitation_over", "This invitation was taken up or taken back, or has ended.")
	ErrInvitationHad  = problem.Clash("invitation_needless", "You have this role already: leave the invitation to somebody else.")
	ErrInvitationTry  = problem.TooMuch("invitation_tries", "Too many wrong invitations were tried from here: wait a while.")
)

// InviteInput says whom to invite to what.
type InviteInput struct {
	// PiazzaID is nil for the installation itself.
	PiazzaID *ID
	Role     Role
	// Address is where to send it; nil for a link to pass on.
	Address *string
	Days    int
}

const mostDays = 30

func (in InviteInput) piazza() ID {
	if in.PiazzaID == nil {
		return 0
	}
	return *in.PiazzaID
}

func (in InviteInput) check() error {
	switch {
	case !in.Role.Valid():
		return problem.Bad("role", "role_unknown", "There is no such role.")
	case in.PiazzaID == nil && in.Role != Administrator:
		return ErrInviteRole
	case in.Days < 1 || in.Days > mostDays:
		return ErrInviteDays
	default:
		return nil
	}
}

// InvitationInput names an invitation.
type InvitationInput struct {
	InvitationID InvitationID
}

// TakeUpInput is the secret of an invitation's link.
type TakeUpInput struct {
	Secret string
}

// listInvitations is the name of the list in its cursors.
const listInvitations = "invitations"

// InvitationPage is part of a list of invitations.
type InvitationPage struct {
	Invitations []*Invitation
	// More tells whether there are more after the last, Before whether there are some before the first.
	More, Before bool
}

// Cursor returns the cursor of an invitation of the list.
func (InvitationPage) Cursor(i *Invitation) string {
	return paging.Cursor(listInvitations, int64(i.ID))
}
