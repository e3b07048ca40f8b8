package door

import (
	"context"
	"log/slog"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"

	"piazza/internal/problem"
)

// Options says what to serve and how.
type Options struct {
	// Schema answers the operations.
	Schema graphql.ExecutableSchema
	// Transports come before plain HTTP: websocket and server-sent events.
	Transports []graphql.Transport
	// Operation prepares the context of one operation, for its loaders.
	Operation func(context.Context) context.Context
	// Admit says why whoever asks may not run an operation; nil lets everybody run everything.
	Admit func(context.Context, *ast.OperationDefinition) *problem.Error
	// Response runs before each response of an operation: once for a query, at each event of a subscription.
	Response func(context.Context)
	// TraceID names the request in errors and in the log.
	TraceID func(context.Context) string
	// Log receives what the outside must not read.
	Log *slog.Logger
}

// Door is the handler of /graphql.
type Door struct {
	transports []graphql.Transport
	exec       *executor.Executor
}

// New returns the handler of /graphql. The executor is used as it is, without gqlgen's server, whose own transports
// and their dependencies nobody needs here.
func New(o Options) *Door {
	exec := executor.New(o.Schema)
	exec.SetParserTokenLimit(maxTokens)
	exec.SetQueryCache(newDocuments())
	exec.SetErrorPresenter(presenter(o.Log, o.TraceID))
	exec.SetRecoverFunc(func(_ context.Context, v any) error { return panicked{v, stack()} })
	exec.Use(limits{})
	if o.Admit != nil {
		exec.Use(admission{o.Admit})
	}
	exec.AroundOperations(func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		return next(o.Operation(ctx))
	})
	exec.AroundResponses(make(gate, maxAtOnce).respond)
	exec.AroundResponses(func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		o.Response(ctx)
		return short(next(ctx))
	})
	return &Door{transports: append(o.Transports, post{}, get{}, refusal{}), exec: exec}
}

// ServeHTTP hands the request to the first transport that takes it; the last takes anything.
func (d *Door) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	r = r.WithContext(graphql.StartOperationTrace(r.Context()))
	for _, t := range d.transports {
		if t.Supports(r) {
			t.Do(w, r, d.exec)
			return
		}
	}
}
