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

// batch is one attempt at casting submissions together.
type batch struct {
	tx      *db.Tx
	store   store
	all     []*submission
	answers map[*submission]answer
	votings map[entry.ID]*poll.Voting
	listed  map[poll.Voter]bool
	// now is the moment of the batch: no later than that at which any of its polls was read.
	now time.Time
	// sheets are what the voters have answered, new those who had no sheet before.
	sheets map[poll.Voter]sheet
	fresh  map[poll.Voter]bool
	// open are submissions that nothing has spoken against so far, with their new ballots; again those that only repeat an
	// earlier request.
	open  []*vote
	again []*submission
}

// vote is a submission whose answers are in their one form.
type vote struct {
	*submission
	voting  *poll.Voting
	ballots []*Ballot
	change  *change
}

func newBatch(tx *db.Tx, all []*submission) *batch {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b *submission) int {
		return cmp.Or(cmp.Compare(a.in.PollID, b.in.PollID), cmp.Compare(a.viewer.PersonID, b.viewer.PersonID))
	})
	return &batch{tx: tx, store: storeOn(tx), all: all, answers: make(map[*submission]answer, len(all))}
}

func (s *Service) castIn(ctx context.Context, b *batch, wait bool) error {
	for _, step := range []func(context.Context) error{
		func(ctx context.Context) error { return s.hold(ctx, b, wait) },
		b.claim, b.admit, b.holdSheets, b.readSheets, b.judge, b.write, b.undo, b.count,
	} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (b *batch) refuse(s *submission, err error) { b.answers[s] = answer{err: err} }

// hold locks the polls, and reads them and the clock after that. Those that somebody else holds are left out.
func (s *Service) hold(ctx context.Context, b *batch, wait bool) (err error) {
	var ids []entry.ID
	for _, one := range b.all {
		ids = append(ids, one.in.PollID)
	}
	ids = slices.Compact(ids)
	how := poll.ForShareWhereFree
	if wait {
		how = poll.ForShare
	}
	if ids, err = b.store.turn(ctx, ids, wait); err != nil {
		return err
	}
	if b.votings, err = poll.HoldIn(auth.With(ctx, auth.Viewer{}), b.tx, ids, how); err != nil {
		return err
	}
	if err := s.known.fill(ctx, b.tx, b.votings); err != nil {
		return err
	}
	if !wait {
		b.all = slices.DeleteFunc(b.all, func(one *submission) bool { return b.votings[one.in.PollID] == nil })
	}
	for _, v := range b.votings {
		if b.now.IsZero() || v.Now.Before(b.now) {
			b.now = v.Now
		}
	}
	return b.readLists(ctx)
}

func (b *batch) readLists(ctx context.Context) (err error) {
	var asked []poll.Voter
	for _, one := range b.all {
		if v := b.votings[one.in.PollID]; v != nil && v.Electorate == poll.List {
			asked = append(asked, one.voter())
		}
	}
	if len(asked) > 0 {
		b.listed, err = poll.ListedIn(ctx, b.tx, asked)
	}
	return err
}

// claim claims the keys of whoever may read the poll. Who repeats a request is answered as he was, whenever it be.
func (b *batch) claim(ctx context.Context) error {
	var claims []*db.Claim
	var readers []*submission
	for _, s := range b.all {
		if v := b.votings[s.in.PollID]; v == nil || !v.CanRead(s.viewer) {
			b.refuse(s, poll.ErrPoll)
			continue
		}
		readers = append(readers, s)
		if s.claim != nil {
			claims = append(claims, s.claim)
		}
	}
	if err := b.tx.ClaimAll(ctx, claims); err != nil {
		return err
	}
	b.all = b.all[:0]
	for _, s := range readers {
		switch {
		case s.claim != nil && s.claim.Err != nil:
			b.refuse(s, s.claim.Err)
		case s.claim != nil && s.claim.Replayed:
			b.again = append(b.again, s)
		default:
			b.all = append(b.all, s)
		}
	}
	return nil
}

// admit asks all rules that need nothing but the poll.
func (b *batch) admit(context.Context) error {
	for _, s := range b.all {
		v := b.votings[s.in.PollID]
		if refusal := v.VoteRefusal(s.viewer, b.listed[s.voter()]); refusal != nil {
			b.refuse(s, refusal)
			continue
		}
		ballots, err := s.in.read(v)
		if err != nil {
			b.refuse(s, err)
			continue
		}
		b.open = append(b.open, &vote{submission: s, voting: v, ballots: ballots})
	}
	return nil
}

func (b *batch) holdSheets(ctx context.Context) (err error) {
	b.fresh = map[poll.Voter]bool{}
	if len(b.open) > 0 {
		b.fresh, err = b.store.holdSheets(ctx, b.open, b.now)
	}
	return err
}

// readSheets reads what those have answered who had a sheet before.
func (b *batch) readSheets(ctx context.Context) (err error) {
	asked := map[poll.Voter]*poll.Voting{}
	for _, v := range b.open {
		if !b.fresh[v.voter()] {
			asked[v.voter()] = v.voting
		}
	}
	for _, s := range b.again {
		asked[s.voter()] = b.votings[s.in.PollID]
	}
	b.sheets = map[poll.Voter]sheet{}
	if len(asked) > 0 {
		b.sheets, err = b.store.sheets(ctx, asked)
	}
	return err
}

// judge decides each for itself.
func (b *batch) judge(context.Context) error {
	for _, v := range b.open {
		var err error
		if v.change, err = judge(v.voting, b.sheets[v.voter()], v.ballots); err != nil {
			b.refuse(v.submission, err)
		}
	}
	return nil
}

// accepted are the votes that change something.
func (b *batch) accepted() []*vote {
	var list []*vote
	for _, v := range b.open {
		if v.change != nil && !v.change.nothing() {
			list = append(list, v)
		}
	}
	return list
}

func (b *batch) write(ctx context.Context) error {
	votes := b.accepted()
	if len(votes) == 0 {
		return nil
	}
	if err := b.store.put(ctx, votes, b.now); err != nil {
		return err
	}
	if err := b.store.drop(ctx, votes); err != nil {
		return err
	}
	return b.store.signAgain(ctx, slices.DeleteFunc(slices.Clone(votes), func(v *vote) bool { return b.fresh[v.voter()] }), b.now)
}

// undo leaves nothing of what was refused: neither a sheet nor a key.
func (b *batch) undo(ctx context.Context) error {
	var claims []*db.Claim
	for s, a := range b.answers {
		if a.err != nil && s.claim != nil && !s.claim.Replayed && b.votings[s.in.PollID] != nil && b.votings[s.in.PollID].CanRead(s.viewer) {
			claims = append(claims, s.claim)
		}
	}
	if err := b.tx.Release(ctx, claims); err != nil {
		return err
	}
	var sheets []*vote
	for _, v := range b.open {
		if v.change == nil && b.fresh[v.voter()] {
			sheets = append(sheets, v)
		}
	}
	return b.store.dropSheets(ctx, sheets)
}

// count raises the tallies, and answers with them.
func (b *batch) count(ctx context.Context) error {
	raised := map[entry.ID]int{}
	for _, v := range b.accepted() {
		n := raised[v.voting.EntryID]
		if b.fresh[v.voter()] {
			n++
		}
		raised[v.voting.EntryID] = n
	}
	tallies, err := b.tallies(ctx, raised)
	if err != nil {
		return err
	}
	for id, fresh := range raised {
		touch(b.tx, id, fresh > 0)
	}
	for _, s := range b.again {
		v := b.votings[s.in.PollID]
		b.answers[s] = answer{vote: &Vote{s.in.PollID, b.sheets[s.voter()].inOrder(v), tallies[s.in.PollID].turnoutOf(v)}}
	}
	for _, v := range b.open {
		if v.change == nil {
			continue
		}
		ballots := v.change.after(v.voting, b.sheets[v.voter()])
		for _, one := range v.change.write {
			one.CastAt = b.now
		}
		b.answers[v.submission] = answer{vote: &Vote{v.in.PollID, ballots, tallies[v.in.PollID].turnoutOf(v.voting)}}
	}
	return nil
}

// tallies raises those of the polls in which something has changed and reads the others that are asked for.
func (b *batch) tallies(ctx context.Context, raised map[entry.ID]int) (map[entry.ID]tally, error) {
	tallies := map[entry.ID]tally{}
	if len(raised) > 0 {
		var err error
		if tallies, err = b.store.raise(ctx, raised); err != nil {
			return nil, err
		}
	}
	others := map[entry.ID]bool{}
	for _, s := range b.again {
		others[s.in.PollID] = true
	}
	for _, v := range b.open {
		others[v.in.PollID] = v.change != nil || others[v.in.PollID]
	}
	maps.DeleteFunc(others, func(id entry.ID, asked bool) bool { _, has := tallies[id]; return has || !asked })
	if len(others) == 0 {
		return tallies, nil
	}
	read, err := b.store.tallies(ctx, slices.Sorted(maps.Keys(others)))
	maps.Copy(tallies, read)
	return tallies, err
}

// touch tells who watches the results of a poll, and who watches the turnout where that has changed.
func touch(tx *db.Tx, id entry.ID, turnout bool) {
	tx.Touch(db.Stream{Kind: poll.StreamResults, Ref: int64(id)})
	if turnout {
		tx.Touch(db.Stream{Kind: poll.StreamTurnout, Ref: int64(id)})
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
