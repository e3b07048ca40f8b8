package graph

import (
	"context"

	"piazza/internal/comment"
	"piazza/internal/paging"
)

func (f threadFields) Comments(ctx context.Context, obj *comment.Thread, first *int, after *string, order *comment.Order) (*comment.Page, error) {
	by := comment.Oldest
	if order != nil {
		by = *order
	}
	found, err := f.Reading.Comments(ctx, obj, by, paging.Of(first, after))
	return listed(ctx, found, err)
}

func (f threadFields) Comment(ctx context.Context, obj *comment.Thread, number int) (*comment.Comment, error) {
	found, err := f.Reading.Locate(ctx, obj, int64(number))
	if found == nil || err != nil {
		return nil, err
	}
	return found.Comment, nil
}
