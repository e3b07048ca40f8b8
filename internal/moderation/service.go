package moderation

import (
	"context"
	"math"

	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/paging"
	"piazza/internal/problem"
	"piazza/internal/space"
)

// Stream is the stream of what moderators of a piazza do.
func Stream(id space.ID) db.Stream { return db.Stream{Kind: "moderation", Ref: int64(id)} }

// Service decides, and reads decisions.
type Service struct {
	db       *db.DB
	comments *comment.Service
}

// NewService returns the service on a database.
func NewService(d *db.DB) *Service { return &Service{db: d, comments: comment.NewService(d)} }

// Hide hides a comment with a public reason.
func (s *Service) Hide(ctx context.Context, in comment.ReasonInput) (*comment.Comment, error) {
	return s.decide(ctx, Hide, comment.NoticeHidden, in, comment.HideIn)
}

// Restore shows a hidden comment again, with a public reason.
func (s *Service) Restore(ctx context.Context, in comment.ReasonInput) (*comment.Comment, error) {
	return s.decide(ctx, Restore, comment.NoticeRestored, in, comment.RestoreIn)
}

// deed carries a decision out within its transaction.
type deed func(context.Context, *db.Tx, comment.ReasonInput) (*comment.Comment, error)

func (s *Service) decide(ctx context.Context, a Action, notice string, in comment.ReasonInput, do deed) (c *comment.Comment, err error) {
	if !auth.FromContext(ctx).SignedIn() {
		return nil, problem.SignIn()
	}
	if in.Reason, err = comment.CheckReason(in.Reason); err != nil {
		return nil, err
	}
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if c, err = do(ctx, tx, in); err != nil {
			return err
		}
		tx.Notify(Stream(c.Place.SpaceID), notice, int64(c.ID), int64(c.Version))
		return record(ctx, tx, a, c, in.Reason)
	})
	if err != nil {
		return nil, err
	}
	return c, nil
}

// Decisions returns a page of the public log of a piazza, newest first, to whoever may read the piazza.
func (s *Service) Decisions(ctx context.Context, piazza *space.Piazza, page paging.Page) (*Page, error) {
	if !piazza.CanRead(auth.FromContext(ctx)) {
		return &Page{}, nil
	}
	before, err := start(page, listDecisions)
	if err != nil {
		return nil, err
	}
	found, err := decisions(ctx, s.db, piazza.ID, before, page)
	if err != nil {
		return nil, err
	}
	return found, s.illustrate(ctx, found.Decisions)
}

// illustrate gives each decision the comment that it is about, as the viewer may see it.
func (s *Service) illustrate(ctx context.Context, list []*Decision) error {
	var ids []comment.ID
	for _, d := range list {
		if d.CommentID != nil {
			ids = append(ids, *d.CommentID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	found, err := s.comments.Batch(ctx, ids)
	for _, d := range list {
		if d.CommentID != nil {
			d.Comment = found[*d.CommentID]
		}
	}
	return err
}

// DecisionsOf returns every decision about each of the comments, newest first.
func (s *Service) DecisionsOf(ctx context.Context, ids []comment.ID) (map[comment.ID][]*Decision, error) {
	list, err := decisionsOf(ctx, s.db, ids)
	if err != nil {
		return nil, err
	}
	by := map[comment.ID][]*Decision{}
	for _, d := range list {
		by[*d.CommentID] = append(by[*d.CommentID], d)
	}
	return by, s.illustrate(ctx, list)
}

// Queue returns the latest comments of a piazza to its moderators, in one state or in any; an empty page to others.
func (s *Service) Queue(ctx context.Context, piazza *space.Piazza, state *comment.State, page paging.Page) (*comment.Page, error) {
	if !piazza.CanModerate(auth.FromContext(ctx)) {
		return &comment.Page{List: comment.ListQueue}, nil
	}
	before, err := start(page, comment.ListQueue)
	if err != nil {
		return nil, err
	}
	return queue(ctx, s.db, piazza.ID, state, before, page)
}

// start returns the id before which a page of a list begins that runs from the newest.
func start(page paging.Page, list string) (int64, error) {
	key, err := page.Key(list, 1)
	if err != nil {
		return 0, err
	}
	if key == nil {
		return math.MaxInt64, nil
	}
	return key[0], nil
}
