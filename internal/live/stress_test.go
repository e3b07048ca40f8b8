package live

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"go.uber.org/goleak"
)

func TestManySubscribeAndComplete(t *testing.T) { onBothPathsAlone(t, testManySubscribeAndComplete) }

func testManySubscribeAndComplete(t *testing.T) {
	// At the pace at which a visitor may speak it would take a minute.
	s, h := openFeeds(t, func(o *TransportOptions) { o.MessageRate = -1 })
	s.write(t, thread(1), 1)
	warm := h.greeted(t)
	warm.subscribe("1", "subscription{thread(id: 1){seq}}")
	warm.next("1", "thread")
	soon(t, "a feed tells it", func() bool { return h.members() == 1 && s.subscribers() == 1+1 }) // beside the rights
	// Whoever does not read answers no ping, and would be given up in a long run.
	go func() {
		for {
			if _, _, err := warm.ReadMessage(); err != nil {
				return
			}
		}
	}()
	before := goleak.IgnoreCurrent()
	c := h.greeted(t)
	for i := range soaking(100_000, 4000) {
		id := fmt.Sprint(i % 7)
		switch i % 4 {
		case 0: // ended by the server
			c.subscribe(id, "subscription{count(to: 1)}")
			c.until("complete", id)
		case 1: // ended by the client, after it has begun
			c.subscribe(id, "subscription{thread(id: 1){seq}}")
			c.until("next", id)
			c.send(`{"type":"complete","id":"` + id + `"}`)
		default: // ended by the client at once
			c.subscribe(id, "subscription{thread(id: 2){seq}}")
			c.send(`{"type":"complete","id":"` + id + `"}`)
		}
	}
	c.Close()
	soon(t, "the seat is free", func() bool { return h.registry.count() == 1 })
	soon(t, "one subscriber is left", func() bool { return s.subscribers() == 1+1 && h.feeds() == 1 })
	nothingRuns(t, before)
}

// until reads on to a message of this kind.
func (c *client) until(kind, id string) {
	c.t.Helper()
	for {
		if m := c.read(); m.Type == kind && m.ID == id {
			return
		}
	}
}

func (h *Hub) subscribers() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	n := 0
	for _, t := range h.tails {
		n += len(t.subscribers)
	}
	return n
}

// Readers come and leave as they like, in the middle of whatever is said; nothing of them stays.
func TestManyDisconnectAtRandom(t *testing.T) { onBothPathsAlone(t, testManyDisconnectAtRandom) }

func testManyDisconnectAtRandom(t *testing.T) {
	s := openSquare(t, nil)
	h := openHouse(t, s, func(o *TransportOptions) { o.Hub = s.Hub })
	soon(t, "the rights are followed", func() bool { return h.rights.areFresh() })
	before := goleak.IgnoreCurrent()
	heap := heapInUse()
	stop := keepWriting(t, s, thread(1))
	var readers sync.WaitGroup
	for range 16 {
		readers.Go(func() {
			for range soaking(20_000, 60) {
				h.visit(rand.IntN(4000))
			}
		})
	}
	readers.Wait()
	stop()
	soon(t, "all seats are free", func() bool { return h.registry.count() == 0 })
	soon(t, "only the rights are listened to", func() bool { return s.subscribers() == 1 })
	if grown := heapInUse() - heap; grown > 32<<20 {
		t.Errorf("the heap grew by %d bytes", grown)
	}
	h.server.CloseClientConnections()
	nothingRuns(t, before)
}

// visit follows a thread until so many bytes have come, and is gone without a word.
func (h *house) visit(bytes int) {
	conn, err := net.Dial("tcp", h.server.Listener.Addr().String())
	if err != nil {
		return
	}
	defer conn.Close()
	fmt.Fprintf(conn, "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"+
		"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n")
	conn.Write(clientFrame(0x81, `{"type":"connection_init"}`))
	conn.Write(clientFrame(0x81, `{"type":"subscribe","id":"1","payload":{"query":"subscription{thread(id: 1){seq}}"}}`))
	conn.SetReadDeadline(time.Now().Add(patience))
	_, _ = io.CopyN(io.Discard, conn, int64(bytes)) // whoever leaves early does not care why it ended
	conn.(*net.TCPConn).SetLinger(0)
}

