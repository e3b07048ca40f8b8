package login

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/limit"
	"piazza/internal/problem"
)

// Options are what the program brings.
type Options struct {
	Accounts *account.Service
	// PublicURL is where visitors reach us, without a slash at its end.
	PublicURL string
	Providers []Provider
	// Styles are the addresses of the client's style sheets, for the few pages that we show ourselves.
	Styles []string
	Log    *slog.Logger
}

// Handler signs people in and out.
type Handler struct {
	accounts    *account.Service
	connections []*connection
	cookies     cookies
	pages       Pages
	log         *slog.Logger
	mux         *http.ServeMux
	addresses   *limit.Limiter
	identities  *limit.Limiter
}

const (
	// A hall of five hundred signs in behind one address, in two steps each; ten thousand attempts are something else.
	addressBurst = 1200
	addressPace  = 3
	// Nobody signs in thirty times in a row.
	identityBurst = 30
	identityPace  = 0.05
)

// New returns the handler.
func New(o Options) *Handler {
	h := &Handler{
		accounts: o.Accounts, cookies: cookies{strings.HasPrefix(o.PublicURL, "https://")}, pages: Pages{o.Styles}, log: o.Log,
		mux: http.NewServeMux(), addresses: limit.New(addressBurst, addressPace), identities: limit.New(identityBurst, identityPace),
	}
	for _, p := range o.Providers {
		h.connections = append(h.connections, connect(p, o.PublicURL))
	}
	h.mux.HandleFunc("GET /auth/{provider}", h.begin)
	h.mux.HandleFunc("GET /auth/{provider}/callback", h.callback)
	h.mux.HandleFunc("POST /auth/logout", h.logout)
	return h
}

// ServeHTTP serves everything below /auth/.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	h.mux.ServeHTTP(w, r)
}

// Providers returns the ways to sign in, in the order in which they were given.
func (h *Handler) Providers() []account.LoginProvider {
	list := make([]account.LoginProvider, len(h.connections))
	for i, c := range h.connections {
		list[i] = account.LoginProvider{Name: c.Name, Title: c.Title, IsAvailable: c.available()}
	}
	return list
}

// Viewer says who sends a request, by the cookie that came with it.
func (h *Handler) Viewer(r *http.Request) (auth.Viewer, error) {
	return h.accounts.ViewerByToken(r.Context(), h.cookies.read(r, h.cookies.session()))
}

