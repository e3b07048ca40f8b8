package main

import (
	"context"
	"sync"
	"time"

	"piazza/internal/live"
	"piazza/internal/notification"
)

// notify prepares the reader of the log that writes notifications, and the states by which members see how many wait.
func (p *parts) notify(metrics *live.ReaderMetrics) {
	s := notification.NewService(p.database.DB)
	p.services.Notifications = s
	p.services.UnreadStates = live.NewStates(p.hub, live.Source[*notification.Unread]{
		Kind: notification.StateKind, Versions: s.Versions,
		Load: func(ctx context.Context, member int64) (live.State[*notification.Unread], error) {
			u, err := s.UnreadOf(ctx, member)
			if err != nil {
				return live.State[*notification.Unread]{}, err
			}
			return live.State[*notification.Unread]{Version: u.Version, Value: u}, nil
		},
	})
	p.readers = append(p.readers, live.NewReader(live.ReaderOptions{
		DB: p.database.DB, Name: "notification", Work: s.Follow, Metrics: metrics, Log: p.log,
	}))
}

// follow lets the readers of the log read until stop, which waits for them. They read on while the server drains.
func (p *parts) follow(ctx context.Context) (stop func()) {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	var reading sync.WaitGroup
	for _, r := range p.readers {
		reading.Go(func() { r.Run(ctx) })
	}
	reading.Go(func() { p.recount(ctx) })
	reading.Go(func() { p.warden.Run(ctx) })
	return func() {
		cancel()
		reading.Wait()
	}
}

const recountPause = time.Second

// recount counts anew what the reader of notifications has noted, until ctx ends.
func (p *parts) recount(ctx context.Context) {
	ticker := time.NewTicker(recountPause)
	defer ticker.Stop()
	failing := false // one fault does not fill the log
	for {
		err := p.services.Notifications.Recount(ctx)
		if err != nil && !failing && ctx.Err() == nil {
			p.log.Error("what waits for members could not be counted anew, it is tried again", "error", err)
		}
		failing = err != nil
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}
