package account

import (
	"context"
	"slices"

	"piazza/internal/audit"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/mail"
)

// RenamePasskey gives one of the viewer's passkeys another name, and returns them all.
func (s *Service) RenamePasskey(ctx context.Context, in PasskeyRenameInput) ([]*Passkey, error) {
	v := auth.FromContext(ctx)
	if err := asPerson(v); err != nil {
		return nil, err
	}
	name, err := label(in.Name, "passkey_name")
	if err != nil {
		return nil, err
	}
	renamed, err := storeOn(s.db).renamePasskey(ctx, in.PasskeyID, ID(v.MemberID), name)
	if err != nil || !renamed {
		return nil, orMissing(err, errNoSuchKey)
	}
	return s.Passkeys(ctx)
}

// RemovePasskey takes one of the viewer's passkeys away, never the last way in, and returns those that are left. It takes a
// session in which one of them was used: with his login alone whoever stole it could take all of them away, and then add one of
// his own as the first.
func (s *Service) RemovePasskey(ctx context.Context, in PasskeyRemoveInput) (left []*Passkey, err error) {
	if err := Fresh(ctx); err != nil {
		return nil, err
	}
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		left, err = s.removePasskey(ctx, tx, in.PasskeyID)
		return err
	})
	if err != nil {
		return nil, err
	}
	return left, nil
}

// removePasskey reads keys and logins once: nobody else changes them while their owner is held.
func (s *Service) removePasskey(ctx context.Context, tx *db.Tx, id PasskeyID) ([]*Passkey, error) {
	v, store := auth.FromContext(ctx), storeOn(tx)
	owner, err := aloneIn(ctx, tx, ID(v.MemberID))
	if err != nil {
		return nil, err
	}
	left, err := store.keysIfUsed(ctx, v)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(left, func(k *Passkey) bool { return k.ID == id })
	if at < 0 {
		return nil, errNoSuchKey
	}
	name := left[at].Name
	left = slices.Delete(left, at, at+1)
	logins, err := store.logins(ctx, owner.ID)
	if err != nil {
		return nil, err
	}
	if len(left)+len(logins) == 0 {
		return nil, ErrLastWay
	}
	if err := withoutKey(ctx, tx, v, id, len(left)); err != nil {
		return nil, err
	}
	return left, s.tell(ctx, tx, owner, addressesIn(logins), mail.PasskeyRemoved, map[string]string{"name": name})
}

// withoutKey takes a passkey away, with what the keys have opened elsewhere, and withholds what the last one opened here.
func withoutKey(ctx context.Context, tx *db.Tx, v auth.Viewer, id PasskeyID, left int) error {
	removed, err := storeOn(tx).removePasskey(ctx, id, ID(v.MemberID))
	if err != nil || !removed {
		return orMissing(err, errNoSuchKey)
	}
	if err := endByKeys(ctx, tx, v); err != nil {
		return err
	}
	if left == 0 {
		if err := without(ctx, tx, ID(v.MemberID)); err != nil {
			return err
		}
	}
	return audit.RecordIn(ctx, tx, audit.Act{
		Kind: audit.PasskeyRemoved, MemberID: v.MemberID, Facts: map[string]any{"passkey": int64(id), "left": left},
	})
}

// endByKeys ends what the viewer's keys have opened elsewhere: it may have been the one that is taken away, and that one stolen.
func endByKeys(ctx context.Context, tx *db.Tx, v auth.Viewer) error {
	ended, err := storeOn(tx).endByKeys(ctx, ID(v.MemberID), v.SessionID)
	over(tx, ended)
	return err
}

// ResetPasskeys takes all passkeys of a member away who has lost his. It is for administrators of the installation, who have
// just proved who they are: whoever resets somebody's passkeys lets a mere login stand for him again.
func (s *Service) ResetPasskeys(ctx context.Context, in Input) (*Member, error) {
	v := auth.FromContext(ctx)
	if err := asPerson(v); err != nil {
		return nil, err
	}
	if !v.Administrator {
		return nil, ErrAdministrators
	}
	if err := Fresh(ctx); err != nil {
		return nil, err
	}
	var member *Member
	err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		h, err := hold(ctx, tx, in.MemberID)
		switch {
		case err != nil:
			return err
		case !h.runs(ID(v.MemberID)):
			return ErrAdministrators
		case h.member.ErasedAt != nil:
			return ErrErased
		}
		member = h.member
		if err := ResetPasskeysIn(ctx, tx, in.MemberID); err != nil {
			return err
		}
		return s.tellOfKeys(ctx, tx, in.MemberID, mail.PasskeysReset, "")
	})
	return member, err
}

// ResetPasskeysIn takes all passkeys of a member away within a transaction, and ends all his sessions and tokens: whoever is in
// by a key that was stolen would else add his own as the first.
func ResetPasskeysIn(ctx context.Context, tx *db.Tx, id ID) error {
	store := storeOn(tx)
	if err := store.holdForKeys(ctx, id); err != nil {
		return err
	}
	keys, err := store.passkeys(ctx, id)
	if err != nil || len(keys) == 0 {
		return err
	}
	if err := store.PasskeyErase(ctx, int64(id)); err != nil {
		return err
	}
	if err := endAll(ctx, tx, id); err != nil {
		return err
	}
	return audit.RecordIn(ctx, tx, audit.Act{
		Kind: audit.PasskeysReset, MemberID: int64(id), Facts: map[string]any{"passkeys": len(keys)},
	})
}
