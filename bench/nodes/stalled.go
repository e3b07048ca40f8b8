//go:build linux

package main

import (
	"context"
	"strings"
	"time"

	"piazza/bench/nodes/crowd"
	"piazza/bench/nodes/place"
)

const (
	// A comment has at most 10,000 characters; of four bytes each, asked for three times, they make 120 kB.
	largeText      = 9_900
	largeSelection = "body bodyHtml again: body"
	// floodRate is how many such comments a second: a thousand readers of 120 kB each are what one node can bear then.
	floodRate = 0.5
	// noise is what a busy computer adds to any percentile.
	noise = 100 * time.Millisecond
)

// stalled makes most of a crowd stop reading while large notices flow: they are closed, and cost the others nothing.
func stalled(ctx context.Context, t *trial) error {
	s, err := t.open(ctx, 1, place.Options{})
	if err != nil {
		return err
	}
	p, err := s.prepare(ctx, 6, 12)
	if err != nil {
		return err
	}
	large, small := p.threads[0], p.threads[1:]
	others := crowd.Gather(ctx, t.dice, 100, 200, func(n int) crowd.Seat {
		return crowd.Seat{Thread: small[n%len(small)], Node: s.any, From: crowd.From(n)}
	})
	defer others.Leave()
	if _, err := t.joined(ctx, time.Minute, others, ""); err != nil {
		return err
	}
	base, err := s.rest(ctx, t)
	if err != nil {
		return err
	}
	many := crowd.Gather(ctx, t.dice, t.size(1000), 200, func(n int) crowd.Seat {
		return crowd.Seat{Thread: large, Selection: largeSelection, Node: s.any, From: crowd.From(1000 + n), Narrow: true}
	})
	defer many.Leave()
	if _, err := t.joined(ctx, time.Minute, many, ""); err != nil {
		return err
	}
	writes, floods := s.pen(prepared{small, p.sessions[1:]}, 20), s.pen(prepared{p.threads[:1], p.sessions[:1]}, floodRate)
	floods.Name, floods.Tail = "lungo "+floods.Name, strings.Repeat("🌳", largeText-len(floods.Name)-30)
	w, f := crowd.Write(ctx, t.dice, writes), crowd.Write(ctx, t.dice, floods)
	defer w.Stop()
	defer f.Stop()
	before, err := t.phase(ctx, 30*time.Second)
	if err != nil {
		return err
	}
	during, err := s.stall(ctx, t, many, len(others.Listeners))
	if err != nil {
		return err
	}
	account := f.Stop()
	t.holdf(len(account.Failed) == 0, "no large comment failed: %v", account)
	if err := t.settle(ctx, w, others); err != nil {
		return err
	}
	if err := s.restored(ctx, t, base); err != nil {
		return err
	}
	was := t.delays("while all read", others, before.from, before.to, 0)
	is := t.delays("while most do not", others, during.from, during.to, 0)
	t.quickf(is <= max(2*was, noise), "the others' p99 is at most twice what it was")
	return nil
}

// stall makes a crowd stop reading and waits until the node has closed all their sockets.
func (s *square) stall(ctx context.Context, t *trial, c *crowd.Crowd, others int) (moments, error) {
	from := time.Now()
	c.Deafen(len(c.Listeners))
	if _, err := t.await(ctx, 2*time.Minute, "nobody reads any more", func() (bool, error) { return c.Deaf() == len(c.Listeners), nil }); err != nil {
		return moments{}, err
	}
	most := state{}
	took, err := t.await(ctx, 2*time.Minute, "the sockets of all who do not read are closed", func() (bool, error) {
		now, err := s.state(ctx)
		if err != nil {
			return false, err
		}
		most = state{max(most.goroutines, now.goroutines), max(most.heap, now.heap)}
		open, err := s.metric(ctx, "piazza_live_connections")
		return err == nil && int(open) <= others, err
	})
	t.tellf("at most", "%v", most)
	if err != nil {
		return moments{}, err
	}
	t.quickf(took <= 10*time.Second, "%d sockets were closed %.1f s after the last was read from, their TCP is still open", len(c.Listeners), took.Seconds())
	err = pass(ctx, t.span(20*time.Second))
	return moments{from, time.Now()}, err
}
