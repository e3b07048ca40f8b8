package live

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"piazza/internal/auth"
	"piazza/internal/problem"
)

func TestLimitsOfASocket(t *testing.T) { onBothPaths(t, testLimitsOfASocket) }

func testLimitsOfASocket(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), func(o *TransportOptions) { o.OperationsPerSocket = 3 })
	c := h.greeted(t)
	for i := range 3 {
		c.subscribe(fmt.Sprint(i), "{slow}")
	}
	c.subscribe("4", "{hello}")
	if m := c.expect("error", "4"); !bytes.Contains(m.Payload, []byte("Too many operations")) {
		t.Errorf("refused with %s", m.Payload)
	}
	c.send(`{"type":"complete","id":"1"}`)
	c.subscribe("4", "{hello}")
	c.next("4", "hello")
}

func TestRateOfASocket(t *testing.T) { onBothPaths(t, testRateOfASocket) }

func testRateOfASocket(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), func(o *TransportOptions) { o.OperationRate = 0.5 })
	c := h.greeted(t)
	for range 5 {
		c.subscribe("1", "{hello}")
		c.next("1", "hello")
		c.expect("complete", "1")
	}
	c.subscribe("1", "{hello}")
	c.expect("error", "1")
}

// Visitors are many behind one address, and a message may stay unfinished: theirs are short, a member's may be an article.
func TestMessagesOfVisitorsAreShort(t *testing.T) { onBothPaths(t, testMessagesOfVisitorsAreShort) }

func testMessagesOfVisitorsAreShort(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	long := []byte(`{"type":"ping","payload":{"text":"` + strings.Repeat("x", 500_000) + `"}}`)
	for member, want := range map[string]bool{"0": false, "7": true} {
		conn, _, err := (&websocket.Dialer{Subprotocols: []string{protocol}}).Dial(h.address(), http.Header{"Member": {member}})
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		if err := conn.WriteMessage(websocket.TextMessage, long); err != nil {
			t.Fatal(err)
		}
		_, answer, err := conn.ReadMessage()
		if answered := err == nil && strings.Contains(string(answer), `"pong"`); answered != want {
			t.Errorf("member %s is answered %t: %.60s %v", member, answered, answer, err)
		}
	}
}

func TestSocketsOfAViewer(t *testing.T) { onBothPaths(t, testSocketsOfAViewer) }

func testSocketsOfAViewer(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), func(o *TransportOptions) { o.SocketsPerMember = 2; o.ConnectionsPerAddress = 3 })
	status := func(member string) (int, *websocket.Conn) {
		conn, response, _ := (&websocket.Dialer{Subprotocols: []string{protocol}}).Dial(h.address(), http.Header{"Member": {member}})
		return response.StatusCode, conn
	}
	var first *websocket.Conn
	for member := 1; member <= 20; member++ {
		for n, want := range []int{101, 101, 429} {
			got, conn := status(fmt.Sprint(member))
			if got != want {
				t.Fatalf("socket %d of member %d: %d", n, member, got)
			}
			if conn != nil {
				defer conn.Close()
				first = conn
			}
		}
	}
	first.Close()
	soon(t, "the seat is free", func() bool {
		got, conn := status("20")
		if conn != nil {
			defer conn.Close()
		}
		return got == 101
	})
	for n, want := range []int{101, 101, 101, 429} {
		got, conn := status("0")
		if got != want {
			t.Errorf("visitor %d: %d", n, got)
		}
		if conn != nil {
			defer conn.Close()
		}
	}
}

// A hall behind one router: its members are counted each for himself.
func TestMembersBehindOneAddressAreNotLimited(t *testing.T) {
	onBothPaths(t, testMembersBehindOneAddressAreNotLimited)
}

func testMembersBehindOneAddressAreNotLimited(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), func(o *TransportOptions) { o.ConnectionsPerAddress = 1 })
	const members = 500
	for member := range members {
		h.greeted(t, "Member", fmt.Sprint(member+1))
	}
	if n := h.registry.count(); n != members {
		t.Errorf("%d of %d members are connected", n, members)
	}
}

func TestRevokedSession(t *testing.T) { onBothPaths(t, testRevokedSession) }

func testRevokedSession(t *testing.T) {
	t.Parallel()
	s := openSquare(t, nil)
	h := openHouse(t, s, nil)
	revoked := h.greeted(t, "Member", "1", "Session", "5")
	other := h.greeted(t, "Member", "1", "Session", "6")
	revoked.subscribe("1", "subscription{thread(id: 1){cursor}}")
	revoked.next("1", "thread")
	h.registry.apply(change{session: 5})
	s.write(t, thread(1), 1)
	if got := revoked.closed(); got != 4403 {
		t.Errorf("closed with %d", got)
	}
	other.subscribe("1", "{hello}")
	other.next("1", "hello")
	h.registry.apply(change{member: 1, gone: true})
	if got := other.closed(); got != 4403 {
		t.Errorf("closed with %d", got)
	}
}

func TestViewerIsLookedAtAgain(t *testing.T) { onBothPaths(t, testViewerIsLookedAtAgain) }

