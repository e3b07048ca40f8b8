package live

import (
	"net/http/httptest"
	"testing"
)

// One visitor may choose among 2^64 addresses, and is one visitor all the same.
func TestVisitorsAreCountedByHousehold(t *testing.T) {
	t.Parallel()
	for from, want := range map[string]string{
		"203.0.113.5:4711":            "203.0.113.5",
		"[::ffff:203.0.113.5]:4711":   "203.0.113.5",
		"[2001:db8:1:2::5]:4711":      "2001:db8:1:2::/64",
		"[2001:db8:1:2:a:b:c:d]:4712": "2001:db8:1:2::/64",
		"[2001:db8:1:3::5]:4711":      "2001:db8:1:3::/64",
		"[fe80::1%eth0]:4711":         "fe80::/64",
		"@":                           "@",
	} {
		r := httptest.NewRequest("GET", "/graphql", nil)
		r.RemoteAddr = from
		if got := remoteHost(r); got != want {
			t.Errorf("%s counts as %s, want %s", from, got, want)
		}
	}
}
