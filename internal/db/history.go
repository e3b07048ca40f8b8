package db

import (
	"context"
	"errors"
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// A database that was restored elsewhere carries the transaction numbers of where it was written. Who reads the whole log
// goes by these numbers: in a younger cluster, where they begin again, he would wait for ever, or pass over what is new.
// So a copy is recognised, by its cluster, database, table and timeline or by numbers that are still to come, gets an
// incarnation of its own, and its notices numbers of the past. The readers see the new incarnation and begin again.

const (
	historySQL = `select concat_ws('/', (select oid from pg_database where datname = current_database()), 'notice'::regclass::oid,
		(select system_identifier from pg_control_system()), left(pg_walfile_name(pg_current_wal_lsn()), 8))`
	// partSQL is what of this can be seen where the owner of the cluster hides the rest.
	partSQL = `select concat_ws('/', (select oid from pg_database where datname = current_database()), 'notice'::regclass::oid)`

	insufficientPrivilege = "42501"
)

// connection is what settling works on: a connection or a pool.
type connection interface {
	Begin(ctx context.Context) (pgx.Tx, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

// Settle compares the database with what it says of itself and, where it is a copy, makes it one in its own right.
func (d *DB) Settle(ctx context.Context) error { return settle(ctx, d.Pool) }

func settle(ctx context.Context, c connection) error {
	var history string
	err := c.QueryRow(ctx, historySQL).Scan(&history)
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok && pg.Code == insufficientPrivilege {
		err = c.QueryRow(ctx, partSQL).Scan(&history)
	}
	if err != nil {
		return fmt.Errorf("read which cluster the database is in: %w", err)
	}
	return pgx.BeginFunc(ctx, c, func(tx pgx.Tx) error {
		if err := settleIn(ctx, tx, history); err != nil {
			return fmt.Errorf("compare the database with its past: %w", err)
		}
		return nil
	})
}

// settleIn holds the row of the installation, so that of several nodes that start at once one alone does this.
func settleIn(ctx context.Context, tx pgx.Tx, history string) error {
	var before string
	var strange bool
	const read = `select history, exists (select from notice where xid >= pg_snapshot_xmax(pg_current_snapshot()))
			or exists (select from log_reader where xid > pg_snapshot_xmax(pg_current_snapshot()))
		from installation for update`
	if err := tx.QueryRow(ctx, read).Scan(&before, &strange); err != nil {
		return err
	}
	switch {
	case strange:
		if err := rejuvenate(ctx, tx); err != nil {
			return err
		}
	case before == history:
		return nil
	case before == "": // from before histories were written down
		_, err := tx.Exec(ctx, `update installation set history = $1`, history)
		return err
	}
	if _, err := tx.Exec(ctx, `update log_forgotten set xid = '0', stream_id = 0, seq = 0`); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `update installation set history = $1, incarnation = $2`, history, uuid.New())
	return err
}

// rejuvenate gives every notice a transaction number of the past, in the order of those that they have. Nobody writes
// notices meanwhile.
func rejuvenate(ctx context.Context, tx pgx.Tx) error {
	const renumber = `
		update notice set xid = (least(ranked.place, pg_current_xact_id()::text::bigint - 1))::text::xid8
		from (select stream_id, seq, dense_rank() over (order by xid) as place from notice) ranked
		where notice.stream_id = ranked.stream_id and notice.seq = ranked.seq`
	for _, statement := range []string{
		`set local statement_timeout = 0`, `lock table notice in share row exclusive mode`, renumber,
	} {
		if _, err := tx.Exec(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}
