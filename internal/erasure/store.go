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
	// searchAssemblies looks in what was prepared, said and asked in assemblies.
	searchAssemblies search = "assembly"
	// searchMembers looks in what members say about themselves.
	searchMembers search = "member"
	// searchReasons looks in the reasons of decisions about texts, searchDecisions of those about members.
	searchReasons   search = "reason"
	searchDecisions search = "decision"
	// searchDetails looks in the details of the audit trail.
	searchDetails search = "audit"
	// searchRest: nothing is left to be searched.
	searchRest search = "rest"
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
func (s store) begin(ctx context.Context, id account.ID, handle string, addresses []string, now time.Time) error {
	for _, forget := range []func(context.Context, int64) error{
		s.ErasureKeys, s.ErasureNotifications, s.ErasureUnread, s.ErasureMuted, s.ErasureConsents, s.ErasureExclusions,
	} {
		if err := forget(ctx, int64(id)); err != nil {
			return err
		}
	}
	if err := s.ErasureInvitations(ctx, gen.ErasureInvitationsParams{Addresses: addresses, MemberID: int64(id)}); err != nil {
		return err
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

// renameReasons replaces a handle in the reasons of the next decisions about texts.
func renameReasons(ctx context.Context, tx *db.Tx, r account.Renaming, above int64, most int) (upto int64, done bool, err error) {
	s := storeOn(tx)
	end, err := s.ErasureReasonsLast(ctx)
	if err != nil {
		return above, false, err
	}
	upto = min(above+int64(most), end)
	return upto, upto >= end, s.ErasureReasons(ctx, gen.ErasureReasonsParams{
		Pattern: r.Pattern(), Replacement: r.Replacement(), Handle: r.From, Above: above, Upto: upto,
	})
}

// renameDecisions replaces a handle in the reasons of the next decisions about members.
func renameDecisions(ctx context.Context, tx *db.Tx, r account.Renaming, above int64, most int) (upto int64, done bool, err error) {
	s := storeOn(tx)
	end, err := s.ErasureDecisionsLast(ctx)
	if err != nil {
		return above, false, err
	}
	upto = min(above+int64(most), end)
	if above == 0 { // exclusions are few
		err := s.ErasureExclusionReasons(ctx, gen.ErasureExclusionReasonsParams{Pattern: r.Pattern(), Replacement: r.Replacement(), Handle: r.From})
		if err != nil {
			return above, false, err
		}
	}
	return upto, upto >= end, s.ErasureDecisions(ctx, gen.ErasureDecisionsParams{
		Pattern: r.Pattern(), Replacement: r.Replacement(), Handle: r.From, Above: above, Upto: upto,
	})
}

// addresses are those that are proved to be a member's, in lower case.
func (s store) addresses(ctx context.Context, id account.ID) ([]string, error) {
	return s.ErasureAddresses(ctx, int64(id))
}

func (s store) forget(ctx context.Context, most int) error {
	for _, forget := range []func(context.Context, int) (int64, error){s.ErasureFingerprints, s.ErasureTraces} {
		for {
			n, err := forget(ctx, most)
			if err != nil {
				return db.Problem(err)
			}
			if n < int64(most) {
				break
			}
		}
	}
	return nil
}

// end forgets the handle.
func (s store) end(ctx context.Context, e *erasure) error {
	// A reader of the log may have told him of an answer after he was gone.
	if err := s.ErasureNotifications(ctx, int64(e.member)); err != nil {
		return err
	}
	return s.ErasureEnd(ctx, int64(e.member))
}
