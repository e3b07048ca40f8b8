package account

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"time"
)

// Login is a login under way.
type Login struct {
	// State travels through the provider and comes back.
	State string
	// Browser is the secret in the cookie of the browser that began.
	Browser    string
	Provider   string
	Nonce      string
	Verifier   string
	ReturnPath string
}

const (
	loginLife = 10 * time.Minute
	// secretBytes make 256 bits: nobody guesses one.
	secretBytes = 32
)

// Secret returns 256 random bits as text, fit for a cookie or an address.
func Secret() string {
	bytes := make([]byte, secretBytes)
	_, _ = rand.Read(bytes) // never fails, by its contract
	return base64.RawURLEncoding.EncodeToString(bytes)
}

// Hash is what the database keeps of a secret. The secret is random, so that no salt is needed.
func Hash(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}
