package graph

import (
	"errors"
	"slices"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/problem"
)

// Every mutation says what an access token needs for it. A new one needs a line in scopes.go: until it has one, no program
// may use it, and this test says so.
func TestEveryMutationSaysWhatATokenNeeds(t *testing.T) {
	for _, field := range NewSchema(Services{}).Schema().Mutation.Fields {
		if known := slices.Contains(persons(), field.Name); known != (mutationNeeds(field.Name) == forPersons) {
			t.Errorf("%s: needs %q, is in the list of those for persons: %t", field.Name, mutationNeeds(field.Name), known)
		}
	}
	for _, name := range persons() {
		if NewSchema(Services{}).Schema().Mutation.Fields.ForName(name) == nil {
			t.Errorf("there is no mutation %s", name)
		}
	}
}

// may is the table of the scopes, in full: what each of them opens.
var may = map[account.Scope]map[needs]bool{
	account.ScopeRead:     {},
	account.ScopeWrite:    {writing: true},
	account.ScopeVote:     {voting: true},
	account.ScopeModerate: {writing: true, moderating: true},
}

func TestScopes(t *testing.T) {
	schema := NewSchema(Services{}).Schema()
	for _, scope := range account.AllScopes() {
		ctx := auth.With(t.Context(), auth.Viewer{MemberID: 1, Scopes: []string{string(scope)}})
		for _, field := range schema.Mutation.Fields {
			o := &ast.OperationDefinition{Operation: ast.Mutation, SelectionSet: ast.SelectionSet{&ast.Field{Name: field.Name}}}
			refusal := Admit(ctx, o)
			if allowed := may[scope][mutationNeeds(field.Name)]; allowed != (refusal == nil) {
				t.Errorf("%s with %s: %v", field.Name, scope, refusal)
			}
			if Admit(auth.With(t.Context(), auth.Viewer{MemberID: 1}), o) != nil {
				t.Errorf("%s is refused to a person", field.Name)
			}
		}
	}
}

func TestScopesHoldInEveryCorner(t *testing.T) {
	ctx := auth.With(t.Context(), auth.Viewer{MemberID: 1, Scopes: []string{"write"}})
	const join, suspend = `a: piazzaJoin(input: {piazzaId: "x"}) { __typename }`, `b: memberReinstate(input: {memberId: "x"}) { __typename }`
	for document, want := range map[string]*problem.Error{
		"mutation { " + join + " }":                             nil,
		"mutation { " + join + suspend + " }":                   account.ErrToken,
		"mutation { ... { " + join + "... { " + suspend + "}}}": account.ErrToken,
		"mutation { " + join + " ...F } fragment F on Mutation { ...G } fragment G on Mutation { " + suspend + " }": account.ErrToken,
		`mutation { sessionRevokeOthers { __typename } }`:                                                           account.ErrToken,
		`mutation { commentHide(input: {commentId: "x", reason: "perché"}) { __typename } }`:                        errScope,
		`{ viewer { isAdministrator } }`:                                                                            nil,
	} {
		parsed, errs := gqlparser.LoadQueryWithRules(NewSchema(Services{}).Schema(), document, rules.NewDefaultRules())
		if len(errs) > 0 {
			t.Fatalf("%s: %v", document, errs)
		}
		got := Admit(ctx, parsed.Operations[0])
		if (got == nil) != (want == nil) || got != nil && !errors.Is(got, want) {
			t.Errorf("%s: %v, want %v", document, got, want)
		}
	}
}

// A guest may do three things with his pass, a screen none; whoever adds a mutation gives it to no pass by that.
func TestPassesOpenThreeMutations(t *testing.T) {
	allowed := map[auth.PassKind][]string{auth.PassGuest: {"assemblyAsk", "assemblyUpvote", "assemblyVote"}, auth.PassScreen: nil}
	for kind, want := range allowed {
		var got []string
		ctx := auth.With(t.Context(), auth.Viewer{Scopes: []string{}, Pass: auth.Pass{Kind: kind, ID: 1, AssemblyID: 1}})
		for _, field := range NewSchema(Services{}).Schema().Mutation.Fields {
			inner := ast.SelectionSet{&ast.Field{Name: field.Name}}
			o := &ast.OperationDefinition{Operation: ast.Mutation, SelectionSet: ast.SelectionSet{&ast.InlineFragment{SelectionSet: inner}}}
			switch refusal := Admit(ctx, o); {
			case refusal == nil:
				got = append(got, field.Name)
			case !errors.Is(refusal, errPass):
				t.Errorf("%s: %v", field.Name, refusal)
			}
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("a pass of kind %d opens %v", kind, got)
		}
	}
}
