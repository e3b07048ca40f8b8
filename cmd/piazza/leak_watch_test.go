package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
)

func operationText(t *testing.T, document string, variables map[string]any) []byte {
	t.Helper()
	text, err := json.Marshal(map[string]any{"query": document, "variables": variables})
	must(t, err)
	return text
}

// leakEar keeps what somebody hears on a connection, one line a message, by subscription.
type leakEar struct {
	mu    sync.Mutex
	lines map[string][]string
}

func (e *leakEar) hear(subscription, line string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.lines[subscription] = append(e.lines[subscription], line)
}

// has tells whether a message with this text has come on every one of the subscriptions that a name begins.
func (e *leakEar) has(prefix, text string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	found := 0
	for name, lines := range e.lines {
		if !strings.HasPrefix(name, prefix) {
			continue
		}
		if !strings.Contains(strings.Join(lines, "\n"), text) {
			return false
		}
		found++
	}
	return found > 0
}

func (e *leakEar) names() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return slices.Collect(maps.Keys(e.lines))
}

func (e *leakEar) told(subscription string) string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return strings.Join(e.lines[subscription], "\n")
}

func watchedDocument(field, id string) string {
	selection := "version voters electors quorumReached phase closesAt"
	if field == "pollResults" {
		selection = "version phase results { version voters isFinal quorumReached questions { question voters none } }"
	}
	return fmt.Sprintf("subscription { %s(id: %q) { %s } }", field, id, selection)
}

// watch lets a member watch results and turnout of all polls over a websocket, and over server-sent events.
func (h *leakHouse) watch(ctx context.Context, member int) *leakEar {
	h.t.Helper()
	ear := &leakEar{lines: map[string][]string{}}
	socket := h.socket(ctx, member)
	for i := range h.polls {
		for _, field := range []string{"pollResults", "pollTurnout"} {
			name, document := fmt.Sprintf("%s of %d", field, h.polls[i].number), watchedDocument(field, h.polls[i].id)
			ear.lines[name+" by socket"], ear.lines[name+" by events"] = nil, nil
			socket.send(map[string]any{"id": name + " by socket", "type": "subscribe", "payload": map[string]any{"query": document}})
			go h.listen(ctx, member, document, func(line string) { ear.hear(name+" by events", line) })
		}
	}
	go socket.read(ear)
	return ear
}

// listen follows server-sent events until ctx ends.
func (h *leakHouse) listen(ctx context.Context, member int, document string, hear func(string)) {
	text, _ := json.Marshal(map[string]any{"query": document})
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+leakName+"/graphql", bytes.NewReader(text))
	if err != nil {
		return
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	leakSign(r, member)
	answer, err := h.client.Do(r)
	if err != nil {
		return
	}
	defer answer.Body.Close()
	for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
		if line := lines.Text(); line != "" && !strings.HasPrefix(line, ":") {
			hear(line)
		}
	}
}

// leakSocket is a websocket without a library, so that every byte of a message is seen.
type leakSocket struct {
	t    *testing.T
	conn net.Conn
	in   *bufio.Reader
}

func (h *leakHouse) socket(ctx context.Context, member int) *leakSocket {
	h.t.Helper()
	conn, err := h.dial(ctx)
	must(h.t, err)
	context.AfterFunc(ctx, func() { _ = conn.Close() })
	r := h.request(ctx, member, http.MethodGet, "/graphql", http.NoBody)
	for name, value := range map[string]string{
		"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13", "Origin": "http://" + leakName,
		"Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==", "Sec-WebSocket-Protocol": "graphql-transport-ws",
	} {
		r.Header.Set(name, value)
	}
	must(h.t, r.Write(conn))
	s := &leakSocket{t: h.t, conn: conn, in: bufio.NewReader(conn)}
	answer, err := http.ReadResponse(s.in, r)
	must(h.t, err)
	if answer.StatusCode != http.StatusSwitchingProtocols {
		h.t.Fatalf("the socket is answered %s", answer.Status)
	}
	s.send(map[string]any{"type": "connection_init"})
	return s
}

// send writes one text frame with a mask of zeros.
func (s *leakSocket) send(message map[string]any) {
	s.t.Helper()
	text, err := json.Marshal(message)
	must(s.t, err)
	frame := binary.BigEndian.AppendUint16([]byte{0x81, 0x80 | 126}, uint16(len(text)))
	_, err = s.conn.Write(append(append(frame, 0, 0, 0, 0), text...))
	must(s.t, err)
}

// read keeps all messages of subscriptions until the connection ends.
func (s *leakSocket) read(ear *leakEar) {
	for {
		code, text, err := s.frame()
		if err != nil {
			return
		}
		if code == 9 { // a ping that nobody answers ends the connection
			_, _ = s.conn.Write(append([]byte{0x8a, 0x80 | byte(len(text)), 0, 0, 0, 0}, text...)) // the next read fails too
		}
		var message struct{ ID, Type string }
		if code == 1 && json.Unmarshal(text, &message) == nil && message.ID != "" {
			ear.hear(message.ID, string(text))
		}
	}
}

func (s *leakSocket) frame() (code byte, text []byte, err error) {
	var head [2]byte
	if _, err := io.ReadFull(s.in, head[:]); err != nil {
		return 0, nil, err
	}
	size := uint64(head[1] & 0x7f)
	if extended := map[uint64]int{126: 2, 127: 8}[size]; extended > 0 {
		more := make([]byte, 8)
		if _, err := io.ReadFull(s.in, more[8-extended:]); err != nil {
			return 0, nil, err
		}
		size = binary.BigEndian.Uint64(more)
	}
	text = make([]byte, size)
	_, err = io.ReadFull(s.in, text)
	return head[0] & 0x0f, text, err
}
