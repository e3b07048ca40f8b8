package frame

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// verdict is what a reader makes of a stream: what it heard, and how that ended.
type verdict struct {
	heard []string
	// end is "open", "closed 1000" where the client said goodbye, or "1002" where he has to be sent off.
	end string
	// why is our own reason, for differences that are known.
	why string
}

func (v verdict) String() string { return strings.Join(v.heard, " | ") + " → " + v.end }

func (v *verdict) hear(kind Kind, payload []byte) {
	v.heard = append(v.heard, fmt.Sprintf("%d:%s", kind, brief(payload)))
}

// brief keeps messages of failing tests short.
func brief(payload []byte) string {
	if len(payload) <= 40 {
		return fmt.Sprintf("%q", payload)
	}
	sum := uint32(2166136261)
	for _, b := range payload {
		sum = (sum ^ uint32(b)) * 16777619
	}
	return fmt.Sprintf("%q…%d bytes, %08x", payload[:10], len(payload), sum)
}

// ours reads a stream in pieces with our parser.
func ours(t testing.TB, r *Rules, pieces [][]byte) verdict {
	t.Helper()
	p := Parser{Rules: r}
	var v verdict
	for _, piece := range pieces {
		for in := bytes.Clone(piece); len(in) > 0; {
			m, rest, err := p.Next(in)
			if len(rest) == len(in) {
				t.Fatal("nothing was taken")
			}
			in = rest
			if v.take(m, err, r) {
				return v
			}
		}
	}
	v.end = "open"
	return v
}

// deflates tells whether a compressed message begins in a stream.
func deflates(stream []byte) bool {
	for len(stream) >= 2 && len(stream) >= headSize(stream[1]) {
		size := headSize(stream[1])
		h := readHead(stream[:size])
		if h.deflated() && (h.kind() == Text || h.kind() == Binary) {
			return true
		}
		stream = stream[size:]
		if h.size > uint64(len(stream)) {
			break
		}
		stream = stream[h.size:]
	}
	return false
}

// take notes what came and tells whether it was the last.
func (v *verdict) take(m Message, err error, r *Rules) (over bool) {
	var text []byte
	if err == nil {
		text, err = m.Text(r)
	}
	if violation, broken := errors.AsType[Violation](err); broken {
		v.end, v.why = fmt.Sprint(violation.Code), violation.Reason
		return true
	}
	switch m.Kind {
	case Nothing:
	case Close:
		v.end = fmt.Sprintf("closed %d", m.Code)
		return true
	default:
		v.hear(m.Kind, text)
	}
	return false
}

// cut parts a stream at random places, or at none.
func cut(stream []byte, next func(n int) int) [][]byte {
	var pieces [][]byte
	longest := []int{1, 3, 50, 5000, len(stream) + 1}[next(5)]
	for len(stream) > 0 {
		n := min(1+next(longest), len(stream))
		pieces = append(pieces, stream[:n])
		stream = stream[n:]
	}
	return pieces
}

// sent is a client's frame as it goes over the line.
type sent struct {
	first byte
	text  []byte
	mask  uint32
	// wide writes the length in more bytes than it needs: 2 or 8.
	wide int
	bare bool
}

func (s sent) append(to []byte) []byte {
	masked := byte(maskBit)
	if s.bare {
		masked = 0
	}
	head := appendHead(nil, s.first, len(s.text))
	switch {
	case s.wide == 8:
		head = appendHead(nil, s.first, 1<<16)
		for i := range 8 {
			head[2+i] = byte(len(s.text) >> (8 * (7 - i)))
		}
	case s.wide == 2 && len(s.text) < 1<<16:
		head = []byte{s.first, inTwo, byte(len(s.text) >> 8), byte(len(s.text))}
	}
	head[1] |= masked
	to = append(to, head...)
	if s.bare {
		return append(to, s.text...)
	}
	for i := range 4 {
		to = append(to, byte(s.mask>>(8*i)))
	}
	for i, b := range s.text {
		to = append(to, b^byte(s.mask>>(8*(i%4))))
	}
	return to
}

func text(first byte, s string) []byte {
	return sent{first: first, text: []byte(s), mask: 0x9d3f21a7}.append(nil)
}
