package auth

import (
	"context"
	"testing"
)

func TestRoleIn(t *testing.T) {
	roles := map[int64]Role{1: Editor, 2: Member}
	for name, c := range map[string]struct {
		viewer Viewer
		space  int64
		want   Role
	}{
		"anonymous":                           {Viewer{}, 1, None},
		"anonymous with a flag has no rights": {Viewer{Administrator: true, Roles: roles}, 1, None},
		"editor":                              {Viewer{MemberID: 5, Roles: roles}, 1, Editor},
		"member elsewhere":                    {Viewer{MemberID: 5, Roles: roles}, 3, None},
		"moderator whose rights are withheld": {Viewer{MemberID: 5, Roles: map[int64]Role{1: Moderator}, Most: Editor}, 1, Editor},
		"member who is not bounded by more":   {Viewer{MemberID: 5, Roles: roles, Most: Editor}, 2, Member},
		"administrator of the installation":   {Viewer{MemberID: 5, Administrator: true}, 3, Administrator},
	} {
		if got := c.viewer.RoleIn(c.space); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestHasIsOrdered(t *testing.T) {
	v := Viewer{MemberID: 5, Roles: map[int64]Role{1: Moderator}}
	for least, want := range map[Role]bool{None: true, Member: true, Editor: true, Moderator: true, Administrator: false} {
		if v.Has(1, least) != want {
			t.Errorf("a moderator has %v: %v", least, !want)
		}
	}
}

func TestIs(t *testing.T) {
	if (Viewer{}).Is(0) {
		t.Error("an anonymous visitor is nobody, not member 0")
	}
	if !(Viewer{MemberID: 5}).Is(5) || (Viewer{MemberID: 5}).Is(6) {
		t.Error("a member is himself alone")
	}
}

func TestContext(t *testing.T) {
	if FromContext(t.Context()).SignedIn() {
		t.Error("a context without a viewer is anonymous")
	}
	if got := FromContext(With(t.Context(), Viewer{MemberID: 5})); got.MemberID != 5 {
		t.Errorf("got member %d", got.MemberID)
	}
}

func TestRoleNames(t *testing.T) {
	for role := None; role <= Administrator; role++ {
		if got, ok := ParseRole(role.String()); !ok || got != role {
			t.Errorf("%v reads as %v", role, got)
		}
	}
	for _, name := range []string{"", "owner", "Moderator"} {
		if got, ok := ParseRole(name); ok || got != None {
			t.Errorf("%q reads as %v", name, got)
		}
	}
	if Role(99).String() != "none" {
		t.Error("an unknown role has no name")
	}
}

// Whoever asks who the viewer of a watched context is gets him, and is told of.
func TestWatch(t *testing.T) {
	t.Parallel()
	asked := 0
	ctx := Watch(t.Context(), Viewer{MemberID: 7}, func(context.Context) { asked++ })
	if v := FromContext(ctx); v.MemberID != 7 || asked != 1 {
		t.Errorf("got %+v, asked %d times", v, asked)
	}
	if v := FromContext(With(ctx, Viewer{MemberID: 8})); v.MemberID != 8 || asked != 1 {
		t.Errorf("got %+v of another, asked %d times", v, asked)
	}
}
