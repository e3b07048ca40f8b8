package main

import (
	"go/ast"
	"strings"
)

// plain is a field that only copies a value of its object: nothing to load, no arguments, no directives.
type plain struct {
	// value is the expression that gqlgen's resolver returns.
	value ast.Expr
	// marshal is the method that writes the value.
	marshal string
	// place is the method that makes the context of what lies below, empty for a value with nothing below it.
	place string
}

// plainFields finds them by the names of their functions.
func plainFields(files map[string]*ast.File) map[string]plain {
	scalars := map[string]bool{}
	found := map[string]plain{}
	functions(files, func(fn *ast.FuncDecl) {
		if call := onlyReturn(fn.Body); call != nil && calls(call, "graphql", "NewScalarFieldContext") {
			scalars[fn.Name.Name] = true
		}
	})
	functions(files, func(fn *ast.FuncDecl) {
		field, place, ok := asPlain(fn)
		if !ok {
			return
		}
		if !scalars[place] {
			field.place = place
		}
		found[fn.Name.Name] = field
	})
	return found
}

func functions(files map[string]*ast.File, visit func(*ast.FuncDecl)) {
	for _, file := range files {
		for _, decl := range file.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Body != nil {
				visit(fn)
			}
		}
	}
}

// The arguments of graphql.ResolveField that matter here.
const (
	argPlace = iota + 3
	argResolve
	argDirectives
	argMarshal
)

// asPlain recognises `return graphql.ResolveField(…)` with a resolver that only says `return obj.Something, nil`.
func asPlain(fn *ast.FuncDecl) (field plain, place string, ok bool) {
	call := onlyReturn(fn.Body)
	if call == nil || !calls(call, "graphql", "ResolveField") || len(call.Args) <= argMarshal {
		return plain{}, "", false
	}
	if directives, isName := call.Args[argDirectives].(*ast.Ident); !isName || directives.Name != "nil" {
		return plain{}, "", false
	}
	value := copied(call.Args[argResolve])
	place, marshal := calledBy(call.Args[argPlace]), calledBy(call.Args[argMarshal])
	if value == nil || place == "" || marshal == "" {
		return plain{}, "", false
	}
	return plain{value: value, marshal: marshal}, place, true
}

// copied returns what a resolver returns when that is all it does and cannot fail.
func copied(resolver ast.Expr) ast.Expr {
	lit, ok := resolver.(*ast.FuncLit)
	if !ok || len(lit.Body.List) != 1 {
		return nil
	}
	result, ok := lit.Body.List[0].(*ast.ReturnStmt)
	if !ok || len(result.Results) != 2 {
		return nil
	}
	if none, ok := result.Results[1].(*ast.Ident); !ok || none.Name != "nil" {
		return nil
	}
	return result.Results[0]
}

// calledBy returns the name of the one method that a function literal calls and returns.
func calledBy(function ast.Expr) string {
	lit, ok := function.(*ast.FuncLit)
	if !ok {
		return ""
	}
	call := onlyReturn(lit.Body)
	if call == nil {
		return ""
	}
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	return selector.Sel.Name
}

// onlyReturn returns the call that a body returns when it does nothing else.
func onlyReturn(body *ast.BlockStmt) *ast.CallExpr {
	if body == nil || len(body.List) != 1 {
		return nil
	}
	result, ok := body.List[0].(*ast.ReturnStmt)
	if !ok || len(result.Results) != 1 {
		return nil
	}
	call, _ := result.Results[0].(*ast.CallExpr)
	return call
}

// calls tells a call of pkg.name.
func calls(call *ast.CallExpr, pkg, name string) bool {
	selector, ok := call.Fun.(*ast.SelectorExpr)
	return ok && is(selector, pkg, name)
}

func is(selector *ast.SelectorExpr, pkg, name string) bool {
	from, ok := selector.X.(*ast.Ident)
	return ok && from.Name == pkg && selector.Sel.Name == name
}

// isField tells the name of a function that answers a field: _Type_field.
func isField(name string) bool { return strings.HasPrefix(name, "_") && strings.Count(name, "_") > 1 }
