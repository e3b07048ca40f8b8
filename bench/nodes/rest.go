//go:build linux

package main

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"piazza/bench/nodes/crowd"
)

// state is what nodes use.
type state struct{ goroutines, heap float64 }

func (s state) String() string {
	return fmt.Sprintf("%.0f goroutines, heap %.1f MB", s.goroutines, s.heap/1e6)
}

const (
	// slackGoroutines and slackHeap are what may differ between two rests: idle connections, pools, caches.
	slackGoroutines = 30
	slackHeap       = 16e6
)

func (s *square) state(ctx context.Context) (now state, err error) {
	if now.goroutines, err = s.metric(ctx, "go_goroutines"); err != nil {
		return now, err
	}
	now.heap, err = s.metric(ctx, "go_gc_heap_live_bytes")
	return now, err
}

// rest is the least that the nodes are seen to use within a few seconds of little work.
func (s *square) rest(ctx context.Context, t *trial) (least state, err error) {
	for until := time.Now().Add(3 * time.Second); time.Now().Before(until); {
		if err := s.stir(ctx); err != nil {
			return least, err
		}
		now, err := s.state(ctx)
		if err != nil {
			return least, err
		}
		if least == (state{}) || now.heap < least.heap {
			least.heap = now.heap
		}
		if least.goroutines == 0 || now.goroutines < least.goroutines {
			least.goroutines = now.goroutines
		}
	}
	t.tellf("at rest", "%v", least)
	return least, nil
}

// restored waits until the nodes use no more than they did at rest.
func (s *square) restored(ctx context.Context, t *trial, base state) error {
	var now state
	took, err := t.await(ctx, 2*time.Minute, "goroutines and heap are back at rest", func() (bool, error) {
		if err := s.stir(ctx); err != nil {
			return false, err
		}
		var err error
		now, err = s.state(ctx)
		return err == nil && now.goroutines <= base.goroutines+slackGoroutines && now.heap <= base.heap+slackHeap, err
	})
	t.holdf(err == nil, "goroutines and heap are back after %.1f s: %v, at rest %v", took.Seconds(), now, base)
	return ctx.Err()
}

// stir makes each node work a little, so that it collects its garbage.
func (s *square) stir(ctx context.Context) error {
	for _, n := range s.all() {
		for range 20 {
			var got struct{ Typename string }
			if err := crowd.Ask(ctx, http.DefaultClient, n.URL, "", "{ entries(first: 20) { nodes { title summary } } }", nil, &got); err != nil {
				return err
			}
		}
	}
	return nil
}
