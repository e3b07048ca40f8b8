package db

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
)

// Together runs statements that do not need each other's answers in one round trip to the database, in their order. Each step
// is run twice, first to hear what it asks and then with the answer, so it asks at most one thing, the same both times, and
// what it keeps is the answer of the last run. Each statement still sees what was committed when its own turn came.
func (t *Tx) Together(ctx context.Context, steps ...func(Querier) error) error {
	if len(steps) == 0 {
		return nil
	}
	asked := &asking{}
	for _, step := range steps {
		if err := step(asked); err != nil && !errors.Is(err, pgx.ErrNoRows) {
			return err
		}
	}
	if asked.batch.Len() == 0 {
		return nil
	}
	results := t.SendBatch(ctx, &asked.batch)
	for _, step := range steps {
		if err := step(answers{results}); err != nil {
			return errors.Join(err, results.Close())
		}
	}
	return results.Close()
}

var errTogether = errors.New("this cannot be asked together with others")

// asking takes note of statements and answers that there is nothing.
type asking struct{ batch pgx.Batch }

func (a *asking) Exec(_ context.Context, sql string, args ...any) (pgconn.CommandTag, error) {
	a.batch.Queue(sql, args...)
	return pgconn.CommandTag{}, nil
}

func (a *asking) Query(_ context.Context, sql string, args ...any) (pgx.Rows, error) {
	a.batch.Queue(sql, args...)
	return nothing{}, nil
}

func (a *asking) QueryRow(_ context.Context, sql string, args ...any) pgx.Row {
	a.batch.Queue(sql, args...)
	return nothing{}
}

func (*asking) SendBatch(context.Context, *pgx.Batch) pgx.BatchResults { return nil }

func (*asking) CopyFrom(context.Context, pgx.Identifier, []string, pgx.CopyFromSource) (int64, error) {
	return 0, errTogether
}

// answers hands out what was answered, in the order in which it was asked.
type answers struct{ results pgx.BatchResults }

func (a answers) Exec(context.Context, string, ...any) (pgconn.CommandTag, error) {
	return a.results.Exec()
}

func (a answers) Query(context.Context, string, ...any) (pgx.Rows, error) { return a.results.Query() }

func (a answers) QueryRow(context.Context, string, ...any) pgx.Row { return a.results.QueryRow() }

func (answers) SendBatch(context.Context, *pgx.Batch) pgx.BatchResults { return nil }

func (answers) CopyFrom(context.Context, pgx.Identifier, []string, pgx.CopyFromSource) (int64, error) {
	return 0, errTogether
}

// nothing is an answer without rows.
type nothing struct{}

func (nothing) Close()                                       {}
func (nothing) Err() error                                   { return nil }
func (nothing) CommandTag() pgconn.CommandTag                { return pgconn.CommandTag{} }
func (nothing) FieldDescriptions() []pgconn.FieldDescription { return nil }
func (nothing) Next() bool                                   { return false }
func (nothing) Scan(...any) error                            { return pgx.ErrNoRows }
func (nothing) Values() ([]any, error)                       { return nil, pgx.ErrNoRows }
func (nothing) RawValues() [][]byte                          { return nil }
func (nothing) Conn() *pgx.Conn                              { return nil }
func (nothing) TypeMap() *pgtype.Map                         { return nil }
