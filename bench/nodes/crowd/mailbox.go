//go:build linux

package crowd

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// Mailbox follows what is written to a member, by his cursor and over one websocket after the other, at any node.
type Mailbox struct {
	line    Listener
	reading sync.WaitGroup
	stop    context.CancelFunc

	mu      sync.Mutex
	cursor  string
	arrived []int64
	read    int
	resets  int
}

// OpenMailbox follows the notifications of whose session it is until Close. Each socket stays for a while at most; 0 is
// until it ends.
func OpenMailbox(ctx context.Context, dice *rand.Rand, session string, node func(*rand.Rand, string) string, stay time.Duration) *Mailbox {
	ctx, stop := context.WithCancel(ctx)
	m := &Mailbox{line: Listener{seat: Seat{Session: session, Node: node}, dice: dice}, stop: stop}
	m.reading.Go(func() {
		for ctx.Err() == nil {
			at := node(dice, m.line.failed)
			m.line.failed = at
			m.visit(ctx, at, stay)
			select {
			case <-ctx.Done():
			case <-time.After(50 * time.Millisecond):
			}
		}
	})
	return m
}

// Close ends the mailbox and waits until it has ended.
func (m *Mailbox) Close() {
	m.stop()
	m.reading.Wait()
}

// Arrived returns the numbers of the comments that it was told of, in that order.
func (m *Mailbox) Arrived() []int64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	return append([]int64{}, m.arrived...)
}

// Joined tells whether it has ever been let in.
func (m *Mailbox) Joined() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.cursor != ""
}

// State returns how often it was told that something was read, and that it has to start afresh.
func (m *Mailbox) State() (read, resets int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.read, m.resets
}

const mailDocument = `subscription ($after: String) { notifications(after: $after) {
	__typename
	... on StreamJoined { cursor state }
	... on NotificationAdded { cursor notification { kind comment { number bodyHtml } entry { title } } }
	... on NotificationsRead { cursor upTo }
} }`

func (m *Mailbox) visit(ctx context.Context, node string, stay time.Duration) {
	conn, err := m.line.dial(ctx, node)
	if err != nil {
		return
	}
	if stay > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, stay)
		defer cancel()
	}
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer stop()
	defer conn.Close()
	variables := map[string]any{}
	if m.cursor != "" {
		variables["after"] = m.cursor
	}
	for _, message := range []any{
		map[string]any{"type": "connection_init"},
		map[string]any{"type": "subscribe", "id": "1", "payload": map[string]any{"query": mailDocument, "variables": variables}},
	} {
		if conn.WriteJSON(message) != nil {
			return
		}
	}
	m.hear(conn)
}

// hear takes in what comes until the socket ends.
func (m *Mailbox) hear(conn *websocket.Conn) {
	for {
		text, err := read(conn)
		if err != nil {
			return
		}
		var said struct {
			Payload struct {
				Data struct {
					Notifications *struct {
						Type         string `json:"__typename"`
						Cursor       string
						State        string
						Notification struct{ Comment struct{ Number int64 } }
					}
				}
			}
		}
		if json.Unmarshal(text, &said) != nil {
			continue // a pong, or an end
		}
		n := said.Payload.Data.Notifications
		if n == nil {
			continue
		}
		m.mu.Lock()
		m.cursor = n.Cursor
		switch {
		case n.Type == "NotificationAdded":
			m.arrived = append(m.arrived, n.Notification.Comment.Number)
		case n.Type == "NotificationsRead":
			m.read++
		case n.State == "RESET":
			m.resets++
		}
		m.mu.Unlock()
	}
}
