package db

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
)
