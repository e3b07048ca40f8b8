// The centrifuge library as a peer of bench/live: a node with the broker that it has in memory, set up as its
// documentation does. A room is a channel, a notice a publication. It is a module of its own, so that the project needs
// none of what it needs.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"

	"github.com/centrifugal/centrifuge"
)

func main() {
	var s settings
	flag.StringVar(&s.listen, "graphql", "127.0.0.1:0", "where it listens for websockets")
	flag.StringVar(&s.control, "control", "127.0.0.1:0", "where it takes orders")
	flag.BoolVar(&s.compress, "compress", false, "offer permessage-deflate")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin) // its end is what counts
		stop()
	}()
	if err := run(ctx, s); err != nil {
		fmt.Fprintln(os.Stderr, "centrifuge:", err)
		os.Exit(1)
	}
}

type settings struct {
	listen, control string
	compress        bool
}

// run serves until it is told to end; then the process takes everything with it.
func run(ctx context.Context, s settings) error {
	var closed atomic.Int64
	node, err := open(&closed)
	if err != nil {
		return err
	}
	handler := centrifuge.NewWebsocketHandler(node, centrifuge.WebsocketConfig{
		Compression: s.compress,
		// The generator comes from no page.
		CheckOrigin: func(*http.Request) bool { return true },
	})
	faults := make(chan error, 2)
	listen, err := serve(ctx, s.listen, anybody(handler), faults)
	if err != nil {
		return err
	}
	control, err := serve(ctx, s.control, (&desk{node: node, closed: &closed}).routes(), faults)
	if err != nil {
		return err
	}
	fmt.Printf("READY {\"graphql\":%q,\"control\":%q,\"protocol\":\"centrifuge\"}\n", listen, control)
	select {
	case err := <-faults:
		return err
	case <-ctx.Done():
		return nil
	}
}

// open starts a node at which anybody may subscribe to anything, and counts the connections that it ends.
func open(closed *atomic.Int64) (*centrifuge.Node, error) {
	node, err := centrifuge.New(centrifuge.Config{})
	if err != nil {
		return nil, err
	}
	node.OnConnect(func(c *centrifuge.Client) {
		c.OnSubscribe(func(_ centrifuge.SubscribeEvent, reply centrifuge.SubscribeCallback) {
			reply(centrifuge.SubscribeReply{}, nil)
		})
		c.OnDisconnect(func(e centrifuge.DisconnectEvent) {
			if e.Code != centrifuge.DisconnectConnectionClosed.Code {
				closed.Add(1)
				fmt.Fprintln(os.Stderr, "centrifuge: ended a connection:", e.Reason)
			}
		})
	})
	return node, node.Run()
}

// anybody lets everyone in as a visitor.
func anybody(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.ServeHTTP(w, r.WithContext(centrifuge.SetCredentials(r.Context(), &centrifuge.Credentials{})))
	})
}

// serve answers at an address and returns which it is.
func serve(ctx context.Context, address string, h http.Handler, faults chan<- error) (string, error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return "", err
	}
	go func() {
		if err := http.Serve(listener, h); !errors.Is(err, net.ErrClosed) { //nolint:gosec // nobody but the generator comes
			faults <- err
		}
	}()
	return listener.Addr().String(), nil
}
