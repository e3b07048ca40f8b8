package importer

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/space"
)

// store speaks to the tables for the importer: what is known already, and the demo's discussions in a few large
// statements.
type store struct{ *gen.Queries }

func storeOn(q db.Querier) store { return store{gen.New(q)} }

// known returns what was kept of a record, nil when it is new.
func (s store) known(ctx context.Context, source string, r *Record) (*knownRecord, error) {
	row, err := s.ImportKnown(ctx, gen.ImportKnownParams{Source: source, Kind: string(r.Kind), Key: r.Key})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil //nolint:nilnil // a new record is no error
	}
	return &knownRecord{text: row.JSON, hash: row.Hash}, err
}

// piazza returns the piazza of a slug, nil when there is none.
func (s store) piazza(ctx context.Context, slug string) (*space.Piazza, error) {
	row, err := s.ImportPiazza(ctx, slug)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil //nolint:nilnil // that it is not there yet is no error
	}
	return &space.Piazza{
		ID: space.ID(row.ID), Slug: slug, Title: row.Title, Description: row.Description,
		Visibility: space.Visibility(row.Visibility),
	}, err
}

// member returns the number of the member with a handle, 0 when there is none.
func (s store) member(ctx context.Context, handle string) (account.ID, error) {
	id, err := s.ImportMember(ctx, handle)
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, nil
	}
	return account.ID(id), err
}

// seeded holds the installation and tells whether the demo is there already.
func (s store) seeded(ctx context.Context) (bool, error) {
	at, err := s.SeedLock(ctx)
	return at != nil, err
}

func (s store) markSeeded(ctx context.Context, now time.Time) error { return s.SeedDone(ctx, now) }

// draw returns numbers for n comments, in ascending order.
func (s store) draw(ctx context.Context, n int) ([]int64, error) { return s.SeedDraw(ctx, n) }

// discuss writes whole discussions.
func (s store) discuss(ctx context.Context, d *discussion) error {
	for _, step := range []struct {
		name  string
		write func(context.Context, []byte) error
		rows  any
	}{
		{"comments", s.SeedComments, d.comments},
		{"revisions", s.SeedRevisions, d.revisions},
		{"reactions", s.SeedReactions, d.reactions},
		{"mentions", s.SeedMentions, d.mentions},
		{"decisions", s.SeedDecisions, d.decisions},
	} {
		rows, err := json.Marshal(step.rows)
		if err != nil {
			return err
		}
		if err := step.write(ctx, rows); err != nil {
			return fmt.Errorf("write the %s of the demo: %w", step.name, err)
		}
	}
	return s.SeedThreads(ctx, d.entries)
}
