//go:build linux

package place

import (
	"errors"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

// NATS is a NATS server within this process, which can be stopped and started again at the same address.
type NATS struct {
	URL    string
	host   string
	port   int
	server *server.Server
}

// NATS starts a server on an address of this computer, 127.0.0.1 when empty.
func (p *Place) NATS(host string) (*NATS, error) {
	if host == "" {
		host = loopback
	}
	port, err := p.freePort()
	if err != nil {
		return nil, err
	}
	n := &NATS{URL: "nats://" + join(host, port), host: host, port: port}
	return n, n.Start()
}

// Start starts it again.
func (n *NATS) Start() (err error) {
	options := &server.Options{Host: n.host, Port: n.port, NoLog: true, NoSigs: true}
	if n.server, err = server.NewServer(options); err != nil {
		return err
	}
	n.server.Start()
	if !n.server.ReadyForConnections(time.Minute) {
		return errors.New("the NATS server does not start")
	}
	return nil
}

// Stop ends it and all its connections.
func (n *NATS) Stop() error {
	n.server.Shutdown()
	n.server.WaitForShutdown()
	return nil
}

// At is how it is reached under another address of this computer.
func (n *NATS) At(host string) string { return "nats://" + join(host, n.port) }
