package account

import (
	"context"
	"io"
	"strings"
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

// Session is a signed-in browser.
type Session struct {
	ID        SessionID
	MemberID  ID
	Provider  string
	UserAgent string
	CreatedAt time.Time
	SeenAt    time.Time
	// ExpiresAt is when it ends by itself, used no more or not.
	ExpiresAt time.Time
	// IsWithPasskey tells that a passkey was used in it.
	IsWithPasskey bool
}

// IsCurrent tells whether this is the session that is asking.
func (s *Session) IsCurrent(ctx context.Context) bool {
	return int64(s.ID) == auth.FromContext(ctx).SessionID
}

// CanSee tells whether the viewer may see and end the session: his own alone, and no program in his name.
func (s *Session) CanSee(v auth.Viewer) bool { return v.Is(int64(s.MemberID)) && !v.IsToken() }

// Rules are what an installation wants of sessions.
type Rules struct {
	// Idle is how long a browser may stay away, Life how long it stays signed in at all.
	Idle, Life time.Duration
	// Passkeys tells that rights to moderate and to administer are withheld until a passkey is used.
	Passkeys bool
}

const (
	// DefaultIdle is how long a browser may stay away where the settings say nothing.
	DefaultIdle = 14 * 24 * time.Hour
	// DefaultLife is how long a browser stays signed in where the settings say nothing.
	DefaultLife  = 30 * 24 * time.Hour
	longestAgent = 300
	// longestSecret is more than any secret of ours has.
	longestSecret = 128
)

const (
	longestGrain  = time.Hour
	grainsInIdle  = 24
	grainsTooLong = 3
)

// grain is how exactly it is kept when a session was used: to the hour, or less exactly than a twenty-fourth of the time for which a
// browser may stay away.
func (r Rules) grain() time.Duration { return max(min(longestGrain, r.Idle/grainsInIdle), time.Second) }

// unused is after how long a session ends by what is kept of its use. That is from the beginning of a grain on, and is written after its
// end: nobody who stayed away for no longer than Idle is out for that.
func (r Rules) unused() time.Duration { return r.Idle + grainsTooLong*r.grain() }

// complete fills in what the settings leave out.
func (r Rules) complete() Rules {
	if r.Idle == 0 {
		r.Idle = DefaultIdle
	}
	if r.Life == 0 {
		r.Life = DefaultLife
	}
	return r
}

// Opening is what a new session is opened with.
type Opening struct {
	MemberID  ID
	Provider  string
	UserAgent string
	// Previous is the token that the browser brought along; its session ends.
	Previous string
	// WithPasskey tells that a passkey opened it.
	WithPasskey bool
	// Origin is the session at the provider's side, nil where there is none.
	Origin *Origin
}

// agent cuts what a browser calls itself to what can be stored and shown.
func agent(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
	if letters := []rune(text); len(letters) > longestAgent {
		return string(letters[:longestAgent])
	}
	return text
}
