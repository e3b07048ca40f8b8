package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/comment"
	"piazza/internal/moderation"
)

func (f moderationFields) Decisions(ctx context.Context, obj *comment.Moderation) ([]*moderation.Decision, error) {
	found, err := f.Moderation.DecisionsOf(ctx, []comment.ID{obj.CommentID})
	return found[obj.CommentID], err
}

func (decisionConnection) Edges(_ context.Context, obj *moderation.Page) ([]*gen.ModerationDecisionEdge, error) {
	return each(obj.Decisions, func(d *moderation.Decision) *gen.ModerationDecisionEdge {
		return &gen.ModerationDecisionEdge{Cursor: obj.Cursor(d), Node: d}
	}), nil
}

func (decisionConnection) PageInfo(_ context.Context, obj *moderation.Page) (*gen.PageInfo, error) {
	return pageInfo(each(obj.Decisions, obj.Cursor), obj.Before, obj.More), nil
}
