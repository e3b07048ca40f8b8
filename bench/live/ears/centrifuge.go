//go:build linux

package ears

import (
	"encoding/json"
	"errors"
	"fmt"
)

// Centrifuge is centrifuge's own protocol in JSON: a room is a channel, a notice a publication.
type Centrifuge struct{ Rooms int }

// Request names no subprotocol: JSON is what is spoken then.
func (Centrifuge) Request(int) (path, protocol string, header []string) { return "/graphql", "", nil }

// Open begins the protocol.
func (Centrifuge) Open(int) string { return `{"id":1,"connect":{}}` }

// Room deals the rooms out.
func (c Centrifuge) Room(n int) int { return n % c.Rooms }

// ID is nothing: publications carry none.
func (Centrifuge) ID(int) string { return "" }

// Lines says that a message may be several.
func (Centrifuge) Lines() bool { return true }

// Hear reads a line of the protocol.
func (c Centrifuge) Hear(n int, message []byte) (Heard, error) {
	var m struct {
		Error, Connect, Subscribe json.RawMessage
		Push                      *struct {
			Pub *struct{ Data Published }
		}
	}
	err := json.Unmarshal(message, &m)
	switch {
	case err != nil || m.Error != nil || m.Push != nil && m.Push.Pub == nil:
		return Heard{}, errors.Join(fmt.Errorf("refused: %.300s", message), err)
	case m.Push != nil:
		return m.Push.Pub.Data.heard("")
	case m.Connect != nil:
		return Heard{Reply: fmt.Sprintf(`{"id":2,"subscribe":{"channel":"r%d"}}`, c.Room(n))}, nil
	case m.Subscribe != nil:
		return Heard{}, nil
	default:
		// An empty message asks whether somebody is there, and is the answer to it.
		return Heard{Reply: "{}"}, nil
	}
}
