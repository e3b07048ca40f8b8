package live

import (
	"testing"

	"go.uber.org/goleak"
)

// nothingRuns checks that nothing goes on that did not before. What the database's driver does aside counts for nothing: it
// checks its pool, and while a question takes long to leave, as on a busy computer, it reads beside it.
func nothingRuns(t *testing.T, before goleak.Option) {
	t.Helper()
	goleak.VerifyNone(
		t, before,
		goleak.IgnoreTopFunction("github.com/jackc/pgx/v5/pgxpool.(*Pool).backgroundHealthCheck"),
		goleak.IgnoreAnyFunction("github.com/jackc/pgx/v5/pgconn/internal/bgreader.(*BGReader).bgRead"),
	)
}
