package login

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"piazza/internal/account"
)

// Method is a way to come in: a provider that knows people, or a link by e-mail.
type Method interface {
	// Name stands in the path /auth/{name}, and names the method in the settings, in sessions and in the audit trail.
	Name() string
	// Title is what to call it on a button.
	Title() string
	Kind() account.LoginKind
	// Available tells, without making anybody wait, whether it worked when last tried.
	Available() bool
	// Begin says where the browser goes next. It may note in the login what the answer has to fit; the login is stored
	// afterwards.
	Begin(ctx context.Context, l *account.Login, language string) (Step, error)
	// Finish says who came back, once the login has been taken up by its browser: r is the request to the callback. It
	// answers ErrGivenUp, ErrProof or a Refusal where that is what happened; any other error means that the service is down.
	Finish(ctx context.Context, r *http.Request, l *account.Login) (account.Identity, error)
}

// Mounting is a method with addresses of its own below /auth/{name}/.
type Mounting interface {
	Method
	// Mount adds them with HandleFunc and CrossSite.
	Mount(h *Handler)
}

// Leaving is a method whose sessions have a counterpart at the provider's side.
type Leaving interface {
	Method
	// Leave returns where to send a browser that signs out, so that it is signed out there too; a step without an address where
	// nothing is to be done. back is the address to which the provider sends it afterwards.
	Leave(ctx context.Context, o account.Origin, back string) (Step, error)
}

// Step is where the browser goes to prove who somebody is: Address by a redirect, or by a form where there are Fields.
type Step struct {
	Address string
	// Fields make a form that is sent to Address: a page with one button, which presses itself where scripts run.
	Fields url.Values
}

// What may have become of a login.
var (
	// ErrGivenUp says that the person or the provider stopped it.
	ErrGivenUp = errors.New("the login was given up")
	// ErrProof says that the provider's answer proves nothing.
	ErrProof = errors.New("the answer proves nothing")
)

// Refusal is an end of a login with words of its own for whoever tried.
type Refusal struct { //nolint:errname // its message is what matters, not that it is an error
	Message Message
	// Err is for the log, and may be nil.
	Err error
}

// Error serves error.
func (r *Refusal) Error() string {
	if r.Err == nil {
		return r.Message.En.Title
	}
	return r.Message.En.Title + ": " + r.Err.Error()
}

// Unwrap serves errors.Is.
func (r *Refusal) Unwrap() error { return r.Err }
