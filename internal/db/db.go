package db

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Options says which database to open and how.
type Options struct {
	// DSN is a PostgreSQL connection string.
	DSN string
	// MaxConns caps the pool, 0 means twice the default of a small server.
	MaxConns int32
	// Clock replaces time.Now, for tests and for importing what happened in the past.
	Clock func() time.Time
	// Patience bounds what the limits of Postgres do not, whoever asks: a transaction's wait for a connection, and for the
	// answer to its commit when nothing comes back from the network, while others are held back. 0 means 5 s.
	Patience time.Duration
}

const (
	// defaultConns suits two to eight cores: more connections than this only queue inside Postgres.
	defaultConns = 16
	// A statement that takes longer than this is cut off: errors stay bounded when the database is slow.
	statementTimeout = "5000"
	statementLimit   = 5 * time.Second
	// A transaction left open by a fault would hold up every reader of the log.
	idleTimeout    = "5000"
	connectTimeout = 5 * time.Second
	// defaultPatience is as long.
	defaultPatience = 5 * time.Second
)

// Querier runs statements; *DB and *Tx are both one, and the generated queries take it.
type Querier interface {
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
	SendBatch(ctx context.Context, batch *pgx.Batch) pgx.BatchResults
	CopyFrom(ctx context.Context, table pgx.Identifier, columns []string, rows pgx.CopyFromSource) (int64, error)
}

// DB is an open database.
type DB struct {
	*pgxpool.Pool
	config   *pgx.ConnConfig
	clock    func() time.Time
	patience time.Duration
	hooks    []func([]Head)
	// committing are the hooks before a commit.
	committing []func([]Line) func(Outcome)
	// touchHooks learn of states.
	touchHooks []func([]Stream)
}

// Open connects the pool and proves that the database answers.
func Open(ctx context.Context, o Options) (*DB, error) {
	config, err := pgxpool.ParseConfig(o.DSN)
	if err != nil {
		// The cause would quote the address, and with it a password.
		return nil, fmt.Errorf("the database address cannot be read, it should look like postgres://user@host/name")
	}
	config.MaxConns = o.MaxConns
	if config.MaxConns == 0 {
		config.MaxConns = defaultConns
	}
	tune(config.ConnConfig)
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("open the database: %w", err)
	}
	d := &DB{Pool: pool, config: config.ConnConfig, clock: o.Clock, patience: cmp.Or(o.Patience, defaultPatience)}
	if d.clock == nil {
		d.clock = time.Now
	}
	if err := d.Ping(ctx); err != nil {
		pool.Close()
		return nil, fmt.Errorf("the database does not answer: %w", err)
	}
	return d, nil
}

func tune(c *pgx.ConnConfig) {
	if c.ConnectTimeout == 0 {
		c.ConnectTimeout = connectTimeout
	}
	c.Tracer = counting{}
	p := c.RuntimeParams
	p["timezone"] = "UTC"
	// Planned once: with LIMIT $1 Postgres would otherwise plan at each execution, which costs a third of the reads.
	p["plan_cache_mode"] = "force_generic_plan"
	p["statement_timeout"] = statementTimeout
	p["idle_in_transaction_session_timeout"] = idleTimeout
	if p["application_name"] == "" {
		p["application_name"] = "piazza"
	}
}

// Beside returns the same database by a small pool of its own, for what is read while a transaction holds something: whoever asked the
// pool for a second connection would wait for those who wait for what he holds. It connects once it is asked, and is closed by itself.
func (d *DB) Beside(most int32) (*DB, error) {
	config := d.Config()
	config.MaxConns, config.MinConns, config.MinIdleConns = most, 0, 0
	pool, err := pgxpool.NewWithConfig(context.Background(), config)
	if err != nil {
		return nil, fmt.Errorf("open the database once more: %w", err)
	}
	return &DB{Pool: pool, config: d.config, clock: d.clock, patience: d.patience}, nil
}

// Connect opens a connection beside the pool, for one who listens.
func (d *DB) Connect(ctx context.Context) (*pgx.Conn, error) {
	return pgx.ConnectConfig(ctx, d.config.Copy())
}

// OnCommit adds a hook that learns of every stream that a committed transaction raised. It is for boot, before any
// transaction runs, and must return quickly: the writer waits for it.
func (d *DB) OnCommit(hook func([]Head)) { d.hooks = append(d.hooks, hook) }

// Now returns the database's clock as it is stored: in UTC, to the microsecond.
func (d *DB) Now() time.Time { return d.clock().UTC().Truncate(time.Microsecond) }
