package main

import (
	"piazza/internal/ballot"
	"piazza/internal/keys"
	"piazza/internal/signing"
)

// secrets are what confidential polls need beside the database.
func (p *parts) secrets() ballot.Secrets {
	p.signing = signing.NewService(p.database.DB, p.config.KeysDir)
	return ballot.Secrets{Keys: &keys.Ballots{Dir: p.config.KeysDir}, Signing: p.signing, URL: p.config.PublicURL}
}
