//go:build linux

// Package ears is the thousands who listen to a server of bench/live: one thread reads all their sockets, so that whoever
// measures takes as little of the processor as may be, and every message is held against what was ordered.
package ears

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"syscall"
	"time"
)

// Ears are those who listen.
type Ears struct {
	dialect Dialect
	options Options
	poll    int
	// changed is told when notices have reached everybody they were for, or something went wrong.
	changed chan struct{}
	ended   chan struct{}

	mu     sync.Mutex
	closed bool
	all    []*ear
	rooms  []*room
	tally  Tally
	faults Faults
	// ordered and complete count notices: those that the server was asked for, those that everybody has.
	ordered, complete int
	reader            reader
}

// Options say what is listened to.
type Options struct {
	// Address is where the server listens.
	Address string
	Rooms   int
	// Text is what every notice says; what Heard tells of its text is not compared where it is empty.
	Text string
	// Compress asks for permessage-deflate.
	Compress bool
	// Narrow has the sockets of those with lower numbers take little before they are read.
	Narrow int
	// Pace waits, before number n comes in, until the server is ready for that one; nil waits for nothing.
	Pace func(ctx context.Context, n int) error
}

// Faults are what must not happen.
type Faults struct {
	// Missing are notices that were passed over, Twice those that came again or too late.
	Missing, Twice int
	// Closed are connections that the server ended.
	Closed int
	// Stray are messages that are not what was ordered.
	Stray int
	// First tells of the first.
	First string
}

// Any tells whether there are some.
func (f Faults) Any() bool { return f != Faults{} }

// Tally is what came since it was last reset.
type Tally struct {
	Deliveries, Frames, Bytes int
	// Reads are the reads that brought them.
	Reads int
	Delay Delays
}

// Open returns ears of nobody yet.
func Open(d Dialect, o Options) (*Ears, error) {
	poll, err := syscall.EpollCreate1(syscall.EPOLL_CLOEXEC)
	if err != nil {
		return nil, fmt.Errorf("epoll: %w", err)
	}
	e := &Ears{dialect: d, options: o, poll: poll, changed: make(chan struct{}, 1), ended: make(chan struct{})}
	for range o.Rooms {
		e.rooms = append(e.rooms, &room{})
	}
	go e.listen()
	return e, nil
}

// Close hangs up for all.
func (e *Ears) Close() {
	e.mu.Lock()
	e.closed = true
	for _, l := range e.all {
		if l != nil { // who could not come in
			l.hangUp()
		}
	}
	e.mu.Unlock()
	<-e.ended
	_ = syscall.Close(e.poll) // nobody waits for it any more
}

// Changed is told, at most once for many, when something became complete.
func (e *Ears) Changed() <-chan struct{} { return e.changed }

func (e *Ears) tell() {
	select {
	case e.changed <- struct{}{}:
	default:
	}
}

// nap bounds how long Close waits for the loop.
const nap = 100

func (e *Ears) listen() {
	defer close(e.ended)
	events := make([]syscall.EpollEvent, 256)
	for {
		n, err := syscall.EpollWait(e.poll, events, nap)
		if err != nil && !errors.Is(err, syscall.EINTR) {
			panic(fmt.Sprintf("epoll: %v", err)) // a descriptor of our own is wrong
		}
		if !e.hear(events[:max(n, 0)]) {
			return
		}
	}
}

// hear reads from those who have something, and tells when to go on.
func (e *Ears) hear(events []syscall.EpollEvent) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return false
	}
	complete, faults := e.complete, e.faults
	for _, event := range events {
		l := e.all[event.Fd] // the number that it was given, not its descriptor
		if l.state == hungUp {
			continue
		}
		if err := e.read(l); err != nil {
			e.lose(l, err)
		}
	}
	if e.complete != complete || e.faults != faults {
		e.tell()
	}
	return true
}

// lose gives up a connection that the server ended.
func (e *Ears) lose(l *ear, err error) {
	e.faults.Closed++
	e.fault(l, err)
	l.hangUp()
}

func (e *Ears) fault(l *ear, err error) {
	if e.faults.First == "" {
		e.faults.First = fmt.Sprintf("listener %d in r%d: %v", l.number, l.room, err)
	}
}

// Reset begins a new tally.
func (e *Ears) Reset() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.tally = Tally{}
}

// Tally is what came since then.
func (e *Ears) Tally() Tally {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.tally
}

// Faults are what went wrong so far.
func (e *Ears) Faults() Faults {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.faults
}

// Order says what the server is asked for before it is asked: so many notices, one to each room from one on.
func (e *Ears) Order(from, count int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for i := range count {
		e.rooms[(from+i)%len(e.rooms)].ordered++
	}
	e.ordered += count
}

// Outstanding counts the notices that somebody has not got.
func (e *Ears) Outstanding() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.ordered - e.complete
}

// Complete counts the notices that everybody has.
func (e *Ears) Complete() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.complete
}

// Listening counts who is there.
func (e *Ears) Listening() (n int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, l := range e.all {
		if l.state == listening {
			n++
		}
	}
	return n
}

// Stop has those with lower numbers read no more; nothing is complete or missing for want of them.
func (e *Ears) Stop(count int) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, l := range e.all[:count] {
		if l.state != listening {
			continue
		}
		if err := syscall.EpollCtl(e.poll, syscall.EPOLL_CTL_DEL, int(l.fd), nil); err != nil {
			return err
		}
		l.state = stopped
		e.rooms[l.room].members--
	}
	return nil
}

// Ended counts those of the stopped whose connection the server has ended: they read what there is and find its end.
func (e *Ears) Ended() (n int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, l := range e.all {
		if l.state == stopped && l.drained() {
			n++
		}
	}
	return n
}

// Now is the moment in the unit of Heard.At.
func now() int64 { return time.Now().UnixMicro() }
