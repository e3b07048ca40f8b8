package live

import (
	"slices"

	"piazza/internal/db"
)

// label says what a message shows, for as long as it waits to leave: when that is taken away, it must not leave any
// more.
type label struct {
	course *course
	// stream and ref name the thing that the message is about.
	stream db.Stream
	ref    int64
	// anything: it may show more than that thing.
	anything bool
	// crowd stands for messages of any operation that were too many to remember.
	crowd bool
	// what it is, and where the stream stands after it; state is of the first message.
	what  shown
	at    position
	state StreamState
}

// shown is what a message is.
type shown uint8

const (
	// showsUnknown: nobody said.
	showsUnknown shown = iota
	// showsJoin: what became of the time before.
	showsJoin
	// showsNotice: what has happened.
	showsNotice
	// showsState: how something is now.
	showsState
)

// Taking says what a notice takes away.
type Taking int

// What can be taken away.
const (
	// Nothing: what was sent before may still be read.
	Nothing Taking = iota
	// Thing: the thing that the notice is about, such as a hidden comment.
	Thing
	// Everything: all that the stream is about, such as the thread of a withdrawn entry.
	Everything
)

// shows tells whether a message may show what a notice takes away.
func (l *label) shows(stream db.Stream, ref int64, taken Taking) bool {
	return l.anything || l.stream == stream && (taken == Everything || l.ref == ref)
}

// tells is shows for what db.Tx.TakeAway has said.
func (l *label) tells(stream db.Stream, thing int64) bool {
	switch {
	case stream == db.Stream{}:
		return true
	case thing == 0:
		return l.shows(stream, 0, Everything)
	default:
		return l.shows(stream, thing, Thing)
	}
}

// takings are what notices take away.
type takings []taking

type taking struct {
	stream db.Stream
	ref    int64
	what   Taking
}

func (t *takings) add(stream db.Stream, n db.Notice, what Taking) {
	if what != Nothing {
		*t = append(*t, taking{stream, n.Ref, what})
	}
}

// concern tells whether a message may show any of them.
func (t takings) concern(l *label) bool {
	return slices.ContainsFunc(t, func(one taking) bool { return l.shows(one.stream, one.ref, one.what) })
}

// trail remembers what the kernel was given since everything given to it was last known to have left.
type trail struct{ labels []*label }

// longestTrail bounds what is remembered; beyond it, anything may lie in the kernel.
const longestTrail = 512

func (t *trail) add(l *label) {
	switch {
	case l == nil:
	case len(t.labels) < longestTrail:
		t.labels = append(t.labels, l)
	default:
		t.labels[0] = &label{crowd: true}
	}
}

func (t *trail) has(taken func(*label) bool) bool {
	for _, l := range t.labels {
		if l.crowd || taken(l) {
			return true
		}
	}
	return false
}

func (t *trail) forget() { t.labels = nil }
