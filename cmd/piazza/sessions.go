package main

import (
	"piazza/internal/account"
	"piazza/internal/config"
)

// sessionRules are the settings about sessions, as accounts know them.
func sessionRules(c *config.Config) account.Rules {
	return account.Rules{Idle: c.SessionIdle, Life: c.SessionLife, Passkeys: c.RequirePasskeys()}
}
