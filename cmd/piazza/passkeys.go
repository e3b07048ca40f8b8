package main

import (
	"piazza/internal/account"
	"piazza/internal/login/passkey"
)

// openPasskeys lets passkeys in beside the other ways, and lists them after those.
func (p *parts) openPasskeys() (err error) {
	p.passkeys, err = passkey.New(passkey.Options{
		Accounts: p.accounts, PublicURL: p.config.PublicURL, Host: p.config.PasskeyHost(), Log: p.log,
	})
	if err != nil {
		return err
	}
	p.passkeys.Mount(p.logins)
	if !p.config.Demo && !p.config.RequirePasskeys() {
		p.log.Warn("moderators and administrators need no passkey here: whoever takes one of their logins over has their rights",
			"public", p.config.PublicURL, "passkeys", p.config.Passkeys)
	}
	return nil
}

// ways lists all ways to sign in.
func (p *parts) ways() []account.LoginProvider {
	return append(p.logins.Providers(), p.passkeys.Provider())
}
