//go:build linux

package ears

import (
	"errors"
	"fmt"
	"syscall"
)

// ear is one who listens.
type ear struct {
	fd, room int32
	// number is the place among all, from 0.
	number int32
	// next is the seq that has to come next.
	next  int32
	state state
	// id is what messages to this one carry, where the dialect has ids.
	id []byte
	// rest is the beginning of a frame whose end has not come, whole a message some of whose fragments have come.
	rest, whole []byte
	deflated    bool
}

type state uint8

const (
	listening state = iota
	stopped
	hungUp
)

func (l *ear) hangUp() {
	if l.state == hungUp {
		return
	}
	l.state = hungUp
	_ = syscall.Close(int(l.fd)) // it is over
}

const (
	kindMore  = 0
	kindText  = 1
	kindClose = 8
	kindPing  = 9
	kindPong  = 10
)

// read takes what has come.
func (e *Ears) read(l *ear) error {
	buffer := e.reader.buffer()
	n := copy(buffer, l.rest)
	if n == len(buffer) {
		return errors.New("a frame is too long for this generator")
	}
	got, err := syscall.Read(int(l.fd), buffer[n:])
	switch {
	case errors.Is(err, syscall.EAGAIN), errors.Is(err, syscall.EINTR):
		return nil
	case err != nil:
		return err
	case got == 0:
		return errors.New("the connection was closed")
	}
	at := now()
	e.tally.Reads++
	text := buffer[:n+got]
	for {
		head, payload, rest := frame(text)
		if rest == nil {
			break
		}
		text = rest
		if err := e.take(l, head, payload, at); err != nil {
			return err
		}
	}
	l.rest = append(l.rest[:0], text...)
	if len(text) == 0 {
		l.rest = nil
	}
	return nil
}

// take is given a frame.
func (e *Ears) take(l *ear, head byte, payload []byte, at int64) error {
	final, deflated := head&0x80 != 0, head&0x40 != 0
	switch kind := head & 0x0f; kind {
	case kindText, kindMore:
		if kind == kindText {
			l.deflated = deflated
		}
		if !final || kind == kindMore {
			l.whole = append(l.whole, payload...)
			payload = l.whole
		}
		if !final {
			return nil
		}
		l.whole = nil
		return e.message(l, payload, at)
	case kindClose:
		return fmt.Errorf("closed by the server: %q", payload)
	case kindPing:
		return l.say(kindPong, payload)
	case kindPong:
		return nil
	default:
		return fmt.Errorf("a frame of kind %d", kind)
	}
}

// say writes a frame that is small enough for a kernel's buffer, with a mask of zeros.
func (l *ear) say(kind byte, text []byte) error {
	f := []byte{0x80 | kind, 0x80 | byte(len(text))}
	if len(text) > 125 {
		f = []byte{0x80 | kind, 0x80 | 126, byte(len(text) >> 8), byte(len(text))}
	}
	f = append(append(f, 0, 0, 0, 0), text...)
	n, err := syscall.Write(int(l.fd), f)
	if err == nil && n < len(f) {
		return errors.New("the server does not read")
	}
	return err
}

// frame takes the first frame from what a server sent; rest is nil where it is not whole yet.
func frame(text []byte) (head byte, payload, rest []byte) {
	if len(text) < 2 {
		return 0, nil, nil
	}
	begin, size := 2, int(text[1]&0x7f)
	switch size {
	case 126:
		if begin = 4; len(text) >= begin {
			size = int(text[2])<<8 | int(text[3])
		}
	case 127:
		if begin = 10; len(text) >= begin {
			size = 0
			for _, b := range text[2:10] {
				size = size<<8 | int(b)
			}
		}
	}
	if len(text) < begin || len(text) < begin+size {
		return 0, nil, nil
	}
	return text[0], text[begin : begin+size], text[begin+size:]
}

// drained reads what there is and tells whether the end was reached.
func (l *ear) drained() bool {
	buffer := make([]byte, 64<<10)
	for {
		n, err := syscall.Read(int(l.fd), buffer)
		switch {
		case errors.Is(err, syscall.EINTR):
		case errors.Is(err, syscall.EAGAIN):
			return false
		case err != nil || n == 0:
			l.hangUp()
			return true
		}
	}
}

// reader is what reading needs once for all.
type reader struct {
	text []byte
	inflater
}

func (r *reader) buffer() []byte {
	if r.text == nil {
		r.text = make([]byte, 1<<20)
	}
	return r.text
}
