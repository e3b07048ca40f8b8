package graph

import (
	"context"
	"maps"
	"math"
	"slices"

	"piazza/graph/gen"
	"piazza/internal/account"
	"piazza/internal/assembly"
	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

type (
	pollFields   struct{ entryFields }
	votingFields struct{ *Services }
	optionFields struct{ *Services }
	choiceInput  struct{}
)

// votingSiblings loads what polls that were read together have in common, once for all.
type votingSiblings struct {
	votings []*poll.Voting
	results batch[entry.ID, *ballot.Results]
	own     batch[entry.ID, []*ballot.Ballot]
	// secrecies and receipts are those of confidential polls.
	secrecies batch[entry.ID, *ballot.Secrecy]
	receipts  batch[entry.ID, string]
	adders    batch[account.ID, *account.Member]
	// assemblies are those that hold them.
	assemblies batch[assembly.ID, *assembly.Assembly]
}

func (s *votingSiblings) ids() []entry.ID { return each(s.votings, votingID) }

func (f pollFields) Thread(ctx context.Context, obj *entry.Poll) (*comment.Thread, error) {
	return f.thread(ctx, obj.Entry)
}

func (f pollFields) ImportedRecord(ctx context.Context, obj *entry.Poll) (*entry.ImportedRecord, error) {
	return f.record(ctx, obj.Entry)
}

// Voting reads the polls of a list together, with their questions where the operation needs them.
func (f pollFields) Voting(ctx context.Context, obj *entry.Poll) (*poll.Voting, error) {
	s := siblingsOfEntry(ctx, obj.Entry)
	read := f.Polls.Heads
	whole := selected(ctx, "questions") != nil || selected(ctx, "ballots") != nil || selected(ctx, "texts") != nil || selected(ctx, "document") != nil
	if whole {
		read = f.Polls.ByEntries
	}
	v, err := s.votings.of(whole).get(obj.ID, func() (map[entry.ID]*poll.Voting, error) { return votings(ctx, s.entries, read) })
	return v, orMissing(v, err)
}

// orMissing refuses a poll that was there when its entry was read, and is no more.
func orMissing(v *poll.Voting, err error) error {
	if v == nil && err == nil {
		return poll.ErrPoll
	}
	return err
}

type pollReader func(context.Context, []entry.ID) (map[entry.ID]*poll.Voting, error)

func votings(ctx context.Context, entries []*entry.Entry, read pollReader) (map[entry.ID]*poll.Voting, error) {
	var ids []entry.ID
	for _, e := range entries {
		if e.Kind == entry.KindPoll {
			ids = append(ids, e.ID)
		}
	}
	found, err := read(ctx, ids)
	listVotings(ctx, slices.Collect(maps.Values(found)))
	return found, err
}

// listVotings makes polls siblings of each other.
func listVotings(ctx context.Context, votings []*poll.Voting) {
	o := operationOf(ctx)
	s := &votingSiblings{votings: votings}
	remember(o, &o.votings, votings, votingID, s)
	remember(o, &o.adders, s.added(), func(id account.ID) account.ID { return id }, s)
}

// siblingsOfVoting returns the list that a poll was read in; one that came alone is its own list.
func siblingsOfVoting(ctx context.Context, v *poll.Voting) *votingSiblings {
	o := operationOf(ctx)
	if s := recall(o, &o.votings, v.EntryID); s != nil {
		return s
	}
	return &votingSiblings{votings: []*poll.Voting{v}}
}

// siblingsOfAdder returns the list of polls that were read with a member who added an option.
func siblingsOfAdder(ctx context.Context, id account.ID) *votingSiblings {
	o := operationOf(ctx)
	if s := recall(o, &o.adders, id); s != nil {
		return s
	}
	return &votingSiblings{}
}

// added are the members who added options.
func (s *votingSiblings) added() []account.ID {
	var ids []account.ID
	for _, v := range s.votings {
		for _, q := range v.Questions {
			for i := range q.Options {
				if by := q.Options[i].AddedByID; by != nil {
					ids = append(ids, *by)
				}
			}
		}
	}
	return ids
}

func votingID(v *poll.Voting) entry.ID { return v.EntryID }

func (votingFields) Turnout(_ context.Context, obj *poll.Voting) (*ballot.Turnout, error) {
	return ballot.TurnoutOf(obj), nil
}

func (f votingFields) Results(ctx context.Context, obj *poll.Voting) (*ballot.Results, error) {
	s := siblingsOfVoting(ctx, obj)
	return s.results.get(obj.EntryID, func() (map[entry.ID]*ballot.Results, error) {
		return f.Services.Ballots.Results(ctx, ballot.DoorPoll, s.ids())
	})
}

func (f votingFields) ViewerBallots(ctx context.Context, obj *poll.Voting) ([]*ballot.Ballot, error) {
	s := siblingsOfVoting(ctx, obj)
	return s.own.get(obj.EntryID, func() (map[entry.ID][]*ballot.Ballot, error) { return f.Services.Ballots.Own(ctx, s.ids()) })
}

func (votingFields) ViewerCanSeeResults(ctx context.Context, obj *poll.Voting) (bool, error) {
	return ballot.Sees(ballot.DoorPoll, obj, auth.FromContext(ctx), obj.Voted), nil
}

func (votingFields) ViewerVoteRefusal(ctx context.Context, obj *poll.Voting) (*gen.UserError, error) {
	if refusal := obj.ViewerVoteRefusal(ctx); refusal != nil {
		return userError(refusal), nil
	}
	return nil, nil //nolint:nilnil // null says that he may
}

func (f optionFields) AddedBy(ctx context.Context, obj *poll.Option) (*account.Member, error) {
	if obj.AddedByID == nil {
		return nil, nil //nolint:nilnil // null is the API's answer for what was there from the beginning
	}
	s := siblingsOfAdder(ctx, *obj.AddedByID)
	return s.adders.get(*obj.AddedByID, func() (map[account.ID]*account.Member, error) { return f.Accounts.ByIDs(ctx, s.added()) })
}

// Number reads a decimal. What is none lies below every limit, and is refused like any other number out of them.
func (choiceInput) Number(_ context.Context, obj *poll.Choice, data *string) error {
	obj.Number = nil
	if data == nil {
		return nil
	}
	n, ok := poll.ParseDecimal(*data)
	if !ok {
		n = math.MinInt64
	}
	obj.Number = &n
	return nil
}
