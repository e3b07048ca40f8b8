package erasure

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"piazza/internal/account"
	"piazza/internal/assembly"
	"piazza/internal/audit"
	"piazza/internal/ballot"
	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/mail"
	"piazza/internal/poll"
	"piazza/internal/space"
)

// Service erases members.
type Service struct {
	db     *db.DB
	log    *slog.Logger
	traces account.Traces
}

// NewService returns the service on a database.
func NewService(d *db.DB, log *slog.Logger) *Service { return &Service{db: d, log: log} }

// Tracing has the logins of those who go leave traces under a key. It is called while the program is put together.
func (s *Service) Tracing(t account.Traces) { s.traces = t }

// patience is how long whoever erases himself waits for the last of his texts. What is not done by then is taken up
// later.
const patience = 4 * time.Second

// Erase erases the viewer. When it returns his rights and his name are gone; his texts are gone too, unless there are
// so many that the rest is taken up later.
func (s *Service) Erase(ctx context.Context, in account.EraseInput) error {
	if err := account.Fresh(ctx); err != nil {
		return err
	}
	if err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error { return s.begin(ctx, tx, in) }); err != nil {
		return err
	}
	s.Finish(ctx, account.ViewerID(ctx))
	return nil
}

// Finish does what is left to do of an erasure that has begun, or as much of it as somebody who waits for it has patience for:
// the rest is taken up later. It is done even if he has already closed the page.
func (s *Service) Finish(ctx context.Context, id account.ID) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	if err := s.finish(ctx, id); err != nil {
		s.log.WarnContext(ctx, "an erasure is taken up later", "error", err)
	}
}

// begin ends whatever the member could still do.
func (s *Service) begin(ctx context.Context, tx *db.Tx, in account.EraseInput) error {
	id := account.ViewerID(ctx)
	addresses, err := storeOn(tx).addresses(ctx, id)
	if err != nil {
		return err
	}
	given, err := account.EraseIn(ctx, tx, in, s.traces)
	if err != nil {
		return err
	}
	for _, erase := range []func() error{
		func() error { return entry.EraseDraftsIn(ctx, tx, id) },
		func() error { return space.EraseIn(ctx, tx, id) },
		func() error { return ballot.EraseIn(ctx, tx, id) },
		func() error { return assembly.EraseIn(ctx, tx, id) },
		func() error { return mail.EraseIn(ctx, tx, addresses) },
		func() error { return storeOn(tx).begin(ctx, id, given.From, addresses, tx.Now()) },
		func() error { return audit.ForgetIn(ctx, tx, int64(id)) },
	} {
		if err := erase(); err != nil {
			return err
		}
	}
	return audit.RecordIn(ctx, tx, audit.Act{Kind: audit.MemberErased, MemberID: int64(id)})
}

// Resume finishes the erasures that were begun and not finished, by whatever node.
func (s *Service) Resume(ctx context.Context) error {
	ids, err := storeOn(s.db).pending(ctx)
	for _, id := range ids {
		err = errors.Join(err, s.finish(ctx, id))
	}
	return err
}

// finish takes one step after the other, each in a transaction of its own, until nothing is left or somebody else is at
// it.
func (s *Service) finish(ctx context.Context, id account.ID) error {
	for {
		more := false
		err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
			more, err = step(ctx, tx, id)
			return err
		})
		if err != nil || !more {
			return err
		}
	}
}

// What a step takes on, so that it ends well within the time that a statement has and holds up nobody.
const (
	commentsErased   = 200
	commentsSearched = 20_000
	entriesSearched  = 2_000
	// Each brings its course and its questions from the floor along.
	assembliesSearched = 100
	membersSearched    = 20_000
	reasonsSearched    = 20_000
	// Each detail that goes is looked at by the guard of the trail.
	detailsSearched = 5_000
)

// step does the next part of an erasure and tells whether there is more to do.
func step(ctx context.Context, tx *db.Tx, id account.ID) (more bool, err error) {
	e, err := storeOn(tx).take(ctx, id)
	if e == nil || err != nil {
		return false, err
	}
	more, err = comment.EraseByIn(ctx, tx, id, commentsErased)
	if more || err != nil {
		return more, err
	}
	switch e.texts {
	case searchComments:
		return true, searchIn(ctx, tx, e, comment.RenameIn, commentsSearched, searchEntries)
	case searchEntries:
		return true, searchIn(ctx, tx, e, renameEntries, entriesSearched, searchAssemblies)
	case searchAssemblies:
		return true, searchIn(ctx, tx, e, assembly.RenameIn, assembliesSearched, searchMembers)
	case searchMembers:
		return true, searchIn(ctx, tx, e, account.RenameIn, membersSearched, searchReasons)
	case searchReasons:
		return true, searchIn(ctx, tx, e, renameReasons, reasonsSearched, searchDecisions)
	case searchDecisions:
		return true, searchIn(ctx, tx, e, renameDecisions, reasonsSearched, searchDetails)
	case searchDetails:
		return true, searchIn(ctx, tx, e, forgetDetails, detailsSearched, searchRest)
	default:
		return false, end(ctx, tx, e)
	}
}

// searchIn replaces the old handle in the next texts of a kind. When there are no more, the next kind is up.
func searchIn[N ~int64](
	ctx context.Context, tx *db.Tx, e *erasure,
	rename func(context.Context, *db.Tx, account.Renaming, N, int) (N, bool, error), most int, next search,
) error {
	upto, done, err := rename(ctx, tx, e.given, N(e.above), most)
	if err != nil {
		return err
	}
	e.above = int64(upto)
	if done {
		e.texts, e.above = next, 0
	}
	return storeOn(tx).move(ctx, e)
}

// renameEntries goes through the next entries and what belongs to them.
func renameEntries(ctx context.Context, tx *db.Tx, r account.Renaming, above entry.ID, most int) (entry.ID, bool, error) {
	upto, done, err := entry.RenameIn(ctx, tx, r, above, most)
	if err != nil {
		return upto, done, err
	}
	return upto, done, poll.RenameIn(ctx, tx, r, above, upto)
}

// forgetDetails forgets those of the next details of the audit trail that hold the handle.
func forgetDetails(ctx context.Context, tx *db.Tx, r account.Renaming, above int64, most int) (int64, bool, error) {
	return audit.ForgetNamingIn(ctx, tx, r.Pattern(), above, most)
}

// fingerprints is how many persons' fiscal codes are forgotten at once.
const fingerprints = 500

// Forget forgets the fiscal codes of those who are gone, once nothing is left in which they could vote again.
func (s *Service) Forget(ctx context.Context) error {
	return storeOn(s.db).forget(ctx, fingerprints)
}

// end forgets the old handle.
func end(ctx context.Context, tx *db.Tx, e *erasure) error {
	if err := comment.ForgetMentionsIn(ctx, tx, e.member); err != nil {
		return err
	}
	return storeOn(tx).end(ctx, e)
}
