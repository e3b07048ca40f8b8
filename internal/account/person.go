package account

import (
	"bytes"
	"context"

	"piazza/internal/audit"
	"piazza/internal/db"
)

// person is who has one ballot.
type person struct {
	id int64
	// hash is the fiscal code that he has proved, under the installation's own key; nil where he has proved none.
	hash []byte
	// united tells that he turned out to be another.
	united bool
}

// Union is done when one person turned out to be another, within the transaction.
type Union func(ctx context.Context, tx *db.Tx, from, into int64) error

// OnUnion has something be done whenever one person turns out to be another. It is called while the program is put together.
func (s *Service) OnUnion(do Union) { s.unions = append(s.unions, do) }

// recognise has a held member be the person who has proved a fiscal code. A code that he has proved before stays his: one
// that was issued anew makes nobody another person.
func (s *Service) recognise(ctx context.Context, tx *db.Tx, m *Member, hash []byte) error {
	if hash == nil {
		return nil
	}
	store := storeOn(tx)
	proved, err := store.proved(ctx, hash)
	if proved == m.PersonID || err != nil {
		return err
	}
	if proved == 0 {
		return store.proveCode(ctx, m.PersonID, hash)
	}
	held, err := store.persons(ctx, m.PersonID, proved)
	if err != nil {
		return err
	}
	if held[m.PersonID].hash != nil {
		return nil
	}
	return s.UniteIn(ctx, tx, m.ID, m.PersonID, proved)
}

// UniteIn makes a person another one within a transaction that holds both: his accounts are the other's, and so is what he has
// voted where nothing has been counted yet. Who is suspended by one account is not let in by another so.
func (s *Service) UniteIn(ctx context.Context, tx *db.Tx, m ID, from, into int64) error {
	for _, do := range s.unions {
		if err := do(ctx, tx, from, into); err != nil {
			return err
		}
	}
	if err := storeOn(tx).unite(ctx, from, into); err != nil {
		return err
	}
	if err := storeOn(tx).notBarred(ctx, into); err != nil {
		return err
	}
	tx.Notify(db.RightsStream, db.MemberChanged, int64(m), 0)
	return audit.RecordIn(ctx, tx, audit.Act{Kind: audit.PersonUnited, ActorID: int64(m), MemberID: int64(m)})
}

// samePerson refuses a fiscal code that is another person's than a held member is known to be.
func samePerson(ctx context.Context, tx *db.Tx, m *Member, hash []byte) error {
	if hash == nil {
		return nil
	}
	held, err := storeOn(tx).persons(ctx, m.PersonID)
	if err != nil {
		return err
	}
	if own := held[m.PersonID].hash; own != nil && !bytes.Equal(own, hash) {
		return ErrOtherPerson
	}
	return nil
}
