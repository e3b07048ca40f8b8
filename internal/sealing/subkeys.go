package sealing

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
)

// KeyBytes is how long the key of a poll is.
const KeyBytes = 32

// Subkeys are what the key of a poll is used for.
type Subkeys struct {
	seal             SealID
	pseudonym, retry []byte
	check            [CheckBytes]byte
	sheets           cipher.AEAD
}

var (
	// ErrKey says that a key is none.
	ErrKey = errors.New("the key of a poll has 32 bytes")
	// ErrBlob says that a blob was not sealed with this key for this place, or has been changed.
	ErrBlob = errors.New("this is not what was sealed here")
)

// CheckBytes is how long the check value of a key is.
const CheckBytes = 16

// Check is kept beside what the key seals, and tells of a key whether it is the one.
func (s *Subkeys) Check() []byte { return s.check[:] }

// Derive returns what a poll's key is used for. Each use has a key of its own, and all of them go with the one file.
func Derive(key []byte, seal SealID) (*Subkeys, error) {
	if len(key) != KeyBytes {
		return nil, ErrKey
	}
	derived := make([][]byte, 0, 4)
	for _, use := range []string{"pseudonym", "retry", "seal", "check"} {
		sub, err := hkdf.Key(sha256.New, key, seal[:], "piazza "+use+" 1", KeyBytes)
		if err != nil {
			return nil, fmt.Errorf("derive %s: %w", use, err)
		}
		derived = append(derived, sub)
	}
	block, err := aes.NewCipher(derived[2])
	if err != nil {
		return nil, fmt.Errorf("seal of sheets: %w", err)
	}
	sheets, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return nil, fmt.Errorf("seal of sheets: %w", err)
	}
	return &Subkeys{seal, derived[0], derived[1], [CheckBytes]byte(derived[3]), sheets}, nil
}

// Pseudonym is under which name a person votes in this poll.
func (s *Subkeys) Pseudonym(person int64) [32]byte {
	return sum(s.pseudonym, fmt.Appendf(nil, "person\n%d", person))
}

// Retry is what is kept of a client's key, so that the same vote sent again is known again.
func (s *Subkeys) Retry(member int64, key string, input []byte) [32]byte {
	return sum(s.retry, fmt.Appendf(nil, "%d\n%s\n%x", member, key, sha256.Sum256(input)))
}

func sum(key, text []byte) (hash [32]byte) {
	mac := hmac.New(sha256.New, key)
	_, _ = mac.Write(text) // a hash never fails
	return [32]byte(mac.Sum(nil))
}

// lengthBytes is how many bytes before a plain text say how long it is.
const lengthBytes = 4

// Seal encrypts a text for one place (a pseudonym, or the id of a row): moved elsewhere it cannot be opened. It is filled up
// to a multiple of block, so that its length says little of what it holds.
func (s *Subkeys) Seal(place, plain []byte, block int) []byte {
	length := lengthBytes + len(plain)
	padded := make([]byte, (length+block-1)/block*block)
	binary.BigEndian.PutUint32(padded, uint32(len(plain)))
	copy(padded[lengthBytes:], plain)
	return s.sheets.Seal(nil, nil, padded, s.bound(place)) //nolint:gosec // it draws its nonce itself, and wants none
}

// Open decrypts what was sealed for a place.
func (s *Subkeys) Open(place, sealed []byte) ([]byte, error) {
	padded, err := s.sheets.Open(nil, nil, sealed, s.bound(place))
	if err != nil || len(padded) < lengthBytes {
		return nil, ErrBlob
	}
	length := int64(binary.BigEndian.Uint32(padded))
	if length > int64(len(padded)-lengthBytes) {
		return nil, ErrBlob
	}
	return padded[lengthBytes : lengthBytes+length], nil
}

func (s *Subkeys) bound(place []byte) []byte {
	return append(s.seal[:len(s.seal):len(s.seal)], place...)
}
