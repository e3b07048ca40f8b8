package live

import (
	"slices"
	"time"
)

// found says where on its way to its reader a notice is.
func (h *house) found(ref int64) (where string) {
	h.registry.mu.Lock()
	defer h.registry.mu.Unlock()
	for s := range h.registry.seats {
		s.mu.Lock()
		for c := range s.all() {
			// What follows a spoiled one tells that it was taken away.
			for _, showing := range c.telling {
				if showing.label.ref != ref {
					continue
				}
				if !showing.spoiled {
					where = "telling"
				}
				break
			}
		}
		s.mu.Unlock()
		if on := s.holds(ref); on != "" {
			where = on
		}
	}
	return where
}

// pile is what waits to leave over a websocket, or may still lie in the kernel.
type pile struct {
	queue       []outbound
	begun, size int
	gone        []*label
	unsent      int
	// writes: somebody hands something to the kernel just now.
	writes bool
}

// pile copies what waits in a wire.
func (w *wire) pile() pile {
	w.mu.Lock()
	defer w.mu.Unlock()
	return pile{
		queue: slices.Clone(w.queue), begun: w.begun, size: w.size, gone: append(slices.Clone(w.flying.labels), w.left.labels...),
		unsent: max(unsent(w.Conn), len(w.flying.labels)), writes: w.pumping,
	}
}

// pileOf returns what waits for a reader, nil for an event stream, of which nothing does.
func pileOf(o outlet) *pile {
	if o, ok := o.(interface{ pile() pile }); ok {
		p := o.pile()
		return &p
	}
	return nil
}

func (s *seat) holds(ref int64) string {
	its := func(l *label) bool { return l != nil && l.ref == ref }
	if p := pileOf(s.outlet); p != nil {
		if p.begun > 0 && its(p.queue[0].label) || slices.ContainsFunc(p.gone, its) && p.unsent > 0 {
			return "leaving"
		}
		if slices.ContainsFunc(p.queue, func(f outbound) bool { return its(f.label) }) {
			return "queue"
		}
	}
	if o, ok := s.outlet.(*events); ok {
		o.holding.Lock()
		defer o.holding.Unlock()
		if o.flying.has(its) || o.left.has(its) && unsent(o.conn) > 0 {
			return "leaving"
		}
	}
	return ""
}

// piledUp tells whether it is so for good: what the kernel has room for goes on in jerks.
func (h *house) piledUp(place string) bool {
	for range 15 {
		if !h.piled(place) {
			return false
		}
		time.Sleep(20 * time.Millisecond)
	}
	return true
}

// piled tells whether so much waits for a reader that the next message has to wait there.
func (h *house) piled(place string) bool {
	h.registry.mu.Lock()
	defer h.registry.mu.Unlock()
	for s := range h.registry.seats {
		switch o := s.outlet.(type) {
		case interface{ pile() pile }:
			if waits := o.pile().size; place == "queue" && waits > 40_000 || waits+fillerSize > wireLimit {
				return true
			}
		case *events:
			o.holding.Lock()
			blocked := len(o.flying.labels) > 0 && unsent(o.conn) > 0
			o.holding.Unlock()
			if blocked {
				return true
			}
		}
	}
	return false
}

const fillerSize = 20_000

// settled tells whether nobody writes or tells anything unless its reader keeps him waiting.
func (h *house) settled() bool {
	h.registry.mu.Lock()
	defer h.registry.mu.Unlock()
	for s := range h.registry.seats {
		if !s.idle() {
			return false
		}
	}
	return true
}

// idle tells whether everything that could leave has left.
func (s *seat) idle() bool {
	switch o := s.outlet.(type) {
	case interface{ pile() pile }:
		p := o.pile()
		return !p.writes || p.unsent > 0
	case *events:
		o.holding.Lock()
		defer o.holding.Unlock()
		return len(o.flying.labels) == 0 || unsent(o.conn) > 0
	default:
		return false
	}
}
