package frame

import (
	"encoding/binary"
	"math/rand/v2"
	"strings"
)

// clients makes up what clients send: mostly sense, with a flaw now and then.
type clients struct {
	*rand.Rand
	deflater *Deflater
}

func newClients(seed uint64) clients {
	return clients{rand.New(rand.NewPCG(seed, 7)), &Deflater{}}
}

func (c clients) one(of ...string) string { return of[c.IntN(len(of))] }

// stream makes up a whole conversation.
func (c clients) stream(deflated bool) []byte {
	var out []byte
	for range 1 + c.IntN(6) {
		out = c.message(out, deflated)
	}
	switch c.IntN(8) {
	case 0:
		out = out[:c.IntN(len(out)+1)]
	case 1:
		if !deflated && len(out) > 0 {
			out[c.IntN(len(out))] ^= 1 << c.IntN(8)
		}
	case 2:
		out = c.control(out, Close)
	}
	return out
}

// message makes up one message in fragments, with control frames between them.
func (c clients) message(out []byte, deflated bool) []byte {
	text := []byte(c.words())
	first := byte(Text)
	if c.IntN(10) == 0 {
		first = byte(Binary)
	}
	if deflated && c.IntN(2) == 0 {
		text, first = c.compress(text), first|deflatedBit
	} else if c.IntN(12) == 0 && len(text) > 0 {
		text[c.IntN(len(text))] ^= byte(1 + c.IntN(255))
	}
	for c.IntN(3) == 0 {
		n := c.IntN(len(text) + 1)
		out = c.frame(out, first, text[:n])
		text, first = text[n:], 0
		if c.IntN(2) == 0 {
			out = c.control(out, []Kind{Ping, Pong, Ping, Pong, Close}[c.IntN(5)])
		}
	}
	return c.frame(out, first|finBit, text)
}

func (c clients) compress(text []byte) []byte {
	p := c.deflater.press(10)
	defer c.deflater.pool.Put(p)
	p.add(text)
	pressed := p.end()
	return pressed
}

func (c clients) words() string {
	size := []int{0, 1, 2, 20, 124, 125, 126, 127, 300, 1000, 1001, 2000, 65535, 65536, 70_000}[min(c.IntN(15), c.IntN(15))]
	words := c.one("x", "è", "€", "𝄞", "perché no? €𝄞 ", `{"type":"ping"}`, "\u0000", "\uffff")
	text := strings.Repeat(words, size/len(words)+1)[:size]
	if c.IntN(20) > 0 {
		text = strings.ToValidUTF8(text, "")
	}
	return text
}

func (c clients) control(out []byte, kind Kind) []byte {
	text := []byte(strings.Repeat(c.one("x", "è"), c.IntN(70)))
	if kind == Close {
		text = text[:min(len(text), 123)]
		code := []int{1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1011, 1013, 1014, 1015, 1016, 2999, 3000, 4400, 4999, 5000, 0, 999}[c.IntN(20)]
		text = append(binary.BigEndian.AppendUint16(nil, uint16(code)), text...)
		text = text[:min(len(text), []int{0, 1, 2, 125, 125, 125, 125}[c.IntN(7)])]
	}
	return c.frame(out, finBit|byte(kind), text)
}

// frame appends a frame, with a flaw in one of fifty.
func (c clients) frame(out []byte, first byte, text []byte) []byte {
	s := sent{first: first, text: text, mask: c.Uint32(), wide: []int{0, 0, 0, 2, 8}[c.IntN(5)]}
	if Kind(first&opcodeBits) >= Close {
		s.wide = 0
	}
	switch c.IntN(150) {
	case 0:
		s.first ^= finBit
	case 1:
		s.first ^= 0x10 << c.IntN(3)
	case 2:
		s.bare = true
	case 3:
		s.first = byte(c.IntN(256))
	case 4:
		s.wide = []int{2, 8}[c.IntN(2)]
	}
	return s.append(out)
}
