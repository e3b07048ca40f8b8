package live

import (
	"net/http"
	"unique"

	"piazza/internal/auth"
)

// door is through what a connection came.
type door uint8

const (
	doorSocket door = iota
	doorEvents
)

// String names a door in metrics.
func (d door) String() string { return [...]string{doorSocket: "websocket", doorEvents: "sse"}[d] }

// patron is whom a connection is counted for: the member, who came with a pass, and only for visitors the address.
type patron struct {
	door door
	kind patronKind
	id   int64
	// address is where a visitor comes from, and a guest without a slip.
	address unique.Handle[string]
}

// crowd is with whom else a connection is counted together: a guest without a slip with all others from his address, because passes
// that anybody gets would otherwise be a way around what one address may have. It is the patron himself where there is nobody.
func (p patron) crowd() patron {
	if p.kind == aGuestWithoutSlip {
		return patron{door: p.door, kind: theGuestsWithoutSlip, address: p.address}
	}
	return p
}

type patronKind uint8

const (
	aMember patronKind = iota
	aGuest
	aGuestWithoutSlip
	aScreen
	// Those from here on are all who come from an address.
	aVisitor
	// aStranger has not said yet which pass he brings.
	aStranger
	theGuestsWithoutSlip
)

// patronOf says whom a connection of this viewer is counted for, who comes from an address.
func patronOf(d door, v auth.Viewer, from unique.Handle[string]) patron {
	switch {
	case v.SignedIn():
		return patron{door: d, kind: aMember, id: v.MemberID}
	case v.Pass.Kind == auth.PassGuest && v.Pass.HasSlip:
		return patron{door: d, kind: aGuest, id: v.Pass.ID}
	case v.Pass.Kind == auth.PassGuest:
		return patron{door: d, kind: aGuestWithoutSlip, id: v.Pass.ID, address: from}
	case v.HasPass():
		return patron{door: d, kind: aScreen, id: v.Pass.ID}
	default:
		return patron{door: d, kind: aVisitor, address: from}
	}
}

// most is how many connections somebody may have open.
func (t *Transports) most(p patron) int {
	switch {
	case p.kind >= aVisitor:
		return t.options.ConnectionsPerAddress
	case p.door == doorSocket:
		return t.options.SocketsPerMember
	default:
		return t.options.StreamsPerMember
	}
}

// hint is the parameter with which a client says that it will bring a pass when it greets.
const hint = "pass"

// arriving is who comes. Whoever says that he will bring a pass is counted apart until he has greeted, so that a crowd of
// visitors behind the address of a hall does not stand in the way of those who are in it.
func arriving(s *seat, r *http.Request) patron {
	p := patronOf(s.door, s.asking(), s.from)
	if s.door == doorSocket && p.kind == aVisitor && r.URL.Query().Has(hint) {
		p.kind = aStranger
	}
	return p
}
