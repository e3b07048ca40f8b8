//go:build linux

package ears

import (
	"bytes"
	"fmt"
)

// remembered is how many notices of a room are known byte by byte: more than may be outstanding.
const remembered = 256

// room is what was ordered in one stream, and who of it has what.
type room struct {
	members int
	ordered int32
	heard   []heard
}

// heard is a notice that came to somebody.
type heard struct {
	seq   int32
	count int
	at    int64
	// shapes are the bytes in which it came: before the id and after it.
	shapes []shape
}

type shape struct{ before, after []byte }

// of returns where a notice of that seq is kept.
func (r *room) of(seq int32) *heard {
	if r.heard == nil {
		r.heard = make([]heard, remembered)
	}
	return &r.heard[seq%remembered]
}

// is tells whether a message is one of these bytes, and the listener's.
func (h *heard) is(id, message []byte) bool {
	for i := range h.shapes {
		s := &h.shapes[i]
		if at := len(s.before); len(message) == at+len(id)+len(s.after) && bytes.Equal(message[at+len(id):], s.after) &&
			bytes.Equal(message[at:at+len(id)], id) && bytes.Equal(message[:at], s.before) {
			return true
		}
	}
	return false
}

// learn keeps the bytes of a message, if there is an id where one has to be.
func (h *heard) learn(id, message []byte) {
	const most = 4
	at := bytes.Index(message, id)
	if at < 0 || len(h.shapes) == most {
		return
	}
	h.shapes = append(h.shapes, shape{bytes.Clone(message[:at]), bytes.Clone(message[at+len(id):])})
}

// message is given a whole message as it was on the wire. What somebody has read and found right need not be read again
// where not a byte differs but the id.
func (e *Ears) message(l *ear, wire []byte, at int64) error {
	e.tally.Frames++
	e.tally.Bytes += len(wire)
	if h := e.rooms[l.room].of(l.next); h.seq == l.next && h.is(l.id, wire) {
		e.count(l, h, at)
		return nil
	}
	text := wire
	if l.deflated {
		var err error
		if text, err = e.reader.inflate(wire); err != nil {
			return fmt.Errorf("inflate: %w", err)
		}
	}
	if !e.dialect.Lines() {
		return e.line(l, text, wire, at)
	}
	for line := range bytes.Lines(text) {
		if err := e.line(l, line, line, at); err != nil {
			return err
		}
	}
	return nil
}

func (e *Ears) line(l *ear, text, wire []byte, at int64) error {
	got, err := e.dialect.Hear(int(l.number), text)
	if err != nil {
		return err
	}
	if got.Reply != "" {
		if err := l.say(kindText, []byte(got.Reply)); err != nil {
			return err
		}
	}
	if got.Notice {
		e.notice(l, got, wire, at)
	}
	return nil
}

// notice is given one that was read in full.
func (e *Ears) notice(l *ear, got Heard, wire []byte, at int64) {
	r := e.rooms[l.room]
	seq := int32(got.Seq)
	switch {
	case got.ID != string(l.id) || seq < 1 || seq > r.ordered || e.options.Text != "" && got.Text != e.options.Text:
		e.faults.Stray++
		e.fault(l, fmt.Errorf("stray, of %d ordered: %.300s", r.ordered, wire))
		return
	case seq < l.next:
		e.faults.Twice++
		e.fault(l, fmt.Errorf("%d came after %d", seq, l.next-1))
		return
	case seq > l.next:
		e.faults.Missing += int(seq - l.next)
		e.fault(l, fmt.Errorf("%d came after %d", seq, l.next-1))
		l.next = seq
	}
	h := r.of(seq)
	if h.seq != seq {
		*h = heard{seq: seq, at: got.At}
	}
	h.learn(l.id, wire)
	e.count(l, h, at)
}

func (e *Ears) count(l *ear, h *heard, at int64) {
	l.next++
	e.tally.Deliveries++
	e.tally.Delay.Add(at - h.at)
	if h.count++; h.count == e.rooms[l.room].members {
		e.complete++
	}
}

// Settled says what has not come to everybody who listens.
func (e *Ears) Settled() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	behind, missing := 0, 0
	for _, l := range e.all {
		if lacks := int(e.rooms[l.room].ordered - l.next + 1); l.state == listening && lacks > 0 {
			behind++
			missing += lacks
		}
	}
	if behind > 0 {
		e.faults.Missing += missing
		return fmt.Errorf("%d notices have not come to %d listeners", missing, behind)
	}
	return nil
}
