package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"piazza/internal/config"
	"piazza/internal/db"
)

type migrateCommand struct{ config.Database }

// Run migrates the database and says what it is now.
func (m *migrateCommand) Run(ctx context.Context, t terminal) (err error) {
	if err := completed(&m.Database); err != nil {
		return err
	}
	var bar *progress
	d, err := openDatabase(ctx, m.Database, newLog(t, slog.LevelWarn, false), func(s db.Step) {
		if bar == nil {
			bar = newProgress(t.out, s.Left+1)
		}
		bar.step(s.Name)
	})
	if bar != nil {
		bar.end()
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	_, err = fmt.Fprintf(t.out, "The %s database is up to date.\n", d.installation.Mode)
	return err
}
