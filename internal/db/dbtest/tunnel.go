//go:build unix

package dbtest

import (
	"context"
	"fmt"
	"io"
	"net"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// Tunnel is a network between a test and a database, of which the test can make a black hole: connections stay and can
// be made, and nothing comes through.
type Tunnel struct {
	// DSN is the address of the database at this end.
	DSN string

	listener net.Listener
	to       *pgx.ConnConfig
	open     sync.WaitGroup
	// passing is held by every piece that passes.
	passing sync.RWMutex
	stopped bool
	// severing: the next piece ends its connection.
	severing atomic.Bool

	mu    sync.Mutex
	conns []net.Conn
}

// Dig returns a tunnel to a database.
func Dig(t testing.TB, dsn string) *Tunnel {
	t.Helper()
	to, err := pgx.ParseConfig(dsn)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	tunnel := &Tunnel{
		DSN:      fmt.Sprintf("host=127.0.0.1 port=%s user='%s' password='%s' dbname='%s' sslmode=disable", port, to.User, to.Password, to.Database),
		listener: listener, to: to,
	}
	tunnel.open.Go(tunnel.accept)
	t.Cleanup(tunnel.close)
	return tunnel
}

// Stop lets nothing through from now on.
func (x *Tunnel) Stop() {
	x.passing.Lock()
	x.stopped = true
}

// Resume lets through what waits, and all that follows.
func (x *Tunnel) Resume() {
	if x.stopped {
		x.stopped = false
		x.passing.Unlock()
	}
}

// Sever ends the next connection over which something is sent, instead of sending it and without a word to either side.
func (x *Tunnel) Sever() { x.severing.Store(true) }

func (x *Tunnel) accept() {
	for {
		near, err := x.listener.Accept()
		if err != nil {
			return
		}
		network, address := pgconn.NetworkAddress(x.to.Host, x.to.Port)
		far, err := (&net.Dialer{}).DialContext(context.Background(), network, address)
		if err != nil {
			_ = near.Close() // the program sees that it is refused
			continue
		}
		x.mu.Lock()
		x.conns = append(x.conns, near, far)
		x.mu.Unlock()
		x.open.Go(func() { x.pass(near, far) })
		x.open.Go(func() { x.pass(far, near) })
	}
}

func (x *Tunnel) pass(from, to net.Conn) {
	defer to.Close()
	_, _ = io.Copy(writer(func(piece []byte) (int, error) { // it ends when either end does
		x.passing.RLock()
		defer x.passing.RUnlock()
		if x.severing.Swap(false) {
			return 0, net.ErrClosed
		}
		return to.Write(piece)
	}), from)
}

type writer func([]byte) (int, error)

// Write passes a piece on.
func (w writer) Write(piece []byte) (int, error) { return w(piece) }

func (x *Tunnel) close() {
	x.Resume()
	_ = x.listener.Close()
	x.mu.Lock()
	for _, conn := range x.conns {
		_ = conn.Close() // both ends are ours
	}
	x.mu.Unlock()
	x.open.Wait()
}
