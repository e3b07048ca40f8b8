package live

import (
	"bufio"
	"net"
	"net/http"
	"slices"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/gorilla/websocket"

	"piazza/internal/auth"
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
	place := newSeat("websocket", r)
	defer place.leave(nil)
	var most int
	place.who, most = t.arriving(r, place.asking())
	if err := t.registry.enter(place, most); err != nil {
		t.refuse(w, err)
		return
	}
	defer t.registry.left(place)
	s, err := t.upgrade(w, r)
	if err != nil {
		return // the upgrade has answered
	}
	s.Transports, s.exec, s.place, s.ctx, s.leave = t.Transports, exec, place, place.ctx, place.leave
	s.wire.stalls = func() { place.leave(closing4410) }
	place.open(s.wire)
	s.serve()
}

// upgrade shakes hands. A client that offers only other protocols gets the first of them, because a browser would not
// tell its page any other way why it was sent off: the socket closes with 4406 at once.
func (t websocketTransport) upgrade(w http.ResponseWriter, r *http.Request) (*socket, error) {
	chosen := protocol
	if offered := websocket.Subprotocols(r); !slices.Contains(offered, protocol) {
		chosen = ""
		if len(offered) > 0 {
			chosen = offered[0]
		}
	}
	up := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }} // checked before
	if chosen != "" {
		up.Subprotocols = []string{chosen}
	}
	h := &hijacker{ResponseWriter: w, stall: t.options.Stall}
	conn, err := up.Upgrade(h, r, nil)
	if err != nil {
		return nil, err
	}
	conn.SetReadLimit(longestMessage)
	if !auth.FromContext(r.Context()).SignedIn() {
		conn.SetReadLimit(longestFromVisitors)
	}
	return &socket{conn: conn, wire: h.wire, operations: map[string]*running{}, rate: newRate(t.options.OperationRate)}, nil
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
