//go:build linux

package main

import (
	"context"
	"time"

	"piazza/bench/nodes/crowd"
	"piazza/bench/nodes/place"
)

// postgres kills PostgreSQL under listeners and writers: both go on by themselves, and nothing leaks.
func postgres(ctx context.Context, t *trial) error {
	s, err := t.open(ctx, 2, place.Options{})
	if err != nil {
		return err
	}
	p, err := s.prepare(ctx, 10, 12)
	if err != nil {
		return err
	}
	base, err := s.rest(ctx, t)
	if err != nil {
		return err
	}
	c := crowd.Gather(ctx, t.dice, t.size(500), 200, func(n int) crowd.Seat {
		return crowd.Seat{Thread: p.threads[n%len(p.threads)], Node: s.any, From: crowd.From(n)}
	})
	defer c.Leave()
	if _, err := t.joined(ctx, time.Minute, c, ""); err != nil {
		return err
	}
	w := crowd.Write(ctx, t.dice, s.pen(p, 10))
	defer w.Stop()
	for range 3 {
		if err := pass(ctx, t.span(10*time.Second)); err != nil {
			return err
		}
		if err := t.place.KillPostgres(); err != nil {
			return err
		}
		took, err := t.await(ctx, time.Minute, "both nodes are ready again", func() (bool, error) {
			return t.place.Recovered(ctx) && s.ready(ctx), nil
		})
		if err != nil {
			return err
		}
		t.tellf("killed", "PostgreSQL; ready again after %.1f s, %d of %d joined", took.Seconds(), c.Joined(""), len(c.Listeners))
	}
	after, err := t.phase(ctx, 15*time.Second)
	if err != nil {
		return err
	}
	if _, err := t.joined(ctx, time.Minute, c, ""); err != nil {
		return err
	}
	if err := t.settle(ctx, w, c); err != nil {
		return err
	}
	t.delays("after the last time", c, after.from, after.to, 0)
	c.Leave()
	return s.restored(ctx, t, base)
}

func (s *square) ready(ctx context.Context) bool {
	for _, n := range s.all() {
		if !n.Ready(ctx) {
			return false
		}
	}
	return true
}
