package mail

import (
	"context"
	"sync"
	"time"
)

const (
	// A server that is slow holds up one sender, not all.
	senders = 4
	// lookPause is how long a mail may wait for somebody to look.
	lookPause = time.Second
	// lease is how long a sender has a mail for itself: longer than it can take.
	lease      = 2 * time.Minute
	firstPause = 5 * time.Second
	mostPause  = 30 * time.Minute
)

// Run sends what waits until ctx ends; what is being handed over then is finished first. Without a server nothing is sent.
func (s *Service) Run(ctx context.Context) {
	if s == nil || s.Server == nil {
		return
	}
	var all sync.WaitGroup
	for range senders {
		all.Go(func() { s.work(ctx) })
	}
	all.Wait()
}

func (s *Service) work(ctx context.Context) {
	for ctx.Err() == nil {
		worked, err := s.next(ctx)
		if err != nil && ctx.Err() == nil {
			s.Log.Error("mails cannot be sent", "error", err)
		}
		if worked && err == nil {
			continue
		}
		select {
		case <-ctx.Done():
		case <-time.After(lookPause):
		}
	}
}

// next sends the next mail; false where none is due.
func (s *Service) next(ctx context.Context) (bool, error) {
	q, err := storeOn(s.DB).take(ctx, lease)
	if err != nil || q == nil {
		return false, err
	}
	// Whoever has sent a mail says so, even if the program is to stop.
	ctx = context.WithoutCancel(ctx)
	l, err := s.seal.open(q.address, q.template, q.content)
	if err != nil {
		// Another node may have another key by mistake: what is its own is left to it.
		return true, s.settle(ctx, q, outcome{failure: err.Error()})
	}
	return true, s.settle(ctx, q, s.Server.send(ctx, q, l))
}

// settle writes down what became of a mail. Addresses stay out of the log.
func (s *Service) settle(ctx context.Context, q *queued, o outcome) error {
	about := []any{"mail", q.id, "template", string(q.template), "attempt", q.attempts}
	switch {
	case o.sent:
		s.Log.Info("a mail was sent", about...)
		return storeOn(s.DB).gone(ctx, q.id)
	case o.final:
		s.Log.Warn("a mail was refused for good", append(about, "failure", o.failure)...)
		return storeOn(s.DB).gone(ctx, q.id)
	default:
		s.Log.Warn("a mail could not be sent yet", append(about, "failure", o.failure)...)
		return storeOn(s.DB).later(ctx, q, pause(q.attempts), o.failure)
	}
}

// pause grows with each attempt: whoever waits for a link to sign in waits minutes at most, a broken server is left in peace.
func pause(attempts int) time.Duration {
	p := firstPause
	for range attempts - 1 {
		if p *= 2; p >= mostPause {
			return mostPause
		}
	}
	return p
}

// Forget removes mails that came too late; for who keeps house.
func (s *Service) Forget(ctx context.Context) (int64, error) {
	if s == nil {
		return 0, nil
	}
	return storeOn(s.DB).forget(ctx)
}
