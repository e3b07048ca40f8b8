package live

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"strings"
	"syscall"
	"testing"

	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
	"golang.org/x/sync/errgroup"

	"piazza/internal/auth"
	"piazza/internal/db"
)

// rawSubscriber opens a socket without anything of Go's around it, subscribes, and waits for the first message.
func (h *house) rawSubscriber(t testing.TB, member int, query string) int {
	t.Helper()
	fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	var port int
	fmt.Sscan(h.server.URL[strings.LastIndex(h.server.URL, ":")+1:], &port)
	if err := syscall.Connect(fd, &syscall.SockaddrInet4{Port: port, Addr: [4]byte{127, 0, 0, 1}}); err != nil {
		t.Fatal(err)
	}
	hello := fmt.Sprintf("GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nMember: %d\r\nSession: %d\r\n"+
		"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n", member, member)
	syscall.Write(fd, []byte(hello))
	rawUntil(t, fd, "\r\n\r\n")
	said := clientFrame(0x81, `{"type":"connection_init"}`)
	said = append(said, clientFrame(0x81, `{"type":"subscribe","id":"6f1c9a52-8f0e-4d8a-9d1f-0a1b2c3d4e5f","payload":{"query":"`+query+`"}}`)...)
	syscall.Write(fd, said)
	rawUntil(t, fd, `"next"`)
	return fd
}

func rawUntil(t testing.TB, fd int, what string) {
	t.Helper()
	var got []byte
	some := make([]byte, 4096)
	for !bytes.Contains(got, []byte(what)) {
		n, err := syscall.Read(fd, some)
		if err != nil || n == 0 {
			t.Fatalf("%q after %q: %v", what, got, err)
		}
		got = append(got, some[:n]...)
	}
}

// At rest a subscriber costs less than a kilobyte, which is two with as much again that may wait to be collected.
func TestMemoryOfIdleSubscribers(t *testing.T) {
	i := openIdlers(t, func(int) string { return "subscription{chat(id: 1){seq}}" })
	i.measure(t, 1, 1600, 1600)
}

// Over many streams a feed costs what a few subscribers do: it keeps nothing running, and nothing of what it has told.
func TestMemoryOfIdleSubscribersOverManyStreams(t *testing.T) {
	const each = 10
	i := openIdlers(t, func(i int) string {
		return fmt.Sprintf("subscription($n: Int!){chat(id: $n){seq}}\",\"variables\":{\"n\":%d},\"operationName\":\"", 1+i/each)
	})
	i.measure(t, (200+soaking(8000, 1000))/each, 1600, 2300)
}

// idlers are subscribers who do nothing but listen.
type idlers struct {
	*house
	query func(int) string
	open  []int
}

func openIdlers(t *testing.T, query func(int) string) *idlers {
	t.Helper()
	s := openSquare(t, nil)
	i := &idlers{query: query, house: openHouse(t, s, func(o *TransportOptions) {
		o.Hub = s.Hub
		o.Renew = func(_ context.Context, v auth.Viewer) (auth.Viewer, error) { return v, nil }
	})}
	i.exec.SetQueryCache(lru.New[*ast.QueryDocument](1000)) // as the program has one
	t.Cleanup(func() {
		for _, fd := range i.open {
			syscall.Close(fd)
		}
	})
	return i
}

func (i *idlers) come(t *testing.T, n int) {
	t.Helper()
	fds := make([]int, n)
	var coming errgroup.Group
	coming.SetLimit(16)
	for k := range fds {
		coming.Go(func() error {
			number := len(i.open) + k
			fds[k] = i.rawSubscriber(t, 1+number, i.query(number))
			return nil
		})
	}
	_ = coming.Wait() // who fails ends the test
	i.open = append(i.open, fds...)
}

// measure holds how much memory one of them takes, who listen to so many streams: at rest, and after much was told.
func (i *idlers) measure(t *testing.T, streams int, atRest, worn int64) {
	t.Helper()
	i.come(t, 200) // what all need is there then, as the connections to the database
	logMemory(t, "before")
	before, goroutines := heapLive(), runtime.NumGoroutine()
	many := soaking(8000, 1000)
	i.come(t, many)
	rests := func() bool { return runtime.NumGoroutine() <= goroutines+2 }
	soon(t, "nothing is done any more", rests)
	hold(t, "at rest", (heapLive()-before)/int64(many), atRest)
	logMemory(t, "at rest")
	i.wear(t, streams, 2*firstEditions)
	soon(t, "what was told is let go", i.haveLetGo)
	soon(t, "nothing is done any more", rests)
	hold(t, "worn", (heapLive()-before)/int64(many), worn)
	logMemory(t, "worn")
	writeHeap()
}

// haveLetGo tells whether no feed keeps what it has told.
func (i *idlers) haveLetGo() bool {
	kept := 0
	i.registry.feeds.each(func(f *feed) {
		editions, _ := f.holds()
		kept += editions
	})
	return kept == 0
}

func hold(t *testing.T, when string, bytes, most int64) {
	t.Helper()
	t.Logf("%s: %d bytes each", when, bytes)
	if bytes > most {
		t.Errorf("%s a subscriber takes %d bytes", when, bytes)
	}
}

// writeHeap writes a profile of the memory, where one is asked for.
func writeHeap() {
	if profile := os.Getenv("PIAZZA_TEST_HEAP"); profile != "" {
		f, _ := os.Create(profile)
		defer f.Close()
		pprof.Lookup("heap").WriteTo(f, 0)
	}
}

// wear has so many notices told on each of some streams.
func (i *idlers) wear(t *testing.T, streams, notices int) {
	t.Helper()
	const atOnce = 100
	for first := 0; first < streams; first += atOnce {
		i.commit(t, func(tx *db.Tx) {
			for n := range notices * min(atOnce, streams-first) {
				tx.Notify(thread(int64(1+first+n/notices)), "comment_added", int64(n), 1)
			}
		})
	}
	soon(t, "all of it has been told", func() bool { return total(i.options.Metrics.editions) == streams*notices })
}

// heapLive is what is in use after a collection.
func heapLive() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc + m.StackInuse)
}

// logMemory tells where the memory is.
func logMemory(t *testing.T, when string) {
	t.Helper()
	if os.Getenv("PIAZZA_TEST_HEAP") == "" {
		return
	}
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	status, _ := os.ReadFile("/proc/self/status")
	_, rss, _ := strings.Cut(string(status), "VmRSS:")
	rss, _, _ = strings.Cut(rss, "\n")
	t.Logf("%s: RSS %s, heap alloc %d inuse %d released %d sys %d, stacks %d, spans %d, gc %d, other %d", when, strings.TrimSpace(rss),
		m.HeapAlloc, m.HeapInuse, m.HeapReleased, m.HeapSys, m.StackInuse, m.MSpanInuse, m.GCSys, m.OtherSys)
}
