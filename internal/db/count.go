package db

import (
	"context"
	"sync/atomic"

	"github.com/jackc/pgx/v5"
)

// Counter counts the statements that were run under a context.
type Counter struct{ statements, trips atomic.Int64 }

// Statements returns how many statements have begun so far, those that begin and end transactions among them.
func (c *Counter) Statements() int { return int(c.statements.Load()) }

// RoundTrips returns how often the database was asked so far, be it for one thing or for several at once. Preparing statements
// that a connection does not know yet is not counted.
func (c *Counter) RoundTrips() int { return int(c.trips.Load()) }

type counterKey struct{}

// Count returns a context under which statements are counted. Tests hold operations to their number of statements
// with it.
func Count(ctx context.Context) (context.Context, *Counter) {
	c := &Counter{}
	return context.WithValue(ctx, counterKey{}, c), c
}

// counting is pgx's tracer on every connection.
type counting struct{}

func count(ctx context.Context, n int) {
	if c, ok := ctx.Value(counterKey{}).(*Counter); ok {
		c.statements.Add(int64(n))
		c.trips.Add(1)
	}
}

func (counting) TraceQueryStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData) context.Context {
	count(ctx, 1)
	return ctx
}

func (counting) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}

func (counting) TraceBatchStart(ctx context.Context, _ *pgx.Conn, data pgx.TraceBatchStartData) context.Context {
	count(ctx, data.Batch.Len())
	return ctx
}

func (counting) TraceBatchQuery(context.Context, *pgx.Conn, pgx.TraceBatchQueryData) {}

func (counting) TraceBatchEnd(context.Context, *pgx.Conn, pgx.TraceBatchEndData) {}
