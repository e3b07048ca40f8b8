package passkey

import (
	"encoding/json"
	"errors"
	"mime"
	"net/http"
	"time"

	"piazza/internal/account"
	"piazza/internal/limit"
	"piazza/internal/problem"
)

// maxBody is more than any answer of an authenticator.
const maxBody = 64 << 10

// request is what a page sends; each step takes its part.
type request struct {
	Credential json.RawMessage `json:"credential"`
	Name       string          `json:"name"`
	Return     string          `json:"return"`
}

// visit is a request with its answer, as far as a step is concerned.
type visit struct {
	w    http.ResponseWriter
	r    *http.Request
	said request
}

// step does one of the steps and returns what to answer.
type step func(*visit) (any, error)

// What is refused before a step is done.
var (
	errUnavailable = problem.Missing("passkey_unavailable", "There are no passkeys here: this installation is reached by an address, not by a name.")
	errTooMany     = problem.TooMuch("too_many", "There were many attempts from here in a row: wait a minute.")
	errMedia       = problem.Bad("", "json_needed", "The body must be application/json.")
	errBody        = problem.Bad("", "body", "The body could not be read.")
)

func (h *Handler) serve(do step) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		v := &visit{w: w, r: r}
		answer, err := h.heard(v, do)
		if err != nil {
			h.refuse(v, err)
			return
		}
		say(w, http.StatusOK, answer)
	}
}

// heard reads what was sent and does the step.
func (h *Handler) heard(v *visit, do step) (any, error) {
	if media, _, err := mime.ParseMediaType(v.r.Header.Get("Content-Type")); err != nil || media != "application/json" {
		return nil, errMedia
	}
	if h.web == nil {
		return nil, errUnavailable
	}
	if !h.addresses.Allow(limit.Address(v.r)) {
		return nil, errTooMany
	}
	if err := json.NewDecoder(http.MaxBytesReader(v.w, v.r.Body, maxBody)).Decode(&v.said); err != nil {
		return nil, errBody
	}
	return do(v)
}

// refusal is why something was refused, as it is told.
type refusal struct {
	Code    problem.Code `json:"code"`
	Reason  string       `json:"reason"`
	Message string       `json:"message"`
	// Why and Until are said to who is suspended.
	Why   string     `json:"why,omitempty"`
	Until *time.Time `json:"until,omitempty"`
}

// refuse says why not. What was wrong with an authenticator's answer stands in the log alone.
func (h *Handler) refuse(v *visit, err error) {
	p, expected := problem.As(err)
	out := refusal{Code: problem.Internal, Reason: "internal", Message: "Internal error"}
	suspended, isOut := errors.AsType[*account.SuspendedError](err)
	switch {
	case isOut:
		out = refusal{problem.Forbidden, "suspended", "You are suspended.", suspended.Reason, suspended.Until}
	case expected:
		out = refusal{Code: p.Code, Reason: p.Reason, Message: p.Message}
	}
	if cause := errors.Unwrap(err); cause != nil || !expected && !isOut {
		h.log.WarnContext(v.r.Context(), "a passkey was refused", "path", v.r.URL.Path, "reason", out.Reason, "error", shorten(err, cause))
	}
	if out.Code == problem.Limit || out.Code == problem.Unavailable {
		v.w.Header().Set("Retry-After", "60")
	}
	say(v.w, status(out), map[string]refusal{"error": out})
}

// shorten keeps what a stranger sent from filling the log.
func shorten(err, cause error) string {
	if cause != nil {
		err = cause
	}
	text := err.Error()
	return text[:min(len(text), 300)]
}

func status(r refusal) int {
	switch r.Code {
	case problem.NotFound:
		return http.StatusNotFound
	case problem.Forbidden:
		return http.StatusForbidden
	case problem.Unauthenticated:
		return http.StatusUnauthorized
	case problem.Invalid:
		if r.Reason == errMedia.Reason {
			return http.StatusUnsupportedMediaType
		}
		return http.StatusBadRequest
	case problem.Conflict:
		return http.StatusConflict
	case problem.Limit:
		return http.StatusTooManyRequests
	case problem.Unavailable:
		return http.StatusServiceUnavailable
	case problem.Internal:
	}
	return http.StatusInternalServerError
}

// say writes an answer. Whoever has gone does not read it.
func say(w http.ResponseWriter, status int, answer any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(answer)
}
