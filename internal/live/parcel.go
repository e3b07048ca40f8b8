package live

import (
	"encoding/binary"
	"errors"
)

// parcel is what travels between nodes: who sends it, then topics with their messages.
type parcel []byte

var errParcel = errors.New("a message of the bus cannot be read")

func newParcel(node string) parcel { return appendText(nil, node) }

// add appends a letter.
func (f parcel) add(l *letter) parcel { return appendText(appendText(f, l.topic), l.payload) }

// sizeIn is how many bytes a letter takes in a parcel, at most.
func (l *letter) sizeIn() int { return len(l.topic) + len(l.payload) + 2*binary.MaxVarintLen16 }

// read calls heard for each message, unless node itself has sent the parcel.
func (f parcel) read(node string, heard func(topic string, payload []byte)) error {
	sender, rest, err := cutText(f)
	if err != nil || string(sender) == node {
		return err
	}
	for len(rest) > 0 {
		var topic, payload []byte
		if topic, rest, err = cutText(rest); err != nil {
			return err
		}
		if payload, rest, err = cutText(rest); err != nil {
			return err
		}
		heard(string(topic), payload)
	}
	return nil
}

func appendText[T ~string | ~[]byte](to []byte, text T) []byte {
	return append(binary.AppendUvarint(to, uint64(len(text))), text...)
}

func cutText(from []byte) (text, rest []byte, err error) {
	size, n := binary.Uvarint(from)
	if n <= 0 || size > uint64(len(from)-n) {
		return nil, nil, errParcel
	}
	end := n + int(size)
	return from[n:end:end], from[end:], nil
}
