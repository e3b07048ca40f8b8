package account

import (
	"context"
	"encoding/binary"
	"time"

	"piazza/internal/db"
	"piazza/internal/db/gen"
)

// levels are all assurances as the database spells them, least first.
func levels() []string {
	words := make([]string, 0, len(Assurances()))
	for _, one := range Assurances() {
		words = append(words, string(one))
	}
	return words
}

// identityOwner returns the member whom an identity belongs to, 0 when it is new here.
func (s store) identityOwner(ctx context.Context, i Identity) (ID, error) {
	id, err := s.IdentityOwner(ctx, gen.IdentityOwnerParams{Issuer: i.Issuer, Subject: i.Subject})
	if missing, err := none(err); missing || err != nil {
		return 0, err
	}
	return ID(id), nil
}

// useIdentity notes what a provider says today; false where the identity is not this member's any more.
func (s store) useIdentity(ctx context.Context, i Identity, owner ID, now time.Time) (bool, error) {
	used, err := s.IdentityUse(ctx, gen.IdentityUseParams{
		Now: now, Email: i.email(), EmailVerified: i.EmailVerified, Vouched: i.vouched(), Provider: i.Provider, Label: i.label(),
		Levels: levels(), Assurance: string(i.proves()), Issuer: i.Issuer, Subject: i.Subject, MemberID: int64(owner),
	})
	return used == 1, err
}

// addIdentity tells whether the identity was new.
func (s store) addIdentity(ctx context.Context, i Identity, owner ID, now time.Time) (bool, error) {
	added, err := s.IdentityAdd(ctx, gen.IdentityAddParams{
		Issuer: i.Issuer, Subject: i.Subject, MemberID: int64(owner), Email: i.email(), EmailVerified: i.EmailVerified,
		Vouched: i.vouched(), Provider: i.Provider, Label: i.label(), Assurance: string(i.proves()), Now: now,
	})
	return added == 1, err
}

// addressed returns the one member who has proved that an address is his, 0 where there is none, or more than one.
func (s store) addressed(ctx context.Context, address string) (ID, error) {
	ids, err := s.IdentityAddressed(ctx, address)
	if len(ids) != 1 || err != nil {
		return 0, err
	}
	return ID(ids[0]), nil
}

func wayFromRow(r gen.Identity) *Way {
	way := &Way{
		ID: WayID(r.ID), Provider: r.Provider, Label: r.Label, Assurance: Assurance(r.Assurance), CreatedAt: r.CreatedAt, UsedAt: r.UsedAt,
	}
	if r.Email != nil && r.EmailVerified {
		way.address = *r.Email
	}
	return way
}

// ways returns a member's logins, and how many ways in he has with his passkeys.
func (s store) ways(ctx context.Context, id ID) ([]*Way, int, error) {
	list, err := s.logins(ctx, id)
	if err != nil {
		return nil, 0, err
	}
	n, err := s.IdentityWays(ctx, int64(id))
	for _, w := range list {
		w.last = n <= 1
	}
	return list, int(n), err
}

// logins are a member's ways in but passkeys.
func (s store) logins(ctx context.Context, id ID) ([]*Way, error) {
	rows, err := s.IdentityList(ctx, int64(id))
	list := make([]*Way, len(rows))
	for i, r := range rows {
		list[i] = wayFromRow(r)
	}
	return list, err
}

// removeWay returns the login that was taken away and what trace it leaves, nil where the member has no such one.
func (s store) removeWay(ctx context.Context, id WayID, owner ID, t Traces) (*Way, []byte, error) {
	r, err := s.IdentityRemove(ctx, gen.IdentityRemoveParams{ID: int64(id), MemberID: int64(owner)})
	if missing, err := none(err); missing || err != nil {
		return nil, nil, err
	}
	return wayFromRow(r), t.of(r.Issuer, r.Subject), nil
}

// endBy ends what a member has opened by a provider, except one session.
func (s store) endBy(ctx context.Context, owner ID, provider string, but int64) ([]int64, error) {
	return s.IdentitySessionsEnd(ctx, gen.IdentitySessionsEndParams{MemberID: int64(owner), Provider: provider, Current: but})
}

// assess has a member be known as surely as his logins prove now.
func (s store) assess(ctx context.Context, id ID) error {
	return s.IdentityAssurance(ctx, gen.IdentityAssuranceParams{Levels: levels(), MemberID: int64(id)})
}

// alone holds a member whose ways in are about to change, and reads the moment by the clock of the database; nil for nobody.
func (s store) alone(ctx context.Context, id ID) (*Member, time.Time, error) {
	r, err := s.MemberAlone(ctx, int64(id))
	if missing, err := none(err); missing || err != nil {
		return nil, time.Time{}, err
	}
	return FromRow(r.Member), r.At, nil
}

// proved returns the person who has proved a fiscal code, 0 where nobody has. Nobody else proves it before the end of the
// transaction.
func (s store) proved(ctx context.Context, hash []byte) (int64, error) {
	if err := s.PersonTurn(ctx, int(int32(binary.BigEndian.Uint32(hash)))); err != nil {
		return 0, err
	}
	id, err := s.PersonProved(ctx, hash)
	if missing, err := none(err); missing || err != nil {
		return 0, err
	}
	return id, nil
}

// persons holds persons, and returns them by number.
func (s store) persons(ctx context.Context, ids ...int64) (map[int64]person, error) {
	rows, err := s.PersonHold(ctx, ids)
	held := make(map[int64]person, len(rows))
	for _, r := range rows {
		held[r.ID] = person{id: r.ID, hash: r.FiscalHash, united: r.UnitedInto != nil}
	}
	return held, db.Problem(err)
}

func (s store) proveCode(ctx context.Context, person int64, hash []byte) error {
	return s.PersonProve(ctx, gen.PersonProveParams{FiscalHash: hash, ID: person})
}

// unite makes all accounts of one person another's.
func (s store) unite(ctx context.Context, from, into int64) error {
	if err := s.PersonUnite(ctx, gen.PersonUniteParams{IntoID: into, FromID: from}); err != nil {
		return err
	}
	return s.PersonMembers(ctx, gen.PersonMembersParams{IntoID: into, FromID: from})
}

// pair holds two members who are to become one; who may not come in stays who he is.
func (s store) pair(ctx context.Context, from, into ID) (*Pair, error) {
	rows, err := s.MemberPair(ctx, []int64{int64(from), int64(into)})
	if err != nil {
		return nil, err
	}
	p := &Pair{}
	for _, r := range rows {
		m := FromRow(r.Member)
		switch m.StateAt(r.At) {
		case Erased:
			return nil, ErrMember
		case Suspended:
			return nil, ErrMergeSuspended
		}
		if m.ID == from {
			p.From = m
		} else {
			p.Into = m
		}
	}
	if p.From == nil || p.Into == nil {
		return nil, ErrMember
	}
	return p, nil
}

// absorb gives what lets somebody in, and how he stands, to another.
func (s store) absorb(ctx context.Context, from, into ID) error {
	if err := s.IdentityMerge(ctx, gen.IdentityMergeParams{IntoID: int64(into), FromID: int64(from)}); err != nil {
		return err
	}
	return s.MemberMerge(ctx, gen.MemberMergeParams{Levels: levels(), IntoID: int64(into), FromID: int64(from)})
}
