package live

import (
	"bytes"
	"syscall"

	"piazza/internal/live/frame"
)

const (
	// mostAtOnce is how many editions leave in one write, and about how many bytes.
	mostAtOnce      = 16
	mostBytesAtOnce = 32 << 10
	// mostKept is how large the memory may be that is kept for what is made next.
	mostKept = 2 * mostBytesAtOnce
	// fewPlaces is how many places are looked at at once: nearly all members stand at the same.
	fewPlaces = 4
)

// sheaf is what follows a place, as it leaves: frames of their own, in which only the ids differ.
type sheaf struct {
	feed     *feed
	after    int64
	idLength int
	deflates bool
	footing  footing

	editions []*edition
	text     []byte
	// ids are where the id stands in each frame, ends where each ends; of is whose id stands there now.
	ids, ends []int
	of        []byte
}

// hands are what somebody needs who tells crews.
type hands struct {
	*Transports
	sheaves      [fewPlaces]sheaf
	used, oldest int
	some         [mostAtOnce]*edition
	// sure: it is certain who may see what. asked counts how often that mattered.
	sure  bool
	asked int
	// frames and writes count what left since they were last looked at.
	frames, writes int
}

// oftenSure is how many messages leave before somebody looks again whether it is certain who may see what.
const oftenSure = 16

// surely tells whether it is certain who may see what, as of a few messages ago.
func (h *hands) surely() bool {
	if h.asked++; h.asked%oftenSure == 0 {
		h.sure = h.rights.areFresh()
	}
	return h.sure
}

// drop forgets what was made, and counts what left of it.
func (h *hands) drop() {
	for i := range h.sheaves[:h.used] {
		b := &h.sheaves[i]
		if cap(b.text) > mostKept {
			b.text = nil
		}
		clear(b.editions)
		b.feed, b.editions, b.of = nil, b.editions[:0], nil
	}
	clear(h.some[:])
	h.used, h.oldest = 0, 0
	if h.writes > 0 {
		h.options.Metrics.told(h.frames, h.writes)
		h.frames, h.writes = 0, 0
	}
}

// sheaf returns what a member has not been told, nil where that is nothing.
func (h *hands) sheaf(f *feed, m *mate) (*sheaf, footing) {
	b := h.find(f, m)
	if b == nil {
		b = h.make(f, m)
	}
	if len(b.editions) == 0 {
		return nil, b.footing
	}
	return b, firm
}

func (h *hands) find(f *feed, m *mate) *sheaf {
	for i := range h.sheaves[:h.used] {
		b := &h.sheaves[i]
		if b.feed == f && b.after == m.cursor && b.idLength == m.run.name.length() && b.deflates == m.conn.deflates && !b.taken() {
			return b
		}
	}
	return nil
}

func (h *hands) make(f *feed, m *mate) *sheaf {
	if h.used < fewPlaces {
		h.used++
	}
	b := &h.sheaves[h.oldest]
	h.oldest = (h.oldest + 1) % fewPlaces
	b.feed, b.after, b.deflates, b.of = f, m.cursor, m.conn.deflates, m.run.name.json()
	b.idLength = len(b.of)
	b.editions, b.text, b.ids, b.ends = b.editions[:0], b.text[:0], b.ids[:0], b.ends[:0]
	var n int
	n, b.footing = f.read(m.cursor, h.some[:])
	for _, e := range h.some[:n] {
		b.add(e, h)
		if len(b.text) > mostBytesAtOnce {
			break
		}
	}
	return b
}

func (b *sheaf) add(e *edition, h *hands) {
	var block frame.Block
	if b.deflates {
		block = e.compressed(&h.deflater)
	}
	var at int
	if block != nil {
		b.text, at = block.AppendNext(b.text, b.of)
	} else {
		b.text, at = frame.AppendNext(b.text, b.of, e.text)
	}
	b.editions, b.ids, b.ends = append(b.editions, e), append(b.ids, at), append(b.ends, len(b.text))
}

// taken tells whether something of it has been taken away since it was made.
func (b *sheaf) taken() bool {
	for _, e := range b.editions {
		if e.taken.Load() {
			return true
		}
	}
	return false
}

// address makes it the sheaf for an operation of an id as long.
func (b *sheaf) address(id []byte) {
	if bytes.Equal(b.of, id) {
		return
	}
	for _, at := range b.ids {
		copy(b.text[at:], id)
	}
	b.of = id
}

// last is where somebody stands who was told all of it.
func (b *sheaf) last() int64 { return b.editions[len(b.editions)-1].at.seq }

// deliver writes a sheaf to a member, unless something stands against it. It is true where he has got all of it, so that there
// may be more.
func (c *conn) deliver(m *mate, b *sheaf, h *hands) bool {
	s := c.place
	s.mu.Lock()
	defer s.mu.Unlock()
	if m.run.over || m.run.waits() || !h.surely() {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.shut() != nil || c.out != nil && (c.out.blocked || len(c.out.queue) > 0) {
		return false // who takes nothing now is called when he does
	}
	if b.taken() {
		return true // it is read anew
	}
	b.address(m.run.name.json())
	n, err := writeNow(int(c.fd), b.text)
	if err != nil && err != syscall.EAGAIN { //nolint:errorlint // a system call returns the number itself
		c.close(true)
		return false
	}
	h.writes++
	if n == len(b.text) {
		h.frames += len(b.editions)
		m.cursor = b.last()
		m.run.sent = m.cursor
		return true
	}
	c.fallShort(m, b, n, h)
	return false
}

// fallShort takes note of how much of a sheaf has left. What has begun to leave waits for the rest of it.
func (c *conn) fallShort(m *mate, b *sheaf, n int, h *hands) {
	o := c.outLocked()
	o.blocked, o.due = true, c.loop.now()+int64(c.options.Stall)
	begin := 0
	for i, end := range b.ends {
		if n <= begin {
			return
		}
		h.frames++
		e := b.editions[i]
		m.cursor = e.at.seq
		m.run.sent = m.cursor
		if n < end {
			l := e.label(&m.run.course)
			o.queue = append(o.queue, outbound{append([]byte(nil), b.text[begin:end]...), l})
			o.begun = n - begin
			o.size = end - n
			return
		}
		begin = end
	}
}
