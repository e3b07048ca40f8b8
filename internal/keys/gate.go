package keys

import (
	"errors"
	"sync"
	"time"
)

// ErrHung says that the folder of keys does not answer, as one on a disk of another computer that is away.
var ErrHung = errors.New("the folder of keys does not answer")

const (
	readPatience  = 3 * time.Second
	writePatience = 20 * time.Second
)

// gate lets what is done with files through one by one. What hangs cannot be called off: it keeps a thread of the process until it is done.
// That is one thread and no more: whoever comes meanwhile waits for so long, and once it is known that something hangs not at all.
type gate struct {
	mu   sync.Mutex
	turn chan struct{}
	hung bool
}

// enter returns whose turn it is, nil where that is not known to end.
func (g *gate) enter() chan struct{} {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.turn == nil {
		g.turn = make(chan struct{}, 1)
	}
	if g.hung {
		return nil
	}
	return g.turn
}

// done is what came of something that was let through.
type done[T any] struct {
	of  T
	err error
}

// through does something in its turn, and is ErrHung where that takes too long. It may still be done then: nothing is let through of
// which that could not be said of a process that died.
func through[T any](g *gate, patience time.Duration, do func() (T, error)) (of T, err error) {
	turn := g.enter()
	if turn == nil {
		return of, ErrHung
	}
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case turn <- struct{}{}:
	case <-timer.C:
		return of, ErrHung
	}
	came := make(chan done[T], 1)
	go func() {
		of, err := do()
		g.mu.Lock()
		defer g.mu.Unlock()
		came <- done[T]{of, err}
		g.hung = false
		<-turn
	}()
	select {
	case d := <-came:
		return d.of, d.err
	case <-timer.C:
		return late(g, came)
	}
}

// late gives up on something, if it has not been done at this very moment.
func late[T any](g *gate, came chan done[T]) (of T, err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	select {
	case d := <-came:
		return d.of, d.err
	default:
		g.hung = true
		return of, ErrHung
	}
}

// alone is through for what is written, which comes to nothing but an error.
func alone(g *gate, do func() error) error {
	_, err := through(g, writePatience, func() (struct{}, error) { return struct{}{}, do() })
	return err
}

// Guard lets a folder be read one by one, and not for ever.
type Guard struct {
	Folder
	reads gate
}

// Read is that of the folder, or ErrHung.
func (g *Guard) Read(name string) ([]byte, error) {
	return through(&g.reads, readPatience, func() ([]byte, error) { return g.Folder.Read(name) })
}
