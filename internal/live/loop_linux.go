package live

import (
	"math/rand/v2"
	"sync"
	"syscall"
	"time"

	"piazza/internal/live/frame"
)

// loop serves all connections that have no goroutine: one goroutine reads what comes over them, and looks after them every
// second. It runs as long as there are any.
type loop struct {
	*Transports
	// rules are what clients may send.
	rules [4]frame.Rules
	yard  *yard
	began time.Time
	pause time.Duration

	mu sync.Mutex
	// gatherings are for frames that leave together.
	gatherings sync.Pool
	poller     *poller
	slots      []slotted
	free       []int32
	count      int
	// more are those who have more to read than one turn allowed, dead those whose descriptor is closed.
	more, dead []*conn
}

// slotted is where a connection is found by its events. The generation grows with each connection that had the slot.
type slotted struct {
	conn       *conn
	generation uint32
}

const (
	// readAtOnce is how much is read at once, by all with the same buffer; turns is how often one reads before the others. It is
	// little, because it may have to be kept.
	readAtOnce = 16 << 10
	turns      = 4
	// seldom and often bound how often connections are looked after.
	seldom = time.Second
	often  = 10 * time.Millisecond
)

func newLoop(t *Transports) *loop {
	l := &loop{Transports: t, yard: newYard(t), began: time.Now()}
	for i := range l.rules {
		l.rules[i] = t.rulesFor(i&1 != 0, i&2 != 0)
	}
	o := &t.options
	l.pause = max(often, min(seldom, o.Ping/4, o.Stall/4, o.InitTimeout/4))
	return l
}

// now is the time that never jumps.
func (l *loop) now() int64 { return int64(time.Since(l.began)) }

// add takes a connection up. The first one starts the loop.
func (l *loop) add(c *conn) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.poller == nil {
		p, err := newPoller()
		if err != nil {
			return err
		}
		l.poller = p
		go l.run(p)
	}
	c.slot = l.place(c)
	if err := l.poller.watch(int(c.fd), c.slot, l.slots[c.slot].generation); err != nil {
		l.clear(c)
		return err
	}
	return nil
}

// noSlot is the slot of a connection that the loop does not have.
const noSlot = -1

func (l *loop) place(c *conn) int32 {
	l.count++
	if n := len(l.free); n > 0 {
		slot := l.free[n-1]
		l.free = l.free[:n-1]
		l.slots[slot].conn = c
		return slot
	}
	l.slots = append(l.slots, slotted{conn: c})
	return int32(len(l.slots) - 1)
}

// clear frees the slot of a connection.
func (l *loop) clear(c *conn) {
	l.count--
	l.slots[c.slot] = slotted{generation: l.slots[c.slot].generation + 1}
	if l.free = append(l.free, c.slot); l.count == 0 {
		l.slots, l.free = nil, nil
	}
	c.slot = noSlot
}

// at returns whom an event is about, nil where he is gone already.
func (l *loop) at(e *syscall.EpollEvent) *conn {
	l.mu.Lock()
	defer l.mu.Unlock()
	if e.Fd < 0 || int(e.Fd) >= len(l.slots) || l.slots[e.Fd].generation != uint32(e.Pad) {
		return nil
	}
	return l.slots[e.Fd].conn
}

// readOn has a connection read again although nothing new has come.
func (l *loop) readOn(c *conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if c.slot == noSlot || c.queued {
		return
	}
	c.queued = true
	l.more = append(l.more, c)
	l.ring()
}

// bury has a connection taken off whose descriptor is closed. It may be called under the locks of registry, seat and
// connection.
func (l *loop) bury(c *conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if c.slot != noSlot {
		l.dead = append(l.dead, c)
		l.ring()
	}
}

func (l *loop) ring() {
	if l.poller != nil {
		l.poller.ring()
	}
}

func (l *loop) run(p *poller) {
	defer p.close()
	in := make([]byte, readAtOnce)
	var bell [8]byte
	due := time.Now().Add(l.pause)
	_ = p.until(due) // it could be set before
	for l.goesOn() {
		for _, e := range p.wait() {
			switch c := l.at(&e); {
			case c != nil:
				l.serve(c, &e, in)
			case e.Fd == bellSlot:
				_, _ = syscall.Read(p.bell, bell[:]) // that it rang is all that counts
			}
		}
		for _, c := range l.waiting() {
			l.read(c, in, true)
		}
		if now := time.Now(); !now.Before(due) {
			l.sweep(now)
			due = now.Add(l.pause)
			_ = p.until(due) // as above
		}
		l.reap()
	}
}

// goesOn tells whether there are connections; where there are none the loop ends.
func (l *loop) goesOn() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.count > 0 {
		return true
	}
	l.poller, l.more = nil, nil
	return false
}

// waiting takes those who have more to read.
func (l *loop) waiting() []*conn {
	l.mu.Lock()
	defer l.mu.Unlock()
	more := l.more
	l.more = nil
	for _, c := range more {
		c.queued = false
	}
	return more
}

func (l *loop) serve(c *conn, e *syscall.EpollEvent, in []byte) {
	if e.Events&syscall.EPOLLOUT != 0 {
		c.writable()
	}
	if e.Events&^uint32(syscall.EPOLLOUT) != 0 {
		l.read(c, in, e.Events&^uint32(syscall.EPOLLOUT|syscall.EPOLLIN) != 0)
	}
}

// read takes what has come over a connection, some of it if there is very much. thoroughly means that it may have ended, so
// that a short piece need not be the last.
func (l *loop) read(c *conn, in []byte, thoroughly bool) {
	for range turns {
		f := c.fetch(in)
		short := !f.own && len(f.bytes) < len(in)
		if len(f.bytes) > 0 && !c.hear(f) || f.last || short && !thoroughly {
			return
		}
	}
	l.readOn(c)
}

// reap lets go of connections that are closed.
func (l *loop) reap() {
	l.mu.Lock()
	dead := l.dead
	l.dead = nil
	for _, c := range dead {
		l.clear(c)
	}
	l.mu.Unlock()
	for _, c := range dead {
		c.wither()
	}
}

// somewhere spreads what is done at intervals over all connections.
func (l *loop) somewhere(within time.Duration) int64 { return l.now() - rand.Int64N(int64(within)+1) }

// sweep looks after all connections.
func (l *loop) sweep(now time.Time) {
	l.mu.Lock()
	all := make([]*conn, 0, l.count)
	for _, s := range l.slots {
		if s.conn != nil {
			all = append(all, s.conn)
		}
	}
	l.mu.Unlock()
	at := l.now()
	for _, c := range all {
		c.lookAfter(now, at)
	}
}
