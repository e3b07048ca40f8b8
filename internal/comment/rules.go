package comment

import (
	"context"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/entry"
	"piazza/internal/problem"
	"piazza/internal/space"
)

// Place is where a comment stands, as far as its rules need to know: the entry's own rules say who reads and writes.
type Place struct {
	SpaceID     space.ID
	Visibility  space.Visibility
	State       entry.State
	EntryAuthor account.ID
}

// PlaceOf returns the place under an entry.
func PlaceOf(e *entry.Entry) Place {
	return Place{SpaceID: e.Piazza.ID, Visibility: e.Piazza.Visibility, State: e.State, EntryAuthor: e.Author.ID}
}

func (p Place) can(act entry.Action, v auth.Viewer) bool {
	e := entry.Entry{
		State:  p.State,
		Piazza: &space.Piazza{ID: p.SpaceID, Visibility: p.Visibility},
		Author: &account.Member{ID: p.EntryAuthor},
	}
	return e.Can(act, v)
}

// CanRead tells whether the viewer may see the entry, and with it what is said under it.
func (p Place) CanRead(v auth.Viewer) bool { return p.can(entry.Read, v) }

// CanWrite tells whether the viewer may say something under the entry.
func (p Place) CanWrite(v auth.Viewer) bool { return p.can(entry.Comment, v) }

// CanModerate tells whether the viewer moderates the piazza.
func (p Place) CanModerate(v auth.Viewer) bool { return v.Has(int64(p.SpaceID), auth.Moderator) }

// Refusals that say more than "not allowed".
var (
	// ErrMissing is the answer for what does not exist and for what the viewer may not see.
	ErrMissing = problem.Missing("comment_missing", "This comment does not exist.")
	// ErrNoEntry says the same of the entry.
	ErrNoEntry = problem.Missing("entry_missing", "This entry does not exist.")
	// ErrClosed says that nothing is written under an entry that is not published.
	ErrClosed = problem.Denied("thread_closed", "This discussion is closed.")
	// ErrJoin says that only members of the piazza write.
	ErrJoin = problem.Denied("join_first", "Join the piazza first.")
	// ErrNotVisible says that the comment was hidden or deleted.
	ErrNotVisible = problem.Clash("comment_not_visible", "This comment was hidden or deleted.")
	// ErrNotHidden says that there is nothing to restore.
	ErrNotHidden = problem.Clash("comment_not_hidden", "This comment is not hidden.")
	// ErrNotYours says that only the author may do this.
	ErrNotYours = problem.Denied("not_your_comment", "Only its author may do this.")
	// ErrNotModerator says that only moderators may do this.
	ErrNotModerator = problem.Denied("moderators_only", "Only moderators of the piazza may do this.")
)

// Write says why the viewer may not write here, nil where he may.
func (p Place) Write(v auth.Viewer) error {
	switch {
	case !p.CanRead(v):
		return ErrNoEntry
	case !v.SignedIn():
		return problem.SignIn()
	case p.CanWrite(v):
		return nil
	case p.State != entry.Published:
		return ErrClosed
	default:
		return ErrJoin
	}
}

// seen says why nothing at all can be done to the comment, nil where something may.
func (c *Comment) seen(v auth.Viewer) error {
	switch {
	case !c.Place.CanRead(v):
		return ErrMissing
	case !v.SignedIn():
		return problem.SignIn()
	default:
		return nil
	}
}

// CanReply says why the viewer may not answer it, nil where he may.
func (c *Comment) CanReply(v auth.Viewer) error {
	if err := c.seen(v); err != nil {
		return err
	}
	if err := c.Place.Write(v); err != nil {
		return err
	}
	if c.State != Visible {
		return ErrNotVisible
	}
	return nil
}

// CanReact says why the viewer may not react to it: whoever may answer may.
func (c *Comment) CanReact(v auth.Viewer) error { return c.CanReply(v) }

// CanUpdate says why the viewer may not change its text.
func (c *Comment) CanUpdate(v auth.Viewer) error {
	if err := c.seen(v); err != nil {
		return err
	}
	if !v.Is(int64(c.Writer.ID)) {
		return ErrNotYours
	}
	return c.CanReply(v)
}

// CanDelete says why the viewer may not delete it. Its author may even where he may no longer write.
func (c *Comment) CanDelete(v auth.Viewer) error {
	if err := c.seen(v); err != nil {
		return err
	}
	if !v.Is(int64(c.Writer.ID)) {
		return ErrNotYours
	}
	if c.State == Deleted {
		return ErrNotVisible
	}
	return nil
}

// CanModerate says why the viewer may neither hide nor restore it. What its author deleted stays deleted.
func (c *Comment) CanModerate(v auth.Viewer) error {
	if err := c.seen(v); err != nil {
		return err
	}
	if !c.Place.CanModerate(v) {
		return ErrNotModerator
	}
	if c.State == Deleted {
		return ErrNotVisible
	}
	return nil
}

// CanHide says why the viewer may not hide it.
func (c *Comment) CanHide(v auth.Viewer) error {
	if err := c.CanModerate(v); err != nil {
		return err
	}
	if c.State != Visible {
		return ErrNotVisible
	}
	return nil
}

// CanRestore says why the viewer may not show it again.
func (c *Comment) CanRestore(v auth.Viewer) error {
	if err := c.CanModerate(v); err != nil {
		return err
	}
	if c.State != Hidden {
		return ErrNotHidden
	}
	return nil
}

// CanReadHistory tells whether the viewer may see what it said before: everybody while it is visible, its author and
// the moderators while it is hidden. What was deleted has no history.
func (c *Comment) CanReadHistory(v auth.Viewer) bool {
	if c.State == Hidden {
		return v.Is(int64(c.Writer.ID)) || c.Place.CanModerate(v)
	}
	return c.State == Visible && c.Place.CanRead(v)
}

// ViewerCanReply answers CanReply for whoever asks.
func (c *Comment) ViewerCanReply(ctx context.Context) bool {
	return c.CanReply(auth.FromContext(ctx)) == nil
}

// ViewerCanUpdate answers CanUpdate for whoever asks.
func (c *Comment) ViewerCanUpdate(ctx context.Context) bool {
	return c.CanUpdate(auth.FromContext(ctx)) == nil
}

// ViewerCanDelete answers CanDelete for whoever asks.
func (c *Comment) ViewerCanDelete(ctx context.Context) bool {
	return c.CanDelete(auth.FromContext(ctx)) == nil
}

// ViewerCanModerate answers CanModerate for whoever asks.
func (c *Comment) ViewerCanModerate(ctx context.Context) bool {
	return c.CanModerate(auth.FromContext(ctx)) == nil
}
