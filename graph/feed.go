package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/entry"
	"piazza/internal/paging"
	"piazza/internal/reading"
)

// feed reads entries with whatever the operation asks of them, in one statement.
func (s *Services) feed(ctx context.Context, in reading.FeedInput) (*gen.EntryConnection, error) {
	in.WithTotal = asksTotal(ctx)
	in.WithText = asksText(ctx)
	// Who asks for a thread's cursor gets it before its comments are read, so they would come along in vain.
	if inList(ctx, "thread", "cursor") == nil {
		in.WithComments = openingLength(ctx)
	}
	page, err := s.Reading.Feed(ctx, in)
	if err != nil {
		return nil, err
	}
	siblings := &entrySiblings{entries: page.Entries}
	siblings.threads.set(page.Threads)
	listEntries(ctx, siblings)
	c := entryConnection(page.Entries, page.Cursor, page.Before, page.More)
	c.TotalCount = page.Total
	return c, nil
}

func entryConnection(entries []*entry.Entry, cursor func(*entry.Entry) string, before, more bool) *gen.EntryConnection {
	cursors := each(entries, cursor)
	c := &gen.EntryConnection{Nodes: each(entries, (*entry.Entry).Typed), PageInfo: pageInfo(cursors, before, more)}
	c.Edges = make([]*gen.EntryEdge, len(entries))
	for i, e := range c.Nodes {
		c.Edges[i] = &gen.EntryEdge{Cursor: cursors[i], Node: e}
	}
	return c
}

// openingLength is how many first comments of each entry the operation asks for, 0 where it asks for none, or for
// others than the first in the order of their coming.
func openingLength(ctx context.Context) int {
	field := inList(ctx, "thread", "comments")
	if field == nil {
		return 0
	}
	args := field.ArgumentMap(variables(ctx))
	after, _ := args["after"].(string)
	order, _ := args["order"].(string)
	if after != "" || order != "OLDEST" {
		return 0
	}
	return paging.Page{First: intOf(args["first"])}.Limit()
}
