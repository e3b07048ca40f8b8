package live

import "piazza/internal/db"

// Appending takes what a transaction of this node has written into the log over into the tails, once it is committed: most of the
// time it is the very next that they would read. It is for db.OnCommitting, and stands there before Transports.Committing, so that
// rights have changed when it is told. Whatever does not follow for certain what a tail has is read from the log, as Raised has it.
func (h *Hub) Appending(lines []db.Line) (done func(db.Outcome)) {
	return func(outcome db.Outcome) {
		if outcome != db.Committed {
			return
		}
		for len(lines) > 0 {
			n := 1
			for n < len(lines) && lines[n].Stream == lines[0].Stream {
				n++
			}
			if t := h.tailOf(lines[0].Stream); t != nil {
				t.add(lines[:n])
			}
			lines = lines[n:]
		}
	}
}

// add takes committed lines that follow what the tail has: by their numbers, and by the tag of the notice before them, which in
// another log is another.
func (t *tail) add(lines []db.Line) {
	if !t.claim(lines) {
		return
	}
	notices := make([]db.Notice, len(lines))
	for i, line := range lines {
		notices[i] = line.Notice
	}
	if !t.take(notices) {
		t.hub.abandon(t, Broken)
		return
	}
	if _, _, heard := t.missing(); heard != 0 && !t.hub.spawn(t.catchUp) {
		t.settle()
	}
}

// claim tells whether lines are what the tail would read next; if so, nobody else reads until they are in hand.
func (t *tail) claim(lines []db.Line) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	first, last := &lines[0], &lines[len(lines)-1]
	follows := first.Notice.Seq == t.ring.next && first.Before != nil && *first.Before == t.tag
	if !t.started || t.reading || !follows || t.id != 0 && t.id != first.Notice.StreamID {
		return false
	}
	t.id, t.reading = first.Notice.StreamID, true
	t.want = max(t.want, last.Notice.Seq)
	t.heard++
	t.hub.metrics.appended.Add(float64(len(lines)))
	return true
}
