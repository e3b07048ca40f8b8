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
	p.services.Notifications, p.services.Remind = s, s.Remind
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
	reading.Go(func() {
		p.again(ctx, "what waits for members could not be counted anew", p.services.Notifications.Recount)
	})
	reading.Go(func() { p.again(ctx, "members could not be reminded of polls", p.services.Notifications.SendReminders) })
	reading.Go(func() { p.warden.Run(ctx) })
	reading.Go(func() { p.crowds.Run(ctx) })
	reading.Go(func() { p.accounts.NoteUses(ctx, p.log) })
	return func() {
		cancel()
		reading.Wait()
	}
}

const pause = time.Second

// again does what others have noted to be done, until ctx ends.
func (p *parts) again(ctx context.Context, failed string, do func(context.Context) error) {
	ticker := time.NewTicker(pause)
	defer ticker.Stop()
	failing := false // one fault does not fill the log
	for {
		err := do(ctx)
		if err != nil && !failing && ctx.Err() == nil {
			p.log.Error(failed+", it is tried again", "error", err)
		}
		failing = err != nil
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}
