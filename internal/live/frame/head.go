package frame

import "encoding/binary"

// Bits of the first two bytes of a frame.
const (
	finBit      = 0x80
	deflatedBit = 0x40
	otherBits   = 0x30
	opcodeBits  = 0x0f
	maskBit     = 0x80
	sizeBits    = 0x7f
)

const (
	// longestControl is what a control frame may carry.
	longestControl = 125
	// longestHead is the head of the longest frame of a client: two bytes, a length of eight, a mask of four.
	longestHead = 14
	// inTwo and inEight say that the length follows.
	inTwo   = 126
	inEight = 127
)

// head is what the head of a frame says.
type head struct {
	first byte
	mask  uint32
	size  uint64
}

func (h head) fin() bool { return h.first&finBit != 0 }

func (h head) deflated() bool { return h.first&deflatedBit != 0 }

func (h head) kind() Kind { return Kind(h.first & opcodeBits) }

func (h head) control() bool { return h.kind() >= Close }

// headSize tells how long the head of a frame is that begins with these two bytes.
func headSize(second byte) int {
	switch second & sizeBits {
	case inTwo:
		return 2 + 2 + 4
	case inEight:
		return 2 + 8 + 4
	default:
		return 2 + 4
	}
}

// readHead reads a whole head.
func readHead(b []byte) head {
	h := head{first: b[0], mask: binary.LittleEndian.Uint32(b[len(b)-4:])}
	switch size := b[1] & sizeBits; size {
	case inTwo:
		h.size = uint64(binary.BigEndian.Uint16(b[2:]))
	case inEight:
		h.size = binary.BigEndian.Uint64(b[2:])
	default:
		h.size = uint64(size)
	}
	return h
}

// allowed tells what is wrong with the first two bytes of a frame, given whether it comes within a message.
func (r *Rules) allowed(first, second byte, within bool) error {
	h := head{first: first}
	switch {
	case first&otherBits != 0, h.deflated() && r.Inflater == nil:
		return protocol("Reserved bits are 0")
	case h.deflated() && h.kind() != Text && h.kind() != Binary:
		return protocol("Only a message's first frame says that it is compressed")
	case second&maskBit == 0:
		return protocol("Frames of clients are masked")
	}
	switch h.kind() {
	case Nothing:
		if !within {
			return protocol("A frame goes on with no message")
		}
	case Text, Binary:
		if within {
			return protocol("A message begins within another")
		}
	case Close, Ping, Pong:
		if !h.fin() || second&sizeBits > longestControl {
			return protocol("Control frames are whole and short")
		}
	default:
		return protocol("This kind of frame is reserved")
	}
	return nil
}
