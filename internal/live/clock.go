package live

import (
	"context"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"piazza/internal/problem"
)

// A connection that stays has no deadline, what is done on it has: otherwise a database that says nothing would keep a
// few operations waiting for a quarter of an hour, and with them everybody for whom there is room beside them.

// clock ends an operation that takes too long: all of a query or a mutation, of a subscription what it takes to begin.
type clock struct {
	ctx    context.Context
	cancel context.CancelCauseFunc
	timer  *time.Timer
}

func newClock(ctx context.Context) *clock {
	c := &clock{}
	c.ctx, c.cancel = context.WithCancelCause(ctx)
	return c
}

// stop ends it before its time.
func (c *clock) stop() { c.cancel(nil) }

// timed returns a context that ends when the time of an operation is up. What runs for many brings a clock along.
func (t *Transports) timed(ctx context.Context, of *course) (context.Context, *clock) {
	var c *clock
	if of.from != nil && of.from.clock != nil {
		c = of.from.clock
	} else {
		c = newClock(ctx)
		ctx = c.ctx
	}
	c.timer = time.AfterFunc(t.options.Timeout, func() { c.cancel(context.DeadlineExceeded) })
	return ctx, c
}

// begun lets a subscription that has begun go on for as long as it likes; false where its time is up already.
func (c *clock) begun(kind courseKind) bool { return kind != lives || c.timer.Stop() }

// refusal returns the errors of an operation that never began, or not in time.
func (c *clock) refusal(o operation, first *graphql.Response) gqlerror.List {
	switch {
	case c.overdue(first):
		return refused(o.ctx, o.exec, tooSlow())
	case first != nil && first.Data == nil:
		return first.Errors
	default:
		return nil
	}
}

func (c *clock) finish() {
	c.timer.Stop()
	c.cancel(nil)
}

// overdue tells whether a response only says that the time was up; one that came all the same counts.
func (c *clock) overdue(response *graphql.Response) bool {
	late := context.Cause(c.ctx) == context.DeadlineExceeded //nolint:errorlint // it is our own word
	return late && (response == nil || len(response.Errors) > 0)
}

func tooSlow() error {
	return problem.Down("database_unavailable", "The database cannot be reached now, try again in a moment.")
}
