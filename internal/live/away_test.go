package live

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"piazza/internal/db"
)

// commit commits what fn notifies.
func (s square) commit(t *testing.T, fn func(tx *db.Tx)) {
	t.Helper()
	err := s.db.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
		fn(tx)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// recorded is a greeted socket of which every byte is kept; little fits into its reader's machine.
func (h *house) recorded(t *testing.T) (*client, *tape) {
	t.Helper()
	record := h.record(t, true)
	dialer := websocket.Dialer{Subprotocols: []string{protocol}, NetDial: func(string, string) (net.Conn, error) { return record, nil }}
	conn, _, err := dialer.Dial(h.address(), nil)
	if err != nil {
		t.Fatal(err)
	}
	c := &client{conn, t}
	c.send(`{"type":"connection_init"}`)
	c.expect("connection_ack", "")
	return c, record
}

// readOut reads to the end of a connection and returns its messages and how it ended.
func (c *client) readOut() (messages []said, end error) {
	c.SetReadDeadline(time.Now().Add(patience))
	for {
		_, text, err := c.ReadMessage()
		if err != nil {
			return messages, err
		}
		var m said
		if err := json.Unmarshal(text, &m); err != nil {
			return messages, err
		}
		messages = append(messages, m)
	}
}

// waiting returns the texts that wait in wires and have not begun to leave.
func (h *house) waiting() (texts []string) {
	h.registry.mu.Lock()
	defer h.registry.mu.Unlock()
	for s := range h.registry.seats {
		if p := pileOf(s.outlet); p != nil {
			for i, f := range p.queue {
				if i > 0 || p.begun == 0 {
					texts = append(texts, string(f.bytes))
				}
			}
		}
	}
	return texts
}

func (h *house) waits(text string) bool {
	return strings.Contains(strings.Join(h.waiting(), " "), text)
}

// keepWaiting lets so much wait for the reader that whatever follows waits behind it. It shows nothing: pongs.
func (c *client) keepWaiting(h *house) {
	c.t.Helper()
	const pings = 5
	for range pings {
		c.send(`{"type":"ping","payload":{"x":"` + strings.Repeat("x", 50<<10) + `"}}`)
	}
	// Whatever the machines between hold, the rest waits here, and then no more comes.
	c.send(`{"type":"ping","payload":{"last":true}}`)
	soon(c.t, "the reader is kept waiting", func() bool { return h.waits(`"last":true`) })
}

// The answer to a query waits for its reader on a node where nobody listens to the thread that it shows.
func TestAnAnswerThatWaitsOnAnotherNodeIsTakenBack(t *testing.T) {
	onBothPaths(t, testAnAnswerThatWaitsOnAnotherNodeIsTakenBack)
}

func testAnAnswerThatWaitsOnAnotherNodeIsTakenBack(t *testing.T) {
	t.Parallel()
	takings := map[string]func(*db.Tx){
		"hidden":           func(tx *db.Tx) { tx.TakeAway(thread(1), secretRef) },
		"withdrawn":        func(tx *db.Tx) { tx.TakeAway(thread(1), 0) },
		"erased":           func(tx *db.Tx) { tx.TakeAway(db.Stream{}, 0) },
		"of a newer node":  func(tx *db.Tx) { tx.Notify(db.RightsStream, "something_new", 1, 1) },
		"a piazza changed": func(tx *db.Tx) { tx.Notify(db.RightsStream, db.SpaceChanged, 3, 0) },
	}
	for name, taking := range takings {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			nodes := openNodes(t, 2, nil)
			openNode(t, nodes[0], nil)
			h := openNode(t, nodes[1], nil)
			h.small.bodies.set(secretRef, secret)
			c, record := h.recorded(t)
			c.keepWaiting(h)
			c.subscribe("secret", "{say(ref: 777)}")
			soon(t, "the secret waits", func() bool { return h.waits(secret) })
			nodes[0].commit(t, taking)
			soon(t, "it has been taken back", func() bool { return !h.waits(secret) })
			_, end := c.readOut()
			if record.holds(secret) || !takenBack(end) {
				t.Errorf("it came %t, the end was %v", record.holds(secret), end)
			}
		})
	}
}

// takenBack tells whether a connection ended as one does of which something was taken back: told to resume, or cut where a
// part of it had already been handed to the kernel.
func takenBack(end error) bool {
	return websocket.IsCloseError(end, codeResume) || errors.Is(end, syscall.ECONNRESET)
}

// What is shown by a notice of one stream, as a notification shows a comment, is taken back by a notice about another.
func TestWhatShowsAnythingIsTakenBack(t *testing.T) { onBothPaths(t, testWhatShowsAnythingIsTakenBack) }

func testWhatShowsAnythingIsTakenBack(t *testing.T) {
	t.Parallel()
	takings := map[string]func(*db.Tx){
		"hidden elsewhere": func(tx *db.Tx) { tx.TakeAway(thread(9), 9) },
		"made private":     func(tx *db.Tx) { tx.Notify(db.RightsStream, db.SpaceChanged, 3, 0) },
	}
	for name, taking := range takings {
		for i, where := range []string{"here", "on another node"} {
			t.Run(name+" "+where, func(t *testing.T) {
				t.Parallel()
				nodes := openNodes(t, 2, nil)
				h := openNode(t, nodes[i], nil)
				h.small.bodies.set(secretRef, secret)
				c, record := h.recorded(t)
				c.subscribe("letters", "subscription{letters(id: 5){seq body}}")
				c.expect("next", "letters")
				c.keepWaiting(h)
				nodes[i].write(t, thread(5), secretRef)
				soon(t, "the secret waits", func() bool { return h.waits(secret) })
				nodes[0].commit(t, taking)
				soon(t, "it has been taken back", func() bool { return !h.waits(secret) })
				_, end := c.readOut()
				if record.holds(secret) || !takenBack(end) {
					t.Errorf("it came %t, the end was %v", record.holds(secret), end)
				}
			})
		}
	}
}

// An answer that is ready and finds no room yet is as good as one that waits.
func TestAnAnswerThatWaitsForRoomIsTakenBack(t *testing.T) {
	onBothPaths(t, testAnAnswerThatWaitsForRoomIsTakenBack)
}

func testAnAnswerThatWaitsForRoomIsTakenBack(t *testing.T) {
	t.Parallel()
	nodes := openNodes(t, 1, nil)
	h := openNode(t, nodes[0], nil)
	h.small.bodies.set(secretRef, strings.Repeat("y", 220<<10)+secret)
	c, record := h.recorded(t)
	c.keepWaiting(h)
	read := h.small.bodies.tell()
	c.subscribe("secret", "{say(ref: 777)}")
	<-read
	nodes[0].commit(t, func(tx *db.Tx) { tx.TakeAway(thread(1), secretRef) })
	m := c.read()
	for m.Type == kindPong {
		m = c.read()
	}
	if m.Type != kindError || !strings.Contains(string(m.Payload), "ask again") {
		t.Errorf("the query was told %s %.100s", m.Type, m.Payload)
	}
	c.subscribe("again", "{hello}")
	c.next("again", "hello")
	if record.holds(secret) {
		t.Error("the reader got what was taken away")
	}
}

// tell returns a channel on which the ref of each text is said that is being read.
func (b *bodies) tell() <-chan int64 {
	b.mu.Lock()
	defer b.mu.Unlock()
	read := make(chan int64, 100)
	b.loaded = func(ref int64) { read <- ref }
	return read
}
