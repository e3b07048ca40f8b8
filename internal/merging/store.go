package merging

import (
	"context"
	"time"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/db/gen"
)

// store speaks to all tables that name members.
type store struct{ *gen.Queries }

func storeOn(q db.Querier) store { return store{gen.New(q)} }

// barred tells whether one of two accounts is excluded from a piazza of the other's.
func (s store) barred(ctx context.Context, from, into account.ID) (bool, error) {
	return s.MergingBarred(ctx, gen.MergingBarredParams{FromID: int64(from), IntoID: int64(into)})
}

func (s store) entries(ctx context.Context, from, into account.ID) error {
	return s.MergingEntries(ctx, gen.MergingEntriesParams{FromID: int64(from), IntoID: int64(into)})
}

func (s store) electors(ctx context.Context, person int64, from, into account.ID) error {
	return s.MergingElectors(ctx, gen.MergingElectorsParams{PersonID: person, FromID: int64(from), IntoID: int64(into)})
}

// rise is a role that somebody has from now on.
type rise struct {
	space         int64
	before, after string
}

// memberships gives roles, and returns those that are more than they were.
func (s store) memberships(ctx context.Context, from, into account.ID) ([]rise, error) {
	if _, err := s.MergingSpaces(ctx, int64(from)); err != nil {
		return nil, err
	}
	rows, err := s.MergingMemberships(ctx, gen.MergingMembershipsParams{FromID: int64(from), IntoID: int64(into)})
	raised := make([]rise, len(rows))
	for i, r := range rows {
		raised[i] = rise{r.SpaceID, r.Before, r.After}
	}
	return raised, err
}

func (s store) comments(ctx context.Context, from, into account.ID) error {
	return s.MergingComments(ctx, gen.MergingCommentsParams{FromID: int64(from), IntoID: int64(into)})
}

// recounted is a comment on which two reactions became one.
type recounted struct{ id, entry, version int64 }

func (s store) reactions(ctx context.Context, from, into account.ID) ([]recounted, error) {
	rows, err := s.MergingReactionsTwice(ctx, gen.MergingReactionsTwiceParams{FromID: int64(from), IntoID: int64(into)})
	if err != nil {
		return nil, err
	}
	changed := make([]recounted, len(rows))
	for i, r := range rows {
		changed[i] = recounted{r.ID, r.EntryID, int64(r.Version)}
	}
	return changed, s.MergingReactions(ctx, gen.MergingReactionsParams{FromID: int64(from), IntoID: int64(into)})
}

// owned gives what is left, each thing once.
func (s store) owned(ctx context.Context, from, into account.ID) error {
	if err := s.MergingTwice(ctx, gen.MergingTwiceParams{FromID: int64(from), IntoID: int64(into)}); err != nil {
		return err
	}
	if err := s.MergingOwned(ctx, gen.MergingOwnedParams{FromID: int64(from), IntoID: int64(into)}); err != nil {
		return err
	}
	return s.MergingUnread(ctx, int64(into))
}

// handle has an old handle be taken out of texts.
func (s store) handle(ctx context.Context, from, into account.ID, handle string, now time.Time) error {
	return s.MergingHandle(ctx, gen.MergingHandleParams{FromID: int64(from), Handle: handle, IntoID: new(int64(into)), BegunAt: now})
}
