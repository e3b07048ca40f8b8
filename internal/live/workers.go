package live

import (
	"sync"
	"time"
)

// lingering is how long those wait for more who have nothing to do: some time between this and twice as long.
const lingering = 100 * time.Millisecond

// workers do what there is to do. They come when there is something, and stay for a moment when there is not: who begins anew has a
// small stack, which grows several times over while it runs a subscription, so that coming and going costs more than what is done.
type workers struct {
	// mu is the lock of what there is to do.
	mu   *sync.Mutex
	most int
	// work does all that there is, until next says that there is nothing.
	work func()

	// busy are at work, idle wait to be woken: to go where they are told false.
	busy, idle int
	wake       chan bool
	// called: one of the idle has been woken since it was last looked. looked: it will be looked again.
	called, looked bool
}

func newWorkers(mu *sync.Mutex, most int, work func()) *workers {
	return &workers{mu: mu, most: most, work: work, wake: make(chan bool, most)}
}

// call has one more come, unless there are enough. It is called under the lock.
func (w *workers) call() {
	if w.busy == w.most {
		return
	}
	w.busy++
	if w.idle == 0 {
		go w.stay()
		return
	}
	w.idle--
	w.called = true
	w.wake <- true
}

// rest is what one does who finds nothing to do. It is called under the lock.
func (w *workers) rest() {
	w.busy--
	w.idle++
	if !w.looked {
		w.looked = true
		time.AfterFunc(lingering, w.look)
	}
}

func (w *workers) stay() {
	for {
		w.work()
		if !<-w.wake {
			return
		}
	}
}

// look sends those away who have not been needed for a while.
func (w *workers) look() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.called {
		for ; w.idle > 0; w.idle-- {
			w.wake <- false
		}
	}
	w.called, w.looked = false, w.called
	if w.looked {
		time.AfterFunc(lingering, w.look)
	}
}
