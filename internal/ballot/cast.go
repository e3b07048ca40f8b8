package ballot

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// casting returns what commits batches of one side, each in one transaction. A submission without an answer in the outcome was not
// looked at, because somebody else holds its poll; with wait there are none.
func (s *Service) casting(of func() side) func(context.Context, []*submission, bool) (*outcome, error) {
	return func(ctx context.Context, all []*submission, wait bool) (*outcome, error) {
		var done *batch
		err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			done = newBatch(tx, all, of())
			return s.castIn(ctx, done, wait)
		})
		if err != nil {
			return nil, err
		}
		return &outcome{done.answers}, nil
	}
}

// batch is one attempt at casting submissions together. Between its beginning and its commit it goes to the database three times:
// to hold the polls, to hold what the voters have answered, and to write.
type batch struct {
	tx      *db.Tx
	side    side
	all     []*submission
	answers map[*submission]answer
	votings map[entry.ID]*poll.Voting
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
	// receipt is what the voter keeps of a confidential vote.
	receipt string
}

func newBatch(tx *db.Tx, all []*submission, of side) *batch {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b *submission) int {
		return cmp.Or(cmp.Compare(a.in.PollID, b.in.PollID), cmp.Compare(a.voter().PersonID, b.voter().PersonID))
	})
	return &batch{tx: tx, side: of, all: all, answers: make(map[*submission]answer, len(all))}
}

func (s *Service) castIn(ctx context.Context, b *batch, wait bool) error {
	if err := s.hold(ctx, b, wait); err != nil {
		return err
	}
	b.admit()
	if err := b.side.holdSheets(ctx, b); err != nil {
		return err
	}
	b.judge()
	if err := b.side.write(ctx, b); err != nil {
		return err
	}
	b.answer()
	return nil
}

// hold locks the polls, and reads them and the clock after that. Those that somebody else holds are left out.
func (s *Service) hold(ctx context.Context, b *batch, wait bool) error {
	ids := b.polls()
	var held map[entry.ID]bool
	anybody := auth.With(ctx, auth.Viewer{})
	steps := append(
		b.side.before(ctx, b.all),
		func(q db.Querier) (err error) { held, err = storeOn(q).hold(ctx, ids, wait); return err },
	)
	steps = append(steps, b.side.behind(ctx, b.all)...)
	steps = append(steps, func(q db.Querier) (err error) { b.votings, err = poll.HeadsIn(anybody, q, ids); return err })
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
	return b.side.readLists(ctx, b)
}

// polls returns the polls, each once.
func (b *batch) polls() (ids []entry.ID) {
	for _, one := range b.all {
		ids = append(ids, one.in.PollID)
	}
	return slices.Compact(ids)
}

