package frame

import (
	"encoding/binary"
	"unicode/utf8"
)

// longestReason is what a close frame can carry beside its code.
const longestReason = longestControl - 2

// AppendText appends a message of text as one frame. Servers do not mask.
func AppendText(to, text []byte) []byte {
	return append(appendHead(to, finBit|byte(Text), len(text)), text...)
}

// AppendControl appends a ping or a pong. Of the text goes what fits.
func AppendControl(to []byte, kind Kind, text []byte) []byte {
	text = text[:min(len(text), longestControl)]
	return append(appendHead(to, finBit|byte(kind), len(text)), text...)
}

// AppendClose appends a goodbye, without a code where that is NoCode. Of the reason goes what fits, in whole characters.
func AppendClose(to []byte, code int, reason string) []byte {
	if code == NoCode {
		return appendHead(to, finBit|byte(Close), 0)
	}
	reason = short(reason)
	to = appendHead(to, finBit|byte(Close), 2+len(reason))
	to = binary.BigEndian.AppendUint16(to, uint16(code))
	return append(to, reason...)
}

func short(reason string) string {
	if len(reason) <= longestReason {
		return reason
	}
	cut := longestReason
	for !utf8.RuneStart(reason[cut]) {
		cut--
	}
	return reason[:cut]
}

// AppendNext appends the result of an operation in the envelope of graphql-transport-ws. The id is JSON, with its quotes;
// at says where it stands: copying another id of the same length there makes the frame for another operation.
func AppendNext(to, id, payload []byte) (frame []byte, at int) {
	to = appendHead(to, finBit|byte(Text), len(nextBegins)+len(id)+len(nextGoesOn)+len(payload)+len(nextEnds))
	to = append(to, nextBegins...)
	at = len(to)
	to = append(to, id...)
	to = append(to, nextGoesOn...)
	to = append(to, payload...)
	return append(to, nextEnds...), at
}

// The envelope of a result around its id and its payload.
const (
	nextBegins = `{"type":"next","id":`
	nextGoesOn = `,"payload":`
	nextEnds   = `}`
)

func appendHead(to []byte, first byte, size int) []byte {
	switch {
	case size < inTwo:
		return append(to, first, byte(size))
	case size < 1<<16:
		return binary.BigEndian.AppendUint16(append(to, first, inTwo), uint16(size))
	default:
		return binary.BigEndian.AppendUint64(append(to, first, inEight), uint64(size))
	}
}
