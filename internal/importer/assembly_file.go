package importer

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// An assembly of the demo is a file below assemblies/<piazza>: what it is, its questions with how people lean, and, where it is
// over, its course, what was asked from the floor and its minutes. Its day is an age; what happened in it is told by how long
// after its beginning.

// demoAssembly is one such file.
type demoAssembly struct {
	Title, Body, Author string
	// Prepared is when it was written; StartsIn when it will begin, of one that is planned; Started when it began and Lasted for how
	// long, of one that is over.
	Prepared, StartsIn, Started, Lasted string
	Guests                              string
	Quorum                              *int
	// Present came into the hall, Remote from elsewhere; nobody else took part.
	Present, Remote []string
	Items           []demoItem
	Floor           []demoFloor
	Minutes         string
	// Published is when the minutes were.
	Published string

	piazza, name string
}

// demoItem is a question of the queue.
type demoItem struct {
	demoPoll
	// After is how long after the beginning it opened, Took how long it was open, Shown how long after that its result was shown.
	After, Took, Shown string
	Seconds            *int
	// Annulled is why it counts for nothing.
	Annulled string
}

// demoFloor is a question from the floor.
type demoFloor struct {
	By, Text string
	Named    bool
	After    string
	State    string
	Wanted   []string
}

// loadAssemblies reads the assemblies of the demo, the oldest first.
func loadAssemblies(files fs.FS) ([]*demoAssembly, error) {
	names, err := fs.Glob(files, "assemblies/*/*.json")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	all := make([]*demoAssembly, 0, len(names))
	for _, name := range names {
		a := &demoAssembly{piazza: path.Base(path.Dir(name)), name: strings.TrimSuffix(path.Base(name), ".json")}
		if err := decodeFile(files, name, a); err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	return all, nil
}

// after is a moment so long after another one.
func after(at time.Time, length string) (time.Time, error) {
	if length == "" {
		return at, nil
	}
	d, err := time.ParseDuration(length)
	return at.Add(d), err
}
