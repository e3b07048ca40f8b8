package poll

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/space"
)

func (s store) templates(ctx context.Context, id space.ID) ([]*Template, error) {
	rows, err := s.PollTemplateList(ctx, int64(id))
	kept := make([]*Template, len(rows))
	for i, r := range rows {
		kept[i] = &Template{ID: new(TemplateID(r.ID)), Title: r.Title, Document: r.Document}
	}
	return kept, db.Problem(err)
}

// addTemplate keeps a form, unless its title is taken or the piazza keeps as many as it can.
func (s store) addTemplate(ctx context.Context, in space.ID, t *Template, by account.ID, now time.Time) error {
	id, err := s.PollTemplateAdd(ctx, gen.PollTemplateAddParams{
		SpaceID: int64(in), Title: t.Title, Document: t.Document, CreatedBy: int64(by), CreatedAt: now, Most: mostTemplates,
		MostBytes: mostTemplateBytes,
	})
	if !errors.Is(err, pgx.ErrNoRows) {
		t.ID = new(TemplateID(id))
		return err
	}
	taken, err := s.PollTemplateTitled(ctx, gen.PollTemplateTitledParams{SpaceID: int64(in), Title: t.Title})
	switch {
	case err != nil:
		return err
	case taken:
		return ErrTemplateTaken
	default:
		return ErrTemplates
	}
}

func (s store) templateSpace(ctx context.Context, id TemplateID) (space.ID, error) {
	n, err := s.PollTemplateSpace(ctx, int64(id))
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, ErrTemplate
	}
	return space.ID(n), err
}
