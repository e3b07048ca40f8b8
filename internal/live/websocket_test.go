package live

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// client is a websocket that speaks for itself.
type client struct {
	*websocket.Conn
	t testing.TB
}

// said is a message of the server.
type said struct {
	Type    string
	ID      string
	Payload json.RawMessage
}

func (h *house) address() string { return "ws" + strings.TrimPrefix(h.server.URL, "http") }

// dial opens a socket as a program without cookies would; headers come in pairs.
func (h *house) dial(t testing.TB, headers ...string) *client {
	t.Helper()
	header := http.Header{}
	for i := 0; i < len(headers); i += 2 {
		header.Set(headers[i], headers[i+1])
	}
	dialer := websocket.Dialer{Subprotocols: []string{protocol}}
	conn, response, err := dialer.Dial(h.address(), header)
	if err != nil {
		t.Fatalf("dial: %v %v", err, response)
	}
	t.Cleanup(func() { conn.Close() })
	return &client{conn, t}
}

// greeted is a socket past its greeting.
func (h *house) greeted(t testing.TB, headers ...string) *client {
	t.Helper()
	c := h.dial(t, headers...)
	c.send(`{"type":"connection_init"}`)
	c.expect("connection_ack", "")
	return c
}

func (c *client) send(text string) {
	c.t.Helper()
	if err := c.WriteMessage(websocket.TextMessage, []byte(text)); err != nil {
		c.t.Fatal(err)
	}
}

func (c *client) subscribe(id, query string) {
	c.t.Helper()
	text, _ := json.Marshal(map[string]any{"type": "subscribe", "id": id, "payload": map[string]any{"query": query}})
	c.send(string(text))
}

func (c *client) read() said {
	c.t.Helper()
	c.SetReadDeadline(time.Now().Add(patience))
	_, text, err := c.ReadMessage()
	if err != nil {
		c.t.Fatalf("read: %v", err)
	}
	var m said
	if err := json.Unmarshal(text, &m); err != nil {
		c.t.Fatalf("%s: %v", text, err)
	}
	return m
}

func (c *client) expect(kind, id string) said {
	c.t.Helper()
	m := c.read()
	if m.Type != kind || m.ID != id {
		c.t.Fatalf("got %s %q %s, want %s %q", m.Type, m.ID, m.Payload, kind, id)
	}
	return m
}

// next returns what a field of a next message says.
func (c *client) next(id, field string) string {
	c.t.Helper()
	m := c.expect("next", id)
	var payload struct{ Data map[string]json.RawMessage }
	if err := json.Unmarshal(m.Payload, &payload); err != nil {
		c.t.Fatal(err)
	}
	return string(payload.Data[field])
}

// closed reads on until the server says goodbye, and returns his code.
func (c *client) closed() int {
	c.t.Helper()
	c.SetReadDeadline(time.Now().Add(patience))
	for {
		_, _, err := c.ReadMessage()
		if goodbye, ok := errors.AsType[*websocket.CloseError](err); ok {
			return goodbye.Code
		}
		if err != nil {
			c.t.Fatalf("no goodbye: %v", err)
		}
	}
}

func TestCloseCodes(t *testing.T) { onBothPaths(t, testCloseCodes) }

func testCloseCodes(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	hasty := openHouse(t, nobodyListens(t), func(o *TransportOptions) { o.InitTimeout = 200 * time.Millisecond })
	const hello = `{"type":"subscribe","id":"1","payload":{"query":"{hello}"}}`
	const slow = `{"type":"subscribe","id":"1","payload":{"query":"{slow}"}}`
	const greeting = `{"type":"connection_init"}`
	cases := []struct {
		name string
		sent []string
		want int
	}{
		{"silent", nil, 4408},
		{"only pings", []string{`{"type":"ping"}`}, 4408},
		{"not initialised", []string{hello}, 4401},
		{"initialised twice", []string{greeting, greeting}, 4429},
		{"same id", []string{greeting, slow, slow}, 4409},
		{"same long id", []string{greeting, strings.Replace(slow, "1", strings.Repeat("è", 120), 1), strings.Replace(slow, "1", strings.Repeat("è", 120), 1)}, 4409},
		{"no JSON", []string{greeting, `{`}, 4400},
		{"no JSON before the greeting", []string{`hello`}, 4400},
		{"no object", []string{greeting, `[]`}, 4400},
		{"null", []string{greeting, `null`}, 4400},
		{"no type", []string{greeting, `{"id":"1"}`}, 4400},
		{"unknown type", []string{greeting, `{"type":"start","id":"1"}`}, 4400},
		{"a type of ours", []string{greeting, `{"type":"next","id":"1","payload":{}}`}, 4400},
		{"a greeting with a text", []string{`{"type":"connection_init","payload":"x"}`}, 4400},
		{"no id", []string{greeting, `{"type":"subscribe","payload":{"query":"{hello}"}}`}, 4400},
		{"empty id", []string{greeting, `{"type":"subscribe","id":"","payload":{"query":"{hello}"}}`}, 4400},
		{"long id", []string{greeting, `{"type":"complete","id":"` + strings.Repeat("x", 300) + `"}`}, 4400},
		{"a number for an id", []string{greeting, `{"type":"subscribe","id":1,"payload":{"query":"{hello}"}}`}, 4400},
		{"no payload", []string{greeting, `{"type":"subscribe","id":"1"}`}, 4400},
		{"no query", []string{greeting, `{"type":"subscribe","id":"1","payload":{}}`}, 4400},
		{"variables that are no object", []string{greeting, `{"type":"subscribe","id":"1","payload":{"query":"{hello}","variables":[]}}`}, 4400},
		{"an operation name that is none", []string{greeting, `{"type":"subscribe","id":"1","payload":{"query":"{hello}","operationName":1}}`}, 4400},
		{"over 1 MB", []string{greeting, strings.Repeat("x", 1<<20+1)}, 1009},
		{"not UTF-8", []string{greeting, "\xff"}, 1007},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			house := h
			if c.want == 4408 {
				house = hasty
			}
			socket := house.dial(t)
			for _, text := range c.sent {
				socket.send(text)
			}
			if got := socket.closed(); got != c.want {
				t.Errorf("closed with %d, want %d", got, c.want)
			}
		})
	}
}

