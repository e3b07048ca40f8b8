package login

import (
	"net/http"
	"strings"

	"piazza/internal/account"
	"piazza/internal/auth"
)

const bearer = "Bearer "

// Passkey names the cookie that tells the browser that began to use a passkey.
func (c Cookies) Passkey() string { return c.name("piazza-passkey", "piazza_passkey") }

// Visit says who sends a request: whom a program's access token speaks for, where it brings one, and otherwise whose session
// the cookie is of. A token that opens nothing is refused. Where the session gets a new token, the answer carries it; w is
// nil where the answer can carry none.
func (h *Handler) Visit(w http.ResponseWriter, r *http.Request) (auth.Viewer, error) {
	if brought := r.Header.Values("Authorization"); len(brought) > 0 {
		token, ok := strings.CutPrefix(brought[0], bearer)
		if !ok || len(brought) > 1 {
			return auth.Viewer{}, account.ErrBearer
		}
		return h.accounts.ViewerByBearer(r.Context(), strings.TrimSpace(token))
	}
	visit, err := h.accounts.VisitByToken(r.Context(), h.cookies.Read(r, h.cookies.Session()), w != nil)
	if visit.Token != "" {
		h.cookies.SetSession(w, visit.Token)
	}
	return visit.Viewer, err
}
