package live

import (
	"time"

	"piazza/internal/auth"
)

// holder is whose connection it is, in few bytes: a connection keeps no more of its viewer than changes of rights are about
// and looking him up again takes.
type holder struct {
	member, session int64
	// proved and ends are when he proved last who he is, and when his session ends by itself; 0 where that is not known.
	proved, ends int64
	passkey      bool
	pass         *auth.Pass
	// full is all of him, where he cannot be looked up by what is above.
	full *auth.Viewer
}

// holding keeps a viewer; lookedUp says that he is looked up again before anything is done in his name.
func holding(v auth.Viewer, lookedUp bool) holder {
	h := holder{member: v.MemberID, session: v.SessionID, passkey: v.WithPasskey, proved: nanoseconds(v.ProvedAt), ends: nanoseconds(v.EndsAt)}
	if v.HasPass() {
		h.pass = &v.Pass
	}
	if !lookedUp || v.SignedIn() && v.SessionID == 0 {
		h.full = &v
	}
	return h
}

// viewer is the viewer, as far as he is known.
func (h *holder) viewer() auth.Viewer {
	if h.full != nil {
		return *h.full
	}
	v := auth.Viewer{MemberID: h.member, SessionID: h.session, WithPasskey: h.passkey, ProvedAt: moment(h.proved), EndsAt: moment(h.ends)}
	if h.pass != nil {
		v.Pass = *h.pass
	}
	return v
}

// signedIn tells a member from a visitor.
func (h *holder) signedIn() bool { return h.member != 0 }

// endedBy tells whether the session has ended by itself at a moment.
func (h *holder) endedBy(now time.Time) bool { return h.ends != 0 && now.UnixNano() >= h.ends }

func nanoseconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixNano()
}

func moment(nanoseconds int64) time.Time {
	if nanoseconds == 0 {
		return time.Time{}
	}
	return time.Unix(0, nanoseconds)
}
