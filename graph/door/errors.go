package door

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"piazza/internal/problem"
)

// panicked carries a panic to the presenter, which logs it like any other bug.
type panicked struct {
	value any
	stack string
}

// Error says what the panic said and where; it is for the log alone.
func (p panicked) Error() string { return fmt.Sprintf("panic: %v\n%s", p.value, p.stack) }

func stack() string { return string(debug.Stack()) }

// presenter turns whatever went wrong into what may be read outside.
func presenter(log *slog.Logger, traceID func(context.Context) string) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		if p, ok := problem.As(err); ok {
			return readable(ctx, p, traceID(ctx))
		}
		if own, ok := libraryError(err); ok {
			return own
		}
		if errors.Is(err, context.Canceled) && ctx.Err() != nil {
			return readable(ctx, problem.Down("cancelled", "The request was cancelled."), traceID(ctx))
		}
		log.ErrorContext(ctx, "operation failed", "path", graphql.GetPath(ctx).String(), "trace", traceID(ctx), "error", err)
		return readable(ctx, problem.New(problem.Internal, "internal", "Internal error"), traceID(ctx))
	}
}

// libraryError recognises what the GraphQL library itself says of a document or its variables; it hides nothing of ours.
func libraryError(err error) (*gqlerror.Error, bool) {
	own, ok := errors.AsType[*gqlerror.Error](err)
	if !ok || (own.Err != nil && !coercion(own.Err)) {
		return nil, false
	}
	if own.Extensions == nil {
		own.Extensions = map[string]any{"code": string(problem.Invalid)}
	}
	return own, true
}

// coercion tells an input that does not fit its type from a fault of ours.
func coercion(err error) bool {
	if _, ok := errors.AsType[*graphql.IntegerError](err); ok {
		return true
	}
	number, ok := errors.AsType[*graphql.NumberOverflowError](err)
	return ok && number != nil
}

func readable(ctx context.Context, p *problem.Error, trace string) *gqlerror.Error {
	out := &gqlerror.Error{Message: p.Message, Path: graphql.GetPath(ctx), Extensions: map[string]any{
		"code": string(p.Code), "reason": p.Reason,
	}}
	if trace != "" {
		out.Extensions["traceId"] = trace
	}
	return out
}

// How much of what went wrong is told: the library repeats what it does not understand, however long it is.
const (
	mostErrors     = 30
	longestMessage = 300
)

// short keeps an answer from sending a stranger's words back to him by the megabyte.
func short(r *graphql.Response) *graphql.Response {
	if r == nil {
		return nil
	}
	if len(r.Errors) > mostErrors {
		r.Errors = r.Errors[:mostErrors]
	}
	for i, e := range r.Errors {
		if len(e.Message) <= longestMessage && !wordy(e.Path) {
			continue
		}
		cut := *e
		if len(e.Message) > longestMessage {
			cut.Message = strings.ToValidUTF8(e.Message[:longestMessage], "") + "…"
		}
		if wordy(e.Path) {
			cut.Path = nil
		}
		r.Errors[i] = &cut
	}
	return r
}

func wordy(path ast.Path) bool {
	return slices.ContainsFunc(path, func(e ast.PathElement) bool {
		name, named := e.(ast.PathName)
		return named && len(name) > longestMessage
	})
}
