package graph

import (
	"context"
	"iter"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// selected returns the field below the present one that a path of names leads to, nil where the operation does not
// ask for it. A fragment counts whatever its type: kinds of entry share their fields, and no other type is in its place.
func selected(ctx context.Context, path ...string) *ast.Field {
	return below(variables(ctx), graphql.GetFieldContext(ctx).Field.Selections, path)
}

func below(variables map[string]any, set ast.SelectionSet, path []string) *ast.Field {
	for child := range fieldsOf(variables, set) {
		if child.Name != path[0] {
			continue
		}
		if len(path) == 1 {
			return child
		}
		if found := below(variables, child.SelectionSet, path[1:]); found != nil {
			return found
		}
	}
	return nil
}

// fieldsOf are the fields that a selection asks for, whatever the types of its fragments. The library's CollectFields wants to hear
// of all types by name: that took more of a live notice than reading it from the database.
func fieldsOf(variables map[string]any, set ast.SelectionSet) iter.Seq[*ast.Field] {
	return func(yield func(*ast.Field) bool) { eachField(variables, set, yield) }
}

func eachField(variables map[string]any, set ast.SelectionSet, yield func(*ast.Field) bool) bool {
	for _, s := range set {
		on := true
		switch s := s.(type) {
		case *ast.Field:
			on = !isAsked(variables, s.Directives) || yield(s)
		case *ast.InlineFragment:
			on = !isAsked(variables, s.Directives) || eachField(variables, s.SelectionSet, yield)
		case *ast.FragmentSpread:
			on = !isAsked(variables, s.Directives) || eachField(variables, s.Definition.SelectionSet, yield)
		}
		if !on {
			return false
		}
	}
	return true
}

// isAsked tells whether @skip and @include leave a selection in.
func isAsked(variables map[string]any, directives ast.DirectiveList) bool {
	return !isSet(variables, directives.ForName("skip"), false) && isSet(variables, directives.ForName("include"), true)
}

func isSet(variables map[string]any, d *ast.Directive, without bool) bool {
	if d == nil {
		return without
	}
	value, err := d.Arguments.ForName("if").Value.Value(variables)
	set, _ := value.(bool)
	return set && err == nil
}

// inList returns the field that each element of the present connection is asked for, by nodes or by edges.
func inList(ctx context.Context, path ...string) *ast.Field {
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
