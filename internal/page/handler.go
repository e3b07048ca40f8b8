package page

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"html/template"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"piazza/internal/account"
	"piazza/internal/assembly"
	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/moderation"
	"piazza/internal/paging"
	"piazza/internal/poll"
	"piazza/internal/problem"
	"piazza/internal/reading"
	"piazza/internal/space"
)

// Options are what the pages are made from.
type Options struct {
	Accounts   *account.Service
	Spaces     *space.Service
	Reading    *reading.Reader
	Moderation *moderation.Service
	Polls      *poll.Service
	Ballots    *ballot.Service
	Assemblies *assembly.Service
	Notices    Notices
	// PublicURL is the address of the installation, without a slash at its end.
	PublicURL string
	// Scripts start the client, one for each language by its code. Preload are the modules that every page imports at
	// once, Modules those that one kind of page adds: home, piazza, section, entry. Then style sheets and fonts.
	Scripts                map[string]string
	Preload, Styles, Fonts []string
	Modules                map[string][]string
	Log                    *slog.Logger
}

// Handler answers every address that is a page.
type Handler struct {
	Options
	it, en    *language
	zone      *time.Location
	templates map[string]*template.Template
}

// New returns the handler of the pages.
func New(o Options) (*Handler, error) {
	h := &Handler{Options: o, zone: time.UTC}
	h.it, h.en = languages()
	// Times on pages are those of the clock on the town hall; where the system does not know it, universal time.
	if rome, err := time.LoadLocation("Europe/Rome"); err == nil {
		h.zone = rome
	}
	var err error
	h.templates, err = parse()
	return h, err
}

// request is one request for a page.
type request struct {
	*http.Request
	lang *language
	at   paths
	// path is the path without its language.
	path string
	// steps are the parts of the path.
	steps []string
}

func (q *request) ctx() context.Context { return q.Context() }

// page returns the part of a list that the address asks for.
func (q *request) page(first int) paging.Page {
	return paging.Page{First: first, After: q.URL.Query().Get("dopo")}
}

// answer is what becomes of a request: a page with its status, or another address.
type answer struct {
	status   int
	template string
	view     *view
	location string
}

// maker makes one kind of page.
type maker func(*Handler, *request) (answer, error)

// ServeHTTP answers with a page.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "Method not allowed", http.StatusMethodNotAllowed)
		return
	}
	q := h.request(r)
	if bare := strings.TrimRight(r.URL.Path, "/"); bare != r.URL.Path && len(bare) > 1 && bare[1] != '/' {
		// Escaped, because browsers read a backslash as a slash: two of them would lead to another site.
		h.redirect(w, q, (&url.URL{Path: bare}).EscapedPath())
		return
	}
	a, err := route(q.steps)(h, q)
	if err != nil {
		a = h.failed(q, err)
	}
	if a.location != "" {
		h.redirect(w, q, a.location)
		return
	}
	h.write(w, q, a)
}

func (h *Handler) request(r *http.Request) *request {
	q := &request{Request: r, lang: h.it}
	english, path := split(r.URL.Path)
	if english {
		q.lang = h.en
	}
	q.at, q.path = paths{q.lang.prefix}, path
	if path != "/" {
		q.steps = strings.Split(strings.Trim(path, "/"), "/")
	}
	return q
}

// redirect leads to the one address of a page, for good. What was asked beside the path comes along.
func (h *Handler) redirect(w http.ResponseWriter, q *request, location string) {
	if query := q.URL.RawQuery; query != "" && !strings.Contains(location, "?") {
		location += "?" + query
	}
	w.Header().Set("Cache-Control", "private, no-cache")
	w.Header().Add("Vary", "Cookie")
	http.Redirect(w, q.Request, location, http.StatusMovedPermanently)
}

func (h *Handler) write(w http.ResponseWriter, q *request, a answer) {
	a.view.Preload = slices.Concat(h.Preload, h.Modules[moduleOf(a.template)])
	var out bytes.Buffer
	if err := h.templates[a.template].ExecuteTemplate(&out, "page", a.view); err != nil {
		h.Log.ErrorContext(q.ctx(), "a page could not be written", "path", q.path, "error", err)
		http.Error(w, "Internal error", http.StatusInternalServerError)
		return
	}
	header := w.Header()
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Content-Language", q.lang.code)
	header.Add("Vary", "Cookie")
	header.Set("Cache-Control", "no-cache")
	if auth.FromContext(q.ctx()).SignedIn() {
		header.Set("Cache-Control", "private, no-cache")
	}
	if a.view.Head.NoIndex {
		header.Set("X-Robots-Tag", "noindex")
	}
	if a.status == http.StatusOK && same(w, q, out.Bytes()) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.WriteHeader(a.status)
	if q.Method != http.MethodHead {
		_, _ = w.Write(out.Bytes())
	}
}

// moduleOf is what the client calls a page.
func moduleOf(template string) string {
	if template == "installation" {
		return "home"
	}
	return template
}

// same names the page by its content and tells whether the visitor has it already.
func same(w http.ResponseWriter, q *request, content []byte) bool {
	sum := sha256.Sum256(content)
	// Weak, because the server may compress what is sent.
	tag := `W/"` + hex.EncodeToString(sum[:12]) + `"`
	w.Header().Set("ETag", tag)
	return q.Header.Get("If-None-Match") == tag
}

// failed makes a page of an error. A cursor or a number that is none of ours is a page that does not exist.
func (h *Handler) failed(q *request, err error) answer {
	switch problem.CodeOf(err) {
	case problem.NotFound, problem.Invalid, problem.Forbidden:
		return h.missing(q)
	case problem.Unavailable:
		return h.broken(q, http.StatusServiceUnavailable)
	default:
		if !errors.Is(err, context.Canceled) {
			h.Log.ErrorContext(q.ctx(), "a page failed", "path", q.path, "error", err)
		}
		return h.broken(q, http.StatusInternalServerError)
	}
}

func (h *Handler) missing(q *request) answer {
	v := h.view(q, q.lang.words.MissingTitle)
	v.Head.NoIndex = true
	return answer{status: http.StatusNotFound, template: "missing", view: v}
}

func (h *Handler) broken(q *request, status int) answer {
	v := h.view(q, q.lang.words.BrokenTitle)
	v.Head.NoIndex = true
	return answer{status: status, template: "broken", view: v}
}

// private makes the page of what belongs to one person: the client alone.
func private(h *Handler, q *request) (answer, error) {
	v := h.view(q, "")
	v.Head.NoIndex = true
	return answer{status: http.StatusOK, template: "private", view: v}, nil
}

// status is a page of the administrators: for everybody else nothing stands at its address.
func status(h *Handler, q *request) (answer, error) {
	if !auth.FromContext(q.ctx()).Administrator {
		return nowhere(h, q)
	}
	return private(h, q)
}

// administration is for those who run the installation. Whoever has yet to say who he is, or to use his passkey, is asked
// for it there; for everybody else nothing stands at its addresses.
func administration(h *Handler, q *request) (answer, error) {
	if v := auth.FromContext(q.ctx()); v.SignedIn() && !v.Administrator && !v.Withheld {
		return nowhere(h, q)
	}
	return private(h, q)
}

func nowhere(h *Handler, q *request) (answer, error) { return h.missing(q), nil }
