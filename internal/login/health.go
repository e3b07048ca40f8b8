package login

import (
	"context"
	"sync"
	"time"
)

// askAgain is how long a service that did not answer is left alone.
const askAgain = 10 * time.Second

// health remembers whether a service answered when last asked. Nobody waits for it: whoever wants to know starts, at most,
// a question in the background.
type health struct {
	now func() time.Time

	mu      sync.Mutex
	asked   bool
	asking  bool
	down    bool
	retryAt time.Time
}

// available tells what is known. Where that is nothing yet, or where the service was down some time ago, it has the service
// asked, so that it is known next time.
func (h *health) available(ask func(context.Context) error) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.asking && (!h.asked || h.down && !h.now().Before(h.retryAt)) {
		h.asking = true
		go h.probe(ask)
	}
	return !h.down
}

func (h *health) probe(ask func(context.Context) error) {
	ctx, cancel := context.WithTimeout(context.Background(), askTimeout)
	defer cancel()
	err := ask(ctx)
	h.note(err)
	h.mu.Lock()
	h.asking = false
	h.mu.Unlock()
}

// resting tells whether the service is down and was asked a moment ago.
func (h *health) resting() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.down && h.now().Before(h.retryAt)
}

// note remembers how a question went.
func (h *health) note(err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.asked, h.down, h.retryAt = true, err != nil, h.now().Add(askAgain)
}
