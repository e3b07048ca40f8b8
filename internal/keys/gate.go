package keys

import (
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

// ErrHung says that the folder of keys does not answer, as one on a disk of another computer that is away.
var ErrHung = errors.New("the folder of keys does not answer")

// rule is how many are let through a gate at once, and how long each waits: so long for his turn, and so long again for what he does in it.
type rule struct {
	turns    int
	patience time.Duration
}

var (
	// reading is short for many, such as all who vote at the same moment.
	reading = rule{turns: 8, patience: 3 * time.Second}
	// writing goes one by one, and waits for disks.
	writing = rule{turns: 1, patience: 20 * time.Second}
	// trying is what an operator's page waits for.
	trying = rule{turns: 1, patience: 3 * time.Second}
)

// gate lets what is done with files through, few at once, and all by the same rule. What hangs cannot be called off: it keeps a thread of
// the process until it is done. There are as many of these as there are turns and no more: whoever comes meanwhile waits for so long, and
// once it is known that something hangs not at all.
type gate struct {
	mu    sync.Mutex
	turns chan struct{}
	hung  bool
}

// enter returns where to take a turn, nil where that is not known to end.
func (g *gate) enter(by rule) chan struct{} {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.turns == nil {
		g.turns = make(chan struct{}, by.turns)
	}
	if g.hung {
		return nil
	}
	return g.turns
}

// isHung tells whether the last that was known is that something hangs.
func (g *gate) isHung() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.hung
}

// done is what came of something that was let through.
type done[T any] struct {
	of  T
	err error
}

// errand is something that was let through a gate; who sent it may have left before it is done.
type errand[T any] struct {
	gate *gate
	came chan done[T]
	left bool
}

// through does something in its turn, and is ErrHung where that takes too long. It may still be done then: nothing is let through of
// which that could not be said of a process that died.
func through[T any](g *gate, by rule, do func() (T, error)) (of T, err error) {
	turns := g.enter(by)
	if turns == nil {
		return of, ErrHung
	}
	timer := time.NewTimer(by.patience)
	defer timer.Stop()
	select {
	case turns <- struct{}{}:
	case <-timer.C:
		return of, ErrHung // whether those before him hang is for them to say: they may be many, and slow
	}
	timer.Reset(by.patience)
	e := &errand[T]{gate: g, came: make(chan done[T], 1)}
	go e.run(do)
	select {
	case d := <-e.came:
		return d.of, d.err
	case <-timer.C:
		return e.leave()
	}
}

func (e *errand[T]) run(do func() (T, error)) {
	of, err := spared(do)
	e.gate.mu.Lock()
	defer e.gate.mu.Unlock()
	if key, is := any(of).([]byte); is && e.left {
		clear(key) // nobody takes it, and nobody else would destroy it
	}
	e.came <- done[T]{of, err}
	e.gate.hung = false
	<-e.gate.turns
}

// spared does something that may panic: in a goroutine of its own that would end the node, and the turn would never be given back.
func spared[T any](do func() (T, error)) (of T, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("the folder of keys: panic: %v\n%s", v, debug.Stack())
		}
	}()
	return do()
}

// leave gives up on something, if it has not been done at this very moment.
func (e *errand[T]) leave() (of T, err error) {
	e.gate.mu.Lock()
	defer e.gate.mu.Unlock()
	select {
	case d := <-e.came:
		return d.of, d.err
	default:
		e.left, e.gate.hung = true, true
		return of, ErrHung
	}
}

// alone is through for what comes to nothing but an error.
func alone(g *gate, by rule, do func() error) error {
	_, err := through(g, by, func() (struct{}, error) { return struct{}{}, do() })
	return err
}

// Guard lets a folder be read by a few at once, and not for ever.
type Guard struct {
	Folder
	reads gate
}

// Read is that of the folder, or ErrHung.
func (g *Guard) Read(name string) ([]byte, error) {
	return through(&g.reads, reading, func() ([]byte, error) { return g.Folder.Read(name) })
}
