package main

import (
	"context"
	"sync"

	"piazza/internal/keys"
	"piazza/internal/mail"
)

// openMails prepares the mails: where they are handed over, or, in a demo that nobody else reaches, kept to be looked at.
func (p *parts) openMails() error {
	c := p.config
	key, err := keys.Load(c.KeysDir, "mail")
	if err != nil {
		return err
	}
	o := mail.Options{DB: p.database.DB, Key: key, PublicURL: c.PublicURL, Log: p.log}
	if c.SMTPURL != "" {
		if o.Server, err = mail.NewServer(c.SMTPURL, c.MailFrom); err != nil {
			return err
		}
	}
	o.Kept = o.Server == nil && c.Demo && !c.DemoOnNetwork
	p.mails, err = mail.NewService(o)
	return err
}

// sendMails sends what waits until what it returns is called, which waits until nothing is being handed over any more.
func (p *parts) sendMails(ctx context.Context) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	var sending sync.WaitGroup
	sending.Go(func() { p.mails.Run(ctx) })
	return func() {
		cancel()
		sending.Wait()
	}
}
