package live

import "time"

// doors is how the connections of a node stand at one moment.
type doors struct {
	sockets, streams, operations int
	// waiting are the bytes that wait for readers, held the subscriptions that wait for a change of rights.
	waiting, held int
	draining      bool
}

// standing looks at every connection.
func (t *Transports) standing() (d doors) {
	t.registry.mu.Lock()
	defer t.registry.mu.Unlock()
	d.draining = t.registry.closing
	for s := range t.registry.seats {
		if s.door == doorSocket {
			d.sockets++
		} else {
			d.streams++
		}
		s.count(&d)
	}
	return d
}

func (s *seat) count(d *doors) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.all() {
		d.operations++
		if c.held > 0 {
			d.held++
		}
	}
	if s.outlet != nil {
		d.waiting += s.outlet.waiting()
	}
}

// waiting is how many bytes wait to be written.
func (w *wire) waiting() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.size
}

// age is for how long it has not been known for certain that no right has changed; since the start where it never was.
func (r *rights) age(start time.Time) time.Duration {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.trusted:
		return 0
	case r.fresh.IsZero():
		return time.Since(start)
	default:
		return time.Since(r.fresh)
	}
}
