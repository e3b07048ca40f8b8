//go:build linux

package main

import (
	"context"
	"time"

	"golang.org/x/sync/errgroup"
)

// figure is one measure.
type figure struct {
	// round is the one in which it was taken, from 0.
	round               int
	deliveries, notices float64
	// took is its seconds; server, database, own (the generator's), writer and foreign are seconds of CPU.
	took, server, database, own, writer, foreign float64
	p50, p99, most                               time.Duration
	// bytes and frames are what a read brought, on the average.
	bytes, frames float64
	// executions a notice, less than 0 where nobody knows.
	executions float64
	// rest is the memory of a subscriber who has heard nothing yet, worn that of one who hears nothing any more, held that of one
	// who reads nothing, kernel what the kernel keeps for him, in bytes.
	rest, worn, held, kernel float64
	// left is how long it took until those had been sent off.
	left time.Duration
}

// atOnce is how many orders may be under way.
const atOnce = 4

// outstanding is how many notices may be outstanding.
func (n *session) outstanding() int { return max(n.window, n.rooms) }

// saturated measures a server that always has something to do.
func (n *session) saturated(ctx context.Context) (f figure, err error) {
	pushing, ctx := errgroup.WithContext(ctx)
	ordering, stop := context.WithCancel(ctx)
	defer stop()
	pushing.Go(func() error { return n.push(ordering) })
	if err = n.during(ctx, n.warm); err == nil {
		f, err = n.measured(ctx, func(ctx context.Context) error { return n.during(ctx, n.span) })
	}
	stop()
	if failed := pushing.Wait(); failed != nil {
		return f, failed
	}
	if err != nil {
		return f, err
	}
	return f, n.settle(context.WithoutCancel(ctx))
}

// during waits, unless something goes wrong.
func (n *session) during(ctx context.Context, span time.Duration) error {
	select {
	case <-time.After(span):
		return n.fault()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// push keeps the window full until ordering ends; what was ordered is ordered to the end.
func (n *session) push(ordering context.Context) error {
	ctx := context.WithoutCancel(ordering)
	orders, _ := errgroup.WithContext(ctx)
	orders.SetLimit(atOnce)
	portion := max(1, n.outstanding()/4)
	for ordering.Err() == nil && !n.ears.Faults().Any() {
		if n.ears.Outstanding()+portion <= n.outstanding() {
			orders.Go(n.order(ctx, portion))
			continue
		}
		select {
		case <-n.ears.Changed():
		case <-ordering.Done():
		}
	}
	return orders.Wait()
}

// paced measures a server that is asked for a notice now and then.
func (n *session) paced(ctx context.Context, pause, span time.Duration) (figure, error) {
	return n.measured(ctx, func(ctx context.Context) error {
		orders, ordering := errgroup.WithContext(ctx)
		ticker := time.NewTicker(pause)
		defer ticker.Stop()
		for range max(2, int(span/pause)) {
			orders.Go(n.order(ctx, 1))
			select {
			case <-ticker.C:
			case <-ordering.Done():
			}
		}
		if err := orders.Wait(); err != nil {
			return err
		}
		return n.settle(ctx)
	})
}

// measured tells what a while cost.
func (n *session) measured(ctx context.Context, while func(context.Context) error) (f figure, err error) {
	used, err := n.server.usage(ctx)
	if err != nil {
		return f, err
	}
	n.ears.Reset()
	ordered, before, began := n.ears.Complete(), n.spent(n.server), time.Now()
	if err := while(ctx); err != nil {
		return f, err
	}
	after, tally := n.spent(n.server), n.ears.Tally()
	f.took = time.Since(began).Seconds()
	f.notices = float64(n.ears.Complete() - ordered)
	f.deliveries = float64(tally.Deliveries)
	f.server, f.database, f.own = after.server-before.server, after.database-before.database, after.own-before.own
	f.writer, f.foreign = max(0, after.writer-before.writer), after.foreign(before)
	f.p50, f.p99, f.most = tally.Delay.Quantile(500), tally.Delay.Quantile(990), tally.Delay.Max()
	reads := max(1, float64(tally.Reads))
	f.bytes, f.frames = float64(tally.Bytes)/max(1, float64(tally.Frames)), float64(tally.Frames)/reads
	f.executions = -1
	if now, err := n.server.usage(ctx); err == nil && now.Executions >= 0 {
		f.executions = float64(now.Executions-used.Executions) / max(1, f.notices)
	}
	return f, nil
}
