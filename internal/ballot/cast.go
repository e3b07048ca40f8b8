package ballot

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

// cast commits a batch in one transaction. A submission without an answer in the outcome was not looked at, because
// somebody else holds its poll; with wait there are none.
func (s *Service) cast(ctx context.Context, all []*submission, wait bool) (*outcome, error) {
	var done *batch
	err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		done = newBatch(tx, all)
		return s.castIn(ctx, done, wait)
	})
	if err != nil {
		return nil, err
	}
	return &outcome{done.answers}, nil
}

// batch is one attempt at casting submissions together. Between its beginning and its commit it goes to the database three times:
// to hold the polls, to hold what the voters have answered, and to write.
type batch struct {
	tx      *db.Tx
	all     []*submission
	answers map[*submission]answer
	votings map[entry.ID]*poll.Voting
	listed  map[poll.Voter]bool
	joined  map[poll.Voter]bool
	// reasoners are the members who give reasons and have not erased themselves.
	reasoners map[int64]bool
	// bygone are those who are not any more who they were when they asked.
	bygone bygone
	// now is the moment of the batch: no later than that at which any of its polls was read.
	now time.Time
	// votes are the submissions of those who may read their polls.
	votes []*vote
	// sheets are what the voters have answered, fresh those who had no sheet before.
	sheets  map[poll.Voter]sheet
	fresh   map[poll.Voter]bool
	tallies map[entry.ID]tally
}

// vote is a submission on its way through a batch.
type vote struct {
	*submission
	voting *poll.Voting
	// ballots are the answers in their one form, nil where refusal speaks against them.
	ballots []*Ballot
	refusal error
	// repeats tells that the submission only repeats an earlier one.
	repeats bool
	// change is what the vote does, nil where it counts for nothing.
	change *change
}

func newBatch(tx *db.Tx, all []*submission) *batch {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b *submission) int {
		return cmp.Or(cmp.Compare(a.in.PollID, b.in.PollID), cmp.Compare(a.viewer.PersonID, b.viewer.PersonID))
	})
	return &batch{tx: tx, all: all, answers: make(map[*submission]answer, len(all))}
}

func (s *Service) castIn(ctx context.Context, b *batch, wait bool) error {
	if err := s.hold(ctx, b, wait); err != nil {
		return err
	}
	b.admit()
	if err := b.holdSheets(ctx); err != nil {
		return err
	}
	b.judge()
	if err := b.write(ctx); err != nil {
		return err
	}
	b.answer()
	return nil
}

// hold locks the polls, and reads them and the clock after that. Those that somebody else holds are left out.
func (s *Service) hold(ctx context.Context, b *batch, wait bool) error {
	ids, persons, members := b.asked()
	var held map[entry.ID]bool
	anybody := auth.With(ctx, auth.Viewer{})
	steps := append(
		b.holdReasoners(ctx),
		func(q db.Querier) (err error) { held, err = storeOn(q).hold(ctx, ids, wait); return err },
		func(q db.Querier) error { return storeOn(q).shareTurns(ctx, persons) },
		func(q db.Querier) (err error) { b.bygone, err = storeOn(q).bygone(ctx, persons, members); return err },
		func(q db.Querier) (err error) { b.votings, err = poll.HeadsIn(anybody, q, ids); return err },
	)
	if err := b.tx.Together(ctx, steps...); err != nil {
		return err
	}
	if !wait {
		// What does not exist is not worth waiting for.
		b.all = slices.DeleteFunc(b.all, func(one *submission) bool { return b.votings[one.in.PollID] != nil && !held[one.in.PollID] })
	}
	maps.DeleteFunc(b.votings, func(id entry.ID, _ *poll.Voting) bool { return !held[id] })
	for _, v := range b.votings {
		if b.now.IsZero() || v.Now.Before(b.now) {
			b.now = v.Now
		}
	}
	if err := s.known.fill(ctx, b.tx, b.votings); err != nil {
		return err
	}
	return b.readLists(ctx)
}

