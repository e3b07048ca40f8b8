package login

import (
	"context"
	"log/slog"
	"net/http"
	"slices"
	"strings"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/limit"
	"piazza/internal/privacy"
)

// Options are what the program brings.
type Options struct {
	Accounts *account.Service
	// Bearer says whom a bearer's token speaks for; nil knows programs alone.
	Bearer func(ctx context.Context, token string) (auth.Viewer, error)
	// PublicURL is where visitors reach us, without a slash at its end.
	PublicURL string
	Methods   []Method
	// Notice returns the privacy notice that whoever comes for the first time has to agree to; nil where nobody is asked.
	Notice func(ctx context.Context) (*privacy.Notice, error)
	// SaidAge tells whether a member has said that he is of age; nil where nobody is asked.
	SaidAge func(ctx context.Context, member account.ID) (bool, error)
	// Merge makes one of two accounts of one person, once he has said so, and returns the session's new token.
	Merge func(ctx context.Context, secret, browser string) (token string, err error)
	// Forget forgets what came from a provider about somebody, at his wish; nil where no provider can say so.
	Forget func(ctx context.Context, issuer, subject string) (Forgotten, error)
	// Styles are the addresses of the client's style sheets, for the few pages that we show ourselves.
	Styles []string
	Log    *slog.Logger
}

// Handler signs people in and out.
type Handler struct {
	accounts   *account.Service
	bearer     func(context.Context, string) (auth.Viewer, error)
	publicURL  string
	methods    []Method
	cookies    Cookies
	pages      Pages
	log        *slog.Logger
	mux        *http.ServeMux
	crossSite  []string
	notice     func(context.Context) (*privacy.Notice, error)
	saidAge    func(context.Context, account.ID) (bool, error)
	merge      func(ctx context.Context, secret, browser string) (string, error)
	forget     func(ctx context.Context, issuer, subject string) (Forgotten, error)
	addresses  *limit.Limiter
	identities *limit.Limiter
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
	if o.Bearer == nil {
		o.Bearer = o.Accounts.ViewerByBearer
	}
	h := &Handler{
		accounts: o.Accounts, bearer: o.Bearer, publicURL: o.PublicURL, methods: o.Methods, cookies: CookiesFor(o.PublicURL, o.Accounts.SessionLife()), pages: Pages{o.Styles}, log: o.Log,
		notice: o.Notice, saidAge: o.SaidAge, merge: o.Merge, forget: o.Forget, mux: http.NewServeMux(), addresses: limit.New(addressBurst, addressPace), identities: limit.New(identityBurst, identityPace),
	}
	h.HandleFunc("GET /auth/{provider}", h.begin)
	h.HandleFunc("GET /auth/{provider}/callback", h.callback)
	h.HandleFunc("GET /auth/avanti.js", press)
	h.HandleFunc("POST /auth/logout", h.logout)
	h.HandleFunc("GET /auth/welcome", h.askToJoin)
	h.HandleFunc("POST /auth/welcome", h.join)
	h.HandleFunc("GET /auth/merge", h.askToMerge)
	h.HandleFunc("POST /auth/merge", h.unite)
	for _, m := range o.Methods {
		if own, ok := m.(Mounting); ok {
			own.Mount(h)
		}
	}
	return h
}

// HandleFunc adds an address below /auth/.
func (h *Handler) HandleFunc(pattern string, serve http.HandlerFunc) {
	h.mux.HandleFunc(pattern, serve)
}

// CrossSite adds an address to which the pages of other sites may send forms. What serves it must do nothing for the
// browser's cookies' sake.
func (h *Handler) CrossSite(pattern string, serve http.HandlerFunc) {
	h.mux.HandleFunc(pattern, serve)
	h.crossSite = append(h.crossSite, pattern)
}

// CrossSitePatterns are what CrossSite added: the server lets other sites' forms through to nothing else.
func (h *Handler) CrossSitePatterns() []string { return slices.Clone(h.crossSite) }

// ServeHTTP serves everything below /auth/.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	h.mux.ServeHTTP(w, r)
}

// Providers returns the ways to sign in, in the order in which they were given.
func (h *Handler) Providers() []account.LoginProvider {
	list := make([]account.LoginProvider, len(h.methods))
	for i, m := range h.methods {
		list[i] = account.LoginProvider{
			Name: m.Name(), Title: m.Title(), Kind: m.Kind(), IsAvailable: m.Available(), Path: "/auth/" + m.Name(),
		}
	}
	return list
}

// Cookies returns the names of our cookies.
func (h *Handler) Cookies() Cookies { return h.cookies }

// PublicURL is where visitors reach us, without a slash at its end.
func (h *Handler) PublicURL() string { return h.publicURL }

func (h *Handler) method(name string) Method {
	for _, m := range h.methods {
		if m.Name() == name {
			return m
		}
	}
	return nil
}

// wantsPage tells a browser that shows what it gets from a program.
func wantsPage(r *http.Request) bool { return strings.Contains(r.Header.Get("Accept"), "text/html") }
