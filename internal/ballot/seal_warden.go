package ballot

import (
	"context"
	"errors"
	"time"

	"piazza/internal/entry"
	"piazza/internal/problem"
)

// sealsAtOnce is how many polls a node seals at once: each may be large, and none is as urgent as an opening.
const sealsAtOnce = 2

// pause is what a warden knows of a sealing that it has begun.
type pause struct {
	underWay bool
	// until is when it is tried again, failures how often in a row it did not go on.
	until    time.Time
	failures int
	// keyless tells that it was said already that the key is not here.
	keyless bool
}

// lookAtSeals goes on with sealings, and returns how long to sleep until the next one.
func (w *Warden) lookAtSeals(ctx context.Context) (time.Duration, error) {
	busy, sleep := w.pausing(time.Now())
	if len(busy) >= mostPausing {
		return sleep, nil
	}
	due, err := storeOn(w.service.db).sealDue(ctx, busy)
	if err != nil {
		return afterFault, err
	}
	for _, id := range due {
		if !w.beginSeal(ctx, id) {
			break
		}
	}
	return sleep, nil
}

// mostPausing bounds the polls that a node remembers because they do not go on.
const mostPausing = 10_000

// pausing returns the sealings that are under way or pause, and how long to sleep until one of them ends its pause.
func (w *Warden) pausing(now time.Time) (busy []entry.ID, sleep time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	sleep = longestSleep
	for id, p := range w.seals {
		switch left := p.until.Sub(now); {
		case p.underWay:
			busy = append(busy, id)
		case left > 0:
			busy = append(busy, id)
			sleep = min(sleep, max(left, shortestSleep))
		}
	}
	return busy, sleep
}

// beginSeal goes on with a sealing, if there is room for one more: the next look comes when one is done.
func (w *Warden) beginSeal(ctx context.Context, id entry.ID) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	running := 0
	for _, p := range w.seals {
		if p.underWay {
			running++
		}
	}
	if running >= sealsAtOnce {
		return false
	}
	p := w.seals[id]
	if p == nil {
		p = &pause{}
		w.seals[id] = p
	}
	p.underWay = true
	w.work.Go(func() {
		err := w.service.goOn(ctx, id)
		w.endSeal(ctx, id, err)
		w.nudge()
	})
	return true
}

// endSeal notes how a sealing went: what is done is forgotten, what does not go on pauses, each time for longer.
func (w *Warden) endSeal(ctx context.Context, id entry.ID, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	p := w.seals[id]
	p.underWay = false
	switch {
	case err == nil:
		delete(w.seals, id)
	case ctx.Err() != nil:
	case errors.Is(err, errBusy):
		p.until = time.Now().Add(afterFault)
	case isKeyless(err):
		// It is quickly seen whether the key is there now.
		p.until = time.Now().Add(min(pauseAfter(p.failures), longestSleep))
		p.failures++
		if !p.keyless {
			p.keyless = true
			w.log.Warn("a confidential poll is not sealed by this node, which has not got its key", "poll", id, "error", err)
		}
	default:
		p.until = time.Now().Add(pauseAfter(p.failures))
		p.failures++
		code := faultCode(err)
		w.log.Error("a confidential poll could not be sealed; nothing of it is lost, and it is tried again by itself",
			"poll", id, "code", code, "do", advice(code), "error", err, "cause", problem.Behind(err))
	}
}

// advice is what an operator does about a fault; what is wrong with the keys says it by itself.
func advice(code string) string {
	switch code {
	case "disk_full":
		return "make room on the disk of the database, or on that of the folder of keys"
	case "database_away":
		return "see that the database answers"
	case "bundle_wrong", "unknown":
		return "leave the database and the folder of keys as they are, and ask those who maintain the program"
	default:
		return "see to the folder of keys, as the cause says"
	}
}

// betweenSweeps is how long a key that has turned up again is there at most.
const betweenSweeps = time.Hour

// sweep destroys keys that nothing needs any more.
func (w *Warden) sweep(ctx context.Context) {
	n, err := w.service.destroyFound(ctx)
	if err != nil && ctx.Err() == nil {
		w.log.Error("keys of polls that are sealed could not be looked for", "error", err)
	}
	if n > 0 {
		w.log.Warn("keys of confidential polls had turned up again after these were sealed or given up, and were destroyed", "keys", n)
	}
}
