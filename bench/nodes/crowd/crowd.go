//go:build linux

package crowd

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"time"

	"piazza/internal/db"
)

// Crowd is the listeners of a trial.
type Crowd struct {
	Listeners []*Listener
	stop      context.CancelFunc
	listening sync.WaitGroup
}

// Gather lets a crowd come in, so many a second at most, each to the seat that it is given.
func Gather(ctx context.Context, dice *rand.Rand, count, perSecond int, seat func(n int) Seat) *Crowd {
	ctx, stop := context.WithCancel(ctx)
	c := &Crowd{stop: stop}
	for n := range count {
		s := seat(n)
		l := &Listener{seat: s, dice: rand.New(rand.NewPCG(dice.Uint64(), 0)), cursor: s.Thread.Cursor}
		l.count.Closed = map[int]int{}
		c.Listeners = append(c.Listeners, l)
	}
	for n, l := range c.Listeners {
		entrance := time.Duration(n) * time.Second / time.Duration(perSecond)
		c.listening.Go(func() {
			select {
			case <-time.After(entrance):
				l.listen(ctx)
			case <-ctx.Done():
			}
		})
	}
	return c
}

// From spreads visitors over the addresses of this computer, so that none is full.
func From(n int) string {
	const perAddress = 1000
	return fmt.Sprintf("127.0.%d.%d", 1+n/perAddress/200, 1+n/perAddress%200)
}

// Leave ends all connections and waits until everybody has gone.
func (c *Crowd) Leave() {
	c.stop()
	c.listening.Wait()
}

// Joined counts who is joined at this moment; at an address, where one is given.
func (c *Crowd) Joined(node string) (n int) {
	for _, l := range c.Listeners {
		l.mu.Lock()
		if !l.joined.IsZero() && (node == "" || l.at == node) {
			n++
		}
		l.mu.Unlock()
	}
	return n
}

// Deafen makes the first so many stop reading while their connections stay open.
func (c *Crowd) Deafen(count int) {
	for _, l := range c.Listeners[:count] {
		l.deaf.Store(true)
	}
}

// Deaf counts who has stopped reading.
func (c *Crowd) Deaf() (n int) {
	for _, l := range c.Listeners {
		if l.hasStopped.Load() {
			n++
		}
	}
	return n
}

// Dismissed counts those whom the server has told that they may not listen any more.
func (c *Crowd) Dismissed() (n int) {
	for _, l := range c.Listeners {
		if l.isDismissed() {
			n++
		}
	}
	return n
}

// LastHeard says when the last comment was written of which a listener was told, as of the last look at the log.
func (c *Crowd) LastHeard(n int) (last time.Time) {
	l := c.Listeners[n]
	l.mu.Lock()
	defer l.mu.Unlock()
	heard := map[int64]bool{}
	for _, r := range l.heard {
		heard[r.comment] = true
	}
	for _, one := range l.seat.Thread.truth {
		if heard[one.comment] {
			last = one.at
		}
	}
	return last
}

// Behind counts the listeners who have heard less than the log tells by now.
func (c *Crowd) Behind(ctx context.Context, d *db.DB) (n int, err error) {
	if err := c.readTruth(ctx, d); err != nil {
		return 0, err
	}
	for _, l := range c.Listeners {
		l.mu.Lock()
		if !l.deaf.Load() && l.dismissed.IsZero() && len(l.heard) < len(l.seat.Thread.truth) {
			n++
		}
		l.mu.Unlock()
	}
	return n, nil
}

func (c *Crowd) readTruth(ctx context.Context, d *db.DB) error {
	for t := range c.threads() {
		if err := t.readTruth(ctx, d); err != nil {
			return err
		}
	}
	return nil
}

func (c *Crowd) threads() map[*Thread]bool {
	found := map[*Thread]bool{}
	for _, l := range c.Listeners {
		found[l.seat.Thread] = true
	}
	return found
}

// Notices is how many the log tells of in the threads that somebody follows, as of the last look.
func (c *Crowd) Notices() (n int) {
	for t := range c.threads() {
		n += len(t.truth)
	}
	return n
}

// Deliveries is how often somebody was told of something.
func (c *Crowd) Deliveries() (n int) {
	for _, l := range c.Listeners {
		l.mu.Lock()
		n += len(l.heard)
		l.mu.Unlock()
	}
	return n
}

// Check holds everybody's account against the log, but for those who stopped reading; of those who were dismissed, up to
// where they came.
func (c *Crowd) Check(ctx context.Context, d *db.DB) (all Faults, err error) {
	if err := c.readTruth(ctx, d); err != nil {
		return all, err
	}
	for _, l := range c.Listeners {
		if l.deaf.Load() {
			continue
		}
		l.mu.Lock()
		truth := l.seat.Thread.truth
		if !l.dismissed.IsZero() {
			truth = truth[:min(len(l.heard), len(truth))]
		}
		all = all.plus(compare(truth, l.heard))
		l.mu.Unlock()
	}
	return all, nil
}

// Count adds up what became of everybody's sockets.
func (c *Crowd) Count() Count {
	all := Count{Closed: map[int]int{}}
	for _, l := range c.Listeners {
		l.mu.Lock()
		all.Joined += l.count.Joined
		all.Resumed += l.count.Resumed
		all.Reset += l.count.Reset
		all.Failed += l.count.Failed
		for code, n := range l.count.Closed {
			all.Closed[code] += n
		}
		l.mu.Unlock()
	}
	return all
}

func (c Count) String() string {
	var codes []string
	for _, code := range slices.Sorted(maps.Keys(c.Closed)) {
		codes = append(codes, fmt.Sprintf("%d×%d", code, c.Closed[code]))
	}
	return fmt.Sprintf("joined %d, of these resumed %d, reset %d; failed attempts %d; closed %s",
		c.Joined, c.Resumed, c.Reset, c.Failed, strings.Join(codes, " "))
}

// Busiest is how many sockets ended in the second in which most did.
func (c *Crowd) Busiest() (most int) {
	ends := map[int64]int{}
	for _, l := range c.Listeners {
		l.mu.Lock()
		for _, at := range l.count.ends {
			ends[at.Unix()]++
			most = max(most, ends[at.Unix()])
		}
		l.mu.Unlock()
	}
	return most
}

// Delays returns, in order, how long notices took that were written between two moments to those who were joined by
// then and went on reading.
func (c *Crowd) Delays(from, to time.Time) (delays []time.Duration) {
	written := map[int64]time.Time{}
	for t := range c.threads() {
		for _, n := range t.truth {
			written[n.comment] = n.at
		}
	}
	for _, l := range c.Listeners {
		if l.deaf.Load() {
			continue
		}
		l.mu.Lock()
		for _, r := range l.heard {
			if at := written[r.comment]; !at.Before(from) && at.Before(to) && !r.joined.IsZero() && at.After(r.joined) {
				delays = append(delays, r.at.Sub(at))
			}
		}
		l.mu.Unlock()
	}
	slices.Sort(delays)
	return delays
}

// Percentile returns a value of an ordered list, 0 of an empty one.
func Percentile(ordered []time.Duration, percent int) time.Duration {
	if len(ordered) == 0 {
		return 0
	}
	return ordered[min(len(ordered)*percent/100, len(ordered)-1)]
}
