package main

import (
	"context"

	"piazza/internal/account"
	"piazza/internal/assembly"
	"piazza/internal/ballot"
	"piazza/internal/merging"
)

// identify has the parts learn of each other what becomes of people: whose ballots are one person's, who is written to, and
// how two accounts become one.
func (p *parts) identify() {
	p.accounts.OnUnion(assembly.UniteIn) // before the polls, which are locked after their assembly
	p.accounts.OnUnion(ballot.UniteIn)
	p.accounts.Writing(p.mails, p.titleOf)
	p.merging = merging.NewService(p.database.DB, p.accounts, func(ctx context.Context, gone account.ID) { p.services.Erasures.Finish(ctx, gone) })
}

// titleOf is what people call a way to sign in; empty where it is not offered any more.
func (p *parts) titleOf(provider string) string {
	for _, one := range p.logins.Providers() {
		if one.Name == provider {
			return one.Title
		}
	}
	return ""
}