func testViewerIsLookedAtAgain(t *testing.T) {
	t.Parallel()
	roles := make(chan int, 8)
	h := openHouse(t, nobodyListens(t), func(o *TransportOptions) {
		o.Renew = func(_ context.Context, v auth.Viewer) (auth.Viewer, error) {
			v.Roles = map[int64]auth.Role{1: auth.Role(<-roles)}
			if v.Roles[1] == auth.None {
				return auth.Viewer{}, nil
			}
			return v, nil
		}
	})
	roles <- 1
	c := h.greeted(t, "Member", "1")
	for _, want := range []int{1, 2} {
		roles <- want
		c.subscribe("1", "{role}")
		if got := c.next("1", "role"); got != fmt.Sprint(want) {
			t.Errorf("role %s", got)
		}
		c.expect("complete", "1")
	}
	roles <- 0
	c.subscribe("1", "{viewer}")
	if got := c.closed(); got != 4403 {
		t.Errorf("closed with %d", got)
	}
	roles <- 0
	c = h.dial(t, "Member", "1")
	c.send(`{"type":"connection_init"}`)
	if got := c.closed(); got != 4403 {
		t.Errorf("closed with %d", got)
	}
}

// Whoever may do more by now than when his socket was opened gets that on another one.
func TestASocketThatIsOutgrown(t *testing.T) { onBothPaths(t, testASocketThatIsOutgrown) }

func testASocketThatIsOutgrown(t *testing.T) {
	t.Parallel()
	more := problem.Denied("rights_changed", "Open another one.")
	h := openHouse(t, nobodyListens(t), func(o *TransportOptions) {
		o.Renew = func(context.Context, auth.Viewer) (auth.Viewer, error) { return auth.Viewer{}, more }
	})
	c := h.greeted(t, "Member", "1")
	c.subscribe("1", "{viewer}")
	if got := c.closed(); got != codeResume {
		t.Errorf("closed with %d", got)
	}
}

func TestShutdown(t *testing.T) { onBothPaths(t, testShutdown) }

func testShutdown(t *testing.T) {
	t.Parallel()
	s := openSquare(t, nil)
	h := openHouse(t, s, nil)
	const clients = 20
	codes := make(chan int, clients)
	for range clients {
		c := h.greeted(t)
		c.subscribe("1", "subscription{thread(id: 1){cursor}}")
		c.next("1", "thread")
		go func() { codes <- c.closed() }()
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := h.Shutdown(ctx, 200*time.Millisecond); err != nil {
		t.Fatal(err)
	}
	for range clients {
		if code := <-codes; code != 1012 {
			t.Errorf("closed with %d", code)
		}
	}
	_, response, err := websocket.DefaultDialer.Dial(h.address(), nil)
	if err == nil || response.StatusCode != 503 {
		t.Errorf("after the shutdown: %v %v", response, err)
	}
}

func TestHalfOpenPeerIsGivenUp(t *testing.T) { onBothPaths(t, testHalfOpenPeerIsGivenUp) }

func testHalfOpenPeerIsGivenUp(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), func(o *TransportOptions) { o.Ping = time.Second })
	c := h.greeted(t)
	// Nothing is read any more, so that no ping is answered.
	soon(t, "the peer is given up", func() bool { return h.registry.count() == 0 })
	c.Close()
	// Who reads answers pings by himself, and stays, where the computer is not too busy for him to answer in time.
	for ping := time.Second; !outlivesPings(t, ping); ping *= 4 {
		if ping > patience {
			t.Fatal("who answers is given up")
		}
	}
}

// outlivesPings tells whether a client who reads is still there after three pings.
func outlivesPings(t *testing.T, ping time.Duration) bool {
	h := openHouse(t, nobodyListens(t), func(o *TransportOptions) { o.Ping = ping })
	stays := h.greeted(t)
	defer stays.Close()
	var pings atomic.Int64
	answer := stays.PingHandler()
	stays.SetPingHandler(func(text string) error {
		pings.Add(1)
		return answer(text)
	})
	over := make(chan struct{})
	go func() {
		defer close(over)
		for {
			if _, _, err := stays.ReadMessage(); err != nil {
				return
			}
		}
	}()
	soon(t, "three pings came, or he is given up", func() bool { return pings.Load() >= 3 || done(over) })
	return !done(over) && h.registry.count() == 1
}

func TestClosedSocketDoesNotListenForEver(t *testing.T) {
	onBothPaths(t, testClosedSocketDoesNotListenForEver)
}

func testClosedSocketDoesNotListenForEver(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	c := h.dial(t)
	c.send(`{`)
	// The peer neither reads nor stops: it is cut off all the same.
	soon(t, "the peer is cut off", func() bool {
		_ = c.WriteMessage(websocket.TextMessage, []byte(`{"type":"ping"}`))
		return h.registry.count() == 0
	})
}

func TestServersEndIsSaidGoodbyeTo(t *testing.T) { onBothPaths(t, testServersEndIsSaidGoodbyeTo) }

func testServersEndIsSaidGoodbyeTo(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	ctx, end := context.WithCancel(t.Context())
	server := httptest.NewUnstartedServer(h)
	server.Config.BaseContext = func(net.Listener) context.Context { return ctx }
	server.Config.ConnContext = WithConn
	server.Start()
	defer server.Close()
	conn, _, err := (&websocket.Dialer{Subprotocols: []string{protocol}}).Dial("ws"+strings.TrimPrefix(server.URL, "http"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	end()
	if got := (&client{conn, t}).closed(); got != 1012 {
		t.Errorf("closed with %d", got)
	}
}