func TestStalledReadersAreClosed(t *testing.T) { onBothPathsAlone(t, testStalledReadersAreClosed) }

func testStalledReadersAreClosed(t *testing.T) {
	h := openHouse(t, nobodyListens(t), func(o *TransportOptions) { o.Stall = time.Second })
	readers := soaking(1000, 100)
	base := runtime.NumGoroutine()
	heap := heapInUse()
	for range readers {
		h.stall(t)
	}
	soon(t, "stalled readers are gone", func() bool { return h.registry.count() == 0 })
	soon(t, "goroutines are back to base", func() bool { return runtime.NumGoroutine() <= base+2 })
	if grown := heapInUse() - heap; grown > 64<<20 {
		t.Errorf("the heap grew by %d bytes", grown)
	}
}

// stall opens a socket, asks for large messages and never reads again.
func (h *house) stall(t *testing.T) {
	t.Helper()
	dialer := websocket.Dialer{Subprotocols: []string{protocol}, NetDial: func(network, address string) (net.Conn, error) {
		conn, err := net.Dial(network, address)
		if err == nil {
			err = conn.(*net.TCPConn).SetReadBuffer(4 << 10)
		}
		return conn, err
	}}
	conn, _, err := dialer.Dial(h.address(), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	c := &client{conn, t}
	c.send(`{"type":"connection_init"}`)
	c.expect("connection_ack", "")
	c.subscribe("1", "subscription{flood(bytes: 100000)}")
}

func heapInUse() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapInuse)
}

func TestSlowSocketIsToldToResume(t *testing.T) { onBothPaths(t, testSlowSocketIsToldToResume) }

func testSlowSocketIsToldToResume(t *testing.T) {
	t.Parallel()
	s := openSquare(t, func(o *Options) { o.Ring = 16 })
	h := openHouse(t, s, nil)
	c := h.greeted(t)
	c.subscribe("1", "subscription{letters(id: 1){seq cursor}}") // told by itself
	c.next("1", "letters")
	s.tailOf(thread(1)).endAll(Slow)
	if got := c.closed(); got != 4410 {
		t.Errorf("closed with %d", got)
	}
}

// endAll ends the subscribers of a tail as if they had fallen off its ring.
func (t *tail) endAll(reason Reason) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for s := range t.subscribers {
		s.end(reason)
	}
}

func TestSlowReaderDoesNotHoldUpOthers(t *testing.T) {
	onBothPaths(t, testSlowReaderDoesNotHoldUpOthers)
}

func testSlowReaderDoesNotHoldUpOthers(t *testing.T) {
	t.Parallel()
	s := openSquare(t, func(o *Options) { o.Ring = 64 })
	h := openHouseOver(t, s, func(o *TransportOptions) { o.Stall = 2 * time.Second })
	stalled := h.greeted(t)
	stalled.subscribe("1", "subscription{flood(bytes: 100000)}")
	stalled.subscribe("2", "subscription{thread(id: 1){seq cursor}}")
	quick := h.greeted(t)
	quick.subscribe("1", "subscription{thread(id: 1){seq cursor}}")
	quick.next("1", "thread")
	soon(t, "the slow one listens too, unless he is gone already", func() bool {
		return h.small.begun.Load() == 3 || h.registry.count() == 1
	})
	for i := range 200 {
		s.write(t, thread(1), int64(i))
		quick.next("1", "thread")
	}
	soon(t, "the slow one is gone", func() bool { return s.subscribers() == 1+1 && h.registry.count() == 1 })
}

