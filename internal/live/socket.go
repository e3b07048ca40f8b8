package live

import (
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

const (
	// longestMessage is what a client may send in one message.
	longestMessage = 1 << 20
	// longestFromVisitors is less: thousands of them share an address, each may leave a message unfinished, and nothing
	// that a visitor may say is long.
	longestFromVisitors = 64 << 10
	// controlWait bounds how long a ping or a goodbye waits behind other writers.
	controlWait = time.Second
	// lingerWait is how long a closed socket waits for the peer's own goodbye, lingerBytes how much of what he still
	// sends is swallowed: closing over unread bytes would take our last words from him.
	lingerWait  = 2 * time.Second
	lingerBytes = 16 << 20
)

// socket is one websocket as the protocol sees it, whatever it is made of.
type socket struct {
	*Transports
	exec  graphql.GraphExecutor
	place *seat
	link  link
	// begun counts the operations, said what the client says: the first is of whoever calls receive, the other of whoever reads.
	begun, said rate
	// deflates: client and server have agreed that messages may be compressed.
	deflates bool
	// greeted is of whoever calls receive.
	greeted bool

	writing sync.Mutex

	mu sync.Mutex
	// operations is the first of those that run.
	operations *running
}

// link carries the messages of a socket.
type link interface {
	// room waits until a frame of this size would find room. Only one writer at a time may rely on it.
	room(size int) error
	// put adds a frame without waiting; its bytes are the link's from then on.
	put(f outbound) error
	// run does something for which the connection stays what it is until it has been done, in a goroutine.
	run(work func())
	// greet is told that the client has greeted.
	greet()
	// operation is room for one more.
	operation() *running
	// seating is where an operation is told without a goroutine once a feed tells it, nil where it keeps one.
	seating(r *running) seating
	// widen lets the client send the messages of a member.
	widen()
}

// longest is what whoever holds a seat may send in one message.
func (s *seat) longest() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.holder.signedIn() {
		return longestMessage
	}
	return longestFromVisitors
}

// parting counts a goodbye and says it. A connection that ends without a reason is sent off by the server's own end.
func (o *TransportOptions) parting(cause error) closure {
	c, ok := cause.(closure) //nolint:errorlint // causes are never wrapped
	if !ok {
		c = restarting(0)
	}
	o.Metrics.closes.WithLabelValues(c.label(), c.why).Inc()
	return c
}

// instead tells whether a goodbye takes the place of what waits: who has to resume, or may not see what waits, is not kept
// waiting for it.
func (c closure) instead() bool { return c.code == codeResume || c.code == codeForbidden }
