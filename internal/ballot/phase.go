package ballot

import (
	"context"
	"slices"
	"time"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

// ErrNotClosed says that results are published after the closing.
var ErrNotClosed = problem.Clash("poll_not_closed", "This poll has not closed yet.")

// Open opens a published poll by hand. One that is open stays so.
func (s *Service) Open(ctx context.Context, in poll.Input) (*entry.Entry, error) {
	return s.change(ctx, in.PollID, func(ctx context.Context, tx *db.Tx, v *poll.Voting) error {
		switch {
		case v.AssemblyID != 0:
			return poll.ErrAssembly
		case v.State != entry.Published:
			return entry.ErrState
		case v.Phase() == poll.Closed:
			return poll.ErrClosed
		case v.Stored == poll.Open:
			return nil
		}
		return s.open(ctx, tx, v, moment(v.Now, v.OpensAt))
	})
}

// Close closes an open poll now. One that is closed stays so.
func (s *Service) Close(ctx context.Context, in poll.Input) (*entry.Entry, error) {
	return s.change(ctx, in.PollID, func(ctx context.Context, tx *db.Tx, v *poll.Voting) error {
		switch {
		case v.IsAssembling:
			return poll.ErrAssembly
		case v.Stored == poll.Closed:
			return nil
		case v.Phase() == poll.Waiting:
			return poll.ErrWaiting
		}
		return s.conclude(ctx, tx, v, moment(v.Now, v.ClosesAt))
	})
}

// PublishResults shows the results of a closed poll that were for its staff.
func (s *Service) PublishResults(ctx context.Context, in poll.Input) (*entry.Entry, error) {
	return s.change(ctx, in.PollID, func(ctx context.Context, tx *db.Tx, v *poll.Voting) error {
		switch {
		case v.IsAssembling:
			return poll.ErrAssembly
		case v.Stored != poll.Closed:
			return ErrNotClosed
		case v.ResultsPublishedAt != nil || !v.ResultsVisibility.IsPublished():
			return nil
		case v.AnnulledReason != nil:
			return ErrAnnulled
		}
		if err := storeOn(tx).publish(ctx, v); err != nil {
			return err
		}
		return tell(ctx, tx, v, poll.NoticeChanged)
	})
}

// change holds a poll alone and does something to it, if the viewer holds it.
func (s *Service) change(
	ctx context.Context, id entry.ID, do func(context.Context, *db.Tx, *poll.Voting) error,
) (changed *entry.Entry, err error) {
	viewer := auth.FromContext(ctx)
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if changed, err = entry.HoldIn(ctx, tx, id, entry.Read); err != nil {
			return err
		}
		v, err := poll.HoldAlone(ctx, tx, id)
		if err != nil {
			return err
		}
		if !v.CanRun(viewer) {
			return poll.ErrRun
		}
		return do(ctx, tx, v)
	})
	if err != nil {
		return nil, err
	}
	return changed, nil
}

// moment is when something happens that is done now, or was due at a time that has passed.
func moment(now time.Time, due *time.Time) time.Time {
	if due != nil && due.Before(now) {
		return *due
	}
	return now
}

// open writes down that a poll has opened.
func (s *Service) open(ctx context.Context, tx *db.Tx, v *poll.Voting, at time.Time) error {
	if v.IsConfidential {
		if err := s.seal(ctx, tx, v); err != nil {
			return err
		}
	}
	if err := storeOn(tx).open(ctx, v, at); err != nil {
		return err
	}
	return tell(ctx, tx, v, poll.NoticeOpened)
}

// finish writes down that a poll has closed and what it came to. Whoever casts waits for it, and then comes too late. A confidential poll
// is counted after that.
func finish(ctx context.Context, tx *db.Tx, v *poll.Voting, at time.Time) error {
	if v.IsConfidential {
		return shut(ctx, tx, v, at)
	}
	results, err := final(ctx, tx, v)
	if err != nil {
		return err
	}
	if err := storeOn(tx).finish(ctx, v, at, results); err != nil {
		return err
	}
	return tell(ctx, tx, v, poll.NoticeClosed)
}

