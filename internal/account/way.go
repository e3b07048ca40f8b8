package account

import (
	"context"
	"io"
	"time"

	"piazza/internal/auth"
	"piazza/internal/nodeid"
	"piazza/internal/problem"
)

// WayKind is the kind of a way in's opaque id.
const WayKind = "login"

// WayID is the number of a way in.
type WayID int64

// MarshalGQL writes the opaque id.
func (id WayID) MarshalGQL(w io.Writer) { nodeid.Write(w, WayKind, int64(id)) }

// UnmarshalGQL reads an opaque id; what is none reads as 0, which matches nothing.
func (id *WayID) UnmarshalGQL(v any) error {
	*id = WayID(nodeid.Read(v, WayKind))
	return nil
}

// Way is a way in of a member: an identity, as he himself sees it.
type Way struct {
	ID       WayID
	Provider string
	// Label is what he knows it by.
	Label     string
	Assurance Assurance
	CreatedAt time.Time
	UsedAt    time.Time
	// last tells that he would not come in any more without it.
	last bool
	// address is where he is written to, empty where he has not proved it.
	address string
}

// ViewerCanUnlink tells whether its owner, who alone sees it, may take it away: never the last way in.
func (w *Way) ViewerCanUnlink() bool { return !w.last }

// Ways returns the viewer's ways in, oldest first, without passkeys; none to a program.
func (s *Service) Ways(ctx context.Context) ([]*Way, error) {
	v := auth.FromContext(ctx)
	switch {
	case !v.SignedIn():
		return nil, problem.SignIn()
	case v.IsToken():
		return nil, nil
	}
	list, _, err := storeOn(s.db).ways(ctx, ID(v.MemberID))
	return list, err
}
