package live

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

func TestMuchThatIsInflatedWaits(t *testing.T) { onBothPaths(t, testInflatedWaits) }

// testInflatedWaits has a client say in few bytes what is long. All of it is dealt with, in time and not at once.
func testInflatedWaits(t *testing.T) {
	t.Parallel()
	const rate, each, most = 40_000, 60_000, 9
	h := openHouse(t, nobodyListens(t), func(o *TransportOptions) { o.MessageRate = rate })
	c, _ := h.deflated(t, "Member", "7")
	began := time.Now()
	go func() {
		for i := range most {
			_ = c.WriteMessage(websocket.TextMessage, fmt.Appendf(nil, `{"type":"pong","payload":{"n":%d,"x":"%s"}}`, i, strings.Repeat("x", each)))
		}
		_ = c.WriteMessage(websocket.TextMessage, []byte(`{"type":"ping"}`))
	}()
	other := h.greeted(t)
	soon(t, "he is not read for a while", func() bool { return total(h.options.Metrics.throttled) > 0 })
	other.send(`{"type":"ping"}`)
	other.expect(kindPong, "")
	c.expect(kindPong, "")
	if took, least := time.Since(began), time.Second*(each*most-each-burst*rate)/rate; took < least {
		t.Errorf("all of it was read within %s rather than %s", took, least)
	}
}

func TestManyShortMessagesWait(t *testing.T) { onBothPaths(t, testShortMessagesWait) }

// testShortMessagesWait counts a message for more than its bytes: to read it costs more.
func testShortMessagesWait(t *testing.T) {
	t.Parallel()
	const rate, most = 50_000, 2500
	h := openHouse(t, nobodyListens(t), func(o *TransportOptions) { o.MessageRate = rate * visitorsShare })
	c := h.greeted(t)
	began := time.Now()
	go func() {
		for i := range most {
			_ = c.WriteMessage(websocket.TextMessage, fmt.Appendf(nil, `{"type":"ping","payload":{"n":%d}}`, i))
		}
	}()
	for i := range most {
		if m := c.expect(kindPong, ""); string(m.Payload) != fmt.Sprintf(`{"n":%d}`, i) {
			t.Fatalf("answer %d is %s", i, m.Payload)
		}
	}
	if took, least := time.Since(began), time.Second*((most-1)*messageCost-burst*rate)/rate; took < least {
		t.Errorf("all were read within %s rather than %s", took, least)
	}
}

func TestWhoSaysTooMuchIsSaidGoodbye(t *testing.T) { onBothPaths(t, testTooMuchAndGoodbye) }

// testTooMuchAndGoodbye ends a connection that is not read at the moment.
func testTooMuchAndGoodbye(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), func(o *TransportOptions) { o.MessageRate = 1 })
	c := h.greeted(t)
	c.send(`{"type":"ping"}`)
	soon(t, "he is not read for a while", func() bool { return total(h.options.Metrics.throttled) > 0 })
	ended := make(chan error)
	go func() { ended <- h.Shutdown(context.Background(), 0) }()
	if code := c.closed(); code != 1012 {
		t.Errorf("closed with %d", code)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// A rate knows milliseconds alone, and forgets nothing by that.
func TestARateOfMany(t *testing.T) {
	t.Parallel()
	var r rate
	if r.isSpent(1000) || !r.take(1000) || r.isSpent(-1) {
		t.Fatal("it is spent")
	}
	r.spend(1 << 20)
	if !r.isSpent(1000) || r.take(1000) || r.isSpent(-1) || !r.take(-1) {
		t.Fatal("it is not spent")
	}
	soon(t, "it is eased", func() bool { return !r.isSpent(1 << 20) })
}
