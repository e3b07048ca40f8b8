package live

import (
	"bufio"
	"net"
	"net/http"
	"slices"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/gorilla/websocket"

	"piazza/internal/live/frame"
)

// protocol is the one that we speak on websockets.
const protocol = "graphql-transport-ws"

// websocketTransport speaks graphql-transport-ws.
type websocketTransport struct{ *Transports }

// Supports takes every request to become a websocket.
func (websocketTransport) Supports(r *http.Request) bool { return websocket.IsWebSocketUpgrade(r) }

// Do turns the request into a socket and stays until it is closed.
func (t websocketTransport) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	if !t.mayUpgrade(r) {
		t.refuse(w, foreignOrigin())
		return
	}
	s, compact := t.newSocket()
	s.exec = exec
	place := s.place
	t.seat(place, doorSocket, r)
	if err := t.registry.enter(place, t.most); err != nil {
		place.leave(nil)
		t.refuse(w, err)
		return
	}
	if t.serve(w, r, s, compact) {
		return // whoever keeps it lets the place go
	}
	place.leave(nil)
	t.registry.left(place)
}

// serve shakes hands and stays until the socket is closed, or gives it to where it needs nobody to stay.
func (t websocketTransport) serve(w http.ResponseWriter, r *http.Request, s *socket, compact *conn) (kept bool) {
	h := &hijacker{ResponseWriter: w, stall: t.options.Stall}
	s.deflates = frame.Agrees(r.Header)
	conn, err := t.upgrade(h, r, s.deflates)
	if err != nil {
		return false // the upgrade has answered
	}
	if compact != nil && compact.take(r.Context(), h.wire, conn.Subprotocol()) {
		return true
	}
	conn.SetReadLimit(int64(s.place.longest()))
	h.wire.stalls = func() { s.place.leave(closing4410) }
	one := &threaded{wire: h.wire, socket: s, conn: conn, ctx: s.place.context()}
	s.link = one
	s.place.open(h.wire)
	one.serve()
	return false
}

// upgrade shakes hands. A client that offers only other protocols gets the first of them, because a browser would not
// tell its page any other way why it was sent off: the socket closes with 4406 at once.
func (t websocketTransport) upgrade(h *hijacker, r *http.Request, deflates bool) (*websocket.Conn, error) {
	chosen := protocol
	if offered := websocket.Subprotocols(r); !slices.Contains(offered, protocol) {
		chosen = ""
		if len(offered) > 0 {
			chosen = offered[0]
		}
	}
	up := websocket.Upgrader{
		CheckOrigin:       func(*http.Request) bool { return true }, // checked before
		EnableCompression: deflates,
	}
	if chosen != "" {
		up.Subprotocols = []string{chosen}
	}
	if deflates { // gorilla reads the offer in its own way: it gets one that it takes
		r = r.WithContext(r.Context())
		r.Header = r.Header.Clone()
		r.Header.Set("Sec-WebSocket-Extensions", frame.Extension)
	}
	return up.Upgrade(h, r, nil)
}

// hijacker gives gorilla a wire in place of the bare connection, also from beneath other wrappers.
type hijacker struct {
	http.ResponseWriter
	stall time.Duration
	wire  *wire
}

// Hijack takes the connection over.
func (h *hijacker) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	conn, buffered, err := http.NewResponseController(h.ResponseWriter).Hijack()
	if err != nil {
		return nil, nil, err
	}
	h.wire = newWire(conn, h.stall)
	return h.wire, buffered, nil
}
