package arch

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// Violation is a place where the tree breaks a rule.
type Violation struct {
	// Where is a path in the tree, with the line where there is one.
	Where string
	// Rule says what is broken, and what to do instead.
	Rule string
}

// String returns the violation as one line.
func (v Violation) String() string { return v.Where + ": " + v.Rule }

// Check reads the tree and returns what breaks a rule, in the order of the paths.
func Check(fsys fs.FS) ([]Violation, error) {
	t, err := load(fsys)
	if err != nil {
		return nil, err
	}
	var found []Violation
	rules := []func(*tree) []Violation{checkImports, checkNames, checkQueries, checkSizes, checkShape, checkState}
	for _, rule := range rules {
		found = append(found, rule(t)...)
	}
	slices.SortStableFunc(found, func(a, b Violation) int { return strings.Compare(a.Where, b.Where) })
	return found, nil
}

// tree is the parsed source.
type tree struct {
	fset *token.FileSet
	// folders holds the hand-written Go files by folder; a folder's generated files are left out.
	folders map[string][]*file
	// dirs are all folders, with Go or without.
	dirs []string
	// texts holds the SQL and SDL files by path.
	texts map[string]string
}

// file is one hand-written Go file.
type file struct {
	path    string
	dir     string
	name    string
	lines   int
	syntax  *ast.File
	imports []string
}

func (f *file) isTest() bool { return strings.HasSuffix(f.name, "_test.go") }

// isStore tells whether the file, or what it is a part of, is the one that speaks to the database.
func (f *file) isStore() bool {
	return f.name == "store.go" || strings.HasPrefix(f.name, "store_") && !f.isTest()
}

// paths returns the folders that hold Go, in order.
func (t *tree) paths() []string { return slices.Sorted(maps.Keys(t.folders)) }

// files calls visit for each hand-written Go file, in order.
func (t *tree) files(visit func(*file)) {
	for _, dir := range t.paths() {
		for _, f := range t.folders[dir] {
			visit(f)
		}
	}
}

// at returns a node's place.
func (t *tree) at(f *file, n ast.Node) string {
	return fmt.Sprintf("%s:%d", f.path, t.fset.Position(n.Pos()).Line)
}

func load(fsys fs.FS) (*tree, error) {
	t := &tree{fset: token.NewFileSet(), folders: map[string][]*file{}, texts: map[string]string{}}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && skipped(name):
			return fs.SkipDir
		case entry.IsDir():
			t.dirs = append(t.dirs, name)
			return nil
		default:
			return t.add(fsys, name)
		}
	})
	return t, err
}

// skipped tells the folders that hold nothing of ours.
func skipped(name string) bool {
	base := path.Base(name)
	hidden := strings.HasPrefix(base, ".") && name != "."
	return hidden || base == "node_modules" || base == "testdata" || name == "web/dist" || name == "tools"
}

func (t *tree) add(fsys fs.FS, name string) error {
	switch path.Ext(name) {
	case ".sql", ".graphqls":
		text, err := fs.ReadFile(fsys, name)
		t.texts[name] = string(text)
		return err
	case ".go":
		return t.addGo(fsys, name)
	default:
		return nil
	}
}

func (t *tree) addGo(fsys fs.FS, name string) error {
	source, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	syntax, err := parser.ParseFile(t.fset, name, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	if ast.IsGenerated(syntax) {
		return nil
	}
	f := &file{
		path: name, dir: path.Dir(name), name: path.Base(name), syntax: syntax,
		lines: strings.Count(string(source), "\n"),
	}
	for _, spec := range syntax.Imports {
		f.imports = append(f.imports, strings.Trim(spec.Path.Value, `"`))
	}
	t.folders[f.dir] = append(t.folders[f.dir], f)
	return nil
}