// asked returns the polls, each once, and who votes in them.
func (b *batch) asked() (polls []entry.ID, persons, members []int64) {
	for _, one := range b.all {
		polls, persons, members = append(polls, one.in.PollID), append(persons, one.viewer.PersonID), append(members, one.viewer.MemberID)
	}
	return slices.Compact(polls), persons, members
}

// holdReasoners keeps those who give reasons from erasing themselves until the reasons are written. It comes before the polls
// are held, as an erasure begins with the member as well.
func (b *batch) holdReasoners(ctx context.Context) (steps []func(db.Querier) error) {
	var ids []int64
	for _, one := range b.all {
		if one.in.reasoned() {
			ids = append(ids, one.viewer.MemberID)
		}
	}
	if len(ids) > 0 {
		steps = append(steps, func(q db.Querier) (err error) { b.reasoners, err = storeOn(q).reasoners(ctx, ids); return err })
	}
	return steps
}

// readLists reads who stands on electoral lists and who has come into assemblies, where that is asked.
func (b *batch) readLists(ctx context.Context) (err error) {
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
		if b.listed, err = poll.ListedIn(ctx, b.tx, listed); err != nil {
			return err
		}
	}
	if len(joined) > 0 {
		b.joined, err = poll.JoinedIn(ctx, b.tx, joined)
	}
	return err
}

// admit asks all rules that need nothing but the poll.
func (b *batch) admit() {
	for _, s := range b.all {
		v := b.votings[s.in.PollID]
		if v == nil || !v.CanRead(s.viewer) {
			b.answers[s] = answer{err: poll.ErrPoll}
			continue
		}
		one := &vote{submission: s, voting: v}
		if refusal := b.bygone.refusal(s.viewer); refusal != nil {
			one.refusal = refusal
		} else if refusal := v.VoteRefusal(s.viewer, b.listed[s.voter()], b.joined[s.voter()]); refusal != nil {
			one.refusal = refusal
		} else if s.in.reasoned() && !b.reasoners[s.viewer.MemberID] {
			one.refusal = problem.SignIn()
		} else {
			one.ballots, one.refusal = s.in.read(v)
		}
		b.votes = append(b.votes, one)
	}
}

// where returns the votes of which something holds.
func (b *batch) where(is func(*vote) bool) []*vote {
	var found []*vote
	for _, v := range b.votes {
		if is(v) {
			found = append(found, v)
		}
	}
	return found
}

// holdSheets claims the keys, gives the voters sheets, and reads what was on them. Who repeats a request is answered as he
// was, whenever it be.
func (b *batch) holdSheets(ctx context.Context) error {
	var claims []*db.Claim
	for _, v := range b.votes {
		if v.claim != nil {
			claims = append(claims, v.claim)
		}
	}
	open := b.where(func(v *vote) bool { return v.refusal == nil })
	var steps []func(db.Querier) error
	if len(claims) > 0 {
		steps = append(steps, func(q db.Querier) error { return b.tx.ClaimAll(ctx, q, claims) })
	}
	if len(open) > 0 {
		steps = append(steps, func(q db.Querier) (err error) { b.fresh, err = storeOn(q).holdSheets(ctx, open, b.now); return err })
	}
	if len(b.votes) > 0 {
		steps = append(steps, func(q db.Querier) (err error) { b.sheets, err = storeOn(q).sheets(ctx, b.votes); return err })
	}
	if err := b.tx.Together(ctx, steps...); err != nil {
		return err
	}
	return b.tx.Recall(ctx, claims)
}

// judge decides each for itself.
func (b *batch) judge() {
	for _, v := range b.votes {
		switch {
		case v.claim != nil && v.claim.Err != nil:
			v.refusal = v.claim.Err
		case v.claim != nil && v.claim.Replayed:
			v.repeats, v.refusal = true, nil
		case v.refusal == nil:
			v.change, v.refusal = judge(v.voting, b.sheets[v.voter()], v.ballots)
		}
	}
}

