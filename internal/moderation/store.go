package moderation

import (
	"context"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/entry"
	"piazza/internal/paging"
	"piazza/internal/space"
)

// record writes a decision about a comment.
func record(ctx context.Context, tx *db.Tx, a Action, c *comment.Comment, reason string) error {
	return gen.New(tx).DecisionAdd(ctx, gen.DecisionAddParams{
		SpaceID: int64(c.Place.SpaceID), CommentID: (*int64)(&c.ID), Action: string(a), Reason: reason,
		DecidedBy: auth.FromContext(ctx).MemberID, DecidedAt: tx.Now(),
	})
}

func fromRow(r *gen.DecisionPageRow) *Decision {
	d := &r.ModerationDecision
	return &Decision{
		ID: d.ID, Action: Action(d.Action), Reason: d.Reason, DecidedBy: account.FromRow(r.Member), DecidedAt: d.DecidedAt,
		CommentID: (*comment.ID)(d.CommentID), EntryID: entry.ID(r.UnderID), EntryKind: entry.Kind(r.UnderKind), EntryTitle: r.EntryTitle,
	}
}

func decisions(ctx context.Context, q db.Querier, id space.ID, before int64, page paging.Page) (*Page, error) {
	rows, err := gen.New(q).DecisionPage(ctx, gen.DecisionPageParams{SpaceID: int64(id), Before: before, Most: page.Limit() + 1})
	if err != nil {
		return nil, db.Problem(err)
	}
	rows, more := paging.Cut(rows, page.Limit())
	result := &Page{More: more, Before: page.After != "", Decisions: make([]*Decision, len(rows))}
	for i := range rows {
		result.Decisions[i] = fromRow(&rows[i])
	}
	total, err := gen.New(q).DecisionCount(ctx, int64(id))
	result.Total = int(total)
	return result, db.Problem(err)
}

func decisionsOf(ctx context.Context, q db.Querier, ids []comment.ID) ([]*Decision, error) {
	numbers := make([]int64, len(ids))
	for i, id := range ids {
		numbers[i] = int64(id)
	}
	rows, err := gen.New(q).DecisionOf(ctx, numbers)
	list := make([]*Decision, len(rows))
	for i := range rows {
		row := gen.DecisionPageRow(rows[i])
		list[i] = fromRow(&row)
	}
	return list, db.Problem(err)
}

func queue(ctx context.Context, q db.Querier, id space.ID, state *comment.State, before int64, page paging.Page) (*comment.Page, error) {
	wanted := ""
	if state != nil {
		wanted = string(*state)
	}
	rows, err := gen.New(q).QueuePage(ctx, gen.QueuePageParams{
		SpaceID: int64(id), State: wanted, Before: before, Most: page.Limit() + 1,
	})
	if err != nil {
		return nil, db.Problem(err)
	}
	rows, more := paging.Cut(rows, page.Limit())
	result := &comment.Page{List: comment.ListQueue, More: more, Before: page.After != "", Comments: make([]*comment.Comment, len(rows))}
	for i := range rows {
		r := &rows[i]
		place := comment.PlaceFromRow(r.SpaceID, r.Visibility, r.EntryState, r.EntryAuthorID)
		result.Comments[i] = comment.FromRow(&r.Comment, account.FromRow(r.Member), place)
	}
	total, err := gen.New(q).QueueCount(ctx, gen.QueueCountParams{SpaceID: int64(id), State: wanted})
	result.Total = int(total)
	return result, db.Problem(err)
}
