package comment

import (
	"context"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/markdown"
	"piazza/internal/problem"
)

// Kinds of notice on the stream of a thread; each names the comment and its version. NoticeHidden and NoticeRestored
// also reach the stream of the moderators.
const (
	NoticeAdded    = "comment_added"
	NoticeEdited   = "comment_edited"
	NoticeHidden   = "comment_hidden"
	NoticeRestored = "comment_restored"
	NoticeDeleted  = "comment_deleted"
	NoticeReacted  = "comment_reacted"
)

// ThreadStream is the stream of what happens under an entry.
func ThreadStream(id entry.ID) db.Stream { return db.Stream{Kind: "thread", Ref: int64(id)} }

// Service writes and reads comments.
type Service struct {
	db *db.DB
	// lookups are of comments that notices tell of.
	lookups *db.Lookups[ID, map[ID]*Comment]
}

// NewService returns the service on a database.
func NewService(d *db.DB) *Service {
	s := &Service{db: d}
	s.lookups = db.NewLookups(s.byIDs)
	return s
}

// Update changes a comment's text and keeps what it said before. The same text changes nothing.
func (s *Service) Update(ctx context.Context, in UpdateInput) (*Comment, error) {
	body, err := checkBody(in.Body)
	if err != nil {
		return nil, err
	}
	return s.change(ctx, in.CommentID, (*Comment).CanUpdate, func(ctx context.Context, tx *db.Tx, c *Comment) (string, error) {
		if c.Source == body {
			return "", nil
		}
		return NoticeEdited, update(ctx, tx, c, body)
	})
}

func update(ctx context.Context, tx *db.Tx, c *Comment, body string) error {
	html, mentioned, err := compose(ctx, tx, body)
	if err != nil {
		return err
	}
	if err := rewrite(ctx, tx, c.ID, body, html); err != nil {
		return err
	}
	if err := forgetMentions(ctx, tx, c.ID); err != nil {
		return err
	}
	at := tx.Now()
	c.Source, c.HTML, c.EditedAt = body, html, &at
	c.Version++
	return mention(ctx, tx, c.ID, mentioned)
}

// Delete takes a comment's text, its history and its mentions away for good; the place in the thread stays.
func (s *Service) Delete(ctx context.Context, in Input) (*Comment, error) {
	return s.changeCounted(ctx, in.CommentID, (*Comment).CanDelete, func(ctx context.Context, tx *db.Tx, c *Comment) (string, error) {
		if c.State == Visible {
			if err := readable(ctx, tx, c.EntryID, -1); err != nil {
				return "", err
			}
		}
		c.State, c.Source, c.HTML, c.Hidden = Deleted, "", "", nil
		c.Version++
		return NoticeDeleted, erase(ctx, tx, c.ID)
	})
}

// React gives a reaction or takes it back. What is so already changes nothing.
func (s *Service) React(ctx context.Context, in ReactInput) (*Comment, error) {
	viewer := auth.FromContext(ctx)
	return s.change(ctx, in.CommentID, (*Comment).CanReact, func(ctx context.Context, tx *db.Tx, c *Comment) (string, error) {
		changed, err := react(ctx, tx, in, viewer.MemberID)
		if err != nil || !changed {
			return "", err
		}
		change := in.change()
		c.Counts = c.Counts.plus(change)
		c.Version++
		return NoticeReacted, count(ctx, tx, c.ID, change)
	})
}

func (in ReactInput) change() Counts {
	n := 1
	if !in.On {
		n = -1
	}
	switch in.Kind {
	case Agree:
		return Counts{Agree: n}
	case Thanks:
		return Counts{Thanks: n}
	default:
		return Counts{Insight: n}
	}
}

func (n Counts) plus(m Counts) Counts {
	return Counts{n.Agree + m.Agree, n.Thanks + m.Thanks, n.Insight + m.Insight}
}

// rule is a pure rule of a comment.
type rule func(*Comment, auth.Viewer) error

// action changes a comment that is held, in the database and in hand, and names the notice; none where nothing changed.
type action func(ctx context.Context, tx *db.Tx, c *Comment) (notice string, err error)

// change holds a comment, asks the rule, and does the action.
func (s *Service) change(ctx context.Context, id ID, may rule, do action) (*Comment, error) {
	return s.inTx(ctx, func(ctx context.Context, tx *db.Tx) (*Comment, error) {
		return changeIn(ctx, tx, id, may, do)
	})
}

// changeCounted is change for what also counts in the thread.
func (s *Service) changeCounted(ctx context.Context, id ID, may rule, do action) (*Comment, error) {
	return s.inTx(ctx, func(ctx context.Context, tx *db.Tx) (*Comment, error) {
		return changeCountedIn(ctx, tx, id, may, do)
	})
}

func changeCountedIn(ctx context.Context, tx *db.Tx, id ID, may rule, do action) (*Comment, error) {
	if err := lockThread(ctx, tx, id); err != nil {
		return nil, err
	}
	return changeIn(ctx, tx, id, may, do)
}

func changeIn(ctx context.Context, tx *db.Tx, id ID, may rule, do action) (*Comment, error) {
	c, err := lock(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	if err := may(c, auth.FromContext(ctx)); err != nil {
		return nil, err
	}
	notice, err := do(ctx, tx, c)
	if err != nil {
		return nil, err
	}
	if notice != "" {
		tx.Notify(ThreadStream(c.EntryID), notice, int64(c.ID), int64(c.Version))
		if notice == NoticeHidden || notice == NoticeDeleted {
			tx.TakeAway(ThreadStream(c.EntryID), int64(c.ID))
		}
	}
	return c, nil
}

func (s *Service) inTx(ctx context.Context, run func(context.Context, *db.Tx) (*Comment, error)) (c *Comment, err error) {
	if !auth.FromContext(ctx).SignedIn() {
		return nil, problem.SignIn()
	}
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		c, err = run(ctx, tx)
		return err
	})
	if err != nil {
		return nil, err
	}
	return c, nil
}

// HideIn hides a comment within a transaction; package moderation writes the decision beside it.
func HideIn(ctx context.Context, tx *db.Tx, in ReasonInput) (*Comment, error) {
	by := auth.FromContext(ctx).MemberID
	return changeCountedIn(ctx, tx, in.CommentID, (*Comment).CanHide, func(ctx context.Context, tx *db.Tx, c *Comment) (string, error) {
		c.State, c.Hidden = Hidden, &in.Reason
		c.Version++
		if err := turn(ctx, tx, c.ID, Hidden, &in.Reason, &by); err != nil {
			return "", err
		}
		return NoticeHidden, readable(ctx, tx, c.EntryID, -1)
	})
}

// RestoreIn shows a hidden comment again within a transaction; package moderation writes the decision beside it.
func RestoreIn(ctx context.Context, tx *db.Tx, in ReasonInput) (*Comment, error) {
	return changeCountedIn(ctx, tx, in.CommentID, (*Comment).CanRestore, func(ctx context.Context, tx *db.Tx, c *Comment) (string, error) {
		c.State, c.Hidden = Visible, nil
		c.Version++
		if err := turn(ctx, tx, c.ID, Visible, nil, nil); err != nil {
			return "", err
		}
		return NoticeRestored, readable(ctx, tx, c.EntryID, +1)
	})
}

// compose renders a text and finds whom it mentions.
func compose(ctx context.Context, tx *db.Tx, body string) (html string, mentioned []account.ID, err error) {
	members, err := known(ctx, tx, markdown.Handles(body))
	if err != nil {
		return "", nil, err
	}
	html, mentioned = render(body, members)
	return html, mentioned, nil
}
