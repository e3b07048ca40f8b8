package server

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"time"
)

const (
	// drainTimeout bounds everything between the order to stop and the end of the server. What comes after it, the
	// database's own end above all, has the rest of thirty seconds.
	drainTimeout = 25 * time.Second
	// followed is how long ago somebody may have asked /readyz for us to believe that he will ask again.
	followed = 10 * time.Second
)

// readiness remembers whether the server is on its way out, and when somebody last asked.
type readiness struct {
	mu       sync.Mutex
	draining bool
	asked    time.Time
}

// ask tells whether the server is on its way out, and remembers that somebody wanted to know.
func (r *readiness) ask() (draining bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.asked = time.Now()
	return r.draining
}

// drain says from now on that the server is on its way out, and tells whether anybody follows what it says.
func (r *readiness) drain() (isFollowed bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.draining = true
	return !r.asked.IsZero() && time.Since(r.asked) < followed
}

func (r *readiness) stopping() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.draining
}

// parting asks whoever is answered while the server stops to come back over another connection.
func (s *Server) parting(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.readiness.stopping() && !s.longLived(r) {
			w.Header().Set("Connection", "close")
		}
		next.ServeHTTP(w, r)
	})
}

// leave stops in this order: /readyz says so, while everybody is still let in until a balancer that follows it has
// noticed; then nobody is let in any more, the long-lived connections are sent away and the requests under way finish.
func (s *Server) leave(web, side *http.Server, failed <-chan error) error {
	ctx, cancel := context.WithTimeout(context.Background(), drainTimeout)
	defer cancel()
	if s.readiness.drain() {
		s.linger(failed)
	}
	err := s.shutdown(ctx, web)
	if side != nil {
		err = errors.Join(err, side.Close())
	}
	return err
}

// linger goes on serving for as long as the settings say.
func (s *Server) linger(failed <-chan error) {
	timer := time.NewTimer(s.options.Config.LameDuck)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-failed: // there is nothing left that could be served
	}
}

func (s *Server) shutdown(ctx context.Context, web *http.Server) error {
	// Websockets are no longer the HTTP server's: its own shutdown would not wait for them.
	var draining sync.WaitGroup
	if s.options.Drain != nil {
		draining.Go(func() { s.options.Drain(ctx) })
	}
	err := web.Shutdown(ctx)
	draining.Wait()
	if errors.Is(err, context.DeadlineExceeded) {
		s.options.Log.Warn("some requests did not finish in time and were cut off")
		err = web.Close()
	}
	return err
}
