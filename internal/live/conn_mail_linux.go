package live

import (
	"bytes"
	"errors"

	"piazza/internal/live/frame"
)

const (
	// mostMail and mostMailBytes bound what of a client waits to be dealt with; more is not read then.
	mostMail      = 16
	mostMailBytes = 16 << 10
)

// mailbox is what a client has said and nobody has dealt with, while there is something.
type mailbox struct {
	queue []frame.Message
	bytes int
	// rest is what was read behind what found room.
	rest []byte
	// emptying: a goroutine deals with it.
	emptying bool
	// end is the code with which the client has closed behind all that, or gone; 0 as long as he has not.
	end int
}

// gone stands for the code of a client who has closed without one of any kind: his end of the connection is shut.
const gone = -1

func (i *mailbox) full() bool { return len(i.queue) >= mostMail || i.bytes >= mostMailBytes }

// putAside keeps what has been read and is dealt with later. It is called under the lock.
func (c *conn) putAside(rest fetched) {
	if c.in == nil {
		c.in = &mailbox{}
	}
	if c.in.rest = rest.bytes; !rest.own {
		c.in.rest = bytes.Clone(rest.bytes)
	}
}

// keep puts a message into the mailbox, from which a goroutine takes it. It is false where the mailbox is full then, and keeps what
// follows.
func (c *conn) keep(m frame.Message, rest fetched) (goOn bool) {
	m = m.Keep()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.is(left) {
		return true
	}
	if c.in == nil {
		c.in = &mailbox{}
	}
	c.in.queue = append(c.in.queue, m)
	c.in.bytes += len(m.Payload)
	if !c.is(resting) {
		c.deal()
	}
	if !c.in.full() {
		return true
	}
	c.putAside(rest)
	c.state |= clogged
	return false
}

// deal has a goroutine deal with what is in the mailbox. It is called under the lock.
func (c *conn) deal() {
	if !c.in.emptying {
		c.in.emptying = true
		c.busy++
		go c.empty()
	}
}

// empty deals with what is in the mailbox.
func (c *conn) empty() {
	defer c.rest()
	defer c.survive()
	for {
		m, some := c.next()
		if !some {
			return
		}
		c.answer(m)
	}
}

// next takes the first message. Of one who is being ended nothing counts any more.
func (c *conn) next() (m frame.Message, some bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.is(left) {
		c.in.queue, c.in.bytes = nil, 0
	}
	if len(c.in.queue) > 0 && c.saysTooMuch() {
		c.state |= resting | clogged
		c.in.emptying = false
		c.options.Metrics.throttled.Inc()
		return m, false
	}
	if some = len(c.in.queue) > 0; some {
		m, c.in.queue[0] = c.in.queue[0], frame.Message{}
		c.in.queue = c.in.queue[1:]
		c.in.bytes -= len(m.Payload)
	}
	if c.is(clogged) && !c.in.full() {
		c.state &^= clogged
		c.heard = c.loop.now() // what he has sent meanwhile is only read now
		c.loop.readOn(c)
	}
	if !some {
		end := c.in.end
		c.in.emptying, c.in.end = false, 0
		c.tidy()
		if end != 0 {
			c.farewell(end)
		}
	}
	return m, some
}

// saysTooMuch tells whether the client has said more than may be dealt with for now. It is called under the lock.
func (c *conn) saysTooMuch() bool { return c.said.isSpent(c.options.messageRate(c.is(wide))) }

// wake goes on with a client who had said too much, when he has been quiet for long enough or is being ended. It is called under
// the lock.
func (c *conn) wake() {
	if c.is(resting) && (c.is(left) || !c.saysTooMuch()) {
		c.state &^= resting
		c.deal()
	}
}

// tidy forgets a mailbox in which nothing is.
func (c *conn) tidy() {
	if !c.in.emptying && len(c.in.queue) == 0 && len(c.in.rest) == 0 {
		c.in = nil
	}
}

func (c *conn) answer(m frame.Message) {
	if m.Kind != frame.Text {
		c.leave(malformed("Messages are text"))
		return
	}
	text, err := c.open(m)
	if v, bad := errors.AsType[frame.Violation](err); bad {
		c.leave(closure{code: v.Code, reason: v.Reason})
		return
	}
	c.receive(text)
}

// open returns what a message says, and counts what that has cost.
func (c *conn) open(m frame.Message) ([]byte, error) {
	c.mu.Lock()
	rules := c.rules()
	c.mu.Unlock()
	text, err := m.Text(rules)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.said.spend(costOf(text))
	return text, err
}
