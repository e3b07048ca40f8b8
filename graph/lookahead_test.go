package graph

import (
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"piazza/graph/gen"
)

// What is asked for below a field is found in whatever fragments it stands, in each of the places where a field is written, and
// as @skip and @include have it.
func TestWhatAnOperationAsksFor(t *testing.T) {
	t.Parallel()
	const document = `query($no: Boolean!, $yes: Boolean = true) {
		entries { nodes { id } nodes { ...Parts ... on Entry { title @skip(if: $yes) slug: number @include(if: $no) } } edges @include(if: true) { cursor } }
	}
	fragment Parts on Entry { thread { cursor } thread { comments(first: 7) { totalCount } } ... @skip(if: $no) { body } ... @include(if: $no) { bodyHtml } }`
	o := askedIn(t, document, map[string]any{"no": false, "yes": true})
	root := graphql.CollectedField{Selections: o.Operation.SelectionSet}
	for path, want := range map[string]bool{
		"nodes":                            true,
		"nodes id":                         true,
		"nodes thread cursor":              true,
		"nodes thread comments totalCount": true,
		"nodes body":                       true,
		"edges cursor":                     true,
		"nodes bodyHtml":                   false,
		"nodes title":                      false,
		"nodes number":                     false,
		"nodes slug":                       false,
		"thread":                           false,
		"edges node":                       false,
	} {
		found := below(o, root, strings.Fields("entries "+path))
		if (found != nil) != want {
			t.Errorf("%s: asked for is %v, want %t", path, found, want)
		}
	}
	comments := below(o, root, strings.Fields("entries nodes thread comments"))
	if first := comments.ArgumentMap(o.Variables)["first"]; first != int64(7) {
		t.Errorf("so many comments are asked for: %v", first)
	}
}

// Who asks a notice for its comment and who wrote that is shown nothing else; who asks for what stands beside it is.
func TestWhoIsShownMoreThanTheComment(t *testing.T) {
	t.Parallel()
	for parts, want := range map[string]bool{
		"id body author { id name } reactions { kind count }": false,
		"id history { body }":                   false,
		"id moderation { __typename }":          false,
		"id entry { id }":                       true,
		"id replies(first: 1) { nodes { id } }": true,
		"author { id entries { totalCount } }":  true,
		"... on Comment { entry { id } }":       true,
		"entry @skip(if: true) { id }":          false,
		"entry @include(if: true) { id }":       true,
		"id mentions { id } author { ... on Member { ... { id } } } author { name handle tone } ": false,
	} {
		o := askedIn(t, `subscription { thread(id: "x") { ... on CommentAdded { comment { `+parts+` } } } }`, nil)
		for _, f := range fieldsOf(o, o.Operation.SelectionSet) {
			if got := showsMore(o, f.Selections); got != want {
				t.Errorf("%s: shows more: %t", parts, got)
			}
		}
	}
}

func askedIn(t *testing.T, document string, given map[string]any) *graphql.OperationContext {
	t.Helper()
	query, errs := gqlparser.LoadQueryWithRules(gen.NewExecutableSchema(gen.Config{}).Schema(), document, rules.NewDefaultRules())
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return &graphql.OperationContext{Doc: query, Operation: query.Operations[0], Variables: given}
}
