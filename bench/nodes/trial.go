//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"piazza/bench/nodes/crowd"
	"piazza/bench/nodes/place"
)

// trial is one scenario under way.
type trial struct {
	name     string
	place    *place.Place
	dice     *rand.Rand
	tenth    bool
	failures int
	begun    time.Time
	// ends are what has to be ended afterwards, last first.
	ends []func() error
}

// run goes through a scenario and says in one line how it went.
func (t *trial) run(ctx context.Context, s scenario) (verdict string, ok bool) {
	t.begun = time.Now()
	fmt.Printf("\n== %s: %s\n", s.name, s.about)
	err := s.run(ctx, t)
	for _, end := range slices.Backward(t.ends) {
		err = errors.Join(err, end())
	}
	if err != nil {
		t.holdf(false, "it runs to its end: %v", err)
	}
	word := "passed"
	if t.failures > 0 {
		word = "FAILED"
	}
	return fmt.Sprintf("%-10s %s in %.0f s", s.name, word, time.Since(t.begun).Seconds()), t.failures == 0
}

// later has something ended after the trial.
func (t *trial) later(end func() error) { t.ends = append(t.ends, end) }

// size is a number of this trial: as written, or a tenth of it.
func (t *trial) size(full int) int {
	if t.tenth {
		return max(full/10, 1)
	}
	return full
}

// span is a time of this trial: as written, or a fifth of it, because below a few seconds nothing can be measured.
func (t *trial) span(full time.Duration) time.Duration {
	if t.tenth {
		return full / 5
	}
	return full
}

// quickf prints whether something is as quick as it must be. A tenth of a trial, which runs beside whatever else a computer does, says
// so and is held to nothing: what has to be right there is what arrives.
func (t *trial) quickf(ok bool, format string, args ...any) {
	if !ok && t.tenth {
		t.tellf("slow", "not "+format, args...)
		return
	}
	t.holdf(ok, format, args...)
}

// tellf prints what was seen.
func (t *trial) tellf(what, format string, args ...any) {
	fmt.Printf("   %5.1f s  %-26s %s\n", time.Since(t.begun).Seconds(), what, fmt.Sprintf(format, args...))
}

// holdf prints whether something is as it must be.
func (t *trial) holdf(ok bool, format string, args ...any) {
	word := "ok"
	if !ok {
		word = "FAILED"
		t.failures++
	}
	fmt.Printf("   %5.1f s  %-6s %s\n", time.Since(t.begun).Seconds(), word, fmt.Sprintf(format, args...))
}

// await waits until something holds and returns how long that took.
func (t *trial) await(ctx context.Context, limit time.Duration, what string, holds func() (bool, error)) (time.Duration, error) {
	began := time.Now()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		ok, err := holds()
		switch {
		case ok:
			return time.Since(began), nil
		case time.Since(began) > limit:
			return time.Since(began), errors.Join(fmt.Errorf("not within %v: %s", limit, what), err)
		}
		select {
		case <-ctx.Done():
			return time.Since(began), ctx.Err()
		case <-tick.C:
		}
	}
}

// pass lets time go by while others are at work.
func pass(ctx context.Context, span time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(span):
		return nil
	}
}

// joined waits until a whole crowd is joined, at an address where one is given.
func (t *trial) joined(ctx context.Context, limit time.Duration, c *crowd.Crowd, node string) (time.Duration, error) {
	return t.await(ctx, limit, "everybody is joined", func() (bool, error) {
		n := c.Joined(node)
		return n == len(c.Listeners), fmt.Errorf("%d of %d are: %v", n, len(c.Listeners), c.Count())
	})
}

// settle stops the writers, waits until everybody has heard everything and holds the accounts against the log.
func (t *trial) settle(ctx context.Context, w *crowd.Writers, crowds ...*crowd.Crowd) error {
	account := w.Stop()
	t.tellf("comments", "%v", account)
	t.holdf(len(account.Failed) == 0 && account.Acknowledged > 0, "no comment failed %s", short(fmt.Sprint(account.Failed)))
	if err := w.Check(ctx, t.place.DB); err != nil {
		t.holdf(false, "every acknowledged comment is there, once: %v", err)
	} else {
		t.holdf(true, "every acknowledged comment is there, once")
	}
	for _, c := range crowds {
		took, err := t.await(ctx, 3*time.Minute, "everybody has heard everything", func() (bool, error) {
			n, err := c.Behind(ctx, t.place.DB)
			return err == nil && n == 0, errors.Join(err, fmt.Errorf("%d have not", n))
		})
		t.tellf("listeners", "%v", c.Count())
		if err != nil {
			t.holdf(false, "%v", err)
		}
		faults, err := c.Check(ctx, t.place.DB)
		if err != nil {
			return err
		}
		t.holdf(faults.None(), "%d notices, %d deliveries: %v (%.1f s after the last comment)", c.Notices(), c.Deliveries(), faults, took.Seconds())
		t.holdf(c.Count().Reset == 0, "nobody was told to start afresh")
	}
	return nil
}

func short(text string) string {
	if len(text) > 300 {
		return text[:300] + "…"
	}
	if text == "[]" {
		return ""
	}
	return text
}

// delays prints how long notices took that were written since a moment and holds their 99th percentile to a bound, 0 for
// none.
func (t *trial) delays(what string, c *crowd.Crowd, from, to time.Time, bound time.Duration) time.Duration {
	list := c.Delays(from, to)
	p99 := crowd.Percentile(list, 99)
	t.tellf(what, "delay p50 %v, p99 %v, max %v of %d deliveries", ms(crowd.Percentile(list, 50)), ms(p99), ms(crowd.Percentile(list, 100)), len(list))
	if bound > 0 {
		t.holdf(len(list) > 0, "%s: something was delivered", what)
		t.quickf(p99 <= bound, "%s: p99 within %v", what, bound)
	}
	return p99
}

func ms(d time.Duration) time.Duration { return d.Round(time.Millisecond) }
