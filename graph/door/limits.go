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
	// maxSchema bounds the same for what is asked of the schema itself; the question that every tool asks comes to
	// three quarters of it.
	maxSchema = 200_000
	// maxEvent bounds the same for what is watched: it is answered again for each notice and each who watches.
	maxEvent = 2_500
	// pageCap is the longest page that a connection gives.
	pageCap = 100
	// Sums stop here, above all limits, so that no doubling overflows.
	mostCost = 1 << 20
)

// weights are the fields that cost more than the usual: texts of up to 200 kB, which become more than 1 MB once rendered.
// Twenty of them are what one answer may hold, or a thousand comments. A comment's revisions come without pages.
var weights = map[string]int{
	"Query.markdownPreview": 15_000, "ImportedRecord.json": 900,
	"Entry.body": 900, "Entry.bodyHtml": 900, "News.body": 900, "News.bodyHtml": 900, "Article.body": 900, "Article.bodyHtml": 900,
	"Comment.body": 20, "Comment.bodyHtml": 20, "CommentRevision.body": 100, "CommentRevision.bodyHtml": 100, "CommentModeration.bodyHtml": 20,
	"Topic.body": 900, "Topic.bodyHtml": 900, "Video.body": 900, "Video.bodyHtml": 900, "Poll.body": 900, "Poll.bodyHtml": 900,
	// A poll asks about 2,000 things at most, in however many questions, and what it came to says a few things of each. An
	// answer holds some polls whole, never a list of them. The templates of a piazza come to 5 MB: no answer holds them twice.
	"Voting.questions": 4_000, "Voting.results": 4_000, "PollResultsState.results": 1_000, "Voting.viewerBallots": 200,
	"Voting.outcome": 100, "Voting.outcomeHtml": 100, "Voting.document": 900, "Piazza.pollTemplates": 10_000,
	"Choice.text": 20, "PollText.text": 20,
	// An assembly's texts have 40,000 bytes at most.
	"Assembly.body": 200, "Assembly.bodyHtml": 200, "AssemblyMinutes.text": 200, "AssemblyMinutes.html": 200,
}

// weightsAsked are the fields that cost more where they are asked: each answer loads the queue of an assembly, of up to a hundred questions
// with what came out. Who watches shares one load with all who do.
var weightsAsked = map[string]int{"AssemblyItem.questions": 50, "AssemblyItem.results": 50}

// rowWeights are the lists whose rows cost more than the usual, whatever is asked of them: the desk's are read whole, and
// notifications with their comments.
var rowWeights = map[string]int{"Piazza.desk": 150, "Viewer.notifications": 20}

// lengths is how long lists without pages may become.
// A queue has up to a hundred questions, of a few options mostly; an answer holds one of them whole, never a list of them.
var lengths = map[string]int{
	"Presence.members": 24, "Presence.typing": 3, "AssemblyPresence.members": 24, "AssemblyFloor.questions": 100,
	"AssemblyFloor.viewerQuestions": 20, "AssemblyState.items": 40, "AssemblyMinutes.seals": 40,
}

// schemaLengths is how long the schema's own lists are, roughly: they have no pages.
var schemaLengths = map[string]int{
	"types": 120, "fields": 8, "args": 2, "inputFields": 4, "interfaces": 2, "possibleTypes": 5, "enumValues": 5, "directives": 8,
}

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
	m := measurer{variables: o.Variables, fragments: map[string]measure{}, asked: o.Operation.Operation != ast.Subscription}
	total := m.selections(o.Operation.SelectionSet)
	if o.Operation.Operation == ast.Subscription {
		return watchable(total, o)
	}
	switch {
	case total.fields > maxRootFields:
		return tooMuch("root_fields", "The operation asks for more than %d things at once.", maxRootFields)
	case total.depth > maxDepth:
		return tooMuch("depth", "The operation is more than %d levels deep.", maxDepth)
	case total.schema > maxSchema:
		return tooMuch("schema", "The operation asks for more than %d fields of the schema.", maxSchema)
	case total.cost > maxCost:
		return tooMuch("cost", "The operation may cost more than %d fields: ask for shorter pages.", maxCost)
	}
	return nil
}

// watchable refuses what may be asked once, but not again for each notice: whoever watches reads lists by a query.
func watchable(total measure, o *graphql.OperationContext) *gqlerror.Error {
	switch {
	case total.fields > 1 || !watches(o):
		return &gqlerror.Error{Message: "A subscription watches one thing.", Extensions: map[string]any{"code": "INVALID", "reason": "one_stream"}}
	case total.pages:
		return &gqlerror.Error{Message: "A subscription holds no lists with pages: read them by a query.", Extensions: map[string]any{"code": "INVALID", "reason": "stream_pages"}}
	case total.depth > maxDepth:
		return tooMuch("depth", "The operation is more than %d levels deep.", maxDepth)
	case total.cost+total.schema > maxEvent:
		return tooMuch("cost", "What is watched may cost more than %d fields each time: ask for less, and read the rest by a query.", maxEvent)
	}
	return nil
}

// watches tells whether something is left to watch when fields are left out for what variables say, and the name of the type is not
// counted.
func watches(o *graphql.OperationContext) bool {
	roots := graphql.CollectFields(o, o.Operation.SelectionSet, []string{"Subscription"})
	return len(roots) > 0 && !strings.HasPrefix(roots[0].Name, "__")
}

func tooMuch(reason, format string, limit int) *gqlerror.Error {
	return &gqlerror.Error{
		Message:    fmt.Sprintf(format, limit),
		Extensions: map[string]any{"code": "LIMIT", "reason": reason},
	}
}

// measure is what a selection set comes to; schema is the cost of what it asks of the schema, pages whether it asks for
// lists that have them.
type measure struct {
	fields, depth, cost, schema int
	pages                       bool
}

func (a measure) plus(b measure) measure {
	return measure{
		fields: min(a.fields+b.fields, maxRootFields+1),
		depth:  max(a.depth, b.depth),
		cost:   min(a.cost+b.cost, mostCost),
		schema: min(a.schema+b.schema, mostCost),
		pages:  a.pages || b.pages,
	}
}

// measurer measures each fragment once, by name: a document of doubling fragments is as cheap as it is long.
type measurer struct {
	variables map[string]any
	fragments map[string]measure
	// asked tells that it is answered once, and not again for each notice.
	asked bool
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
	inner := m.selections(f.SelectionSet)
	if strings.HasPrefix(f.Name, "__") {
		// The schema is the same for everybody, but small only for whoever does not ask for it in a hundred aliases.
		return measure{fields: 1, cost: 1, schema: inner.cost}
	}
	own := weight(f, weights)
	if m.asked {
		own = max(own, weight(f, weightsAsked))
	}
	return measure{
		fields: 1, depth: inner.depth + 1, cost: min(own+m.length(f)*(inner.cost+weight(f, rowWeights)-1), mostCost),
		schema: inner.schema, pages: inner.pages || paged(f),
	}
}

func paged(f *ast.Field) bool {
	return f.Definition != nil && f.Definition.Arguments.ForName("first") != nil
}

func weight(f *ast.Field, among map[string]int) int {
	if f.ObjectDefinition == nil {
		return 1
	}
	return max(1, among[f.ObjectDefinition.Name+"."+f.Name])
}

// length is how many times a field's selection may be answered: its page's length, or once.
func (m *measurer) length(f *ast.Field) int {
	if f.ObjectDefinition != nil && strings.HasPrefix(f.ObjectDefinition.Name, "__") {
		return max(1, schemaLengths[f.Name])
	}
	if !paged(f) {
		return weight(f, lengths)
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
