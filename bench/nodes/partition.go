//go:build linux

package main

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"time"

	"piazza/bench/nodes/crowd"
	"piazza/bench/nodes/place"
)

// partition cuts one of two nodes off from the bus, and with it from the other node, while both reach PostgreSQL and
// their visitors.
func partition(ctx context.Context, t *trial) error {
	s, islands, err := t.islands(ctx)
	if errors.Is(err, place.ErrNotRoot) && os.Getenv("CI") == "" {
		t.tellf("not run", "%v", err)
		return nil
	}
	if err != nil {
		return err
	}
	p, err := s.prepare(ctx, 10, 12)
	if err != nil {
		return err
	}
	// Whoever listens at a node stays there: it is the node that is tried.
	at := func(n int) *crowd.Crowd {
		node := s.all()[n].URL
		return crowd.Gather(ctx, t.dice, t.size(200), 200, func(n int) crowd.Seat {
			return crowd.Seat{Thread: p.threads[n%len(p.threads)], Node: func(*rand.Rand, string) string { return node }}
		})
	}
	cutOff, connected := at(0), at(1)
	defer cutOff.Leave()
	defer connected.Leave()
	for _, c := range []*crowd.Crowd{cutOff, connected} {
		if _, err := t.joined(ctx, time.Minute, c, ""); err != nil {
			return err
		}
	}
	w := crowd.Write(ctx, t.dice, s.pen(p, 20))
	defer w.Stop()
	before, during, after, err := t.cut(ctx, s, islands[0])
	if err != nil {
		return err
	}
	if err := t.settle(ctx, w, cutOff, connected); err != nil {
		return err
	}
	for name, c := range map[string]*crowd.Crowd{"cut off": cutOff, "connected": connected} {
		t.delays(name+", before", c, before.from, before.to, 0)
		t.delays(name+", during", c, during.from, during.to, withoutHints)
		t.delays(name+", after", c, after.from, after.to, 0)
		t.holdf(len(c.Count().Closed) == 0, "%s: no socket was lost", name)
	}
	return nil
}

// islands opens two nodes, each on an island of its own, that share a NATS server.
func (t *trial) islands(ctx context.Context) (*square, []*place.Island, error) {
	var islands []*place.Island
	for n := range 2 {
		island, err := place.NewIsland(n + 1)
		if err != nil {
			return nil, nil, err
		}
		t.later(island.Close)
		islands = append(islands, island)
	}
	nats, err := t.place.NATS("0.0.0.0")
	if err != nil {
		return nil, nil, err
	}
	t.later(nats.Stop)
	s := &square{t: t}
	t.later(s.close)
	for _, island := range islands {
		node, err := t.place.Start(ctx, island.Name, place.Options{
			Host: island.Inside, Inside: island.Name, Env: []string{"PIAZZA_NATS_URL=" + nats.At(island.Bus)},
		})
		if err != nil {
			return nil, nil, err
		}
		s.nodes = append(s.nodes, node)
	}
	return s, islands, nil
}

// cut goes through the three phases, and proves that the second was one: hints were lost at both nodes.
func (t *trial) cut(ctx context.Context, s *square, island *place.Island) (before, during, after moments, err error) {
	if before, err = t.phase(ctx, 10*time.Second); err != nil {
		return before, during, after, err
	}
	unheard, err := s.unheard(ctx)
	if err != nil {
		return before, during, after, err
	}
	if err := island.Cut(); err != nil {
		return before, during, after, err
	}
	during.from = time.Now()
	length := 30 * time.Second
	if t.tenth {
		length = 3 * time.Second
	}
	if err := pass(ctx, length); err != nil {
		return before, during, after, err
	}
	now := unheard
	_, err = t.await(ctx, time.Minute, "both have found something", func() (found bool, err error) {
		now, err = s.unheard(ctx)
		return err == nil && now[0] > unheard[0] && now[1] > unheard[1], err
	})
	during.to = time.Now()
	t.holdf(err == nil, "the line was cut: the nodes have found %.0f streams of which no hint had told, before %.0f", now, unheard)
	if err := island.Heal(); err != nil {
		return before, during, after, err
	}
	after, err = t.phase(ctx, 30*time.Second)
	return before, during, after, err
}

// unheard is how many streams each node has found by itself to have grown.
func (s *square) unheard(ctx context.Context) (found []float64, err error) {
	for _, n := range s.all() {
		all, err := n.Metrics(ctx)
		if err != nil {
			return nil, err
		}
		found = append(found, all["piazza_live_swept_streams_total"])
	}
	return found, nil
}
