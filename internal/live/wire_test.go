package live

import (
	"bytes"
	"io"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// gated is a connection whose writes wait for the gate, and are counted.
type gated struct {
	net.Conn
	gate   chan struct{}
	mu     sync.Mutex
	writes [][]byte
}

func (g *gated) Write(p []byte) (int, error) {
	<-g.gate
	g.mu.Lock()
	defer g.mu.Unlock()
	g.writes = append(g.writes, bytes.Clone(p))
	return len(p), nil
}

func (*gated) SetWriteDeadline(time.Time) error { return nil }

func (*gated) Close() error { return nil }

func TestWhatPiledUpLeavesInOneWrite(t *testing.T) {
	t.Parallel()
	g := &gated{gate: make(chan struct{})}
	w := newWire(g, time.Minute)
	w.Write([]byte("first"))
	soon(t, "the first is on its way", func() bool {
		w.mu.Lock()
		defer w.mu.Unlock()
		return len(w.queue) == 0
	})
	for range 100 {
		w.Write([]byte("more "))
	}
	close(g.gate)
	w.drain()
	if len(g.writes) != 2 || len(g.writes[1]) != 500 {
		t.Errorf("%d writes", len(g.writes))
	}
}

func TestWriterWaitsForRoom(t *testing.T) {
	t.Parallel()
	g := &gated{gate: make(chan struct{})}
	w := newWire(g, time.Minute)
	written := make(chan int)
	go func() {
		for range 64 {
			w.Write(make([]byte, wireLimit/8))
			written <- 1
		}
		close(written)
	}()
	n := 0
	for idle := false; !idle; {
		select {
		case <-written:
			n++
		case <-time.After(100 * time.Millisecond):
			idle = true
		}
	}
	if n > 20 {
		t.Errorf("%d writes of an eighth of the limit found room", n)
	}
	close(g.gate)
	for range written {
		n++
	}
	if n != 64 {
		t.Errorf("%d writes", n)
	}
}

// pair returns the two ends of a connection whose receiver has a small buffer.
func pair(t *testing.T, stall time.Duration, buffer int) (*wire, *net.TCPConn) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	near, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	far, err := listener.Accept()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { near.Close(); far.Close() })
	near.(*net.TCPConn).SetReadBuffer(buffer)
	return newWire(far, stall), near.(*net.TCPConn)
}

func TestReaderWhoTakesNothingIsGivenUp(t *testing.T) {
	t.Parallel()
	w, _ := pair(t, 100*time.Millisecond, 4<<10)
	var err error
	for err == nil {
		_, err = w.Write(make([]byte, 64<<10))
	}
	if !w.stalled() {
		t.Errorf("given up because of %v", err)
	}
}

// Who reads again just after he was given up still learns that he has to come back.
func TestReaderWhoTakesNothingIsToldSo(t *testing.T) {
	t.Parallel()
	w, near := pair(t, 100*time.Millisecond, 256<<10)
	var said atomic.Bool
	w.stalls = func() { said.Store(true) }
	for w.put(outbound{bytes: textFrame(kindNext, "1", []byte(`"`+strings.Repeat("x", 64<<10)+`"`))}) == nil {
		if w.room(64<<10) != nil {
			break
		}
	}
	if !said.Load() {
		t.Error("nobody was told")
	}
	near.SetReadDeadline(time.Now().Add(patience))
	var got, some []byte
	for some = make([]byte, 32<<10); !bytes.HasSuffix(got, closeFrame(closing4410)); {
		n, err := near.Read(some)
		if got = append(got, some[:n]...); err != nil {
			t.Fatalf("after %d bytes: %v", len(got), err)
		}
	}
	w.drain()
}

func TestWhatIsTakenBackDoesNotLeave(t *testing.T) {
	t.Parallel()
	g := &gated{gate: make(chan struct{})}
	w := newWire(g, time.Minute)
	one, other := &label{ref: 1}, &label{ref: 2}
	put := func(text string, l *label) {
		if err := w.put(outbound{[]byte(text), l}); err != nil {
			t.Fatal(err)
		}
	}
	put("first ", nil)
	soon(t, "the first is on its way", func() bool { return w.waiting() == 0 })
	put("taken ", one)
	put("kept ", other)
	put("taken ", one)
	isOne := func(l *label) bool { return l.ref == 1 }
	if got := w.purge(isOne); got != lossFrames {
		t.Errorf("taking back cost %d", got)
	}
	if got := w.purge(isOne); got != lossNone {
		t.Errorf("taking nothing back cost %d", got)
	}
	close(g.gate)
	w.drain()
	if got := string(bytes.Join(g.writes, nil)); got != "first kept " {
		t.Errorf("%q left", got)
	}
}

func TestReaderWhoIsSlowIsNot(t *testing.T) {
	t.Parallel()
	const size = 4 << 20
	w, near := pair(t, 4*time.Second, 64<<10)
	go func() {
		for range size / (64 << 10) {
			w.Write(make([]byte, 64<<10))
		}
	}()
	// Each piece is read at once, with a pause of a fraction of the stall time before the next: all of it takes longer
	// than the stall time.
	pause := time.NewTicker(300 * time.Millisecond)
	defer pause.Stop()
	for range 16 {
		<-pause.C
		if _, err := io.CopyN(io.Discard, near, size/16); err != nil {
			t.Fatal(err)
		}
	}
	w.drain()
	if w.stalled() {
		t.Error("a reader who reads was given up")
	}
}
