//go:build linux

package ears

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// teller is a server that says to each who has subscribed what a test wants.
type teller struct {
	say      func(c *websocket.Conn, id string)
	compress bool
}

func (s teller) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	up := websocket.Upgrader{Subprotocols: []string{"graphql-transport-ws"}, EnableCompression: s.compress}
	c, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer c.Close()
	for {
		var m struct{ ID, Type string }
		if c.ReadJSON(&m) != nil {
			return
		}
		switch m.Type {
		case "connection_init":
			_ = c.WriteMessage(websocket.TextMessage, []byte(`{"type":"connection_ack"}`))
		case "subscribe":
			s.say(c, m.ID)
		}
	}
}

func next(id string, seq int, text string) string {
	return fmt.Sprintf(`{"id":%q,"type":"next","payload":{"data":{"notices":{"seq":%d,"text":%q,"at":"%d"}}}}`, id, seq, text, now())
}

func tell(c *websocket.Conn, messages ...string) {
	for _, m := range messages {
		_ = c.WriteMessage(websocket.TextMessage, []byte(m)) // whoever misses it says so
	}
}

// open lets some listen to a server that was asked for three notices.
func open(t *testing.T, s teller, count int) *Ears {
	t.Helper()
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	o := Options{Address: strings.TrimPrefix(server.URL, "http://"), Rooms: 1, Text: "ciao", Compress: s.compress}
	e, err := Open(GraphQL{Rooms: 1, Groups: 1}, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		e.Close()
		server.CloseClientConnections()
	})
	e.Order(0, 3)
	if err := e.Join(t.Context(), count); err != nil {
		t.Fatal(err)
	}
	return e
}

func await(t *testing.T, e *Ears, holds func() bool) {
	t.Helper()
	limit, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	for !holds() {
		select {
		case <-e.Changed():
		case <-limit.Done():
			t.Fatalf("%d outstanding, faults: %+v", e.Outstanding(), e.Faults())
		}
	}
}

// What comes as it should is counted, compressed or not.
func TestEverybodyHearsEverything(t *testing.T) {
	for _, compress := range []bool{false, true} {
		e := open(t, teller{compress: compress, say: func(c *websocket.Conn, id string) {
			tell(c, next(id, 1, "ciao"), next(id, 2, "ciao"), next(id, 3, "ciao"))
		}}, 5)
		await(t, e, func() bool { return e.Outstanding() == 0 })
		if err := e.Settled(); err != nil || e.Faults().Any() {
			t.Errorf("compressed %t: %v, %+v", compress, err, e.Faults())
		}
		if got := e.Tally(); got.Deliveries != 15 || got.Delay.Max() > time.Minute {
			t.Errorf("compressed %t: %d deliveries, the latest after %s", compress, got.Deliveries, got.Delay.Max())
		}
	}
}

// Whatever must not happen is found, whoever has heard the same before.
func TestFaultsAreFound(t *testing.T) {
	for what, c := range map[string]struct {
		say  func(c *websocket.Conn, id string)
		want Faults
	}{
		"a gap": {func(c *websocket.Conn, id string) { tell(c, next(id, 1, "ciao"), next(id, 3, "ciao")) }, Faults{Missing: 1}},
		"twice": {func(c *websocket.Conn, id string) { tell(c, next(id, 1, "ciao"), next(id, 1, "ciao")) }, Faults{Twice: 1}},
		"out of order": {func(c *websocket.Conn, id string) {
			tell(c, next(id, 2, "ciao"), next(id, 1, "ciao"))
		}, Faults{Missing: 1, Twice: 1}},
		"another text":     {func(c *websocket.Conn, id string) { tell(c, next(id, 1, "addio")) }, Faults{Stray: 1}},
		"another's":        {func(c *websocket.Conn, id string) { tell(c, next(id[1:]+"x", 1, "ciao")) }, Faults{Stray: 1}},
		"never ordered":    {func(c *websocket.Conn, id string) { tell(c, next(id, 4, "ciao")) }, Faults{Stray: 1}},
		"an error":         {func(c *websocket.Conn, _ string) { tell(c, `{"type":"error","id":"x","payload":[]}`) }, Faults{Closed: 1}},
		"nothing but JSON": {func(c *websocket.Conn, _ string) { tell(c, `ciao`) }, Faults{Closed: 1}},
		"a closed door":    {func(c *websocket.Conn, _ string) { _ = c.Close() }, Faults{Closed: 1}},
	} {
		e := open(t, teller{say: c.say}, 1)
		await(t, e, func() bool {
			got := e.Faults()
			got.First = ""
			return got == c.want
		})
		if e.Faults().First == "" {
			t.Errorf("%s: nobody says what it was", what)
		}
	}
}

