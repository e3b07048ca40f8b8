package main

import "piazza/internal/live"

// openBus returns what carries word between the nodes on one database: that database itself, or NATS where one is named.
// It need not be there yet.
func (p *parts) openBus() (live.Bus, error) {
	if p.config.NATSURL == "" {
		return live.NewPostgres(p.database.DB, p.node, p.log), nil
	}
	return live.NewNATS(p.config.NATSURL, p.database.installation.Incarnation.String(), p.node, p.log)
}
