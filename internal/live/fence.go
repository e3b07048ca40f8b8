package live

import (
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
	var rights, others []db.Line
	for _, line := range lines {
		switch {
		case line.Stream == db.RightsStream:
			rights = append(rights, line)
		case t.options.TakesAway(line.Notice.Kind) != Nothing:
			others = append(others, line)
		}
	}
	if len(rights)+len(others) == 0 {
		return nil
	}
	f := &fence{}
	for _, line := range rights {
		f.changes = append(f.changes, changeOf(line.Notice))
	}
	t.registry.raise(f)
	return func(outcome db.Outcome) {
		defer t.registry.lower(f)
		if outcome == db.RolledBack {
			return
		}
		for _, line := range rights {
			// What nobody knows to be committed takes effect now, and again when the stream says so.
			if outcome == db.Unknown || t.rights.knows(line.Notice) {
				t.change(line.Notice)
			}
		}
		for _, line := range others {
			t.takeAway(line.Stream, line.Notice)
		}
	}
}

// change lets a notice of the rights stream take effect.
func (t *Transports) change(n db.Notice) {
	c := changeOf(n)
	t.registry.apply(c)
	if c.gone {
		t.registry.takeBack(func(*label) bool { return true })
	}
}

// takeAway keeps what a notice takes away from everybody here who has not got it yet.
func (t *Transports) takeAway(stream db.Stream, n db.Notice) {
	if taken := t.options.TakesAway(n.Kind); taken != Nothing {
		t.registry.takeBack(func(l *label) bool { return l.shows(stream, n.Ref, taken) })
	}
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
		for c := range s.courses {
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
	for _, c := range f.held {
		c.seat.mu.Lock()
		c.release()
		c.seat.mu.Unlock()
	}
}

// apply lets a change take effect on every connection.
func (r *registry) apply(c change) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for s := range r.seats {
		s.apply(c)
	}
}

// takeBack keeps what is taken away from every reader here.
func (r *registry) takeBack(taken func(*label) bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for s := range r.seats {
		if lost := s.takeBack(taken); lost != lossNone {
			r.metrics.takenBack.WithLabelValues(lost.String()).Inc()
		}
	}
}
