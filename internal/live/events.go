package live

import (
	"context"
	"net/http"
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

	mu   sync.Mutex
	beat *time.Timer
	over bool
}

// openEvents begins the stream. A comment is sent at each pause, so that proxies keep it open and a reader who is gone
// shows.
func openEvents(ctx context.Context, w http.ResponseWriter, pause, stall time.Duration) *events {
	e := &events{w: w, rc: http.NewResponseController(w), stall: stall}
	e.ctx, e.cancel = context.WithCancel(ctx)
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

// next sends a result. A line break between the words of its JSON would end the field.
func (e *events) next(payload []byte) bool {
	line := strings.NewReplacer("\n", " ", "\r", " ").Replace(string(payload))
	return e.write("event: next\ndata: " + line + "\n\n")
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
