package ballot

import (
	"context"
	"time"

	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

// What is refused of polls that an assembly holds.
var (
	ErrVotes     = problem.Clash("poll_has_votes", "Somebody has voted already: what was opened stays so, and can be closed or annulled.")
	ErrSettled   = problem.Clash("poll_settled", "The votes have been counted: it does not open again.")
	ErrTimeless  = problem.Clash("poll_timeless", "This poll is closed by hand: there is no time to give more of.")
	ErrAnnulled  = problem.Clash("assembly_item_annulled", "This question was annulled.")
	ErrElsewhere = problem.Clash("poll_outside", "This poll is held by no assembly.")
)

// holdIn holds a poll of an assembly alone, within a transaction. No viewer is asked: whoever runs the assembly has done so.
func holdIn(ctx context.Context, tx *db.Tx, id entry.ID) (*poll.Voting, error) {
	v, err := poll.HoldAlone(ctx, tx, id)
	if err == nil && v.AssemblyID == 0 {
		err = ErrElsewhere
	}
	return v, err
}

// OpenIn opens a poll of an assembly within a transaction, until a time, or with nil until somebody closes it. It becomes public with that,
// unless it is rehearsed, and nobody is told but who is in the assembly. One that is open stays as it is.
func (s *Service) OpenIn(ctx context.Context, tx *db.Tx, id entry.ID, closesAt *time.Time) error {
	if _, err := entry.LockIn(ctx, tx, id); err != nil {
		return err
	}
	v, err := holdIn(ctx, tx, id)
	switch {
	case err != nil:
		return err
	case v.Phase() == poll.Closed:
		return poll.ErrClosed
	case v.Stored == poll.Open:
		return nil
	case closesAt != nil && !v.Now.Before(*closesAt):
		return poll.ErrPast
	}
	if !v.IsRehearsal {
		if err := entry.ShowIn(ctx, tx, id); err != nil {
			return err
		}
		v.State = entry.Published
	}
	if v.IsConfidential {
		if err := s.seal(ctx, tx, v); err != nil {
			return err
		}
	}
	if err := storeOn(tx).openUntil(ctx, v, closesAt); err != nil {
		return err
	}
	return tell(ctx, tx, v, poll.NoticeOpened)
}

// UnopenIn takes the opening of a poll back, as long as nobody has voted, a guest neither.
func UnopenIn(ctx context.Context, tx *db.Tx, id entry.ID) error {
	if _, err := entry.LockIn(ctx, tx, id); err != nil {
		return err
	}
	v, err := holdIn(ctx, tx, id)
	switch {
	case err != nil:
		return err
	case v.Phase() == poll.Closed:
		return poll.ErrClosed
	case v.Voters > 0 || v.GuestVoters > 0:
		return ErrVotes
	case v.Stored == poll.Waiting:
		return nil
	}
	if v.IsConfidential {
		if err := unseal(ctx, tx, v); err != nil {
			return err
		}
	}
	if err := storeOn(tx).unopen(ctx, v); err != nil {
		return err
	}
	if !v.IsRehearsal {
		if err := entry.UnshowIn(ctx, tx, id); err != nil {
			return err
		}
	}
	return tell(ctx, tx, v, poll.NoticeChanged)
}

// CloseIn closes an open poll now: nobody votes in it from this moment on. It is counted so long after that, and until then ReopenIn takes
// the closing back; with nothing to wait for it is counted at once. One that is closed stays so, also where the clock has closed it.
func CloseIn(ctx context.Context, tx *db.Tx, id entry.ID, settleAfter time.Duration) error {
	v, err := holdIn(ctx, tx, id)
	switch {
	case err != nil:
		return err
	case v.Stored == poll.Closed || v.Settles() && v.Now.Before(*v.SettlesAt):
		return nil
	case v.Phase() == poll.Closed:
		return finish(ctx, tx, v, *v.ClosesAt)
	case v.Phase() == poll.Waiting:
		return poll.ErrWaiting
	}
	closed := v.Now
	if settleAfter <= 0 {
		if err := storeOn(tx).setTimes(ctx, v, &closed, nil); err != nil {
			return err
		}
		return finish(ctx, tx, v, closed)
	}
	settles := closed.Add(settleAfter)
	if err := storeOn(tx).setTimes(ctx, v, &closed, &settles); err != nil {
		return err
	}
	return tell(ctx, tx, v, poll.NoticeChanged)
}

// ReopenIn takes the closing by hand of a poll back, as long as it is not counted. Before is when it would have closed by itself, nil for
// never: the time that it was closed is given back.
func ReopenIn(ctx context.Context, tx *db.Tx, id entry.ID, before *time.Time) error {
	v, err := holdIn(ctx, tx, id)
	switch {
	case err != nil:
		return err
	case v.Phase() == poll.Open:
		return nil
	case v.Phase() == poll.Waiting:
		return poll.ErrWaiting
	case v.Stored == poll.Closed || !v.Settles() || !v.Now.Before(*v.SettlesAt):
		return ErrSettled
	}
	if before != nil {
		later := before.Add(v.Now.Sub(*v.ClosesAt))
		before = &later
	}
	if err := storeOn(tx).setTimes(ctx, v, before, nil); err != nil {
		return err
	}
	return tell(ctx, tx, v, poll.NoticeChanged)
}

// ExtendIn gives an open poll more time; less where by is less than nothing, but never so little that it were over.
func ExtendIn(ctx context.Context, tx *db.Tx, id entry.ID, by time.Duration) error {
	v, err := holdIn(ctx, tx, id)
	switch {
	case err != nil:
		return err
	case v.Phase() == poll.Closed:
		return poll.ErrClosed
	case v.Phase() == poll.Waiting:
		return poll.ErrWaiting
	case v.ClosesAt == nil:
		return ErrTimeless
	}
	later := v.ClosesAt.Add(by)
	if !v.Now.Before(later) {
		return poll.ErrPast
	}
	if err := storeOn(tx).setTimes(ctx, v, &later, nil); err != nil {
		return err
	}
	return tell(ctx, tx, v, poll.NoticeChanged)
}

// SettleIn counts a closed poll now and writes down what it came to, so that its closing cannot be undone any more.
func SettleIn(ctx context.Context, tx *db.Tx, id entry.ID) error {
	v, err := holdIn(ctx, tx, id)
	if err != nil {
		return err
	}
	return settle(ctx, tx, v)
}

func settle(ctx context.Context, tx *db.Tx, v *poll.Voting) error {
	switch {
	case v.Stored == poll.Closed:
		return nil
	case v.Phase() != poll.Closed:
		return ErrNotClosed
	default:
		return finish(ctx, tx, v, *v.ClosesAt)
	}
}

// RevealIn shows everybody what a closed poll came to; it is counted before, where it was not yet. What nobody can count now is not shown.
func (s *Service) RevealIn(ctx context.Context, tx *db.Tx, id entry.ID) error {
	v, err := holdIn(ctx, tx, id)
	if err != nil {
		return err
	}
	if err := settle(ctx, tx, v); err != nil || v.ResultsPublishedAt != nil {
		return err
	}
	if v.IsConfidential {
		if err := s.tallyNow(ctx, tx, v); err != nil {
			return err
		}
	}
	if err := storeOn(tx).publish(ctx, v); err != nil {
		return err
	}
	return tell(ctx, tx, v, poll.NoticeChanged)
}

// UnrevealIn hides again what was shown.
func UnrevealIn(ctx context.Context, tx *db.Tx, id entry.ID) error {
	v, err := holdIn(ctx, tx, id)
	if err != nil || v.ResultsPublishedAt == nil {
		return err
	}
	if err := storeOn(tx).unpublish(ctx, v); err != nil {
		return err
	}
	return tell(ctx, tx, v, poll.NoticeChanged)
}

// DeleteIn takes polls of an assembly away with all that was voted in them: those that are rehearsed, and those that never opened. Others
// stay.
func DeleteIn(ctx context.Context, tx *db.Tx, ids []entry.ID) error {
	if len(ids) == 0 {
		return nil
	}
	if err := poll.HoldAllAlone(ctx, tx, ids); err != nil {
		return err
	}
	return storeOn(tx).removeDrafts(ctx, ids)
}
