package arch

import (
	"fmt"
	"go/ast"
	"slices"
	"strings"
)

// How long things may grow. The house aims at much less: half of all functions have ten lines.
const (
	maxFile     = 400
	maxFunction = 60
	maxResolver = 10
	maxWiring   = 150
	maxText     = 400
	aimMedian   = 10
	aimNinth    = 40
)

func checkSizes(t *tree) []Violation {
	var found []Violation
	t.files(func(f *file) {
		limit := maxFile
		if f.path == "cmd/piazza/serve.go" {
			limit = maxWiring
		}
		if f.lines > limit {
			found = append(found, Violation{f.path, fmt.Sprintf("%d lines, and a file has at most %d: part it", f.lines, limit)})
		}
		found = append(found, longFunctions(t, f)...)
	})
	for name, text := range t.texts {
		if lines := strings.Count(text, "\n"); lines > maxText {
			found = append(found, Violation{name, fmt.Sprintf("%d lines, and SDL and SQL have at most %d: part it", lines, maxText)})
		}
	}
	return found
}

func longFunctions(t *tree, f *file) []Violation {
	var found []Violation
	for _, decl := range f.syntax.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok || fn.Body == nil {
			continue
		}
		lines, limit := t.bodyLines(fn), maxFunction
		if f.dir == "graph" && isResolver(fn) {
			limit = maxResolver
		}
		if lines > limit {
			rule := fmt.Sprintf("%s has %d lines, at most %d: part it", fn.Name.Name, lines, limit)
			found = append(found, Violation{t.at(f, fn), rule})
		}
	}
	return found
}

// bodyLines counts the lines between the braces.
func (t *tree) bodyLines(fn *ast.FuncDecl) int {
	return t.fset.Position(fn.Body.Rbrace).Line - t.fset.Position(fn.Body.Lbrace).Line - 1
}

// checkShape holds the whole tree to the measure of the best codebases of the field: half of all functions have ten
// lines at most, nine of ten have forty. Tests are left out: a scenario is longer than a function.
func checkShape(t *tree) []Violation {
	var lengths []int
	t.files(func(f *file) {
		if f.isTest() {
			return
		}
		for _, decl := range f.syntax.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Body != nil {
				lengths = append(lengths, t.bodyLines(fn))
			}
		}
	})
	if len(lengths) == 0 {
		return nil
	}
	slices.Sort(lengths)
	median, ninth := lengths[len(lengths)/2], lengths[len(lengths)*9/10]
	if median <= aimMedian && ninth <= aimNinth {
		return nil
	}
	rule := fmt.Sprintf("half of all functions have %d lines and nine of ten %d, at most %d and %d", median, ninth, aimMedian, aimNinth)
	return []Violation{{".", rule}}
}

// isResolver tells a method that answers a field: exported, and given the context of the operation.
func isResolver(fn *ast.FuncDecl) bool {
	if fn.Recv == nil || !fn.Name.IsExported() || len(fn.Type.Params.List) == 0 {
		return false
	}
	kind, ok := fn.Type.Params.List[0].Type.(*ast.SelectorExpr)
	return ok && kind.Sel.Name == "Context"
}
