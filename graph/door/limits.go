package door

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

const (
	// maxTokens bounds the parser, and with it validation, which is quadratic in repeated fields.
	maxTokens = 1000
	// maxDepth is one more than the deepest page of our own client needs.
	maxDepth = 11
	// maxRootFields bounds how many things one operation asks for at its root, under whatever names.
	maxRootFields = 15
	// maxCost bounds the fields that an answer may hold, lists counted as long as they may become.
	maxCost = 20_000
	// pageCap is the longest page that a connection gives.
	pageCap = 100
)

// limits refuses operations that would cost too much before any of it runs.
type limits struct{}

var _ graphql.OperationContextMutator = limits{}

// ExtensionName names the extension.
func (limits) ExtensionName() string { return "Limits" }

// Validate accepts every schema.
func (limits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext refuses the operation, or lets it run. The schema may be asked for: it is public.
func (limits) MutateOperationContext(_ context.Context, o *graphql.OperationContext) *gqlerror.Error {
	o.DisableIntrospection = false
	m := measurer{variables: o.Variables, fragments: map[string]measure{}}
	total := m.selections(o.Operation.SelectionSet)
	switch {
	case total.fields > maxRootFields:
		return tooMuch("root_fields", "The operation asks for more than %d things at once.", maxRootFields)
	case total.depth > maxDepth:
		return tooMuch("depth", "The operation is more than %d levels deep.", maxDepth)
	case total.cost > maxCost:
		return tooMuch("cost", "The operation may cost more than %d fields: ask for shorter pages.", maxCost)
	}
	return nil
}

func tooMuch(reason, format string, limit int) *gqlerror.Error {
	return &gqlerror.Error{
		Message:    fmt.Sprintf(format, limit),
		Extensions: map[string]any{"code": "LIMIT", "reason": reason},
	}
}

// measure is what a selection set comes to. Sums stop just above their limits, so that no doubling overflows.
type measure struct{ fields, depth, cost int }

func (a measure) plus(b measure) measure {
	return measure{
		fields: min(a.fields+b.fields, maxRootFields+1),
		depth:  max(a.depth, b.depth),
		cost:   min(a.cost+b.cost, maxCost+1),
	}
}

// measurer measures each fragment once, by name: a document of doubling fragments is as cheap as it is long.
type measurer struct {
	variables map[string]any
	fragments map[string]measure
}

func (m *measurer) selections(set ast.SelectionSet) measure {
	var total measure
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			total = total.plus(m.field(s))
		case *ast.InlineFragment:
			total = total.plus(m.selections(s.SelectionSet))
		case *ast.FragmentSpread:
			total = total.plus(m.fragment(s))
		}
	}
	return total
}

func (m *measurer) fragment(s *ast.FragmentSpread) measure {
	known, ok := m.fragments[s.Name]
	if !ok && s.Definition != nil {
		known = m.selections(s.Definition.SelectionSet)
		m.fragments[s.Name] = known
	}
	return known
}

func (m *measurer) field(f *ast.Field) measure {
	if strings.HasPrefix(f.Name, "__") {
		return measure{fields: 1, cost: 1} // the schema is small, and the same for everybody
	}
	inner := m.selections(f.SelectionSet)
	return measure{fields: 1, depth: inner.depth + 1, cost: min(1+m.length(f)*inner.cost, maxCost+1)}
}

// length is how many times a field's selection may be answered: its page's length, or once.
func (m *measurer) length(f *ast.Field) int {
	if f.Definition == nil || f.Definition.Arguments.ForName("first") == nil {
		return 1
	}
	value := f.Definition.Arguments.ForName("first").DefaultValue
	if a := f.Arguments.ForName("first"); a != nil {
		value = a.Value
	}
	if value == nil {
		return pageCap
	}
	given, err := value.Value(m.variables)
	if err != nil {
		return pageCap
	}
	return pageLength(given)
}

func pageLength(given any) int {
	var n int64
	var err error
	switch v := given.(type) {
	case int64:
		n = v
	case int:
		n = int64(v)
	case json.Number:
		n, err = v.Int64()
	default:
		n, err = strconv.ParseInt(fmt.Sprint(v), 10, 64)
	}
	if err != nil || n < 1 || n > pageCap {
		return pageCap
	}
	return int(n)
}
