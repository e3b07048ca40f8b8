package assembly

import (
	"context"
	"errors"

	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

// Vote is the answer to a vote that counts: all ballots that the voter has in the item now, and how many took part.
type Vote struct {
	Ballots []*ballot.Ballot
	Turnout *Turnout
	// Receipt proves that the vote was taken, in a confidential item; empty in others.
	Receipt string
}

// Vote casts the viewer's ballots in an item, a guest's as well, or changes them. Whether he may is for the ballots to say, under
// the lock and by the clock of all votes.
func (s *Service) Vote(ctx context.Context, in VoteInput) (*Vote, error) {
	v := auth.FromContext(ctx)
	if !v.SignedIn() && v.Pass.Kind != auth.PassGuest {
		return nil, problem.SignIn()
	}
	id, of, err := storeOn(s.db).pollOf(ctx, in.ItemID)
	if err != nil {
		return nil, err
	}
	cast := ballot.VoteInput{PollID: id, Ballots: in.Ballots, Secret: in.Secret, IdempotencyKey: in.IdempotencyKey}
	if !v.SignedIn() {
		if !v.IsGuest(int64(of)) {
			return nil, ErrItem // another assembly does not exist for him
		}
		return s.after(ctx, in.ItemID, of)(s.ballots.GuestVote(ctx, cast))
	}
	return s.after(ctx, in.ItemID, of)(s.ballots.Vote(ctx, cast))
}

// after says how a vote is answered.
func (s *Service) after(ctx context.Context, item ItemID, of ID) func(*ballot.Vote, error) (*Vote, error) {
	return func(cast *ballot.Vote, err error) (*Vote, error) {
		if errors.Is(err, poll.ErrPoll) {
			return nil, ErrItem // as of one that there is not
		}
		if err != nil {
			return nil, err
		}
		turnout, err := s.turnoutOf(ctx, of, item)
		if err != nil {
			return nil, err
		}
		return &Vote{Ballots: cast.Ballots, Turnout: turnout, Receipt: cast.Receipt}, nil
	}
}

// turnoutOf is how many took part in an item, nil where that is not before everybody any more.
func (s *Service) turnoutOf(ctx context.Context, of ID, item ItemID) (*Turnout, error) {
	t, err := s.TurnoutOf(ctx, of)
	if err != nil || t.ItemID == nil || *t.ItemID != item {
		return nil, err
	}
	return t, nil
}

// OwnBallots returns the viewer's ballots in an item of an assembly, a guest's as well; none where the item is not of it.
func (s *Service) OwnBallots(ctx context.Context, a *Assembly, item ItemID) ([]*ballot.Ballot, error) {
	v := auth.FromContext(ctx)
	read := s.ballots.Own
	switch {
	case v.IsGuest(int64(a.ID)):
		read = s.ballots.GuestOwn
	case !v.SignedIn():
		return []*ballot.Ballot{}, nil
	}
	id, of, err := storeOn(s.db).pollOf(ctx, item)
	if problem.Is(err, problem.NotFound) || err == nil && of != a.ID {
		return []*ballot.Ballot{}, nil
	}
	if err != nil {
		return nil, err
	}
	own, err := read(ctx, []entry.ID{id})
	return append([]*ballot.Ballot{}, own[id]...), err
}

// OwnReceipt returns the viewer's receipt of a confidential item that takes votes; empty where there is none, as for guests.
func (s *Service) OwnReceipt(ctx context.Context, a *Assembly, item ItemID) (string, error) {
	if !auth.FromContext(ctx).SignedIn() {
		return "", nil
	}
	id, of, err := storeOn(s.db).pollOf(ctx, item)
	if problem.Is(err, problem.NotFound) || err == nil && of != a.ID {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	receipts, err := s.ballots.Receipts(ctx, []entry.ID{id})
	return receipts[id], err
}