// write writes what the votes change, takes back what was written for those that count for nothing, and raises the tallies
// last.
func (b *batch) write(ctx context.Context) error {
	changing := b.where(func(v *vote) bool { return v.change != nil && !v.change.nothing() })
	steps := b.undo(ctx)
	add := func(votes []*vote, do func(store, []*vote) error) {
		if len(votes) > 0 {
			steps = append(steps, func(q db.Querier) error { return do(storeOn(q), votes) })
		}
	}
	add(b.where(func(v *vote) bool { return v.change != nil && len(v.change.write) > 0 }),
		func(s store, votes []*vote) error { return s.put(ctx, votes, b.now) })
	add(b.where(func(v *vote) bool { return v.change != nil && len(v.change.drop) > 0 }),
		func(s store, votes []*vote) error { return s.drop(ctx, votes) })
	add(slices.DeleteFunc(slices.Clone(changing), func(v *vote) bool { return b.fresh[v.voter()] }),
		func(s store, votes []*vote) error { return s.signAgain(ctx, votes, b.now) })
	return b.tx.Together(ctx, append(steps, b.count(ctx, changing)...)...)
}

// undo leaves nothing of what was refused: neither a key nor a sheet.
func (b *batch) undo(ctx context.Context) (steps []func(db.Querier) error) {
	var claims []*db.Claim
	for _, v := range b.votes {
		if v.refusal != nil && v.claim != nil && !v.claim.Replayed {
			claims = append(claims, v.claim)
		}
	}
	if len(claims) > 0 {
		steps = append(steps, func(q db.Querier) error { return b.tx.Release(ctx, q, claims) })
	}
	sheets := b.where(func(v *vote) bool { return v.change == nil && v.ballots != nil && b.fresh[v.voter()] })
	if len(sheets) > 0 {
		steps = append(steps, func(q db.Querier) error { return storeOn(q).dropSheets(ctx, sheets) })
	}
	return steps
}

// count raises the tallies of the polls in which something changes.
func (b *batch) count(ctx context.Context, changing []*vote) (steps []func(db.Querier) error) {
	raised := map[entry.ID]int{}
	for _, v := range changing {
		raised[v.voting.EntryID] += 0
		if b.fresh[v.voter()] {
			raised[v.voting.EntryID]++
		}
	}
	b.tallies = make(map[entry.ID]tally, len(b.votings))
	for id, v := range b.votings {
		// Where nothing changes, what was read with the poll is the answer.
		b.tallies[id] = tallyOf(v)
	}
	for id, fresh := range raised {
		touch(b.tx, b.votings[id], fresh > 0)
	}
	if len(raised) > 0 {
		steps = append(steps, func(q db.Querier) error {
			tallies, err := storeOn(q).raise(ctx, raised)
			maps.Copy(b.tallies, tallies)
			return err
		})
	}
	return steps
}

func (b *batch) answer() {
	for _, v := range b.votes {
		held := b.sheets[v.voter()]
		vote := &Vote{PollID: v.in.PollID, Turnout: b.tallies[v.in.PollID].turnoutOf(v.voting)}
		switch {
		case v.refusal != nil:
			b.answers[v.submission] = answer{err: v.refusal}
			continue
		case v.repeats:
			vote.Ballots = held.inOrder(v.voting)
		default:
			for _, one := range v.change.write {
				one.CastAt = b.now
			}
			vote.Ballots = v.change.after(v.voting, held)
		}
		b.answers[v.submission] = answer{vote: vote}
	}
}

// touch tells who watches the results of a poll, and who watches the turnout where that has changed, also from its assembly.
func touch(tx *db.Tx, v *poll.Voting, turnout bool) {
	tx.Touch(db.Stream{Kind: poll.StreamResults, Ref: int64(v.EntryID)})
	if !turnout {
		return
	}
	tx.Touch(db.Stream{Kind: poll.StreamTurnout, Ref: int64(v.EntryID)})
	if v.AssemblyID != 0 {
		tx.Touch(db.Stream{Kind: poll.StreamAssemblyTurnout, Ref: v.AssemblyID})
	}
}

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
