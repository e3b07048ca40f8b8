package login

import (
	"net/http"
)

// logout ends the session: POST /auth/logout?return=/path. A program that asks for no page gets none.
func (h *Handler) logout(w http.ResponseWriter, r *http.Request) {
	if token := h.cookies.Read(r, h.cookies.Session()); token != "" {
		if err := h.accounts.CloseSession(r.Context(), token); err != nil {
			h.fail(w, r, failure{languageOf(r, "/"), "/", "a session could not be ended", err})
			return
		}
	}
	h.cookies.Clear(w, h.cookies.Session())
	if !wantsPage(r) {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	http.Redirect(w, r, Local(r.URL.Query().Get("return")), http.StatusSeeOther) //nolint:gosec // Local lets nothing else through
}
