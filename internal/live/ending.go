package live

import (
	"context"
	"sync/atomic"
)

// Reason says why the hub ended a subscription that its listener had not given up.
type Reason string

// The reasons.
const (
	// Slow: the listener fell off the ring. He resumes from his last cursor.
	Slow Reason = "slow"
	// Broken: the log no longer continues what was delivered, as after a restore. Resuming tells what became of it.
	Broken Reason = "broken"
	// Closing: the node is going down.
	Closing Reason = "closing"
	// TakenAway: what was about to be said has been taken away meanwhile. Resuming tells what is left of it.
	TakenAway Reason = "taken_away"
	// RightsChanged: what the viewer may see has changed. Asking again tells what he may now.
	RightsChanged Reason = "rights_changed"
)

// Ending is the note on which the hub writes why it ended a subscription.
type Ending struct {
	reason  atomic.Pointer[Reason]
	failure atomic.Pointer[error]
}

// Reason returns why the subscription was ended, empty where the hub did not end it.
func (e *Ending) Reason() Reason {
	if r := e.reason.Load(); r != nil {
		return *r
	}
	return ""
}

type endingKey struct{}

// WithEnding returns a context under which the hub writes why it ended a subscription. The channel of deliveries only
// closes; whoever wants to know more, as the transports do, hands in such a context.
func WithEnding(ctx context.Context) (context.Context, *Ending) {
	e := &Ending{}
	return context.WithValue(ctx, endingKey{}, e), e
}

// End writes on the note of a subscription why it ends, for whoever reads the deliveries and cannot go on: the client
// is told to resume instead of that all is said.
func End(ctx context.Context, reason Reason) { endingOf(ctx).reason.Store(&reason) }

// Fail ends a subscription because what happened cannot be told now. The transports write the cause into the log; the
// client is told to resume.
func Fail(ctx context.Context, err error) {
	if ctx.Err() == nil {
		endingOf(ctx).failure.Store(&err)
	}
	End(ctx, Broken)
}

// Failure returns why a subscription could not go on, nil where nothing failed.
func (e *Ending) Failure() error {
	if err := e.failure.Load(); err != nil {
		return *err
	}
	return nil
}

func endingOf(ctx context.Context) *Ending {
	if e, ok := ctx.Value(endingKey{}).(*Ending); ok {
		return e
	}
	return &Ending{}
}
