package entry

import (
	"context"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/problem"
	"piazza/internal/space"
)

// ErrOwnMutation refuses to write a poll as if it were a text alone.
var ErrOwnMutation = problem.Bad("kind", "poll_own_mutation", "Polls are begun and changed by mutations of their own.")

// ErrInAssembly refuses to take away what an assembly holds.
var ErrInAssembly = problem.Clash("poll_in_assembly", "This poll is held in an assembly, and is run from there.")

// Follower does, within the transaction that moves an entry to another state, what goes with it; an error undoes the
// move. The notice says which move it was.
type Follower func(ctx context.Context, tx *db.Tx, e *Entry, notice string) error

// OnTurn adds a follower. It is for boot.
func (s *Service) OnTurn(f Follower) { s.followers = append(s.followers, f) }

// Compose checks the text of an entry and makes one of it that stands nowhere yet, for kinds whose domain writes them.
func Compose(in CreateInput) (*Entry, error) { return in.draft() }

// PlaceIn gives a new entry its piazza and its author, the viewer, who must have the right to begin it there.
func PlaceIn(ctx context.Context, tx *db.Tx, e *Entry, in space.ID) (err error) {
	v := auth.FromContext(ctx)
	if !v.SignedIn() {
		return problem.SignIn()
	}
	if e.Piazza, e.Author, err = storeOn(tx).place(ctx, in, account.ID(v.MemberID)); err != nil {
		return err
	}
	return mayCreate(e.Piazza, e.Kind, v)
}

// AddIn writes a new entry within a transaction.
func AddIn(ctx context.Context, tx *db.Tx, e *Entry) error {
	e.CreatedAt, e.UpdatedAt = tx.Now(), tx.Now()
	if err := render(ctx, tx, e); err != nil {
		return err
	}
	return storeOn(tx).add(ctx, e)
}

// AgainIn reads what an earlier request of the viewer created.
func AgainIn(ctx context.Context, tx *db.Tx, id ID) (*Entry, error) { return again(ctx, tx, id) }

// HoldIn locks an entry within a transaction; the viewer must have the right to do this to it.
func HoldIn(ctx context.Context, tx *db.Tx, id ID, act Action) (*Entry, error) {
	v := auth.FromContext(ctx)
	if !v.SignedIn() {
		return nil, problem.SignIn()
	}
	e, err := storeOn(tx).lock(ctx, id)
	if err != nil {
		return nil, err
	}
	return e, e.refuse(act, v)
}

// Revise puts what was given into an entry and tells whether it says something else now; nothing is written yet.
func (e *Entry) Revise(in UpdateInput) (changed bool, err error) {
	before := *e
	err = e.write(in.Title, in.Summary, in.Body, in.Tags)
	return err == nil && !e.saysTheSame(&before), err
}

// RewriteIn writes an entry's new text within a transaction, and tells who may see it.
func RewriteIn(ctx context.Context, tx *db.Tx, e *Entry) error { return rewrite(ctx, tx, e) }

// ShownIn tells whoever watches the piazza, within a transaction, that something about a published entry has changed
// besides its text.
func ShownIn(tx *db.Tx, e *Entry, notice string, version int64) {
	if e.State == Published {
		tx.Notify(PiazzaStream(e.Piazza.ID), notice, int64(e.ID), version)
	}
}

// ReadIn reads an entry within a transaction, whoever asks.
func ReadIn(ctx context.Context, tx *db.Tx, id ID) (*Entry, error) { return storeOn(tx).byID(ctx, id) }

// LockIn locks an entry within a transaction, whoever asks.
func LockIn(ctx context.Context, tx *db.Tx, id ID) (*Entry, error) { return storeOn(tx).lock(ctx, id) }

// ShowIn makes a draft public within a transaction and tells nobody: it is for who shows it elsewhere, and it stands in no list before
// ListIn. One that is public stays so.
func ShowIn(ctx context.Context, tx *db.Tx, id ID) error {
	e, err := LockIn(ctx, tx, id)
	switch {
	case err != nil:
		return err
	case e.State == Published:
		return nil
	case e.State != Draft:
		return ErrState
	}
	now := tx.Now()
	e.State, e.PublishedAt, e.Note, e.UpdatedAt = Published, &now, "", now
	e.Version++
	if err := storeOn(tx).hold(ctx, []ID{id}, true); err != nil {
		return err
	}
	return storeOn(tx).turn(ctx, e)
}

// ListIn puts entries that ShowIn has made public into the lists, within a transaction.
func ListIn(ctx context.Context, tx *db.Tx, ids []ID) error { return storeOn(tx).hold(ctx, ids, false) }

// UnshowIn makes a draft again of what ShowIn has made public, unless somebody has commented on it. Who holds it open is sent away.
func UnshowIn(ctx context.Context, tx *db.Tx, id ID) error {
	e, err := LockIn(ctx, tx, id)
	if err != nil || e.State != Published {
		return err
	}
	if talked, err := storeOn(tx).EntryTalked(ctx, int64(id)); talked || err != nil {
		return err
	}
	e.State, e.PublishedAt, e.UpdatedAt = Draft, nil, tx.Now()
	e.Version++
	tx.TakeAway(PiazzaStream(e.Piazza.ID), int64(id))
	tx.TakeAway(db.Stream{Kind: streamThread, Ref: int64(id)}, 0)
	return storeOn(tx).turn(ctx, e)
}
