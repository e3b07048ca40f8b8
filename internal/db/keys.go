package db

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
)

// SameKey refuses a secret key that is another than the one of its name with which the installation began; the first one is
// remembered, by a fingerprint that says nothing about it.
func (d *DB) SameKey(ctx context.Context, name string, key []byte) error {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte("piazza installation key\x00" + name))
	mine := mac.Sum(nil)
	if _, err := d.Exec(ctx, `insert into installation_key (name, fingerprint) values ($1, $2) on conflict do nothing`, name, mine); err != nil {
		return Problem(err)
	}
	var began []byte
	if err := d.QueryRow(ctx, `select fingerprint from installation_key where name = $1`, name).Scan(&began); err != nil {
		return Problem(err)
	}
	if !bytes.Equal(began, mine) {
		return fmt.Errorf("the key %s.key is not the one that this installation began with: give all nodes one PIAZZA_KEYS_DIR, or put the right one back from the backup", name)
	}
	return nil
}
