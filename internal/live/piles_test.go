package live

import (
	"cmp"
	"slices"
	"strings"
	"testing"
)

// found says where on its way to its reader a notice is; of several readers, to the one who is furthest from having it.
func (h *house) found(ref int64) (where string) {
	h.registry.mu.Lock()
	defer h.registry.mu.Unlock()
	way := []string{"", "leaving", "queue", "telling"}
	for s := range h.registry.seats {
		if on := s.finds(ref); slices.Index(way, on) > slices.Index(way, where) {
			where = on
		}
	}
	return where
}

func (s *seat) finds(ref int64) string {
	told := s.tells(ref)
	return cmp.Or(s.holds(ref), told) // it may have gone on meanwhile
}

func (s *seat) tells(ref int64) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.all() {
		// What follows a spoiled one tells that it was taken away.
		at := slices.IndexFunc(c.telling, func(showing *Showing) bool { return showing.label.ref == ref })
		if at >= 0 && !c.telling[at].spoiled {
			return "telling"
		}
	}
	return ""
}

// pile is what waits to leave over a websocket, or may still lie in the kernel.
type pile struct {
	queue       []outbound
	begun, size int
	gone        []*label
	unsent      int
}

// pile copies what waits in a wire.
func (w *wire) pile() pile {
	w.mu.Lock()
	defer w.mu.Unlock()
	return pile{
		queue: slices.Clone(w.queue), begun: w.begun, size: w.size, gone: append(slices.Clone(w.flying.labels), w.left.labels...),
		unsent: max(unsent(w.Conn), len(w.flying.labels)),
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

// pileUp says one thing after the other until the last of them waits in this place for the one of two readers who takes nothing.
// Nothing is said before it is clear where what was said before it lies: he is told two things at most that do not leave, and would
// not hear of a third. Nobody knows beforehand how much the kernel takes; so each of them may be the one.
func (h *house) pileUp(t *testing.T, place string, say func(ref int64, text string)) int64 {
	t.Helper()
	read := h.small.bodies.count()
	size := fillerSize
	if place == "leaving" {
		size = 400 << 10 // more than the kernel takes at once
	}
	for ref := int64(secretRef); ; ref++ {
		say(ref, strings.Repeat("x", size)+secretOf(ref))
		var where string
		soon(t, "it is clear where it lies", func() bool {
			if read(ref) < 2 {
				return false
			}
			where = h.found(ref)
			return where != "telling" || h.piled("telling")
		})
		if where == place && (place != "queue" || h.piled(place)) {
			return ref
		}
	}
}

// piled tells whether so much waits for a reader that the next message has to wait there.
func (h *house) piled(place string) bool {
	h.registry.mu.Lock()
	defer h.registry.mu.Unlock()
	for s := range h.registry.seats {
		switch o := s.outlet.(type) {
		case interface{ pile() pile }:
			if waits := o.pile().size; place == "queue" && waits > 2*fillerSize || waits+fillerSize+around > wireLimit {
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

const (
	fillerSize = 20_000
	// around is more than what a message has around such a text.
	around = 1000
)
