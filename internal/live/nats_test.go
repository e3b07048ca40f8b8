package live

import (
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"go.uber.org/goleak"
)

// natsServer is a real NATS on a port of its own, which can be stopped and started again.
type natsServer struct {
	url     string
	options server.Options
	running *server.Server
}

func startNATS(t testing.TB) *natsServer {
	t.Helper()
	n := &natsServer{options: server.Options{Host: ownHost(), Port: server.RANDOM_PORT, NoLog: true, NoSigs: true}}
	n.start(t)
	n.url, n.options.Port = n.running.ClientURL(), n.running.Addr().(*net.TCPAddr).Port
	t.Cleanup(n.stop)
	return n
}

// ownHost is an address of this computer at which nobody else listens: whoever stops and starts again finds his port free. Linux has
// millions of them.
func ownHost() string {
	if runtime.GOOS != "linux" {
		return "127.0.0.1"
	}
	return fmt.Sprintf("127.%d.%d.%d", 1+rand.IntN(254), rand.IntN(256), 1+rand.IntN(254))
}

func (n *natsServer) start(t testing.TB) {
	t.Helper()
	var err error
	if n.running, err = server.NewServer(&n.options); err != nil {
		t.Fatal(err)
	}
	n.running.Start()
	if !n.running.ReadyForConnections(patience) {
		t.Fatal("NATS does not start")
	}
}

func (n *natsServer) stop() {
	n.running.Shutdown()
	n.running.WaitForShutdown()
}

func joinNATS(t testing.TB, url string) Bus {
	t.Helper()
	b, err := NewNATS(url, "installation", NewNodeID(), spoken(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	return b
}

func TestNATSThatComesLater(t *testing.T) {
	t.Parallel()
	n := startNATS(t)
	n.stop()
	here, there := joinNATS(t, n.url), joinNATS(t, n.url)
	heard := &inbox{}
	t.Cleanup(there.Follow("a", heard.hear))
	here.Send("a", "", []byte("early"))
	if here.Status().Connected || there.Status().Connected {
		t.Error("connected to nothing")
	}
	n.start(t)
	soon(t, "what waited is heard", func() bool { return heard.has("early") || here.Status().Waiting == 0 })
	soon(t, "it is heard", func() bool { here.Send("a", "", []byte("now")); return heard.has("now") })
	if !here.Status().Connected || !there.Status().Connected {
		t.Errorf("%+v %+v", here.Status(), there.Status())
	}
}

func TestNATSKeepsItsSecret(t *testing.T) {
	t.Parallel()
	n := startNATS(t)
	n.stop()
	n.options.Username, n.options.Password = "ada", "very%secret"
	n.start(t)
	var log strings.Builder
	var mu sync.Mutex
	writer := writerFunc(func(b []byte) (int, error) {
		mu.Lock()
		defer mu.Unlock()
		return log.Write(b)
	})
	url := strings.Replace(n.url, "nats://", "nats://ada:wrong%25secret@", 1)
	options := &slog.HandlerOptions{Level: slog.LevelDebug}
	soon(t, "it is said that something is wrong", func() bool {
		// Only the first cause of an outage is said, and on a busy computer that may be another.
		b, err := NewNATS(url, "installation", NewNodeID(), slog.New(slog.NewTextHandler(writer, options)))
		if err != nil {
			t.Fatal(err)
		}
		b.Close()
		mu.Lock()
		defer mu.Unlock()
		return strings.Contains(log.String(), "authorization")
	})
	for _, bad := range []string{url + "x", "nats://ada:wrong%secret@host", "://ada:secret@"} {
		if b, err := NewNATS(bad, "installation", "n", nil); err == nil {
			b.Close()
		} else if strings.Contains(err.Error(), "secret") {
			t.Errorf("an error tells the password: %v", err)
		}
	}
	if strings.Contains(log.String(), "secret") {
		t.Errorf("the log tells the password: %s", log.String())
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(b []byte) (int, error) { return f(b) }

// A NATS that takes connections and says nothing holds up neither who sends nor who follows.
func TestNATSThatSaysNothing(t *testing.T) {
	before := goleak.IgnoreCurrent()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var open []net.Conn
	var accepting sync.WaitGroup
	accepting.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			open = append(open, conn)
		}
	})
	b, err := NewNATS("nats://"+listener.Addr().String(), "installation", NewNodeID(), spoken(t))
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	for n := range 20_000 { // each of them would otherwise be held up for seconds
		b.Follow(fmt.Sprint("topic/", n), func([]byte) {})
		b.Send(fmt.Sprint("topic/", n), "", []byte("x"))
	}
	if took := time.Since(began); took > patience {
		t.Errorf("20,000 messages held up who sent them for %s", took)
	}
	if status := b.Status(); status.Connected || status.Waiting > mostWaiting || status.Sent > 0 {
		t.Errorf("%+v", status)
	}
	b.Close()
	listener.Close()
	accepting.Wait()
	for _, conn := range open {
		conn.Close()
	}
	nothingRuns(t, before)
}
