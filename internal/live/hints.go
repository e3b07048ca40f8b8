package live

import (
	"sync"

	"piazza/internal/db"
)

// Hints carry word from whoever committed to whoever listens that streams have grown. They may get lost, come twice or
// late and in any order: the log is the truth, a hint only says when to look. Within one node it is Local; between nodes
// NOTIFY or a bus will take its place.
type Hints interface {
	// Publish says that these streams have grown. It returns at once: a writer waits for it.
	Publish(heads []db.Head)
	// Listen calls heard for everything published from now on, until stop.
	Listen(heard func(heads []db.Head)) (stop func())
}

// Local carries hints within this process.
type Local struct {
	mu        sync.RWMutex
	listeners map[int]func([]db.Head)
	next      int
}

// NewLocal returns hints that nobody listens to yet.
func NewLocal() *Local { return &Local{listeners: map[int]func([]db.Head){}} }

// Publish calls every listener.
func (l *Local) Publish(heads []db.Head) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	for _, heard := range l.listeners {
		heard(heads)
	}
}

// Listen adds a listener, which must return at once.
func (l *Local) Listen(heard func([]db.Head)) (stop func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := l.next
	l.next++
	l.listeners[n] = heard
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.listeners, n)
	}
}
