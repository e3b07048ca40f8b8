// Stock is gqlgen's own websocket transport, with nothing added but what it asks for: its default on coder/websocket, or on
// gorilla through an adapter. README.md of bench/live has the contract.
package main

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/coder/websocket"
	"github.com/vektah/gqlparser/v2/ast"

	"piazza/bench/live/desk"
	"piazza/bench/live/peers/stock/gen"
)

func main() {
	adapter := flag.String("adapter", "gorilla", "gorilla or coder")
	settings := desk.Flags()
	s := &square{rooms: map[string]*room{}}
	ws := transport.Websocket{KeepAlivePingInterval: 10 * time.Second}
	switch *adapter {
	case "gorilla":
		ws.Implementation = gorilla(settings.Compress)
	case "coder":
		mode := websocket.CompressionDisabled
		if settings.Compress {
			mode = websocket.CompressionNoContextTakeover
		}
		ws.Implementation = transport.CoderWebsocketImplementation{AcceptOptions: websocket.AcceptOptions{CompressionMode: mode}}
	default:
		fail(fmt.Errorf("no adapter is called %q", *adapter))
	}
	server := handler.New(gen.NewExecutableSchema(gen.Config{Resolvers: s}))
	server.AddTransport(ws)
	server.SetQueryCache(lru.New[*ast.QueryDocument](1000)) // as NewDefaultServer has it
	sockets := http.NewServeMux()
	sockets.Handle("/graphql", server)
	if err := (desk.Server{Sockets: sockets, Publish: s.publish, Usage: s.usage}).Run(settings); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "bench/live/peers/stock:", err)
	os.Exit(1)
}

// Query is gqlgen's root of queries.
func (s *square) Query() gen.QueryResolver { return query{} }

// Subscription is gqlgen's root of subscriptions.
func (s *square) Subscription() gen.SubscriptionResolver { return subscription{s} }

type query struct{}

// Ready answers.
func (query) Ready(context.Context) (bool, error) { return true, nil }

type subscription struct{ *square }

// Notices tells of a room for as long as somebody listens.
func (s subscription) Notices(ctx context.Context, name string) (<-chan *gen.Notice, error) {
	return s.join(ctx, name), nil
}
