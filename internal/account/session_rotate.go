package account

import (
	"context"

	"piazza/internal/auth"
	"piazza/internal/db"
)

// RotateIn has all of a member's browsers get new tokens with their next answers, within the transaction that changes what
// he may do. The token before is good until the new one has been used, and for ten minutes at most.
func RotateIn(ctx context.Context, tx *db.Tx, id ID) error { return storeOn(tx).rotateLater(ctx, id) }

// ProveIn notes, within a transaction, that the viewer has just proved who he is, and returns his session's new token. The
// old one is good for half a minute, for requests under way, and never for what was proved.
func ProveIn(ctx context.Context, tx *db.Tx) (token string, err error) {
	return proveIn(ctx, tx, false)
}

// proveIn is ProveIn; the first use of a passkey in a session lets its owner do more, which his open pages are told.
func proveIn(ctx context.Context, tx *db.Tx, withPasskey bool) (string, error) {
	v := auth.FromContext(ctx)
	token := Secret()
	if withPasskey && !v.WithPasskey {
		tx.Notify(db.RightsStream, db.MemberChanged, v.MemberID, 0)
	}
	proved, err := storeOn(tx).prove(ctx, v, Hash(token), withPasskey)
	if err == nil && !proved {
		err = ErrSession
	}
	if err != nil {
		return "", err
	}
	return token, nil
}

// rotate gives the session of a token a new one, where that is due; empty where another request has done so.
func (s *Service) rotate(ctx context.Context, id SessionID, old string) string {
	token := Secret()
	rotated, err := storeOn(s.db).rotate(ctx, id, Hash(old), Hash(token))
	if err != nil || !rotated {
		// It stays due: the next answer tries again. No request fails for it.
		return ""
	}
	return token
}

// without notes that a member has no passkeys any more: what one of them opened is withheld again, at once.
func without(ctx context.Context, tx *db.Tx, id ID) error {
	tx.Notify(db.RightsStream, db.MemberChanged, int64(id), 0)
	if err := storeOn(tx).withoutPasskey(ctx, id); err != nil {
		return err
	}
	return RotateIn(ctx, tx, id)
}
