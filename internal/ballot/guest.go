package ballot

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

// GuestVote casts the ballots of a guest of an assembly, or changes them: all that are given, or none. They are counted apart from all
// others. Where ctx ends first, the vote may count or not; repeating it with the same key tells.
func (s *Service) GuestVote(ctx context.Context, in VoteInput) (*Vote, error) {
	viewer := auth.FromContext(ctx)
	if viewer.Pass.Kind != auth.PassGuest {
		return nil, problem.SignIn()
	}
	if err := in.check(); err != nil {
		return nil, err
	}
	key, err := guestKey(in)
	if err != nil {
		return nil, err
	}
	return s.guests.vote(ctx, &submission{viewer: viewer, in: in, key: key, done: make(chan struct{})})
}

// guestKey is what is remembered of a request: its key and its input, hashed; nil where it has no key.
func guestKey(in VoteInput) ([]byte, error) {
	if in.IdempotencyKey == nil {
		return nil, nil
	}
	// The same rules as for everybody's keys.
	if _, err := db.NewClaim(db.Key{Key: in.IdempotencyKey}, 0); err != nil {
		return nil, err
	}
	text, err := json.Marshal(in) //nolint:musttag // it is compared with itself alone
	if err != nil {
		return nil, err
	}
	name, said := sha256.Sum256([]byte(*in.IdempotencyKey)), sha256.Sum256(text)
	return append(name[:guestKeyHalf:guestKeyHalf], said[:guestKeyHalf]...), nil
}

const guestKeyHalf = 16

// guests are those of assemblies.
type guests struct {
	// known are those who are still let in.
	known map[int64]guest
	// asked is what they asked for before.
	asked map[poll.Voter]askedBefore
}

// guest is of which assembly a guest is, and with which pass he is let in.
type guest struct {
	assemblyID int64
	pass       int
}

// askedBefore are the keys of what a guest asked for in a poll, and the pass with which he voted.
type askedBefore struct {
	keys [][]byte
	pass int
}

// before keeps guests from being sent away until their ballots are written, as that begins with the guest as well.
func (g *guests) before(ctx context.Context, all []*submission) []func(db.Querier) error {
	ids := make([]int64, len(all))
	for i, one := range all {
		ids[i] = one.viewer.Pass.ID
	}
	return []func(db.Querier) error{
		func(q db.Querier) (err error) { g.known, err = storeOn(q).guests(ctx, ids); return err },
	}
}

func (g *guests) behind(context.Context, []*submission) []func(db.Querier) error { return nil }

func (g *guests) readLists(context.Context, *batch) error { return nil }

func (g *guests) reads(s *submission, v *poll.Voting) bool {
	return s.viewer.IsGuest(v.AssemblyID) && v.CanFollow(s.viewer)
}

func (g *guests) refusal(s *submission, v *poll.Voting) error {
	if !g.knows(s.viewer.Pass) {
		return problem.SignIn()
	}
	return given(v.GuestRefusal(s.viewer))
}

// knows tells whether a pass is still the one with which its guest is let in.
func (g *guests) knows(p auth.Pass) bool {
	return g.known[p.ID] == guest{assemblyID: p.AssemblyID, pass: p.Version}
}

func (g *guests) recall(ctx context.Context, votes []*vote) []func(db.Querier) error {
	return []func(db.Querier) error{
		func(q db.Querier) (err error) { g.asked, err = storeOn(q).guestAsked(ctx, votes); return err },
	}
}

// repeats tells as well who voted with an earlier pass: a slip that is made anew passes through other hands before it is his again, so
// that what he voted is answered to nobody, and changed by nobody.
func (g *guests) repeats(v *vote) (bool, error) {
	if !g.knows(v.viewer.Pass) {
		return false, nil
	}
	before, voted := g.asked[v.voter()]
	if voted && before.pass != v.viewer.Pass.Version {
		return false, cmp.Or(v.refusal, error(ErrVotedBefore))
	}
	if v.key == nil {
		return false, nil
	}
	for _, before := range before.keys {
		switch {
		case bytes.Equal(before, v.key):
			return true, nil
		case bytes.HasPrefix(before, v.key[:guestKeyHalf]):
			return false, db.ErrKeyReused
		}
	}
	return false, nil
}

func (g *guests) desk(q db.Querier) desk { return guestStore{storeOn(q)} }

func (g *guests) holdSheets(ctx context.Context, b *batch) error { return b.holdSheets(ctx, g) }

func (g *guests) write(ctx context.Context, b *batch) error { return b.write(ctx, g) }

// Rehearse casts the ballots of a person whom a rehearsal has made up: he has no account, and no poll but one that is rehearsed takes
// them.
func (s *Service) Rehearse(ctx context.Context, person int64, in VoteInput) (*Vote, error) {
	if err := in.check(); err != nil {
		return nil, err
	}
	one := &submission{viewer: auth.Viewer{PersonID: person}, in: in, rehearses: true, done: make(chan struct{})}
	if in.Secret {
		return s.secretly.vote(ctx, one)
	}
	return s.caster.vote(ctx, one)
}

// GuestOwn returns the ballots that the guest who asks has cast with his pass in some polls, in the order of their questions.
func (s *Service) GuestOwn(ctx context.Context, ids []entry.ID) (map[entry.ID][]*Ballot, error) {
	pass := auth.FromContext(ctx).Pass
	if pass.Kind != auth.PassGuest || len(ids) == 0 {
		return map[entry.ID][]*Ballot{}, nil
	}
	return storeOn(s.db).guestOwn(ctx, ids, pass)
}

// DropGuestIn takes the ballots of a guest out of all polls that have not been counted, within the transaction that sends him away. What
// was counted stays as it was counted. Whoever calls has locked the guest.
func DropGuestIn(ctx context.Context, tx *db.Tx, guest int64) error {
	store := storeOn(tx)
	polls, err := store.guestPolls(ctx, guest)
	if err != nil || len(polls) == 0 {
		return err
	}
	if err := poll.HoldAllAlone(ctx, tx, polls); err != nil {
		return err
	}
	// One of them may have been counted while it was waited for.
	if polls, err = store.guestPolls(ctx, guest); err != nil || len(polls) == 0 {
		return err
	}
	if err := store.guestLeave(ctx, guest, polls); err != nil {
		return err
	}
	votings, err := poll.HeadsIn(ctx, tx, polls)
	if err != nil {
		return err
	}
	fewer := make(map[entry.ID]int, len(polls))
	for id, v := range votings {
		fewer[id] = -1
		touch(tx, v, true)
	}
	_, err = guestStore{store}.raise(ctx, fewer)
	return err
}
