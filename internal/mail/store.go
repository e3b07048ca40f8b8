package mail

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"piazza/internal/db"
	"piazza/internal/db/gen"
)

// store speaks to the table of mails that wait.
type store struct{ *gen.Queries }

func storeOn(q db.Querier) store { return store{gen.New(q)} }

func span(d time.Duration) pgtype.Interval {
	return pgtype.Interval{Microseconds: d.Microseconds(), Valid: true}
}

func (s store) add(ctx context.Context, m Message, content []byte) error {
	return s.MailAdd(ctx, gen.MailAddParams{
		Address: m.Address, Template: string(m.Template), Language: m.Language, Content: content, Life: span(m.For),
	})
}

// queued is a mail that waits.
type queued struct {
	id        int64
	address   string
	template  Template
	content   []byte
	attempts  int
	createdAt time.Time
}

func fromRow(r gen.Mail) *queued {
	return &queued{r.ID, r.Address, Template(r.Template), r.Content, r.Attempts, r.CreatedAt}
}

// take returns the next mail to be sent, nil where none is due.
func (s store) take(ctx context.Context, lease time.Duration) (*queued, error) {
	row, err := s.MailTake(ctx, span(lease))
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	return fromRow(row), db.Problem(err)
}

func (s store) gone(ctx context.Context, id int64) error { return db.Problem(s.MailGone(ctx, id)) }

func (s store) later(ctx context.Context, q *queued, pause time.Duration, failure string) error {
	return db.Problem(s.MailLater(ctx, gen.MailLaterParams{Pause: span(pause), Failure: failure, ID: q.id, Attempts: q.attempts}))
}

func (s store) forget(ctx context.Context) (int64, error) {
	n, err := s.MailForget(ctx)
	return n, db.Problem(err)
}

func (s store) waiting(ctx context.Context, most int) ([]*queued, error) {
	rows, err := s.MailWaiting(ctx, most)
	found := make([]*queued, len(rows))
	for i, r := range rows {
		found[i] = fromRow(r)
	}
	return found, db.Problem(err)
}

func (s store) erase(ctx context.Context, addresses []string) error {
	lower := make([]string, len(addresses))
	for i, a := range addresses {
		lower[i] = strings.ToLower(a)
	}
	return s.MailErase(ctx, lower)
}
