// Package auth says who is asking: the viewer of a request and the roles that he holds.
//
// It knows numbers only. Who a member is stands in account; what a role allows stands beside the type that it
// protects.
package auth

import (
	"context"
	"slices"
	"time"
)

// Role is what a member may do in a space. Roles are ordered: each includes those below it.
type Role int

// The roles, from the least to the greatest.
const (
	None Role = iota
	Member
	Editor
	Moderator
	Administrator
)

var roleNames = [...]string{"none", "member", "editor", "moderator", "administrator"}

// String returns the role's name as the database spells it.
func (r Role) String() string {
	if r < None || r > Administrator {
		return roleNames[None]
	}
	return roleNames[r]
}

// ParseRole reads a role's name; anything unknown is None, false.
func ParseRole(name string) (Role, bool) {
	for i, n := range roleNames {
		if n == name {
			return Role(i), true
		}
	}
	return None, false
}

// Viewer is who asks. The zero value is an anonymous visitor.
type Viewer struct {
	// MemberID is the member's number, 0 for an anonymous visitor.
	MemberID int64
	// SessionID is the session that the request came with, 0 without one.
	SessionID int64
	// PersonID is the person whose account it is, 0 for an anonymous visitor: a person has one ballot, however many accounts.
	PersonID int64
	// Assurance is how surely the member is known, as internal/account spells it; empty for an anonymous visitor.
	Assurance string
	// Administrator is true for an administrator of the whole installation.
	Administrator bool
	// Roles holds the viewer's role by space. What he may do with it is for RoleIn and Has to say.
	Roles map[int64]Role
	// Most is the greatest role that he may use anywhere, None where nothing bounds him: rights may be withheld from him, or
	// not given to the program that asks in his name. It bounds whatever Roles says, also what was looked up since.
	Most Role
	// Excluded are the spaces that he was put out of and may not come back into yet.
	Excluded []int64
	// Scopes is what a program's personal access token may do; nil where a person's browser asks.
	Scopes []string
	// ProvedAt is when the session's owner last proved who he is: once more than at the beginning where much is at stake.
	ProvedAt time.Time
	// WithPasskey tells that a passkey of his was used in the session.
	WithPasskey bool
	// EndsAt is when the session ends by itself, the zero time where that is not known: who stays connected is sent away then.
	EndsAt time.Time
	// Withheld tells that rights to moderate and to administer are his, but withheld until he uses a passkey.
	Withheld bool
	// Pass is what lets somebody who is not signed in into one assembly.
	Pass Pass
}

// IsToken tells a program with a personal access token from a person.
func (v Viewer) IsToken() bool { return v.Scopes != nil }

// SignedIn tells a member from an anonymous visitor.
func (v Viewer) SignedIn() bool { return v.MemberID != 0 }

// RoleIn returns the viewer's role in a space; an administrator of the installation is one everywhere.
func (v Viewer) RoleIn(spaceID int64) Role {
	switch {
	case !v.SignedIn():
		return None
	case v.Administrator:
		return Administrator
	case v.Most != None:
		return min(v.Roles[spaceID], v.Most)
	default:
		return v.Roles[spaceID]
	}
}

// Has tells whether the viewer's role in a space is at least this one.
func (v Viewer) Has(spaceID int64, least Role) bool { return v.RoleIn(spaceID) >= least }

// ExcludedFrom tells whether the viewer was put out of a space and may not come back into it yet.
func (v Viewer) ExcludedFrom(spaceID int64) bool { return slices.Contains(v.Excluded, spaceID) }

// Is tells whether the viewer is this very member.
func (v Viewer) Is(memberID int64) bool { return v.SignedIn() && v.MemberID == memberID }

type key struct{}

// With returns a context that carries the viewer.
func With(ctx context.Context, v Viewer) context.Context { return context.WithValue(ctx, key{}, v) }

// FromContext returns the viewer of a request, the anonymous one where none was set.
func FromContext(ctx context.Context) Viewer {
	switch v := ctx.Value(key{}).(type) {
	case Viewer:
		return v
	case watched:
		v.told(ctx)
		return v.Viewer
	default:
		return Viewer{}
	}
}

type addressKey struct{}

// WithAddress returns a context that carries the address that a request comes from, as limits know it.
func WithAddress(ctx context.Context, address string) context.Context {
	return context.WithValue(ctx, addressKey{}, address)
}

// Address returns the address that a request comes from, empty where none was set.
func Address(ctx context.Context) string {
	address, _ := ctx.Value(addressKey{}).(string)
	return address
}
