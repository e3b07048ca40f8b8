package live

import (
	"context"
	"net"
	"sync"
	"syscall"

	"piazza/internal/auth"
	"piazza/internal/live/frame"
)

// conn is a websocket that keeps nothing at rest but itself: no goroutine, timer, context or buffer. A loop reads it, whoever
// has something for its client writes, and what cannot leave at once waits here.
//
// Of locks, the registry's comes before the seat's, that before the connection's, and that before the loop's.
type conn struct {
	socket
	// seat is its place. own is room for its first operation; most have no other for long. One piece of memory lies closer than many.
	seat seat
	own  running
	loop *loop
	// base is the server's context, above those of its requests.
	base context.Context //nolint:containedctx // whatever is done on the connection is done under it
	slot int32
	// occupied: own is somebody's.
	occupied bool
	// queued: it is among those who have more to read. It is under the loop's lock.
	queued bool
	// parser is the loop's.
	parser frame.Parser
	// heard is when anything came last, pinged when a ping left last; both are the loop's.
	heard, pinged int64
	// swallowed counts what came after the last words to a client who breaks the rules.
	swallowed int

	mu sync.Mutex
	// fd is -1 when the connection is closed. Whoever uses it has the lock: the system gives the number to others then.
	fd int32
	// busy counts what is done on the connection just now; the last to end takes its context away.
	busy   int32
	state  connState
	active *span
	// deadline is by when the client must have greeted, or have said his own goodbye; 0 for none.
	deadline int64
	// first is the first of its operations that a feed tells without a goroutine.
	first *running
	out   *outgoing
	in    *mailbox
}

// connState says what has become of a connection.
type connState uint16

const (
	// left: it is being ended, and nothing that its client says counts.
	left connState = 1 << iota
	// parting: the goodbye waits behind what is there.
	parting
	// quitting: it is closed as soon as nothing waits.
	quitting
	// unreadable: what comes is no frames, and swallowed as it is.
	unreadable
	// slow: its reader took nothing for the stall time.
	slow
	// clogged: nothing is read, because what came has not been dealt with.
	clogged
	// buried: only what is done on it just now keeps its place.
	buried
	// vacated: its seat has been given back.
	vacated
	// resting: nothing that its client says is dealt with for a while, because it was too much.
	resting
	// wide: its client may send the messages of a member.
	wide
)

func (c *conn) is(s connState) bool { return c.state&s != 0 }

// newSocket returns a socket, and what it could go on as without a goroutine.
func (t *Transports) newSocket() (*socket, *conn) {
	if t.options.Goroutines {
		return &socket{Transports: t, place: &seat{}}, nil
	}
	c := &conn{loop: t.loop}
	c.Transports, c.place = t, &c.seat
	return &c.socket, c
}

// operation is room for one more.
func (c *conn) operation() *running {
	if c.occupied {
		return &running{}
	}
	c.occupied = true
	return &c.own
}

// take takes a socket over that has just shaken hands; false where it must keep its goroutine.
func (c *conn) take(ctx context.Context, w *wire, subprotocol string) bool {
	tcp, plain := w.Conn.(*net.TCPConn)
	door, known := ctx.Value(connKey{}).(entrance)
	if !plain || !known {
		return false
	}
	w.drain() // the answer to the upgrade is on its way there
	fd, err := descriptor(tcp)
	if err != nil {
		c.options.Log.Warn("live: a connection keeps its goroutine", "error", err)
		return false
	}
	c.link, c.base, c.fd, c.slot = c, door.base, fd, noSlot
	c.heard, c.pinged = c.loop.now(), c.loop.somewhere(c.options.Ping)
	c.deadline = c.heard + int64(c.options.InitTimeout)
	if c.place.longest() == longestMessage {
		c.state = wide
	}
	c.place.open(c)
	c.place.compress(c)
	_ = tcp.Close() // only its other descriptor: the connection is the loop's now
	if subprotocol != protocol {
		c.leave(closing4406)
	}
	if err := c.enter(); err != nil {
		c.options.Log.Warn("live: a connection was lost before it was taken up", "error", err)
		c.lose()
		c.wither()
	}
	return true
}

// enter gives the connection to the loop.
func (c *conn) enter() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.fd < 0 {
		return net.ErrClosed
	}
	return c.loop.add(c)
}

// descriptor returns a second descriptor of a connection, which does not block.
func descriptor(tcp *net.TCPConn) (fd int32, err error) {
	raw, err := tcp.SyscallConn()
	if err != nil {
		return 0, err
	}
	var errno syscall.Errno
	err = raw.Control(func(first uintptr) {
		var second uintptr
		second, _, errno = syscall.Syscall(syscall.SYS_FCNTL, first, syscall.F_DUPFD_CLOEXEC, 0)
		fd = int32(second)
	})
	if err == nil && errno != 0 {
		err = errno
	}
	return fd, err
}

// context is there as long as something is done on the connection, and ends with it.
func (c *conn) context() context.Context {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.active == nil {
		ctx := c.options.Trace(auth.WithAddress(c.base, c.place.named.Value()))
		ctx, end := context.WithCancelCause(ctx)
		c.active = &span{ctx, end}
		if c.is(left) {
			end(nil)
		}
	}
	return c.active.ctx
}

// run does something that needs the connection, in a goroutine.
func (c *conn) run(work func()) {
	c.mu.Lock()
	c.busy++
	c.mu.Unlock()
	go func() {
		defer c.rest()
		defer c.survive()
		work()
	}()
}

// survive ends a connection on which something panicked rather than the program, as the server does for its handlers. It is
// deferred.
func (c *conn) survive() {
	if v := recover(); v != nil {
		c.report("a connection panicked", v)
		c.lose()
	}
}

// rest says that something is done.
func (c *conn) rest() {
	c.mu.Lock()
	c.busy--
	last := c.busy == 0
	if last && c.active != nil {
		c.active.end(nil)
		c.active = nil
	}
	last = c.vacant()
	c.mu.Unlock()
	if last {
		c.registry.left(c.place)
	}
}

// greet is told that the client has greeted.
func (c *conn) greet() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.is(left) {
		c.deadline = 0
	}
}

// widen lets the client send the messages of a member.
func (c *conn) widen() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.state |= wide
}
