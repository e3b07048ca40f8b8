//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"piazza/bench/nodes/crowd"
	"piazza/bench/nodes/place"
)

// disaster is a square whose processes die at random.
type disaster struct {
	*square
	nats *place.NATS
	seen map[string]int
}

// chaos kills or stops any process at random, again and again, while people listen and write.
func chaos(ctx context.Context, t *trial) error {
	nats, err := t.place.NATS("")
	if err != nil {
		return err
	}
	t.later(nats.Stop)
	s, err := t.open(ctx, 3, place.Options{Env: []string{"PIAZZA_NATS_URL=" + nats.URL, "PIAZZA_LAME_DUCK=500ms", "PIAZZA_LEAVE_OVER=1s"}})
	if err != nil {
		return err
	}
	p, err := s.prepare(ctx, 10, 12)
	if err != nil {
		return err
	}
	c := crowd.Gather(ctx, t.dice, t.size(300), 100, func(n int) crowd.Seat {
		return crowd.Seat{
			Thread: p.threads[n%len(p.threads)], Node: s.any, From: crowd.From(n),
			Stay: func(dice *rand.Rand) time.Duration {
				return time.Duration((5 + 20*dice.Float64()) * float64(time.Second))
			},
		}
	})
	defer c.Leave()
	pen := s.pen(p, 20)
	pen.Patience = time.Minute
	w := crowd.Write(ctx, t.dice, pen)
	defer w.Stop()
	length := 10 * time.Minute
	if t.tenth {
		length = 40 * time.Second
	}
	d := &disaster{square: s, nats: nats, seen: map[string]int{}}
	for until := time.Now().Add(length); time.Now().Before(until); {
		if err := d.strike(ctx); err != nil {
			return err
		}
		if err := pass(ctx, time.Duration(500+t.dice.IntN(3000))*time.Millisecond); err != nil {
			return err
		}
	}
	t.tellf("struck", "%v", d.seen)
	if err := t.settle(ctx, w, c); err != nil {
		return err
	}
	return nil
}

// strike does one evil thing and mends it after a moment, as whoever supervises the processes would.
func (d *disaster) strike(ctx context.Context) error {
	dice := d.t.dice
	n := dice.IntN(len(d.nodes))
	moment := time.Duration(dice.IntN(3000)) * time.Millisecond
	evils := []struct {
		name string
		do   func() error
	}{
		{"a node killed", func() error { return d.again(ctx, n, moment, d.all()[n].Kill) }},
		{"a node restarted", func() error {
			return d.again(ctx, n, 0, func() error {
				_, code, err := d.all()[n].Terminate()
				if code != 0 {
					err = errors.Join(err, fmt.Errorf("a node that was told to stop ended with %d", code))
				}
				return err
			})
		}},
		{"a node frozen", func() error { return d.all()[n].Freeze(func() error { return pass(ctx, moment) }) }},
		{"PostgreSQL killed", func() error { return d.losePostgres(ctx) }},
		{"NATS stopped", func() error {
			return errors.Join(d.nats.Stop(), pass(ctx, moment), d.nats.Start())
		}},
	}
	evil := evils[dice.IntN(len(evils))]
	d.seen[evil.name]++
	return evil.do()
}

// again ends a node in some way and starts it again after a while, as often as it takes.
func (d *disaster) again(ctx context.Context, n int, moment time.Duration, end func() error) error {
	if err := errors.Join(end(), pass(ctx, moment)); err != nil {
		return err
	}
	_, err := d.t.await(ctx, time.Minute, "the node is open again", func() (bool, error) {
		again, err := d.all()[n].Again(ctx)
		d.replace(n, again)
		return err == nil, err
	})
	return err
}

func (d *disaster) losePostgres(ctx context.Context) error {
	if err := d.t.place.KillPostgres(); err != nil {
		return err
	}
	_, err := d.t.await(ctx, time.Minute, "PostgreSQL works again", func() (bool, error) { return d.t.place.Recovered(ctx), nil })
	return err
}
