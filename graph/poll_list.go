package graph

import (
	"context"
	"slices"

	"piazza/graph/gen"
	"piazza/internal/account"
	"piazza/internal/ballot"
	"piazza/internal/nodeid"
	"piazza/internal/paging"
	"piazza/internal/poll"
	"piazza/internal/space"
)

func (q query) PollsOwed(ctx context.Context, first *int, after *string) (*gen.EntryConnection, error) {
	voted, err := q.Ballots.VotedIn(ctx)
	if err != nil {
		return nil, err
	}
	page, err := q.Polls.Owed(ctx, voted, paging.Of(first, after))
	if err != nil {
		return nil, err
	}
	return owedConnection(ctx, page), nil
}

func owedConnection(ctx context.Context, page poll.OwedPage) *gen.EntryConnection {
	listEntries(ctx, &entrySiblings{entries: page.Entries})
	c := entryConnection(page.Entries, page.Cursor, page.Before, page.More)
	c.TotalCount = page.Total
	return c
}

func (p piazzaFields) PollTemplates(ctx context.Context, obj *space.Piazza) ([]*poll.Template, error) {
	return p.Polls.Templates(ctx, obj)
}

func (f votingFields) Document(ctx context.Context, obj *poll.Voting) (*string, error) {
	return f.Polls.Document(ctx, obj)
}

func (f votingFields) Ballots(ctx context.Context, obj *poll.Voting, question string, first *int, after *string) (*gen.BallotConnection, error) {
	id, ok := asked(obj, question)
	if !ok {
		return nil, nil //nolint:nilnil // null is the API's answer for what the poll does not ask
	}
	return ballotConnection(f.Services.Ballots.Ballots(ctx, ballot.DoorBallots, id, paging.Of(first, after)))
}

func ballotConnection(page *ballot.Page, err error) (*gen.BallotConnection, error) {
	if page == nil || err != nil {
		return nil, err
	}
	c := &gen.BallotConnection{Nodes: page.Ballots, PageInfo: pageInfo(page.After, page.FromPage, page.More), TotalCount: page.Total}
	c.Edges = edges(page.Ballots, page.After, func(cursor string, b *ballot.Ballot) *gen.BallotEdge { return &gen.BallotEdge{Cursor: cursor, Node: b} })
	return c, nil
}

func (f votingFields) Texts(
	ctx context.Context, obj *poll.Voting, question string, of ballot.TextKind, first *int, after *string,
) (*gen.PollTextConnection, error) {
	id, ok := asked(obj, question)
	if !ok {
		return nil, nil //nolint:nilnil // as above
	}
	return textConnection(f.Services.Ballots.Texts(ctx, ballot.DoorTexts, id, of, paging.Of(first, after)))
}

func textConnection(page *ballot.TextPage, err error) (*gen.PollTextConnection, error) {
	if page == nil || err != nil {
		return nil, err
	}
	c := &gen.PollTextConnection{Nodes: page.Texts, PageInfo: pageInfo(page.After, page.FromPage, page.More), TotalCount: page.Total}
	c.Edges = edges(page.Texts, page.After, func(cursor string, t *ballot.Text) *gen.PollTextEdge {
		return &gen.PollTextEdge{Cursor: cursor, Node: t}
	})
	return c, nil
}

// asked finds a question of the poll.
func asked(v *poll.Voting, question string) (poll.QuestionID, bool) {
	id := poll.QuestionID(nodeid.Read(question, poll.QuestionKind))
	return id, slices.ContainsFunc(v.Questions, func(q *poll.Question) bool { return q.ID == id })
}

func (f votingFields) Electors(ctx context.Context, obj *poll.Voting, first *int, after *string) (*gen.ElectorConnection, error) {
	page, err := f.Polls.Electors(ctx, obj, paging.Of(first, after))
	if page == nil || err != nil {
		return nil, err
	}
	cursors := each(page.Members, page.Cursor)
	c := &gen.ElectorConnection{Nodes: page.Members, PageInfo: pageInfo(cursors, page.Before, page.More), TotalCount: page.Total}
	c.Edges = edges(page.Members, cursors, func(cursor string, m *account.Member) *gen.ElectorEdge {
		return &gen.ElectorEdge{Cursor: cursor, Node: m}
	})
	return c, nil
}

// edges pairs the things of a page with their cursors.
func edges[T, E any](things []T, cursors []string, edge func(string, T) E) []E {
	list := make([]E, len(things))
	for i, thing := range things {
		list[i] = edge(cursors[i], thing)
	}
	return list
}
