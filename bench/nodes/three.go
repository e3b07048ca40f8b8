//go:build linux

package main

import (
	"context"
	"math/rand/v2"
	"time"

	"piazza/bench/nodes/crowd"
	"piazza/bench/nodes/place"
)

const (
	withHints    = 250 * time.Millisecond
	withoutHints = 1500 * time.Millisecond
)

// threeNodes tries both buses, and what remains when one is dead.
func threeNodes(ctx context.Context, t *trial) error {
	if err := wander(ctx, t, "NOTIFY", nil); err != nil {
		return err
	}
	nats, err := t.place.NATS("")
	if err != nil {
		return err
	}
	t.later(nats.Stop)
	return wander(ctx, t, "NATS", nats)
}

// wander lets listeners come, leave and resume on any of three nodes, kills one node and replaces it, and at last kills
// the bus where that is a process of its own.
func wander(ctx context.Context, t *trial, bus string, nats *place.NATS) error {
	options := place.Options{}
	if nats != nil {
		options.Env = []string{"PIAZZA_NATS_URL=" + nats.URL}
	}
	s, err := t.open(ctx, 3, options)
	if err != nil {
		return err
	}
	p, err := s.prepare(ctx, t.size(30), 20)
	if err != nil {
		return err
	}
	stay := t.span(25 * time.Second)
	c := crowd.Gather(ctx, t.dice, t.size(300), 100, func(n int) crowd.Seat {
		return crowd.Seat{
			Thread: p.threads[n%len(p.threads)], Node: s.any, From: crowd.From(n),
			Stay: func(dice *rand.Rand) time.Duration { return stay/5 + time.Duration(dice.Float64()*float64(stay)) },
		}
	})
	defer c.Leave()
	if _, err := t.await(ctx, time.Minute, "everybody has come", func() (bool, error) { return c.Count().Joined >= len(c.Listeners), nil }); err != nil {
		return err
	}
	w := crowd.Write(ctx, t.dice, s.pen(p, 20))
	defer w.Stop()
	quiet, err := t.phase(ctx, 40*time.Second)
	if err != nil {
		return err
	}
	if err := s.lose(ctx, t, 2); err != nil {
		return err
	}
	dead := moments{}
	if nats != nil {
		if err := nats.Stop(); err != nil {
			return err
		}
		if dead, err = t.phase(ctx, 40*time.Second); err != nil {
			return err
		}
	}
	if err := t.settle(ctx, w, c); err != nil {
		return err
	}
	t.delays("with hints over "+bus, c, quiet.from, quiet.to, withHints)
	t.delays("all of it", c, quiet.from, time.Now(), 0)
	if nats != nil {
		t.delays("with NATS dead", c, dead.from, dead.to, withoutHints)
	}
	return s.close()
}

// moments are when a phase began and ended.
type moments struct{ from, to time.Time }

// phase lets a while pass and says between which moments it was.
func (t *trial) phase(ctx context.Context, span time.Duration) (moments, error) {
	from := time.Now()
	err := pass(ctx, t.span(span))
	return moments{from, time.Now()}, err
}

// lose kills a node and starts another in its place after a while.
func (s *square) lose(ctx context.Context, t *trial, n int) error {
	lost := s.all()[n]
	if err := lost.Kill(); err != nil {
		return err
	}
	t.tellf("killed", "%s", lost.Name)
	if err := pass(ctx, t.span(10*time.Second)); err != nil {
		return err
	}
	again, err := lost.Again(ctx)
	s.replace(n, again)
	t.tellf("replaced", "%s", lost.Name)
	if err != nil {
		return err
	}
	return pass(ctx, t.span(20*time.Second))
}
