package live

import (
	"context"
	"fmt"
	"testing"

	"github.com/gorilla/websocket"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/problem"
)

// passes lets in who brings a pass by its number, as in pzg_7 and pzs_7, or without a slip in pza_7; all are of assembly 1.
func passes(o *TransportOptions) {
	o.ConnectionsPerAddress, o.SocketsPerMember = 3, 2
	o.Bearer = func(_ context.Context, token string) (auth.Viewer, error) {
		var kind string
		var id int64
		if _, err := fmt.Sscanf(token, "pz%1s_%d", &kind, &id); err != nil {
			return auth.Viewer{}, problem.SignIn()
		}
		v := auth.Viewer{Scopes: []string{}, Pass: auth.Pass{Kind: auth.PassGuest, ID: id, AssemblyID: 1, HasSlip: kind == "g", Version: 1}}
		if kind == "s" {
			v.Pass.Kind, v.Pass.Version = auth.PassScreen, 0
		}
		return v, nil
	}
}

// knocks opens a socket at an address and tells the status of the answer.
func (h *house) knocks(t *testing.T, query string) (*client, int) {
	t.Helper()
	conn, response, _ := (&websocket.Dialer{Subprotocols: []string{protocol}}).Dial(h.address()+query, nil)
	if conn == nil {
		return nil, response.StatusCode
	}
	t.Cleanup(func() { conn.Close() })
	return &client{conn, t}, response.StatusCode
}

// knocksUntilLetIn opens a socket once there is a place: who was closed hears of it before his place is free again.
func (h *house) knocksUntilLetIn(t *testing.T, query string) {
	t.Helper()
	soon(t, "a place that was left is free", func() bool {
		c, _ := h.knocks(t, query)
		return c != nil
	})
}

func (c *client) bearing(pass string) *client {
	c.send(fmt.Sprintf(`{"type":"connection_init","payload":{"authorization":"Bearer %s"}}`, pass))
	return c
}

// A crowd of visitors behind the address of a hall is capped, and keeps none out who has a pass; nor does who says so and brings none.
func TestACrowdKeepsNoGuestOut(t *testing.T) { onBothPaths(t, testACrowdKeepsNoGuestOut) }

func testACrowdKeepsNoGuestOut(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), passes)
	for range 3 {
		h.greeted(t)
	}
	if _, status := h.knocks(t, ""); status != 429 {
		t.Errorf("a visitor too many is answered %d", status)
	}
	for guest := range 20 {
		c, status := h.knocks(t, "?pass")
		if c == nil {
			t.Fatalf("guest %d is answered %d", guest, status)
		}
		c.bearing(fmt.Sprint("pzg_", guest)).expect("connection_ack", "")
	}
	for range 2 { // the first takes no place in the end
		c, _ := h.knocks(t, "?pass")
		c.send(`{"type":"connection_init"}`)
		if code := c.closed(); code != 4403 {
			t.Errorf("who brings no pass is closed with %d", code)
		}
	}
	for range 3 {
		h.knocksUntilLetIn(t, "?pass")
	}
	if _, status := h.knocks(t, "?pass"); status != 429 {
		t.Errorf("one too many who has not greeted is answered %d", status)
	}
}

// All guests without a slip have so many sockets from an address as visitors have, however many passes they bring; they stand in
// nobody's way but each other's, and who leaves makes room.
func TestGuestsWithoutASlipShareAnAddress(t *testing.T) {
	onBothPaths(t, testGuestsWithoutASlipShareAnAddress)
}

func testGuestsWithoutASlipShareAnAddress(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), passes)
	var first *client
	for _, pass := range []string{"pza_1", "pza_1", "pza_2"} {
		first = h.dial(t).bearing(pass)
		first.expect("connection_ack", "")
	}
	if code := h.dial(t).bearing("pza_3").closed(); code != 4403 {
		t.Errorf("a guest too many is closed with %d", code)
	}
	h.dial(t).bearing("pzg_3").expect("connection_ack", "")
	h.greeted(t)
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	soon(t, "a place is free", func() bool {
		h.registry.mu.Lock()
		defer h.registry.mu.Unlock()
		return len(h.registry.seats) == 4
	})
	h.dial(t).bearing("pza_3").expect("connection_ack", "")
}

// One pass has so many sockets as a member, each pass for itself.
func TestSocketsOfAPass(t *testing.T) { onBothPaths(t, testSocketsOfAPass) }

func testSocketsOfAPass(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), passes)
	for _, pass := range []string{"pzg_7", "pzs_7", "pzg_8"} {
		for range 2 {
			h.dial(t).bearing(pass).expect("connection_ack", "")
		}
		if code := h.dial(t).bearing(pass).closed(); code != 4403 {
			t.Errorf("a socket too many is closed with %d", code)
		}
	}
}

// What the rights stream says of passes ends those that are meant, and no others.
func TestEndsOfPasses(t *testing.T) {
	t.Parallel()
	guest := func(id, assembly int64, version int) auth.Viewer {
		return auth.Viewer{Pass: auth.Pass{Kind: auth.PassGuest, ID: id, AssemblyID: assembly, Version: version}}
	}
	screen := func(id, assembly int64) auth.Viewer {
		return auth.Viewer{Pass: auth.Pass{Kind: auth.PassScreen, ID: id, AssemblyID: assembly}}
	}
	everybody := map[string]auth.Viewer{
		"guest": guest(7, 1, 1), "guest with his next pass": guest(7, 1, 2), "another guest": guest(8, 1, 1), "guest elsewhere": guest(9, 2, 1),
		"screen": screen(7, 1), "later screen": screen(9, 1), "screen elsewhere": screen(6, 2), "visitor": {}, "member": {MemberID: 7, SessionID: 1},
	}
	for name, c := range map[string]struct {
		notice db.Notice
		want   []string
	}{
		"guest ended":   {db.Notice{Kind: db.GuestEnded, Ref: 7, Version: 2}, []string{"guest"}},
		"screens ended": {db.Notice{Kind: db.ScreensEnded, Ref: 1, Version: 7}, []string{"screen"}},
		"passes ended": {
			db.Notice{Kind: db.PassesEnded, Ref: 1}, []string{"guest", "guest with his next pass", "another guest", "screen", "later screen"},
		},
		"member changed": {db.Notice{Kind: db.MemberChanged, Ref: 7}, nil},
		"session ended":  {db.Notice{Kind: db.SessionEnded, Ref: 1}, []string{"member"}},
	} {
		want := map[string]bool{}
		for _, one := range c.want {
			want[one] = true
		}
		for who, v := range everybody {
			if got := changeOf(c.notice).expels(v); got != want[who] {
				t.Errorf("%s, %s: sent away %t", name, who, got)
			}
		}
	}
}
