//go:build linux

// Package gallery is thousands who only watch an assembly, in a process of its own: one thread reads for all, so that whoever
// measures takes as little of the processor as may be from what is measured.
package gallery

import (
	"bytes"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"piazza/bench/assembly/meeting"
)

// Gallery is those who watch.
type Gallery struct {
	poll int

	mu    sync.Mutex
	seats map[int32]*seat
	all   []*seat
	// fault is the first that went wrong, lost how many lines ended.
	fault error
	lost  int
}

// seat is one of them.
type seat struct {
	meeting.Eyes
	fd int
	// rest is the beginning of a frame whose end has not come.
	rest []byte
	// refused is what it was told instead of a state.
	refused atomic.Pointer[string]
}

// Open returns an empty gallery that reads until the process ends.
func Open() (*Gallery, error) {
	poll, err := syscall.EpollCreate1(syscall.EPOLL_CLOEXEC)
	if err != nil {
		return nil, fmt.Errorf("epoll: %w", err)
	}
	g := &Gallery{poll: poll, seats: map[int32]*seat{}}
	go g.read()
	return g, nil
}

// take has a line read from now on.
func (g *Gallery) take(s *seat) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.seats[int32(s.fd)] = s
	g.all = append(g.all, s)
	return syscall.EpollCtl(g.poll, syscall.EPOLL_CTL_ADD, s.fd, &syscall.EpollEvent{Events: syscall.EPOLLIN, Fd: int32(s.fd)})
}

func (g *Gallery) read() {
	events := make([]syscall.EpollEvent, 512)
	buffer := make([]byte, 256<<10)
	for {
		n, err := syscall.EpollWait(g.poll, events, -1)
		if err != nil && !errors.Is(err, syscall.EINTR) {
			g.fail(err)
			return
		}
		for _, event := range events[:max(n, 0)] {
			g.mu.Lock()
			s := g.seats[event.Fd]
			g.mu.Unlock()
			if err := s.read(buffer); err != nil {
				g.fail(err)
				g.drop(s)
			}
		}
	}
}

// read takes what has come.
func (s *seat) read(buffer []byte) error {
	n := copy(buffer, s.rest)
	got, err := syscall.Read(s.fd, buffer[n:])
	switch {
	case errors.Is(err, syscall.EAGAIN), errors.Is(err, syscall.EINTR):
		return nil
	case err != nil:
		return err
	case got == 0:
		return errors.New("the line was closed")
	}
	at := time.Now()
	text := buffer[:n+got]
	for {
		kind, payload, rest := frame(text)
		if rest == nil {
			break
		}
		text = rest
		if err := s.hear(kind, payload, at); err != nil {
			return err
		}
	}
	s.rest = append(s.rest[:0], text...)
	return nil
}

const (
	kindText  = 1
	kindClose = 8
	kindPing  = 9
)

func (s *seat) hear(kind byte, payload []byte, at time.Time) error {
	switch kind {
	case kindText:
		if !s.See(payload, at) && bytes.Contains(payload, []byte(`"type":"error"`)) {
			s.refused.Store(new(string(payload)))
		}
	case kindClose:
		return fmt.Errorf("closed by the server: %q", payload)
	case kindPing:
		pong := append([]byte{0x80 | 10, 0x80 | byte(len(payload)), 0, 0, 0, 0}, payload...)
		_, err := syscall.Write(s.fd, pong)
		return err
	}
	return nil
}

// frame takes the first frame from what a server sent; rest is nil where it is not whole yet.
func frame(text []byte) (kind byte, payload, rest []byte) {
	if len(text) < 2 {
		return 0, nil, nil
	}
	head, size := 2, int(text[1]&0x7f)
	switch size {
	case 126:
		if head = 4; len(text) >= head {
			size = int(text[2])<<8 | int(text[3])
		}
	case 127:
		if head = 10; len(text) >= head {
			size = 0
			for _, b := range text[2:10] {
				size = size<<8 | int(b)
			}
		}
	}
	if len(text) < head || len(text) < head+size {
		return 0, nil, nil
	}
	return text[0] & 0x0f, text[head : head+size], text[head+size:]
}

func (g *Gallery) fail(err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.fault == nil {
		g.fault = err
	}
}

func (g *Gallery) drop(s *seat) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.lost++
	delete(g.seats, int32(s.fd))
	_ = syscall.Close(s.fd) // it is over
}

// eyes are those of everybody.
func (g *Gallery) eyes() (all []*meeting.Eyes) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, s := range g.all {
		all = append(all, &s.Eyes)
	}
	return all
}