// admit asks all rules that need nothing but the poll.
func (b *batch) admit() {
	for _, s := range b.all {
		v := b.votings[s.in.PollID]
		if v == nil || !b.side.reads(s, v) {
			b.answers[s] = answer{err: poll.ErrPoll}
			continue
		}
		if s.in.Secret != v.IsConfidential {
			// Of who mistakes the one kind for the other nothing is written, not even his key.
			b.answers[s] = answer{err: ErrSecrecy}
			continue
		}
		one := &vote{submission: s, voting: v}
		if one.refusal = b.side.refusal(s, v); one.refusal == nil {
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
func (b *batch) holdSheets(ctx context.Context, at register) error {
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
		steps = append(steps, func(q db.Querier) (err error) { b.fresh, err = at.desk(q).holdSheets(ctx, open, b.now); return err })
	}
	if len(b.votes) > 0 {
		steps = append(steps, at.recall(ctx, b.votes)...)
		steps = append(steps, func(q db.Querier) (err error) { b.sheets, err = at.desk(q).sheets(ctx, b.votes); return err })
	}
	if err := b.tx.Together(ctx, steps...); err != nil {
		return err
	}
	return b.tx.Recall(ctx, claims)
}

// judge decides each for itself.
func (b *batch) judge() {
	for _, v := range b.votes {
		switch repeats, err := b.side.repeats(v); {
		case err != nil:
			v.refusal = err
		case repeats:
			v.repeats, v.refusal = true, nil
		case v.refusal == nil:
			v.change, v.refusal = judge(v.voting, b.sheets[v.voter()], v.ballots)
		}
	}
}

// write writes what the votes change, takes back what was written for those that count for nothing, and raises the tallies
// last.
func (b *batch) write(ctx context.Context, at register) error {
	changing := b.where(func(v *vote) bool { return v.change != nil && !v.change.nothing() })
	steps := b.undo(ctx, at)
	add := func(votes []*vote, do func(desk, []*vote) error) {
		if len(votes) > 0 {
			steps = append(steps, func(q db.Querier) error { return do(at.desk(q), votes) })
		}
	}
	add(b.where(func(v *vote) bool { return v.change != nil && len(v.change.write) > 0 }),
		func(s desk, votes []*vote) error { return s.put(ctx, votes, b.now) })
	add(b.where(func(v *vote) bool { return v.change != nil && len(v.change.drop) > 0 }),
		func(s desk, votes []*vote) error { return s.drop(ctx, votes) })
	add(slices.DeleteFunc(slices.Clone(changing), func(v *vote) bool { return b.fresh[v.voter()] }),
		func(s desk, votes []*vote) error { return s.signAgain(ctx, votes, b.now) })
	add(b.where(func(v *vote) bool { return v.key != nil && v.change != nil }),
		func(s desk, votes []*vote) error { return s.remember(ctx, votes) })
	return b.tx.Together(ctx, append(steps, b.count(ctx, at, changing)...)...)
}

// undo leaves nothing of what was refused: neither a key nor a sheet.
func (b *batch) undo(ctx context.Context, at register) (steps []func(db.Querier) error) {
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
		steps = append(steps, func(q db.Querier) error { return at.desk(q).dropSheets(ctx, sheets) })
	}
	return steps
}

// count raises the tallies of the polls in which something changes.
func (b *batch) count(ctx context.Context, at register, changing []*vote) (steps []func(db.Querier) error) {
	raised := map[entry.ID]int{}
	for _, v := range changing {
		raised[v.voting.EntryID] += 0
		if b.fresh[v.voter()] {
			raised[v.voting.EntryID]++
		}
	}
	b.stand()
	for id, fresh := range raised {
		touch(b.tx, b.votings[id], fresh > 0)
	}
	if len(raised) > 0 {
		steps = append(steps, func(q db.Querier) error {
			tallies, err := at.desk(q).raise(ctx, raised)
			maps.Copy(b.tallies, tallies)
			return err
		})
	}
	return steps
}

// stand takes what was read with the polls for their tallies: where nothing changes, it is the answer.
func (b *batch) stand() {
	b.tallies = make(map[entry.ID]tally, len(b.votings))
	for id, v := range b.votings {
		b.tallies[id] = tallyOf(v)
	}
}

func (b *batch) answer() {
	for _, v := range b.votes {
		held := b.sheets[v.voter()]
		vote := &Vote{PollID: v.in.PollID, Turnout: b.tallies[v.in.PollID].turnoutOf(v.voting), Receipt: v.receipt}
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

// touch tells who watches the results of a poll, and who watches the turnout where that has changed, also from its assembly. What an
// assembly's state tells who holds it changes with each ballot where he may see what an open poll has come to so far.
func touch(tx *db.Tx, v *poll.Voting, turnout bool) {
	tx.Touch(db.Stream{Kind: poll.StreamResults, Ref: int64(v.EntryID)})
	if v.AssemblyID != 0 && v.ResultsVisibility == poll.StaffLive {
		tx.Touch(db.Stream{Kind: poll.StreamAssembly, Ref: v.AssemblyID})
	}
	if !turnout {
		return
	}
	tx.Touch(db.Stream{Kind: poll.StreamTurnout, Ref: int64(v.EntryID)})
	if v.AssemblyID != 0 {
		tx.Touch(db.Stream{Kind: poll.StreamAssemblyTurnout, Ref: v.AssemblyID})
	}
}
