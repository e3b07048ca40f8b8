package arch

import (
	"os"
	"slices"
	"testing"
	"testing/fstest"
)

// TestTheHouse judges the real tree.
func TestTheHouse(t *testing.T) {
	found, err := Check(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	for _, violation := range found {
		t.Error(violation)
	}
}

// broken is a small tree with one violation, and the tree without it.
type broken struct {
	name string
	// tree maps a path to its source.
	tree map[string]string
	// want is the violation, empty where the tree is sound.
	want string
}

func TestRules(t *testing.T) {
	for _, cases := range [][]broken{importCases(), guestCases(), nameCases(), queryCases(), sizeCases(), stateCases()} {
		for _, c := range cases {
			t.Run(c.name, func(t *testing.T) { c.check(t) })
		}
	}
}

func (c broken) check(t *testing.T) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, source := range c.tree {
		fsys[name] = &fstest.MapFile{Data: []byte(source)}
	}
	found, err := Check(fsys)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, violation := range found {
		got = append(got, violation.String())
	}
	var want []string
	if c.want != "" {
		want = []string{c.want}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// importing returns a tree with one documented file that imports these packages.
func importing(name, pkg string, imports ...string) map[string]string {
	source := "// Package " + pkg + " is a sample.\npackage " + pkg + "\n"
	for _, imported := range imports {
		source += "import _ \"" + imported + "\"\n"
	}
	return map[string]string{name: source}
}

// containing returns a tree with one documented file of the package live.
func containing(body string) map[string]string {
	return map[string]string{"internal/live/hub.go": "// Package live is a sample.\npackage live\n" + body}
}
