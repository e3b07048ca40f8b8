package live

import (
	"testing"
	"time"

	"piazza/internal/db"
)

// What a notice costs between the log and the edition that is made of it, with a schema that costs next to nothing.
func BenchmarkEditionOfANotice(b *testing.B) {
	s := openSquare(b, func(o *Options) { o.Sweep = time.Hour }) // the log knows nothing of these notices
	h := openHouseOver(b, s, nil)
	c := h.greeted(b)
	c.attend("1", "")
	c.heard("1")
	soon(b, "a feed tells him", func() bool { return h.members() == 1 })
	go func() {
		for {
			if _, _, err := c.ReadMessage(); err != nil {
				return
			}
		}
	}()
	t := s.tailOf(thread(1))
	var f *feed
	h.registry.feeds.each(func(one *feed) { f = one })
	made := make(chan struct{}, 1)
	f.seat.mu.Lock()
	f.benches[&member{wake: made}]++
	f.seat.mu.Unlock()
	b.ReportAllocs()
	for seq := int64(1); b.Loop(); seq++ {
		t.take([]db.Notice{{StreamID: 1, Seq: seq, Tag: seq, Kind: "comment_added", Ref: seq}})
		for f.newest() < seq {
			<-made
		}
	}
}

func (f *feed) newest() int64 {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	return f.stands().seq
}
