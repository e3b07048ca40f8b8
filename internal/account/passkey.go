package account

import (
	"context"
	"io"
	"time"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/nodeid"
	"piazza/internal/problem"
)

// PasskeyKind is the kind of a passkey's opaque id.
const PasskeyKind = "passkey"

// PasskeyID is a passkey's number.
type PasskeyID int64

// String returns the opaque id.
func (id PasskeyID) String() string { return nodeid.Encode(PasskeyKind, int64(id)) }

// MarshalGQL writes the opaque id.
func (id PasskeyID) MarshalGQL(w io.Writer) { nodeid.Write(w, PasskeyKind, int64(id)) }

// UnmarshalGQL reads an opaque id; what is none reads as 0, which matches nothing.
func (id *PasskeyID) UnmarshalGQL(v any) error {
	*id = PasskeyID(nodeid.Read(v, PasskeyKind))
	return nil
}

// Passkey is a key by which a member comes in without a login provider.
type Passkey struct {
	ID       PasskeyID
	MemberID ID
	Name     string
	// IsSynced tells that it is kept in step between devices.
	IsSynced  bool
	CreatedAt time.Time
	// UsedAt is nil where it never was.
	UsedAt *time.Time
	// CredentialID is how the authenticator knows it, Handle whose it takes it to be.
	CredentialID, Handle []byte
	// Credential is all that is kept of it, as JSON.
	Credential []byte
}

// NewPasskey is a passkey to be.
type NewPasskey struct {
	CredentialID, Handle, Credential []byte
	// Name is what its owner calls it.
	Name string
}

// PasskeyRenameInput says which passkey gets which name.
type PasskeyRenameInput struct {
	PasskeyID PasskeyID
	Name      string
}

// PasskeyRemoveInput says which passkey to take away.
type PasskeyRemoveInput struct {
	PasskeyID PasskeyID
}

// What is refused about passkeys.
var (
	// ErrCeremony says that there is nothing under way in this browser that the answer belongs to.
	ErrCeremony = problem.Bad("", "passkey_expired", "This was begun in another browser, too long ago, or is finished already: begin again.")
	// ErrPasskey says that an answer proves nothing.
	ErrPasskey = problem.Bad("", "passkey_refused", "This passkey does not prove who you are.")
	// ErrCloned says that a key's counter went back: there may be a copy of it.
	ErrCloned = problem.Denied("passkey_cloned", "This passkey may have been copied: it lets nobody in. Use another way in and remove it.")
	// ErrPasskeyNeeded says that who has a passkey adds others, takes some away and merges with one of his alone.
	ErrPasskeyNeeded = problem.Denied("passkey_needed", "Use one of your passkeys first: a login alone does not change them.")
	// ErrPasskeyTaken says that the key is registered already.
	ErrPasskeyTaken = problem.Clash("passkey_taken", "This passkey is registered already.")
	// ErrNoPasskey says that there is none to confirm with.
	ErrNoPasskey    = problem.Clash("passkey_none", "You have no passkey yet.")
	errPasskeyLimit = problem.Clash("passkey_limit", "You have 20 passkeys: remove one first.")
	errNoSuchKey    = problem.Missing("passkey_missing", "This passkey does not exist any more.")
)

const mostPasskeys = 20

// Ceremony is a challenge that waits for a passkey's answer.
type Ceremony struct {
	Challenge string
	// Browser is the secret in the cookie of the browser that began.
	Browser string
	Purpose CeremonyPurpose
	// State is what is needed to check the answer, as JSON.
	State []byte
}

// CeremonyPurpose is what a passkey is asked for.
type CeremonyPurpose string

// The purposes, as the database spells them.
const (
	PasskeyEnters    CeremonyPurpose = "enter"
	PasskeyRegisters CeremonyPurpose = "register"
	PasskeyConfirms  CeremonyPurpose = "confirm"
)

// session is the session that a ceremony belongs to: none where somebody comes in.
func (p CeremonyPurpose) session(ctx context.Context) int64 {
	if p == PasskeyEnters {
		return 0
	}
	return auth.FromContext(ctx).SessionID
}

// BeginCeremony notes a ceremony under way, and forgets those that led nowhere.
func (s *Service) BeginCeremony(ctx context.Context, c Ceremony) error {
	return s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return storeOn(tx).beginCeremony(ctx, c, c.Purpose.session(ctx))
	})
}

// TakeCeremony takes a ceremony up where its browser left it, and returns its state. It works once; ErrCeremony says that
// there is none to take up.
func (s *Service) TakeCeremony(ctx context.Context, c Ceremony) (state []byte, err error) {
	if c.Challenge == "" || c.Browser == "" || len(c.Challenge) > longestSecret || len(c.Browser) > longestSecret {
		return nil, ErrCeremony
	}
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		state, err = storeOn(tx).takeCeremony(ctx, c, c.Purpose.session(ctx))
		return err
	})
	if err == nil && state == nil {
		err = ErrCeremony
	}
	return state, err
}

// Passkeys returns the viewer's passkeys, oldest first; none to a program.
func (s *Service) Passkeys(ctx context.Context) ([]*Passkey, error) {
	v := auth.FromContext(ctx)
	if !v.SignedIn() || v.IsToken() {
		return nil, nil
	}
	return storeOn(s.db).passkeys(ctx, ID(v.MemberID))
}

// OwnPasskeys returns the viewer's passkeys for him to prove by one of them who he is, or why he cannot.
func (s *Service) OwnPasskeys(ctx context.Context) ([]*Passkey, error) {
	if err := asPerson(auth.FromContext(ctx)); err != nil {
		return nil, err
	}
	own, err := s.Passkeys(ctx)
	if err == nil && len(own) == 0 {
		err = ErrNoPasskey
	}
	return own, err
}
