package account

import (
	"context"
	"sync"
	"time"

	"piazza/internal/auth"
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

// known is who a session's token belongs to, and when the session was last seen.
type known struct {
	viewer auth.Viewer
	seen   time.Time
}

// lookups let those who ask who they are at the same moment share a statement: while some run, the others gather for the
// next. A lookup begins after everybody in it has asked, so that each hears of all that was committed before.
type lookups struct {
	db       *db.DB
	patience time.Duration

	mu      sync.Mutex
	running int
	// gathering wait for their turn, the oldest first.
	gathering []*lookup
}

// lookup is a statement that several wait for.
type lookup struct {
	hashes [][]byte
	done   chan struct{}
	found  map[string]known
	err    error
}

// ask returns who a token belongs to. Alone it is a statement of the caller's own.
func (l *lookups) ask(ctx context.Context, hash []byte) (known, error) {
	shared := l.enter(hash)
	if shared == nil {
		defer l.leave()
		return l.alone(ctx, hash)
	}
	patience := time.NewTimer(l.patience)
	defer patience.Stop()
	select {
	case <-shared.done:
		return shared.found[string(hash)], shared.err
	case <-ctx.Done():
		return known{}, ctx.Err()
	case <-patience.C:
		return l.alone(ctx, hash)
	}
}

func (l *lookups) alone(ctx context.Context, hash []byte) (known, error) {
	found, err := storeOn(l.db).viewers(ctx, [][]byte{hash}, l.db.Now())
	return found[string(hash)], err
}

// enter returns nil to who may go at once, and otherwise the lookup that he shares.
func (l *lookups) enter(hash []byte) *lookup {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.running < lookupsAtOnce {
		l.running++
		return nil
	}
	last := len(l.gathering) - 1
	if last < 0 || len(l.gathering[last].hashes) == mostTogether {
		l.gathering = append(l.gathering, &lookup{done: make(chan struct{})})
		last++
	}
	l.gathering[last].hashes = append(l.gathering[last].hashes, hash)
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
	next.found, next.err = storeOn(l.db).viewers(ctx, next.hashes, l.db.Now())
}
