package door

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"piazza/internal/problem"
)

// admission refuses operations that whoever asks may not run at all, before any of it runs.
type admission struct {
	admit func(context.Context, *ast.OperationDefinition) *problem.Error
}

var _ graphql.OperationContextMutator = admission{}

// ExtensionName names the extension.
func (admission) ExtensionName() string { return "Admission" }

// Validate accepts every schema.
func (admission) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext refuses the operation, or lets it run.
func (a admission) MutateOperationContext(ctx context.Context, o *graphql.OperationContext) *gqlerror.Error {
	if p := a.admit(ctx, o.Operation); p != nil {
		return &gqlerror.Error{Message: p.Message, Extensions: map[string]any{"code": string(p.Code), "reason": p.Reason}}
	}
	return nil
}
