package live

import (
	"net"
	"testing"

	"github.com/nats-io/nats-server/v2/server"
)

// natsServer is a real NATS on a port of its own, which can be stopped and started again.
type natsServer struct {
	url     string
	options server.Options
	running *server.Server
}

func startNATS(t testing.TB) *natsServer {
	t.Helper()
	n := &natsServer{options: server.Options{Host: "127.0.0.1", Port: server.RANDOM_PORT, NoLog: true, NoSigs: true}}
	n.start(t)
	n.url, n.options.Port = n.running.ClientURL(), n.running.Addr().(*net.TCPAddr).Port
	t.Cleanup(n.stop)
	return n
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
