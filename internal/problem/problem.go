// Package problem holds the errors that a person may read.
//
// A service answers an expected refusal with *Error; whatever else comes out of it is a bug or a fault, is
// logged, and reads "Internal error" outside. Reason is the stable key by which the client translates; the
// message is the English sentence for those who have no translation.
package problem

import "errors"

// Code says what kind of refusal it is, in the words of the API's extensions.code.
type Code string

// The codes of the API.
const (
	NotFound        Code = "NOT_FOUND"
	Forbidden       Code = "FORBIDDEN"
	Unauthenticated Code = "UNAUTHENTICATED"
	Invalid         Code = "INVALID"
	Conflict        Code = "CONFLICT"
	Limit           Code = "LIMIT"
	Internal        Code = "INTERNAL"
	Unavailable     Code = "UNAVAILABLE"
)

// Error is a refusal that a person may read.
type Error struct {
	// Code is the kind of refusal.
	Code Code
	// Reason is a stable key in snake_case, by which a client translates.
	Reason string
	// Message is the English sentence.
	Message string
	// Field names the input field that is at fault, empty when none is.
	Field string
	cause error
}

// Error returns the English sentence.
func (e *Error) Error() string { return e.Message }

// Unwrap returns what lies beneath, for the log alone.
func (e *Error) Unwrap() error { return e.cause }

// Is makes two problems with the same code and reason equal for errors.Is.
func (e *Error) Is(target error) bool {
	other, ok := errors.AsType[*Error](target)
	return ok && other.Code == e.Code && other.Reason == e.Reason
}

// On returns a copy that names the field at fault.
func (e *Error) On(field string) *Error {
	clone := *e
	clone.Field = field
	return &clone
}

// Because returns a copy that carries the cause for the log.
func (e *Error) Because(cause error) *Error {
	clone := *e
	clone.cause = cause
	return &clone
}

// New returns a problem of any code.
func New(code Code, reason, message string) *Error {
	return &Error{Code: code, Reason: reason, Message: message}
}

// Missing says that something does not exist, or not for this viewer.
func Missing(reason, message string) *Error { return New(NotFound, reason, message) }

// Denied says that the viewer may not do this.
func Denied(reason, message string) *Error { return New(Forbidden, reason, message) }

// SignIn says that one has to sign in first.
func SignIn() *Error { return New(Unauthenticated, "sign_in", "Sign in first.") }

// Bad says that an input field is at fault.
func Bad(field, reason, message string) *Error { return New(Invalid, reason, message).On(field) }

// Clash says that the state of things contradicts the request.
func Clash(reason, message string) *Error { return New(Conflict, reason, message) }

// TooMuch says that a limit was reached.
func TooMuch(reason, message string) *Error { return New(Limit, reason, message) }

// Down says that something that is needed cannot be reached now.
func Down(reason, message string) *Error { return New(Unavailable, reason, message) }

// As returns the problem within err, if there is one.
func As(err error) (*Error, bool) { return errors.AsType[*Error](err) }

// CodeOf returns the code of the problem within err: empty for nil, Internal for anything that is not a problem.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	if p, ok := As(err); ok {
		return p.Code
	}
	return Internal
}

// Is tells whether err is a problem of this code.
func Is(err error, code Code) bool { return err != nil && CodeOf(err) == code }

// Behind is what stands behind an error whose words are for visitors: for logs and operators. It is the error itself where nothing does.
func Behind(err error) error {
	for {
		p, ok := As(err)
		if !ok || p.cause == nil {
			return err
		}
		err = p.cause
	}
}
