package live

import (
	"context"
	"encoding/json"
	"runtime/debug"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"piazza/internal/auth"
	"piazza/internal/problem"
)

// operation is one query, mutation or subscription under way.
type operation struct {
	ctx     context.Context
	exec    graphql.GraphExecutor
	request *graphql.OperationContext
}

// begin enters an operation of a connection. Changes of rights are heard of from here on; what ends it ends its context.
func (t *Transports) begin(s *seat, c *course) context.Context {
	ctx, cancel := context.WithCancel(s.context())
	t.registry.begin(s, c, cancel)
	return context.WithValue(ctx, courseKey{}, c)
}

// renew begins an operation's own context, with the viewer as he is now.
func (t *Transports) renew(ctx context.Context, s *seat) (context.Context, error) {
	ctx = graphql.StartOperationTrace(ctx)
	if err := t.heardOf(ctx); err != nil {
		return ctx, err
	}
	viewer, err := t.stillThere(ctx, s)
	if err != nil {
		return ctx, err
	}
	return t.options.Operation(auth.With(ctx, viewer)), nil
}

// heardOf waits until changes of rights are heard of at all, as long as an operation may take.
func (t *Transports) heardOf(ctx context.Context) error {
	waiting, cancel := context.WithTimeoutCause(ctx, t.options.Timeout, tooSlow())
	defer cancel()
	if !t.rights.present(waiting) {
		return context.Cause(waiting)
	}
	return nil
}

// stillThere returns the viewer of a connection as he is now; who came with a session that is over has to sign in again.
func (t *Transports) stillThere(ctx context.Context, s *seat) (auth.Viewer, error) {
	looking, cancel := context.WithTimeout(ctx, t.options.Timeout)
	defer cancel()
	was := s.asking()
	viewer, err := t.options.Renew(looking, was)
	if err != nil && ctx.Err() == nil && looking.Err() != nil {
		err = tooSlow()
	}
	if err == nil && was.SignedIn() && viewer.MemberID != was.MemberID {
		err = problem.SignIn()
	}
	return viewer, err
}

// outgrown tells whether a viewer is refused because he may do more by now than on this connection: on another one he may.
func outgrown(err error) bool {
	p, ok := problem.As(err)
	return ok && p.Reason == string(RightsChanged)
}

// prepare makes an operation ready to run, or returns the errors for which it does not.
func prepare(ctx context.Context, exec graphql.GraphExecutor, params *graphql.RawParams) (operation, gqlerror.List) {
	now := graphql.Now()
	params.ReadTime = graphql.TraceTiming{Start: now, End: now}
	request, errs := exec.CreateOperationContext(ctx, params)
	if len(errs) > 0 {
		return operation{}, exec.DispatchError(graphql.WithOperationContext(ctx, request), errs).Errors
	}
	return operation{ctx: ctx, exec: exec, request: request}, nil
}

// run hands on each response until there is no more or next refuses it. It returns the errors of an operation that
// never began, or why it was ended. A panic outside of a resolver ends this operation alone. What becomes a member of a
// feed is told by that from then on.
func (t *Transports) run(c *course, o operation, w way) (errs gqlerror.List, reason Reason) {
	ctx, ending := WithEnding(o.ctx)
	defer func() {
		if v := recover(); v != nil {
			errs = t.panicked(o.ctx, o.exec, v)
		}
		if !c.goesOn(reason) {
			errs, reason = t.ended(c, errs, reason)
		}
	}()
	if !c.begin(kindOf(o)) {
		return nil, ""
	}
	executed := t.options.Metrics.executing(c)
	defer executed.done()
	ctx, clock := t.timed(ctx, c)
	defer clock.finish()
	responses, ctx := o.exec.DispatchOperation(ctx, o.request)
	if !clock.begun(kindOf(o)) {
		return refused(o.ctx, o.exec, tooSlow()), ""
	}
	for first := true; ; first = false {
		response := responses(ctx)
		if first {
			if errs := clock.refusal(o, response); len(errs) > 0 {
				return errs, ""
			}
		}
		if response == nil {
			return nil, t.over(ctx, ending)
		}
		if w.keepsBack(response.Errors) {
			return response.Errors, ""
		}
		payload := result(response)
		v := t.deliver(ctx, c, func() verdict { return w.next(payload, nil) })
		if v != handed {
			return o.kept(v, clock)
		}
		c.served()
		if over := t.moveOver(c, o, w); over != nil {
			clock.finish()
			executed.done()
			return nil, over(o.ctx)
		}
	}
}

