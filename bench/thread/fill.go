package main

import (
	"context"
	_ "embed"
	"fmt"

	"piazza/internal/db"
)

//go:embed seed.sql
var seed string

//go:embed thread.sql
var thread string

// shape is how a thread of ten and one of ten thousand comments are built, and how many roots their first page shows.
type shape struct {
	name                     string
	shortRoots, shortAnswers int
	longRoots, longAnswers   int
	page                     int
}

func shapes() []shape {
	return []shape{
		{"none", 10, 0, 10_000, 0, 10},
		{"all of them to one root", 1, 9, 1, 9_999, 10},
		{"five thousand to each of two", 2, 4, 2, 4_999, 2},
		{"one to each", 5, 1, 5_000, 1, 5},
	}
}

// fill writes the two threads of each shape, under entries 1 and 2, 3 and 4, and so on, and two hundred others.
func fill(ctx context.Context, d *db.DB) error {
	if _, err := d.Exec(ctx, seed); err != nil {
		return fmt.Errorf("fill the database: %w", err)
	}
	for i, s := range shapes() {
		if err := grow(ctx, d, 2*i+1, s.shortRoots, s.shortAnswers); err != nil {
			return err
		}
		if err := grow(ctx, d, 2*i+2, s.longRoots, s.longAnswers); err != nil {
			return err
		}
	}
	for id := 101; id <= 300; id++ {
		if err := grow(ctx, d, id, 10, 3); err != nil {
			return err
		}
	}
	const counted = `insert into thread (entry_id, comment_count, top_count, last_comment_at)
		select entry_id, count(*), count(*) filter (where parent_id is null), max(created_at) from comment group by 1`
	for _, statement := range []string{counted, "vacuum analyze"} {
		if _, err := d.Exec(ctx, statement); err != nil {
			return fmt.Errorf("fill the database: %w", err)
		}
	}
	return nil
}

func grow(ctx context.Context, d *db.DB, id, roots, answers int) error {
	if _, err := d.Exec(ctx, thread, id, roots, answers); err != nil {
		return fmt.Errorf("fill thread %d: %w", id, err)
	}
	return nil
}
