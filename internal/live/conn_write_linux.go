package live

import (
	"os"
	"sync"
	"syscall"
	"unsafe"

	"piazza/internal/live/frame"
)

// outgoing is what waits to leave over a connection, or may lie in the kernel and be taken back, while there is something.
type outgoing struct {
	queue []outbound
	// begun is how much of the first frame has left, size how many bytes wait.
	begun, size int
	// left is what the kernel may still hold.
	left trail
	// due is by when the reader must have taken something.
	due int64
	// blocked: the kernel takes nothing at the moment.
	blocked bool
	// moved wakes those who wait for room; over tells them that there will be none.
	moved   *sync.Cond
	waiters int
	over    bool
}

// outLocked is what waits to leave.
func (c *conn) outLocked() *outgoing {
	if c.out == nil {
		c.out = &outgoing{}
		c.out.moved = sync.NewCond(&c.mu)
	}
	return c.out
}

func (o *outgoing) stop() {
	o.over = true
	o.moved.Broadcast()
}

// waiting is how many bytes wait to be written.
func (c *conn) waiting() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.out == nil {
		return 0
	}
	return c.out.size
}

// room waits until a frame of this size would find room. Only one writer at a time may rely on it.
func (c *conn) room(size int) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	for c.fd >= 0 && !c.is(parting) && c.out != nil && c.out.size > 0 && c.out.size+size > wireLimit {
		o := c.out
		o.waiters++
		o.moved.Wait()
		o.waiters--
	}
	return c.shut()
}

// shut tells why nothing can be written any more.
func (c *conn) shut() error {
	switch {
	case c.fd < 0:
		return os.ErrClosed
	case c.is(parting):
		return errParting
	default:
		return nil
	}
}

// put adds a frame without waiting; its bytes are the connection's from then on.
func (c *conn) put(f outbound) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	err := c.shut()
	if err == nil {
		c.enqueue(f)
	}
	return err
}

func (c *conn) enqueue(f outbound) {
	o := c.outLocked()
	o.queue = append(o.queue, f)
	o.size += len(f.bytes)
	if !o.blocked {
		c.flush()
	}
}

// writable is told that the kernel takes something again.
func (c *conn) writable() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.fd >= 0 && c.out != nil && c.out.blocked {
		c.flush()
	}
}

// flush writes until nothing waits or the kernel takes no more. It is called under the lock.
func (c *conn) flush() {
	o := c.out
	for len(o.queue) > 0 {
		n, err := c.writeSome(o)
		switch {
		case err == syscall.EAGAIN: //nolint:errorlint // a system call returns the number itself
			if o.blocked = true; o.due == 0 {
				o.due = c.loop.now() + int64(c.options.Stall)
			}
			o.moved.Broadcast()
			return
		case err != nil:
			c.close(true)
			return
		}
		o.advance(n)
		o.due = 0
	}
	if o.blocked {
		c.rouse()
	}
	o.queue, o.blocked, o.due = nil, false, 0
	o.moved.Broadcast()
	c.relax()
	c.settle()
}

// writeSome writes what waits first: of one frame as it is, of several gathered.
func (c *conn) writeSome(o *outgoing) (int, error) {
	first := o.queue[0].bytes[o.begun:]
	if len(o.queue) == 1 || len(first) >= piece {
		return writeNow(int(c.fd), first[:min(len(first), piece)])
	}
	room, again := c.loop.gatherings.Get().(*[piece]byte)
	if !again {
		room = new([piece]byte)
	}
	defer c.loop.gatherings.Put(room)
	n := copy(room[:], first)
	for _, f := range o.queue[1:] {
		if n == piece {
			break
		}
		n += copy(room[n:], f.bytes)
	}
	return writeNow(int(c.fd), room[:n])
}

// advance takes note that so many bytes have left.
func (o *outgoing) advance(n int) {
	o.size -= n
	for n > 0 {
		f := o.queue[0]
		if o.begun == 0 {
			o.left.add(f.label)
		}
		some := min(n, len(f.bytes)-o.begun)
		n -= some
		if o.begun += some; o.begun == len(f.bytes) {
			o.queue[0] = outbound{}
			o.queue, o.begun = o.queue[1:], 0
		}
	}
}

// relax forgets what has left. It is called under the lock.
func (c *conn) relax() {
	o := c.out
	if len(o.queue) > 0 || o.blocked {
		return
	}
	if len(o.left.labels) > 0 && unsentOf(int(c.fd)) == 0 {
		o.left.forget()
	}
	if len(o.left.labels) == 0 && o.waiters == 0 {
		c.out = nil
	}
}

// partWith says goodbye behind what waits, or instead of it, and takes nothing more. It is called under the lock.
func (c *conn) partWith(goodbye []byte, instead bool) {
	if o := c.out; o != nil && instead {
		o.drop(func(*label) bool { return true }, true)
	}
	c.state |= parting
	c.enqueue(outbound{bytes: goodbye})
	if c.out != nil {
		c.out.moved.Broadcast()
	}
}

// pong answers a ping. Of pongs that wait only the newest counts.
func (c *conn) pong(text []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.shut() != nil {
		return
	}
	answer := frame.AppendControl(nil, frame.Pong, text)
	if o := c.out; o != nil {
		for i := range o.queue {
			if f := &o.queue[i]; f.bytes[0] == answer[0] && (i > 0 || o.begun == 0) {
				o.size += len(answer) - len(f.bytes)
				f.bytes = answer
				return
			}
		}
	}
	c.enqueue(outbound{bytes: answer})
}

// ping asks whether the client is still there, unless something waits for him anyway. It is called under the lock.
func (c *conn) ping() {
	if c.out == nil || len(c.out.queue) == 0 {
		c.enqueue(outbound{bytes: pingFrame})
	}
}

var pingFrame = frame.AppendControl(nil, frame.Ping, nil)

// writeNow writes what the kernel takes. It does not block, so that the runtime need not be told.
func writeNow(fd int, text []byte) (int, error) {
	for len(text) > 0 {
		n, _, errno := syscall.RawSyscall(syscall.SYS_WRITE, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(text))), uintptr(len(text))) //nolint:gosec // the kernel reads the text
		switch errno {
		case 0:
			return int(n), nil
		case syscall.EINTR:
		default:
			return 0, errno
		}
	}
	return 0, nil
}
