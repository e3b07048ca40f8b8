package live

import (
	"context"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// events is a response that goes on as a stream of events.
type events struct {
	// ctx ends when the reader is gone or takes nothing any more.
	ctx    context.Context
	cancel context.CancelFunc
	w      http.ResponseWriter
	rc     *http.ResponseController
	stall  time.Duration
	// conn is what the events leave through, nil where the server does not say.
	conn net.Conn

	mu   sync.Mutex
	beat *time.Timer
	over bool

	// flying is what is being written just now, left what the kernel may still hold; doubted: what flies may have
	// been taken back; cut: nothing may leave any more.
	holding      sync.Mutex
	flying, left trail
	doubted, cut bool
}

type connKey struct{}

// entrance is a connection of a server, with the context that is above those of its requests.
type entrance struct {
	conn net.Conn
	base context.Context //nolint:containedctx // it outlives the request through which a socket was opened
}

// WithConn keeps the connection of a server's requests at hand, so that what waits in it can be taken back, and a socket can
// go on without a goroutine; it is for http.Server.ConnContext.
func WithConn(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, connKey{}, entrance{c, ctx})
}

// openEvents begins the stream. A comment is sent at each pause, so that proxies keep it open and a reader who is gone
// shows.
func openEvents(ctx context.Context, w http.ResponseWriter, pause, stall time.Duration) *events {
	e := &events{w: w, rc: http.NewResponseController(w), stall: stall}
	e.ctx, e.cancel = context.WithCancel(ctx)
	if door, known := ctx.Value(connKey{}).(entrance); known {
		e.conn = door.conn
		holdLittle(e.conn)
	}
	h := w.Header()
	h.Set("Content-Type", mediaEvents+"; charset=utf-8")
	h.Set("Cache-Control", "no-store, no-transform")
	h.Set("X-Accel-Buffering", "no")
	// The server's limits for ordinary requests do not fit here; where there is none, none has to go.
	_ = e.rc.SetReadDeadline(time.Time{})
	w.WriteHeader(http.StatusOK)
	e.write(":\n\n")
	e.mu.Lock()
	defer e.mu.Unlock()
	e.beat = time.AfterFunc(pause, func() {
		if e.write(":\n\n") {
			e.again(pause)
		}
	})
	return e
}

func (e *events) again(pause time.Duration) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if !e.over {
		e.beat.Reset(pause)
	}
}

// write sends text at once. A reader who takes nothing for the stall time is gone.
func (e *events) write(text string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.over {
		return false
	}
	_ = e.rc.SetWriteDeadline(time.Now().Add(e.stall)) // tests' recorders have no deadlines
	_, err := e.w.Write([]byte(text))
	if err == nil {
		err = e.rc.Flush()
	}
	if err != nil {
		e.over = true
		e.cancel()
	}
	return err == nil
}

// tell sends a result of an operation unless something stands against it.
func (e *events) tell(c *course, fresh func() bool, payload []byte, one *edition) verdict {
	v := c.hand(fresh, one, func(l *label) error {
		e.holding.Lock()
		defer e.holding.Unlock()
		e.flying.add(l)
		return nil
	})
	if v != handed {
		return v
	}
	sent := e.next(payload)
	e.landed()
	if !sent {
		return unwanted
	}
	return handed
}

// landed notes that what was written is the kernel's now, and forgets what it has sent.
func (e *events) landed() {
	e.holding.Lock()
	defer e.holding.Unlock()
	for _, l := range e.flying.labels {
		e.left.add(l)
	}
	e.flying.forget()
	switch {
	case e.conn == nil || unsent(e.conn) == 0:
		e.left.forget()
	case e.doubted:
		e.sever()
	}
	e.doubted = false
}

// purge cuts the stream off where something is on its way that must not leave any more: nothing else waits here.
func (e *events) purge(taken func(*label) bool) loss {
	e.holding.Lock()
	defer e.holding.Unlock()
	flying := e.flying.has(taken)
	if !flying && !e.left.has(taken) {
		return lossNone
	}
	if e.conn == nil || unsent(e.conn) > 0 {
		e.sever()
		return lossAll
	}
	if flying {
		e.doubted = true
		time.AfterFunc(doubtWait, func() {
			e.holding.Lock()
			defer e.holding.Unlock()
			if e.doubted {
				e.sever()
			}
		})
	}
	return lossNone
}

// sever breaks the stream off so that nothing more leaves, also of what the kernel holds.
func (e *events) sever() {
	e.cut = true
	if e.conn != nil {
		reset(e.conn)
	} else {
		_ = e.rc.SetWriteDeadline(time.Now()) // as good as can be
	}
	e.cancel()
}

// settle waits a moment until the reader has taken everything, and cuts the stream off where he does not: what he takes
// later could not be taken back.
func (e *events) settle() {
	for deadline := time.Now().Add(lingerWait); ; pause(context.Background(), settlePause) {
		e.landed()
		e.holding.Lock()
		rest, cut := len(e.left.labels) > 0, e.cut
		e.holding.Unlock()
		if !rest || cut {
			return
		}
		if time.Now().After(deadline) {
			e.holding.Lock()
			e.sever()
			e.holding.Unlock()
			return
		}
	}
}

const settlePause = 20 * time.Millisecond

// next sends a result. A line break between the words of its JSON would end the field.
func (e *events) next(payload []byte) bool {
	line := strings.NewReplacer("\n", " ", "\r", " ").Replace(string(payload))
	return e.write("event: next\ndata: " + line + "\n\n")
}

// retry says when to come back, as the close of a socket does: at a random moment within this time. A plain EventSource
// comes back at its end, which does as well: the goodbyes are spread.
func (e *events) retry(within time.Duration) {
	e.write("retry: " + strconv.FormatInt(within.Milliseconds(), 10) + "\n\n")
}

// complete ends the stream for good. The empty data line makes browsers tell of the event at all.
func (e *events) complete() { e.write("event: complete\ndata:\n\n") }

// reject tells the errors of an operation that did not begin, or was ended.
func (e *events) reject(errs gqlerror.List) {
	e.next([]byte(`{"errors":` + string(writeErrors(errs)) + `}`))
	e.complete()
}

func (e *events) close() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.over = true
	e.beat.Stop()
	e.cancel()
}

// waiting is nothing: whoever tells an event waits with it.
func (*events) waiting() int { return 0 }
