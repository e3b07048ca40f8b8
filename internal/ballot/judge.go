package ballot

import (
	"fmt"
	"maps"
	"slices"

	"piazza/internal/poll"
	"piazza/internal/problem"
)

// sheet is all that one person has answered in a poll.
type sheet map[poll.QuestionID]*Ballot

// change is what a vote does to a sheet: ballots to write, and those to take away because their question is asked no more.
type change struct {
	write []*Ballot
	drop  []poll.QuestionID
}

func (c *change) nothing() bool { return len(c.write) == 0 && len(c.drop) == 0 }

// read turns the answers into ballots in their one form, or says why one is no answer to its question. It needs nothing but
// the poll, so that it is asked before anything is written.
func (in *VoteInput) read(v *poll.Voting) ([]*Ballot, error) {
	ballots := make([]*Ballot, len(in.Ballots))
	for i := range in.Ballots {
		b, err := in.Ballots[i].read(v)
		if err != nil {
			return nil, under(fmt.Sprintf("ballots.%d", i), err)
		}
		ballots[i] = b
	}
	return ballots, nil
}

func (b *BallotInput) read(v *poll.Voting) (*Ballot, error) {
	q := question(v, b.Question)
	if q == nil {
		return nil, ErrQuestion.On("question")
	}
	choice, err := q.Read(b.Choice)
	if err != nil {
		return nil, err
	}
	reason := b.reason()
	switch {
	case v.Reasons == poll.ReasonsNone && reason != "":
		return nil, ErrReasonUnask
	case v.Reasons == poll.ReasonsRequired && reason == "":
		return nil, ErrNoReason
	}
	return &Ballot{Question: q.ID, Choice: choice, Reason: reason, Version: 1}, nil
}

// judge says what new ballots do to a sheet, or why they may not. The whole sheet has to be right afterwards: what has to be
// answered is, and nothing is answered that is not asked. A ballot whose question is asked no more goes with the change.
func judge(v *poll.Voting, held sheet, fresh []*Ballot) (*change, error) {
	if len(held) > 0 && !v.IsChangeable {
		return nil, ErrVoted
	}
	after := make(sheet, len(held)+len(fresh))
	maps.Copy(after, held)
	for _, b := range fresh {
		after[b.Question] = b
	}
	result := &change{}
	chosen := map[poll.OptionID]bool{}
	for _, q := range v.Questions {
		b := after[q.ID]
		switch asked := q.OnlyIf == nil || chosen[*q.OnlyIf]; {
		case asked && b == nil && q.IsRequired:
			return nil, ErrRequired
		case !asked && b != nil && slices.Contains(fresh, b):
			return nil, ErrNotAsked
		case !asked && b != nil:
			result.drop = append(result.drop, q.ID)
		case asked && b != nil:
			for _, id := range b.Choice.Options {
				chosen[id] = true
			}
		}
	}
	result.write = news(held, fresh)
	return result, nil
}

// news are the new ballots that say something else than those that are held.
func news(held sheet, fresh []*Ballot) []*Ballot {
	var said []*Ballot
	for _, b := range fresh {
		before := held[b.Question]
		if before != nil && before.says(b.Choice, b.Reason) {
			continue
		}
		if before != nil {
			b.Version = before.Version + 1
		}
		said = append(said, b)
	}
	return said
}

// after is the sheet once the change is made, in the order of the questions.
func (c *change) after(v *poll.Voting, held sheet) []*Ballot {
	all := make(sheet, len(held)+len(c.write))
	for id, b := range held {
		if !slices.Contains(c.drop, id) {
			all[id] = b
		}
	}
	for _, b := range c.write {
		all[b.Question] = b
	}
	return all.inOrder(v)
}

func (s sheet) inOrder(v *poll.Voting) []*Ballot {
	list := make([]*Ballot, 0, len(s))
	for _, q := range v.Questions {
		if b := s[q.ID]; b != nil {
			list = append(list, b)
		}
	}
	return list
}

func question(v *poll.Voting, id poll.QuestionID) *poll.Question {
	for _, q := range v.Questions {
		if q.ID == id {
			return q
		}
	}
	return nil
}

// under names the field at fault with the path that leads to it.
func under(path string, err error) error {
	p, ok := problem.As(err)
	if !ok {
		return err
	}
	if p.Field != "" {
		path += "." + p.Field
	}
	return p.On(path)
}
