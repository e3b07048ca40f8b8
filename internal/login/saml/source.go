package saml

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// askTimeout is within what a visitor waits for.
	askTimeout = 4 * time.Second
	// askAgain is how long a gateway that did not answer is left alone.
	askAgain = 10 * time.Second
	// freshFor is how long metadata is used before it is asked for again; while that fails, the old goes on until it expires.
	freshFor = time.Hour
)

// source is where a gateway's metadata lies. It is read when somebody first needs it.
type source struct {
	file, address, entity string
	signers               trust
	client                *http.Client
	now                   func() time.Time

	// These are told apart from the rest, so that nobody waits for a gateway only to learn how it is.
	heard, down, asking atomic.Bool
	// again is when it may be asked again, in nanoseconds.
	again atomic.Int64

	mu      sync.Mutex
	known   *gateway
	asked   time.Time
	retryAt time.Time
	failed  error
}

// available tells whether the gateway answered when last asked. Where that was never, or where it was down some time ago, it is
// asked in the background: so it comes back without anybody trying.
func (s *source) available() bool {
	// Read before asking: a refusal may come back before this returns.
	down := s.down.Load()
	due := !s.heard.Load() || down && s.now().UnixNano() >= s.again.Load()
	if due && s.asking.CompareAndSwap(false, true) {
		go func() {
			defer s.asking.Store(false)
			within, cancel := context.WithTimeout(context.Background(), askTimeout)
			defer cancel()
			_, _ = s.gateway(within) // what it says is remembered there
		}()
	}
	return !down
}

// gateway returns what is known of the gateway.
func (s *source) gateway(ctx context.Context) (*gateway, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	usable := s.known != nil && now.Before(s.known.until)
	if usable && now.Before(s.asked.Add(freshFor)) {
		return s.known, nil
	}
	if now.Before(s.retryAt) {
		if usable {
			return s.known, nil
		}
		return nil, s.failed
	}
	fresh, err := s.ask(ctx, now)
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		// It was the visitor who left.
		return nil, err
	}
	s.heard.Store(true)
	if err == nil {
		s.known, s.asked, s.retryAt, s.failed = fresh, now, time.Time{}, nil
		s.down.Store(false)
		return fresh, nil
	}
	s.failed, s.retryAt = fmt.Errorf("the gateway's metadata: %w", err), now.Add(askAgain)
	s.again.Store(s.retryAt.UnixNano())
	s.down.Store(!usable)
	if usable {
		return s.known, nil
	}
	return nil, s.failed
}

func (s *source) ask(ctx context.Context, now time.Time) (*gateway, error) {
	text, err := s.read(ctx)
	if err != nil {
		return nil, err
	}
	return readGateway(text, s.entity, s.signers, now)
}

func (s *source) read(ctx context.Context) ([]byte, error) {
	if s.file != "" {
		return os.ReadFile(s.file)
	}
	within, cancel := context.WithTimeout(ctx, askTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(within, http.MethodGet, s.address, http.NoBody)
	if err != nil {
		return nil, err
	}
	answer, err := s.client.Do(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the answer was %s", answer.Status)
	}
	return io.ReadAll(io.LimitReader(answer.Body, widest+1))
}
