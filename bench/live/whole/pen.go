//go:build linux

package main

import (
	"context"
	"fmt"
	"strconv"
	"sync"

	"piazza/bench/live/desk"
	"piazza/bench/nodes/crowd"
)

// writers is how many comments of an order are written at once.
const writers = 8

const writing = `mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id } userErrors { reason } } }`

// body is what a comment says that is begun now.
func body(o desk.Order) string { return "at " + desk.Stamp() + " " + o.Text }

// publish writes the comments of an order and returns when all are committed.
func (s *stage) publish(ctx context.Context, o desk.Order) error {
	if s.press != nil {
		return s.press.print(ctx, s, o)
	}
	var all sync.WaitGroup
	next, faults := make(chan int), make(chan error, o.Count)
	for range min(writers, o.Count) {
		all.Go(func() {
			for i := range next {
				faults <- s.write(ctx, o, i)
			}
		})
	}
	for i := range o.Count {
		next <- i
	}
	close(next)
	all.Wait()
	close(faults)
	for err := range faults {
		if err != nil {
			return err
		}
	}
	return nil
}

// write lets the member whose turn it is write a comment that says the moment in which it was begun.
func (s *stage) write(ctx context.Context, o desk.Order, i int) error {
	turn := s.turns.Add(1)
	session := s.sessions[turn%int64(len(s.sessions))]
	input := map[string]any{
		"entryId":        s.threads[(o.From+i)%max(o.Rooms, 1)%len(s.threads)],
		"body":           body(o),
		"idempotencyKey": strconv.FormatInt(turn, 10),
	}
	var got struct {
		CommentCreate *struct {
			Comment    *struct{ ID string }
			UserErrors []struct{ Reason string }
		}
	}
	if err := crowd.Ask(ctx, s.client, s.node.URL, session, writing, map[string]any{"input": input}, &got); err != nil {
		return err
	}
	if got.CommentCreate == nil || got.CommentCreate.Comment == nil {
		return fmt.Errorf("a comment was refused: %+v", got.CommentCreate)
	}
	return nil
}
