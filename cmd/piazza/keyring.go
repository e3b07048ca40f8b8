package main

import (
	"context"
	"path/filepath"
	"strings"

	"piazza/internal/ballot"
	"piazza/internal/config"
	"piazza/internal/keys"
	"piazza/internal/signing"
)

// secrets are what confidential polls need beside the database.
func (p *parts) secrets() ballot.Secrets {
	p.signing = signing.NewService(p.database.DB, p.config.KeysDir)
	return ballot.Secrets{Keys: &keys.Ballots{Dir: p.config.KeysDir}, Signing: p.signing, URL: p.config.PublicURL}
}

// openKeys holds that the folder of keys is the installation's, and makes what is missing at its first start. That keys of polls or
// the signing key are not there keeps nobody from reading: it is told and counted.
func (p *parts) openKeys(ctx context.Context) error {
	if err := sameKeys(ctx, p.database, p.config); err != nil {
		return err
	}
	return p.signing.Prepare(ctx)
}

// sameKeys holds that the secret keys are those that the installation began with: several nodes share one folder of them. A demo
// has nothing to lose.
func sameKeys(ctx context.Context, d *database, c *config.Config) error {
	if c.Demo {
		return nil
	}
	files, err := filepath.Glob(filepath.Join(c.KeysDir, "*.key"))
	if err != nil {
		return err
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".key")
		key, err := keys.Load(c.KeysDir, name)
		if err != nil {
			return err
		}
		if err := d.SameKey(ctx, name, key); err != nil {
			return err
		}
	}
	return nil
}
