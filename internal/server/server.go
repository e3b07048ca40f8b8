// Package server is the HTTP around the handlers that the program brings: who may come in and how much he may send,
// what every answer says about itself, health, metrics and the built client.
//
// It knows no domain. A request passes, in this order: a trace id, the log with its metrics, recovery from a panic,
// the check of the Host, security headers, the refusal of cross-origin writes, the limits on time and size,
// compression, the viewer, and then its handler. Long-lived requests (websocket, server-sent events) have no limit on
// time and are never compressed.
package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"piazza/internal/auth"
	"piazza/internal/config"
)

// Options are what the program brings.
type Options struct {
	Config *config.Config
	Log    *slog.Logger
	// Ready proves that the program can do its work now.
	Ready func(context.Context) error
	// Viewer says who sends a request, and may set a cookie in the answer; w is nil where none can be set. nil means that
	// everyone is anonymous.
	Viewer func(w http.ResponseWriter, r *http.Request) (auth.Viewer, error)
	// CrossSite lists the patterns of what other sites' pages may send forms to; such forms do nothing for a cookie's sake.
	CrossSite []string
	// LongLived tells which requests become connections that stay: they set their own limits. nil means none does.
	LongLived func(*http.Request) bool
	// Connection adds to the context of all requests of a connection; nil adds nothing.
	Connection func(context.Context, net.Conn) context.Context
	// Drain sends long-lived connections away; it is called once, when the server is told to stop.
	Drain func(context.Context)
	// Frames lists the sources that a page may show in a frame, as in https://player.vimeo.com.
	Frames []string
	// Metrics collects what is told at /metrics.
	Metrics *prometheus.Registry
}

// Server is the HTTP server.
type Server struct {
	options   Options
	mux       *http.ServeMux
	metrics   *metrics
	readiness readiness
}

const (
	headerTimeout = 5 * time.Second
	bodyTimeout   = 15 * time.Second
	idleTimeout   = 2 * time.Minute
	maxHeader     = 32 << 10
)

// New returns a server that answers /healthz and /readyz.
func New(o Options) *Server {
	s := &Server{options: o, mux: http.NewServeMux(), metrics: newMetrics(o.Metrics)}
	s.mux.HandleFunc("GET /healthz", s.healthy)
	s.mux.HandleFunc("GET /readyz", s.ready)
	return s
}

// Handle adds a handler that learns who the viewer is.
func (s *Server) Handle(pattern string, h http.Handler) { s.mux.Handle(pattern, s.viewed(h)) }

// HandlePlain adds a handler for which it does not matter who asks.
func (s *Server) HandlePlain(pattern string, h http.Handler) { s.mux.Handle(pattern, h) }

// Listen takes the address of the settings.
func Listen(ctx context.Context, addr string) (net.Listener, error) {
	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp", addr)
	switch {
	case err == nil:
		return listener, nil
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("the address %s is taken by another program: stop that one, or choose another address with PIAZZA_ADDR", addr)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("this user may not listen on %s: choose a port above 1023 with PIAZZA_ADDR", addr)
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return nil, fmt.Errorf("this computer has no address %s: choose another with PIAZZA_ADDR", addr)
	}
	return nil, fmt.Errorf("cannot listen on %s: %w", addr, err)
}

// Run serves until ctx ends, then parts from everybody in good order.
func (s *Server) Run(ctx context.Context, listener net.Listener) error {
	web := s.httpServer(s.Handler())
	failed := make(chan error, 2)
	go func() { failed <- web.Serve(listener) }()
	side, err := s.serveMetrics(ctx, failed)
	if err != nil {
		return errors.Join(err, web.Close())
	}
	select {
	case err = <-failed:
		failed <- err // there is nothing left to serve with
		err = fmt.Errorf("the server ended: %w", err)
	case <-ctx.Done():
	}
	return errors.Join(err, s.leave(web, side, failed))
}

func (s *Server) httpServer(h http.Handler) *http.Server {
	return &http.Server{
		Handler:           h,
		ConnContext:       s.options.Connection,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       bodyTimeout,
		// Here, because the deadline that a handler sets would still stand at the connection's next request.
		WriteTimeout:   writeTimeout,
		IdleTimeout:    idleTimeout,
		MaxHeaderBytes: maxHeader,
		ErrorLog:       slog.NewLogLogger(s.options.Log.Handler(), slog.LevelDebug),
	}
}
