package live

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"piazza/internal/db"
)

// What the kernel holds for a member is taken back with the connection, also when he has had enough of the operation meanwhile.
func TestWhatIsTakenAwayIsNotReadAfterTheOperation(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, func(o *TransportOptions) { o.Stall = time.Hour })
	plain, record := h.chatter(t, "websocket", false), h.recorder(t)
	soon(t, "a feed tells both", func() bool { return h.members() == 2 })
	var filler int64
	for !h.holdsUnsent() {
		filler++
		h.small.bodies.set(filler, fmt.Sprintf("@@%d@@", filler)+strings.Repeat("x", 1000))
		s.write(t, thread(1), filler)
		plain.readTo(filler)
	}
	filler-- // the last may not have come to him yet
	record.Write(clientFrame(0x81, `{"type":"complete","id":"1"}`))
	soon(t, "one is left", func() bool { return h.members() == 1 && h.operations() == 1 })
	err := s.db.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
		tx.Notify(thread(1), "comment_hidden", filler, 2)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	soon(t, "his connection is gone", func() bool { return h.registry.count() == 1 })
	_, _ = io.Copy(io.Discard, struct{ io.Reader }{record}) // it was reset
	if record.holds(fmt.Sprintf("@@%d@@", filler)) {
		t.Error("he reads what was hidden")
	}
}

// recorder listens to what is said in a thread, with a machine into which little fits, and reads nothing after the greeting.
func (h *house) recorder(t *testing.T) *tape {
	t.Helper()
	r := h.record(t, true)
	fmt.Fprint(r, "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"+
		"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n")
	if _, err := r.Read(make([]byte, 4096)); err != nil {
		t.Fatal(err)
	}
	r.Write(clientFrame(0x81, `{"type":"connection_init"}`))
	r.Write(clientFrame(0x81, `{"type":"subscribe","id":"1","payload":{"query":"`+chatting+`"}}`))
	return r
}

// holdsUnsent tells whether the kernel holds something of a reader who could be written to, and more than his machine may take
// meanwhile.
func (h *house) holdsUnsent() (holds bool) {
	for _, c := range h.conns() {
		c.mu.Lock()
		holds = holds || c.fd >= 0 && unsentOf(int(c.fd)) > 8000 && (c.out == nil || !c.out.blocked)
		c.mu.Unlock()
	}
	return holds
}

// operations counts those of all connections.
func (h *house) operations() (n int) {
	for _, c := range h.conns() {
		c.place.mu.Lock()
		for range c.place.all() {
			n++
		}
		c.place.mu.Unlock()
	}
	return n
}
