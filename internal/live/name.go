package live

import (
	"bytes"
	"encoding/json"
)

// name is the id of an operation as it stands in messages, as JSON. Those of usual length are kept where they are needed:
// thousands of small pieces of memory, each with a neighbourhood of its own, would cost more than they hold.
type name struct {
	size  uint8
	short [39]byte
	long  *string
}

// call gives an operation its id.
func (n *name) call(id string) {
	text, _ := json.Marshal(id) // a string that was read from JSON can be written as JSON
	if len(text) <= len(n.short) {
		n.size = uint8(copy(n.short[:], text))
		return
	}
	long := string(text)
	n.long = &long
}

// json is the id as it stands in messages. Nobody changes it.
func (n *name) json() []byte {
	if n.long != nil {
		return []byte(*n.long)
	}
	return n.short[:n.size]
}

// id is the id as the client has said it.
func (n *name) id() (id string) {
	text := n.json()
	if !bytes.ContainsRune(text, '\\') {
		return string(text[1 : len(text)-1])
	}
	_ = json.Unmarshal(text, &id) // it was written so
	return id
}

// length is how long it is as JSON.
func (n *name) length() int {
	if n.long != nil {
		return len(*n.long)
	}
	return int(n.size)
}
