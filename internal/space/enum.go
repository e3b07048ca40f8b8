package space

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"piazza/internal/auth"
)

// Visibility says who may read a space.
type Visibility string

// The visibilities, as the database spells them.
const (
	Public  Visibility = "public"
	Members Visibility = "members"
)

// Valid tells whether this is one of the visibilities.
func (v Visibility) Valid() bool { return v == Public || v == Members }

// MarshalGQL writes the API's spelling.
func (v Visibility) MarshalGQL(w io.Writer) { writeEnum(w, string(v)) }

// UnmarshalGQL reads the API's spelling.
func (v *Visibility) UnmarshalGQL(from any) error {
	*v = Visibility(readEnum(from))
	if !v.Valid() {
		return fmt.Errorf("%v is no Visibility", from)
	}
	return nil
}

// Role is what a member may do in a piazza.
type Role string

// The roles, from the least to the greatest, as the database spells them.
const (
	Member        Role = "member"
	Editor        Role = "editor"
	Moderator     Role = "moderator"
	Administrator Role = "administrator"
)

// RoleOf is a viewer's role in the API's words; nil for none.
func RoleOf(r auth.Role) *Role {
	if r == auth.None {
		return nil
	}
	role := Role(r.String())
	return &role
}

// Valid tells whether this is one of the roles.
func (r Role) Valid() bool {
	role, ok := auth.ParseRole(string(r))
	return ok && role != auth.None
}

// MarshalGQL writes the API's spelling.
func (r Role) MarshalGQL(w io.Writer) { writeEnum(w, string(r)) }

// UnmarshalGQL reads the API's spelling.
func (r *Role) UnmarshalGQL(from any) error {
	*r = Role(readEnum(from))
	if !r.Valid() {
		return fmt.Errorf("%v is no Role", from)
	}
	return nil
}

func writeEnum(w io.Writer, value string) {
	// An error here is the broken connection of a reader, which the server meets again at its next write.
	_, _ = io.WriteString(w, strconv.Quote(strings.ToUpper(value)))
}

// readEnum takes upper case alone, so that a value has one spelling.
func readEnum(from any) string {
	text, _ := from.(string)
	if text != strings.ToUpper(text) {
		return ""
	}
	return strings.ToLower(text)
}

// rank orders roles as the database's list of members does.
func (r Role) rank() int {
	role, _ := auth.ParseRole(string(r))
	return int(role)
}
