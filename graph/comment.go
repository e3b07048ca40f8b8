package graph

import (
	"context"
	"maps"
	"slices"

	"piazza/graph/gen"
	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/moderation"
	"piazza/internal/paging"
	"piazza/internal/reading"
)

// commentSiblings loads what the comments of a list have in common, once for all.
type commentSiblings struct {
	comments  []*comment.Comment
	mentions  batch[comment.ID, []*account.Member]
	reactions batch[comment.ID, []comment.ReactionKind]
	history   batch[comment.ID, []*comment.Revision]
	decisions batch[comment.ID, []*moderation.Decision]
	entries   batch[entry.ID, *entry.Entry]
	// replies are the first answers under each comment, by the length of the page.
	replies batches[int, comment.ID, *comment.Page]
}

func (s *commentSiblings) ids() []comment.ID { return each(s.comments, commentID) }

func (f commentFields) Entry(ctx context.Context, obj *comment.Comment) (entry.Any, error) {
	s := siblingsOfComment(ctx, obj)
	found, err := s.entries.get(obj.EntryID, func() (map[entry.ID]*entry.Entry, error) {
		found, err := f.Entries.ByIDs(ctx, each(s.comments, func(c *comment.Comment) entry.ID { return c.EntryID }))
		listEntries(ctx, &entrySiblings{entries: slices.Collect(maps.Values(found))})
		return found, err
	})
	if found == nil {
		return nil, errOr(err, comment.ErrNoEntry)
	}
	return found.Typed(), err
}

func (f commentFields) Mentions(ctx context.Context, obj *comment.Comment) ([]*account.Member, error) {
	s := siblingsOfComment(ctx, obj)
	return s.mentions.get(obj.ID, func() (map[comment.ID][]*account.Member, error) {
		return f.Comments.Mentions(ctx, s.comments)
	})
}

func (f commentFields) Replies(ctx context.Context, obj *comment.Comment, first *int, after *string) (*comment.Page, error) {
	page := paging.Of(first, after)
	if page.After != "" {
		found, err := f.Reading.RepliesAfter(ctx, obj, page)
		return listed(ctx, found, err)
	}
	return siblingsOfComment(ctx, obj).openings(ctx, f.Reading, obj, page.Limit())
}

// openings reads the first answers under all siblings, which are siblings in their turn.
func (s *commentSiblings) openings(ctx context.Context, r *reading.Reader, obj *comment.Comment, first int) (*comment.Page, error) {
	return s.replies.of(first).get(obj.ID, func() (map[comment.ID]*comment.Page, error) {
		found, err := r.Replies(ctx, s.comments, first)
		var all []*comment.Comment
		for _, p := range found {
			all = append(all, p.Comments...)
		}
		listComments(ctx, all)
		return found, err
	})
}

func (f commentFields) History(ctx context.Context, obj *comment.Comment) ([]*comment.Revision, error) {
	s := siblingsOfComment(ctx, obj)
	return s.history.get(obj.ID, func() (map[comment.ID][]*comment.Revision, error) {
		return f.Comments.History(ctx, s.comments)
	})
}

func (f commentFields) ViewerReactions(ctx context.Context, obj *comment.Comment) ([]comment.ReactionKind, error) {
	s := siblingsOfComment(ctx, obj)
	return s.reactions.get(obj.ID, func() (map[comment.ID][]comment.ReactionKind, error) {
		return f.Comments.ViewerReactions(ctx, s.ids())
	})
}

func (commentFields) ViewerCanReply(ctx context.Context, obj *comment.Comment) (bool, error) {
	return obj.CanReply(auth.FromContext(ctx)) == nil, nil
}

func (commentFields) ViewerCanUpdate(ctx context.Context, obj *comment.Comment) (bool, error) {
	return obj.CanUpdate(auth.FromContext(ctx)) == nil, nil
}

func (commentFields) ViewerCanDelete(ctx context.Context, obj *comment.Comment) (bool, error) {
	return obj.CanDelete(auth.FromContext(ctx)) == nil, nil
}

func (commentFields) ViewerCanModerate(ctx context.Context, obj *comment.Comment) (bool, error) {
	return obj.CanModerate(auth.FromContext(ctx)) == nil, nil
}

func (commentConnection) Edges(_ context.Context, obj *comment.Page) ([]*gen.CommentEdge, error) {
	return each(obj.Comments, func(c *comment.Comment) *gen.CommentEdge {
		return &gen.CommentEdge{Cursor: obj.Cursor(c), Node: c}
	}), nil
}

func (commentConnection) PageInfo(_ context.Context, obj *comment.Page) (*gen.PageInfo, error) {
	return pageInfo(each(obj.Comments, obj.Cursor), obj.Before, obj.More), nil
}

func (m mutation) CommentCreate(ctx context.Context, in comment.CreateInput) (*gen.CommentPayload, error) {
	return commentPayload(m.Comments.Create(ctx, in))
}

func (m mutation) CommentUpdate(ctx context.Context, in comment.UpdateInput) (*gen.CommentPayload, error) {
	return commentPayload(m.Comments.Update(ctx, in))
}

func (m mutation) CommentDelete(ctx context.Context, in comment.Input) (*gen.CommentPayload, error) {
	return commentPayload(m.Comments.Delete(ctx, in))
}

func (m mutation) CommentHide(ctx context.Context, in comment.ReasonInput) (*gen.CommentPayload, error) {
	return commentPayload(m.Moderation.Hide(ctx, in))
}

func (m mutation) CommentRestore(ctx context.Context, in comment.ReasonInput) (*gen.CommentPayload, error) {
	return commentPayload(m.Moderation.Restore(ctx, in))
}

func (m mutation) CommentReact(ctx context.Context, in comment.ReactInput) (*gen.CommentPayload, error) {
	return commentPayload(m.Comments.React(ctx, in))
}

func commentPayload(c *comment.Comment, err error) (*gen.CommentPayload, error) {
	refused, err := refusals(err)
	return &gen.CommentPayload{Comment: c, UserErrors: refused}, err
}

// listed makes the comments of a page siblings.
func listed(ctx context.Context, page *comment.Page, err error) (*comment.Page, error) {
	if page != nil {
		listComments(ctx, page.Comments)
	}
	return page, err
}
