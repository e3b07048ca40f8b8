package arch

import (
	"go/ast"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// strangers are folders that sort code by layer or by nothing at all.
var strangers = []string{
	"pkg", "models", "model", "services", "repositories", "utils", "util", "common", "helpers", "shared", "types", "misc",
}

// banned are words that say nothing: the house has a better one.
var banned = []string{"post", "item", "manager", "helper", "data", "info"}

// granted are words that others gave: Relay's PageInfo, the operator's data folder, the method of HTTP,
// PostGraphile, the interfaces of OpenID Connect, the items of an agenda.
var granted = map[string][]string{
	"graph":                  {"info", "item"},
	"internal/assembly":      {"item"},
	"internal/poll":          {"item"},
	"internal/page":          {"item"},
	"internal/importer":      {"item"},
	"bench/assembly":         {"item", "data"},
	"bench/assembly/meeting": {"item"},
	"bench/nodes":            {"item"},
	"graph/door":             {"post"},
	"internal/paging":        {"info"},
	"internal/config":        {"data"},
	"internal/db/pglocal":    {"data"},
	"cmd/piazza":             {"data"},
	"bench/feed":             {"data", "post"},
	"internal/login/demo":    {"info", "post"},
}

func checkNames(t *tree) []Violation {
	var found []Violation
	for _, dir := range t.dirs {
		if slices.Contains(strangers, path.Base(dir)) && !within(dir, "web") && !within(dir, "bench") {
			found = append(found, Violation{dir, "no folder is called so: things live with their domain"})
		}
	}
	t.files(func(f *file) {
		stem := strings.TrimSuffix(strings.TrimSuffix(f.name, ".go"), "_test")
		if word := bannedWord(f.dir, strings.Split(stem, "_")); word != "" {
			found = append(found, Violation{f.path, "a file is not named after " + word})
		}
		if f.isTest() {
			return
		}
		for _, ident := range declared(f.syntax) {
			if word := bannedWord(f.dir, words(ident.Name)); word != "" {
				found = append(found, Violation{t.at(f, ident), ident.Name + " says " + word + ": find the word of the house"})
			}
		}
	})
	return append(found, undocumented(t)...)
}

// undocumented returns the packages that do not say what they are for.
func undocumented(t *tree) []Violation {
	var found []Violation
	for _, dir := range t.paths() {
		documented := slices.ContainsFunc(t.folders[dir], func(f *file) bool { return f.syntax.Doc != nil })
		if !documented {
			found = append(found, Violation{dir, "a package says in its first lines what it is for"})
		}
		if slices.Contains(domains, dir) && !slices.ContainsFunc(t.folders[dir], func(f *file) bool { return f.name == "doc.go" }) {
			found = append(found, Violation{dir, "a domain tells its rules in doc.go"})
		}
	}
	return found
}

// declared returns the names that a file gives to types, fields, functions, methods, constants and variables.
func declared(syntax *ast.File) []*ast.Ident {
	var names []*ast.Ident
	for _, decl := range syntax.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			names = append(names, d.Name)
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				names = append(names, specNames(spec)...)
			}
		}
	}
	return names
}

func specNames(spec ast.Spec) []*ast.Ident {
	switch s := spec.(type) {
	case *ast.ValueSpec:
		return s.Names
	case *ast.TypeSpec:
		names := []*ast.Ident{s.Name}
		if structure, ok := s.Type.(*ast.StructType); ok {
			for _, field := range structure.Fields.List {
				names = append(names, field.Names...)
			}
		}
		return names
	default:
		return nil
	}
}

// words takes a Go name apart: entryStateNames gives entry, state, names.
func words(name string) []string {
	var parts []string
	start := 0
	for i, r := range name {
		if i > start && (unicode.IsUpper(r) || r == '_') {
			parts = append(parts, strings.Trim(name[start:i], "_"))
			start = i
		}
	}
	return append(parts, strings.Trim(name[start:], "_"))
}

// bannedWord returns the first of the words that may not be used in this folder.
func bannedWord(dir string, parts []string) string {
	for _, part := range parts {
		word := strings.ToLower(part)
		single := strings.TrimSuffix(word, "s")
		if slices.Contains(banned, single) && !slices.Contains(granted[dir], single) {
			return word
		}
	}
	return ""
}

var queryName = regexp.MustCompile(`(?m)^-- name: (\w+) :`)

// checkQueries holds every query to its domain: it lies in the file named after it, and that domain's store.go alone
// calls it.
func checkQueries(t *tree) []Violation {
	owner, found := queryOwners(t)
	t.files(func(f *file) {
		if !f.isStore() {
			return
		}
		ast.Inspect(f.syntax, func(n ast.Node) bool {
			call, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if theirs := owner[call.Sel.Name]; theirs != "" && theirs != f.dir {
				found = append(found, Violation{t.at(f, call), call.Sel.Name + " is a query of " + theirs + ": ask that package"})
			}
			return true
		})
	})
	return found
}

func queryOwners(t *tree) (map[string]string, []Violation) {
	owner := map[string]string{}
	var found []Violation
	for name, text := range t.texts {
		if path.Dir(name) != "sql/queries" {
			continue
		}
		stem, _, _ := strings.Cut(strings.TrimSuffix(path.Base(name), ".sql"), "_")
		dir := "internal/" + stem
		if inner := "internal/login/" + stem; len(t.folders[inner]) > 0 {
			dir = inner
		}
		if len(t.folders[dir]) == 0 {
			found = append(found, Violation{name, "a file of queries is named after its package: there is no " + dir})
		}
		for _, match := range queryName.FindAllStringSubmatch(text, -1) {
			owner[match[1]] = dir
		}
	}
	return owner, found
}
