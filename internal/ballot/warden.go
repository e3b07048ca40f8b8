package ballot

import (
	"context"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"time"

	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

const (
	// longestSleep is the safety net: what another node has changed is heard of by then.
	longestSleep = 10 * time.Second
	// shortestSleep keeps a poll that cannot be closed, or clocks that differ, from taking the processor.
	shortestSleep = 20 * time.Millisecond
	// afterFault lies between two attempts at a poll that somebody else holds.
	afterFault = time.Second
	// atOnce is how many polls are opened or closed at once.
	atOnce = 4
)

// Warden opens and closes polls when their time has come, by the clock of the database, and seals confidential ones that have closed. Each node has one; whoever comes
// first writes it down. It never comes too late for the count: who casts reads the clock himself.
type Warden struct {
	service *Service
	log     *slog.Logger
	nudged  chan struct{}
	free    chan struct{}

	mu sync.Mutex
	// busy are polls that are being opened or closed.
	busy map[entry.ID]bool
	// seals are sealings that are under way, or that pause.
	seals map[entry.ID]*pause
	work  sync.WaitGroup
}

// NewWarden returns a warden, which begins with Run.
func NewWarden(s *Service, log *slog.Logger) *Warden {
	return &Warden{
		service: s, log: log, nudged: make(chan struct{}, 1), free: make(chan struct{}, atOnce), busy: map[entry.ID]bool{}, seals: map[entry.ID]*pause{},
	}
}

// Raised tells the warden of streams that have changed: where it is that of a piazza, a time may have been set.
func (w *Warden) Raised(heads []db.Head) {
	for _, head := range heads {
		if head.Stream.Kind == entry.PiazzaStream(0).Kind {
			w.nudge()
			return
		}
	}
}

// Touched tells the warden of states that have changed: where it is that of an assembly, a poll that it holds may close sooner. What
// another node has changed there is looked at after the longest sleep at most, and no assembly gives a poll less time than that.
func (w *Warden) Touched(streams []db.Stream) {
	for _, stream := range streams {
		if stream.Kind == poll.StreamAssembly {
			w.nudge()
			return
		}
	}
}

func (w *Warden) nudge() {
	select {
	case w.nudged <- struct{}{}:
	default:
	}
}

// Run opens and closes polls until ctx ends.
func (w *Warden) Run(ctx context.Context) {
	defer w.work.Wait()
	failing := false // one fault does not fill the log
	var swept time.Time
	for {
		if time.Since(swept) > betweenSweeps {
			swept = time.Now()
			w.work.Go(func() { w.sweep(ctx) }) // polls open and close on time, however slow the folder is
		}
		sleep, err := w.look(ctx)
		if err != nil && !failing && ctx.Err() == nil {
			w.log.Error("polls that are due could not be read, it is tried again", "error", err)
		}
		failing = err != nil
		timer := time.NewTimer(sleep)
		select {
		case <-ctx.Done():
		case <-w.nudged:
		case <-timer.C:
		}
		timer.Stop()
		if ctx.Err() != nil {
			return
		}
	}
}

// look begins what is due and returns how long to sleep.
func (w *Warden) look(ctx context.Context) (time.Duration, error) {
	due, next, err := storeOn(w.service.db).due(ctx, w.underWay())
	if err != nil {
		return afterFault, err
	}
	for _, id := range due {
		w.begin(ctx, id)
	}
	sleep, err := w.lookAtSeals(ctx)
	if next >= 0 {
		sleep = min(sleep, max(next, shortestSleep))
	}
	return sleep, err
}

// underWay returns the polls that are being seen to: however many they are, they hide no other that is due.
func (w *Warden) underWay() []entry.ID {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Collect(maps.Keys(w.busy))
}

// begin opens or closes a poll, unless that is under way. A poll that somebody else holds keeps no other waiting.
func (w *Warden) begin(ctx context.Context, id entry.ID) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.busy[id] {
		return
	}
	w.busy[id] = true
	w.work.Go(func() {
		w.free <- struct{}{}
		err := w.service.Settle(ctx, id)
		<-w.free
		if err != nil && ctx.Err() == nil {
			w.log.Error("a poll could not be opened or closed, it is tried again", "poll", id, "error", err)
			select {
			case <-time.After(afterFault):
			case <-ctx.Done():
			}
		}
		w.mu.Lock()
		delete(w.busy, id)
		w.mu.Unlock()
		w.nudge() // to try it again, or to seal what has closed
	})
}

// Settle writes down what the clock has done to a public poll, or to one that is rehearsed: that it opened, or closed, at the time that
// was set. One that was closed by hand so that this can be undone waits until it no longer can.
func (s *Service) Settle(ctx context.Context, id entry.ID) error {
	return s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		v, err := poll.HoldAlone(ctx, tx, id)
		if err != nil || !v.IsHeld() || v.Settles() && v.Now.Before(*v.SettlesAt) {
			return err
		}
		phase := v.Phase()
		if v.Stored == poll.Waiting && v.OpensAt != nil && !v.Now.Before(*v.OpensAt) {
			if err := s.open(ctx, tx, v, *v.OpensAt); err != nil {
				return err
			}
		}
		if v.Stored != poll.Closed && phase == poll.Closed {
			return s.conclude(ctx, tx, v, *v.ClosesAt)
		}
		return nil
	})
}
