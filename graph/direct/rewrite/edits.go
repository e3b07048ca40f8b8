package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// edits are changes to a source by position, so that everything else stays as it was written.
type edits struct {
	fset   *token.FileSet
	source []byte
	list   []edit
}

type edit struct {
	from, to int
	text     string
}

func (e *edits) replace(n ast.Node, text string) {
	e.list = append(e.list, edit{e.offset(n.Pos()), e.offset(n.End()), text})
}

func (e *edits) after(n ast.Node, text string) {
	e.list = append(e.list, edit{e.offset(n.End()), e.offset(n.End()), text})
}

func (e *edits) offset(p token.Pos) int { return e.fset.Position(p).Offset }

func (e *edits) text(n ast.Node) string { return string(e.source[e.offset(n.Pos()):e.offset(n.End())]) }

// apply returns the source with the edits. An edit inside of another is covered by it.
func (e *edits) apply() []byte {
	slices.SortStableFunc(e.list, func(a, b edit) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return b.to - a.to
	})
	var out []byte
	end := 0
	for _, change := range e.list {
		if change.from < end {
			continue
		}
		out = append(append(out, e.source[end:change.from]...), change.text...)
		end = change.to
	}
	return append(out, e.source[end:]...)
}

// file collects what changes in one file.
func (e *edits) file(file *ast.File, fields map[string]plain) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if field, ok := fields[n.Name.Name]; ok {
				e.replace(n.Body, body(field))
				return false
			}
		case *ast.CaseClause:
			e.clause(n, fields)
			e.statements(n.Body)
		case *ast.SelectorExpr:
			e.selector(n)
		case *ast.CallExpr:
			if calls(n, "graphql", "MarshalSliceConcurrently") {
				e.slice(n)
				return false
			}
		case *ast.BlockStmt:
			e.statements(n.List)
		}
		return true
	})
}

// body writes a field that only copies a value.
func body(field plain) string {
	value := fmt.Sprintf("ec.%s(ctx, field.Selections, %s)", field.marshal, expression(field.value))
	if field.place == "" {
		return "{\nreturn " + value + "\n}"
	}
	return "{\nfc, err := ec." + field.place + "(ctx, field)\nif err != nil {\nreturn graphql.Null\n}\n" +
		"ctx = graphql.WithFieldContext(ctx, fc)\nreturn " + value + "\n}"
}

// expression writes an expression as gqlgen writes values: names, fields and calls.
func expression(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return expression(e.X) + "." + e.Sel.Name
	case *ast.CallExpr:
		var args []string
		for _, arg := range e.Args {
			args = append(args, expression(arg))
		}
		return expression(e.Fun) + "(" + strings.Join(args, ", ") + ")"
	default:
		panic(fmt.Sprintf("a value of the unknown form %T", e))
	}
}

// clause lets a plain field be answered at once where gqlgen, because its method takes a context, would have it
// answered concurrently.
func (e *edits) clause(clause *ast.CaseClause, fields map[string]plain) {
	name, null := concurrent(clause)
	if _, ok := fields[name]; !ok {
		return
	}
	from, to := clause.Body[0], clause.Body[len(clause.Body)-1]
	e.list = append(e.list, edit{e.offset(from.Pos()), e.offset(to.End()), fmt.Sprintf(
		"out.Values[i] = ec.%s(ctx, field, obj)\nif out.Values[i] == graphql.%s {\natomic.AddUint32(&out.Invalids, 1)\n}", name, null,
	)})
}

// concurrent returns the function that a clause answers concurrently, and the null that it may not give.
func concurrent(clause *ast.CaseClause) (name, null string) {
	for _, statement := range clause.Body {
		assign, ok := statement.(*ast.AssignStmt)
		if !ok || len(assign.Lhs) != 1 {
			continue
		}
		if inner, ok := assign.Lhs[0].(*ast.Ident); !ok || inner.Name != "innerFunc" {
			continue
		}
		ast.Inspect(assign, func(n ast.Node) bool {
			if selector, ok := n.(*ast.SelectorExpr); ok {
				switch {
				case isField(selector.Sel.Name):
					name = selector.Sel.Name
				case is(selector, "graphql", "Null"), is(selector, "graphql", "RequiredNull"):
					null = selector.Sel.Name
				}
			}
			return true
		})
	}
	return name, null
}

// selector takes our field set for gqlgen's.
func (e *edits) selector(s *ast.SelectorExpr) {
	if is(s, "graphql", "NewFieldSet") || is(s, "graphql", "FieldSet") {
		e.replace(s, "direct."+s.Sel.Name)
	}
}

// slice walks a list in order.
func (e *edits) slice(call *ast.CallExpr) {
	ctx, length, answer := call.Args[0], call.Args[1], call.Args[len(call.Args)-1]
	e.replace(call, fmt.Sprintf("direct.Slice(%s, %s, %s)", e.text(ctx), e.text(length), e.text(answer)))
}

// statements drops what prepares @defer and what reads inputs for resolvers that do so themselves, and lets the buffer of
// an answer begin at a fitting size.
func (e *edits) statements(list []ast.Stmt) {
	for _, statement := range list {
		switch {
		case forDefer(statement), forInputs(statement):
			e.replace(statement, "")
		case isBuffer(statement):
			e.after(statement, "\nbuf.Grow(direct.FirstBuffer)")
		}
	}
}

func forDefer(statement ast.Stmt) bool {
	switch s := statement.(type) {
	case *ast.AssignStmt:
		name, ok := s.Lhs[0].(*ast.Ident)
		return ok && (name.Name == "deferredFieldSet" || name.Name == "deferLabelToView")
	case *ast.IfStmt:
		call, ok := s.Cond.(*ast.CallExpr)
		return ok && calls(call, "field", "IsDeferred")
	case *ast.ExprStmt:
		call, ok := s.X.(*ast.CallExpr)
		return ok && (calls(call, "ec", "ProcessDeferredGroup") || addsDeferred(call))
	default:
		return false
	}
}

// forInputs tells what makes, for each operation, a map of the readers of all inputs. Only graphql.UnmarshalInputFromContext asks for
// it, which nobody here calls.
func forInputs(statement ast.Stmt) bool {
	s, ok := statement.(*ast.AssignStmt)
	if !ok {
		return false
	}
	call, ok := s.Rhs[0].(*ast.CallExpr)
	return ok && (calls(call, "graphql", "BuildUnmarshalerMap") || calls(call, "graphql", "WithUnmarshalerMap"))
}

// isBuffer tells `var buf bytes.Buffer`, into which an answer is written.
func isBuffer(statement ast.Stmt) bool {
	declared, ok := statement.(*ast.DeclStmt)
	if !ok {
		return false
	}
	group, ok := declared.Decl.(*ast.GenDecl)
	if !ok {
		return false
	}
	spec, ok := group.Specs[0].(*ast.ValueSpec)
	if !ok {
		return false
	}
	kind, ok := spec.Type.(*ast.SelectorExpr)
	return ok && is(kind, "bytes", "Buffer") && spec.Names[0].Name == "buf"
}

// addsDeferred tells `atomic.AddInt32(&ec.Deferred, …)`.
func addsDeferred(call *ast.CallExpr) bool {
	if !calls(call, "atomic", "AddInt32") {
		return false
	}
	address, ok := call.Args[0].(*ast.UnaryExpr)
	if !ok {
		return false
	}
	selector, ok := address.X.(*ast.SelectorExpr)
	return ok && is(selector, "ec", "Deferred")
}
