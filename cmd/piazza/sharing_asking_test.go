package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// spot is an output field of the schema.
type spot struct{ on, field string }

func (s spot) String() string { return s.on + "." + s.field }

// spotOf reads the alias under which a spot is asked for.
func spotOf(alias string) (spot, bool) {
	on, field, found := strings.Cut(alias, "__")
	return spot{on, field}, found && on != ""
}

// perViewer tells whether the SDL says of a field that its value depends on who asks.
func perViewer(f *ast.FieldDefinition) bool { return f.Directives.ForName("perViewer") != nil }

// asking writes documents that ask for everything, each field under an alias that says which it is.
type asking struct {
	schema *ast.Schema
	// omits leaves fields out.
	omits func(spot, *ast.FieldDefinition) bool
	// opened is how often each type was written out with what lies under it: not everywhere, or no document would end.
	opened map[string]int
	// spots are those that are asked for.
	spots map[spot]bool
}

// mostOpened is in how many places of a document a type is written out with what lies under it.
const mostOpened = 2

// branch is a selection in the making: what is asked of a thing of some type.
type branch struct {
	of    *ast.Definition
	twigs []twig
}

// twig is a field that is asked for, where the thing is of the type.
type twig struct {
	on, text string
	under    *branch
}

// selection asks for everything of a type, what lies near before what lies far.
func (a *asking) selection(of string) string {
	a.opened = map[string]int{}
	root := &branch{of: a.schema.Types[of]}
	for queue := []*branch{root}; len(queue) > 0; queue = queue[1:] {
		b := queue[0]
		for _, d := range a.schema.GetPossibleTypes(b.of) {
			open := a.opened[d.Name] < mostOpened
			a.opened[d.Name]++
			queue = append(queue, a.grow(b, d, open)...)
		}
	}
	return root.String()
}

// grow adds the fields of a type to a branch, and returns the branches that it opens.
func (a *asking) grow(b *branch, d *ast.Definition, open bool) (opened []*branch) {
	for _, f := range d.Fields {
		s := spot{d.Name, f.Name}
		inner := a.schema.Types[f.Type.Name()]
		if strings.HasPrefix(f.Name, "__") || a.omits(s, f) || inner.IsCompositeType() && !open {
			continue
		}
		t := twig{on: d.Name, text: fmt.Sprintf("%s__%s: %s%s", d.Name, f.Name, f.Name, argumentsOf(s, f))}
		a.spots[s] = true
		if inner.IsCompositeType() {
			t.under = &branch{of: inner}
			opened = append(opened, t.under)
		}
		b.twigs = append(b.twigs, t)
	}
	return opened
}

func (b *branch) String() string {
	var text strings.Builder
	text.WriteString("__typename ")
	for i, t := range b.twigs {
		if i == 0 || b.twigs[i-1].on != t.on {
			fmt.Fprintf(&text, "... on %s { ", t.on)
		}
		text.WriteString(t.text)
		if t.under != nil {
			fmt.Fprintf(&text, " { %s }", t.under)
		}
		if text.WriteString(" "); i == len(b.twigs)-1 || b.twigs[i+1].on != t.on {
			text.WriteString("} ")
		}
	}
	return text.String()
}

// argumentsOf are the arguments that a field is asked with: of lists, the first few.
func argumentsOf(s spot, f *ast.FieldDefinition) string {
	if given, ok := sharingArguments[s]; ok {
		return given
	}
	if f.Arguments.ForName("first") != nil {
		return "(first: 3)"
	}
	for _, argument := range f.Arguments {
		if argument.Type.NonNull && argument.DefaultValue == nil {
			panic(fmt.Sprintf("%s needs an argument: add it to sharingArguments", s))
		}
	}
	return ""
}

// sharingArguments are the arguments of the fields that cannot be asked for without.
var sharingArguments = map[spot]string{
	{"Thread", "comment"}:         "(number: $comment)",
	{"Voting", "ballots"}:         "(question: $question, first: 3)",
	{"Voting", "texts"}:           "(question: $question, of: ANSWERS, first: 3)",
	{"Assembly", "viewerBallots"}: "(item: $item)",
	{"Assembly", "viewerReceipt"}: "(item: $item)",
	{"Query", "pollLog"}:          "(pollId: $poll, first: 3)",
	{"Query", "node"}:             "(id: $node)",
	{"Query", "entry"}:            "(number: $entry)",
	{"Query", "assembly"}:         "(number: $assembly)",
	{"Query", "piazza"}:           "(slug: $slug)",
	{"Query", "member"}:           `(handle: "ivo")`,
	{"Query", "memberDecisions"}:  "(memberId: $member)",
	{"Query", "markdownPreview"}:  `(source: "Ciao **@ivo**")`,
	{"Query", "invitation"}:       "(secret: $secret)",
}

// sharingVariables are the types of the variables that documents may use.
var sharingVariables = map[string]string{
	"node": "ID!", "entry": "Int!", "assembly": "Int!", "slug": "String!", "member": "ID!", "secret": "String!", "comment": "Int!",
	"question": "ID!", "poll": "ID!", "item": "ID!", "id": "ID!", "after": "String",
}

// operation is a document with the variables that it uses, and no others.
func operation(kind, text string) string {
	var declared []string
	for _, name := range slices.Sorted(maps.Keys(sharingVariables)) {
		if strings.Contains(text, "$"+name+")") || strings.Contains(text, "$"+name+",") {
			declared = append(declared, "$"+name+": "+sharingVariables[name])
		}
	}
	if len(declared) == 0 {
		return kind + " { " + text + " }"
	}
	return kind + "(" + strings.Join(declared, ", ") + ") { " + text + " }"
}
