package account

import (
	"context"

	"piazza/internal/audit"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/mail"
	"piazza/internal/problem"
)

// What is refused to whoever adds a way in, or proves once more who he is.
var (
	// ErrOtherPerson says that two fiscal codes cannot be one person's.
	ErrOtherPerson = problem.Clash("login_other_person", "This login belongs to another person than your profile does.")
	// ErrNotYou says that a login is not the session's owner's.
	ErrNotYou = problem.Clash("login_not_yours", "This login is not one of your profile’s: confirm with one that is.")
)

// link adds an identity to the account of the session that the login was begun in. One that is another account's waits for
// the word that the two are to become one.
func (s *Service) link(ctx context.Context, tx *db.Tx, a Arrival) (Outcome, error) {
	m, err := s.sessionOwner(ctx, tx, a)
	if err != nil {
		return nil, err
	}
	owner, err := storeOn(tx).identityOwner(ctx, a.Identity)
	switch {
	case err != nil:
		return nil, err
	case owner == m.ID:
		return Linked{}, nil
	case owner != 0:
		return s.waitToMerge(ctx, tx, a, owner)
	}
	if err := s.add(ctx, tx, m, a.Identity, "session"); err != nil {
		return nil, err
	}
	token, err := rotateIn(ctx, tx, m.ID, a.Login.SessionID, a.Previous)
	return Linked{Token: token, IsNew: true}, err
}

// sessionOwner holds the owner of the session that a login was begun in, as long as the browser is still in it.
func (s *Service) sessionOwner(ctx context.Context, tx *db.Tx, a Arrival) (*Member, error) {
	if a.Login.SessionID == 0 || len(a.Previous) > longestSecret {
		return nil, ErrLogin
	}
	id, err := storeOn(tx).loginSession(ctx, a.Login.SessionID, a.Previous, s.rules)
	if err != nil {
		return nil, err
	}
	if id == 0 {
		return nil, ErrLogin
	}
	return aloneIn(ctx, tx, id)
}

func (s *Service) waitToMerge(ctx context.Context, tx *db.Tx, a Arrival, owner ID) (Outcome, error) {
	store := storeOn(tx)
	if err := enter(ctx, store, owner); err != nil {
		return nil, err
	}
	other, err := store.byID(ctx, owner)
	if err != nil {
		return nil, err
	}
	return s.wait(ctx, tx, a, &Pending{Kind: Merges, Member: other, SessionID: a.Login.SessionID})
}

// add gives a held member another way in. Which way it came about is for the trail.
func (s *Service) add(ctx context.Context, tx *db.Tx, m *Member, i Identity, by string) error {
	if err := samePerson(ctx, tx, m, i.Person); err != nil {
		return err
	}
	told, err := s.addresses(ctx, tx, m.ID)
	if err != nil {
		return err
	}
	added, err := storeOn(tx).addIdentity(ctx, i, m.ID, tx.Now())
	if err != nil {
		return err
	}
	if !added {
		return ErrTwice
	}
	known, err := s.prove(ctx, tx, m, i)
	if err != nil {
		return err
	}
	if _, err := s.knownAgain(ctx, tx, known, i); err != nil {
		return err
	}
	act := audit.Act{
		Kind: audit.LoginLinked, ActorID: int64(m.ID), MemberID: int64(m.ID),
		Facts: map[string]any{"provider": i.Provider, "assurance": string(i.proves()), "by": by},
	}
	if err := audit.RecordIn(ctx, tx, act); err != nil {
		return err
	}
	return s.tell(ctx, tx, m, told, mail.LoginLinked, map[string]string{"title": s.titleOf(i.Provider)})
}

// linkByAddress finds the member who has proved the same address by the word of a provider whose word we take, where this
// identity comes with such a word too. Whoever else is in that account goes out: he might have made it in wait for the owner
// of the address.
func (s *Service) linkByAddress(ctx context.Context, tx *db.Tx, i Identity) (*Member, error) {
	if !i.vouched() || !plain(i.Email) {
		return nil, nil //nolint:nilnil // nobody is known by it
	}
	id, err := storeOn(tx).addressed(ctx, i.Email)
	if id == 0 || err != nil {
		return nil, err
	}
	m, err := aloneIn(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	again, err := storeOn(tx).addressed(ctx, i.Email)
	if err != nil {
		return nil, err
	}
	if again != id {
		return nil, ErrTwice
	}
	if err := samePerson(ctx, tx, m, i.Person); err != nil {
		return nil, nil //nolint:nilnil,nilerr // two persons may share an address
	}
	if err := EndOthersIn(ctx, tx, id, 0); err != nil {
		return nil, err
	}
	if err := s.add(ctx, tx, m, i, "address"); err != nil {
		return nil, err
	}
	return storeOn(tx).byID(ctx, id)
}

// plain tells an address whose letters cannot be taken for others.
func plain(address string) bool {
	for i := range len(address) {
		if address[i] <= ' ' || address[i] >= 0x7F {
			return false
		}
	}
	return address != ""
}

// confirm notes that the owner of a session has proved once more who he is.
func (s *Service) confirm(ctx context.Context, tx *db.Tx, a Arrival) (Outcome, error) {
	m, err := s.sessionOwner(ctx, tx, a)
	if err != nil {
		return nil, err
	}
	owner, err := storeOn(tx).identityOwner(ctx, a.Identity)
	if err != nil {
		return nil, err
	}
	if owner != m.ID {
		return nil, ErrNotYou
	}
	used, err := storeOn(tx).useIdentity(ctx, a.Identity, owner, tx.Now())
	if err == nil && !used {
		err = ErrTwice
	}
	if err != nil {
		return nil, err
	}
	if _, err := s.prove(ctx, tx, m, a.Identity); err != nil {
		return nil, err
	}
	token, err := ProveIn(auth.With(ctx, auth.Viewer{MemberID: int64(m.ID), SessionID: int64(a.Login.SessionID)}), tx)
	return Confirmed{Token: token}, err
}

// rotateIn gives the session that a browser is in another token at once; empty where that was not the session's present one,
// and the next answer brings it.
func rotateIn(ctx context.Context, tx *db.Tx, owner ID, id SessionID, token string) (string, error) {
	if err := RotateIn(ctx, tx, owner); err != nil {
		return "", err
	}
	secret := Secret()
	rotated, err := storeOn(tx).rotate(ctx, id, Hash(token), Hash(secret))
	if !rotated || err != nil {
		return "", err
	}
	return secret, nil
}
