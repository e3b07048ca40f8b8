package live

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"piazza/internal/auth"
	"piazza/internal/db"
)

// conns returns the connections without a goroutine.
func (h *house) conns() (list []*conn) {
	h.loop.mu.Lock()
	defer h.loop.mu.Unlock()
	for _, s := range h.loop.slots {
		if s.conn != nil {
			list = append(list, s.conn)
		}
	}
	return list
}

// narrow leaves the kernel as little room as it can have.
func (c *conn) narrow(t *testing.T) {
	t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := syscall.SetsockoptInt(int(c.fd), syscall.SOL_SOCKET, syscall.SO_SNDBUF, 1); err != nil {
		t.Fatal(err)
	}
}

// Hardly a message leaves in one piece; each arrives whole, once and in its order, and private ones between them.
func TestTinySendBuffers(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, func(o *TransportOptions) { o.Stall = time.Minute })
	plain, slow := h.chatter(t, "websocket", false), h.chatter(t, "websocket", true)
	soon(t, "a feed tells both", func() bool { return h.members() == 2 })
	for _, c := range h.conns() {
		c.narrow(t)
	}
	const most = 60
	torn := false
	for i := range int64(most) {
		size := i * 97 % 3000
		if i%20 == 5 {
			size = 50_000 // more than the kernel takes at once, whatever it was asked for
		}
		h.small.bodies.set(i+1, strings.Repeat("è", int(size)))
		s.write(t, thread(1), i+1)
		torn = torn || h.torn()
		if i%10 == 9 {
			plain.readTo(i + 1)
		}
	}
	slow.readTo(most)
	if !torn {
		t.Error("everything left in one piece")
	}
}

// torn tells whether a part of a message has left and the rest has not.
func (h *house) torn() bool {
	return slices.ContainsFunc(h.conns(), func(c *conn) bool { return c.pile().begun > 0 })
}

func TestFramesByteByByte(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	r := h.raw(t)
	r.SetNoDelay(true)
	for _, b := range session() {
		r.Write([]byte{b})
	}
	if texts := r.until("complete"); len(texts) != 3 {
		t.Errorf("it says %q", texts)
	}
}

func TestThousandsOfFramesInOnePacket(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), func(o *TransportOptions) { o.MessageRate = -1 })
	r := h.raw(t)
	const most = 3000
	greeting := clientFrame(0x81, `{"type":"connection_init"}`)
	all := slices.Clone(greeting)
	for i := range most {
		all = append(all, clientFrame(0x81, fmt.Sprintf(`{"type":"ping","payload":{"n":%d}}`, i))...)
		all = append(all, clientFrame(0x89, "here")...)
	}
	all = append(all, bytes.TrimPrefix(session(), greeting)...)
	go r.Write(all)
	texts := r.until("complete")[1:]
	for i := range most {
		if want := fmt.Sprintf(`{"type":"pong","payload":{"n":%d}}`, i); texts[i] != want {
			t.Fatalf("answer %d is %s", i, texts[i])
		}
	}
}

// Of a client whose messages are not dealt with little is kept, and the rest not even read; later he is answered all the same.
func TestAFullMailboxIsNotFilled(t *testing.T) {
	t.Parallel()
	answer := make(chan struct{})
	h := openHouse(t, nobodyListens(t), func(o *TransportOptions) {
		o.MessageRate = -1
		o.Bearer = func(context.Context, string) (auth.Viewer, error) {
			<-answer
			return auth.Viewer{MemberID: 7}, nil
		}
	})
	c := h.dial(t)
	c.send(`{"type":"connection_init","payload":{"authorization":"Bearer x"}}`)
	const most = 2000
	go func() {
		for i := range most {
			_ = c.WriteMessage(websocket.TextMessage, fmt.Appendf(nil, `{"type":"ping","payload":{"n":%d,"x":"%s"}}`, i, strings.Repeat("x", 5000)))
		}
	}()
	soon(t, "it is served", func() bool { return len(h.conns()) == 1 })
	conn := h.conns()[0]
	soon(t, "nothing more is read", func() bool {
		conn.mu.Lock()
		defer conn.mu.Unlock()
		return conn.is(clogged)
	})
	conn.mu.Lock()
	kept := conn.in.bytes + len(conn.in.rest)
	conn.mu.Unlock()
	// The last one that found room may be longer than what was left of it.
	if kept > mostMailBytes+readAtOnce+6000 {
		t.Errorf("%d bytes wait", kept)
	}
	close(answer)
	c.expect(kindAck, "")
	for i := range most {
		if m := c.read(); !bytes.HasPrefix(m.Payload, fmt.Appendf(nil, `{"n":%d,`, i)) {
			t.Fatalf("answer %d is %.30s", i, m.Payload)
		}
	}
}

