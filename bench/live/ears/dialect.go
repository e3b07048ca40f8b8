//go:build linux

package ears

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
)

// Dialect is how a server is spoken to. Listeners have numbers from 0.
type Dialect interface {
	// Request is the path of the handshake, its subprotocol and further lines of its header.
	Request(n int) (path, protocol string, header []string)
	// Open is what a listener says first, Room what he wants to hear of.
	Open(n int) string
	Room(n int) int
	// ID is what the messages to him carry, or nothing.
	ID(n int) string
	// Lines says that a message may be several, each in a line of its own.
	Lines() bool
	// Hear reads what came to him.
	Hear(n int, message []byte) (Heard, error)
}

// Heard is what a message says.
type Heard struct {
	// Notice says that it is one; Seq, Text and ID are its own, At is when it was published, in microseconds since 1970.
	Notice   bool
	Seq      int
	Text, ID string
	At       int64
	// Reply is what the listener answers.
	Reply string
}

// GraphQL is graphql-transport-ws with the schema of bench/live.
type GraphQL struct {
	Rooms int
	// Groups is how many (document, visibility) there are, one or an even number.
	Groups int
}

// Request is that of everybody, but for the class of a group.
func (g GraphQL) Request(n int) (path, protocol string, header []string) {
	path = "/graphql"
	if g.Groups > 1 {
		path += "?class=" + string(rune('a'+n%g.Groups%2))
	}
	return path, "graphql-transport-ws", nil
}

// Open begins the protocol.
func (GraphQL) Open(int) string { return `{"type":"connection_init"}` }

// Room deals the rooms out.
func (g GraphQL) Room(n int) int { return n % g.Rooms }

// ID is as long as those of graphql-ws.
func (GraphQL) ID(n int) string {
	return fmt.Sprintf("%08x-%04x-4a1b-8c2d-%012x", uint32(n)*2654435761, uint16(n), n)
}

// Lines says that a message is one.
func (GraphQL) Lines() bool { return false }

// Subscribe is what a listener says once the server has agreed.
func (g GraphQL) subscribe(n int) string {
	name := "Notices"
	if g.Groups > 1 {
		name += strconv.Itoa(n % g.Groups / 2)
	}
	document := fmt.Sprintf("subscription %s($room: ID!) { notices(room: $room) { seq text at } }", name)
	return fmt.Sprintf(`{"id":%q,"type":"subscribe","payload":{"operationName":%q,"query":%q,"variables":{"room":"r%d"}}}`,
		g.ID(n), name, document, g.Room(n))
}

// Hear reads a message of the protocol.
func (g GraphQL) Hear(n int, message []byte) (Heard, error) {
	var m struct {
		ID, Type string
		Payload  struct {
			Errors []any
			Data   struct{ Notices *Published }
		}
	}
	var head struct{ Type string }
	if err := json.Unmarshal(message, &head); err != nil {
		return Heard{}, fmt.Errorf("%w: %.200s", err, message)
	}
	switch head.Type {
	case "connection_ack":
		return Heard{Reply: g.subscribe(n)}, nil
	case "ping":
		return Heard{Reply: `{"type":"pong"}`}, nil
	case "pong":
		return Heard{}, nil
	case "next":
		if err := json.Unmarshal(message, &m); err != nil || len(m.Payload.Errors) > 0 || m.Payload.Data.Notices == nil {
			return Heard{}, errors.Join(fmt.Errorf("no notice: %.300s", message), err)
		}
		if m.Payload.Data.Notices.Seq == 0 {
			return Heard{}, nil // ours says first that one has joined
		}
		return m.Payload.Data.Notices.heard(m.ID)
	default:
		return Heard{}, fmt.Errorf("refused: %.300s", message)
	}
}

// Published is a notice as every peer writes it.
type Published struct {
	Seq      int
	Text, At string
}

func (p Published) heard(id string) (Heard, error) {
	at, err := strconv.ParseInt(p.At, 10, 64)
	return Heard{Notice: true, Seq: p.Seq, Text: p.Text, ID: id, At: at}, err
}
