package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"piazza/internal/config"
	"piazza/internal/signing"
)

// keyed is what the commands about confidential polls work on: the database and the folder of keys, as the program has them.
type keyed struct {
	joined

	KeysDir string `env:"PIAZZA_KEYS_DIR" help:"Folder of secret keys, the one that serve uses." name:"keys-dir" placeholder:"DIR"`
}

// unlocked does something on the database and the folder of keys.
func (k *keyed) unlocked(ctx context.Context, t terminal, do func(d *database, keysDir string) error) error {
	c := config.Config{Database: k.Database, KeysDir: k.KeysDir}
	if err := c.Complete(config.Root(), os.Getenv); err != nil {
		return err
	}
	if err := c.CheckKeys(); err != nil {
		// A demo has its keys inside its data, and must not be told to move them: that it is one is said instead.
		none := func(*database) error { return nil }
		if demo := k.with(ctx, t, none); demo != nil && strings.Contains(demo.Error(), "this is a demo's database") {
			return demo
		}
		return err
	}
	return k.with(ctx, t, func(d *database) error {
		if err := sameKeys(ctx, d, &c); err != nil {
			return err
		}
		return do(d, c.KeysDir)
	})
}

type adminBallotKeyRotate struct {
	keyed

	Lost bool `help:"The private part of the key before it is lost: go on without."`
}

// Run puts a new signing key into use.
func (a *adminBallotKeyRotate) Run(ctx context.Context, t terminal) error {
	return a.unlocked(ctx, t, func(d *database, dir string) error {
		fresh, err := signing.NewService(d.DB, dir).Rotate(ctx, a.Lost)
		if err != nil {
			return sentence(err)
		}
		_, err = fmt.Fprintf(t.out, "The installation signs with the key %s from now on. What was signed before stays valid.\n", fresh.ID())
		return err
	})
}
