package ballot

import (
	"context"
	"time"

	"piazza/internal/db/gen"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// openUntil writes that a poll of an assembly is open, in the database and in hand.
func (s store) openUntil(ctx context.Context, v *poll.Voting, closesAt *time.Time) error {
	at := v.Now
	v.Stored, v.OpenedAt, v.ClosesAt = poll.Open, &at, closesAt
	v.Version++
	return s.BallotAssemblyOpen(ctx, gen.BallotAssemblyOpenParams{At: at, ClosesAt: closesAt, ID: int64(v.EntryID)})
}

func (s store) unopen(ctx context.Context, v *poll.Voting) error {
	v.Stored, v.OpenedAt, v.ClosesAt = poll.Waiting, nil, nil
	v.Version++
	return s.BallotAssemblyUnopen(ctx, int64(v.EntryID))
}

func (s store) setTimes(ctx context.Context, v *poll.Voting, closesAt, settlesAt *time.Time) error {
	v.ClosesAt, v.SettlesAt = closesAt, settlesAt
	v.Version++
	return s.BallotAssemblyTimes(ctx, gen.BallotAssemblyTimesParams{ClosesAt: closesAt, SettlesAt: settlesAt, ID: int64(v.EntryID)})
}

func (s store) unpublish(ctx context.Context, v *poll.Voting) error {
	v.ResultsPublishedAt = nil
	v.Version++
	return s.BallotAssemblyHide(ctx, int64(v.EntryID))
}

// outgrow lets a poll of an assembly grow by something that only its results show: what an assembly tells has the versions of its polls
// alone, and nobody would be told.
func (s store) outgrow(ctx context.Context, v *poll.Voting) error {
	if v.AssemblyID == 0 {
		return nil
	}
	v.Version++
	return s.BallotAssemblyRaise(ctx, int64(v.EntryID))
}

// removeDrafts takes those of some polls away that may go without a trace.
func (s store) removeDrafts(ctx context.Context, ids []entry.ID) error {
	going, err := s.BallotRemovable(ctx, numbers(ids))
	if err != nil || len(going) == 0 {
		return err
	}
	if err := s.BallotRemove(ctx, going); err != nil {
		return err
	}
	return s.BallotRemoveEntries(ctx, going)
}
