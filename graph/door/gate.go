package door

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"piazza/internal/problem"
)

// maxAtOnce bounds how many queries and mutations are answered at the same time, by whatever way they came: each may
// hold some megabytes, and beyond a few times the connections to the database more at once are not sooner done.
const maxAtOnce = 64

// gate lets a number of operations through at a time; the others wait as long as their requests do.
type gate chan struct{}

// respond answers one operation in its turn. What a subscription waits for is no work, and what was refused runs not
// at all: neither needs a turn.
func (g gate) respond(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	if o := graphql.GetOperationContext(ctx).Operation; o == nil || o.Operation == ast.Subscription {
		return next(ctx)
	}
	select {
	case g <- struct{}{}:
		defer func() { <-g }()
		return next(ctx)
	case <-ctx.Done():
		graphql.AddError(ctx, problem.TooMuch("busy", "Too much is asked at the same time. Try again in a moment."))
		return &graphql.Response{Errors: graphql.GetErrors(ctx)}
	}
}
