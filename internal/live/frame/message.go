package frame

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// Kind is what a message is, by its opcode.
type Kind byte

// The kinds. Nothing means that no message is complete yet.
const (
	Nothing Kind = 0
	Text    Kind = 1
	Binary  Kind = 2
	Close   Kind = 8
	Ping    Kind = 9
	Pong    Kind = 10
)

// Codes with which a connection is closed for what came over it, and the one that stands for none.
const (
	Protocol = 1002
	NoCode   = 1005
	BadText  = 1007
	TooBig   = 1009
)

// Message is what a client has said: a whole message, or a control frame.
type Message struct {
	Kind Kind
	// Payload is valid until the buffer is used again that it was parsed from: Keep is for longer.
	Payload []byte
	// Code is the one with which a client closes, NoCode where he gives none.
	Code int
	// Deflated messages are read with Text.
	Deflated bool

	own bool
}

// Keep returns the message with a payload of its own.
func (m Message) Keep() Message {
	if !m.own {
		m.Payload, m.own = bytes.Clone(m.Payload), true
	}
	return m
}

// Text returns what was said, inflated where it was compressed. The error is a Violation.
func (m Message) Text(r *Rules) ([]byte, error) {
	if !m.Deflated {
		return m.Payload, nil
	}
	text, err := r.Inflater.Inflate(m.Payload, r.Longest)
	if err != nil {
		return nil, err
	}
	if m.Kind == Text && !utf8.Valid(text) {
		return nil, errBadText
	}
	return text, nil
}

// Rules are what a kind of client may do.
type Rules struct {
	// Longest bounds a message, as it comes and inflated; 0 means that only empty ones are taken.
	Longest int
	// Inflater is for clients with whom compression was agreed; nil makes a compressed message a violation.
	Inflater *Inflater
}

// Violation is why a connection has to be closed for what came over it.
type Violation struct { //nolint:errname // it is named after what the client has done
	Code   int
	Reason string
}

func (v Violation) Error() string { return fmt.Sprintf("websocket frame: %s (%d)", v.Reason, v.Code) }

var (
	errBadText = Violation{BadText, "Text is UTF-8"}
	errTooBig  = Violation{TooBig, "Message too big"}
)

func protocol(reason string) Violation { return Violation{Protocol, reason} }
