package live

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// mayUpgrade tells whether a page of this origin may open a socket. Browsers always name the origin, so a cookie
// without one is nobody that we know; programs without a cookie come as visitors.
func (t *Transports) mayUpgrade(r *http.Request) bool {
	origins := r.Header.Values("Origin")
	if len(origins) == 0 {
		return r.Header.Get("Cookie") == ""
	}
	return len(origins) == 1 && slices.Contains(t.options.Origins, origins[0])
}

// mayStream tells whether a page of this origin may read an event stream. A browser's GET from our own page names no
// origin, but says that it comes from the same one.
func (t *Transports) mayStream(r *http.Request) bool {
	if origins := r.Header.Values("Origin"); len(origins) > 0 {
		return len(origins) == 1 && slices.Contains(t.options.Origins, origins[0])
	}
	site := r.Header.Get("Sec-Fetch-Site")
	return site == "" || site == "same-origin" || site == "none"
}

// refuse answers a request that becomes no connection.
func (t *Transports) refuse(w http.ResponseWriter, err error) {
	no := refusal{http.StatusInternalServerError, "internal", "Internal error"}
	if !errors.As(err, &no) {
		t.options.Log.Error("live: a connection failed", "error", err)
	}
	t.options.Metrics.refusals.WithLabelValues(no.reason).Inc()
	h := w.Header()
	h.Set("Content-Type", "application/json; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	if no.status == http.StatusServiceUnavailable || no.status == http.StatusTooManyRequests {
		h.Set("Retry-After", "5")
	}
	w.WriteHeader(no.status)
	// Whoever has gone does not read why he was refused.
	_ = json.NewEncoder(w).Encode(map[string]any{"errors": gqlerror.List{{
		Message: no.text, Extensions: map[string]any{"code": codeName(no.status)},
	}}})
}

func foreignOrigin() error {
	return refusal{http.StatusForbidden, "origin", "Pages of this origin may not connect."}
}

func codeName(status int) string {
	switch status {
	case http.StatusForbidden:
		return "FORBIDDEN"
	case http.StatusTooManyRequests:
		return "LIMIT"
	case http.StatusServiceUnavailable:
		return "UNAVAILABLE"
	case http.StatusInternalServerError:
		return "INTERNAL"
	default:
		return "BAD_REQUEST"
	}
}
