package live

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
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

// renew begins an operation's own context, with the viewer as he is now.
func (t *Transports) renew(ctx context.Context, r *http.Request) (context.Context, error) {
	ctx = graphql.StartOperationTrace(ctx)
	viewer, err := t.stillThere(ctx, r)
	if err != nil {
		return ctx, err
	}
	return t.options.Operation(auth.With(ctx, viewer)), nil
}

// stillThere returns the viewer of a connection's request as he is now; who came with a session that is over has to
// sign in again.
func (t *Transports) stillThere(ctx context.Context, r *http.Request) (auth.Viewer, error) {
	viewer, err := t.options.Renew(r.WithContext(ctx))
	if was := auth.FromContext(ctx); err == nil && was.SignedIn() && viewer.MemberID != was.MemberID {
		err = problem.SignIn()
	}
	return viewer, err
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
// never began, or why the hub ended it. A panic outside of a resolver ends this operation alone.
func (t *Transports) run(o operation, next func(payload []byte) bool) (errs gqlerror.List, reason Reason) {
	ctx, ending := WithEnding(o.ctx)
	defer func() {
		if v := recover(); v != nil {
			t.options.Log.Error("live: an operation panicked", "panic", v, "stack", string(debug.Stack()))
			errs = refused(o.ctx, o.exec, problem.New(problem.Internal, "internal", "Internal error"))
		}
	}()
	responses, ctx := o.exec.DispatchOperation(ctx, o.request)
	for first := true; ; first = false {
		response := responses(ctx)
		if response == nil {
			return nil, ending.Reason()
		}
		if first && response.Data == nil && len(response.Errors) > 0 {
			return response.Errors, ""
		}
		payload, err := result(response)
		if err != nil {
			panic(fmt.Errorf("write a response: %w", err))
		}
		if !next(payload) {
			return nil, ""
		}
	}
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
