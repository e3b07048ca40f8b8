//go:build linux

package main

import (
	"context"
	"math/rand/v2"
	"time"

	"piazza/bench/nodes/crowd"
	"piazza/bench/nodes/place"
)

// stopWithin is how long a node may take to stop, whatever hangs on it.
const stopWithin = 30 * time.Second

// rolling restarts two nodes behind nginx in turn, three times, while people listen and write through nginx.
func rolling(ctx context.Context, t *trial) error {
	nginx, err := t.place.NewBalancer()
	if err != nil {
		return err
	}
	options := place.Options{Public: nginx.URL}
	rounds := 3
	if t.tenth {
		rounds, options.Env = 1, []string{"PIAZZA_LEAVE_OVER=2s"}
	}
	s, err := t.open(ctx, 2, options)
	if err != nil {
		return err
	}
	if err := nginx.Serve(ctx, s.all); err != nil {
		return err
	}
	t.later(nginx.Close)
	through := func(*rand.Rand, string) string { return nginx.URL }
	p, err := s.prepare(ctx, max(t.size(5000)/perThread, 1), 12)
	if err != nil {
		return err
	}
	c := crowd.Gather(ctx, t.dice, t.size(5000), 500, func(n int) crowd.Seat {
		return crowd.Seat{Thread: p.threads[n%len(p.threads)], Node: through, From: crowd.From(n)}
	})
	defer c.Leave()
	took, err := t.joined(ctx, 2*time.Minute, c, "")
	if err != nil {
		return err
	}
	t.tellf("sockets", "%d joined through nginx in %.1f s", c.Joined(""), took.Seconds())
	pen := s.pen(p, 10)
	pen.Node = through
	w := crowd.Write(ctx, t.dice, pen)
	defer w.Stop()
	began := time.Now()
	if err := pass(ctx, t.span(10*time.Second)); err != nil {
		return err
	}
	for range rounds {
		for n := range s.all() {
			if err := s.restart(ctx, t, nginx, n); err != nil {
				return err
			}
		}
	}
	if _, err := t.joined(ctx, time.Minute, c, ""); err != nil {
		return err
	}
	if err := t.settle(ctx, w, c); err != nil {
		return err
	}
	t.delays("all of it", c, began, time.Now(), 0)
	return nil
}

// restart stops a node, starts it again and waits until nginx sends visitors to it.
func (s *square) restart(ctx context.Context, t *trial, nginx *place.Balancer, n int) error {
	old := s.all()[n]
	sockets, err := old.Metrics(ctx)
	if err != nil {
		return err
	}
	took, code, err := old.Terminate()
	if err != nil {
		return err
	}
	t.holdf(code == 0, "%s with %.0f sockets stopped with exit code %d", old.Name, sockets["piazza_live_connections"], code)
	t.quickf(took <= stopWithin, "%s stopped in %.1f s", old.Name, took.Seconds())
	again, err := old.Again(ctx)
	s.replace(n, again)
	if err != nil {
		return err
	}
	if _, err := t.await(ctx, time.Minute, "nginx knows the node again", func() (bool, error) {
		return again.Ready(ctx) && nginx.Known() == len(s.all()), nil
	}); err != nil {
		return err
	}
	return pass(ctx, t.span(5*time.Second))
}
