package server

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"piazza/internal/auth"
	"piazza/internal/limit"
	"piazza/internal/problem"
)

const (
	// maxBody is more than the longest article, with room for its envelope.
	maxBody = 1 << 20
	// requestTimeout bounds what a visitor waits for when the database is slow or away.
	requestTimeout = 5 * time.Second
	writeTimeout   = 30 * time.Second
)

// Handler returns the whole of the server, for Run and for tests.
func (s *Server) Handler() http.Handler {
	var h http.Handler = s.mux
	for _, wrap := range []func(http.Handler) http.Handler{
		newCompressor(s.longLived).wrap, s.limited, s.parting, s.sameOrigin, s.secured, s.rightHost, s.recovered, s.observed, s.behindProxy, traced,
	} {
		h = wrap(h)
	}
	return h
}

// longLived tells whether a request will become a connection that stays. It is not enough to ask for one: at any other
// address that would only be a way around the limits.
func (s *Server) longLived(r *http.Request) bool {
	return s.options.LongLived != nil && s.options.LongLived(r)
}

// limited bounds the size of what comes in, and the time that an ordinary request may take.
func (s *Server) limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength > maxBody {
			w.Header().Set("Connection", "close")
			refuse(w, r, http.StatusRequestEntityTooLarge, "The request is larger than 1 MB.")
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		// What stays sets its own before each of its writes.
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(writeTimeout))
		if s.longLived(r) {
			next.ServeHTTP(w, r)
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), requestTimeout)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// sameOrigin refuses writes that a page of another site makes a browser send.
func (s *Server) sameOrigin(next http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	// A proxy may change the Host: the public address is ours by its word.
	if origin := s.options.Config.PublicURL; origin != "" {
		if err := protection.AddTrustedOrigin(origin); err != nil {
			s.options.Log.Warn("the public address is no origin", "error", err)
		}
	}
	for _, pattern := range s.options.CrossSite {
		protection.AddInsecureBypassPattern(pattern)
	}
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		refuse(w, r, http.StatusForbidden, "This request came from another site.")
	}))
	return protection.Handler(next)
}

// behindProxy takes the visitor's address from a trusted proxy: limits by address would otherwise hold all visitors for
// one. In the demo none is trusted but those that were named, because its visitors sit on this very computer.
func (s *Server) behindProxy(next http.Handler) http.Handler {
	if s.options.Config.Demo && len(s.options.Config.TrustedProxies) == 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if seen, ok := s.forwarded(r); ok {
			r = r.Clone(r.Context())
			r.RemoteAddr = netip.AddrPortFrom(seen, 0).String()
		}
		next.ServeHTTP(w, r)
	})
}

// forwarded returns the last address that a trusted proxy saw and that is none itself; what stands before is hearsay.
func (s *Server) forwarded(r *http.Request) (seen netip.Addr, ok bool) {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil || !s.options.Config.TrustsProxy(peer.Addr()) {
		return seen, false
	}
	list := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, part := range slices.Backward(list) {
		one, err := netip.ParseAddr(strings.TrimSpace(part))
		if err != nil {
			break
		}
		if seen, ok = one.WithZone(""), true; !s.options.Config.TrustsProxy(one) {
			break
		}
	}
	return seen, ok
}

// recovered turns a panic into an answer and a line in the log.
func (s *Server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if p == http.ErrAbortHandler { //nolint:errorlint // recover returns this very value
				panic(p)
			}
			s.options.Log.ErrorContext(r.Context(), "a handler panicked", "trace", TraceID(r.Context()),
				"panic", fmt.Sprint(p), "stack", string(debug.Stack()))
			refuse(w, r, http.StatusInternalServerError, "Internal error")
		}()
		next.ServeHTTP(w, r)
	})
}

// viewed puts the viewer into the context.
func (s *Server) viewed(next http.Handler) http.Handler {
	if s.options.Viewer == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		viewer, err := s.options.Viewer(s.carrying(w, r), r)
		if problem.Is(err, problem.Unauthenticated) {
			w.Header().Set("WWW-Authenticate", "Bearer")
			refuse(w, r, http.StatusUnauthorized, err.Error())
			return
		}
		if err != nil {
			// An anonymous page in place of one's own would mislead; and it would be kept by caches.
			s.options.Log.ErrorContext(r.Context(), "the viewer could not be loaded", "trace", TraceID(r.Context()), "error", err)
			w.Header().Set("Retry-After", "2")
			refuse(w, r, http.StatusServiceUnavailable, "The square cannot be reached now, try again in a moment.")
			return
		}
		ctx := auth.WithAddress(auth.With(r.Context(), viewer), limit.Address(r))
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// carrying is the answer where it can carry a cookie: that of a connection that stays is written by others.
func (s *Server) carrying(w http.ResponseWriter, r *http.Request) http.ResponseWriter {
	if s.longLived(r) {
		return nil
	}
	return w
}

// observed writes the log and the metrics of each request. The query is left out: it may hold what is nobody's business. So is the length
// of the answer: a receipt is as long as what was voted.
func (s *Server) observed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		answer := &recorder{ResponseWriter: w}
		defer func() {
			took := time.Since(start)
			status := answer.code()
			if !s.longLived(r) {
				_, route := s.mux.Handler(r)
				s.metrics.observe(route, status, took)
			}
			s.options.Log.Log(r.Context(), levelOf(status), "request", "method", r.Method, "path", r.URL.Path, "status", status,
				"took", took, "trace", w.Header().Get("X-Trace-Id"))
		}()
		next.ServeHTTP(answer, r)
	})
}

// levelOf is how loud the log tells of an answer. Being asked for too much at a time is no fault: whoever asks could fill the log.
func levelOf(status int) slog.Level {
	switch {
	case status == http.StatusServiceUnavailable:
		return slog.LevelWarn
	case status >= http.StatusInternalServerError:
		return slog.LevelError
	default:
		return slog.LevelDebug
	}
}

// recorder remembers what was answered.
type recorder struct {
	http.ResponseWriter
	status int
}

// WriteHeader remembers the status.
func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

func (r *recorder) code() int {
	if r.status == 0 {
		return http.StatusOK
	}
	return r.status
}
