package login

import (
	"net/http"
	"strings"

	"piazza/internal/auth"
)

const bearer = "Bearer"

// Passkey names the cookie that tells the browser that began to use a passkey.
func (c Cookies) Passkey() string { return c.name("piazza-passkey", "piazza_passkey") }

// Visit says who sends a request: whom a bearer's token speaks for, be it a program's or a pass, where it brings one, and otherwise whose session
// the cookie is of. A token that opens nothing is refused. Where the session gets a new token, the answer carries it; w is
// nil where the answer can carry none.
func (h *Handler) Visit(w http.ResponseWriter, r *http.Request) (auth.Viewer, error) {
	if token, brought := bearerOf(r); brought {
		return h.bearer(r.Context(), token)
	}
	visit, err := h.accounts.VisitByToken(r.Context(), h.cookies.Read(r, h.cookies.Session()), w != nil)
	if visit.Token != "" {
		h.cookies.SetSession(w, visit.Token)
	}
	return visit.Viewer, err
}

// bearerOf returns the access token of a request. What else stands in the header is for somebody before us, such as a proxy
// that asks for a password.
func bearerOf(r *http.Request) (token string, brought bool) {
	for _, text := range r.Header.Values("Authorization") {
		scheme, rest, _ := strings.Cut(text, " ")
		if strings.EqualFold(scheme, bearer) {
			return strings.TrimSpace(rest), true
		}
	}
	return "", false
}
