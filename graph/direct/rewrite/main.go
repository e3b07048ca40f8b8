// Rewrite is the second half of `make gqlgen`: it takes out of gqlgen's output what package direct makes unnecessary.
//
// usage: rewrite FOLDER
//
// It knows the shapes that the pinned version of gqlgen writes, and fails when it finds none of them: a new version
// has to be looked at.
package main

import (
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: rewrite FOLDER")
		os.Exit(2)
	}
	if err := folder(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "rewrite:", err)
		os.Exit(1)
	}
}

// folder rewrites the executor in a folder.
func folder(dir string) error {
	paths, err := filepath.Glob(filepath.Join(dir, "*.generated.go"))
	if err != nil {
		return err
	}
	sources := map[string][]byte{}
	for _, path := range paths {
		if sources[path], err = os.ReadFile(path); err != nil {
			return err
		}
	}
	rewritten, err := all(sources)
	if err != nil {
		return err
	}
	for path, source := range rewritten {
		if err := os.WriteFile(path, source, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// all rewrites the sources of one executor.
func all(sources map[string][]byte) (map[string][]byte, error) {
	fset := token.NewFileSet()
	files := map[string]*ast.File{}
	for path, source := range sources {
		file, err := parser.ParseFile(fset, path, source, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files[path] = file
	}
	plain := plainFields(files)
	if len(plain) == 0 {
		return nil, fmt.Errorf("no field that only copies a value was found: has gqlgen changed its output?")
	}
	rewritten := map[string][]byte{}
	for path, file := range files {
		e := &edits{fset: fset, source: sources[path]}
		e.file(file, plain)
		source, err := tidy(path, e.apply())
		if err != nil {
			return nil, err
		}
		rewritten[path] = source
	}
	return rewritten, nil
}

// runtime is the import of what rewritten code calls.
const runtime = `"piazza/graph/direct"`

// tidy imports what the rewritten source needs, drops what it does not, and formats it.
func tidy(path string, source []byte) ([]byte, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, path, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, fmt.Errorf("%w\n%s", err, source)
	}
	used := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if selector, ok := n.(*ast.SelectorExpr); ok {
			if name, ok := selector.X.(*ast.Ident); ok {
				used[name.Name] = true
			}
		}
		return true
	})
	e := &edits{fset: fset, source: source}
	missing := used["direct"]
	for _, spec := range file.Imports {
		missing = missing && spec.Path.Value != runtime
		name := filepath.Base(strings.Trim(spec.Path.Value, `"`))
		if spec.Name == nil && !used[name] {
			e.replace(spec, "")
		}
	}
	if missing {
		e.after(file.Imports[len(file.Imports)-1], "\n"+runtime)
	}
	return format.Source(e.apply())
}
