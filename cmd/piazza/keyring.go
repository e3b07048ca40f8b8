package main

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"piazza/internal/ballot"
	"piazza/internal/config"
	"piazza/internal/entry"
	"piazza/internal/keys"
	"piazza/internal/signing"
)

// keyPause is how long the folder of keys is left alone between two looks.
const keyPause = 30 * time.Second

// keyring looks after the folder of keys: it counts what is missing, says so once, and finishes what was left.
type keyring struct {
	keys    *keys.Ballots
	signing *signing.Service
	db      *database
	log     *slog.Logger
	// waiting are the polls whose key has to be there.
	waiting           func(context.Context) ([]ballot.Waiting, error)
	missing, unsigned prometheus.Gauge
	// told is what was said and has not become better since, by what it is about.
	lock sync.Mutex
	told map[string]string
}

// openKeyring prepares what confidential polls need beside the database.
func (p *parts) openKeyring() ballot.Secrets {
	gauge := func(name, help string) prometheus.Gauge {
		g := prometheus.NewGauge(prometheus.GaugeOpts{Namespace: "piazza", Subsystem: "keys", Name: name, Help: help})
		p.registry.MustRegister(g)
		return g
	}
	p.signing = signing.NewService(p.database.DB, p.config.KeysDir)
	p.keyring = &keyring{
		keys: &keys.Ballots{Dir: p.config.KeysDir}, signing: p.signing, db: p.database, log: p.log, told: map[string]string{},
		missing:  gauge("missing_polls", "Confidential polls whose key is not in this node's folder of keys."),
		unsigned: gauge("signing_key_missing", "Whether this node lacks the key with which the installation signs."),
	}
	return ballot.Secrets{Keys: p.keyring.keys, Signing: p.signing, URL: p.config.PublicURL}
}

// openKeys holds that the folder of keys is the installation's, and makes what is missing at its first start. That the keys of polls or
// the signing key are not there keeps nobody from reading: it is told and counted.
func (p *parts) openKeys(ctx context.Context) error {
	if err := sameKeys(ctx, p.database, p.config); err != nil {
		return err
	}
	if err := p.signing.Prepare(ctx); err != nil {
		return err
	}
	p.keyring.look(ctx)
	return nil
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

// keep looks again and again until ctx ends.
func (k *keyring) keep(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(keyPause):
			k.look(ctx)
		}
	}
}

// look sees what is missing now.
func (k *keyring) look(ctx context.Context) {
	k.say("destruction", "the destruction of a key was interrupted and cannot be finished", k.keys.Resume())
	_, err := k.signing.Current(ctx, k.db.DB)
	if ctx.Err() != nil {
		return
	}
	if err == nil || errors.Is(err, signing.ErrMissing) {
		k.unsigned.Set(one(err != nil))
	}
	k.say("signing", "confidential polls cannot be signed here", err)
	missing, err := k.polls(ctx)
	k.say("polls", "which keys have to be here is not known", err)
	if err == nil {
		k.missing.Set(float64(missing))
	}
}

func one(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// polls counts the polls whose key is missing. Those that look so are asked for a second time: they may have been sealed just now.
func (k *keyring) polls(ctx context.Context) (int, error) {
	before, err := k.lacking(ctx)
	if err != nil {
		return 0, err // nothing is known to be well again
	}
	if len(before) == 0 {
		k.found(nil)
		return 0, nil
	}
	lacking, err := k.lacking(ctx)
	if err != nil {
		return 0, err
	}
	for id := range lacking {
		if _, is := before[id]; !is {
			delete(lacking, id)
		}
	}
	k.found(lacking)
	return len(lacking), nil
}

// lacks says why the key of a poll cannot be had here, nil where it can, or where it was destroyed by the sealing that is under way.
func (k *keyring) lacks(w ballot.Waiting) error {
	key, err := k.keys.Read(w.Seal)
	if errors.Is(err, keys.ErrSealed) {
		stone, unread := k.keys.Tombstone(w.Seal)
		switch {
		case unread != nil:
			return unread // of which sealing it was is not known
		case w.IsDone(stone):
			return nil
		}
	}
	if err == nil {
		err = w.Fits(key)
		clear(key)
	}
	return err
}

// lacking says of each poll whose key cannot be had here why.
func (k *keyring) lacking(ctx context.Context) (map[entry.ID]error, error) {
	all, err := k.waiting(ctx)
	if err != nil {
		return nil, err
	}
	lacking := map[entry.ID]error{}
	for _, w := range all {
		if err := k.lacks(w); err != nil {
			lacking[w.Poll] = err
		}
	}
	return lacking, nil
}
