package login

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"piazza/internal/account"
	"piazza/internal/problem"
)

// settle does what becomes of somebody who has proved an identity.
func (h *Handler) settle(w http.ResponseWriter, r *http.Request, l *account.Login, i account.Identity) error {
	outcome, err := h.accounts.Arrive(r.Context(), account.Arrival{
		Identity: i, Login: l, Browser: l.Browser, UserAgent: r.UserAgent(), Previous: h.cookies.Read(r, h.cookies.Session()),
	})
	if err != nil {
		return err
	}
	next := l.ReturnPath
	switch done := outcome.(type) {
	case account.Entered:
		h.cookies.SetSession(w, done.Token)
	case account.Confirmed:
		h.renew(w, done.Token)
	case account.Linked:
		h.renew(w, done.Token)
		next = withOutcome(next, map[bool]string{true: "collegato", false: "gia-collegato"}[done.IsNew])
	case account.Waiting:
		h.cookies.Set(w, h.cookies.Arrival(), done.Secret, browserAge)
		h.cookies.Set(w, h.cookies.Browser(), l.Browser, browserAge)
		next = waitingPath(done.Kind)
	}
	http.Redirect(w, r, h.withoutFragment(next, l), http.StatusSeeOther) //nolint:gosec // a local path, checked when the login began
	return nil
}

// withoutFragment keeps the end that Facebook puts behind its answers, #_=_, from following the browser to our pages.
func (h *Handler) withoutFragment(path string, l *account.Login) string {
	if m := h.method(l.Provider); m == nil || m.Kind() != account.KindFacebook || strings.Contains(path, "#") {
		return path
	}
	return path + "#"
}

// renew gives a session's cookie its new token, where there is one.
func (h *Handler) renew(w http.ResponseWriter, token string) {
	if token != "" {
		h.cookies.SetSession(w, token)
	}
}

func waitingPath(kind account.ArrivalKind) string {
	if kind == account.Merges {
		return mergePath
	}
	return welcomePath
}

// withOutcome tells the page that somebody goes back to what has become of his wish.
func withOutcome(path, outcome string) string {
	u, err := url.Parse(path)
	if err != nil {
		return path
	}
	query := u.Query()
	query.Set("esito", outcome)
	u.RawQuery = query.Encode()
	return u.String()
}

// errForeignPage says that another site's page asked for what only our own may ask for.
var errForeignPage = errors.New("a page of another site began to link or to confirm")

// ownPage tells a request that comes from a page of ours: whoever could make a member link a login from elsewhere would
// choose which. Browsers too old to say where a request comes from say at least which page they come from.
func ownPage(r *http.Request, publicURL string) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" {
		return site == "same-origin"
	}
	return strings.HasPrefix(r.Referer(), publicURL+"/")
}

// signInFor returns the page of ours that leads on from a refusal, empty where none does: to sign in, or to prove once more
// who one is.
func signInFor(f failure) string {
	prefix := ""
	if f.language == "en" {
		prefix = "/en"
	}
	back := "ritorno=" + url.QueryEscape(f.back)
	switch {
	case errors.Is(f.err, account.ErrConfirm):
		return prefix + "/accedi?scopo=conferma&" + back
	case problem.Is(f.err, problem.Unauthenticated):
		return prefix + "/accedi?" + back
	default:
		return ""
	}
}
