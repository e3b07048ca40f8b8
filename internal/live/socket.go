package live

import (
	"context"
	"errors"
	"io"
	"net"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/gorilla/websocket"
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

// socket is one websocket. A goroutine reads; each operation runs in its own; the wire writes.
type socket struct {
	*Transports
	exec  graphql.GraphExecutor
	place *seat
	// ctx ends with the socket; its cause, where it is a closure, is the goodbye to say.
	ctx   context.Context
	leave context.CancelCauseFunc
	conn  *websocket.Conn
	wire  *wire
	rate  *rate
	// initialised is the reader's own; the timer ends the socket if it stays false.
	initialised bool
	silence     *time.Timer

	writing sync.Mutex

	mu         sync.Mutex
	operations map[string]*running
	all        sync.WaitGroup
}

// serve reads until the peer or we have had enough, then lets everything that runs on the socket end.
func (s *socket) serve() {
	parted := make(chan struct{})
	unwatch := context.AfterFunc(s.ctx, func() {
		defer close(parted)
		s.goodbye()
	})
	stopPing := s.keepAlive()
	s.silence = time.AfterFunc(s.options.InitTimeout, func() { s.leave(closing4408) })
	if s.conn.Subprotocol() != protocol {
		s.leave(closing4406)
	}
	err := s.read()
	if errors.Is(err, websocket.ErrReadLimit) {
		s.leave(closing1009)
	}
	s.silence.Stop()
	stopPing()
	if !unwatch() {
		<-parted
	}
	s.leave(nil)
	s.finish(err)
	s.all.Wait()
}

// read takes messages until the connection ends. Once the socket is being closed it only swallows what still comes.
func (s *socket) read() error {
	s.extend()
	s.conn.SetPongHandler(func(string) error { s.extend(); return nil })
	s.conn.SetPingHandler(func(text string) error {
		s.extend()
		_ = s.conn.WriteControl(websocket.PongMessage, []byte(text), time.Now().Add(controlWait)) // the next read fails too
		return nil
	})
	for {
		kind, text, err := s.conn.ReadMessage()
		if err != nil {
			return err
		}
		s.extend()
		if s.ctx.Err() != nil {
			continue
		}
		switch {
		case kind != websocket.TextMessage:
			s.leave(malformed("Messages are text"))
		case !utf8.Valid(text):
			s.leave(closure{code: codeBadText, reason: "Text is UTF-8"})
		default:
			s.receive(text)
		}
	}
}

// extend gives the peer two pings' time to be heard of again. A socket that is being closed gets no more than the wait
// that goodbye set, whatever still comes.
func (s *socket) extend() {
	if s.ctx.Err() != nil {
		return
	}
	_ = s.conn.SetReadDeadline(time.Now().Add(2 * s.options.Ping)) // a broken connection shows at the next read
	if s.ctx.Err() != nil {
		_ = s.conn.SetReadDeadline(time.Now().Add(lingerWait)) // goodbye may have come between
	}
}

// keepAlive pings until stopped.
func (s *socket) keepAlive() (stop func()) {
	ping := func() { _ = s.conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(controlWait)) } // the reader notices
	var timer *time.Timer
	var mu sync.Mutex
	mu.Lock()
	defer mu.Unlock()
	stopped := false
	timer = time.AfterFunc(s.options.Ping, func() {
		ping()
		mu.Lock()
		defer mu.Unlock()
		if !stopped {
			timer.Reset(s.options.Ping)
		}
	})
	return func() {
		mu.Lock()
		defer mu.Unlock()
		stopped = true
		timer.Stop()
	}
}

// goodbye says why the socket is closed. A context that ends without a reason is the server's own end.
func (s *socket) goodbye() {
	c, ok := errors.AsType[closure](context.Cause(s.ctx))
	if !ok {
		c = restarting(0)
	}
	s.options.Metrics.closes.WithLabelValues(c.label(), c.why).Inc()
	wait := lingerWait
	// Who has to resume, or may not see what waits, is not kept waiting for it.
	if !s.wire.part(closeFrame(c), c.code == codeResume || c.code == codeForbidden) {
		wait = 0 // nobody listens
	}
	_ = s.conn.SetReadDeadline(time.Now().Add(wait)) // a broken connection has no deadline to miss
}

// finish closes the connection so that the peer gets our last words: at once where he has said goodbye or is gone,
// otherwise after swallowing what he still sends.
func (s *socket) finish(err error) {
	s.wire.drain()
	defer func() { _ = s.wire.Close() }() // there is nobody left to tell
	if s.wire.stalled() {
		s.options.Metrics.drops.WithLabelValues("stalled").Inc()
	}
	if _, parted := errors.AsType[*websocket.CloseError](err); parted {
		return
	}
	if _, gone := errors.AsType[net.Error](err); gone {
		return
	}
	if tcp, ok := s.wire.Conn.(interface{ CloseWrite() error }); ok && tcp.CloseWrite() == nil {
		_ = s.wire.SetReadDeadline(time.Now().Add(lingerWait)) // the copy meets the same error
		_, _ = io.CopyN(io.Discard, s.wire.Conn, lingerBytes)  // whatever comes is not wanted
	}
}
