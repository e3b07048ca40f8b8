package live

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
)

// Kinds of message of graphql-transport-ws.
const (
	kindInit      = "connection_init"
	kindAck       = "connection_ack"
	kindPing      = "ping"
	kindPong      = "pong"
	kindSubscribe = "subscribe"
	kindNext      = "next"
	kindError     = "error"
	kindComplete  = "complete"
)

// longestID is far above what clients use; an id is repeated in each message.
const longestID = 256

// message is what a client sent.
type message struct {
	kind    string
	id      string
	payload json.RawMessage
}

// readMessage reads a message, or says in a few words why it is none.
func readMessage(text []byte) (message, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(text, &fields); err != nil || fields == nil {
		return message{}, malformed("Messages are JSON objects")
	}
	var m message
	if !readString(fields["type"], &m.kind) {
		return message{}, malformed("A message has a type")
	}
	m.payload = fields["payload"]
	switch m.kind {
	case kindInit, kindPing, kindPong:
		if m.payload != nil && !isObject(m.payload) && !isNull(m.payload) {
			return message{}, malformed("The payload of " + m.kind + " is an object")
		}
	case kindSubscribe, kindComplete:
		if !readString(fields["id"], &m.id) || m.id == "" || len(m.id) > longestID {
			return message{}, malformed(fmt.Sprintf("The id of %s is a string of 1 to %d bytes", m.kind, longestID))
		}
	default:
		return message{}, malformed("This type of message is not understood")
	}
	return m, nil
}

// readParams reads the operation of a request: the payload of subscribe, the body of a POST.
func readParams(text []byte) (*graphql.RawParams, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(text, &fields); err != nil || fields == nil {
		return nil, malformed("An operation is a JSON object")
	}
	p := &graphql.RawParams{}
	if !readString(fields["query"], &p.Query) {
		return nil, malformed("The query is a string")
	}
	if name := fields["operationName"]; name != nil && !isNull(name) && !readString(name, &p.OperationName) {
		return nil, malformed("The operationName is a string")
	}
	if !readMap(fields["variables"], &p.Variables) {
		return nil, malformed("The variables are an object")
	}
	if !readMap(fields["extensions"], &p.Extensions) {
		return nil, malformed("The extensions are an object")
	}
	return p, nil
}

func readString(raw json.RawMessage, into *string) bool {
	return len(raw) > 0 && raw[0] == '"' && json.Unmarshal(raw, into) == nil
}

// readMap reads an object, with numbers as they were written. Nothing and null are an empty one.
func readMap(raw json.RawMessage, into *map[string]any) bool {
	if raw == nil || isNull(raw) {
		return true
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	return isObject(raw) && d.Decode(into) == nil
}

func isObject(raw json.RawMessage) bool { return len(raw) > 0 && raw[0] == '{' }

func isNull(raw json.RawMessage) bool { return string(raw) == "null" }

// appendEnvelope writes a message with an optional payload, which is JSON already.
func appendEnvelope(text []byte, kind, id string, payload []byte) []byte {
	text = append(text, `{"type":"`...)
	text = append(text, kind...)
	text = append(text, '"')
	if id != "" {
		// A string that was read from JSON can be written as JSON.
		quoted, _ := json.Marshal(id)
		text = append(text, `,"id":`...)
		text = append(text, quoted...)
	}
	if len(payload) > 0 {
		text = append(text, `,"payload":`...)
		text = append(text, payload...)
	}
	return append(text, '}')
}

// result writes a response as the payload of next. What the executor wrote is not read and written once more.
func result(r *graphql.Response) []byte {
	if len(r.Errors) > 0 || len(r.Extensions) > 0 || r.Data == nil {
		text, err := json.Marshal(r)
		if err != nil {
			panic(fmt.Errorf("write a response: %w", err))
		}
		return text
	}
	text := make([]byte, 0, len(r.Data)+len(`{"data":}`))
	text = append(text, `{"data":`...)
	text = append(text, r.Data...)
	return append(text, '}')
}
