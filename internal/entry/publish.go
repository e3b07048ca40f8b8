package entry

import (
	"context"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/space"
)

// Kinds of notice; each names the entry and its version. The first three reach whoever watches the piazza, and all
// but NoticeClosed whoever watches its desk, unless the entry is a draft that its author alone sees.
const (
	NoticePublished = "entry_published"
	NoticeChanged   = "entry_changed"
	NoticeWithdrawn = "entry_withdrawn"
	NoticeSubmitted = "entry_submitted"
	NoticeReturned  = "entry_returned"
	NoticeClosed    = "thread_closed"
)

// The streams on which entries are heard.
const (
	streamPiazza    = "piazza"
	streamEditorial = "editorial"
	streamThread    = "thread"
)

// PiazzaStream is the stream of what becomes public in a piazza.
func PiazzaStream(id space.ID) db.Stream { return db.Stream{Kind: streamPiazza, Ref: int64(id)} }

// notify tells those who may see the entry as it stands now.
func notify(tx *db.Tx, e *Entry, kind string) {
	piazza, id, version := int64(e.Piazza.ID), int64(e.ID), int64(e.Version)
	switch {
	case kind == NoticeWithdrawn:
		tx.Notify(db.Stream{Kind: streamPiazza, Ref: piazza}, kind, id, version)
		tx.Notify(db.Stream{Kind: streamThread, Ref: id}, NoticeClosed, id, version)
		tx.Notify(db.Stream{Kind: streamEditorial, Ref: piazza}, kind, id, version)
		tx.TakeAway(db.Stream{Kind: streamPiazza, Ref: piazza}, id)
		tx.TakeAway(db.Stream{Kind: streamThread, Ref: id}, 0)
	case kind == NoticePublished:
		tx.Notify(db.Stream{Kind: streamPiazza, Ref: piazza}, kind, id, version)
		tx.Notify(db.Stream{Kind: streamEditorial, Ref: piazza}, kind, id, version)
	case kind == NoticeSubmitted || kind == NoticeReturned:
		tx.Notify(db.Stream{Kind: streamEditorial, Ref: piazza}, kind, id, version)
	case e.State == Published:
		tx.Notify(db.Stream{Kind: streamPiazza, Ref: piazza}, kind, id, version)
	case e.State != Draft:
		tx.Notify(db.Stream{Kind: streamEditorial, Ref: piazza}, kind, id, version)
	}
}

// decision is a line of the public log of moderation.
type decision struct {
	action string
	reason string
	by     account.ID
	at     time.Time
}

// turn writes an entry's new state, and lets the followers do what goes with it.
func (s *Service) turn(ctx context.Context, tx *db.Tx, e *Entry, notice string) error {
	e.Version++
	e.UpdatedAt = tx.Now()
	if err := storeOn(tx).turn(ctx, e); err != nil {
		return err
	}
	notify(tx, e, notice)
	for _, follow := range s.followers {
		if err := follow(ctx, tx, e, notice); err != nil {
			return err
		}
	}
	return nil
}

// Submit hands a draft to the editors.
func (s *Service) Submit(ctx context.Context, in Input) (*Entry, error) {
	return s.change(ctx, in.EntryID, Submit, func(ctx context.Context, tx *db.Tx, e *Entry) error {
		if err := checkComplete(e); err != nil {
			return err
		}
		now := tx.Now()
		e.State, e.SubmittedAt, e.Note = Review, &now, ""
		return s.turn(ctx, tx, e, NoticeSubmitted)
	})
}

// Return sends a submitted entry back to its author, with a note.
func (s *Service) Return(ctx context.Context, in ReasonInput) (*Entry, error) {
	note, err := checkReason(in.Reason)
	if err != nil {
		return nil, err
	}
	return s.change(ctx, in.EntryID, Return, func(ctx context.Context, tx *db.Tx, e *Entry) error {
		e.State, e.Note = Draft, note
		return s.turn(ctx, tx, e, NoticeReturned)
	})
}

// Publish shows an entry to whoever may read the piazza. One that was withdrawn keeps the date of its first
// publication, and the log says that it came back.
func (s *Service) Publish(ctx context.Context, in Input) (*Entry, error) {
	return s.change(ctx, in.EntryID, Publish, func(ctx context.Context, tx *db.Tx, e *Entry) error {
		if err := checkComplete(e); err != nil {
			return err
		}
		if e.State == Withdrawn {
			if err := decide(ctx, tx, e, "reinstate", ""); err != nil {
				return err
			}
		}
		if e.PublishedAt == nil {
			now := tx.Now()
			e.PublishedAt = &now
		}
		e.State, e.Note, e.WithdrawnReason, e.WithdrawnAt = Published, "", nil, nil
		return s.turn(ctx, tx, e, NoticePublished)
	})
}

// Withdraw takes a public entry back, with a public reason.
func (s *Service) Withdraw(ctx context.Context, in ReasonInput) (*Entry, error) {
	reason, err := checkReason(in.Reason)
	if err != nil {
		return nil, err
	}
	return s.change(ctx, in.EntryID, Withdraw, func(ctx context.Context, tx *db.Tx, e *Entry) error {
		if err := decide(ctx, tx, e, "withdraw", reason); err != nil {
			return err
		}
		now := tx.Now()
		e.State, e.WithdrawnReason, e.WithdrawnAt, e.Featured = Withdrawn, &reason, &now, false
		return s.turn(ctx, tx, e, NoticeWithdrawn)
	})
}

func decide(ctx context.Context, tx *db.Tx, e *Entry, action, reason string) error {
	by := account.ID(auth.FromContext(ctx).MemberID)
	return storeOn(tx).addDecision(ctx, e, decision{action, reason, by, tx.Now()})
}

// Feature puts a published piece of news first on the piazza's page, or takes it from there.
func (s *Service) Feature(ctx context.Context, in FeatureInput) (*Entry, error) {
	return s.change(ctx, in.EntryID, Feature, func(ctx context.Context, tx *db.Tx, e *Entry) error {
		if e.Featured == in.Featured {
			return nil
		}
		e.Featured = in.Featured
		if in.Featured {
			if err := stepBack(ctx, tx, e); err != nil {
				return err
			}
		}
		return s.turn(ctx, tx, e, NoticeChanged)
	})
}

func stepBack(ctx context.Context, tx *db.Tx, e *Entry) error {
	others, err := storeOn(tx).unfeature(ctx, e)
	for id, version := range others {
		tx.Notify(db.Stream{Kind: streamPiazza, Ref: int64(e.Piazza.ID)}, NoticeChanged, int64(id), int64(version))
	}
	return err
}