// Who lacks the last notices is found when all should have come.
func TestWhatDoesNotCome(t *testing.T) {
	e := open(t, teller{say: func(c *websocket.Conn, id string) { tell(c, next(id, 1, "ciao")) }}, 2)
	await(t, e, func() bool { return e.Complete() == 1 })
	if err := e.Settled(); err == nil || e.Faults().Missing != 4 {
		t.Errorf("two of three are missing to two: %v, %+v", err, e.Faults())
	}
}

// A message in fragments, with a ping between, is one message.
func TestFragments(t *testing.T) {
	e := open(t, teller{say: func(c *websocket.Conn, id string) {
		for seq := 1; seq <= 3; seq++ {
			w, err := c.NextWriter(websocket.TextMessage)
			if err != nil {
				return
			}
			// More than a buffer of gorilla, so that it goes in parts.
			_, _ = w.Write([]byte(strings.Repeat(" ", 10_000)))
			_ = c.WriteControl(websocket.PingMessage, []byte("?"), time.Now().Add(time.Second))
			_, _ = w.Write([]byte(next(id, seq, "ciao")))
			_ = w.Close()
		}
	}}, 3)
	await(t, e, func() bool { return e.Outstanding() == 0 })
	if e.Faults().Any() {
		t.Errorf("%+v", e.Faults())
	}
}

// Frames of every length, cut anywhere, are taken whole or not at all.
func TestFrame(t *testing.T) {
	for _, size := range []int{0, 1, 125, 126, 1000, 65_535, 65_536} {
		payload := bytes.Repeat([]byte("x"), size)
		head := []byte{0x81, byte(size)}
		switch {
		case size >= 1<<16:
			head = []byte{0x81, 127, 0, 0, 0, 0, 0, byte(size >> 16), byte(size >> 8), byte(size)}
		case size > 125:
			head = []byte{0x81, 126, byte(size >> 8), byte(size)}
		}
		whole := slices.Concat(head, payload)
		for _, cut := range []int{0, 1, 2, len(whole) / 2, len(whole) - 1} {
			if _, _, rest := frame(whole[:min(cut, len(whole)-1)]); rest != nil {
				t.Errorf("%d bytes of a frame of %d are a whole one", cut, len(whole))
			}
		}
		first, got, rest := frame(append(whole, "next"...))
		if first != 0x81 || !bytes.Equal(got, payload) || string(rest) != "next" {
			t.Errorf("a frame of %d is read as %d bytes after %x, then %q", size, len(got), first, rest)
		}
	}
}

// Quantiles are right to within a thirtieth.
func TestDelays(t *testing.T) {
	var d Delays
	for v := int64(1); v <= 100_000; v++ {
		d.Add(v)
	}
	for permille, want := range map[int]float64{1: 100, 500: 50_000, 990: 99_000, 1000: 100_000} {
		if got := float64(d.Quantile(permille).Microseconds()); got < want || got > want*1.034 {
			t.Errorf("%d of a thousand: %v, want %v", permille, got, want)
		}
	}
	if d.Max() != 100*time.Millisecond {
		t.Error(d.Max())
	}
}

// Documents differ by group, and each group has both classes.
func TestGroups(t *testing.T) {
	g := GraphQL{Rooms: 1, Groups: 10}
	seen := map[string]int{}
	for n := range 100 {
		var m struct {
			Payload struct{ OperationName string }
		}
		if err := json.Unmarshal([]byte(g.subscribe(n)), &m); err != nil {
			t.Fatal(err)
		}
		path, _, _ := g.Request(n)
		seen[path+" "+m.Payload.OperationName]++
	}
	if len(seen) != 10 {
		t.Errorf("%d groups: %v", len(seen), seen)
	}
}
