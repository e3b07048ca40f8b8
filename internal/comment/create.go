package comment

import (
	"context"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/problem"
)

// Create writes a comment, or an answer to one.
func (s *Service) Create(ctx context.Context, in CreateInput) (*Comment, error) {
	body, err := checkBody(in.Body)
	if err != nil {
		return nil, err
	}
	in.Body = body
	return s.inTx(ctx, func(ctx context.Context, tx *db.Tx) (*Comment, error) { return create(ctx, tx, in) })
}

func create(ctx context.Context, tx *db.Tx, in CreateInput) (c *Comment, err error) {
	viewer := auth.FromContext(ctx)
	place, err := placeUnder(ctx, tx, in.EntryID)
	if err != nil {
		return nil, err
	}
	if err := place.Write(viewer); err != nil {
		return nil, err
	}
	key := db.Key{MemberID: viewer.MemberID, Mutation: "commentCreate", Key: in.IdempotencyKey, Input: in}
	ref, replayed, err := tx.Once(ctx, key, func() (int64, error) {
		c, err = write(ctx, tx, in, place)
		if err != nil {
			return 0, err
		}
		return int64(c.ID), nil
	})
	if err != nil || !replayed {
		return c, err
	}
	return again(ctx, tx, ID(ref))
}

// again returns what an earlier request with the same key wrote.
func again(ctx context.Context, tx *db.Tx, id ID) (*Comment, error) {
	found, err := get(ctx, tx, []ID{id})
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, ErrMissing
	}
	return found[0], nil
}

func write(ctx context.Context, tx *db.Tx, in CreateInput, place Place) (*Comment, error) {
	d := &draft{entryID: in.EntryID, place: place, body: in.Body}
	err := d.gather(ctx, tx, in)
	if err != nil {
		return nil, err
	}
	c, err := insert(ctx, tx, d)
	if err != nil {
		return nil, err
	}
	tx.Notify(ThreadStream(c.EntryID), NoticeAdded, int64(c.ID), int64(c.Version))
	return c, nil
}

// gather finds what the comment answers, who writes it, how it reads and whom it mentions.
func (d *draft) gather(ctx context.Context, tx *db.Tx, in CreateInput) (err error) {
	viewer := auth.FromContext(ctx)
	if in.ParentID != nil {
		if d.parent, err = answerable(ctx, tx, in, viewer); err != nil {
			return err
		}
	}
	if d.html, d.mentioned, err = compose(ctx, tx, in.Body); err != nil {
		return err
	}
	d.writer, err = writer(ctx, tx, viewer.MemberID)
	return err
}

// answerable returns the comment to answer.
func answerable(ctx context.Context, tx *db.Tx, in CreateInput, viewer auth.Viewer) (*Comment, error) {
	found, err := get(ctx, tx, []ID{*in.ParentID})
	if err != nil {
		return nil, err
	}
	if len(found) == 0 || found[0].EntryID != in.EntryID {
		return nil, problem.Missing(ErrMissing.Reason, ErrMissing.Message).On("parentId")
	}
	if err := found[0].CanReply(viewer); err != nil {
		return nil, err
	}
	return found[0], nil
}

// deepest is how many levels a thread has on the page.
const deepest = 3

// above returns the ids under which the comment will stand. Whoever answers the third level stands on it as well.
func (d *draft) above() []int64 {
	if d.parent == nil {
		return nil
	}
	path := d.parent.Path
	return append([]int64{}, path[:min(len(path), deepest-1)]...)
}

// tops is what the comment adds to the number of comments that answer nobody.
func (d *draft) tops() int {
	if d.parent == nil {
		return 1
	}
	return 0
}
