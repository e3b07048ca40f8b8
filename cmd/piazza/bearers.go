package main

import (
	"context"
	"errors"
	"time"

	"piazza/internal/assembly"
	"piazza/internal/auth"
)

// byBearer says whom a bearer's token speaks for: a member in whose name a program asks, or whoever has a pass of an assembly.
func (p *parts) byBearer(ctx context.Context, token string) (auth.Viewer, error) {
	if assembly.IsPass(token) {
		return p.services.Assemblies.ViewerByPass(ctx, token)
	}
	return p.accounts.ViewerByBearer(ctx, token)
}

// renew looks again at who a connection belongs to.
func (p *parts) renew(ctx context.Context, was auth.Viewer) (auth.Viewer, error) {
	if was.HasPass() {
		return p.services.Assemblies.RenewPass(ctx, was)
	}
	return p.accounts.Renew(ctx, was)
}

// gatePause is how late a lock of codes, or a pass, may end.
const gatePause = 5 * time.Second

// keepGate does what the clock asks for at the gate of assemblies, until ctx ends.
func (p *parts) keepGate(ctx context.Context) {
	ticker := time.NewTicker(gatePause)
	defer ticker.Stop()
	for failing := false; ; {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		err := p.keepGateOnce(ctx)
		if err != nil && ctx.Err() == nil && !failing {
			p.log.Warn("the gate of assemblies cannot be kept, it is tried again", "error", err)
		}
		failing = err != nil
	}
}

// keepGateOnce also listens who is in the assemblies that are held, so that each node knows it when somebody holds one there.
func (p *parts) keepGateOnce(ctx context.Context) error {
	held, err := p.services.Assemblies.Held(ctx)
	for _, id := range held {
		p.services.AssemblyPresences.Ranks(int64(id))
	}
	return errors.Join(err, p.services.Assemblies.Keep(ctx))
}
