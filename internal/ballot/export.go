package ballot

import (
	"context"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

// ErrResultsHidden says that a viewer may not see results now.
var ErrResultsHidden = problem.Denied("results_hidden", "The results of this poll are not to be seen now.")

// Export is a poll with its ballots on their way into a file. It lives as long as the function that it is given to.
type Export struct {
	Voting *poll.Voting
	// Title is the poll's.
	Title string
	// Total is how many ballots there are, GuestTotal how many guests cast beside them.
	Total, GuestTotal int64
	// Named tells that ballots come with their voters and their times.
	Named bool

	staff bool
	tx    *db.Tx
}

// Export hands a poll to who may see its results now. What it reads is of one moment.
func (s *Service) Export(ctx context.Context, through Door, id entry.ID, use func(context.Context, *Export) error) error {
	if err := through.opens(); err != nil {
		return err
	}
	return s.db.InSnapshot(ctx, func(ctx context.Context, tx *db.Tx) error {
		e, err := s.export(ctx, tx, through, id)
		if err != nil {
			return err
		}
		return use(ctx, e)
	})
}

func (s *Service) export(ctx context.Context, tx *db.Tx, through Door, id entry.ID) (*Export, error) {
	if err := storeOn(tx).allowLong(ctx); err != nil {
		return nil, err
	}
	all, err := standings(ctx, tx, []entry.ID{id})
	if err != nil {
		return nil, err
	}
	viewer := auth.FromContext(ctx)
	if one := all[id]; one == nil || !one.voting.CanRead(viewer) {
		return nil, poll.ErrPoll
	}
	visible := sighted(ctx, through, all)
	if len(visible) == 0 {
		return nil, ErrResultsHidden
	}
	if err := s.ask(ctx, tx, visible); err != nil {
		return nil, err
	}
	v := visible[id].voting
	e := &Export{Voting: v, Named: v.ShowsVoters, staff: v.CanRun(viewer), tx: tx}
	if v.IsConfidential {
		return e, e.sealed(ctx)
	}
	if e.Title, e.Total, err = storeOn(tx).exportHead(ctx, id); err != nil || !v.TakesGuests() {
		return e, err
	}
	e.GuestTotal, err = storeOn(tx).BallotGuestExportCount(ctx, int64(id))
	return e, err
}

// inMemory is how many ballots are in memory at the same time.
const inMemory = 500

// Ballots yields all ballots, question by question, in the order of what they say.
func (e *Export) Ballots(ctx context.Context, each func(*Ballot) error) error {
	return yield(ctx, exportOn(e.tx, e.Voting.EntryID, e.Named, e.staff), each)
}

// GuestBallots yields those of guests in the same order, without names and times.
func (e *Export) GuestBallots(ctx context.Context, each func(*Ballot) error) error {
	return yield(ctx, guestExportOn(e.tx, e.Voting.EntryID, e.staff), each)
}

func yield(ctx context.Context, more func(context.Context) ([]*Ballot, error), each func(*Ballot) error) error {
	for {
		ballots, err := more(ctx)
		if err != nil || len(ballots) == 0 {
			return err
		}
		for _, b := range ballots {
			if err := each(b); err != nil {
				return err
			}
		}
	}
}

// Orders yields the different orders of a question, with how many people gave each.
func (e *Export) Orders(ctx context.Context, q *poll.Question, each func(order []poll.OptionID, people int64) error) error {
	if e.Voting.IsConfidential {
		return yieldOrders(ctx, sealedOrdersOn(e.tx, e.Voting.EntryID, q.ID), each)
	}
	return yieldOrders(ctx, ordersOn(e.tx, q.ID), each)
}

// GuestOrders yields those of guests.
func (e *Export) GuestOrders(ctx context.Context, q *poll.Question, each func(order []poll.OptionID, people int64) error) error {
	return yieldOrders(ctx, guestOrdersOn(e.tx, q.ID), each)
}

func yieldOrders(ctx context.Context, more func(context.Context) (pile, error), each func(order []poll.OptionID, people int64) error) error {
	for {
		stacks, err := more(ctx)
		if err != nil || len(stacks) == 0 {
			return err
		}
		for _, s := range stacks {
			if err := each(s.choice.Options, s.people); err != nil {
				return err
			}
		}
	}
}
