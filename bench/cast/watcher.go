//go:build linux

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"piazza/bench/nodes/crowd"
)

// watcher follows the results of a poll and writes down what arrives.
type watcher struct {
	conn  *websocket.Conn
	ended chan struct{}

	mu    sync.Mutex
	heard []message
	fault error
}

// message is what arrived, as it arrived: it is read only when all is over.
type message struct {
	at   time.Time
	text []byte
}

// tally is what a message says.
type tally struct {
	at      time.Time
	version int64
	voters  int64
	votes   [4]int64
}

const watching = `subscription ($id: ID!) { pollResults(id: $id) { version phase results {
	version voters isFinal questions { question voters ... on OptionCounts { options { option votes share } } } } } }`

// watch connects from an address of this computer.
func (s *stage) watch(ctx context.Context, p poll, n int) (*watcher, error) {
	line := net.Dialer{Timeout: 10 * time.Second, LocalAddr: &net.TCPAddr{IP: net.ParseIP(crowd.From(n))}}
	dialer := websocket.Dialer{
		NetDialContext: line.DialContext, HandshakeTimeout: 10 * time.Second, Subprotocols: []string{"graphql-transport-ws"},
		ReadBufferSize: 1 << 10, WriteBufferSize: 1 << 10,
	}
	conn, _, err := dialer.DialContext(ctx, "ws"+strings.TrimPrefix(s.node.URL, "http")+"/graphql", http.Header{}) //nolint:bodyclose // a handshake has none to close
	if err != nil {
		return nil, err
	}
	w := &watcher{conn: conn, ended: make(chan struct{})}
	if err := w.begin(p); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	go w.listen()
	return w, nil
}

func (w *watcher) begin(p poll) error {
	if err := w.conn.WriteJSON(map[string]string{"type": "connection_init"}); err != nil {
		return err
	}
	if _, text, err := w.conn.ReadMessage(); err != nil || !strings.Contains(string(text), "connection_ack") {
		return errors.Join(err, fmt.Errorf("instead of connection_ack: %.200s", text))
	}
	return w.conn.WriteJSON(map[string]any{"id": "1", "type": "subscribe", "payload": map[string]any{
		"query": watching, "variables": map[string]string{"id": p.id},
	}})
}

func (w *watcher) listen() {
	defer close(w.ended)
	for {
		_, text, err := w.conn.ReadMessage()
		w.mu.Lock()
		if err != nil {
			w.fault = err
		} else {
			w.heard = append(w.heard, message{time.Now(), text})
		}
		w.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// leave ends the connection and waits until nothing is read any more.
func (w *watcher) leave() {
	_ = w.conn.Close() // it may have ended
	<-w.ended
}

// count is how many messages have arrived.
func (w *watcher) count() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.heard)
}

// last is the newest tally, the zero one before any.
func (w *watcher) last() (tally, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.heard) == 0 {
		return tally{}, w.fault
	}
	return w.heard[len(w.heard)-1].read()
}

// tallies are all that arrived, in order.
func (w *watcher) tallies() (list []tally, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, m := range w.heard {
		t, err := m.read()
		if err != nil {
			return nil, err
		}
		list = append(list, t)
	}
	return list, nil
}

func (m message) read() (t tally, err error) {
	var got struct {
		Type    string
		Payload struct {
			Data struct {
				PollResults *struct {
					Version int64
					Results *struct {
						Voters    int64
						Questions []struct{ Options []struct{ Votes int64 } }
					}
				}
			}
		}
	}
	err = json.Unmarshal(m.text, &got)
	state := got.Payload.Data.PollResults
	if err != nil || got.Type != "next" || state == nil || state.Results == nil || len(state.Results.Questions) != 1 ||
		len(state.Results.Questions[0].Options) != len(t.votes) {
		return t, errors.Join(err, fmt.Errorf("instead of results: %.300s", m.text))
	}
	t = tally{at: m.at, version: state.Version, voters: state.Results.Voters}
	for i, option := range state.Results.Questions[0].Options {
		t.votes[i] = option.Votes
	}
	return t, nil
}
