package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/comment"
	"piazza/internal/moderation"
)

func (f moderationFields) Decisions(ctx context.Context, obj *comment.Moderation) ([]*moderation.Decision, error) {
	s := siblingsOfComment(ctx, &comment.Comment{ID: obj.CommentID})
	return s.decisions.get(obj.CommentID, func() (map[comment.ID][]*moderation.Decision, error) {
		return f.Moderation.DecisionsOf(ctx, s.ids())
	})
}

func (decisionConnection) Edges(_ context.Context, obj *moderation.Page) ([]*gen.ModerationDecisionEdge, error) {
	return each(obj.Decisions, func(d *moderation.Decision) *gen.ModerationDecisionEdge {
		return &gen.ModerationDecisionEdge{Cursor: obj.Cursor(d), Node: d}
	}), nil
}

func (decisionConnection) PageInfo(_ context.Context, obj *moderation.Page) (*gen.PageInfo, error) {
	return pageInfo(each(obj.Decisions, obj.Cursor), obj.Before, obj.More), nil
}
