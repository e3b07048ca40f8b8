//go:build linux

package crowd

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/gorilla/websocket"
)

// Seat says how a listener sits in the square.
type Seat struct {
	// Thread is what it follows, Selection the fields of a comment that it asks for beside its number.
	Thread    *Thread
	Selection string
	// Node names the address to connect to, anew each time; not the one that has just failed, if there are others.
	Node func(dice *rand.Rand, failed string) string
	// From is the address of this computer that it comes from; empty lets the kernel choose.
	From string
	// Session is the cookie of somebody who has signed in.
	Session string
	// Stay is how long it keeps a socket before it leaves by itself; nil means as long as it can.
	Stay func(dice *rand.Rand) time.Duration
	// Narrow keeps the kernel from taking in much that is not read.
	Narrow bool
}

// Listener follows a thread through whatever happens to its sockets. It belongs to its goroutine; what others may ask
// of it while it listens stands behind the lock.
type Listener struct {
	seat   Seat
	dice   *rand.Rand
	cursor string
	failed string // the address that failed last, or sent it away
	// deaf makes it stop reading, for good.
	deaf       atomic.Bool
	hasStopped atomic.Bool

	mu     sync.Mutex
	joined time.Time // zero while it is not
	at     string    // the node to which it is connected
	// content: it left by itself.
	content bool
	heard   []receipt
	// dismissed is when the server said that it may not listen any more.
	dismissed time.Time
	count     Count
}

// receipt is a comment that a listener was told of.
type receipt struct {
	comment int64
	at      time.Time
	// joined is when the socket that brought it had been joined.
	joined time.Time
}

// Count is what became of a listener's sockets.
type Count struct {
	Joined, Resumed, Reset int
	// Failed counts connections that never became a subscription.
	Failed int
	// Closed counts the ends of sockets by their code, 1006 for those without one.
	Closed map[int]int
	ends   []time.Time
}

// listen follows the thread until ctx ends.
func (l *Listener) listen(ctx context.Context) {
	for attempt := 0; ctx.Err() == nil; attempt++ {
		before := l.joins()
		err := l.visit(ctx)
		l.left(err, before)
		if l.deaf.Load() || l.isDismissed() {
			return
		}
		if l.joins() > before {
			attempt = 0
		}
		select {
		case <-ctx.Done():
		case <-time.After(l.pause(attempt, err)):
		}
	}
}

// pause is as long as the server asked for, or grows with each attempt in vain.
func (l *Listener) pause(attempt int, err error) time.Duration {
	spread := 0.6 + 0.8*l.dice.Float64()
	if end, closed := errors.AsType[*websocket.CloseError](err); closed && end.Code == websocket.CloseServiceRestart {
		var seconds int
		_, hint, _ := strings.Cut(end.Text, "retry in ")
		if _, err := fmt.Sscanf(hint, "%d s", &seconds); err == nil {
			return time.Duration(float64(seconds) * float64(time.Second) * (1 + 0.2*l.dice.Float64()))
		}
	}
	return time.Duration(spread * float64(min(250*time.Millisecond<<min(attempt, 5), 5*time.Second)))
}

// visit keeps one socket for as long as it lasts.
func (l *Listener) visit(ctx context.Context) error {
	node := l.seat.Node(l.dice, l.failed)
	l.failed = node
	conn, err := l.dial(ctx, node)
	if err != nil {
		return err
	}
	// A deaf one keeps its connection until all is over: that is what it is there for.
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer stop()
	if err := l.subscribe(conn, node); err != nil {
		return errors.Join(err, conn.Close())
	}
	enough := l.leaveInTime(conn)
	defer enough()
	for !l.deaf.Load() {
		text, err := read(conn)
		if err == nil {
			err = l.hear(text)
		}
		if err != nil {
			_ = conn.Close() // the first error is the one that counts
			return err
		}
	}
	l.hasStopped.Store(true)
	<-ctx.Done()
	return ctx.Err()
}

// leaveInTime ends the socket once the listener has had enough: one in two says goodbye.
func (l *Listener) leaveInTime(conn *websocket.Conn) (stop func() bool) {
	if l.seat.Stay == nil {
		return func() bool { return true }
	}
	polite := l.dice.IntN(2) == 0
	return time.AfterFunc(l.seat.Stay(l.dice), func() {
		l.leave()
		if polite {
			goodbye := websocket.FormatCloseMessage(websocket.CloseNormalClosure, "")
			_ = conn.WriteControl(websocket.CloseMessage, goodbye, time.Now().Add(time.Second)) // it goes in any case
		}
		_ = conn.SetReadDeadline(time.Now())
	}).Stop
}

// leave is the listener's own wish: the node has not failed it.
func (l *Listener) leave() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.joined = time.Time{}
	l.content = true
}

// narrow is how much the kernel takes in for a listener who may stop reading.
const narrow = 8 << 10

