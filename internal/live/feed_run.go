package live

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"piazza/internal/auth"
	"piazza/internal/problem"
)

// plan is what a feed runs, and as whom.
type plan struct {
	exec      graphql.GraphExecutor
	query     string
	name      string
	variables map[string]any
	// as is nobody: there is no person in the context of a shared execution.
	as auth.Viewer
	// stream is what it tells of; it goes on where the ring ends.
	stream Stream
	// space is the piazza that it belongs to, as Within says.
	space int64
	// turn is before whom its members are told.
	turn Class
}

// params are made anew for each execution: the executor writes into them.
func (p *plan) params() *graphql.RawParams {
	return &graphql.RawParams{Query: p.query, OperationName: p.name, Variables: maps.Clone(p.variables)}
}

// origin is where an execution goes on, and for somebody who was told by a feed what he is told by himself.
type origin struct {
	stream Stream
	at     position
	plan   *plan
	// news is all that a run of a feed tells; at is where the stream stands after it.
	news chan Delivery
	// clock is what ends such a run.
	clock *clock
}

// begin has the subscription of a log told from where the ring ends, and runs that of a state for as long as it goes. It is called
// under the lock.
func (f *feed) begin() {
	if !f.states {
		if told := f.stands(); told.seq > f.heard.seq {
			f.heard = told
		}
		f.of.queue.put(f)
		return
	}
	ctx, c := f.open(nil)
	go f.of.perform(ctx, f, c)
}

// open makes what the subscription is run in. It is called under the lock.
func (f *feed) open(from *origin) (context.Context, *course) {
	c := newClock(context.Background())
	f.course = &course{seat: f.seat, cancel: c.stop, feed: f, declared: true, space: f.plan.space, from: from}
	if from != nil {
		from.clock = c
	}
	f.of.metrics.sharedRuns.Inc()
	return context.WithValue(c.ctx, courseKey{}, f.course), f.course
}

// halt ends the execution that runs now. What it still says is not heard.
func (f *feed) halt() {
	if f.course != nil {
		f.course.quit()
		f.course = nil
	}
}

// perform runs the subscription of a feed once, to its end.
func (t *Transports) perform(ctx context.Context, f *feed, c *course) {
	defer c.finish()
	errs, reason := t.attempt(ctx, f, c)
	if f.ran(c, errs, reason) {
		t.options.Log.Warn("live: a subscription that many share could not be run", "operation", f.plan.name, "errors", errs, "reason", reason)
	}
}

func (t *Transports) attempt(ctx context.Context, f *feed, c *course) (errs gqlerror.List, reason Reason) {
	ctx = t.options.Trace(ctx)
	defer func() {
		if v := recover(); v != nil {
			errs = t.panicked(ctx, f.plan.exec, v)
		}
	}()
	ctx = t.options.Operation(auth.With(graphql.StartOperationTrace(ctx), f.plan.as))
	o, errs := f.prepare(ctx)
	if len(errs) > 0 {
		return errs, ""
	}
	return t.run(c, o, way{next: func(payload []byte, _ *edition) verdict { return f.take(c, payload) }, spares: f.spares})
}

// prepare makes the subscription ready to run. That of a log is run again and again, one run after the other: it is read once.
func (f *feed) prepare(ctx context.Context) (o operation, errs gqlerror.List) {
	if f.ready != nil {
		return operation{ctx: ctx, exec: f.plan.exec, request: f.ready}, nil
	}
	if o, errs = prepare(ctx, f.plan.exec, f.plan.params()); len(errs) == 0 && !f.states {
		f.ready = o.request
	}
	return o, errs
}

// take makes an edition of what the execution says.
func (f *feed) take(c *course, payload []byte) verdict {
	always := func() bool { return true } // what leaves is looked at where it does
	return c.hand(always, nil, func(l *label) error {
		switch {
		case l.what == showsJoin: // there is none: a run is told what has happened alone
		case l.what == showsUnknown:
			f.unfit = true
			f.finish(solo)
		default:
			f.push(&edition{at: l.at, text: payload, ref: l.ref, anything: l.anything, what: l.what})
		}
		return nil
	})
}

const (
	// mostMisses is how often the execution of a feed may fail before its members are sent away to resume, each for himself;
	// missesLast is how long a failure counts.
	mostMisses = 5
	missesLast = time.Minute
	// firstPause is how long it waits before the second attempt; it doubles.
	firstPause = 100 * time.Millisecond
)

// ran takes note of how an execution ended, and tells whether the feed gives up.
func (f *feed) ran(c *course, errs gqlerror.List, reason Reason) (gaveUp bool) {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	if f.course != c || f.over {
		return false
	}
	f.course = nil
	switch {
	case len(errs) == 0 && reason == "" && !f.states:
		f.arrived(c)
		return false
	case len(errs) == 0 && reason == "" || reason == Closing:
		f.finish(reason)
		return false
	case f.states && isGone(errs):
		f.finish("")
		return false
	default:
		return f.stumble()
	}
}

// stumble has a feed try again after a moment, which failed, and tells whether it gives up. It is called under the lock.
func (f *feed) stumble() (gaveUp bool) {
	if time.Since(f.missed) > missesLast {
		f.misses = 0
	}
	f.missed = time.Now()
	if f.misses++; f.misses > mostMisses {
		f.unfit = true
		f.finish(solo)
		return true
	}
	f.pausing = true
	time.AfterFunc(firstPause<<(f.misses-1), f.retry)
	return false
}

// spares tells whether the execution tries again rather than tell all what may be the error of one moment.
func (f *feed) spares(errs gqlerror.List) bool {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	return f.misses < mostMisses && slices.ContainsFunc(errs, mayPass)
}

// mayPass tells whether an error is none of who asks for what, but of the program in a moment.
func mayPass(err *gqlerror.Error) bool {
	code := err.Extensions["code"]
	return code == string(problem.Internal) || code == string(problem.Unavailable)
}

// isGone tells that what was to be watched is there no more for anybody: whoever watches it by himself is told that it is over.
func isGone(errs gqlerror.List) bool {
	return slices.ContainsFunc(errs, func(err *gqlerror.Error) bool { return err.Extensions["code"] == string(problem.NotFound) })
}

func (f *feed) retry() {
	f.seat.mu.Lock()
	defer f.seat.mu.Unlock()
	if f.pausing = false; f.course == nil && !f.over {
		f.begin()
	}
}
