package server

import (
	"context"
	"io"
	"net/http"
	"time"
)

const readyTimeout = 2 * time.Second

// healthy says that the process lives, whatever it may lack.
func (s *Server) healthy(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, "alive\n") }

// ready says whether to send visitors here: the database answers, and the server is not on its way out.
func (s *Server) ready(w http.ResponseWriter, r *http.Request) {
	if s.readiness.ask() {
		say(w, http.StatusServiceUnavailable, "stopping\n")
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), readyTimeout)
	defer cancel()
	if s.options.Ready != nil {
		if err := s.options.Ready(ctx); err != nil {
			s.options.Log.WarnContext(ctx, "not ready", "error", err)
			say(w, http.StatusServiceUnavailable, "the database does not answer\n")
			return
		}
	}
	say(w, http.StatusOK, "ready\n")
}

func say(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, text)
}
