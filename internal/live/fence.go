package live

import (
	"context"
	"slices"

	"piazza/internal/db"
)

// fence stands while changes of rights are being committed: the operations that they may concern send nothing.
type fence struct {
	changes []change
	held    []*course
}

func (f *fence) concerns(c *course) bool {
	return slices.ContainsFunc(f.changes, func(one change) bool { return one.concerns(c) })
}

// Committing holds back, from right before a transaction commits that changes rights until its outcome is known,
// whatever is on its way to those concerned; committed, it ends what they may not see any more. What a transaction takes
// away is taken out of the buffers when it has committed. It is for db.OnCommitting.
func (t *Transports) Committing(lines []db.Line) (done func(db.Outcome)) {
	if !slices.ContainsFunc(lines, t.matters) {
		return nil // most transactions only add something
	}
	f := &fence{}
	var rights []db.Notice
	var taken takings
	for _, line := range lines {
		if line.Stream != db.RightsStream {
			taken.add(line.Stream, line.Notice, t.options.TakesAway(line.Notice.Kind))
			continue
		}
		rights = append(rights, line.Notice)
		if changesRights(line.Notice) {
			f.changes = append(f.changes, changeOf(line.Notice))
		}
	}
	t.registry.raise(f)
	return func(outcome db.Outcome) {
		defer t.lower(f, outcome)
		if outcome == db.RolledBack {
			return
		}
		for _, n := range rights {
			// What nobody knows to be committed takes effect now, and again when the stream says so.
			if outcome == db.Unknown || t.rights.knows(n) {
				t.change(n)
			}
		}
		t.takeAway(taken)
	}
}

// matters tells whether a line changes rights or takes something away.
func (t *Transports) matters(line db.Line) bool {
	return line.Stream == db.RightsStream || t.options.TakesAway(line.Notice.Kind) != Nothing
}

// change lets a notice of the rights stream take effect.
func (t *Transports) change(n db.Notice) {
	if stream, thing, takes := n.TakesAway(); takes {
		t.registry.takeBack(func(l *label) bool { return l.tells(stream, thing) })
		return
	}
	t.take(changeOf(n))
}

// take lets a change take effect. Where nobody knows what it is, something may have been taken away.
func (t *Transports) take(c change) {
	t.registry.apply(c)
	if c.gone || c.everybody {
		t.registry.takeBack(func(*label) bool { return true })
	}
}

// takeAway keeps what is taken away from everybody here who has not got it yet.
func (t *Transports) takeAway(taken takings) {
	if len(taken) > 0 {
		t.registry.takeBack(taken.concern)
	}
}

// lower takes a fence down once it is known what became of the transaction. While that is in doubt, it may still be
// committed: as long as it can, it holds the rights stream.
func (t *Transports) lower(f *fence, outcome db.Outcome) {
	h := t.options.Hub
	if outcome != db.Unknown || len(f.changes) == 0 || h == nil || !h.spawn(func() { t.outlast(h, f) }) {
		t.registry.lower(f)
	}
}

// outlast takes a fence down when nobody writes to the rights stream any more and what it says has taken effect.
func (t *Transports) outlast(h *Hub, f *fence) {
	defer t.registry.lower(f)
	for h.ctx.Err() == nil && !t.settled(h) {
		pause(h.ctx, h.options.Sweep)
	}
}

func (t *Transports) settled(h *Hub) bool {
	ctx, cancel := context.WithTimeout(h.ctx, fetchTimeout)
	defer cancel()
	head, err := h.store.settled(ctx, db.RightsStream)
	if err != nil {
		h.complain("wait for a change of rights in doubt", err)
		return false
	}
	return t.rights.until(ctx, func() bool { return t.rights.acted.seq >= head })
}

// raise puts a fence up around everybody whom it concerns, also those who come later.
func (r *registry) raise(f *fence) {
	if len(f.changes) == 0 {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.fences = append(r.fences, f)
	for s := range r.seats {
		s.mu.Lock()
		for c := range s.all() {
			f.hold(c)
		}
		s.mu.Unlock()
	}
}

func (f *fence) hold(c *course) {
	if f.concerns(c) {
		c.hold()
		f.held = append(f.held, c)
	}
}

// lower takes a fence down.
func (r *registry) lower(f *fence) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if i := slices.Index(r.fences, f); i >= 0 {
		r.fences = slices.Delete(r.fences, i, i+1)
	}
	lifted := map[*conn]struct{}{}
	for _, c := range f.held {
		c.seat.mu.Lock()
		c.release()
		c.seat.mu.Unlock()
		if conn := c.seat.compact.Load(); conn != nil {
			lifted[conn] = struct{}{}
		}
	}
	for conn := range lifted { // each once, however many of its operations were held
		conn.lifted()
	}
}

// apply lets a change take effect on every connection.
func (r *registry) apply(c change) {
	r.each(func(s *seat) loss { return s.apply(c) })
	r.feeds.apply(c)
}

// takeBack keeps what is taken away from every reader here. The feeds come first: what a connection reads from them afterwards
// does not show it any more.
func (r *registry) takeBack(taken func(*label) bool) {
	r.feeds.takeBack(taken)
	r.each(func(s *seat) loss { return s.takeBack(taken) })
}

// each does something to every connection that may cost it messages.
func (r *registry) each(do func(*seat) loss) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for s := range r.seats {
		if lost := do(s); lost != lossNone {
			r.metrics.takenBack.WithLabelValues(lost.String()).Inc()
		}
	}
}
