package live

import "sync"

const (
	// mostTellers is for how many feeds something is told at once. What they tell is read from the database, together with what the
	// others read at that moment: with fewer there is less to be read together, with more
	// there are more stacks than what it saves. What is not read together waits for the pool, which has fewer places.
	mostTellers = 64
	// mostHeard is how much of what has happened one run of a subscription tells.
	mostHeard = 64
)

// queue are the feeds that have something to tell, first come first served: all are of logs, which are told to the Hall. One whose
// plan says that it goes before others would wait behind them here.
type queue struct {
	mu          sync.Mutex
	first, last *feed
	tellers     *workers
	tell        func(*feed)
}

func newQueue(tell func(*feed)) *queue {
	q := &queue{tell: tell}
	q.tellers = newWorkers(&q.mu, mostTellers, q.work)
	return q
}

// turnOf is how a feed stands in the queue. It is under the queue's lock.
type turnOf struct {
	next *feed
	// wanted: there may be something to tell. going: somebody tells for it just now.
	wanted, going bool
}

// put has something told for a feed, after those that wait already. It may be called under any lock.
func (q *queue) put(f *feed) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if f.turn.wanted {
		return
	}
	if f.turn.wanted = true; f.turn.going {
		return // who tells for it will find out
	}
	q.add(f)
	q.tellers.call()
}

func (q *queue) add(f *feed) {
	if q.first == nil {
		q.first = f
	} else {
		q.last.turn.next = f
	}
	q.last = f
}

func (q *queue) work() {
	for f := q.next(nil); f != nil; f = q.next(f) {
		q.tell(f)
	}
}

// next returns the feed whose turn it is, nil where there is none, and puts the one before behind the others if it has more to tell.
func (q *queue) next(before *feed) *feed {
	q.mu.Lock()
	defer q.mu.Unlock()
	if before != nil {
		if before.turn.going = false; before.turn.wanted {
			q.add(before)
		}
	}
	f := q.first
	if f == nil {
		q.tellers.rest()
		return nil
	}
	if q.first = f.turn.next; q.first == nil {
		q.last = nil // it would be kept in memory for good
	}
	f.turn = turnOf{going: true}
	return f
}
