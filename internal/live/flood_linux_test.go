package live

import (
	"bytes"
	"io"
	"testing"
)

// manyPings are as many frames as fit into 64 kB.
func manyPings() []byte { return bytes.Repeat(clientFrame(0x89, ""), (64<<10)/6) }

// Who pings without end is answered, but the others are too: they wait for their own answers and hardly for his.
func TestWhoFloodsDoesNotStopTheOthers(t *testing.T) { onBothPathsAlone(t, testWhoFloods) }

func testWhoFloods(t *testing.T) {
	h := openHouse(t, nobodyListens(t), nil)
	c := h.greeted(t)
	flooded := make(chan struct{}, 3)
	for range cap(flooded) {
		r := h.raw(t)
		r.Write(clientFrame(0x81, `{"type":"connection_init"}`))
		go io.Copy(io.Discard, r.TCPConn)
		go flood(r, flooded)
	}
	for range cap(flooded) {
		<-flooded
	}
	for range 10 {
		c.send(`{"type":"ping"}`)
		c.expect(kindPong, "")
	}
}

// flood writes pings until the connection is closed, and says when it has begun to.
func flood(r *raw, begun chan<- struct{}) {
	pings := manyPings()
	for round := 0; ; round++ {
		if _, err := r.Write(pings); err != nil {
			return
		}
		if round == 10 {
			begun <- struct{}{}
		}
	}
}

// Of pings that come together the newest is answered; answering each would cost more than sending it.
func TestOfManyPingsFewAreAnswered(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	r := h.raw(t)
	go r.Write(append(append(manyPings(), clientFrame(0x89, "newest")...), clientFrame(0x88, "\x03\xe8")...))
	all, _ := io.ReadAll(r.lines)
	if n := bytes.Count(all, []byte{0x8a, 0}); n == 0 || n > 2000 {
		t.Errorf("%d are answered", n)
	}
}

// Nothing stays behind of a connection that had more to read when it was closed.
func TestWhoIsClosedIsNotReadOn(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	r := h.raw(t)
	soon(t, "it is served", func() bool { return len(h.conns()) == 1 })
	conn := h.conns()[0]
	r.Close()
	soon(t, "it is gone", func() bool { return h.registry.count() == 0 })
	h.loop.readOn(conn)
	h.loop.mu.Lock()
	defer h.loop.mu.Unlock()
	if len(h.loop.more) > 0 {
		t.Error("it is kept")
	}
}
