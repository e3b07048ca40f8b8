//go:build linux

package main

import (
	"context"
	"time"

	"piazza/bench/nodes/crowd"
	"piazza/bench/nodes/place"
)

// perThread is how many of a large crowd listen to the same thread.
const perThread = 100

// gather prepares a square and fills it with a crowd, all of whom are joined in the end.
func (t *trial) gather(ctx context.Context, s *square, count, writers int) (p prepared, c *crowd.Crowd, err error) {
	if p, err = s.prepare(ctx, max(count/perThread, 1), writers); err != nil {
		return p, nil, err
	}
	c = crowd.Gather(ctx, t.dice, count, 500, func(n int) crowd.Seat {
		return crowd.Seat{Thread: p.threads[n%len(p.threads)], Node: s.any, From: crowd.From(n)}
	})
	t.later(func() error { c.Leave(); return nil })
	took, err := t.joined(ctx, 3*time.Minute, c, "")
	t.tellf("sockets", "%d joined in %.1f s", c.Joined(""), took.Seconds())
	return p, c, err
}

// crash kills one of two nodes under a crowd: everybody comes back on the other.
func crash(ctx context.Context, t *trial) error {
	s, err := t.open(ctx, 2, place.Options{})
	if err != nil {
		return err
	}
	p, c, err := t.gather(ctx, s, t.size(10_000), 12)
	if err != nil {
		return err
	}
	w := crowd.Write(ctx, t.dice, s.pen(p, 10))
	defer w.Stop()
	quiet, err := t.phase(ctx, 20*time.Second)
	if err != nil {
		return err
	}
	stays, dies := s.all()[0], s.all()[1]
	t.tellf("before", "%d at the one that dies, %d at the other", c.Joined(dies.URL), c.Joined(stays.URL))
	if err := dies.Kill(); err != nil {
		return err
	}
	took, err := t.joined(ctx, 3*time.Minute, c, stays.URL)
	if err != nil {
		return err
	}
	t.quickf(took <= 30*time.Second, "all are resumed on the other after %.1f s", took.Seconds())
	after, err := t.phase(ctx, 20*time.Second)
	if err != nil {
		return err
	}
	if err := t.settle(ctx, w, c); err != nil {
		return err
	}
	t.delays("on two nodes", c, quiet.from, quiet.to, 0)
	t.delays("on one node", c, after.from, after.to, 0)
	return nil
}
