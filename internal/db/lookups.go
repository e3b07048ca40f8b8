package db

import (
	"context"
	"fmt"
	"sync"
	"time"

	"piazza/internal/problem"
)

const (
	// lookupsAtOnce is how many lookups of a kind run at once; whoever comes meanwhile shares the next one.
	lookupsAtOnce = 2
	// lookupPatience is how long somebody waits for others' lookups before he asks for himself.
	lookupPatience = 250 * time.Millisecond
	// lookupTimeout bounds a lookup that nobody waits for any more.
	lookupTimeout = 5 * time.Second
	// mostLookedUp is how many share a lookup.
	mostLookedUp = 200
)

// Lookups let those who ask for something of one kind at the same moment share a statement: while some run, the others gather for the
// next. No timer collects them, and who is alone waits for nobody. A lookup begins after everybody in it has asked, so that each
// hears of all that was committed before.
type Lookups[Q, A any] struct {
	read     func(context.Context, []Q) (A, error)
	patience time.Duration

	mu      sync.Mutex
	running int
	// gathering wait for their turn, the oldest first.
	gathering []*lookup[Q, A]
}

// lookup is a statement that several wait for.
type lookup[Q, A any] struct {
	wanted []Q
	done   chan struct{}
	found  A
	err    error
}

// NewLookups returns lookups that read answers, of which each takes his own.
func NewLookups[Q, A any](read func(context.Context, []Q) (A, error)) *Lookups[Q, A] {
	return &Lookups[Q, A]{read: read, patience: lookupPatience}
}

// Ask returns the answers of a lookup that holds what is wanted, and nobody may change them. Alone it is a statement of the caller's
// own. What fails because of what another wants is asked again alone; not where the database is away, which all would ask again then.
func (l *Lookups[Q, A]) Ask(ctx context.Context, wanted Q) (A, error) {
	shared := l.enter(wanted)
	if shared == nil {
		defer l.leave()
		return l.read(ctx, []Q{wanted})
	}
	patience := time.NewTimer(l.patience)
	defer patience.Stop()
	select {
	case <-shared.done:
		if shared.err == nil || problem.Is(Problem(shared.err), problem.Unavailable) {
			return shared.found, shared.err
		}
		return l.read(ctx, []Q{wanted})
	case <-ctx.Done():
		var none A
		return none, Problem(ctx.Err())
	case <-patience.C:
		return l.read(ctx, []Q{wanted})
	}
}

// enter returns nil to who may go at once, and otherwise the lookup that he shares.
func (l *Lookups[Q, A]) enter(wanted Q) *lookup[Q, A] {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.running < lookupsAtOnce {
		l.running++
		return nil
	}
	last := len(l.gathering) - 1
	if last < 0 || len(l.gathering[last].wanted) == mostLookedUp {
		l.gathering = append(l.gathering, &lookup[Q, A]{done: make(chan struct{})})
		last++
	}
	l.gathering[last].wanted = append(l.gathering[last].wanted, wanted)
	return l.gathering[last]
}

// leave gives the turn to those who have gathered.
func (l *Lookups[Q, A]) leave() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.gathering) == 0 {
		l.running--
		return
	}
	next := l.gathering[0]
	l.gathering = l.gathering[1:]
	go l.run(next)
}

// run answers all who wait for a lookup. It belongs to none of them: who goes away takes nothing from the others.
func (l *Lookups[Q, A]) run(next *lookup[Q, A]) {
	defer l.leave()
	defer close(next.done)
	defer func() {
		// Here nobody else catches it; each who asks again alone meets it where it is his.
		if v := recover(); v != nil {
			next.err = fmt.Errorf("panic in a lookup: %v", v)
		}
	}()
	ctx, cancel := context.WithTimeout(context.Background(), lookupTimeout)
	defer cancel()
	next.found, next.err = l.read(ctx, next.wanted)
}
