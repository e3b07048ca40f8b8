package arch

import (
	"errors"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// checkState finds what would make a package remember: init functions, and variables at package level that can change.
func checkState(t *tree) []Violation {
	var found []Violation
	for _, dir := range t.paths() {
		var syntax []*ast.File
		for _, f := range t.folders[dir] {
			found = append(found, initFunctions(t, f)...)
			if f.isTest() || within(dir, "bench") {
				continue
			}
			found = append(found, changeable(t, f)...)
			syntax = append(syntax, f.syntax)
		}
		found = append(found, assigned(t, dir, syntax)...)
	}
	return found
}

func initFunctions(t *tree, f *file) []Violation {
	var found []Violation
	for _, decl := range f.syntax.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
			found = append(found, Violation{t.at(f, fn), "no init functions: whoever needs it says so"})
		}
	}
	return found
}

// changeable returns the variables at package level that were made to change: without a value, made empty, pointed to,
// or locked.
func changeable(t *tree, f *file) []Violation {
	var found []Violation
	for _, decl := range f.syntax.Decls {
		group, ok := decl.(*ast.GenDecl)
		if !ok || group.Tok != token.VAR {
			continue
		}
		for _, spec := range group.Specs {
			value, ok := spec.(*ast.ValueSpec)
			if ok && value.Names[0].Name != "_" && madeToChange(value) && !embedded(group, value) {
				found = append(found, Violation{t.at(f, value), value.Names[0].Name + " is state of the package: put it into a struct"})
			}
		}
	}
	return found
}

func madeToChange(spec *ast.ValueSpec) bool {
	return len(spec.Values) == 0 || slices.ContainsFunc(spec.Values, isFresh)
}

// isFresh tells a value that is only good for being filled later.
func isFresh(value ast.Expr) bool {
	switch v := value.(type) {
	case *ast.UnaryExpr:
		_, literal := v.X.(*ast.CompositeLit)
		return v.Op == token.AND && literal
	case *ast.CallExpr:
		name, ok := v.Fun.(*ast.Ident)
		return ok && (name.Name == "make" || name.Name == "new")
	case *ast.CompositeLit:
		selector, ok := v.Type.(*ast.SelectorExpr)
		if !ok {
			return false
		}
		from, ok := selector.X.(*ast.Ident)
		return ok && (from.Name == "sync" || from.Name == "atomic")
	default:
		return false
	}
}

// embedded tells a variable that the compiler fills with files.
func embedded(group *ast.GenDecl, spec *ast.ValueSpec) bool {
	for _, doc := range []*ast.CommentGroup{group.Doc, spec.Doc} {
		if doc == nil {
			continue
		}
		if slices.ContainsFunc(doc.List, func(c *ast.Comment) bool { return strings.HasPrefix(c.Text, "//go:embed ") }) {
			return true
		}
	}
	return false
}

// noImports makes go/types look at one package alone: what comes from others stays unknown, which is enough to tell a
// variable of the package from a local one.
type noImports struct{}

var errNoImports = errors.New("imports are not followed")

func (noImports) Import(string) (*types.Package, error) { return nil, errNoImports }

// assigned returns the places that change a variable of the package.
func assigned(t *tree, dir string, syntax []*ast.File) []Violation {
	uses := types.Info{Uses: map[*ast.Ident]types.Object{}}
	conf := types.Config{Importer: noImports{}, Error: func(error) {}}
	// Unknown imports are errors, and expected.
	pkg, _ := conf.Check(dir, t.fset, syntax, &uses)
	var found []Violation
	for _, f := range syntax {
		ast.Inspect(f, func(n ast.Node) bool {
			for _, target := range targets(n) {
				name := root(target)
				if object, ok := uses.Uses[name].(*types.Var); ok && pkg != nil && object.Parent() == pkg.Scope() {
					where := t.fset.Position(n.Pos()).String()
					found = append(found, Violation{where, name.Name + " is of the package and is changed here: put it into a struct"})
				}
			}
			return true
		})
	}
	return found
}

// targets returns what a statement changes or hands out for changing.
func targets(n ast.Node) []ast.Expr {
	switch s := n.(type) {
	case *ast.AssignStmt:
		if s.Tok != token.DEFINE {
			return s.Lhs
		}
	case *ast.IncDecStmt:
		return []ast.Expr{s.X}
	case *ast.UnaryExpr:
		if s.Op == token.AND {
			return []ast.Expr{s.X}
		}
	case *ast.CallExpr:
		name, ok := s.Fun.(*ast.Ident)
		if ok && len(s.Args) > 0 && (name.Name == "delete" || name.Name == "clear") {
			return s.Args[:1]
		}
	}
	return nil
}

// root returns the name at the left end of an expression: x of x.y[z].
func root(e ast.Expr) *ast.Ident {
	for {
		switch x := e.(type) {
		case *ast.Ident:
			return x
		case *ast.SelectorExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.ParenExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		default:
			return nil
		}
	}
}
