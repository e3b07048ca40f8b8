package live

import (
	"context"
	"sync"
	"time"

	"piazza/internal/db"
)

// freshFor is how old the node's knowledge of rights may be while something is delivered. With the second in which a
// subscription is ended, nothing leaves that was committed more than five seconds after a change.
const freshFor = 4 * time.Second

// rights is what this node knows of the stream on which changes of rights are told.
type rights struct {
	mu sync.Mutex
	// trusted: there is no stream to follow.
	trusted bool
	joined  bool
	// acted is the last notice that has taken effect here, fresh the moment up to which all have, wall the same by the
	// clock on the wall.
	acted       position
	fresh, wall time.Time
	// known are notices of our own transactions, by their tags: they took effect when they were committed.
	known map[int64]int64
	// moved is closed when anything above changes.
	moved chan struct{}
}

func newRights() *rights { return &rights{known: map[int64]int64{}, moved: make(chan struct{})} }

// trust opens the gate for good.
func (r *rights) trust() { r.set(func() { r.trusted, r.joined = true, true }) }

func (r *rights) set(change func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	change()
	close(r.moved)
	r.moved = make(chan struct{})
}

// areFresh tells whether everything that was committed up to a moment ago has taken effect here.
func (r *rights) areFresh() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.freshNow()
}

// freshNow looks at both clocks: the one that never jumps stands still while the computer sleeps.
func (r *rights) freshNow() bool {
	return r.trusted || time.Since(r.fresh) <= freshFor && time.Now().Round(0).Sub(r.wall) <= freshFor
}

// know notes that everything that was committed before this moment has taken effect.
func (r *rights) know(at time.Time) { r.set(func() { r.fresh, r.wall = at, at.Round(0) }) }

// until waits for a condition; false where ctx ends first.
func (r *rights) until(ctx context.Context, holds func() bool) bool {
	for {
		r.mu.Lock()
		met, moved := holds(), r.moved
		r.mu.Unlock()
		if met {
			return true
		}
		select {
		case <-moved:
		case <-ctx.Done():
			return false
		}
	}
}

// present waits until changes of rights are heard of at all: whoever comes before would miss some.
func (r *rights) present(ctx context.Context) bool {
	return r.until(ctx, func() bool { return r.joined })
}

// certain waits until it is known who may see what.
func (r *rights) certain(ctx context.Context) bool { return r.until(ctx, r.freshNow) }

// knows notes that a notice of our own has to take effect by the hand of who commits it; false where the stream has
// been faster.
func (r *rights) knows(n db.Notice) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.joined && r.acted.seq >= n.Seq {
		return false
	}
	r.known[n.Tag] = n.Seq
	return true
}

// isKnown tells whether a notice has taken effect already.
func (r *rights) isKnown(n db.Notice) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	_, known := r.known[n.Tag]
	return known
}

// reach notes that everything up to here has taken effect.
func (r *rights) reach(at position) {
	r.set(func() {
		r.joined, r.acted = true, at
		for tag, seq := range r.known {
			if seq <= at.seq {
				delete(r.known, tag)
			}
		}
	})
}

func (r *rights) standing() position {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.acted
}

// follow begins to follow the rights stream of a hub, and learns from it what is taken away.
func (t *Transports) follow(h *Hub) {
	take := func(stream db.Stream, notices []db.Notice) {
		var taken takings
		for _, n := range notices {
			taken.add(stream, n, t.options.TakesAway(n.Kind))
		}
		t.takeAway(taken)
	}
	h.seen.Store(&take)
	h.spawn(func() { t.followRights(h) })
	h.spawn(func() { t.checkRights(h) })
	h.spawn(func() { t.registry.feeds.tidyUntil(h.ctx) })
}

// followRights listens for as long as the hub runs.
func (t *Transports) followRights(h *Hub) {
	cursor := ""
	for h.ctx.Err() == nil {
		deliveries, err := h.Subscribe(h.ctx, db.RightsStream, cursor)
		if err != nil {
			h.complain("follow the rights", err)
			pause(h.ctx, h.options.Sweep)
			continue
		}
		for d := range deliveries {
			t.heed(h, d)
			cursor = d.Cursor
		}
	}
}

// heed lets what the rights stream says take effect. Where it cannot say what happened meanwhile, everybody's rights are
// looked at again.
func (t *Transports) heed(h *Hub, d Delivery) {
	at, _ := h.sealer.open(db.RightsStream, d.Cursor)
	switch {
	case d.Notice != nil && !t.rights.isKnown(*d.Notice):
		t.change(*d.Notice)
	case d.State == Reset:
		t.take(change{everybody: true})
	}
	t.rights.reach(at)
}

// checkRights asks the log at intervals where the rights stream stands, apart from all hints and tails. As long as it
// cannot be asked, or what it says has not taken effect, nothing is delivered.
func (t *Transports) checkRights(h *Hub) {
	for h.ctx.Err() == nil {
		ctx, cancel := context.WithTimeout(h.ctx, freshFor)
		t.checkOnce(ctx, h)
		cancel()
		pause(h.ctx, h.options.Sweep)
	}
}

func (t *Transports) checkOnce(ctx context.Context, h *Hub) {
	if !t.rights.present(ctx) {
		return
	}
	at := t.rights.standing()
	began := time.Now()
	is, err := h.apart.place(ctx, db.RightsStream)
	if err != nil {
		h.complain("check the rights", err)
		return
	}
	if is.head.seq < at.seq || is.head.seq == at.seq && is.head.tag != at.tag {
		// The log went back or is another. Who follows it anew is told so.
		if tail := h.tailOf(db.RightsStream); tail != nil {
			h.abandon(tail, Broken)
		}
		return
	}
	if tail := h.tailOf(db.RightsStream); tail != nil && is.head.seq > at.seq {
		tail.hear(is.id, is.head.seq)
	}
	if t.rights.until(ctx, func() bool { return t.rights.acted.seq >= is.head.seq }) {
		t.rights.know(began)
	}
}

func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
