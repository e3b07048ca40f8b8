package db

import "strings"

// RightsStream is the one stream that every node always follows: whoever changes what somebody may see says so on it,
// with Tx.Notify in the transaction that makes the change. Live delivery does the rest: on the node that commits it,
// nothing that is committed afterwards reaches those concerned; on the others nothing that is committed more than five
// seconds later.
var RightsStream = Stream{Kind: "rights"}

// Kinds of notice on the rights stream.
const (
	// SessionEnded: the session with this number is over, whoever ended it.
	SessionEnded = "session_ended"
	// MemberChanged: what the member with this number may do has changed, be it that he was suspended or reinstated,
	// that he joined or left a piazza, or that he was given a role or lost one.
	MemberChanged = "member_changed"
	// MemberErased: the member with this number was erased with what he wrote. Whatever is on its way to anybody is
	// taken out of every buffer.
	MemberErased = "member_erased"
	// SpaceChanged: who may see the piazza with this number has changed, as when it was closed.
	SpaceChanged = "space_changed"
	// GuestEnded: the pass of the assembly's guest with this number is over, as far as it is older than the notice's version.
	GuestEnded = "guest_ended"
	// ScreensEnded: the screens of the assembly with this number are over, up to the one that the version numbers.
	ScreensEnded = "screens_ended"
	// PassesEnded: all passes of the assembly with this number are over.
	PassesEnded = "passes_ended"
)

// contentTaken begins the kinds of the notices that TakeAway writes; what follows it is the kind of the stream.
const contentTaken = "content_taken"

// TakeAway says, in the transaction in which it happens, that what a stream has told of a thing can no longer be read, be
// it hidden, deleted or withdrawn; thing 0 means all that the stream has told, the zero Stream all that anybody was told.
// Every node then takes out of its buffers what may show it. It is for what is rarely done: all of it goes through one
// stream. A transaction that takes many things away says so once.
func (t *Tx) TakeAway(from Stream, thing int64) {
	kind := contentTaken
	if from.Kind != "" {
		kind += ":" + from.Kind
	}
	t.Notify(RightsStream, kind, from.Ref, thing)
}

// TakesAway reads what TakeAway has said; ok is false for other notices.
func (n *Notice) TakesAway() (from Stream, thing int64, ok bool) {
	kind, ok := strings.CutPrefix(n.Kind, contentTaken)
	if !ok {
		return Stream{}, 0, false
	}
	if kind == "" {
		return Stream{}, 0, true
	}
	return Stream{Kind: strings.TrimPrefix(kind, ":"), Ref: n.Ref}, n.Version, true
}
