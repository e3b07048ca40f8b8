package login

import (
	"net/http/httptest"
	"testing"
)

func TestWhatTheAuthorizationBrings(t *testing.T) {
	for text, want := range map[string]struct {
		token   string
		brought bool
	}{
		"Bearer pzt_x":  {"pzt_x", true},
		"bearer  pzt_x": {"pzt_x", true},
		"Bearer":        {"", true},
		"Basic eDp5":    {"", false},
		"pzt_x":         {"", false},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Header.Add("Authorization", text)
		if token, brought := bearerOf(r); token != want.token || brought != want.brought {
			t.Errorf("%q brings %q, %t", text, token, brought)
		}
		r.Header.Set("Authorization", "Basic eDp5")
		r.Header.Add("Authorization", text)
		if token, brought := bearerOf(r); token != want.token || brought != want.brought {
			t.Errorf("after a proxy's own, %q brings %q, %t", text, token, brought)
		}
	}
}