func (h *Handler) connection(name string) *connection {
	for _, c := range h.connections {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// begin sends the browser to a provider: GET /auth/{provider}?return=/path.
func (h *Handler) begin(w http.ResponseWriter, r *http.Request) {
	back := local(r.URL.Query().Get("return"))
	language := languageOf(r, back)
	c := h.connection(r.PathValue("provider"))
	if c == nil {
		h.pages.show(w, language, unknownProvider, back)
		return
	}
	if !h.addresses.Allow(limit.Address(r)) {
		h.pages.show(w, language, tooMany, back)
		return
	}
	login := account.Login{
		State: account.Secret(), Browser: h.cookies.read(r, h.cookies.browser()), Provider: c.Name, Nonce: account.Secret(),
		Verifier: account.Secret(), ReturnPath: back,
	}
	if login.Browser == "" {
		// Two tabs may be signing in at once: they share the browser's secret.
		login.Browser = account.Secret()
	}
	address, err := c.begin(r.Context(), login, language)
	if err == nil {
		err = h.accounts.BeginLogin(r.Context(), login)
	}
	if err != nil {
		h.fail(w, r, failure{language, back, "a login could not begin", err})
		return
	}
	h.cookies.set(w, h.cookies.browser(), login.Browser, browserAge)
	http.Redirect(w, r, address, http.StatusSeeOther)
}

// callback takes up the login where the provider left it.
func (h *Handler) callback(w http.ResponseWriter, r *http.Request) {
	language := Preferred(r.Header.Get("Accept-Language"))
	c := h.connection(r.PathValue("provider"))
	if c == nil {
		h.pages.show(w, language, unknownProvider, "/")
		return
	}
	if !h.addresses.Allow(limit.Address(r)) {
		h.pages.show(w, language, tooMany, "/")
		return
	}
	answer := r.URL.Query()
	login, err := h.accounts.TakeLogin(r.Context(), c.Name, answer.Get("state"), h.cookies.read(r, h.cookies.browser()))
	if err != nil {
		h.fail(w, r, failure{language, "/", "a login came back that is not under way", err})
		return
	}
	language = languageOf(r, login.ReturnPath)
	if answer.Get("error") != "" || answer.Get("code") == "" || !fromIssuer(c, answer.Get("iss")) {
		h.log.InfoContext(r.Context(), "a login was given up", "provider", c.Name, "reason", shorten(answer.Get("error")))
		h.pages.show(w, language, givenUp, login.ReturnPath)
		return
	}
	if err := h.enter(w, r, c, login); err != nil {
		h.fail(w, r, failure{language, login.ReturnPath, "a login failed", err})
		return
	}
	http.Redirect(w, r, login.ReturnPath, http.StatusSeeOther) //nolint:gosec // a local path, checked when the login began
}

// fromIssuer refuses an answer that says itself that it comes from another provider (RFC 9207).
func fromIssuer(c *connection, issuer string) bool { return issuer == "" || issuer == c.Issuer }

// enter finds out who came back and opens a session.
func (h *Handler) enter(w http.ResponseWriter, r *http.Request, c *connection, l *account.Login) error {
	ctx := r.Context()
	identity, err := c.finish(ctx, l, r.URL.Query())
	if err != nil {
		return err
	}
	if !h.identities.Allow(identity.Issuer + "\x00" + identity.Subject) {
		return errTooMany
	}
	member, err := h.accounts.SignIn(ctx, identity)
	if err != nil {
		return err
	}
	token, _, err := h.accounts.OpenSession(ctx, account.Opening{
		MemberID: member.ID, Provider: c.Name, UserAgent: r.UserAgent(), Previous: h.cookies.read(r, h.cookies.session()),
	})
	if err != nil {
		return err
	}
	h.cookies.set(w, h.cookies.session(), token, sessionAge)
	return nil
}

// logout ends the session: POST /auth/logout?return=/path. A program that asks for no page gets none.
func (h *Handler) logout(w http.ResponseWriter, r *http.Request) {
	if token := h.cookies.read(r, h.cookies.session()); token != "" {
		if err := h.accounts.CloseSession(r.Context(), token); err != nil {
			h.fail(w, r, failure{Preferred(r.Header.Get("Accept-Language")), "/", "a session could not be ended", err})
			return
		}
	}
	h.cookies.clear(w, h.cookies.session())
	if !strings.Contains(r.Header.Get("Accept"), "text/html") {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	http.Redirect(w, r, local(r.URL.Query().Get("return")), http.StatusSeeOther) //nolint:gosec // local lets nothing else through
}

var errTooMany = errors.New("too many logins of one identity")

type failure struct {
	language, back, what string
	err                  error
}

// fail says in plain words what went wrong, and to the log how.
func (h *Handler) fail(w http.ResponseWriter, r *http.Request, f failure) {
	if errors.Is(f.err, context.Canceled) {
		return
	}
	message := providerDown
	out, isOut := errors.AsType[*account.SuspendedError](f.err)
	switch {
	case isOut:
		message = suspended(out.Suspension)
	case errors.Is(f.err, account.ErrMember):
		message = nobodyThere
	case errors.Is(f.err, account.ErrLogin):
		message = expired
	case errors.Is(f.err, errTooMany):
		message = tooMany
	case errors.Is(f.err, errToken):
		message = notProven
	case problem.Is(f.err, problem.Unavailable):
		message = ourFault
	}
	h.log.WarnContext(r.Context(), f.what, "error", f.err)
	h.pages.show(w, f.language, message, f.back)
}

// shorten keeps what a stranger sent from filling the log.
func shorten(text string) string { return text[:min(len(text), 100)] }
