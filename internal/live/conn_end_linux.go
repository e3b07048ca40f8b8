package live

import (
	"syscall"
	"time"
)

// parted tells whether the connection is being ended.
func (c *conn) parted() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.is(left)
}

// leave ends the connection: the cause says how to say goodbye. It may be called under the locks of registry and seat.
func (c *conn) leave(cause error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.is(left) {
		c.sayGoodbye(cause)
	}
}

// sayGoodbye is leave under the lock.
func (c *conn) sayGoodbye(cause error) {
	c.end(cause)
	c.wake()
	said := c.options.parting(cause)
	if c.fd < 0 || c.is(parting) {
		return
	}
	c.deadline = c.loop.now() + int64(lingerWait)
	c.partWith(closeFrame(said), said.instead())
}

// end lets nothing more be done on the connection. It is called under the lock.
func (c *conn) end(cause error) {
	c.state |= left
	if c.active != nil {
		c.active.end(cause)
	}
}

// quit closes the connection as soon as nothing waits: its client has said goodbye, or has been waited for. It is called
// under the lock.
func (c *conn) quit() {
	c.end(nil)
	c.state |= quitting
	c.settle()
}

// settle closes what only waited for the last words to leave. It is called under the lock.
func (c *conn) settle() {
	switch {
	case c.fd < 0 || c.out != nil && len(c.out.queue) > 0:
	case c.is(quitting):
		c.close(unsentOf(int(c.fd)) > 0) // what he has not taken by now he does not get: it could not be taken back later
	case c.is(unreadable) && c.is(parting):
		_ = syscall.Shutdown(int(c.fd), syscall.SHUT_WR) // he may be gone
	}
}

// lose ends the connection without a word, at once.
func (c *conn) lose() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.close(true)
}

// close closes the descriptor. What the system still holds leaves or, where it is reset, does not. It is called under the lock.
func (c *conn) close(reset bool) {
	c.end(nil)
	if c.fd < 0 {
		return
	}
	if reset {
		_ = syscall.SetsockoptLinger(int(c.fd), syscall.SOL_SOCKET, syscall.SO_LINGER, &syscall.Linger{Onoff: 1}) // it may be gone
	}
	_ = syscall.Close(int(c.fd)) // as above
	c.fd = -1
	if c.is(slow) {
		c.options.Metrics.drops.WithLabelValues("stalled").Inc()
	}
	if c.out != nil {
		c.out.stop()
		c.out = nil
	}
	c.loop.bury(c)
}

// wither ends what is still done on a closed connection, and gives its seat back when nothing is.
func (c *conn) wither() {
	c.place.quit()
	c.mu.Lock()
	c.state |= buried
	vacant := c.vacant()
	c.mu.Unlock()
	if vacant {
		c.registry.left(c.place)
	}
}

// vacant tells, once, that the connection is closed and nothing is done on it any more. It is called under the lock.
func (c *conn) vacant() bool {
	if !c.is(buried) || c.is(vacated) || c.busy > 0 || c.first != nil {
		return false
	}
	c.state |= vacated
	return true
}

// lookAfter does what is due on a connection.
func (c *conn) lookAfter(now time.Time, at int64) {
	if c.place.lapsed(now) {
		c.place.expire()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.fd < 0:
		return
	case !c.is(left) && c.base.Err() != nil:
		c.sayGoodbye(nil)
	case !c.is(left) && c.deadline != 0 && at >= c.deadline:
		c.sayGoodbye(closing4408)
	case c.deadline != 0 && at >= c.deadline:
		c.quit()
	case !c.is(left|clogged) && at-c.heard > 2*int64(c.options.Ping):
		c.quit()
	}
	c.wake()
	if c.out != nil {
		c.hurry(at)
	}
	if c.fd >= 0 && !c.is(parting) && at-c.pinged >= int64(c.options.Ping) {
		c.pinged = at
		c.ping()
	}
}

// hurry gives a reader up who takes nothing for the stall time: he is told to come back, for which he has a moment more.
func (c *conn) hurry(at int64) {
	o := c.out
	switch {
	case o.due == 0 || at < o.due:
		c.relax()
	case c.is(slow):
		c.close(true)
	default:
		c.state |= slow
		if !c.is(left) {
			c.sayGoodbye(closing4410)
		}
		if c.out != nil {
			c.out.due = at + int64(lingerWait)
		}
	}
}
