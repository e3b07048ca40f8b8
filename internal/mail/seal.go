package mail

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/json"
	"fmt"
)

// seal closes what a mail says, bound to where it goes and to what it is.
type seal struct{ aead cipher.AEAD }

func newSeal(key []byte) (seal, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return seal{}, fmt.Errorf("the key of the mails cannot be used: %w", err)
	}
	aead, err := cipher.NewGCM(block)
	return seal{aead}, err
}

// bound is what a sealed mail belongs to: it cannot be put under another address.
func bound(address string, t Template) []byte { return []byte(string(t) + "\x00" + address) }

func (s seal) close(address string, t Template, l letter) ([]byte, error) {
	text, err := json.Marshal(l)
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, s.aead.NonceSize())
	_, _ = rand.Read(nonce) // never fails, by its contract
	return s.aead.Seal(nonce, nonce, text, bound(address, t)), nil
}

func (s seal) open(address string, t Template, content []byte) (l letter, err error) {
	size := s.aead.NonceSize()
	if len(content) < size {
		return l, fmt.Errorf("a mail that waits is cut short")
	}
	text, err := s.aead.Open(nil, content[:size], content[size:], bound(address, t))
	if err != nil {
		return l, fmt.Errorf("a mail that waits was sealed with another key: %w", err)
	}
	return l, json.Unmarshal(text, &l)
}
