package frame

import (
	"encoding/binary"
	"unicode/utf8"
)

// Parser takes apart what one client sends. It is for one goroutine at a time.
type Parser struct {
	Rules *Rules
	// open is what has come of a frame or a message that is not whole; nil between two messages.
	open *open
}

// open is a frame or a message that is not whole yet, or the end of all messages.
type open struct {
	// begin holds the head of a frame as long as it is not whole; have counts its bytes.
	begin [longestHead]byte
	have  byte
	// inFrame: the head is known and left bytes of the frame are to come.
	inFrame bool
	head    head
	left    uint64
	control []byte

	// kind is that of the message, Nothing where none has begun.
	kind     Kind
	deflated bool
	text     []byte
	// checked counts the bytes of the text that are known to be UTF-8.
	checked int

	// over: nothing more is taken; err says why, nil where the client has said goodbye.
	over bool
	err  error
}

// Idle tells whether no message and no frame has been begun, so that the parser holds nothing.
func (p *Parser) Idle() bool { return p.open == nil }

// Next reads up to the end of the next message and returns what follows it. Where none is complete the message is of
// kind Nothing and all of in has been taken; the same goes after the client has said goodbye. The error is a Violation,
// and stays.
func (p *Parser) Next(in []byte) (m Message, rest []byte, err error) {
	if p.open == nil {
		if m, rest, done := p.whole(in); done {
			return m, rest, nil
		}
		p.open = &open{}
	}
	o := p.open
	for !o.over {
		if !o.inFrame {
			if in, err = o.takeHead(p.Rules, in); err != nil || !o.inFrame {
				break
			}
		}
		if in, err = o.take(in); err != nil || o.left > 0 {
			break
		}
		if m, err = p.endFrame(o); err != nil || m.Kind != Nothing {
			break
		}
	}
	if err != nil {
		*o = open{over: true, err: err}
	}
	if o.over {
		return m, nil, o.err
	}
	return m, in, nil
}

// whole reads a message that lies before us in one frame, which is how most come.
func (p *Parser) whole(in []byte) (m Message, rest []byte, done bool) {
	if len(in) < 2 || len(in) < headSize(in[1]) || p.Rules.allowed(in[0], in[1], false) != nil {
		return m, in, false
	}
	size := headSize(in[1])
	h := readHead(in[:size])
	body := in[size:]
	if !h.fin() || h.kind() == Close || uint64(len(body)) < h.size || h.size > uint64(p.Rules.Longest) && !h.control() {
		return m, in, false
	}
	body, rest = body[:h.size:h.size], body[h.size:]
	unmask(body, h.mask)
	if h.kind() == Text && !h.deflated() && !utf8.Valid(body) {
		unmask(body, h.mask)
		return m, in, false // the longer way says what is wrong with it
	}
	return Message{Kind: h.kind(), Payload: body, Deflated: h.deflated()}, rest, true
}

// takeHead reads on in the head of a frame.
func (o *open) takeHead(r *Rules, in []byte) (rest []byte, err error) {
	for len(in) > 0 && !o.inFrame {
		size := 2
		if o.have >= 2 {
			size = headSize(o.begin[1])
		}
		n := copy(o.begin[o.have:size], in)
		in, o.have = in[n:], o.have+byte(n)
		switch {
		case int(o.have) < size:
		case size == 2:
			err = r.allowed(o.begin[0], o.begin[1], o.kind != Nothing)
		default:
			err = o.enter(r, readHead(o.begin[:size]))
		}
		if err != nil {
			return nil, err
		}
	}
	return in, nil
}

// enter begins a frame.
func (o *open) enter(r *Rules, h head) error {
	if !h.control() {
		if h.size > uint64(r.Longest-len(o.text)) {
			return errTooBig
		}
		if h.kind() != Nothing {
			o.kind, o.deflated = h.kind(), h.deflated()
		}
	}
	o.head, o.left, o.inFrame, o.have = h, h.size, true, 0
	return nil
}

// take takes what has come of a frame.
func (o *open) take(in []byte) (rest []byte, err error) {
	n := int(min(o.left, uint64(len(in))))
	o.head.mask = unmask(in[:n], o.head.mask)
	o.left -= uint64(n)
	if o.head.control() {
		o.control = append(o.control, in[:n]...)
		return in[n:], nil
	}
	o.text = append(o.text, in[:n]...)
	if o.kind == Text && !o.deflated {
		err = o.check()
	}
	return in[n:], err
}

// check looks whether a text is UTF-8 as far as it has come.
func (o *open) check() error {
	n, ok := progress(o.text[o.checked:])
	o.checked += n
	if !ok || o.checked < len(o.text) && o.left == 0 && o.head.fin() {
		return errBadText
	}
	return nil
}

// endFrame returns the message that ends with a frame, if one does.
func (p *Parser) endFrame(o *open) (m Message, err error) {
	o.inFrame = false
	if o.head.control() {
		m = Message{Kind: o.head.kind(), Payload: o.control, own: true}
		o.control = nil
		if m.Kind == Close {
			if m.Code, err = farewell(m.Payload); err == nil {
				*o = open{over: true}
			}
			return m, err
		}
		if o.kind == Nothing {
			p.open = nil
		}
		return m, nil
	}
	if o.head.fin() {
		p.open = nil
		return Message{Kind: o.kind, Payload: o.text, Deflated: o.deflated, own: true}, nil
	}
	return m, nil
}

// farewell reads the payload with which a client closes.
func farewell(payload []byte) (code int, err error) {
	if len(payload) == 0 {
		return NoCode, nil
	}
	if len(payload) == 1 {
		return 0, protocol("A close code has two bytes")
	}
	code = int(binary.BigEndian.Uint16(payload))
	if !closes(code) {
		return 0, protocol("This close code is reserved")
	}
	if !utf8.Valid(payload[2:]) {
		return 0, protocol("The reason of a close frame is UTF-8")
	}
	return code, nil
}

// closes tells whether a client may close with a code: with one that is registered for it, or one of its own.
func closes(code int) bool {
	switch {
	case code >= 3000 && code <= 4999:
		return true
	case code < 1000 || code > 1013:
		return false
	default:
		return code != 1004 && code != NoCode && code != 1006
	}
}
