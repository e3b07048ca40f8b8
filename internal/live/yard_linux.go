package live

import (
	"runtime"
	"slices"
	"sync"
)

// yard has the hands that tell crews. Those who lead are told before those who take part, and these before those who only
// watch; among equals, who waits longest. Nobody waits for ever: after some steps of a class there is one of those behind it.
type yard struct {
	*Transports
	mu    sync.Mutex
	lines [Classes][]*crew
	// ahead counts the steps of a class while others waited behind it, since they last had one.
	ahead [Classes]int
	// workers are at most so many that as many processors are left to what comes in.
	workers *workers
	// stopped are those who wait until it is certain who may see what.
	stopped []*crew
	// spare are the hands that rest.
	spare sync.Pool
}

func newYard(t *Transports) *yard {
	y := &yard{Transports: t}
	y.workers = newWorkers(&y.mu, max(1, runtime.GOMAXPROCS(0)/2), y.work)
	return y
}

// put has a crew told when its turn comes. It may be called under the locks of feeds and connections.
func (y *yard) put(c *crew) {
	y.mu.Lock()
	defer y.mu.Unlock()
	class := c.feed.plan.turn
	y.lines[class] = append(y.lines[class], c)
	y.workers.call()
}

// stepsAhead is how many steps of a class come before one of those who wait behind it.
const stepsAhead = 4

// next takes the crew whose turn it is. Where there is none, the hands rest.
func (y *yard) next() *crew {
	y.mu.Lock()
	defer y.mu.Unlock()
	class, some := y.turn()
	if !some {
		y.workers.rest()
		return nil
	}
	line := y.lines[class]
	c := line[0]
	line[0] = nil
	if y.lines[class] = line[1:]; len(line) == 1 {
		y.lines[class] = line[:0] // there is room for the next
	}
	return c
}

// turn says whose turn it is: of those who wait, the first class that has not been before the others often enough.
func (y *yard) turn() (class Class, some bool) {
	for one := range Classes {
		if len(y.lines[one]) == 0 {
			continue
		}
		if some {
			if y.ahead[class]++; y.ahead[class] <= stepsAhead {
				return class, true
			}
			y.ahead[class] = 0
		}
		class, some = one, true
	}
	return class, some
}

func (y *yard) work() {
	h, again := y.spare.Get().(*hands)
	if !again {
		h = &hands{Transports: y.Transports}
	}
	defer y.spare.Put(h)
	for {
		c := y.next()
		if c == nil {
			return
		}
		if c.step(h, y.rights.areFresh()) {
			y.put(c)
		} else if !h.sure {
			y.stop(c)
		}
		h.drop()
	}
}

// stop keeps a crew waiting until it is certain who may see what.
func (y *yard) stop(c *crew) {
	y.mu.Lock()
	defer y.mu.Unlock()
	if slices.Contains(y.stopped, c) {
		return
	}
	if y.stopped = append(y.stopped, c); len(y.stopped) == 1 {
		go y.wait()
	}
}

func (y *yard) wait() {
	ctx := y.options.Hub.ctx // without a hub it is always certain
	y.rights.certain(ctx)
	y.mu.Lock()
	stopped := y.stopped
	y.stopped = nil
	y.mu.Unlock()
	if ctx.Err() != nil {
		return
	}
	for _, c := range stopped {
		c.news()
	}
}
