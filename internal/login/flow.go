package login

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"piazza/internal/account"
	"piazza/internal/limit"
	"piazza/internal/problem"
)

// begin sends the browser to a provider: GET /auth/{provider}?return=/path&purpose=enter.
func (h *Handler) begin(w http.ResponseWriter, r *http.Request) {
	back := Local(r.URL.Query().Get("return"))
	language := languageOf(r, back)
	m := h.method(r.PathValue("provider"))
	if m == nil {
		h.pages.show(w, language, unknownProvider, back)
		return
	}
	if !h.Allow(w, r, back) {
		return
	}
	l, err := h.Open(r, m, back)
	if err == nil {
		err = h.send(w, r, m, l, language)
	}
	if err != nil {
		h.fail(w, r, failure{language, back, "a login could not begin", err})
	}
}

// Allow tells whether more may be tried from where a request comes from; where not, it has said so.
func (h *Handler) Allow(w http.ResponseWriter, r *http.Request, back string) bool {
	if h.addresses.Allow(limit.Address(r)) {
		return true
	}
	h.pages.show(w, languageOf(r, back), tooMany, back)
	return false
}

// Open prepares a login that leads back to a local path. It is not stored yet, so that the method can add what it needs:
// Store does that.
func (h *Handler) Open(r *http.Request, m Method, back string) (*account.Login, error) {
	l := &account.Login{
		State: account.Secret(), Browser: h.cookies.Read(r, h.cookies.Browser()), Provider: m.Name(), Nonce: account.Secret(),
		Verifier: account.Secret(), ReturnPath: back, Purpose: account.Enter,
	}
	if purpose := account.Purpose(r.FormValue("purpose")); purpose == account.Link || purpose == account.Confirm {
		if !ownPage(r, h.publicURL) {
			return nil, errForeignPage
		}
		l.Purpose = purpose
	}
	if l.Browser == "" {
		// Two tabs may be signing in at once: they share the browser's secret.
		l.Browser = account.Secret()
	}
	return l, nil
}

// Store keeps a login until the browser comes back, and leaves the browser's secret with it.
func (h *Handler) Store(ctx context.Context, w http.ResponseWriter, l *account.Login) error {
	if err := h.accounts.BeginLogin(ctx, *l); err != nil {
		return err
	}
	h.cookies.Set(w, h.cookies.Browser(), l.Browser, browserAge)
	return nil
}

func (h *Handler) send(w http.ResponseWriter, r *http.Request, m Method, l *account.Login, language string) error {
	step, err := m.Begin(r.Context(), l, language)
	if err != nil {
		return err
	}
	if err := h.Store(r.Context(), w, l); err != nil {
		return err
	}
	h.Go(w, r, step, language)
	return nil
}

// callback takes up the login where the provider left it.
func (h *Handler) callback(w http.ResponseWriter, r *http.Request) {
	m := h.method(r.PathValue("provider"))
	if m == nil {
		h.pages.show(w, languageOf(r, "/"), unknownProvider, "/")
		return
	}
	h.Callback(w, r, m, r.URL.Query())
}

// Callback takes up a login of a method: answer has its state.
func (h *Handler) Callback(w http.ResponseWriter, r *http.Request, m Method, answer url.Values) {
	if !h.Allow(w, r, "/") {
		return
	}
	l, err := h.accounts.TakeLogin(r.Context(), m.Name(), answer.Get("state"), h.cookies.Read(r, h.cookies.Browser()))
	if err != nil {
		h.fail(w, r, failure{languageOf(r, "/"), "/", "a login came back that is not under way", err})
		return
	}
	if err := h.arrive(w, r, m, l); err != nil {
		h.fail(w, r, failure{languageOf(r, l.ReturnPath), l.ReturnPath, "a login failed", err})
	}
}

// arrive finds out who came back, and what becomes of him.
func (h *Handler) arrive(w http.ResponseWriter, r *http.Request, m Method, l *account.Login) error {
	identity, err := m.Finish(r.Context(), r, l)
	if err != nil {
		return err
	}
	identity.Provider = m.Name()
	if !h.identities.Allow(identity.Issuer + "\x00" + identity.Subject) {
		return errTooMany
	}
	return ours(h.settle(w, r, l, identity))
}

// errOurs says that it is not the service's fault.
var errOurs = errors.New("the piazza itself failed")

// ours marks an error as none of the service's that was asked.
func ours(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w: %w", errOurs, err)
}

var errTooMany = errors.New("too many logins of one identity")

type failure struct {
	language, back, what string
	err                  error
}

// fail says in plain words what went wrong, and to the log how.
func (h *Handler) fail(w http.ResponseWriter, r *http.Request, f failure) {
	if errors.Is(r.Context().Err(), context.Canceled) {
		return // the visitor has left
	}
	h.log.WarnContext(r.Context(), f.what, "error", f.err)
	if address := signInFor(f); address != "" {
		http.Redirect(w, r, address, http.StatusSeeOther)
		return
	}
	h.pages.show(w, f.language, messageFor(f.err), f.back)
}

// messageFor finds the words for an error; what is not known is the service's that was asked.
func messageFor(err error) Message {
	if refusal, ok := errors.AsType[*Refusal](err); ok {
		return refusal.Message
	}
	if out, ok := errors.AsType[*account.SuspendedError](err); ok {
		return suspended(out.Suspension)
	}
	if message, ok := mergeRefused(err); ok {
		return message
	}
	switch {
	case errors.Is(err, account.ErrMember):
		return nobodyThere
	case errors.Is(err, account.ErrLogin), errors.Is(err, account.ErrArrival):
		return expired
	case errors.Is(err, account.ErrNotYou):
		return notYou
	case errors.Is(err, account.ErrOtherPerson):
		return otherPerson
	case errors.Is(err, errForeignPage):
		return foreignPage
	case errors.Is(err, errTooMany):
		return tooMany
	case errors.Is(err, ErrGivenUp):
		return givenUp
	case errors.Is(err, ErrProof):
		return notProven
	case errors.Is(err, errOurs), problem.Is(err, problem.Unavailable):
		return ourFault
	default:
		return providerDown
	}
}

// Show shows a page with one of our messages. back is the local path that it leads back to.
func (h *Handler) Show(w http.ResponseWriter, r *http.Request, m Message, back string) {
	h.pages.show(w, languageOf(r, back), m, back)
}

// Fail says in plain words why a login ended, and to the log how.
func (h *Handler) Fail(w http.ResponseWriter, r *http.Request, err error, back string) {
	h.fail(w, r, failure{languageOf(r, back), back, "a login failed", err})
}

// shorten keeps what a stranger sent from filling the log.
func shorten(text string) string { return text[:min(len(text), 100)] }
