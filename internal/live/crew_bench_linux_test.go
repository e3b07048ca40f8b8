package live

import (
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
)

// drainAll reads from descriptors, one after the other, until stopped.
func drainAll(fds []int, stop *atomic.Bool) (done chan struct{}) {
	done = make(chan struct{})
	for _, fd := range fds {
		_ = syscall.SetNonblock(fd, true)
	}
	go func() {
		defer close(done)
		room := make([]byte, 64<<10)
		for !stop.Load() {
			for _, fd := range fds {
				_, _ = syscall.Read(fd, room)
			}
		}
	}()
	return done
}

// BenchmarkCrew tells the members of one feed one edition after the other, and, beside it, writes the same bytes to the same
// descriptors.
func BenchmarkCrew(b *testing.B) {
	_, h := openFeeds(b, nil)
	const many = 2000
	fds := make([]int, many)
	for i := range fds {
		fds[i] = h.rawSubscriber(b, 1+i, "subscription{thread(id: 1){seq}}")
	}
	soon(b, "a feed tells all", func() bool { return h.members() == many })
	var stop atomic.Bool
	done := drainAll(fds, &stop)
	defer func() {
		stop.Store(true)
		<-done
		for _, fd := range fds {
			syscall.Close(fd)
		}
	}()
	var f *feed
	h.registry.feeds.each(func(one *feed) { f = one })
	text := []byte(`{"data":{"notices":{"seq":7,"text":"` + strings.Repeat("x", 150) + `"}}}`)
	at := f.stands()
	b.Run("crew", func(b *testing.B) {
		for range b.N {
			at.seq++
			f.seat.mu.Lock()
			f.push(&edition{at: at, text: text})
			f.seat.mu.Unlock()
			soon(b, "all have it", func() bool { return f.crew.(*crew).least() >= at.seq })
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/many, "ns/delivery")
	})
	b.Run("raw", func(b *testing.B) {
		conns := h.conns()
		frame := textFrame(kindNext, "6f1c9a52-8f0e-4d8a-9d1f-0a1b2c3d4e5f", text)
		for range b.N {
			for _, c := range conns {
				_, _ = syscall.Write(int(c.fd), frame)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/many, "ns/delivery")
	})
}
