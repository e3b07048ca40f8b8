package live

import (
	"compress/flate"
	"context"
	"errors"
	"io"
	"net"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/gorilla/websocket"
)

// threaded is a websocket with a goroutine that reads; each operation runs in its own, and the wire writes.
type threaded struct {
	*wire
	socket *socket
	conn   *websocket.Conn
	// ctx ends with the socket; its cause, where it is a closure, is the goodbye to say.
	ctx context.Context //nolint:containedctx // it is the socket's own
	// silence ends the socket if its client does not greet.
	silence *time.Timer
	all     sync.WaitGroup
}

func (s *threaded) run(work func()) { s.all.Go(work) }

func (*threaded) operation() *running { return &running{} }

func (*threaded) seating(*running) seating { return nil }

func (s *threaded) greet() { s.silence.Stop() }

func (s *threaded) widen() { s.conn.SetReadLimit(longestMessage) }

func (s *threaded) leave(cause error) { s.socket.place.leave(cause) }

// serve reads until the peer or we have had enough, then lets everything that runs on the socket end.
func (s *threaded) serve() {
	parted := make(chan struct{})
	unwatch := context.AfterFunc(s.ctx, func() {
		defer close(parted)
		s.goodbye()
	})
	stopPing := s.keepAlive()
	s.silence = time.AfterFunc(s.socket.options.InitTimeout, func() { s.leave(closing4408) })
	if s.conn.Subprotocol() != protocol {
		s.leave(closing4406)
	}
	err := s.read()
	s.refuse(err)
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
func (s *threaded) read() error {
	s.extend()
	s.conn.SetPongHandler(func(string) error { s.extend(); return nil })
	s.conn.SetPingHandler(func(text string) error {
		s.extend()
		_ = s.conn.WriteControl(websocket.PongMessage, []byte(text), time.Now().Add(controlWait)) // the next read fails too
		return nil
	})
	for {
		s.slowDown()
		kind, text, err := s.next()
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
			s.leave(closing1007)
		default:
			s.socket.receive(text)
		}
	}
}

// slowDown waits while the client has said more than may be dealt with.
func (s *threaded) slowDown() {
	allowed := func() bool {
		return !s.socket.said.isSpent(s.socket.options.messageRate(s.socket.place.longest() == longestMessage))
	}
	if allowed() {
		return
	}
	s.socket.options.Metrics.throttled.Inc()
	often := time.NewTicker(throttleWait)
	defer often.Stop()
	for !allowed() {
		select {
		case <-often.C:
		case <-s.ctx.Done():
			return
		}
	}
	s.extend()
}

// throttleWait is how often it is looked whether a client who has said too much may go on.
const throttleWait = 100 * time.Millisecond

// next reads a message, inflated where it was compressed, and of that no more than may be.
func (s *threaded) next() (kind int, text []byte, err error) {
	kind, r, err := s.conn.NextReader()
	if err != nil {
		return 0, nil, err
	}
	longest := s.socket.place.longest()
	text, err = io.ReadAll(io.LimitReader(r, int64(longest)+1))
	s.socket.said.spend(costOf(text))
	if err == nil && len(text) > longest {
		err = websocket.ErrReadLimit
	}
	return kind, text, err
}

// refuse says goodbye to a client whose message could not be read; that it was no frame gorilla has said.
func (s *threaded) refuse(err error) {
	_, corrupt := errors.AsType[flate.CorruptInputError](err)
	switch {
	case errors.Is(err, websocket.ErrReadLimit):
		s.leave(closing1009)
	case s.socket.deflates && (corrupt || errors.Is(err, io.ErrUnexpectedEOF)):
		s.leave(closing1007)
	}
}

// extend gives the peer two pings' time to be heard of again. A socket that is being closed gets no more than the wait
// that goodbye set, whatever still comes.
func (s *threaded) extend() {
	if s.ctx.Err() != nil {
		return
	}
	_ = s.conn.SetReadDeadline(time.Now().Add(2 * s.socket.options.Ping)) // a broken connection shows at the next read
	if s.ctx.Err() != nil {
		_ = s.conn.SetReadDeadline(time.Now().Add(lingerWait)) // goodbye may have come between
	}
}

// keepAlive pings until stopped.
func (s *threaded) keepAlive() (stop func()) {
	ping := func() { _ = s.conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(controlWait)) } // the reader notices
	var timer *time.Timer
	var mu sync.Mutex
	mu.Lock()
	defer mu.Unlock()
	stopped := false
	timer = time.AfterFunc(s.socket.options.Ping, func() {
		ping()
		mu.Lock()
		defer mu.Unlock()
		if !stopped {
			timer.Reset(s.socket.options.Ping)
		}
	})
	return func() {
		mu.Lock()
		defer mu.Unlock()
		stopped = true
		timer.Stop()
	}
}

// goodbye says why the socket is closed.
func (s *threaded) goodbye() {
	c := s.socket.options.parting(context.Cause(s.ctx))
	wait := lingerWait
	if !s.wire.part(closeFrame(c), c.instead()) {
		wait = 0 // nobody listens
	}
	_ = s.conn.SetReadDeadline(time.Now().Add(wait)) // a broken connection has no deadline to miss
}

// finish closes the connection so that the peer gets our last words: at once where he has said goodbye or is gone,
// otherwise after swallowing what he still sends.
func (s *threaded) finish(err error) {
	s.wire.drain()
	defer func() { _ = s.wire.Close() }() // there is nobody left to tell
	if s.wire.stalled() {
		s.socket.options.Metrics.drops.WithLabelValues("stalled").Inc()
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
