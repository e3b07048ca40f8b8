package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/ballot"
	"piazza/internal/entry"
	"piazza/internal/nodeid"
	"piazza/internal/paging"
	"piazza/internal/poll"
)

type sealingFields struct{ *Services }

func (r *resolvers) PollSealing() gen.PollSealingResolver { return sealingFields{&r.Services} }

// said is a text, null where it says nothing.
func said(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// Secrecy reads how the polls of a list are kept together.
func (f votingFields) Secrecy(ctx context.Context, obj *poll.Voting) (*ballot.Secrecy, error) {
	s := siblingsOfVoting(ctx, obj)
	return s.secrecies.get(obj.EntryID, func() (map[entry.ID]*ballot.Secrecy, error) { return f.Services.Ballots.Secrecies(ctx, s.votings) })
}

func (f votingFields) ViewerReceipt(ctx context.Context, obj *poll.Voting) (*string, error) {
	s := siblingsOfVoting(ctx, obj)
	receipt, err := s.receipts.get(obj.EntryID, func() (map[entry.ID]string, error) { return f.Services.Ballots.Receipts(ctx, s.secret()) })
	return said(receipt), err
}

// secret are those of the polls that are confidential.
func (s *votingSiblings) secret() (ids []entry.ID) {
	for _, v := range s.votings {
		if v.IsConfidential {
			ids = append(ids, v.EntryID)
		}
	}
	return ids
}

func (q query) PollLog(ctx context.Context, pollID string, first *int, after *string) (*gen.PollLogConnection, error) {
	page, err := q.Ballots.Log(ctx, entry.ID(nodeid.Read(pollID, entry.NodeKind)), paging.Of(first, after))
	if page == nil || err != nil {
		return nil, err
	}
	cursors := each(page.Entries, page.Cursor)
	c := &gen.PollLogConnection{Nodes: page.Entries, PageInfo: pageInfo(cursors, page.Before, page.More), TotalCount: page.Total}
	c.Edges = edges(page.Entries, cursors, func(cursor string, e *ballot.LogEntry) *gen.PollLogEdge {
		return &gen.PollLogEdge{Cursor: cursor, Node: e}
	})
	return c, nil
}

func (q query) PollSealings(ctx context.Context, first *int, after *string) (*gen.PollSealingConnection, error) {
	page, err := q.Ballots.Sealings(ctx, paging.Of(first, after))
	if err != nil {
		return nil, err
	}
	listSealings(ctx, page.Sealings)
	return sealingConnection(page), nil
}

func sealingConnection(page *ballot.SealingPage) *gen.PollSealingConnection {
	cursors := each(page.Sealings, page.Cursor)
	c := &gen.PollSealingConnection{Nodes: page.Sealings, PageInfo: pageInfo(cursors, page.Before, page.More), TotalCount: page.Total}
	c.Edges = edges(page.Sealings, cursors, func(cursor string, s *ballot.Sealing) *gen.PollSealingEdge {
		return &gen.PollSealingEdge{Cursor: cursor, Node: s}
	})
	return c
}

func (q query) PollKeyFolder(ctx context.Context) (*ballot.KeyFolder, error) {
	return q.Ballots.KeyFolder(ctx)
}

// sealingSiblings are confidential polls of one list, whose entries are read together.
type sealingSiblings struct {
	sealings []*ballot.Sealing
	entries  batch[entry.ID, *entry.Entry]
}

func sealingPoll(s *ballot.Sealing) entry.ID { return entry.ID(s.PollNumber) }

func listSealings(ctx context.Context, sealings []*ballot.Sealing) {
	o := operationOf(ctx)
	remember(o, &o.sealings, sealings, sealingPoll, &sealingSiblings{sealings: sealings})
}

// siblingsOfSealing returns the list that a poll was read in; one that came alone is its own list.
func siblingsOfSealing(ctx context.Context, one *ballot.Sealing) *sealingSiblings {
	o := operationOf(ctx)
	if s := recall(o, &o.sealings, sealingPoll(one)); s != nil {
		return s
	}
	return &sealingSiblings{sealings: []*ballot.Sealing{one}}
}

// Poll is null where the viewer may not read it: running the installation is no right to every piazza.
func (f sealingFields) Poll(ctx context.Context, obj *ballot.Sealing) (*entry.Poll, error) {
	s := siblingsOfSealing(ctx, obj)
	e, err := s.entries.get(sealingPoll(obj), func() (map[entry.ID]*entry.Entry, error) {
		return f.Entries.ByIDs(ctx, each(s.sealings, sealingPoll))
	})
	if e == nil || err != nil {
		return nil, err
	}
	return &entry.Poll{Entry: e}, nil
}
