package live

import "encoding/binary"

// What the first byte of a server's frame says: the last of its message, and its kind.
const (
	textByte  = 0x81
	closeByte = 0x88
)

// longestHead is the length of the head of the longest frame.
const longestHead = 10

// textFrame writes a message as one frame. Servers do not mask, so that it is only a head and the text.
func textFrame(kind, id string, payload []byte) []byte {
	text := make([]byte, longestHead, longestHead+len(payload)+len(kind)+len(id)+40)
	text = appendEnvelope(text, kind, id, payload)
	head := frameHead(textByte, len(text)-longestHead)
	start := longestHead - len(head)
	copy(text[start:], head)
	return text[start:]
}

func closeFrame(c closure) []byte {
	reason := short(c.reason)
	out := frameHead(closeByte, 2+len(reason))
	out = binary.BigEndian.AppendUint16(out, uint16(c.code))
	return append(out, reason...)
}

func frameHead(first byte, size int) []byte {
	switch {
	case size < 126:
		return []byte{first, byte(size)}
	case size < 1<<16:
		return binary.BigEndian.AppendUint16([]byte{first, 126}, uint16(size))
	default:
		return binary.BigEndian.AppendUint64([]byte{first, 127}, uint64(size))
	}
}
