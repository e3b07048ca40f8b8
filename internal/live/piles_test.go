package live

import (
	"time"
)

// found says where on its way to its reader a notice is.
func (h *house) found(ref int64) (where string) {
	h.registry.mu.Lock()
	defer h.registry.mu.Unlock()
	for s := range h.registry.seats {
		s.mu.Lock()
		for c := range s.courses {
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

func (s *seat) holds(ref int64) string {
	its := func(l *label) bool { return l.ref == ref }
	switch o := s.outlet.(type) {
	case *wire:
		o.mu.Lock()
		defer o.mu.Unlock()
		if o.begun > 0 && o.queue[0].label != nil && its(o.queue[0].label) || o.flying.has(its) || o.left.has(its) && unsent(o.Conn) > 0 {
			return "leaving"
		}
		for _, f := range o.queue {
			if f.label != nil && its(f.label) {
				return "queue"
			}
		}
	case *events:
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
		case *wire:
			if waits := o.waits(); place == "queue" && waits > 40_000 || waits+fillerSize > wireLimit {
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

func (w *wire) waits() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.size
}

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
	case *wire:
		o.mu.Lock()
		defer o.mu.Unlock()
		return !o.pumping || unsent(o.Conn) > 0
	case *events:
		o.holding.Lock()
		defer o.holding.Unlock()
		return len(o.flying.labels) == 0 || unsent(o.conn) > 0
	default:
		return false
	}
}
