package live

import (
	"errors"
	"syscall"

	"piazza/internal/live/frame"
)

// mostFrames is how many frames of one client are taken apart before the others have their turn: the smallest cost more time
// than the bytes that carry them.
const mostFrames = 256

// fetched is a piece of what has come.
type fetched struct {
	bytes []byte
	// own: it lies in memory of the connection, where it may stay.
	own bool
	// last: nothing follows it for now.
	last bool
}

// fetch reads what has come, first what was read before and put aside.
func (c *conn) fetch(into []byte) (f fetched) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.fd < 0 || c.is(clogged):
		return fetched{last: true}
	case c.in != nil && len(c.in.rest) > 0:
		f = fetched{bytes: c.in.rest, own: true}
		c.in.rest = nil
		c.tidy()
		return f
	}
	n, err := readNow(int(c.fd), into)
	switch {
	case err == syscall.EAGAIN: //nolint:errorlint // a system call returns the number itself
		return fetched{last: true}
	case err != nil:
		c.close(true)
		return fetched{last: true}
	case n == 0:
		c.farewell(gone)
		return fetched{last: true}
	}
	c.parser.Rules = c.rules()
	c.heard = c.loop.now()
	return fetched{bytes: into[:n]}
}

// rules are what the client may send. It is called under the lock.
func (c *conn) rules() *frame.Rules {
	kind := 0
	if c.is(wide) {
		kind |= 1
	}
	if c.deflates {
		kind |= 2
	}
	return &c.loop.rules[kind]
}

// hear takes what has come apart, and answers the newest ping in it. It is false where no more may be read for now.
func (c *conn) hear(f fetched) (goOn bool) {
	if c.swallowed > 0 {
		return c.swallow(len(f.bytes))
	}
	var ping frame.Message
	defer func() {
		if ping.Kind == frame.Ping {
			c.pong(ping.Payload)
		}
	}()
	for range mostFrames {
		if len(f.bytes) == 0 {
			return true
		}
		m, rest, err := c.parser.Next(f.bytes)
		if err != nil {
			c.violate(err)
			return true
		}
		f.bytes = rest
		switch m.Kind {
		case frame.Text, frame.Binary:
			if !c.keep(m, f) {
				return false
			}
		case frame.Ping:
			ping = m
		case frame.Close:
			c.mu.Lock()
			c.farewell(m.Code)
			c.mu.Unlock()
			return false
		case frame.Pong, frame.Nothing:
		}
	}
	return c.pauseBefore(f)
}

// pauseBefore puts aside what is left of a piece, so that the others have their turn.
func (c *conn) pauseBefore(rest fetched) (goOn bool) {
	if len(rest.bytes) == 0 {
		return true
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.putAside(rest)
	c.loop.readOn(c)
	return false
}

// violate says goodbye to a client who sends what is no frame. Whatever follows is swallowed as it is.
func (c *conn) violate(err error) {
	v, _ := errors.AsType[frame.Violation](err) // it is always one
	c.swallowed = 1
	c.mu.Lock()
	defer c.mu.Unlock()
	c.state |= unreadable
	if !c.is(left) {
		c.sayGoodbye(closure{code: v.Code, reason: v.Reason})
	}
	c.settle()
}

// swallow counts what is not wanted. There is an end to it.
func (c *conn) swallow(n int) bool {
	if c.swallowed += n; c.swallowed > lingerBytes {
		c.lose()
		return false
	}
	return true
}

// farewell answers the client's goodbye once what he said before has been dealt with, or hears his answer to ours. It is
// called under the lock.
func (c *conn) farewell(code int) {
	if c.in != nil && (c.in.emptying || c.is(resting)) && !c.is(left) {
		if c.in.end == 0 {
			c.in.end = code
		}
		return
	}
	if code != gone && !c.is(parting) && c.fd >= 0 {
		c.partWith(frame.AppendClose(nil, code, ""), false)
	}
	c.quit()
}

// readNow reads what there is.
func readNow(fd int, into []byte) (int, error) {
	for {
		n, err := syscall.Read(fd, into)
		if err != syscall.EINTR {
			return n, err
		}
	}
}
