package account

import (
	"bytes"
	"context"
	"errors"

	"piazza/internal/audit"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/mail"
	"piazza/internal/problem"
)

// What is refused of who wants to make one of two accounts.
var (
	// ErrMergeSuspended says that a suspension is not to be got rid of so.
	ErrMergeSuspended = problem.Clash("merge_suspended", "One of the two profiles is suspended: they become one when it is not any more.")
	// ErrMergePerson says that two persons stay two.
	ErrMergePerson = problem.Clash("merge_other_person", "The two profiles belong to different people: each has proved another fiscal code.")
	// ErrMergePasskeys says that an account with passkeys goes into no other: its login alone does not get past them.
	ErrMergePasskeys = problem.Clash("merge_passkeys", "The profile that would go has passkeys: start from that profile, or remove its passkeys there first.")
	// ErrMergeKeyFirst says that whoever stays has passkeys, and has used none in this session.
	ErrMergeKeyFirst = problem.Denied("merge_key_first", "Your profile has passkeys: use one of them first, then link again.")
)

// Pair is two accounts of one person while they become one: From goes, Into stays.
type Pair struct {
	From, Into *Member
	// Person is who both are, once Unite was called.
	Person int64
}

// HoldPairIn takes up what waits, once, and holds both accounts for the rest of the transaction: nobody else refers to them
// meanwhile. Both are proved: the one by the viewer's session, the other by the login that waits.
func HoldPairIn(ctx context.Context, tx *db.Tx, secret, browser string) (*Pair, error) {
	p, err := TakeArrivalIn(ctx, tx, secret, browser, Merges)
	if err != nil {
		return nil, err
	}
	v := auth.FromContext(ctx)
	if p.Into == nil || int64(p.SessionID) != v.SessionID || !v.Is(int64(p.Into.ID)) {
		return nil, ErrArrival
	}
	pair, err := storeOn(tx).pair(ctx, p.Member.ID, p.Into.ID)
	if err != nil {
		return nil, err
	}
	owner, err := storeOn(tx).identityOwner(ctx, p.Identity)
	if err == nil && owner != pair.From.ID {
		// It was taken away meanwhile, or it is one account already.
		err = ErrArrival
	}
	if err != nil {
		return nil, err
	}
	return pair, storeOn(tx).pastKeys(ctx, v, pair)
}

// pastKeys refuses a merge by which a login would get past passkeys. Of the account that goes only a login was proved, so it may
// have none; the one that stays may, where one was used in this very session. Of two accounts with passkeys one gives up its own
// first, with one of them.
func (s store) pastKeys(ctx context.Context, v auth.Viewer, p *Pair) error {
	theirs, err := s.passkeys(ctx, p.From.ID)
	if err != nil {
		return err
	}
	if len(theirs) > 0 {
		return ErrMergePasskeys
	}
	_, err = s.keysIfUsed(ctx, v)
	if errors.Is(err, ErrPasskeyNeeded) {
		return ErrMergeKeyFirst
	}
	return err
}

// UnitePair makes the persons of two accounts one, if they are two: who has proved a fiscal code stays.
func (s *Service) UnitePair(ctx context.Context, tx *db.Tx, p *Pair) error {
	from, into := p.From.PersonID, p.Into.PersonID
	p.Person = into
	if from == into {
		return nil
	}
	held, err := storeOn(tx).persons(ctx, from, into)
	if err != nil {
		return err
	}
	if held[from].hash != nil {
		if own := held[into].hash; own != nil && !bytes.Equal(own, held[from].hash) {
			return ErrMergePerson
		}
		from, into = into, from
	}
	p.Person = into
	return s.UniteIn(ctx, tx, p.Into.ID, from, into)
}

// AbsorbIn gives one account's ways in and its standing to the other, ends its sessions and those of the other but the
// viewer's, and leaves nothing of it but its place. It returns the session's new token.
func (s *Service) AbsorbIn(ctx context.Context, tx *db.Tx, p *Pair, given Renaming) (token string, err error) {
	store, v := storeOn(tx), auth.FromContext(ctx)
	told, err := s.addressesOf(ctx, tx, p)
	if err != nil {
		return "", err
	}
	for _, end := range []func() error{
		func() error { return endAll(ctx, tx, p.From.ID) },
		func() error { return EndOthersIn(ctx, tx, p.Into.ID, SessionID(v.SessionID)) },
		func() error { return store.absorb(ctx, p.From.ID, p.Into.ID) },
		func() error { return store.erase(ctx, p.From.ID, given, tx.Now()) },
		func() error { return recordMerge(ctx, tx, p) },
		func() error {
			return s.tell(ctx, tx, p.Into, told, mail.Merged, map[string]string{"handle": p.Into.Handle})
		},
	} {
		if err := end(); err != nil {
			return "", err
		}
	}
	for _, one := range []*Member{p.From, p.Into} {
		tx.Notify(db.RightsStream, db.MemberChanged, int64(one.ID), 0)
	}
	return ProveIn(ctx, tx)
}

func (s *Service) addressesOf(ctx context.Context, tx *db.Tx, p *Pair) ([]string, error) {
	theirs, err := s.addresses(ctx, tx, p.From.ID)
	if err != nil {
		return nil, err
	}
	own, err := s.addresses(ctx, tx, p.Into.ID)
	return append(own, theirs...), err
}

// recordMerge records that two accounts became one, and whom that has made run the installation.
func recordMerge(ctx context.Context, tx *db.Tx, p *Pair) error {
	merged := audit.Act{Kind: audit.AccountsMerged, MemberID: int64(p.Into.ID), Facts: map[string]any{"from": int64(p.From.ID)}}
	if err := audit.RecordIn(ctx, tx, merged); err != nil || !p.From.Administrator || p.Into.Administrator {
		return err
	}
	return recordAdministrator(ctx, tx, p.Into.ID, true)
}
