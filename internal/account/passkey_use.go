package account

import (
	"context"
	"crypto/rand"

	"piazza/internal/audit"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/mail"
	"piazza/internal/problem"
)

// Verifying checks the answer of a passkey that is held, and returns what is to be kept of it from now on.
type Verifying func(*Passkey) (credential []byte, err error)

// EnterByPasskey lets in whom a passkey proves somebody to be.
func (s *Service) EnterByPasskey(ctx context.Context, credentialID []byte, verify Verifying, o Opening) (token string, opened *Session, err error) {
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		key, err := usePasskey(ctx, tx, credentialID, verify)
		if err != nil {
			return err
		}
		o.MemberID, o.WithPasskey = key.MemberID, true
		token, opened, err = s.OpenSessionIn(ctx, tx, o)
		return err
	})
	if err != nil {
		return "", nil, err
	}
	return token, opened, nil
}

// ConfirmByPasskey notes that the viewer has proved by a passkey of his who he is, and returns his session's new token.
func (s *Service) ConfirmByPasskey(ctx context.Context, credentialID []byte, verify Verifying) (token string, err error) {
	v := auth.FromContext(ctx)
	if err := asPerson(v); err != nil {
		return "", err
	}
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		key, err := usePasskey(ctx, tx, credentialID, verify)
		if err != nil {
			return err
		}
		if !v.Is(int64(key.MemberID)) {
			return ErrPasskey
		}
		token, err = proveIn(ctx, tx, true)
		return err
	})
	return token, err
}

// asPerson refuses visitors and programs.
func asPerson(v auth.Viewer) error {
	switch {
	case !v.SignedIn():
		return problem.SignIn()
	case v.IsToken():
		return ErrToken
	default:
		return nil
	}
}

func usePasskey(ctx context.Context, tx *db.Tx, credentialID []byte, verify Verifying) (*Passkey, error) {
	key, err := storeOn(tx).holdPasskey(ctx, credentialID)
	if err != nil {
		return nil, err
	}
	if key == nil {
		return nil, ErrPasskey
	}
	kept, err := verify(key)
	if err != nil {
		return nil, err
	}
	return key, storeOn(tx).usePasskey(ctx, key.ID, kept)
}

// Registering is what a passkey is registered with.
type Registering struct {
	Member *Member
	// Handle is whom authenticators take the keys to belong to: random, and the same for all of a member's.
	Handle []byte
	// Own are the passkeys that he has already.
	Own []*Passkey
}

// handleBytes is how long a handle is.
const handleBytes = 32

// RegisterPasskeyFor says for whom the viewer may register a passkey, or why he may not.
func (s *Service) RegisterPasskeyFor(ctx context.Context) (*Registering, error) {
	if err := Fresh(ctx); err != nil {
		return nil, err
	}
	v := auth.FromContext(ctx)
	member, err := storeOn(s.db).byID(ctx, ID(v.MemberID))
	if err != nil {
		return nil, err
	}
	own, err := mayRegister(ctx, storeOn(s.db), v)
	if err != nil {
		return nil, err
	}
	r := &Registering{Member: member, Own: own}
	if len(own) > 0 {
		r.Handle = own[0].Handle
		return r, nil
	}
	r.Handle = make([]byte, handleBytes)
	_, _ = rand.Read(r.Handle) // never fails, by its contract
	return r, nil
}

// mayRegister returns the keys that the viewer has, or says why he may not add one. Whoever has one adds others with one of
// them alone: a stolen login must not be enough to get past them.
func mayRegister(ctx context.Context, store store, v auth.Viewer) ([]*Passkey, error) {
	own, err := store.keysIfUsed(ctx, v)
	if err == nil && len(own) >= mostPasskeys {
		err = errPasskeyLimit
	}
	return own, err
}

// RegisterPasskey adds a passkey to the viewer's, and returns it with his session's new token: to register a key proves that
// one has it.
func (s *Service) RegisterPasskey(ctx context.Context, n NewPasskey) (added *Passkey, token string, err error) {
	if err := Fresh(ctx); err != nil {
		return nil, "", err
	}
	if n.Name, err = label(n.Name, "passkey_name"); err != nil {
		return nil, "", err
	}
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		if added, err = addPasskey(ctx, tx, n); err != nil {
			return err
		}
		if err := s.tellOfKeys(ctx, tx, ViewerID(ctx), mail.PasskeyAdded, added.Name); err != nil {
			return err
		}
		token, err = proveIn(ctx, tx, true)
		return err
	})
	if err != nil {
		return nil, "", err
	}
	return added, token, nil
}

func addPasskey(ctx context.Context, tx *db.Tx, n NewPasskey) (*Passkey, error) {
	v, store := auth.FromContext(ctx), storeOn(tx)
	if err := store.holdForKeys(ctx, ID(v.MemberID)); err != nil {
		return nil, err
	}
	if _, err := mayRegister(ctx, store, v); err != nil {
		return nil, err
	}
	added, err := store.addPasskey(ctx, ID(v.MemberID), n)
	if err != nil {
		return nil, err
	}
	if added == nil {
		return nil, ErrPasskeyTaken
	}
	return added, audit.RecordIn(ctx, tx, audit.Act{
		Kind: audit.PasskeyAdded, MemberID: v.MemberID, Facts: map[string]any{"passkey": int64(added.ID)},
	})
}
