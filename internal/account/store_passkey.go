package account

import (
	"context"
	"encoding/json"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/db/gen"
)

func tokenFromRow(r gen.Session) *Token {
	t := &Token{ID: TokenID(r.ID), Name: r.Name, CreatedAt: r.CreatedAt, ExpiresAt: r.ExpiresAt}
	if r.SeenAt.After(r.CreatedAt) {
		t.UsedAt = &r.SeenAt
	}
	for _, scope := range r.Scopes {
		t.Scopes = append(t.Scopes, Scope(scope))
	}
	return t
}

func (s store) tokens(ctx context.Context, owner ID) ([]*Token, error) {
	rows, err := s.SessionTokens(ctx, int64(owner))
	tokens := make([]*Token, len(rows))
	for i, r := range rows {
		tokens[i] = tokenFromRow(r)
	}
	return tokens, db.Problem(err)
}

func (s store) addToken(ctx context.Context, v auth.Viewer, in TokenCreateInput, hash []byte) (*Token, error) {
	r, err := s.SessionTokenAdd(ctx, gen.SessionTokenAddParams{
		TokenHash: hash, Name: in.Name, Scopes: words(in.Scopes), Days: in.Days, SessionID: v.SessionID, MemberID: v.MemberID,
	})
	if missing, err := none(err); missing || err != nil {
		return nil, orMissing(err, ErrSession)
	}
	return tokenFromRow(r), nil
}

// holdForKeys holds a member: of two who change his keys the second meets what the first has done.
func (s store) holdForKeys(ctx context.Context, id ID) error {
	return db.Problem(s.PasskeyMemberHold(ctx, int64(id)))
}

func passkeyFromRow(r gen.Passkey) *Passkey {
	p := &Passkey{
		ID: PasskeyID(r.ID), MemberID: ID(r.MemberID), Name: r.Name, CreatedAt: r.CreatedAt, UsedAt: r.UsedAt,
		CredentialID: r.CredentialID, Handle: r.UserHandle, Credential: r.Credential,
	}
	var kept struct {
		Flags struct {
			BackupState bool `json:"backupState"`
		} `json:"flags"`
	}
	_ = json.Unmarshal(r.Credential, &kept) // we wrote it ourselves
	p.IsSynced = kept.Flags.BackupState
	return p
}

func (s store) passkeys(ctx context.Context, owner ID) ([]*Passkey, error) {
	rows, err := s.PasskeyList(ctx, int64(owner))
	keys := make([]*Passkey, len(rows))
	for i, r := range rows {
		keys[i] = passkeyFromRow(r)
	}
	return keys, db.Problem(err)
}

// addPasskey returns nil where the key is registered already.
func (s store) addPasskey(ctx context.Context, owner ID, n NewPasskey) (*Passkey, error) {
	r, err := s.PasskeyAdd(ctx, gen.PasskeyAddParams{
		MemberID: int64(owner), CredentialID: n.CredentialID, UserHandle: n.Handle, Credential: n.Credential, Name: n.Name,
	})
	if missing, err := none(err); missing || err != nil {
		return nil, err
	}
	return passkeyFromRow(r), nil
}

// holdPasskey returns nil where no such key is known.
func (s store) holdPasskey(ctx context.Context, credentialID []byte) (*Passkey, error) {
	r, err := s.PasskeyHold(ctx, credentialID)
	if missing, err := none(err); missing || err != nil {
		return nil, err
	}
	return passkeyFromRow(r), nil
}

func (s store) usePasskey(ctx context.Context, id PasskeyID, credential []byte) error {
	return s.PasskeyUse(ctx, gen.PasskeyUseParams{Credential: credential, ID: int64(id)})
}

func (s store) renamePasskey(ctx context.Context, id PasskeyID, owner ID, name string) (bool, error) {
	n, err := s.PasskeyRename(ctx, gen.PasskeyRenameParams{Name: name, ID: int64(id), MemberID: int64(owner)})
	return n == 1, db.Problem(err)
}

func (s store) removePasskey(ctx context.Context, id PasskeyID, owner ID) (bool, error) {
	n, err := s.PasskeyRemove(ctx, gen.PasskeyRemoveParams{ID: int64(id), MemberID: int64(owner)})
	return n == 1, err
}

func (s store) beginCeremony(ctx context.Context, c Ceremony, session int64) error {
	if err := s.PasskeyCeremonyForget(ctx); err != nil {
		return err
	}
	return s.PasskeyCeremonyBegin(ctx, gen.PasskeyCeremonyBeginParams{
		ChallengeHash: Hash(c.Challenge), BrowserHash: Hash(c.Browser), Purpose: string(c.Purpose), SessionID: orNone(session), State: c.State,
	})
}

// takeCeremony returns nil where there is none to take up.
func (s store) takeCeremony(ctx context.Context, c Ceremony, session int64) ([]byte, error) {
	state, err := s.PasskeyCeremonyTake(ctx, gen.PasskeyCeremonyTakeParams{
		ChallengeHash: Hash(c.Challenge), BrowserHash: Hash(c.Browser), Purpose: string(c.Purpose), SessionID: orNone(session),
	})
	if missing, err := none(err); missing || err != nil {
		return nil, err
	}
	return state, nil
}

func orNone(id int64) *int64 {
	if id == 0 {
		return nil
	}
	return &id
}

// withPasskey tells whether a passkey was used in a session.
func (s store) withPasskey(ctx context.Context, session int64) (bool, error) {
	used, err := s.SessionWithPasskey(ctx, session)
	return used, db.Problem(err)
}

// keysIfUsed returns the keys that the viewer has, or ErrPasskeyNeeded where he has some and used none in his session. He has to
// know of it, too: who asks by a token of before does not, nor by a connection of before.
func (s store) keysIfUsed(ctx context.Context, v auth.Viewer) ([]*Passkey, error) {
	own, err := s.passkeys(ctx, ID(v.MemberID))
	if err != nil || len(own) == 0 {
		return own, err
	}
	used, err := s.withPasskey(ctx, v.SessionID)
	if err != nil {
		return nil, err
	}
	if !used || !v.WithPasskey {
		return nil, ErrPasskeyNeeded
	}
	return own, nil
}
