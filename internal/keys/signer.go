package keys

import (
	"crypto/ed25519"

	"piazza/internal/sealing"
)

// Signer signs with one of the installation's keys.
type Signer struct {
	id      string
	private ed25519.PrivateKey
}

// NewSigner returns the signer of a key's private part of Size bytes.
func NewSigner(seed []byte) *Signer {
	private := ed25519.NewKeyFromSeed(seed)
	public, _ := private.Public().(ed25519.PublicKey)
	return &Signer{id: sealing.KeyID(public), private: private}
}

// ID names the key.
func (s *Signer) ID() string { return s.id }

// Public is what others need to check what was signed.
func (s *Signer) Public() ed25519.PublicKey {
	public, _ := s.private.Public().(ed25519.PublicKey)
	return public
}

// Sign returns the signature of a text.
func (s *Signer) Sign(text []byte) []byte { return ed25519.Sign(s.private, text) }
