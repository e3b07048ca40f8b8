package ballot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/keys"
	"piazza/internal/poll"
	"piazza/internal/sealing"
	"piazza/internal/signing"
)

// secret are the people who vote in confidential polls. They may under the same rules as those who vote by name, and what is read of them
// is the same; but nothing is written or locked that names one of them: not even a row lock, which would stand in the database's log
// beside the ballots. Nobody is united with another meanwhile by the turns alone, which stand nowhere.
//
// What is read of persons is read on another connection, of a pool of its own, under those turns: the database may tidy a page up when it is read, or note that
// its rows are committed, and would write the page into its log under the number of the transaction that casts.
type secret struct {
	counted
	service *Service
	// chains are the ends of the logs of the polls that are open. Who holds one holds the sheets and the pool of that poll.
	chains map[entry.ID]*chain
	seals  map[entry.ID]sealName
	// keys are those of the polls' keys that are here, faults why others are not.
	keys   map[entry.ID]*sealing.Subkeys
	faults map[entry.ID]error
	// signer signs for all; unsigned is why it cannot.
	inUse    []string
	signer   *keys.Signer
	unsigned error
	// was are the persons that voters were before they turned out to be who they are.
	was map[int64][]int64
	// papers are what the voters have cast, casts what waits in the pools.
	papers map[poll.Voter]*paper
	casts  map[entry.ID][]*secretCast
}

// sealName is a poll's seal, and where the poll stands.
type sealName struct {
	seal  sealing.SealID
	check []byte
	state poll.SealState
}

// paper is what a voter has cast in a confidential poll.
type paper struct {
	// at is the place of what he casts now, held where the sheet is that counts: under who he was before, maybe.
	at, held place
	// sheet is the one that counts, nil where there is none; keys are those of all his requests.
	sheet *secretSheet
	keys  [][]byte
	// casts is how often he has cast it.
	casts int
}

// before has nothing to do: what is committed to stays until the poll is sealed, also where its voter erases himself meanwhile.
func (s *secret) before(context.Context, []*submission) []func(db.Querier) error { return nil }

// behind holds the turns of the voters, and reads the names of the seals.
func (s *secret) behind(ctx context.Context, all []*submission) []func(db.Querier) error {
	var ids []entry.ID
	var persons []int64
	for _, one := range all {
		ids, persons = append(ids, one.in.PollID), append(persons, one.viewer.PersonID)
	}
	return []func(db.Querier) error{
		func(q db.Querier) error { return storeOn(q).shareTurns(ctx, persons) },
		func(q db.Querier) (err error) { s.seals, err = storeOn(q).seals(ctx, ids); return err },
		func(q db.Querier) (err error) { s.inUse, err = storeOn(q).BallotSignsWith(ctx); return err },
	}
}

// readLists reads who the voters are, beside the transaction that casts, and meanwhile the polls' keys, once for all who vote together.
func (s *secret) readLists(ctx context.Context, b *batch) error {
	done := make(chan error, 1)
	go func() {
		defer func() {
			if v := recover(); v != nil { // nobody else would: the node would end with all votes on their way
				done <- fmt.Errorf("panic while voters are read: %v", v)
			}
		}()
		done <- s.readVoters(ctx, b)
	}()
	s.readKeys(ctx, b)
	return <-done
}

func (s *secret) readKeys(ctx context.Context, b *batch) {
	s.keys, s.faults = map[entry.ID]*sealing.Subkeys{}, map[entry.ID]error{}
	for id, v := range b.votings {
		if v.IsConfidential {
			s.keys[id], s.faults[id] = s.service.subkeys(s.seals[id].seal, s.seals[id].check)
		}
	}
	s.signer, s.unsigned = s.service.signerOf(ctx, s.inUse)
}

// readVoters reads what the rules ask of the voters. Lists are asked for where there are any, at the same moment.
func (s *secret) readVoters(ctx context.Context, b *batch) (err error) {
	var persons, members []int64
	for _, one := range b.all {
		persons, members = append(persons, one.viewer.PersonID), append(members, one.viewer.MemberID)
	}
	readers, err := s.service.beside()
	if err != nil {
		return err
	}
	if s.bygone, s.was, err = storeOn(readers).who(ctx, persons, members); err != nil {
		return err
	}
	for _, v := range b.votings {
		if v.AssemblyID != 0 || v.Electorate == poll.List {
			return readers.InSnapshot(ctx, func(ctx context.Context, tx *db.Tx) error { return s.readListsOn(ctx, tx, b) })
		}
	}
	return nil
}

// signerOf returns the signer of the key in use. One whose file is gone may have been replaced since its name was read: then it is asked
// again, of what is committed by now.
func (s *Service) signerOf(ctx context.Context, inUse []string) (*keys.Signer, error) {
	if s.secrets.Signing == nil || len(inUse) == 0 {
		return nil, ErrKeyFolder
	}
	signer, err := s.secrets.Signing.Signer(inUse[0])
	if !errors.Is(err, signing.ErrMissing) {
		return signer, err
	}
	readers, err := s.beside()
	if err != nil {
		return nil, err
	}
	return s.secrets.Signing.Current(ctx, readers)
}

// refusal says as well that the poll's key is not here: then nothing can be cast.
func (s *secret) refusal(one *submission, v *poll.Voting) error {
	if refusal := s.eligible(one, v); refusal != nil {
		return refusal
	}
	switch fault := s.faults[v.EntryID]; {
	case errors.Is(fault, ErrSealedElsewhere):
		return ErrSealedElsewhere
	case fault != nil:
		return ErrKeyMissing.Because(fault)
	case s.unsigned != nil:
		return ErrKeyMissing.Because(s.unsigned)
	default:
		return nil
	}
}

