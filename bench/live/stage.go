//go:build linux

package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"

	"piazza/internal/db"
	"piazza/internal/db/pglocal"
)

// stage is where servers are built and started.
type stage struct {
	settings
	here, temp string
	// base and dsn are the PostgreSQL of those who need one, postmaster its first process.
	base       *pglocal.Cluster
	dsn        string
	postmaster int
}

func openStage(ctx context.Context, s settings) (_ *stage, err error) {
	st := &stage{settings: s}
	defer func() {
		if err != nil {
			err = errors.Join(err, st.close())
		}
	}()
	if st.here, err = here(); err != nil {
		return nil, err
	}
	if st.temp, err = os.MkdirTemp("", "live-"); err != nil {
		return nil, err
	}
	// As root PostgreSQL runs as somebody else, who has to pass through.
	if err := os.Chmod(st.temp, 0o711); err != nil {
		return nil, err
	}
	for _, one := range st.subjects() {
		if err := one.build(st); err != nil {
			return nil, err
		}
	}
	return st, st.openBase(ctx)
}

// subjects are those who are asked for.
func (s *stage) subjects() []subject { return chosen(s.settings) }

func chosen(s settings) []subject {
	return slices.DeleteFunc(subjects(), func(one subject) bool {
		return len(s.only) > 0 && !slices.Contains(s.only, one.name)
	})
}

// openBase starts PostgreSQL, on the core of who measures, with the settings of every installation.
func (s *stage) openBase(ctx context.Context) (err error) {
	dir := filepath.Join(s.temp, "base")
	if s.base, err = pglocal.Start(ctx, pglocal.Options{Dir: dir, Log: slog.New(slog.DiscardHandler)}); err != nil {
		return err
	}
	s.dsn = s.base.DSN("")
	s.postmaster = postmaster(dir)
	_, err = db.Migrate(ctx, s.dsn, db.Production, func(db.Step) {})
	return err
}

func (s *stage) close() (err error) {
	if s.base != nil {
		err = s.base.Stop()
	}
	if s.temp != "" {
		err = errors.Join(err, os.RemoveAll(s.temp))
	}
	return err
}
