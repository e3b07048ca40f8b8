package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"runtime/debug"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"piazza/internal/config"
	"piazza/internal/server"
	"piazza/web"
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
	log := newLog(t, c.LogLevel, c.LogJSON)
	d, err := openDatabase(ctx, c.Database, log)
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
	srv, err := s.assemble(ctx, d, log)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	go func() {
		select {
		case <-d.lost():
			cancel(d.fault())
		case <-ctx.Done():
		}
	}()
	fmt.Fprintf(t.out, "The square is open at %s\n", c.PublicURL)
	err = srv.Run(ctx, listener)
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) {
		err = errors.Join(cause, err)
	}
	return err
}

// assemble makes all parts, each from those before it.
func (s *serveCommand) assemble(ctx context.Context, d *database, log *slog.Logger) (*server.Server, error) {
	registry := prometheus.NewRegistry()
	registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	built, err := web.Files()
	if err != nil {
		return nil, err
	}
	srv := server.New(server.Options{Config: &s.Config, Log: log, Ready: d.Ping, Metrics: registry})
	if err := srv.Static(built); err != nil {
		return nil, err
	}
	return srv, ctx.Err()
}

const (
	// A heap of a few megabytes would be collected every dozen requests: letting it grow gave two fifths more requests a
	// second. The limit keeps a burst from taking the whole computer.
	garbagePercent = 800
	memoryLimit    = 1 << 30
)

func tuneMemory(environ func(string) string) {
	if environ("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
	if environ("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
}