// goesOn tells whether the operation only runs elsewhere from now on.
func (c *course) goesOn(reason Reason) bool { return reason == seated || reason == solo && !c.isOver() }

// panicked says how an operation ends that panicked. It is called while that goes on.
func (t *Transports) panicked(ctx context.Context, exec graphql.GraphExecutor, v any) gqlerror.List {
	t.report("an operation panicked", v)
	return refused(ctx, exec, problem.New(problem.Internal, "internal", "Internal error"))
}

// report logs a panic that is going on.
func (t *Transports) report(what string, v any) {
	t.options.Log.Error("live: "+what, "panic", v, "stack", string(debug.Stack()))
}

// ended says how an operation ended: where it was ended, that counts.
func (t *Transports) ended(c *course, errs gqlerror.List, reason Reason) (gqlerror.List, Reason) {
	if ended := c.ended(); ended != "" {
		errs, reason = nil, ended
	}
	c.served()
	t.options.Metrics.parted(reason)
	return errs, reason
}

// over says why there is no more, and logs what could not be told.
func (t *Transports) over(ctx context.Context, ending *Ending) Reason {
	if err := ending.Failure(); err != nil {
		t.options.Log.WarnContext(ctx, "live: a notice could not be told", "error", err)
	}
	return ending.Reason()
}

// kept says how an operation ends whose payload was not handed on.
func (o operation) kept(v verdict, clock *clock) (errs gqlerror.List, reason Reason) {
	switch {
	case v == spoiled && kindOf(o) == asks:
		return refused(o.ctx, o.exec, takenAway()), ""
	case v == spoiled:
		return nil, TakenAway
	case clock.overdue(nil):
		return refused(o.ctx, o.exec, tooSlow()), ""
	default:
		return nil, ""
	}
}

func kindOf(o operation) courseKind {
	switch o.request.Operation.Operation {
	case ast.Subscription:
		return lives
	case ast.Query:
		return asks
	default:
		return answers
	}
}

// deliver hands a payload on once nothing is in doubt: no change of rights is being committed, and those of others have
// been heard of.
func (t *Transports) deliver(ctx context.Context, c *course, next func() verdict) verdict {
	v := next()
	if v != notYet {
		return v
	}
	defer t.options.Metrics.waited(time.Now())
	for {
		if v = next(); v != notYet {
			return v
		}
		if !c.calm(ctx) || !t.rights.certain(ctx) {
			return unwanted
		}
	}
}

// takenAway is how a query ends that may have read what has been taken away since.
func takenAway() error {
	return problem.Clash("taken_away", "Something of this has been taken away meanwhile: ask again.")
}

// rightsChanged is how a subscription or a query ends when what its viewer may see has changed.
func rightsChanged() error {
	return problem.Denied("rights_changed", "What you may see here has changed: ask again.")
}

// refused presents an error of ours as the executor would.
func refused(ctx context.Context, exec graphql.GraphExecutor, err error) gqlerror.List {
	ctx = graphql.WithOperationContext(ctx, &graphql.OperationContext{})
	return exec.DispatchError(ctx, gqlerror.List{gqlerror.Wrap(err)}).Errors
}

func writeErrors(errs gqlerror.List) []byte {
	text, err := json.Marshal(errs)
	if err != nil {
		// Extensions that are no JSON: what remains is always writable.
		return []byte(`[{"message":"Internal error","extensions":{"code":"INTERNAL"}}]`)
	}
	return text
}