// A number of a descriptor that was closed soon is another's: nothing that was meant for the first comes to the second.
func TestEventsOfAnOldConnectionAreNobodys(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	h.greeted(t)
	first := h.greeted(t)
	h.loop.mu.Lock()
	event, old := syscall.EpollEvent{Fd: 1, Pad: int32(h.loop.slots[1].generation)}, h.loop.slots[1].conn
	h.loop.mu.Unlock()
	if h.loop.at(&event) != old {
		t.Fatal("it is not found")
	}
	first.Close()
	soon(t, "it is gone", func() bool { return h.registry.count() == 1 })
	h.greeted(t)
	if now := h.conns(); len(now) != 2 || now[1] == old {
		t.Fatal("the slot is not used again")
	}
	if h.loop.at(&event) != nil {
		t.Error("an old event is the new connection's")
	}
}

// What lies in the kernel, because its reader takes nothing, is not left there when it is taken away.
func TestWhatAFeedHasSaidIsTakenBackWithTheConnection(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, func(o *TransportOptions) { o.Stall = time.Minute })
	plain, slow := h.chatter(t, "websocket", false), h.chatter(t, "websocket", true)
	soon(t, "a feed tells both", func() bool { return h.members() == 2 })
	var filler int64
	for blocked := false; !blocked; {
		filler++
		h.small.bodies.set(filler, strings.Repeat("x", 1000))
		s.write(t, thread(1), filler)
		plain.readTo(filler)
		for _, c := range h.conns() {
			c.mu.Lock()
			blocked = blocked || c.fd >= 0 && unsentOf(int(c.fd)) > 12_000 // his machine takes some more meanwhile
			c.mu.Unlock()
		}
	}
	said := h.said()
	err := s.db.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
		tx.Notify(thread(1), "comment_hidden", said, 2) // those after it may not have come to him yet
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	soon(t, "his connection is gone", func() bool { return h.registry.count() == 1 })
	for err == nil {
		_, err = slow.next()
	}
	if strings.Contains(err.Error(), "4410") {
		t.Errorf("he was told %v", err)
	}
}

// said is the newest notice that the feeds have told each of their members.
func (h *house) said() int64 {
	least := int64(math.MaxInt64)
	h.registry.feeds.each(func(f *feed) {
		f.seat.mu.Lock()
		defer f.seat.mu.Unlock()
		least = min(least, f.least())
	})
	return least
}

// Readers who stop cost little, and leave at their deadline.
func TestStoppedMembersLeaveAtTheirDeadline(t *testing.T) {
	s, h := openFeeds(t, func(o *TransportOptions) { o.Stall = 2 * time.Second })
	plain := h.chatter(t, "websocket", false)
	many := soaking(1000, 60)
	before := heapLive()
	for range many {
		h.chatter(t, "websocket", true)
	}
	soon(t, "a feed tells all", func() bool { return h.members() == many+1 })
	var filler int64
	// On a busy computer the first may be gone before the last is blocked.
	for h.blocked() < h.registry.count()-1 {
		filler++
		h.small.bodies.set(filler, strings.Repeat("x", 10_000))
		s.write(t, thread(1), filler)
		plain.readTo(filler)
	}
	if each := (heapLive() - before) / int64(many); each > 200_000 {
		t.Errorf("each costs %d bytes", each)
	}
	soon(t, "all are gone", func() bool { return h.registry.count() == 1 })
	filler++
	s.write(t, thread(1), filler)
	plain.readTo(filler)
}