// cutting is a connection that breaks after so many bytes in one direction.
type cutting struct {
	*net.TCPConn
	reads, writes int
}

var errCut = errors.New("cut on purpose")

func (c *cutting) Read(p []byte) (int, error) {
	if c.reads == 0 {
		return 0, c.cut()
	}
	n, err := c.TCPConn.Read(p[:min(len(p), c.reads)])
	c.reads -= n
	return n, err
}

func (c *cutting) Write(p []byte) (int, error) {
	n, err := c.TCPConn.Write(p[:min(len(p), c.writes)])
	if c.writes -= n; err == nil && n < len(p) {
		err = c.cut()
	}
	return n, err
}

func (c *cutting) cut() error {
	c.SetLinger(0)
	c.Close()
	return errCut
}

func TestSocketCutAtRandomBytes(t *testing.T) { onBothPaths(t, testSocketCutAtRandomBytes) }

func testSocketCutAtRandomBytes(t *testing.T) {
	t.Parallel()
	s := openSquare(t, nil)
	h := openHouse(t, s, nil)
	cuts := soaking(200, 40)
	cursor := s.cursor(t, thread(1))
	stop, written := make(chan struct{}), make(chan int)
	ahead := make(chan struct{}, maxBacklog/2) // further ahead of who reads he would be told to begin anew
	go func() {
		for n := 0; ; n++ {
			select {
			case ahead <- struct{}{}:
				s.write(t, thread(1), int64(n))
			case <-stop:
				written <- n
				return
			}
		}
	}()
	var got []int64
	for range cuts {
		before := len(got)
		cursor, got = h.follow(t, cursor, got, -1, 600+rand.IntN(6000), 300+rand.IntN(600))
		for range got[before:] {
			<-ahead
		}
	}
	close(stop)
	total := <-written
	if _, got = h.follow(t, cursor, got, total, 1<<40, 1<<40); len(got) != total {
		t.Errorf("%d notices came of %d", len(got), total)
	}
}

// follow reads a thread over a socket that will be cut, checks that each notice follows the last, and returns where it
// stands.
func (h *house) follow(t *testing.T, cursor string, got []int64, enough, reads, writes int) (string, []int64) {
	t.Helper()
	dialer := websocket.Dialer{Subprotocols: []string{protocol}, NetDial: func(network, address string) (net.Conn, error) {
		conn, err := net.Dial(network, address)
		if err != nil {
			return nil, err
		}
		return &cutting{conn.(*net.TCPConn), reads, writes}, nil
	}}
	conn, _, err := dialer.Dial(h.address(), http.Header{})
	if err != nil {
		return cursor, got
	}
	defer conn.Close()
	conn.WriteMessage(websocket.TextMessage, []byte(`{"type":"connection_init"}`))
	conn.WriteMessage(websocket.TextMessage, fmt.Appendf(nil,
		`{"type":"subscribe","id":"1","payload":{"query":"subscription{thread(id: 1, after: \"%s\"){seq}}"}}`, cursor))
	for len(got) != enough {
		conn.SetReadDeadline(time.Now().Add(patience))
		var m struct {
			Type    string
			Payload struct {
				Data struct {
					Thread struct {
						Cursor, State string
						Ref           int64
					}
				}
			}
		}
		_, text, err := conn.ReadMessage()
		if err != nil {
			return cursor, got
		}
		if err := json.Unmarshal(text, &m); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if m.Type != kindNext {
			continue
		}
		told := m.Payload.Data.Thread
		cursor = told.Cursor
		if told.State != "" {
			if told.State != string(Recovered) {
				t.Fatalf("%s after %d notices", told.State, len(got))
			}
			continue
		}
		if told.Ref != int64(len(got)) {
			t.Fatalf("notice %d came as number %d", told.Ref, len(got))
		}
		got = append(got, told.Ref)
	}
	return cursor, got
}
