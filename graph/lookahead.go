package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// selected returns the field below the present one that a path of names leads to, nil where the operation does not
// ask for it. A fragment counts whatever its type: kinds of entry share their fields, and no other type is in its place.
func selected(ctx context.Context, path ...string) *graphql.CollectedField {
	field := graphql.GetFieldContext(ctx).Field
	return below(graphql.GetOperationContext(ctx), field, path)
}

func below(o *graphql.OperationContext, field graphql.CollectedField, path []string) *graphql.CollectedField {
	if len(path) == 0 {
		return &field
	}
	for _, child := range fieldsOf(o, field.Selections) {
		if child.Name != path[0] {
			continue
		}
		if found := below(o, child, path[1:]); found != nil {
			return found
		}
	}
	return nil
}

// fieldsOf are the fields that a selection asks for, whatever the types of its fragments. Naming all types instead cost more than
// reading from the database what a live notice tells.
func fieldsOf(o *graphql.OperationContext, set ast.SelectionSet) []graphql.CollectedField {
	return graphql.CollectFields(o, set, nil)
}

// inList returns the field that each element of the present connection is asked for, by nodes or by edges.
func inList(ctx context.Context, path ...string) *graphql.CollectedField {
	if f := selected(ctx, append([]string{"nodes"}, path...)...); f != nil {
		return f
	}
	return selected(ctx, append([]string{"edges", "node"}, path...)...)
}

// asksTotal tells whether the present connection is asked how much there is in all.
func asksTotal(ctx context.Context) bool { return selected(ctx, "totalCount") != nil }

// asksText tells whether the present list of entries is asked for what is made from their text.
func asksText(ctx context.Context) bool {
	return inList(ctx, "body") != nil || inList(ctx, "bodyHtml") != nil || inList(ctx, "readingMinutes") != nil
}
