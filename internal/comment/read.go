package comment

import (
	"context"
	"maps"

	"piazza/internal/account"
	"piazza/internal/auth"
)

// Get returns a comment that the viewer may see.
func (s *Service) Get(ctx context.Context, id ID) (*Comment, error) {
	c, err := s.Find(ctx, id)
	if c == nil && err == nil {
		err = ErrMissing
	}
	return c, err
}

// Find returns a comment as it is now, nil where the viewer may not see it. Those who ask at the same moment share a statement: when
// much is written, what is told of many threads is read together.
func (s *Service) Find(ctx context.Context, id ID) (*Comment, error) {
	found, err := s.lookups.Ask(ctx, id)
	c := found[id]
	if err != nil || c == nil || !c.Place.CanRead(auth.FromContext(ctx)) {
		return nil, err
	}
	return c, nil
}

// Batch returns those of the comments that the viewer may see, in one statement.
func (s *Service) Batch(ctx context.Context, ids []ID) (map[ID]*Comment, error) {
	found, err := s.byIDs(ctx, ids)
	viewer := auth.FromContext(ctx)
	maps.DeleteFunc(found, func(_ ID, c *Comment) bool { return !c.Place.CanRead(viewer) })
	return found, err
}

func (s *Service) byIDs(ctx context.Context, ids []ID) (map[ID]*Comment, error) {
	list, err := get(ctx, s.db, ids)
	found := make(map[ID]*Comment, len(list))
	for _, c := range list {
		found[c.ID] = c
	}
	return found, err
}

// ViewerReactions returns which reactions the viewer gave to each of the comments.
func (s *Service) ViewerReactions(ctx context.Context, ids []ID) (map[ID][]ReactionKind, error) {
	viewer := auth.FromContext(ctx)
	if !viewer.SignedIn() || len(ids) == 0 {
		return nil, nil
	}
	return reactionsOf(ctx, s.db, viewer.MemberID, ids)
}

// Mentions returns whom each of the comments mentions; those that cannot be read mention nobody.
func (s *Service) Mentions(ctx context.Context, comments []*Comment) (map[ID][]*account.Member, error) {
	ids := idsOf(comments, func(c *Comment) bool { return c.State == Visible })
	if len(ids) == 0 {
		return nil, nil
	}
	return mentions(ctx, s.db, ids)
}

// History returns what each of the comments said before, oldest first, where the viewer may see it.
func (s *Service) History(ctx context.Context, comments []*Comment) (map[ID][]*Revision, error) {
	viewer := auth.FromContext(ctx)
	ids := idsOf(comments, func(c *Comment) bool { return c.EditedAt != nil && c.CanReadHistory(viewer) })
	if len(ids) == 0 {
		return nil, nil
	}
	return revisions(ctx, s.db, ids)
}

func idsOf(comments []*Comment, wanted func(*Comment) bool) []ID {
	ids := make([]ID, 0, len(comments))
	for _, c := range comments {
		if wanted(c) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}
