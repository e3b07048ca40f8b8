package account

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"time"
)

// Purpose is what a login is for.
type Purpose string

// The purposes, as the database spells them.
const (
	// Enter is to come in. It is meant where nothing else is said.
	Enter Purpose = "enter"
	// Link is to add a way in to the account of a session.
	Link Purpose = "link"
	// Confirm is to prove once more who a session belongs to.
	Confirm Purpose = "confirm"
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
	Purpose    Purpose
	// SessionID is the session that something is added to or confirmed for, 0 where somebody comes in.
	SessionID SessionID
	// Address is where a link was mailed, empty elsewhere.
	Address string
	// Request is what the provider was asked by, such as the ID that SAML answers to; unique, empty where there is none.
	Request string
	// Answer is what the provider said before the browser came back by itself, as JSON; empty where it said nothing.
	Answer string
}

// purpose is what the login is for: to come in, where nothing is said.
func (l *Login) purpose() Purpose {
	if l.Purpose == "" {
		return Enter
	}
	return l.Purpose
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