func TestBinaryIsMalformed(t *testing.T) { onBothPaths(t, testBinaryIsMalformed) }

func testBinaryIsMalformed(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	c := h.dial(t)
	c.WriteMessage(websocket.BinaryMessage, []byte(`{"type":"connection_init"}`))
	if got := c.closed(); got != 4400 {
		t.Errorf("closed with %d", got)
	}
}

func TestOtherSubprotocols(t *testing.T) { onBothPaths(t, testOtherSubprotocols) }

func testOtherSubprotocols(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	for _, offered := range [][]string{nil, {"graphql-ws"}, {"chat", "superchat"}} {
		conn, _, err := (&websocket.Dialer{Subprotocols: offered}).Dial(h.address(), nil)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		if got := (&client{conn, t}).closed(); got != 4406 {
			t.Errorf("%v: closed with %d", offered, got)
		}
	}
	conn, _, err := (&websocket.Dialer{Subprotocols: []string{"chat", protocol}}).Dial(h.address(), nil)
	if err != nil || conn.Subprotocol() != protocol {
		t.Fatalf("%v %s", err, conn.Subprotocol())
	}
	conn.Close()
}

func TestOrigins(t *testing.T) { onBothPaths(t, testOrigins) }

func testOrigins(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	cases := []struct {
		origin, cookie string
		want           int
	}{
		{ourOrigin, "piazza_session=1", 101},
		{ourOrigin, "", 101},
		{"", "", 101},
		{"", "piazza_session=1", 403},
		{"null", "", 403},
		{"https://evil.example", "", 403},
		{"https://piazza.example.evil.example", "", 403},
		{"https://piazza.example:443", "", 403},
		{"http://piazza.example", "", 403},
		{"https://PIAZZA.example", "", 403},
		{ourOrigin + "/", "", 403},
	}
	for _, c := range cases {
		header := http.Header{}
		if c.origin != "" {
			header.Set("Origin", c.origin)
		}
		if c.cookie != "" {
			header.Set("Cookie", c.cookie)
		}
		conn, response, _ := (&websocket.Dialer{Subprotocols: []string{protocol}}).Dial(h.address(), header)
		if response == nil || response.StatusCode != c.want {
			t.Errorf("%+v: answered %v", c, response)
		}
		if conn != nil {
			conn.Close()
		}
	}
}

func TestOperationsOverASocket(t *testing.T) { onBothPaths(t, testOperationsOverASocket) }

func testOperationsOverASocket(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	c := h.greeted(t, "Member", "7")
	c.subscribe("q", "{hello}")
	if got := c.next("q", "hello"); got != `"world"` {
		t.Errorf("hello: %s", got)
	}
	c.expect("complete", "q")
	c.subscribe("q", "{viewer}")
	if got := c.next("q", "viewer"); got != "7" {
		t.Errorf("viewer: %s", got)
	}
	c.expect("complete", "q")
	c.subscribe("s", "subscription{count(to: 3)}")
	for want := range 3 {
		if got := c.next("s", "count"); got != fmt.Sprint(want+1) {
			t.Errorf("count: %s", got)
		}
	}
	c.expect("complete", "s")
}

func TestErrorsOfOperations(t *testing.T) { onBothPaths(t, testErrorsOfOperations) }

func testErrorsOfOperations(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	c := h.greeted(t)
	for _, query := range []string{"{nothing}", "{", "", "subscription{refuse}", "{panic}"} {
		c.subscribe("x", query)
		m := c.expect("error", "x")
		var errs []gqlerror.Error
		if err := json.Unmarshal(m.Payload, &errs); err != nil || len(errs) == 0 {
			t.Errorf("%q: %s", query, m.Payload)
		}
	}
	c.subscribe("x", "{fail}")
	if m := c.expect("next", "x"); !bytes.Contains(m.Payload, []byte(`"as asked"`)) {
		t.Errorf("fail: %s", m.Payload)
	}
	c.expect("complete", "x")
}

func TestPings(t *testing.T) { onBothPaths(t, testPings) }

func testPings(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	c := h.dial(t)
	c.send(`{"type":"ping","payload":{"a":1}}`)
	if m := c.expect("pong", ""); string(m.Payload) != `{"a":1}` {
		t.Errorf("pong says %s", m.Payload)
	}
	c.send(`{"type":"pong"}`)
	c.send(`{"type":"connection_init","payload":null}`)
	c.expect("connection_ack", "")
}

func TestCompleteByTheClient(t *testing.T) { onBothPaths(t, testCompleteByTheClient) }

func testCompleteByTheClient(t *testing.T) {
	t.Parallel()
	s := openSquare(t, nil)
	h := openHouse(t, s, nil)
	c := h.greeted(t)
	c.send(`{"type":"complete","id":"never begun"}`)
	for range 3 {
		c.subscribe("1", "subscription{thread(id: 1){cursor state}}")
		c.next("1", "thread")
		c.send(`{"type":"complete","id":"1"}`)
	}
	c.subscribe("2", "{hello}")
	c.next("2", "hello")
	c.expect("complete", "2")
	soon(t, "the hub is empty", func() bool { return s.tailOf(thread(1)) == nil })
}
