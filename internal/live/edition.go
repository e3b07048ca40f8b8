package live

import (
	"math"
	"slices"
	"sync/atomic"

	"piazza/internal/live/frame"
)

// edition is a payload that a feed has for all its members: made once, however many take it.
type edition struct {
	// at is where the stream stands after it; of a state, seq is the version and there is no tag.
	at position
	// text is the payload as it stands in a message of kind next. Nobody changes it.
	text []byte
	// stream is what its feed tells of, ref the thing that it is about; anything and what are as in its label.
	stream   *Stream
	ref      int64
	anything bool
	what     shown
	// taken: what it shows has been taken away since it was made, or is not how things are any more. Who is about to let it leave
	// looks here last, under a lock that whoever takes something away takes afterwards too: what leaves before is cut with the
	// connection, what would leave later does not.
	taken atomic.Bool

	pressed atomic.Pointer[frame.Block]
}

// label says what it shows to an operation, or to nobody's.
func (e *edition) label(c *course) *label {
	return &label{course: c, stream: *e.stream, ref: e.ref, anything: e.anything, what: e.what, at: e.at}
}

// compressed is the text made shorter for all who take it so, nil where that is not worth it. Who needs it first makes it.
func (e *edition) compressed(d *frame.Deflater) frame.Block {
	if made := e.pressed.Load(); made != nil {
		return *made
	}
	block := d.Deflate(e.text)
	e.pressed.Store(&block) // two who make it at once make the same
	return block
}

// stamp is what is kept of an edition for longer than its text. The number of one that may show anything is turned round: it is
// less than 0 then.
type stamp struct{ mark, ref int64 }

func stampOf(e *edition) stamp {
	if e.anything {
		return stamp{^e.at.seq, e.ref}
	}
	return stamp{e.at.seq, e.ref}
}

func (s stamp) anything() bool { return s.mark < 0 }

func (s stamp) seq() int64 {
	if s.mark < 0 {
		return ^s.mark
	}
	return s.mark
}

// stamps remember what the latest editions showed of the stream that they tell of.
type stamps struct {
	stream Stream
	list   []stamp
	// forgot: there were more, of which the highest number was upTo.
	forgot bool
	upTo   int64
}

// mostStamps is more than what a kernel holds for a reader, where messages are as long as most are.
const mostStamps = 128

func (s *stamps) add(e *edition) {
	if len(s.list) == mostStamps {
		const half = mostStamps / 2
		s.forget(half)
		s.list = append(s.list[:0], s.list[half:]...)
	}
	s.stream = *e.stream
	s.list = append(s.list, stampOf(e))
}

// forget notes that the oldest are not remembered any more.
func (s *stamps) forget(n int) {
	for _, one := range s.list[:n] {
		s.forgot, s.upTo = true, max(s.upTo, one.seq())
	}
}

// show tells whether one of so many editions, the latest up to a place, may show what is taken away. Of what is not remembered any
// more, it may. Editions are counted, because numbers are left out; those that came again after something was taken away were
// told to some before and to others after, so that both count, each for itself.
func (s *stamps) show(upTo int64, latest int, taken func(*label) bool) bool {
	counted, last := 0, int64(math.MaxInt64)
	for _, one := range slices.Backward(s.list) {
		seq := one.seq()
		if seq >= last {
			counted = 0 // from here on they are those that came before
		}
		if last = seq; seq > upTo || counted == latest {
			continue
		}
		counted++
		if s.forgot && seq <= s.upTo || taken(&label{stream: s.stream, ref: one.ref, anything: one.anything()}) {
			return true
		}
	}
	return s.forgot && counted < latest
}
