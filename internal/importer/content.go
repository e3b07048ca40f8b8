package importer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"piazza/internal/account"
	"piazza/internal/space"
)

// content is what the demo shows beside the records.
type content struct {
	members []demoMember
	piazze  []demoPiazza
	entries []*demoEntry
	polls   map[string]*demoPoll
	// assemblies are those of all piazze.
	assemblies []*demoAssembly
}

type demoMember struct {
	Handle, Name, Headline, Bio, Joined string
	Tone                                int
	Administrator                       bool
	// Assurance is how surely the demo's sign-in says that it knows the member.
	Assurance account.Assurance
}

type demoPiazza struct {
	Slug, Title, Description, Owner, Opened string
	Visibility                              space.Visibility
	Sections                                []string
	Roles                                   map[string]space.Role
	Members                                 []string
}

// loadContent reads the demo's own files.
func loadContent(files fs.FS) (*content, error) {
	c := &content{}
	if err := decodeFile(files, "members.json", &c.members); err != nil {
		return nil, err
	}
	if err := decodeFile(files, "piazze.json", &c.piazze); err != nil {
		return nil, err
	}
	names, err := fs.Glob(files, "entries/*/*.md")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		piazza := path.Base(path.Dir(name))
		e, err := parseEntry(piazza, strings.TrimSuffix(path.Base(name), ".md"), string(text))
		if err != nil {
			return nil, fmt.Errorf("the demo: %w", err)
		}
		c.entries = append(c.entries, e)
	}
	if c.polls, err = loadPolls(files); err != nil {
		return nil, err
	}
	c.assemblies, err = loadAssemblies(files)
	return c, err
}

func decodeFile(files fs.FS, name string, into any) error {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return fmt.Errorf("the demo: %w", err)
	}
	strict := json.NewDecoder(bytes.NewReader(text))
	strict.DisallowUnknownFields()
	if err := strict.Decode(into); err != nil {
		return fmt.Errorf("the demo: %s: %w", name, err)
	}
	return nil
}

// role returns the role of a member in a piazza, and whether he is one.
func (p *demoPiazza) role(handle string) (space.Role, bool) {
	if role, found := p.Roles[handle]; found {
		return role, true
	}
	return space.Member, slices.Contains(p.Members, handle)
}

// people returns the handles of a piazza's members in a lasting order.
func (p *demoPiazza) people() []string {
	handles := slices.Clone(p.Members)
	for handle := range p.Roles {
		handles = append(handles, handle)
	}
	slices.Sort(handles)
	return handles
}
