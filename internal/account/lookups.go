package account

import (
	"context"
	"sync"
	"time"

	"piazza/internal/db"
)

const (
	// lookupsAtOnce is how many lookups run at once; whoever comes meanwhile shares the next one.
	lookupsAtOnce = 2
	// lookupPatience is how long somebody waits for others' lookups before he asks for himself.
	lookupPatience = 250 * time.Millisecond
	// lookupTimeout bounds a lookup that nobody waits for any more.
	lookupTimeout = 5 * time.Second
	// mostTogether is how many share a lookup.
	mostTogether = 200
)

// wanted is what somebody asks about: a token's hash, or a session that a connection was opened in.
type wanted struct {
	hash    []byte
	session int64
}

// found are the answers to several, by what they asked.
type found struct {
	byHash map[string]known
	byID   map[int64]known
}

func (f found) of(w wanted) known {
	if w.hash == nil {
		return f.byID[w.session]
	}
	return f.byHash[string(w.hash)]
}

// lookups let those who ask who they are at the same moment share a statement: while some run, the others gather for the
// next. A lookup begins after everybody in it has asked, so that each hears of all that was committed before.
type lookups struct {
	db       *db.DB
	rules    Rules
	patience time.Duration

	mu      sync.Mutex
	running int
	// gathering wait for their turn, the oldest first.
	gathering []*lookup
}

// lookup is a statement that several wait for.
type lookup struct {
	wanted []wanted
	done   chan struct{}
	found  found
	err    error
}

// ask returns who a token or a session belongs to. Alone it is a statement of the caller's own.
func (l *lookups) ask(ctx context.Context, w wanted) (known, error) {
	shared := l.enter(w)
	if shared == nil {
		defer l.leave()
		return l.alone(ctx, w)
	}
	patience := time.NewTimer(l.patience)
	defer patience.Stop()
	select {
	case <-shared.done:
		return shared.found.of(w), shared.err
	case <-ctx.Done():
		return known{}, ctx.Err()
	case <-patience.C:
		return l.alone(ctx, w)
	}
}

func (l *lookups) alone(ctx context.Context, w wanted) (known, error) {
	found, err := storeOn(l.db).viewers(ctx, []wanted{w}, l.rules)
	return found.of(w), err
}

// enter returns nil to who may go at once, and otherwise the lookup that he shares.
func (l *lookups) enter(w wanted) *lookup {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.running < lookupsAtOnce {
		l.running++
		return nil
	}
	last := len(l.gathering) - 1
	if last < 0 || len(l.gathering[last].wanted) == mostTogether {
		l.gathering = append(l.gathering, &lookup{done: make(chan struct{})})
		last++
	}
	l.gathering[last].wanted = append(l.gathering[last].wanted, w)
	return l.gathering[last]
}

// leave gives the turn to those who have gathered.
func (l *lookups) leave() {
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
func (l *lookups) run(next *lookup) {
	defer l.leave()
	defer close(next.done)
	ctx, cancel := context.WithTimeout(context.Background(), lookupTimeout)
	defer cancel()
	next.found, next.err = storeOn(l.db).viewers(ctx, next.wanted, l.rules)
}
