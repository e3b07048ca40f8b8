package account

import (
	"context"
	"io"
	"time"

	"piazza/internal/auth"
	"piazza/internal/nodeid"
)

// SessionKind is the kind of a session's opaque id.
const SessionKind = "session"

// SessionID is a session's number.
type SessionID int64

// MarshalGQL writes the opaque id.
func (id SessionID) MarshalGQL(w io.Writer) { nodeid.Write(w, SessionKind, int64(id)) }

// UnmarshalGQL reads an opaque id; what is none reads as 0, which matches nothing.
func (id *SessionID) UnmarshalGQL(v any) error {
	*id = SessionID(nodeid.Read(v, SessionKind))
	return nil
}

// Session is a signed-in browser or program.
type Session struct {
	ID        SessionID
	MemberID  ID
	Provider  string
	UserAgent string
	CreatedAt time.Time
	SeenAt    time.Time
	ExpiresAt time.Time
}

// IsCurrent tells whether this is the session that is asking.
func (s *Session) IsCurrent(ctx context.Context) bool {
	return int64(s.ID) == auth.FromContext(ctx).SessionID
}

// CanSee tells whether the viewer may see and end the session: his own alone.
func (s *Session) CanSee(v auth.Viewer) bool { return v.Is(int64(s.MemberID)) }
