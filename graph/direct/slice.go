package direct

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
)

// element is the place of one element of a list, for the paths of errors below it.
type element struct {
	place graphql.FieldContext
	index int
}

// Slice answers a list, element by element. A panic is reported once, and makes the list what a null in it makes it.
func Slice(ctx context.Context, length int, answer func(context.Context, int) graphql.Marshaler) (list graphql.Array) {
	if length == 0 {
		return graphql.Array{}
	}
	defer func() {
		if r := recover(); r != nil {
			graphql.AddError(ctx, graphql.Recover(ctx, r))
			list = graphql.Array{graphql.Null}
		}
	}()
	list = make(graphql.Array, length)
	elements := make([]element, length)
	for i := range list {
		e := &elements[i]
		e.index = i
		e.place.Index = &e.index
		list[i] = answer(graphql.WithFieldContext(ctx, &e.place), i)
	}
	return list
}
