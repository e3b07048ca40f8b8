package space

import (
	"context"
	"io"
	"maps"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/nodeid"
)

// NodeKind is the kind of a piazza's opaque id.
const NodeKind = "piazza"

// ID is a space's number.
type ID int64

// MarshalGQL writes the opaque id.
func (id ID) MarshalGQL(w io.Writer) { nodeid.Write(w, NodeKind, int64(id)) }

// UnmarshalGQL reads an opaque id; what is none reads as 0, which matches nothing.
func (id *ID) UnmarshalGQL(v any) error {
	*id = ID(nodeid.Read(v, NodeKind))
	return nil
}

// Piazza is a square: where a community reads, proposes, discusses and decides.
type Piazza struct {
	ID          ID
	Slug        string
	Title       string
	Description string
	Owner       string
	Visibility  Visibility
	Law         *Law
	// Sections stand in the piazza's own order.
	Sections    []Section
	MemberCount int
	CreatedAt   time.Time

	// became is the role that a member took here in this very request, nil where nobody did: what the viewer of the
	// request brought along is older.
	became *taken
}

type taken struct {
	by       account.ID
	role     Role
	excluded bool
}

// viewer is whoever asks, with the role that he has here by now.
func (p *Piazza) viewer(ctx context.Context) auth.Viewer {
	v := auth.FromContext(ctx)
	if p.became == nil || !v.Is(int64(p.became.by)) {
		return v
	}
	roles := maps.Clone(v.Roles)
	if roles == nil {
		roles = map[int64]auth.Role{}
	}
	roles[int64(p.ID)], _ = auth.ParseRole(string(p.became.role))
	v.Roles = roles
	v.Excluded = nil
	if p.became.excluded {
		v.Excluded = []int64{int64(p.ID)}
	}
	return v
}

// Law is a law, as it is cited.
type Law struct {
	Reference string
	Region    *string
	Subject   *string
}

// Section is part of what a piazza offers. Codes are news, topics, blog, video, and what has no kind yet: polls,
// events, help, glossary, norms, processes, or any other word.
type Section struct {
	Code  string `json:"code"`
	Title string `json:"title"`
}

// Membership is a member's place in a piazza.
type Membership struct {
	Piazza *Piazza
	Role   Role
}

// Listed is a member in the list of a piazza's members.
type Listed struct {
	Member   *account.Member
	Role     Role
	JoinedAt time.Time
}

// CanRead is the rule of visibility: the only one, for the piazza and for all that is in it.
func (p *Piazza) CanRead(v auth.Viewer) bool {
	return p.Visibility == Public || v.Has(int64(p.ID), auth.Member)
}

// CanJoin tells whether the viewer may become a member by himself.
func (p *Piazza) CanJoin(v auth.Viewer) bool {
	return v.SignedIn() && p.Visibility == Public && v.Roles[int64(p.ID)] == auth.None && !v.ExcludedFrom(int64(p.ID))
}

// CanPropose tells whether the viewer may propose a topic or write a draft.
func (p *Piazza) CanPropose(v auth.Viewer) bool { return v.Has(int64(p.ID), auth.Member) }

// CanEdit tells whether the viewer may publish and review.
func (p *Piazza) CanEdit(v auth.Viewer) bool { return v.Has(int64(p.ID), auth.Editor) }

// CanModerate tells whether the viewer may hide comments and withdraw entries.
func (p *Piazza) CanModerate(v auth.Viewer) bool { return v.Has(int64(p.ID), auth.Moderator) }

// CanAdminister tells whether the viewer may change the piazza and the roles in it.
func (p *Piazza) CanAdminister(v auth.Viewer) bool { return v.Has(int64(p.ID), auth.Administrator) }

// ViewerRole is the viewer's role here; nil for visitors and for those who have not joined.
func (p *Piazza) ViewerRole(ctx context.Context) *Role {
	return RoleOf(p.viewer(ctx).RoleIn(int64(p.ID)))
}

// ViewerCanJoin answers CanJoin for whoever asks.
func (p *Piazza) ViewerCanJoin(ctx context.Context) bool { return p.CanJoin(p.viewer(ctx)) }

// ViewerCanPropose answers CanPropose for whoever asks.
func (p *Piazza) ViewerCanPropose(ctx context.Context) bool {
	return p.CanPropose(p.viewer(ctx))
}

// ViewerCanEdit answers CanEdit for whoever asks.
func (p *Piazza) ViewerCanEdit(ctx context.Context) bool { return p.CanEdit(p.viewer(ctx)) }

// ViewerCanModerate answers CanModerate for whoever asks.
func (p *Piazza) ViewerCanModerate(ctx context.Context) bool {
	return p.CanModerate(p.viewer(ctx))
}
