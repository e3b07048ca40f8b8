//go:build linux

package main

import (
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

func TestAsSent(t *testing.T) {
	const source = `fragment Other on T { z } fragment Parts on T { a b { c } }
		query Elsewhere { t { ...Other } } query One($id: ID!) { t(id: $id) { ... on T { ...Parts __typename } } }`
	got, err := asSent(&ast.Source{Input: source}, "One")
	if err != nil {
		t.Fatal(err)
	}
	const want = `query One ($id: ID!) { t(id: $id) { ... on T { ... Parts __typename } __typename } } fragment Parts on T { a b { c __typename } __typename }`
	if words := strings.Join(strings.Fields(got), " "); words != want {
		t.Errorf("the client sends\n%s\nand not\n%s", want, words)
	}
	if _, err := asSent(&ast.Source{Input: source}, "Three"); err == nil {
		t.Error("an operation that does not exist is found")
	}
	if _, err := asSent(&ast.Source{Input: `query One { ...Missing }`}, "One"); err == nil {
		t.Error("a fragment that does not exist is found")
	}
}

func TestTheShippedDocument(t *testing.T) {
	got, err := document(t.Context(), "ThreadNotices")
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"subscription ThreadNotices", "fragment CommentParts on Comment", "StreamJoined", "bodyHtml"} {
		if !strings.Contains(got, word) {
			t.Errorf("the client's document lacks %q", word)
		}
	}
	if strings.Contains(got, "viewer") {
		t.Error("the client asks for something that depends on who asks")
	}
}
