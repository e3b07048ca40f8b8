package live

import (
	"context"
	"log/slog"
	"net/http"
	"net/netip"
	"slices"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"piazza/internal/auth"
	"piazza/internal/live/frame"
	"piazza/internal/problem"
)

// TransportOptions says who may connect and what a connection may cost. Durations and caps that are 0 take their
// defaults.
type TransportOptions struct {
	// Origins are the exact origins, as in https://piazza.example.org, whose pages may connect.
	Origins []string
	// Operation prepares the context of one operation, for its loaders; nil leaves it as it is.
	Operation func(context.Context) context.Context
	// Renew looks again at who a connection belongs to, before each operation: a socket may be older than a lost role, and
	// than its session's token. A session that is over by then ends the connection. Of a viewer with a session, or with a
	// pass, it is told no more than these and what he has proved. nil trusts the viewer of the upgrade.
	Renew func(context.Context, auth.Viewer) (auth.Viewer, error)
	// Bearer says whom an access token speaks for that a program brings when it greets; nil knows none.
	Bearer func(ctx context.Context, token string) (auth.Viewer, error)
	// Hub is where subscriptions listen: its rights stream is followed, and what is taken away is taken out of the
	// buffers. nil is for tests of the protocols.
	Hub *Hub
	// TakesAway tells what notices of a kind take away; nil means that none does.
	TakesAway func(kind string) Taking
	// Address names where an anonymous visitor comes from; nil takes the address of the connection.
	Address func(*http.Request) string

	// InitTimeout is how long a socket may be silent before connection_init; 5 s.
	InitTimeout time.Duration
	// Ping is the pause between pings; who answers nothing during two of them is gone; 12 s.
	Ping time.Duration
	// Timeout is how long a query or a mutation may take, the beginning of a subscription, and looking who a viewer is;
	// 5 s, as for ordinary requests.
	Timeout time.Duration
	// Stall is how long a reader may take nothing at all while something waits for him; 5 s.
	Stall time.Duration

	// SocketsPerMember caps the sockets of a signed-in viewer; 10.
	SocketsPerMember int
	// StreamsPerMember caps the event streams of a signed-in viewer, each of which is one operation; 50.
	StreamsPerMember int
	// ConnectionsPerAddress caps the sockets, and apart from them the streams, of anonymous visitors from one address, and those
	// of guests without a slip for themselves; it is high, because a whole hall may sit behind one; 2,000.
	ConnectionsPerAddress int
	// OperationsPerSocket caps the operations that run on one socket; 50.
	OperationsPerSocket int
	// OperationRate is how many operations a second a socket may begin for long, and ten times that at once; 20.
	// Less than 0 means any number.
	OperationRate float64
	// MessageRate is how many bytes of messages a second the socket of a member may say for long, inflated where they come
	// compressed, and ten times that at once; 256 kB. A message counts for 256 at least, and a visitor may say an eighth. What
	// is more is read later. Less than 0 means any number.
	MessageRate float64
	// Apart lets each subscription run for itself, also where others are told the same: for comparisons.
	Apart bool

	// Goroutines keeps a goroutine for each websocket, as it must be where the system is not Linux, TLS ends in the process,
	// or the server does not say its connections (WithConn): otherwise a socket at rest has none.
	Goroutines bool
	// Trace gives what is done on a connection without a goroutine an id by which it is found in the log; nil gives none.
	Trace func(context.Context) context.Context

	Metrics *Metrics
	Log     *slog.Logger

	// renews: Renew was given.
	renews bool
}

const (
	defaultInitTimeout = 5 * time.Second
	defaultPing        = 12 * time.Second
	defaultStall       = 5 * time.Second
	defaultTimeout     = 5 * time.Second
)

func (o *TransportOptions) complete() {
	o.InitTimeout = or(o.InitTimeout, defaultInitTimeout)
	o.Ping = or(o.Ping, defaultPing)
	o.Stall = or(o.Stall, defaultStall)
	o.Timeout = or(o.Timeout, defaultTimeout)
	o.SocketsPerMember = or(o.SocketsPerMember, 10)
	o.StreamsPerMember = or(o.StreamsPerMember, 50)
	o.ConnectionsPerAddress = or(o.ConnectionsPerAddress, 2000)
	o.OperationsPerSocket = or(o.OperationsPerSocket, 50)
	o.OperationRate = or(o.OperationRate, 20)
	o.MessageRate = or(o.MessageRate, 256<<10)
	if o.Operation == nil {
		o.Operation = func(ctx context.Context) context.Context { return ctx }
	}
	if o.Trace == nil {
		o.Trace = func(ctx context.Context) context.Context { return ctx }
	}
	if o.renews = o.Renew != nil; !o.renews {
		o.Renew = func(_ context.Context, v auth.Viewer) (auth.Viewer, error) { return v, nil }
	}
	if o.Bearer == nil {
		o.Bearer = func(context.Context, string) (auth.Viewer, error) { return auth.Viewer{}, problem.SignIn() }
	}
	if o.TakesAway == nil {
		o.TakesAway = func(string) Taking { return Nothing }
	}
	if o.Address == nil {
		o.Address = remoteHost
	}
	if o.Metrics == nil {
		o.Metrics = NewMetrics(nil)
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
}

func or[T comparable](value, otherwise T) T {
	var zero T
	if value == zero {
		return otherwise
	}
	return value
}

// remoteHost is the address that a request comes from; of an IPv6 address the half that one household has, because the
// other half is his to choose.
func remoteHost(r *http.Request) string {
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	ip := from.Addr().Unmap().WithZone("")
	if ip.Is4() {
		return ip.String()
	}
	return netip.PrefixFrom(ip, 64).Masked().String()
}

// Transports are the doors through which operations live on: websockets and event streams.
type Transports struct {
	options  TransportOptions
	registry *registry
	rights   *rights
	// loop serves the sockets that have no goroutine.
	loop *loop
	// deflater and inflater are for the messages of all sockets whose clients compress.
	deflater frame.Deflater
	inflater frame.Inflater
}

// ring is how many editions a feed keeps for those who lag behind: as many as its stream keeps notices.
func (o *TransportOptions) ring() int {
	if o.Hub == nil {
		return defaultRing
	}
	return o.Hub.options.Ring
}

// NewTransports returns transports that nobody has connected to yet.
func NewTransports(o TransportOptions) *Transports {
	o.complete()
	t := &Transports{options: o, rights: newRights()}
	t.registry = newRegistry(o.Metrics, newFeeds(o.Metrics, o.ring(), t.perform))
	t.registry.feeds.hub = o.Hub
	t.loop = newLoop(t)
	if o.Hub == nil {
		t.rights.trust()
	} else {
		t.follow(o.Hub)
	}
	return t
}

// All returns the transports in the order in which a request should be offered to them.
func (t *Transports) All() []graphql.Transport {
	return []graphql.Transport{websocketTransport{t}, sseTransport{t}}
}

// LongLived tells whether a request for this door becomes a connection that stays.
func (t *Transports) LongLived(r *http.Request) bool {
	return slices.ContainsFunc(t.All(), func(one graphql.Transport) bool { return one.Supports(r) })
}

// Shutdown refuses new connections and ends the open ones, spread over a time so that they do not all come back at
// once. It returns when all are gone, or when ctx ends.
func (t *Transports) Shutdown(ctx context.Context, over time.Duration) error {
	defer t.registry.feeds.close()
	return t.registry.shutdown(ctx, over)
}
