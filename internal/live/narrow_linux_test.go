package live

import (
	"strings"
	"testing"
	"time"
)

// blocked counts the connections whose kernel takes nothing at the moment.
func (h *house) blocked() (n int) {
	for _, c := range h.conns() {
		c.mu.Lock()
		if c.out != nil && c.out.blocked {
			n++
		}
		c.mu.Unlock()
	}
	return n
}

// Of two who stop reading, one reads on before the shortest ring is over, although somebody has left beside him meanwhile, and
// misses nothing; the other is told to resume.
func TestWhoLagsKeepsHisPlaceInAShortRing(t *testing.T) {
	t.Parallel()
	s := openSquare(t, func(o *Options) { o.Ring = firstEditions })
	h := openHouseOver(t, s, func(o *TransportOptions) { o.Stall = time.Minute })
	leaver := h.greeted(t)
	leaver.subscribe("1", chatting)
	go func() {
		for err := error(nil); err == nil; {
			_, _, err = leaver.ReadMessage()
		}
	}()
	plain, near, far := h.chatter(t, "websocket", false), h.chatter(t, "websocket", true), h.chatter(t, "websocket", true)
	soon(t, "a feed tells all", func() bool { return h.members() == 4 })
	for _, c := range h.conns() {
		c.narrow(t)
	}
	var newest int64
	say := func(n int) {
		for range n {
			newest++
			h.small.bodies.set(newest, strings.Repeat("x", 5000))
			s.write(t, thread(1), newest)
			plain.readTo(newest)
		}
	}
	for h.blocked() < 2 {
		say(1)
	}
	leaver.send(`{"type":"complete","id":"1"}`)
	soon(t, "one has left", func() bool { return h.members() == 3 })
	say(firstEditions / 2)
	near.readTo(newest)
	for range 2 * firstEditions {
		say(1)
		near.readTo(newest)
	}
	for err := error(nil); err == nil; {
		_, err = far.next()
	}
	if n := total(h.options.Metrics.drops.WithLabelValues(string(Slow))); n != 1 {
		t.Errorf("%d were too slow", n)
	}
}
