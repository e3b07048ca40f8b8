package live

import (
	"encoding/json"

	"piazza/internal/live/frame"
)

// Messages are compressed (permessage-deflate) where a client offers it, each for itself, so that a connection at rest
// remembers nothing of the last one. The server compresses what a feed says, once for all its members: what is for one
// reader alone goes as it is, which costs him some bytes and the server nothing, and keeps what only he may see from being
// compressed beside what others have written.

// rulesFor are what a client may send.
func (t *Transports) rulesFor(member, deflates bool) frame.Rules {
	r := frame.Rules{Longest: longestFromVisitors}
	if member {
		r.Longest = longestMessage
	}
	if deflates {
		r.Inflater = &t.inflater
	}
	return r
}

// nextFrame writes a payload of an operation as a frame. e is nil for a payload of its own execution.
func (s *socket) nextFrame(id string, payload []byte, e *edition) []byte {
	if e == nil || !s.deflates {
		return textFrame(kindNext, id, payload)
	}
	block := e.compressed(&s.deflater)
	if block == nil {
		return textFrame(kindNext, id, payload)
	}
	// A string that was read from JSON can be written as JSON.
	quoted, _ := json.Marshal(id)
	text, _ := block.AppendNext(make([]byte, 0, len(block)+len(quoted)+64), quoted)
	return text
}
