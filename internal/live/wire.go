package live

import (
	"errors"
	"net"
	"os"
	"sync"
	"time"
)

const (
	// wireLimit bounds what waits for one reader; whoever writes more waits with it.
	wireLimit = 256 << 10
	// piece is how much must leave within the stall time for a reader to count as alive.
	piece = 16 << 10
	// sendBuffer keeps the kernel from hiding a slow reader behind megabytes.
	sendBuffer = 64 << 10
	// doubtWait is how long a message that is taken back may be on its way into the kernel.
	doubtWait = 50 * time.Millisecond
)

// outbound is a message that waits to leave. It leaves whole, or not at all as long as it has not begun to.
type outbound struct {
	bytes []byte
	// label says what it shows, nil where it shows nothing that could be taken away.
	label *label
}

// wire is a connection whose writes are gathered: frames that piled up leave in one write, what waits can be taken
// back, and a reader who takes nothing for the stall time is told so, if he still listens, and loses the connection.
// It is idle without a goroutine.
type wire struct {
	net.Conn
	stall time.Duration
	// stalls is called once when the reader takes nothing any more.
	stalls func()

	mu      sync.Mutex
	changed *sync.Cond
	queue   []outbound
	// begun is how much of the first frame has been handed on, size how many bytes wait.
	begun, size int
	// flying is what the pump writes just now, left what the kernel may still hold.
	flying, left trail
	pumping      bool
	// doubted: what flies may have been taken back.
	doubted bool
	// parting: the goodbye waits behind what is there; slow: because the reader took nothing.
	parting, slow bool
	err           error
}

var errParting = errors.New("the goodbye has been said")

func newWire(c net.Conn, stall time.Duration) *wire {
	if tcp, ok := c.(interface{ SetWriteBuffer(bytes int) error }); ok {
		_ = tcp.SetWriteBuffer(sendBuffer) // a wish
	}
	holdLittle(c)
	w := &wire{Conn: c, stall: stall, stalls: func() { /* nobody asked */ }}
	w.changed = sync.NewCond(&w.mu)
	return w
}

// Write takes a whole frame, or what comes before the first, as soon as there is room.
func (w *wire) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.waitForRoom(len(p)); err != nil {
		return 0, err
	}
	w.enqueue(outbound{bytes: append([]byte(nil), p...)})
	w.parting = p[0] == closeByte
	return len(p), nil
}

// room waits until a frame of this size would find room. Only one writer at a time may rely on it.
func (w *wire) room(size int) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.waitForRoom(size)
}

func (w *wire) waitForRoom(size int) error {
	for w.err == nil && !w.parting && w.size > 0 && w.size+size > wireLimit {
		w.changed.Wait()
	}
	if w.err == nil && w.parting {
		return errParting
	}
	return w.err
}

// put adds a frame without waiting; its bytes are the wire's from then on.
func (w *wire) put(f outbound) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.err != nil:
		return w.err
	case w.parting:
		return errParting
	}
	w.enqueue(f)
	return nil
}

func (w *wire) enqueue(f outbound) {
	w.queue = append(w.queue, f)
	w.size += len(f.bytes)
	if !w.pumping {
		w.pumping = true
		go w.pump()
	}
}

// part says goodbye behind what waits, or instead of it, and takes nothing more. It is false where nobody will hear.
func (w *wire) part(goodbye []byte, instead bool) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.err != nil || w.parting {
		return w.parting && w.err == nil
	}
	w.partWith(goodbye, instead)
	return true
}

func (w *wire) partWith(goodbye []byte, instead bool) {
	if instead {
		w.drop(func(*label) bool { return true }, true)
	}
	w.enqueue(outbound{bytes: goodbye})
	w.parting = true
	w.changed.Broadcast()
}

// drop takes frames out that have not begun to leave and tells whether there were any.
func (w *wire) drop(taken func(*label) bool, unlabelled bool) (dropped bool) {
	kept := w.queue[:0]
	for i, f := range w.queue {
		begun := i == 0 && w.begun > 0
		if begun || f.label == nil && !unlabelled || f.label != nil && !taken(f.label) {
			kept = append(kept, f)
			continue
		}
		w.size -= len(f.bytes)
		dropped = true
	}
	clear(w.queue[len(kept):])
	w.queue = kept
	return dropped
}

// loss says what taking messages back has cost a connection.
type loss int

const (
	// lossNone: nothing waited that had to be taken back.
	lossNone loss = iota
	// lossFrames: the reader will not get what others have got.
	lossFrames
	// lossAll: what had to be taken back was on its way already, and the connection was cut.
	lossAll
)

// String names a loss in metrics.
func (l loss) String() string {
	return [...]string{lossNone: "nothing", lossFrames: "messages", lossAll: "connection"}[l]
}

// purge takes back what waits to leave. What has begun to leave, or may still lie in the kernel, can only be taken back
// with the whole connection.
func (w *wire) purge(taken func(*label) bool) loss {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.err != nil {
		return lossNone
	}
	begun := w.begun > 0 && w.queue[0].label != nil && taken(w.queue[0].label)
	flying := w.flying.has(taken)
	if begun || (flying || w.left.has(taken)) && unsent(w.Conn) > 0 {
		w.cut(errTakenBack)
		return lossAll
	}
	if flying {
		w.doubt()
	}
	if w.drop(taken, false) {
		w.changed.Broadcast()
		return lossFrames
	}
	return lossNone
}

var errTakenBack = errors.New("what was on its way has been taken back")

// doubt makes sure that what is being written this very moment leaves at once or not at all.
func (w *wire) doubt() {
	w.doubted = true
	time.AfterFunc(doubtWait, func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		if w.doubted && w.err == nil {
			w.cut(errTakenBack)
		}
	})
}

// cut ends the connection so that nothing more leaves, also of what the kernel holds.
func (w *wire) cut(err error) {
	reset(w.Conn)
	w.err = err
	w.queue, w.size, w.begun = nil, 0, 0
	w.changed.Broadcast()
}

// reset closes a connection without sending what is left.
func reset(c net.Conn) {
	if tcp, ok := c.(interface{ SetLinger(seconds int) error }); ok {
		_ = tcp.SetLinger(0) // the connection may be gone already
	}
	_ = c.Close() // as above
}

// drain waits until everything written has left, or has failed to.
func (w *wire) drain() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for w.pumping {
		w.changed.Wait()
	}
}

// stalled tells whether the reader was given up because he took nothing.
func (w *wire) stalled() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.slow
}

// Close ends the connection. What its reader has not taken by now he does not get: it could not be taken back later.
func (w *wire) Close() error {
	if unsent(w.Conn) > 0 {
		reset(w.Conn)
		return nil
	}
	return w.Conn.Close()
}

// SetDeadline bounds reading alone; writing has its own bound.
func (w *wire) SetDeadline(t time.Time) error { return w.SetReadDeadline(t) }

// SetWriteDeadline does nothing: the pump sets its own.
func (*wire) SetWriteDeadline(time.Time) error { return nil }

// stallError tells whether a write failed because the reader took nothing.
func stallError(err error) bool { return errors.Is(err, os.ErrDeadlineExceeded) }
