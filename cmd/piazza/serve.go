package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"

	"piazza/internal/config"
	"piazza/internal/db"
	"piazza/internal/server"
)

type serveCommand struct{ config.Config }

// Run opens the square and keeps it open until ctx ends.
func (s *serveCommand) Run(ctx context.Context, t terminal) (err error) {
	c := &s.Config
	if err := c.Complete(config.Root(), os.Getenv); err != nil {
		return err
	}
	if err := c.Check(); err != nil {
		return err
	}
	tuneMemory(os.Getenv)
	tuneProcessors(os.Getenv)
	log := newLog(t, c.LogLevel, c.LogJSON)
	d, err := openDatabase(ctx, c.Database, log, func(s db.Step) { log.Debug("migrated", "step", s.Name) })
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	listener, err := server.Listen(ctx, c.Addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	c.Listening(listener.Addr())
	p, err := assemble(c, d, log)
	if err != nil {
		return err
	}
	if err := p.openKeys(ctx); err != nil {
		return err
	}
	defer p.bus.Close()
	defer p.hub.Close()
	defer p.services.Ballots.Drain()
	if c.Demo {
		if err := seedDemo(ctx, d, log); err != nil {
			return err
		}
		if err := p.seedSecrets(ctx); err != nil {
			return err
		}
	}
	if err := p.services.Privacy.Prepare(ctx, c.Demo); err != nil {
		return err
	}
	srv, err := p.server()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer p.follow(ctx)()
	defer p.sendMails(ctx)()
	go p.upkeep(ctx)
	go p.keepGate(ctx)
	go p.keyring.keep(ctx)
	go watch(ctx, d, cancel)
	if _, err := fmt.Fprintf(t.out, "The square is open at %s\n", c.PublicURL); err != nil {
		return err
	}
	return errors.Join(srv.Run(ctx, listener), fault(ctx))
}

// watch ends the program when its database has ended for good.
func watch(ctx context.Context, d *database, cancel context.CancelCauseFunc) {
	select {
	case <-d.lost():
		cancel(d.fault())
	case <-ctx.Done():
	}
}

// fault is why the program had to end, nil when it was told to.
func fault(ctx context.Context) error {
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) {
		return cause
	}
	return nil
}

func newLog(t terminal, level slog.Level, asJSON bool) *slog.Logger {
	options := &slog.HandlerOptions{Level: level}
	if asJSON {
		return slog.New(slog.NewJSONHandler(t.err, options))
	}
	return slog.New(slog.NewTextHandler(t.err, options))
}
