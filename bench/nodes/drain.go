//go:build linux

package main

import (
	"context"
	"time"

	"github.com/gorilla/websocket"

	"piazza/bench/nodes/crowd"
	"piazza/bench/nodes/place"
)

// drain tells a node with all the sockets to stop, while another waits for them.
func drain(ctx context.Context, t *trial) error {
	s, err := t.open(ctx, 1, place.Options{})
	if err != nil {
		return err
	}
	p, c, err := t.gather(ctx, s, t.size(5000), 12)
	if err != nil {
		return err
	}
	// Some do not even read the goodbye.
	dumb := crowd.Gather(ctx, t.dice, t.size(100), 500, func(n int) crowd.Seat {
		return crowd.Seat{Thread: p.threads[0], Node: s.any, From: crowd.From(len(c.Listeners) + n), Narrow: true}
	})
	defer dumb.Leave()
	if _, err := t.joined(ctx, time.Minute, dumb, ""); err != nil {
		return err
	}
	dumb.Deafen(len(dumb.Listeners))
	w := crowd.Write(ctx, t.dice, s.pen(p, 10))
	defer w.Stop()
	leaves := s.all()[0]
	takes, err := t.place.Start(ctx, t.name+"-2", place.Options{})
	if err != nil {
		return err
	}
	t.later(takes.Kill)
	if !leaves.Ready(ctx) {
		t.holdf(false, "the node is ready before it stops")
	}
	s.replace(0, takes) // from now on everybody who asks is sent to the other
	if err := pass(ctx, t.span(5*time.Second)); err != nil {
		return err
	}
	if _, err := t.await(ctx, time.Minute, "some read nothing any more", func() (bool, error) { return dumb.Deaf() == len(dumb.Listeners), nil }); err != nil {
		return err
	}
	took, code, err := leaves.Terminate()
	if err != nil {
		return err
	}
	t.holdf(code == 0, "it stopped with exit code %d", code)
	t.quickf(took <= stopWithin, "it stopped in %.1f s", took.Seconds())
	if _, err := t.joined(ctx, time.Minute, c, takes.URL); err != nil {
		return err
	}
	closed := c.Count().Closed
	t.holdf(closed[websocket.CloseServiceRestart] == len(c.Listeners) && len(closed) == 1, "all sockets were closed with 1012: %v", closed)
	t.quickf(c.Busiest() <= 2*len(c.Listeners)/5+50, "they left spread: at most %d in one second", c.Busiest())
	return t.settle(ctx, w, c)
}
