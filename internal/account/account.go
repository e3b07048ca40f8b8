package account

import (
	"context"
	"io"
	"time"

	"piazza/internal/auth"
	"piazza/internal/markdown"
	"piazza/internal/nodeid"
)

// NodeKind is the kind of a member's opaque id.
const NodeKind = "member"

// ID is a member's number.
type ID int64

// MarshalGQL writes the opaque id.
func (id ID) MarshalGQL(w io.Writer) { nodeid.Write(w, NodeKind, int64(id)) }

// UnmarshalGQL reads an opaque id; what is none reads as 0, which matches nothing.
func (id *ID) UnmarshalGQL(v any) error {
	*id = ID(nodeid.Read(v, NodeKind))
	return nil
}

// Member is a person of the square.
type Member struct {
	ID       ID
	Handle   string
	Name     string
	Headline string
	// Bio is Markdown source.
	Bio       string
	Tone      int
	Locale    string
	CreatedAt time.Time
	// Administrator runs the whole installation.
	Administrator bool
	// PersonID is the person whose account it is. Persons, not accounts, have ballots.
	PersonID int64
	// Assurance is how surely the best of his logins proves who he is.
	Assurance Assurance
	// Suspended is the last suspension, nil where there was none or it was lifted. It leaves through State and Suspension
	// alone.
	Suspended *Suspension
	// ErasedAt is when the member erased himself, nil where he did not.
	ErasedAt *time.Time
}

// BioHTML is the bio, rendered and sanitised.
func (m *Member) BioHTML() string { return markdown.Render(m.Bio, nil) }

// IsVerified tells whether a digital identity has proved who the member is.
func (m *Member) IsVerified() bool { return m.Assurance.Reaches(AssuranceSubstantial) }

// CanUpdate tells whether the viewer may change the member's profile: his own alone.
func (m *Member) CanUpdate(v auth.Viewer) bool { return v.Is(int64(m.ID)) }

// Viewer is whoever is asking, when signed in.
type Viewer struct {
	Member          *Member
	IsAdministrator bool
	// IsWithheld tells that rights of his wait for a passkey, MustConfirm that it was too long ago that he proved who he is.
	IsWithheld, MustConfirm bool
}

// LoginProvider is a way to sign in.
type LoginProvider struct {
	Name        string
	Title       string
	Kind        LoginKind
	IsAvailable bool
	// Path is where a login through it begins.
	Path string
}

// ViewerID returns the number of the viewer's member, 0 for a visitor.
func ViewerID(ctx context.Context) ID { return ID(auth.FromContext(ctx).MemberID) }
