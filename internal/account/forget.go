package account

import (
	"context"

	"piazza/internal/auth"
	"piazza/internal/db"
)

// Forget takes away a login whose provider says that its owner wants forgotten what came from there; found is false where
// nobody has it. Nobody is asked for a proof: the provider gives it. Where it is the only way into an account, nothing is
// taken away, and the account's member is returned: it is for his account to be erased.
func (s *Service) Forget(ctx context.Context, issuer, subject string) (found bool, last *Member, err error) {
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		found, last, err = s.forget(ctx, tx, Identity{Issuer: issuer, Subject: subject})
		return err
	})
	return found, last, err
}

func (s *Service) forget(ctx context.Context, tx *db.Tx, i Identity) (bool, *Member, error) {
	store := storeOn(tx)
	id, err := store.identityOwner(ctx, i)
	if id == 0 || err != nil {
		return false, nil, err
	}
	m, err := aloneIn(ctx, tx, id)
	if err != nil {
		return true, nil, err
	}
	way, err := store.wayOf(ctx, id, i)
	switch {
	case err != nil:
		return true, nil, err
	case way == nil:
		return false, nil, nil // he took it away himself meanwhile
	case way.last:
		return true, m, nil
	}
	viewer := auth.Viewer{MemberID: int64(id)}
	_, err = s.unlink(auth.With(ctx, viewer), tx, viewer, way.ID)
	return true, nil, err
}
