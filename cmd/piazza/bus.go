package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"

	"piazza/internal/live"
)

// openBus returns what carries word between the nodes on one database: that database itself, or NATS where one is named.
// It need not be there yet.
func (p *parts) openBus() (live.Bus, error) {
	if p.config.NATSURL == "" {
		return live.NewPostgres(p.database.DB, p.node, p.log), nil
	}
	return live.NewNATS(p.config.NATSURL, busName(p.database.installation.CursorKey), p.node, p.log)
}

// busName tells the nodes of an installation from others on one NATS, without telling its key. It stays as it is when the
// database comes to live elsewhere, where the incarnation changes: a node that started before must hear those that start
// after.
func busName(key []byte) string {
	h := hmac.New(sha256.New, key)
	h.Write([]byte("bus")) // never fails, by its contract
	return hex.EncodeToString(h.Sum(nil)[:16])
}
