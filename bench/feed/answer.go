package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"time"
)

// person, said and told are what both answers say, without what differs by design: where the comments hang, how times
// and numbers are spelled.
type (
	person struct {
		Handle string
		Name   string
		Tone   int
	}
	said struct {
		Number    json.Number
		BodyHTML  string
		CreatedAt time.Time
		Author    person
	}
	page struct{ Nodes []said }
	told struct {
		Number      json.Number
		Kind        string
		Title       string
		Summary     string
		Tags        []string
		PublishedAt time.Time
		Author      person
		Thread      struct {
			CommentCount int
			Comments     page
		}
		Comments page
	}
	answer struct {
		Data struct {
			Piazza struct {
				Title   string
				Entries struct{ Nodes []told }
			}
		}
	}
)

// sameAnswer fails unless both servers tell the same home.
func sameAnswer(ctx context.Context, a, b *peer) error {
	first, err := a.home(ctx)
	if err != nil {
		return err
	}
	second, err := b.home(ctx)
	if err != nil {
		return err
	}
	if nodes := first.Data.Piazza.Entries.Nodes; len(nodes) != 20 || len(nodes[0].Comments.Nodes) != 3 {
		return fmt.Errorf("%s answered %d entries, not 20 with three comments each", a.name, len(nodes))
	}
	if !reflect.DeepEqual(first, second) {
		return fmt.Errorf("the answers differ:\n%+v\n%+v", first, second)
	}
	return nil
}

// home asks once and brings the answer into the common form.
func (p *peer) home(ctx context.Context) (answer, error) {
	var a answer
	text, err := p.ask(ctx, http.DefaultClient)
	if err != nil {
		return a, err
	}
	if err := json.Unmarshal(text, &a); err != nil {
		return a, fmt.Errorf("%s answered no JSON: %w", p.name, err)
	}
	for i := range a.Data.Piazza.Entries.Nodes {
		a.Data.Piazza.Entries.Nodes[i].normalise()
	}
	fmt.Printf("%s answers %d bytes\n", p.name, len(text))
	return a, nil
}

func (t *told) normalise() {
	t.Kind = strings.ToLower(t.Kind)
	t.PublishedAt = t.PublishedAt.UTC()
	if len(t.Comments.Nodes) == 0 {
		t.Comments, t.Thread.Comments = t.Thread.Comments, page{}
	}
	for i := range t.Comments.Nodes {
		t.Comments.Nodes[i].CreatedAt = t.Comments.Nodes[i].CreatedAt.UTC()
	}
}
