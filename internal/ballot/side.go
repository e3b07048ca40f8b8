package ballot

import (
	"cmp"
	"context"
	"time"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

// side is one of the three ways in which people vote: by name, as guests of an assembly, and confidentially. All vote under the same
// locks and by the same clock, and nothing of the one is written where the other is counted.
type side interface {
	// before is done before the polls are held, behind right after that.
	before(ctx context.Context, all []*submission) []func(db.Querier) error
	behind(ctx context.Context, all []*submission) []func(db.Querier) error
	// readLists reads what depends on the polls.
	readLists(ctx context.Context, b *batch) error
	// reads tells whether the poll exists for the voter, refusal why he may not vote in it.
	reads(s *submission, v *poll.Voting) bool
	refusal(s *submission, v *poll.Voting) error
	// repeats tells whether a vote is one of those that were asked for before.
	repeats(v *vote) (bool, error)
	// holdSheets reads what the voters have answered, so that it holds until the commit; write writes what their votes change.
	holdSheets(ctx context.Context, b *batch) error
	write(ctx context.Context, b *batch) error
}

// register is where a side that writes down whose ballots are whose has them.
type register interface {
	// recall reads what was asked for before.
	recall(ctx context.Context, votes []*vote) []func(db.Querier) error
	desk(q db.Querier) desk
}

// desk is where the sheets of a side are.
type desk interface {
	holdSheets(ctx context.Context, votes []*vote, now time.Time) (map[poll.Voter]bool, error)
	dropSheets(ctx context.Context, votes []*vote) error
	sheets(ctx context.Context, votes []*vote) (map[poll.Voter]sheet, error)
	put(ctx context.Context, votes []*vote, now time.Time) error
	drop(ctx context.Context, votes []*vote) error
	// signAgain notes who changed his vote, remember under which keys votes came.
	signAgain(ctx context.Context, votes []*vote, now time.Time) error
	remember(ctx context.Context, votes []*vote) error
	raise(ctx context.Context, fresh map[entry.ID]int) (map[entry.ID]tally, error)
}

// counted are the people whose votes count: one ballot a person.
type counted struct {
	// reasoners are the members who give reasons and have not erased themselves.
	reasoners map[int64]bool
	// bygone are those who are not any more who they were when they asked.
	bygone         bygone
	listed, joined map[poll.Voter]bool
}

// before keeps those who give reasons from erasing themselves until the reasons are written, as an erasure begins with the member as
// well.
func (c *counted) before(ctx context.Context, all []*submission) (steps []func(db.Querier) error) {
	var ids []int64
	for _, one := range all {
		if one.in.reasoned() {
			ids = append(ids, one.viewer.MemberID)
		}
	}
	if len(ids) > 0 {
		steps = append(steps, func(q db.Querier) (err error) { c.reasoners, err = storeOn(q).reasoners(ctx, ids); return err })
	}
	return steps
}

func (c *counted) behind(ctx context.Context, all []*submission) []func(db.Querier) error {
	var persons, members []int64
	for _, one := range all {
		persons, members = append(persons, one.viewer.PersonID), append(members, one.viewer.MemberID)
	}
	return []func(db.Querier) error{
		func(q db.Querier) error { return storeOn(q).shareTurns(ctx, persons) },
		func(q db.Querier) (err error) { c.bygone, err = storeOn(q).bygone(ctx, persons, members); return err },
	}
}

func (c *counted) readLists(ctx context.Context, b *batch) error { return c.readListsOn(ctx, b.tx, b) }

// readListsOn reads who stands on electoral lists and who has come into assemblies, where that is asked.
func (c *counted) readListsOn(ctx context.Context, tx *db.Tx, b *batch) (err error) {
	var listed, joined []poll.Voter
	for _, one := range b.all {
		switch v := b.votings[one.in.PollID]; {
		case v == nil:
		case v.AssemblyID != 0:
			joined = append(joined, one.voter())
		case v.Electorate == poll.List:
			listed = append(listed, one.voter())
		}
	}
	if len(listed) > 0 {
		if c.listed, err = poll.ListedIn(ctx, tx, listed); err != nil {
			return err
		}
	}
	if len(joined) > 0 {
		c.joined, err = poll.JoinedIn(ctx, tx, joined)
	}
	return err
}

func (c *counted) reads(s *submission, v *poll.Voting) bool {
	if s.rehearses {
		return v.IsRehearsal
	}
	return v.CanRead(s.viewer)
}

func (c *counted) refusal(s *submission, v *poll.Voting) error {
	if refusal := c.eligible(s, v); refusal != nil {
		return refusal
	}
	if s.in.reasoned() && !s.rehearses && !c.reasoners[s.viewer.MemberID] {
		return problem.SignIn()
	}
	return nil
}

// eligible says why somebody may not vote, whatever he votes; nil where he may.
func (c *counted) eligible(s *submission, v *poll.Voting) error {
	if refusal := c.bygone.refusal(s.viewer); refusal != nil {
		return refusal
	}
	if s.rehearses {
		return given(v.RehearsalRefusal(c.joined[s.voter()]))
	}
	return given(v.VoteRefusal(s.viewer, c.listed[s.voter()], c.joined[s.voter()]))
}

// given is a refusal, nil where there is none.
func given(refusal *problem.Error) error {
	if refusal == nil {
		return nil
	}
	return refusal
}

// recall has nothing to do: keys of members are claimed.
func (c *counted) recall(context.Context, []*vote) []func(db.Querier) error { return nil }

func (c *counted) repeats(v *vote) (bool, error) {
	if v.claim == nil {
		return false, nil
	}
	return v.claim.Replayed, v.claim.Err
}

func (c *counted) desk(q db.Querier) desk { return storeOn(q) }

func (c *counted) holdSheets(ctx context.Context, b *batch) error { return b.holdSheets(ctx, c) }

func (c *counted) write(ctx context.Context, b *batch) error { return b.write(ctx, c) }

// remember has nothing to do: a claim is written when it is made.
func (s store) remember(context.Context, []*vote) error { return nil }

// signatures are the columns of those who vote.
type signatures struct {
	polls, persons, members []int64
	assurances              []string
}

func sign(votes []*vote) (s signatures) {
	for _, v := range votes {
		s.polls, s.persons = append(s.polls, int64(v.in.PollID)), append(s.persons, v.viewer.PersonID)
		s.members = append(s.members, v.viewer.MemberID)
		s.assurances = append(s.assurances, cmp.Or(v.viewer.Assurance, string(account.AssuranceNone)))
	}
	return s
}
