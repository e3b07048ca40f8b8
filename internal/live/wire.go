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
)

// wire is a connection whose writes are gathered: frames that piled up leave in one write, and a reader who takes
// nothing for the stall time loses the connection. It is idle without a goroutine.
type wire struct {
	net.Conn
	stall time.Duration

	mu      sync.Mutex
	changed *sync.Cond
	waiting []byte
	pumping bool
	err     error
}

func newWire(c net.Conn, stall time.Duration) *wire {
	if tcp, ok := c.(interface{ SetWriteBuffer(bytes int) error }); ok {
		_ = tcp.SetWriteBuffer(sendBuffer) // a wish
	}
	w := &wire{Conn: c, stall: stall}
	w.changed = sync.NewCond(&w.mu)
	return w
}

// Write takes the bytes as soon as there is room for them.
func (w *wire) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for w.err == nil && len(w.waiting) > 0 && len(w.waiting)+len(p) > wireLimit {
		w.changed.Wait()
	}
	if w.err != nil {
		return 0, w.err
	}
	w.waiting = append(w.waiting, p...)
	if !w.pumping {
		w.pumping = true
		go w.pump()
	}
	return len(p), nil
}

// pump writes until nothing waits.
func (w *wire) pump() {
	for {
		batch := w.batch()
		if batch == nil {
			return
		}
		if err := w.push(batch); err != nil {
			w.fail(err)
			return
		}
	}
}

func (w *wire) batch() []byte {
	w.mu.Lock()
	defer w.mu.Unlock()
	batch := w.waiting
	w.waiting = nil
	w.pumping = len(batch) > 0
	w.changed.Broadcast()
	if !w.pumping {
		return nil
	}
	return batch
}

func (w *wire) push(batch []byte) error {
	for len(batch) > 0 {
		if err := w.Conn.SetWriteDeadline(time.Now().Add(w.stall)); err != nil {
			return err
		}
		n, err := w.Conn.Write(batch[:min(piece, len(batch))])
		if err != nil {
			return err
		}
		batch = batch[n:]
	}
	return nil
}

func (w *wire) fail(err error) {
	_ = w.Conn.Close() // the first error is the one that counts
	w.mu.Lock()
	defer w.mu.Unlock()
	w.err = err
	w.waiting = nil
	w.pumping = false
	w.changed.Broadcast()
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
	return errors.Is(w.err, os.ErrDeadlineExceeded)
}

// SetDeadline bounds reading alone; writing has its own bound.
func (w *wire) SetDeadline(t time.Time) error { return w.SetReadDeadline(t) }

// SetWriteDeadline does nothing: the pump sets its own.
func (*wire) SetWriteDeadline(time.Time) error { return nil }