// holdSheets holds the chains of the polls in which somebody votes now, and reads what the voters have cast and what waits in the pools:
// nobody writes there but who holds the chain. Of a poll that has closed only requests are answered that were answered before.
func (s *secret) holdSheets(ctx context.Context, b *batch) error {
	var places []place
	var pools []entry.ID
	s.papers = map[poll.Voter]*paper{}
	for _, v := range b.votes {
		subkeys := s.keys[v.in.PollID]
		if subkeys == nil {
			continue
		}
		v.key = retryKey(subkeys, v.submission)
		for _, person := range append([]int64{v.viewer.PersonID}, s.was[v.viewer.PersonID]...) {
			places = append(places, place{v.in.PollID, subkeys.Pseudonym(person)})
		}
		if v.refusal == nil {
			pools = append(pools, v.in.PollID)
		}
	}
	if len(places) == 0 {
		return nil
	}
	var kept map[place]*keptSheet
	var waiting map[entry.ID][]waitingCast
	err := b.tx.Together(ctx,
		func(q db.Querier) (err error) { s.chains, err = storeOn(q).chains(ctx, pools); return err },
		func(q db.Querier) (err error) { kept, err = storeOn(q).secretSheets(ctx, places); return err },
		func(q db.Querier) (err error) { waiting, err = storeOn(q).waitingIn(ctx, pools); return err },
	)
	if err != nil {
		return err
	}
	s.openPools(waiting)
	s.openPapers(b, kept)
	for _, v := range b.votes {
		switch fault := s.faults[v.in.PollID]; {
		case v.refusal != nil:
		case fault != nil:
			v.refusal = ErrKeyMissing.Because(fault)
		case s.chains[v.in.PollID] == nil:
			v.refusal = poll.ErrClosed
		}
	}
	return nil
}

// spoil keeps all out of a poll of which something cannot be opened, as with the key of another: its neighbours go on.
func (s *secret) spoil(id entry.ID, fault error) {
	s.keys[id], s.faults[id] = nil, fault
}

func (s *secret) openPools(waiting map[entry.ID][]waitingCast) {
	s.casts = make(map[entry.ID][]*secretCast, len(waiting))
	for id, rows := range waiting {
		for _, row := range rows {
			cast, err := openCast(s.keys[id], row.id, row.sealed)
			if err != nil {
				s.spoil(id, err)
				break
			}
			s.casts[id] = append(s.casts[id], cast)
		}
	}
}

// openPapers finds the sheet of each voter that counts.
func (s *secret) openPapers(b *batch, kept map[place]*keptSheet) {
	b.sheets = map[poll.Voter]sheet{}
	for _, v := range b.votes {
		subkeys := s.keys[v.in.PollID]
		if subkeys == nil {
			continue
		}
		p, err := paperOf(subkeys, v.in.PollID, v.viewer.PersonID, s.was[v.viewer.PersonID], kept)
		if err == nil && p.sheet != nil {
			b.sheets[v.voter()], err = p.sheet.sheet()
		}
		if err != nil {
			s.spoil(v.in.PollID, err)
			continue
		}
		s.papers[v.voter()] = p
	}
}

// paperOf finds what a person has cast: under his own pseudonym, or later under one of who he was before.
func paperOf(keys *sealing.Subkeys, id entry.ID, person int64, was []int64, kept map[place]*keptSheet) (*paper, error) {
	p := &paper{at: place{id, keys.Pseudonym(person)}}
	p.held = p.at
	for _, one := range append([]int64{person}, was...) {
		at := place{id, keys.Pseudonym(one)}
		found := kept[at]
		if found == nil {
			continue
		}
		opened, err := openSheet(keys, at.pseudonym[:], found.sealed)
		if err != nil {
			return nil, err
		}
		p.keys, p.casts = append(p.keys, found.keys...), max(p.casts, opened.Casts)
		if p.sheet == nil || opened.CastAt.After(p.sheet.CastAt) {
			p.sheet, p.held = opened, at
		}
	}
	return p, nil
}

// retryKey is what is remembered of a request, in two halves: which key it had, and with what it came. Of one without a key it is a number
// that never comes again: nobody shall see of a sheet by what program it was cast.
func retryKey(keys *sealing.Subkeys, s *submission) []byte {
	if s.in.IdempotencyKey == nil {
		return append(freshCast(), freshCast()...)
	}
	name, said := keys.Retry(s.viewer.MemberID, *s.in.IdempotencyKey, nil), keys.Retry(s.viewer.MemberID, *s.in.IdempotencyKey, s.asked)
	return append(name[:guestKeyHalf:guestKeyHalf], said[:guestKeyHalf]...)
}

func (s *secret) repeats(v *vote) (bool, error) {
	p := s.papers[v.voter()]
	if p == nil || p.sheet == nil {
		return false, nil
	}
	for _, before := range p.keys {
		switch {
		case bytes.Equal(before, v.key):
			v.receipt = p.sheet.receipt(v.in.PollID, s.seals[v.in.PollID].seal).Text()
			return true, nil
		case bytes.HasPrefix(before, v.key[:guestKeyHalf]):
			return false, db.ErrKeyReused
		}
	}
	return false, nil
}

// voteSecretly casts in a confidential poll.
func (s *Service) voteSecretly(ctx context.Context, in VoteInput) (*Vote, error) {
	// The same rules as for everybody's keys.
	if _, err := db.NewClaim(db.Key{Key: in.IdempotencyKey}, 0); err != nil {
		return nil, err
	}
	asked, err := json.Marshal(in) //nolint:musttag // it is compared with itself alone
	if err != nil {
		return nil, err
	}
	one := &submission{viewer: auth.FromContext(ctx), in: in, asked: asked, done: make(chan struct{})}
	return s.secretly.vote(ctx, one)
}
