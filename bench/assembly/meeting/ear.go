//go:build linux

package meeting

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// What is watched, as the pages ask for it; the fields by which a message is read come first.
const (
	Watch = `subscription ($id: ID!) { assembly(id: $id) { version phase current { id state position pollId pollNumber title seconds
		openedAt closesAt closedAt revealedAt annulledReason guests isChangeable resultsVisibility showsVoters reasons isShuffled quorum threshold
		questions { id kind title options { id title } } turnout { version itemId voters entitled guests quorumReached }
		results { version voters isFinal quorumReached questions { __typename question voters none thresholdReached
			... on OptionCounts { options { option votes share } } ... on ScoresResult { options { option mean median given } }
			... on StancesResult { counts { stance votes } } } } }
		now itemCount items { id position state title pollNumber } entrance { code address link } undo { act kind until } message } }`
	Turnout  = `subscription ($id: ID!) { assemblyTurnout(id: $id) { version itemId voters entitled guests quorumReached } }`
	Presence = `subscription ($id: ID!) { assemblyPresence(id: $id) { entitled inHall remote guests watching electors quorum quorumReached members { handle name } } }`
	Floor    = `subscription ($id: ID!) { assemblyFloor(id: $id) { version waiting questions { id text name state votes askedAt } viewerVotes } }`
)

// Ear follows an assembly over a websocket, again at another node when its line is lost.
type Ear struct {
	Eyes
	Pass Pass
	Way  Way
	// Documents are what it subscribes to, Watch first.
	Documents []string
	// failed is how often its line was refused or cut.
	failed atomic.Int64
	// here tells that a state has come on the line that it has now.
	here atomic.Bool
	// fault is the last thing that went wrong.
	fault atomic.Pointer[error]
}

// Listen follows the assembly until ctx ends.
func (e *Ear) Listen(ctx context.Context, assembly string) {
	for failed := ""; ctx.Err() == nil; {
		node := e.Way.Node(failed)
		err := e.visit(ctx, node, assembly)
		e.here.Store(false)
		if ctx.Err() != nil {
			return
		}
		e.failed.Add(1)
		e.fault.Store(&err)
		failed = node
		select {
		case <-ctx.Done():
		case <-time.After(250 * time.Millisecond): // as a page would
		}
	}
}

// IsHere tells whether it knows on its present line what is now.
func (e *Ear) IsHere() bool { return e.here.Load() }

// Fault is the last thing that went wrong, nil for nothing.
func (e *Ear) Fault() error {
	if err := e.fault.Load(); err != nil {
		return *err
	}
	return nil
}

// Lost counts how often its line was lost.
func (e *Ear) Lost() int64 { return e.failed.Load() }

func (e *Ear) visit(ctx context.Context, node, assembly string) error {
	conn, err := e.dial(ctx, node)
	if err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer stop()
	defer conn.Close()
	if err := e.begin(conn, assembly); err != nil {
		return err
	}
	e.Anew()
	for {
		_, text, err := conn.ReadMessage()
		if err != nil {
			return err
		}
		switch at := time.Now(); {
		case e.See(text, at):
			e.here.Store(true)
		case strings.Contains(string(text[:min(len(text), 30)]), `"type":"error"`), strings.Contains(string(text), `"errors"`):
			return fmt.Errorf("a subscription ended: %.300s", text)
		}
	}
}

func (e *Ear) dial(ctx context.Context, node string) (*websocket.Conn, error) {
	line := net.Dialer{Timeout: 5 * time.Second}
	if e.Way.From != "" {
		line.LocalAddr = &net.TCPAddr{IP: net.ParseIP(e.Way.From)}
	}
	dialer := websocket.Dialer{
		NetDialContext: line.DialContext, HandshakeTimeout: 10 * time.Second, Subprotocols: []string{"graphql-transport-ws"},
		ReadBufferSize: 2 << 10, WriteBufferSize: 1 << 10,
	}
	header := http.Header{}
	if e.Pass.Session != "" {
		header.Set("Origin", node)
		header.Set("Cookie", cookie+"="+e.Pass.Session)
	}
	address := "ws" + strings.TrimPrefix(node, "http") + "/graphql"
	if e.Pass.Bearer != "" {
		address += "?pass" // so that its line is not one of the visitors' at the same address
	}
	conn, answer, err := dialer.DialContext(ctx, address, header) //nolint:bodyclose // a handshake has none to close
	if answer != nil && err != nil {
		err = fmt.Errorf("%s: %w", answer.Status, err)
	}
	return conn, err
}

// begin says who listens, and to what.
func (e *Ear) begin(conn *websocket.Conn, assembly string) error {
	_ = conn.SetReadDeadline(time.Now().Add(20 * time.Second)) // a broken connection shows at the next read
	for _, message := range Opening(e.Pass) {
		if err := conn.WriteJSON(message); err != nil {
			return err
		}
	}
	if _, text, err := conn.ReadMessage(); err != nil || !strings.Contains(string(text), "connection_ack") {
		return errors.Join(err, fmt.Errorf("instead of connection_ack: %.200s", text))
	}
	_ = conn.SetReadDeadline(time.Time{}) // as above
	for n, document := range e.Documents {
		message := map[string]any{"id": string(rune('1' + n)), "type": "subscribe", "payload": map[string]any{
			"query": document, "variables": map[string]string{"id": assembly},
		}}
		if err := conn.WriteJSON(message); err != nil {
			return err
		}
	}
	return nil
}

// Opening is what is said first on a websocket.
func Opening(pass Pass) []map[string]any {
	hello := map[string]any{"type": "connection_init"}
	if pass.Bearer != "" {
		hello["payload"] = map[string]string{"authorization": "Bearer " + pass.Bearer}
	}
	return []map[string]any{hello}
}