// final counts what a poll comes to when it closes, by assurance as well where it shows that. A large poll takes its time.
func final(ctx context.Context, tx *db.Tx, v *poll.Voting) (counting, error) {
	if err := storeOn(tx).allowLong(ctx); err != nil {
		return counting{}, err
	}
	counted, err := reckonAll(ctx, tx, []*poll.Voting{v})
	if err != nil {
		return counting{}, err
	}
	results := counted[0]
	if !v.ShowsAssurance {
		return results, nil
	}
	levels, err := levelsOf(ctx, tx, v)
	if err != nil {
		return counting{}, err
	}
	for i, q := range v.Questions {
		if results.own[i].Common().ByAssurance, err = v.Breakdown(q, levels[q.ID]); err != nil {
			return counting{}, err
		}
	}
	return results, nil
}

// tell says what has become of a poll to who watches its piazza, its results and its turnout. What an assembly does with its polls
// is told there alone as long as it is held.
func tell(ctx context.Context, tx *db.Tx, v *poll.Voting, notice string) error {
	if err := storeOn(tx).turnTally(ctx, v.EntryID); err != nil {
		return err
	}
	if v.State == entry.Published && !v.IsAssembling {
		tx.Notify(entry.PiazzaStream(v.Piazza.ID), notice, int64(v.EntryID), v.Version)
	}
	touch(tx, v, true)
	if v.AssemblyID != 0 {
		tx.Touch(db.Stream{Kind: poll.StreamAssembly, Ref: v.AssemblyID})
	}
	return nil
}

// Follow does to a poll what goes with its publication and its withdrawal, in the same transaction: one that opens at its
// publication opens, and one that is open closes for good where it is withdrawn.
func (s *Service) Follow(ctx context.Context, tx *db.Tx, e *entry.Entry, notice string) error {
	if e.Kind != entry.KindPoll || notice != entry.NoticePublished && notice != entry.NoticeWithdrawn {
		return nil
	}
	v, err := poll.HoldAlone(ctx, tx, e.ID)
	if err != nil {
		return err
	}
	// Where it stands as a public entry is what counts, also at its withdrawal.
	v.State = entry.Published
	phase := v.Phase()
	v.State = e.State
	switch {
	case notice == entry.NoticePublished && v.Opening == poll.OpensPublished && phase == poll.Waiting:
		return s.open(ctx, tx, v, v.Now)
	case notice == entry.NoticeWithdrawn && v.Stored != poll.Closed && phase != poll.Waiting:
		return s.conclude(ctx, tx, v, moment(v.Now, v.ClosesAt))
	case v.AssemblyID != 0 && v.Stored == poll.Closed:
		return recorded(ctx, tx, v, notice)
	}
	return nil
}

// recorded tells who reads the record of an assembly that a moderator took a poll from sight which it held, or gave it back.
func recorded(ctx context.Context, tx *db.Tx, v *poll.Voting, notice string) error {
	if notice == entry.NoticeWithdrawn {
		takeAway(tx, v)
	}
	if err := storeOn(tx).outgrow(ctx, v); err != nil {
		return err
	}
	return tell(ctx, tx, v, poll.NoticeChanged)
}

// Recount counts the ballots of a poll anew and tells whether what is written down is right: the number of voters, and what
// a closed poll came to.
func (s *Service) Recount(ctx context.Context, id entry.ID) (right bool, err error) {
	err = s.snapshot(ctx, []entry.ID{id}, func(ctx context.Context, tx *db.Tx, all map[entry.ID]*standing) error {
		one := all[id]
		if one == nil {
			return poll.ErrPoll
		}
		right, err = s.recount(ctx, tx, one)
		return err
	})
	return right, err
}

func (s *Service) recount(ctx context.Context, tx *db.Tx, one *standing) (bool, error) {
	if err := s.ask(ctx, tx, map[entry.ID]*standing{one.voting.EntryID: one}); err != nil {
		return false, err
	}
	if one.voting.IsConfidential {
		return s.recountSealed(ctx, tx, one)
	}
	voters, guests, err := storeOn(tx).voterCount(ctx, one.voting.EntryID)
	right := err == nil && voters == one.tally.voters && guests == one.tally.guests
	if !right || one.voting.Stored != poll.Closed {
		return right, err
	}
	mine, err := final(ctx, tx, one.voting)
	if err != nil {
		return false, err
	}
	written, err := storeOn(tx).written(ctx, []*poll.Voting{one.voting})
	if err != nil {
		return false, err
	}
	theirs := written[one.voting.EntryID]
	return slices.EqualFunc(mine.own, theirs.own, poll.Equal) && slices.EqualFunc(mine.guests, theirs.guests, poll.Equal), nil
}
