package poll

import (
	"context"
	"testing"

	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/paging"
)

// What is done to polls costs so many statements, the beginning and the end of the transaction among them, however many
// polls there are and whatever they ask.
func TestStatements(t *testing.T) {
	b := setup(t)
	in := b.everything()
	in.IdempotencyKey = new("k")
	polls := []entry.ID{b.mustCreate(t, b.everything()), b.suggestions(t), b.suggestions(t)}
	option := OptionAddInput{QuestionID: b.load(t, polls[1]).Questions[0].ID, Title: "Altro", IdempotencyKey: new("o")}
	for _, c := range []struct {
		name string
		want int
		do   func(context.Context) error
	}{
		{"reading", 1, func(ctx context.Context) error { _, err := b.ByEntries(ctx, polls); return err }},
		{"what is owed", 1, func(ctx context.Context) error { _, err := b.Owed(ctx, nil, paging.Page{}); return err }},
		{"beginning", 9, func(ctx context.Context) error { _, err := b.Create(ctx, in); return err }},
		{"a new title", 7, func(ctx context.Context) error {
			_, err := b.Update(ctx, UpdateInput{PollID: polls[0], Title: new("Altro")})
			return err
		}},
		{"new questions", 7, func(ctx context.Context) error {
			_, err := b.Update(ctx, UpdateInput{PollID: polls[0], Questions: b.simple().Questions})
			return err
		}},
		{"an option", 10, func(ctx context.Context) error { _, err := b.AddOption(ctx, option); return err }},
	} {
		ctx, counter := db.Count(b.as(t, "editor"))
		if err := c.do(ctx); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if got := counter.Statements(); got != c.want {
			t.Errorf("%s takes %d statements, want %d", c.name, got, c.want)
		}
	}
}
