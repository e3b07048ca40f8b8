package live

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"syscall"
	"time"
)

const (
	// edges is what a descriptor is watched for: each edge is told once.
	edges = syscall.EPOLLIN | syscall.EPOLLOUT | syscall.EPOLLRDHUP | edgeTriggered
	// edgeTriggered is EPOLLET, which package syscall has as a negative number.
	edgeTriggered = 1 << 31
	// eventsAtOnce is how many events are taken at once.
	eventsAtOnce = 256
)

// poller tells which of many descriptors can be read or written. Its own descriptor is watched by the runtime, so that who
// waits for it takes no thread.
type poller struct {
	file *os.File
	raw  syscall.RawConn
	fd   int
	// bell is written to in order to wake who waits.
	bell   int
	events [eventsAtOnce]syscall.EpollEvent
	found  int
	look   func(fd uintptr) bool
}

// bellSlot is the slot of the bell, which is no connection's.
const bellSlot = -1

func newPoller() (*poller, error) {
	fd, err := syscall.EpollCreate1(syscall.EPOLL_CLOEXEC)
	if err != nil {
		return nil, fmt.Errorf("open a poller: %w", err)
	}
	bell, _, errno := syscall.Syscall(syscall.SYS_EVENTFD2, 0, syscall.O_CLOEXEC|syscall.O_NONBLOCK, 0)
	if errno != 0 {
		_ = syscall.Close(fd) // nobody has used it
		return nil, fmt.Errorf("open a poller's bell: %w", errno)
	}
	p := &poller{fd: fd, bell: int(bell)}
	if err := errors.Join(syscall.SetNonblock(fd, true), p.watch(p.bell, bellSlot, 0), p.open()); err != nil {
		p.close()
		return nil, err
	}
	p.look = func(uintptr) bool { return p.poll() != 0 }
	return p, nil
}

func (p *poller) open() (err error) {
	p.file = os.NewFile(uintptr(p.fd), "epoll")
	if p.raw, err = p.file.SyscallConn(); err != nil {
		return fmt.Errorf("wait for a poller: %w", err)
	}
	return p.until(time.Now().Add(time.Hour)) // fails where the runtime cannot wait for it
}

// watch tells of a descriptor from now on, by the slot and its generation.
func (p *poller) watch(fd int, slot int32, generation uint32) error {
	event := syscall.EpollEvent{Events: edges, Fd: slot, Pad: int32(generation)}
	if err := syscall.EpollCtl(p.fd, syscall.EPOLL_CTL_ADD, fd, &event); err != nil {
		return fmt.Errorf("watch a descriptor: %w", err)
	}
	return nil
}

// until sets the moment at which waiting ends.
func (p *poller) until(t time.Time) error {
	if err := p.file.SetReadDeadline(t); err != nil {
		return fmt.Errorf("bound waiting: %w", err)
	}
	return nil
}

// wait returns what has happened, nothing where the time is over.
func (p *poller) wait() []syscall.EpollEvent {
	p.found = 0
	_ = p.raw.Read(p.look) // the time is over, or there is something
	return p.events[:max(0, p.found)]
}

// poll looks whether something has happened. Who was interrupted looks again.
func (p *poller) poll() int {
	for {
		n, err := syscall.EpollWait(p.fd, p.events[:], 0)
		if err != syscall.EINTR {
			p.found = n
			return n
		}
	}
}

// ring wakes who waits.
func (p *poller) ring() {
	var one [8]byte
	binary.NativeEndian.PutUint64(one[:], 1)
	_, _ = syscall.Write(p.bell, one[:]) // a bell that is full rings already
}

func (p *poller) close() {
	_ = syscall.Close(p.bell) // nothing waits in it
	if p.file != nil {
		_ = p.file.Close() // as above
		return
	}
	_ = syscall.Close(p.fd) // as above
}
