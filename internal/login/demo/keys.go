package demo

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/go-jose/go-jose/v4"
)

// keys are the provider's secrets. They follow from the installation's own, so that every node has the same.
type keys struct {
	signing signingKey
	// client is the secret that the rest of the program shows.
	client string
	// codes is what the library makes codes and tokens with.
	codes [32]byte
	box   cipher.AEAD
}

const keyBytes = 32

// newKeys derives the keys; each purpose has its own.
func newKeys(installation []byte) (k keys, err error) {
	derive := func(purpose string) []byte {
		key, failed := hkdf.Key(sha256.New, installation, nil, "piazza demo sign-in: "+purpose, keyBytes)
		if failed != nil {
			err = failed
		}
		return key
	}
	copy(k.codes[:], derive("codes"))
	k.client = hex.EncodeToString(derive("client"))
	block, failed := aes.NewCipher(derive("requests"))
	if err != nil || failed != nil {
		return k, fmt.Errorf("derive the keys of the demo's sign-in: %w", err)
	}
	if k.box, err = cipher.NewGCM(block); err != nil {
		return k, fmt.Errorf("derive the keys of the demo's sign-in: %w", err)
	}
	k.signing, err = newSigningKey(derive)
	return k, err
}

// newSigningKey derives a private key. Not every number is one: of those that are derived in turn the first is taken that
// is, which is nearly always the first.
func newSigningKey(derive func(purpose string) []byte) (signingKey, error) {
	for n := 0; ; n++ {
		key, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), derive(fmt.Sprint("signing ", n)))
		if err == nil {
			return signingKey{hex.EncodeToString(derive("name")[:8]), key}, nil
		}
		if n == 100 {
			return signingKey{}, fmt.Errorf("derive a signing key for the demo's sign-in: %w", err)
		}
	}
}

// seal writes something so that only we can read it, and only as what it is.
func (k keys) seal(kind string, what any) string {
	text, err := json.Marshal(what)
	if err != nil {
		panic(err) // our own types can be written
	}
	nonce := make([]byte, k.box.NonceSize(), k.box.NonceSize()+len(text)+k.box.Overhead())
	_, _ = rand.Read(nonce) // never fails, by its contract
	return base64.RawURLEncoding.EncodeToString(k.box.Seal(nonce, nonce, text, []byte(kind)))
}

// open reads what was sealed, and tells whether it was.
func (k keys) open(kind, sealed string, what any) bool {
	raw, err := base64.RawURLEncoding.DecodeString(sealed)
	if err != nil || len(raw) < k.box.NonceSize() {
		return false
	}
	nonce, rest := raw[:k.box.NonceSize()], raw[k.box.NonceSize():]
	text, err := k.box.Open(nil, nonce, rest, []byte(kind))
	return err == nil && json.Unmarshal(text, what) == nil
}

// signingKey serves op.SigningKey.
type signingKey struct {
	id  string
	key *ecdsa.PrivateKey
}

// SignatureAlgorithm serves op.SigningKey.
func (signingKey) SignatureAlgorithm() jose.SignatureAlgorithm { return jose.ES256 }

// Key serves op.SigningKey.
func (k signingKey) Key() any { return k.key }

// ID serves op.SigningKey.
func (k signingKey) ID() string { return k.id }

// publicKey serves op.Key.
type publicKey struct{ signingKey }

// Algorithm serves op.Key.
func (publicKey) Algorithm() jose.SignatureAlgorithm { return jose.ES256 }

// Use serves op.Key.
func (publicKey) Use() string { return "sig" }

// Key serves op.Key.
func (k publicKey) Key() any { return k.key.Public() }
