package graph

import (
	"context"
	"sync"

	"piazza/internal/account"
	"piazza/internal/assembly"
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/notification"
	"piazza/internal/space"
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

// set gives what was read along with the list.
func (b *batch[K, V]) set(values map[K]V) { b.once.Do(func() { b.values = values }) }

// batches are batches that differ in an argument, as in the length of a page.
type batches[A comparable, K comparable, V any] struct {
	mu   sync.Mutex
	made map[A]*batch[K, V]
}

func (b *batches[A, K, V]) of(argument A) *batch[K, V] {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.made == nil {
		b.made = map[A]*batch[K, V]{}
	}
	if b.made[argument] == nil {
		b.made[argument] = &batch[K, V]{}
	}
	return b.made[argument]
}

// operation remembers which siblings the objects of one response belong to.
type operation struct {
	mu       sync.Mutex
	comments map[comment.ID]*commentSiblings
	entries  map[entry.ID]*entrySiblings
	piazze   map[space.ID]*piazzaSiblings
	votings  map[entry.ID]*votingSiblings
	adders   map[account.ID]*votingSiblings
	// reminders are notifications without a comment.
	reminders map[notification.ID]*reminderSiblings
	// records are those of the audit trail, by number.
	records    map[int64]*recordSiblings
	assemblies map[assembly.ID]*assemblySiblings
	sealings   map[entry.ID]*sealingSiblings
	// places are where the streams of piazze stood before anything of them was read.
	places map[space.ID]*string
}

type operationKey struct{}

// Operation prepares the context of one operation.
func Operation(ctx context.Context) context.Context {
	return context.WithValue(ctx, operationKey{}, &operation{})
}

// Response forgets what an earlier response of the same subscription remembered.
func Response(ctx context.Context) {
	o := operationOf(ctx)
	o.mu.Lock()
	defer o.mu.Unlock()
	o.comments, o.entries, o.piazze, o.votings, o.adders, o.reminders, o.places, o.records, o.assemblies = nil, nil, nil, nil, nil, nil, nil, nil, nil
	o.sealings = nil
}

// operationOf returns the operation of a context; outside of one, siblings are not remembered.
func operationOf(ctx context.Context) *operation {
	if o, ok := ctx.Value(operationKey{}).(*operation); ok {
		return o
	}
	return &operation{}
}

func remember[K comparable, T, S any](o *operation, into *map[K]*S, members []T, id func(T) K, s *S) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if *into == nil {
		*into = make(map[K]*S, len(members))
	}
	for _, m := range members {
		(*into)[id(m)] = s
	}
}

func recall[K comparable, S any](o *operation, from *map[K]*S, id K) *S {
	o.mu.Lock()
	defer o.mu.Unlock()
	return (*from)[id]
}

// listComments makes comments siblings of each other.
func listComments(ctx context.Context, comments []*comment.Comment) {
	o := operationOf(ctx)
	remember(o, &o.comments, comments, commentID, &commentSiblings{comments: comments})
}

// siblingsOfComment returns the list that a comment was read in; one that came alone is its own list.
func siblingsOfComment(ctx context.Context, c *comment.Comment) *commentSiblings {
	o := operationOf(ctx)
	if s := recall(o, &o.comments, c.ID); s != nil {
		return s
	}
	return &commentSiblings{comments: []*comment.Comment{c}}
}

// listEntries makes entries siblings of each other.
func listEntries(ctx context.Context, s *entrySiblings) {
	o := operationOf(ctx)
	remember(o, &o.entries, s.entries, entryID, s)
}

// siblingsOfEntry returns the list that an entry was read in; one that came alone is its own list.
func siblingsOfEntry(ctx context.Context, e *entry.Entry) *entrySiblings {
	o := operationOf(ctx)
	if s := recall(o, &o.entries, e.ID); s != nil {
		return s
	}
	return &entrySiblings{entries: []*entry.Entry{e}}
}

// listPiazze makes piazze siblings of each other.
func listPiazze(ctx context.Context, piazze []*space.Piazza) {
	o := operationOf(ctx)
	remember(o, &o.piazze, piazze, piazzaID, &piazzaSiblings{piazze: piazze})
}

// siblingsOfPiazza returns the list that a piazza was read in; one that came alone is its own list.
func siblingsOfPiazza(ctx context.Context, p *space.Piazza) *piazzaSiblings {
	o := operationOf(ctx)
	if s := recall(o, &o.piazze, p.ID); s != nil {
		return s
	}
	return &piazzaSiblings{piazze: []*space.Piazza{p}}
}

func commentID(c *comment.Comment) comment.ID { return c.ID }
func entryID(e *entry.Entry) entry.ID         { return e.ID }
func piazzaID(p *space.Piazza) space.ID       { return p.ID }
