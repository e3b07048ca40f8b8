package graph

import (
	"context"
	"sync"

	"piazza/internal/comment"
	"piazza/internal/entry"
)

// Siblings of a list ask for the same things. The first of them to ask loads them for all, in one statement: no timer
// collects keys, so the number of statements of an operation is always the same.

// batch is one thing of all siblings, loaded once.
type batch[K comparable, V any] struct {
	once   sync.Once
	values map[K]V
	err    error
}

func (b *batch[K, V]) get(key K, load func() (map[K]V, error)) (V, error) {
	b.once.Do(func() { b.values, b.err = load() })
	return b.values[key], b.err
}

// operation remembers which siblings the objects of one response belong to.
type operation struct {
	mu       sync.Mutex
	comments map[*comment.Comment]*commentSiblings
	entries  map[*entry.Entry]*entrySiblings
}

type operationKey struct{}

// Operation prepares the context of one operation.
func Operation(ctx context.Context) context.Context {
	return context.WithValue(ctx, operationKey{}, &operation{})
}

// Response forgets what an earlier response of the same subscription remembered.
func Response(ctx context.Context) {
	if o := operationOf(ctx); o != nil {
		o.mu.Lock()
		defer o.mu.Unlock()
		o.comments, o.entries = nil, nil
	}
}

func operationOf(ctx context.Context) *operation {
	o, _ := ctx.Value(operationKey{}).(*operation)
	return o
}

// listComments makes comments siblings of each other.
func listComments(ctx context.Context, comments []*comment.Comment) {
	o := operationOf(ctx)
	if o == nil || len(comments) == 0 {
		return
	}
	s := &commentSiblings{comments: comments}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.comments == nil {
		o.comments = make(map[*comment.Comment]*commentSiblings, len(comments))
	}
	for _, c := range comments {
		o.comments[c] = s
	}
}

// siblingsOfComment returns the list that a comment was read in; one that came alone is its own list.
func siblingsOfComment(ctx context.Context, c *comment.Comment) *commentSiblings {
	if o := operationOf(ctx); o != nil {
		o.mu.Lock()
		defer o.mu.Unlock()
		if s := o.comments[c]; s != nil {
			return s
		}
	}
	return &commentSiblings{comments: []*comment.Comment{c}}
}

// listEntries makes entries siblings of each other.
func listEntries(ctx context.Context, s *entrySiblings) {
	o := operationOf(ctx)
	if o == nil || len(s.entries) == 0 {
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.entries == nil {
		o.entries = make(map[*entry.Entry]*entrySiblings, len(s.entries))
	}
	for _, e := range s.entries {
		o.entries[e] = s
	}
}

// siblingsOfEntry returns the list that an entry was read in; one that came alone is its own list.
func siblingsOfEntry(ctx context.Context, e *entry.Entry) *entrySiblings {
	if o := operationOf(ctx); o != nil {
		o.mu.Lock()
		defer o.mu.Unlock()
		if s := o.entries[e]; s != nil {
			return s
		}
	}
	return &entrySiblings{entries: []*entry.Entry{e}}
}