func (l *Listener) dial(ctx context.Context, node string) (*websocket.Conn, error) {
	to, err := url.Parse(node)
	if err != nil {
		return nil, err
	}
	line := net.Dialer{Timeout: 10 * time.Second}
	if l.seat.From != "" {
		line.LocalAddr = &net.TCPAddr{IP: net.ParseIP(l.seat.From)}
	}
	if l.seat.Narrow {
		line.Control = func(_, _ string, raw syscall.RawConn) error {
			return raw.Control(func(fd uintptr) {
				_ = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_RCVBUF, narrow) // a wish
			})
		}
	}
	dialer := websocket.Dialer{
		NetDialContext: line.DialContext, HandshakeTimeout: 10 * time.Second, Subprotocols: []string{"graphql-transport-ws"},
		ReadBufferSize: 1 << 10, WriteBufferSize: 1 << 10,
	}
	header := http.Header{}
	if l.seat.Session != "" {
		header.Set("Origin", node)
		header.Set("Cookie", cookie+"="+l.seat.Session)
	}
	conn, answer, err := dialer.DialContext(ctx, "ws://"+to.Host+"/graphql", header) //nolint:bodyclose // a handshake has none to close
	if answer != nil && err != nil {
		err = fmt.Errorf("%s: %w", answer.Status, err)
	}
	return conn, err
}

// subscribe shakes hands, asks for the thread after the last cursor and waits until it has joined.
func (l *Listener) subscribe(conn *websocket.Conn, node string) error {
	const document = `subscription ($id: ID!, $after: String) { thread(id: $id, after: $after) { __typename
		... on StreamJoined { cursor state } ... on CommentAdded { cursor comment { number %s } } } }`
	ask := map[string]any{"id": "1", "type": "subscribe", "payload": map[string]any{
		"query": fmt.Sprintf(document, l.seat.Selection), "variables": map[string]any{"id": l.seat.Thread.ID, "after": l.cursor},
	}}
	_ = conn.SetReadDeadline(time.Now().Add(20 * time.Second)) // a broken connection shows at the next read
	if err := conn.WriteJSON(map[string]string{"type": "connection_init"}); err != nil {
		return err
	}
	if text, err := read(conn); err != nil || !strings.Contains(string(text), "connection_ack") {
		return errors.Join(err, fmt.Errorf("instead of connection_ack: %.200s", text))
	}
	if err := conn.WriteJSON(ask); err != nil {
		return err
	}
	text, err := read(conn)
	if err != nil {
		return err
	}
	m, err := understand(text)
	if err != nil || m.joined == "" {
		return errors.Join(err, fmt.Errorf("instead of StreamJoined: %.200s", text))
	}
	_ = conn.SetReadDeadline(time.Time{}) // as above
	l.join(m, node)
	return nil
}

func (l *Listener) join(m message, node string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cursor, l.joined, l.at, l.content = m.cursor, time.Now(), node, false
	l.count.Joined++
	switch m.joined {
	case "RECOVERED":
		l.count.Resumed++
	case "RESET":
		l.count.Reset++
	}
}

// hear writes down what a message tells.
func (l *Listener) hear(text []byte) error {
	m, err := understand(text)
	if err != nil || m.comment == 0 {
		return errors.Join(err, unexpected(text))
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cursor = m.cursor
	l.heard = append(l.heard, receipt{m.comment, time.Now(), l.joined})
	return nil
}

// left counts how a visit ended.
func (l *Listener) left(err error, joinsBefore int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.joined = time.Time{}
	if l.content {
		l.failed = ""
	}
	if l.count.Joined == joinsBefore {
		l.count.Failed++
		return
	}
	code := websocket.CloseAbnormalClosure
	if end, ok := errors.AsType[*websocket.CloseError](err); ok {
		code = end.Code
	}
	if code == codeForbidden {
		l.dismissed = time.Now()
	}
	l.count.Closed[code]++
	l.count.ends = append(l.count.ends, time.Now())
}

// codeForbidden is how the server closes the sockets of those who may not listen any more.
const codeForbidden = 4403

func (l *Listener) isDismissed() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return !l.dismissed.IsZero()
}

func (l *Listener) joins() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.count.Joined
}

func read(conn *websocket.Conn) ([]byte, error) {
	_, text, err := conn.ReadMessage()
	return text, err
}

func unexpected(text []byte) error { return fmt.Errorf("unexpected: %.200s", text) }

// message is what a listener understands of what a server says.
type message struct {
	cursor  string
	joined  string // the state, of StreamJoined alone
	comment int64  // the number, of CommentAdded alone
}

func understand(text []byte) (m message, err error) {
	if m, ok := skim(text); ok {
		return m, nil
	}
	var whole struct {
		Type    string
		Payload json.RawMessage
	}
	if err := json.Unmarshal(text, &whole); err != nil {
		return m, err
	}
	if whole.Type != "next" {
		return m, unexpected(text)
	}
	var next struct {
		Data struct {
			Thread *struct {
				Typename string `json:"__typename"`
				Cursor   string
				State    string
				Comment  struct{ Number int64 }
			}
		}
	}
	if err := json.Unmarshal(whole.Payload, &next); err != nil || next.Data.Thread == nil {
		return m, errors.Join(err, unexpected(text))
	}
	told := next.Data.Thread
	return message{cursor: told.Cursor, joined: told.State, comment: told.Comment.Number}, nil
}
