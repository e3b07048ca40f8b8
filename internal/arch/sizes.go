package arch

import (
	"fmt"
	"go/ast"
	"strings"
)

// How long things may grow. The house aims at much less: half of all functions have ten lines.
const (
	maxFile     = 400
	maxFunction = 60
	maxResolver = 10
	maxWiring   = 150
	maxText     = 400
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
		first, last := t.fset.Position(fn.Body.Lbrace).Line, t.fset.Position(fn.Body.Rbrace).Line
		lines, limit := last-first-1, maxFunction
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

// isResolver tells a method that answers a field.
func isResolver(fn *ast.FuncDecl) bool {
	if fn.Recv == nil || !fn.Name.IsExported() {
		return false
	}
	kind := fn.Recv.List[0].Type
	if star, ok := kind.(*ast.StarExpr); ok {
		kind = star.X
	}
	name, ok := kind.(*ast.Ident)
	return ok && strings.HasSuffix(strings.ToLower(name.Name), "resolver")
}
