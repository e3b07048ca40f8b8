package erasure

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/db/gen"
)

// search is where the old handle is looked for, as the database spells it.
type search string

const (
	searchComments search = "comment"
	searchEntries  search = "entry"
	searchRest     search = "rest"
)

// erasure is one that is not finished.
type erasure struct {
	member account.ID
	given  account.Renaming
	texts  search
	above  int64
}

// store speaks to the table of erasures, and to rows that belong to no domain.
type store struct{ *gen.Queries }

func storeOn(q db.Querier) store { return store{gen.New(q)} }

// begin notes an erasure, and forgets what only the member himself could have used.
func (s store) begin(ctx context.Context, id account.ID, handle string, now time.Time) error {
	for _, forget := range []func(context.Context, int64) error{s.ErasureKeys, s.ErasureNotifications, s.ErasureUnread} {
		if err := forget(ctx, int64(id)); err != nil {
			return err
		}
	}
	return s.ErasureBegin(ctx, gen.ErasureBeginParams{MemberID: int64(id), Handle: handle, BegunAt: now})
}

func (s store) pending(ctx context.Context) ([]account.ID, error) {
	rows, err := s.ErasurePending(ctx)
	ids := make([]account.ID, len(rows))
	for i, id := range rows {
		ids[i] = account.ID(id)
	}
	return ids, db.Problem(err)
}

// take returns nil where there is nothing to do, or somebody else is at it.
func (s store) take(ctx context.Context, id account.ID) (*erasure, error) {
	r, err := s.ErasureTake(ctx, int64(id))
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil //nolint:nilnil // there is none
	}
	return &erasure{
		member: id, given: account.Renaming{From: r.Erasure.Handle, To: r.Neutral}, texts: search(r.Erasure.Texts), above: r.Erasure.Above,
	}, err
}

func (s store) move(ctx context.Context, e *erasure) error {
	return s.ErasureMove(ctx, gen.ErasureMoveParams{Texts: string(e.texts), Above: e.above, MemberID: int64(e.member)})
}

// end takes the handle out of the reasons of decisions, and forgets it.
func (s store) end(ctx context.Context, e *erasure) error {
	pattern, replacement, handle := e.given.Pattern(), e.given.Replacement(), e.given.From
	err := s.ErasureReasons(ctx, gen.ErasureReasonsParams{Pattern: pattern, Replacement: replacement, Handle: handle})
	if err != nil {
		return err
	}
	err = s.ErasureDecisions(ctx, gen.ErasureDecisionsParams{Pattern: pattern, Replacement: replacement, Handle: handle})
	if err != nil {
		return err
	}
	// A reader of the log may have told him of an answer after he was gone.
	if err := s.ErasureNotifications(ctx, int64(e.member)); err != nil {
		return err
	}
	return s.ErasureEnd(ctx, int64(e.member))
}
