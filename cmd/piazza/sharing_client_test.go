package main

import (
	"cmp"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"piazza/graph"
)

// aloneByDesign are the client's streams that nobody shares, each with the reason. All others are made once for everybody who may
// listen.
var aloneByDesign = map[string]string{
	"NotificationNotices": "what is written to a member is his alone",
	"UnreadCount":         "what a member has not read is his alone",
	"PhoneFloorWatch":     "who asks from the floor, or wants a question, sees which are his",
}

// The streams that the client listens to are the same for everybody who may listen, but for those of which it is said why not.
func TestTheClientsStreamsDependOnNoViewer(t *testing.T) {
	t.Parallel()
	schema := graph.NewSchema(graph.Services{}).Schema()
	for name, o := range clientOperations(t) {
		if o.Operation != ast.Subscription {
			continue
		}
		document, errs := gqlparser.LoadQueryWithRules(schema, written(o), rules.NewDefaultRules())
		if len(errs) > 0 {
			t.Fatalf("%s: %v", name, errs)
		}
		depends := perViewerIn(document.Operations[0].SelectionSet)
		if why := aloneByDesign[name]; (depends != "") != (why != "") {
			t.Errorf("%s asks for %q, which depends on the viewer; listed as alone: %q", name, depends, why)
		}
	}
}

// perViewerIn returns a field that depends on who asks, nothing where there is none.
func perViewerIn(set ast.SelectionSet) (depends string) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			if perViewer(s.Definition) {
				return s.ObjectDefinition.Name + "." + s.Name
			}
			depends = cmp.Or(depends, perViewerIn(s.SelectionSet))
		case *ast.InlineFragment:
			depends = cmp.Or(depends, perViewerIn(s.SelectionSet))
		}
	}
	return depends
}

// What a field of an interface depends on, it depends on in every type that has it: a document may ask for it either way.
func TestAMarkHoldsHoweverAFieldIsAskedFor(t *testing.T) {
	t.Parallel()
	schema := graph.NewSchema(graph.Services{}).Schema()
	for _, d := range schema.Types {
		if d.Kind != ast.Interface {
			continue
		}
		for _, f := range d.Fields {
			for _, one := range schema.GetPossibleTypes(d) {
				if perViewer(one.Fields.ForName(f.Name)) != perViewer(f) {
					t.Errorf("%s.%s and %s.%[2]s: one is marked with @perViewer, the other is not", d.Name, f.Name, one.Name)
				}
			}
		}
	}
}
