package main

import (
	"bytes"
	"io"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/gorilla/websocket"
)

// gorilla is the adapter that gqlgen wants for gorilla/websocket; it says whether compression is offered.
type gorilla bool

// Accept upgrades.
func (g gorilla) Accept(w http.ResponseWriter, r *http.Request, o transport.WebsocketAcceptOptions) (transport.WebsocketConn, error) {
	up := websocket.Upgrader{Subprotocols: o.Subprotocols, EnableCompression: bool(g)}
	conn, err := up.Upgrade(w, r, o.ResponseHeader)
	if err != nil {
		return nil, err
	}
	return gorillaConn{conn}, nil
}

type gorillaConn struct{ *websocket.Conn }

// NextReader reads a message.
func (c gorillaConn) NextReader() (int, io.Reader, error) {
	kind, text, err := c.ReadMessage()
	if websocket.IsCloseError(err, websocket.CloseNormalClosure, websocket.CloseNoStatusReceived) {
		return kind, nil, transport.ErrWebsocketClosed
	}
	return kind, bytes.NewReader(text), err
}

// WriteClose says why it ends.
func (c gorillaConn) WriteClose(code int, message string) error {
	return c.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, message), time.Now().Add(time.Second))
}
