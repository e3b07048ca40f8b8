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

func create(ctx context.Context, tx *db.Tx, in CreateInput) (*Comment, error) {
	d, err := begin(ctx, tx, in)
	if err != nil {
		return nil, err
	}
	if d.html, d.mentioned, err = compose(ctx, tx, in.Body); err != nil {
		return nil, err
	}
	c, err := insert(ctx, tx, d)
	if err != nil {
		return nil, err
	}
	tx.Notify(ThreadStream(c.EntryID), NoticeAdded, int64(c.ID), int64(c.Version))
	return c, nil
}

// begin asks whether the viewer may write here, and gathers what the comment stands on.
func begin(ctx context.Context, tx *db.Tx, in CreateInput) (*draft, error) {
	viewer := auth.FromContext(ctx)
	under, err := placeUnder(ctx, tx, in.EntryID)
	if err != nil {
		return nil, err
	}
	if err := under.Write(viewer); err != nil {
		return nil, err
	}
	d := &draft{entryID: in.EntryID, place: under, body: in.Body}
	if in.ParentID != nil {
		if d.parent, err = answerable(ctx, tx, in, viewer); err != nil {
			return nil, err
		}
	}
	d.writer, err = writer(ctx, tx, viewer.MemberID)
	return d, err
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
