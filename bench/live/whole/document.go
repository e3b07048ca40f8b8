//go:build linux

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/parser"
)

// document reads an operation of the client out of its source, with the fragments that it uses, and asks for __typename
// wherever the client's cache does.
func document(ctx context.Context, name string) (string, error) {
	root, err := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Dir}}").Output()
	if err != nil {
		return "", fmt.Errorf("run this inside the checkout: %w", err)
	}
	path := filepath.Join(strings.TrimSpace(string(root)), "web", "src", "thread", "thread.graphql")
	text, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	return asSent(&ast.Source{Name: path, Input: string(text)}, name)
}

// asSent writes one operation of a source as the client sends it.
func asSent(source *ast.Source, name string) (string, error) {
	all, err := parser.ParseQuery(source)
	if err != nil {
		return "", err
	}
	operation := all.Operations.ForName(name)
	if operation == nil {
		return "", fmt.Errorf("%s has no operation %s", source.Name, name)
	}
	one := &ast.QueryDocument{Operations: ast.OperationList{operation}}
	if err := gather(all, one, operation.SelectionSet); err != nil {
		return "", err
	}
	for _, fragment := range one.Fragments {
		fragment.SelectionSet = named(fragment.SelectionSet)
	}
	for _, root := range operation.SelectionSet {
		nameWithin(root)
	}
	var out bytes.Buffer
	formatter.NewFormatter(&out, formatter.WithIndent("  ")).FormatQueryDocument(one)
	return out.String(), nil
}

// gather takes the fragments over that a selection uses.
func gather(from, into *ast.QueryDocument, selection ast.SelectionSet) error {
	for _, s := range selection {
		within := ast.SelectionSet(nil)
		switch s := s.(type) {
		case *ast.Field:
			within = s.SelectionSet
		case *ast.InlineFragment:
			within = s.SelectionSet
		case *ast.FragmentSpread:
			found := from.Fragments.ForName(s.Name)
			if found == nil {
				return fmt.Errorf("the fragment %s is elsewhere", s.Name)
			}
			if into.Fragments.ForName(s.Name) == nil {
				into.Fragments = append(into.Fragments, found)
				within = found.SelectionSet
			}
		}
		if err := gather(from, into, within); err != nil {
			return err
		}
	}
	return nil
}

// named asks for the type's name at the end of a selection and of all within it, where it is not asked for yet.
func named(selection ast.SelectionSet) ast.SelectionSet {
	has := false
	for _, s := range selection {
		nameWithin(s)
		f, isField := s.(*ast.Field)
		has = has || isField && f.Name == "__typename"
	}
	if has {
		return selection
	}
	return append(selection, &ast.Field{Alias: "__typename", Name: "__typename"})
}

func nameWithin(s ast.Selection) {
	switch s := s.(type) {
	case *ast.Field:
		if len(s.SelectionSet) > 0 {
			s.SelectionSet = named(s.SelectionSet)
		}
	case *ast.InlineFragment:
		s.SelectionSet = named(s.SelectionSet)
	}
}
