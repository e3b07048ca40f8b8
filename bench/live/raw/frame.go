//go:build linux

package main

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"syscall"

	"golang.org/x/sys/unix"
)

// idSize is how long the ids of graphql-ws are.
const idSize = 36

// frame is a text frame of a notice with room for an id.
func frame(seq int64, text, at string) ([]byte, error) {
	body, err := json.Marshal(map[string]any{"notices": map[string]any{"seq": seq, "text": text, "at": at}})
	if err != nil {
		return nil, err
	}
	const before, between, after = `{"id":"`, `","type":"next","payload":{"data":`, `}}`
	size := len(before) + idSize + len(between) + len(body) + len(after)
	var f []byte
	switch {
	case size < 126:
		f = append(f, 0x81, byte(size))
	case size < 1<<16:
		f = binary.BigEndian.AppendUint16(append(f, 0x81, 126), uint16(size))
	default:
		f = binary.BigEndian.AppendUint64(append(f, 0x81, 127), uint64(size))
	}
	f = append(append(f, before...), make([]byte, idSize)...)
	return append(append(append(f, between...), body...), after...), nil
}

// idAt is where the id goes in a frame.
func idAt(frame []byte) int {
	head := 2
	switch frame[1] {
	case 126:
		head = 4
	case 127:
		head = 10
	}
	return head + len(`{"id":"`)
}

// write is one write(2), unless the kernel has no room: then all wait, as with one writer they have to. Who has gone is taken
// out by who reads.
func (m member) write(text []byte) {
	for len(text) > 0 {
		n, err := syscall.Write(m.fd, text)
		if n > 0 {
			text = text[n:]
		}
		switch {
		case errors.Is(err, syscall.EAGAIN):
			_, _ = unix.Poll([]unix.PollFd{{Fd: int32(m.fd), Events: unix.POLLOUT}}, 10_000) // it is tried again anyhow
		case err != nil && !errors.Is(err, syscall.EINTR):
			return
		}
	}
}
