package live

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

// diary is what a reader's work writes: each notice, in the transaction that moves the reader.
const diary = `create table diary (nth bigint generated always as identity, node int, stream_id bigint, seq bigint)`

func openDiary(t *testing.T) *db.DB {
	t.Helper()
	d := dbtest.New(t, func(o *db.Options) { o.MaxConns = 40 })
	if _, err := d.Exec(t.Context(), diary); err != nil {
		t.Fatal(err)
	}
	return d
}

func note(ctx context.Context, tx *db.Tx, node int, notices []db.StreamNotice) error {
	for _, n := range notices {
		if _, err := tx.Exec(ctx, `insert into diary (node, stream_id, seq) values ($1, $2, $3)`, node, n.StreamID, n.Seq); err != nil {
			return err
		}
	}
	return nil
}

// start runs a reader until stop, which may be called again.
func start(t *testing.T, r *Reader) (stop func()) {
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		r.Run(ctx)
		close(ended)
	}()
	stop = func() {
		cancel()
		<-ended
	}
	t.Cleanup(stop)
	return stop
}

func numberOf(t *testing.T, d *db.DB, query string, args ...any) (n int64) {
	t.Helper()
	if err := d.QueryRow(t.Context(), query, args...).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// TestReadersOfTheLogSkipNothing lets 24 writers write with delays and rollbacks, so that transactions commit in another
// order than they began, while two nodes compete for the reader's place. Now and then one dies in the middle of a batch,
// its connection with it, or goes and another comes. Whoever reads by transaction alone falls into the trap: his follower
// is there to show it.
func TestReadersOfTheLogSkipNothing(t *testing.T) {
	const writers, streams = 24, 10
	d := openDiary(t)
	writes := soaking(400, 30)
	written := make(chan struct{})
	naive := make(chan int64)
	go func() { naive <- followNaively(t, d, written) }()
	var nodes sync.WaitGroup
	for node := range 2 {
		nodes.Go(func() { comeAndGo(t, d, node, written) })
	}
	var writing sync.WaitGroup
	for w := range writers {
		writing.Go(func() {
			for n := range writes {
				writeLate(t, d, int64(w*writes+n), streams)
			}
		})
	}
	writing.Wait()
	close(written)
	nodes.Wait()
	seen := <-naive
	stop := start(t, NewReader(ReaderOptions{DB: d, Name: "diary", Poll: 20 * time.Millisecond, Work: func(ctx context.Context, tx *db.Tx, notices []db.StreamNotice) error {
		return note(ctx, tx, 2, notices)
	}}))
	total := numberOf(t, d, `select count(*) from notice`)
	soon(t, "everything is read", func() bool { return numberOf(t, d, `select count(*) from diary`) >= total })
	stop()
	checkDiary(t, d, total)
	t.Logf("%d notices; reading by transaction alone saw %d", total, seen)
	if seen == total {
		t.Error("nothing was in the trap: the test shows nothing")
	}
}

// writeLate takes a transaction's number first, then waits, then writes and waits again.
func writeLate(t *testing.T, d *db.DB, ref int64, streams int) {
	undo := rand.IntN(20) == 0
	err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		if _, err := tx.Exec(ctx, `select pg_current_xact_id(), pg_sleep($1)`, rand.Float64()*0.01); err != nil {
			return err
		}
		for range 1 + rand.IntN(3) {
			tx.Notify(thread(rand.Int64N(int64(streams))), "comment_added", ref, 1)
		}
		if undo {
			return errRolledBack
		}
		return nil
	})
	if err != nil && !errors.Is(err, errRolledBack) {
		t.Error(err)
	}
}

// followNaively counts what a reader sees who goes by the order of transactions and does not ask which are still open.
func followNaively(t *testing.T, d *db.DB, written <-chan struct{}) (seen int64) {
	var at place
	for {
		over := done(written)
		rows, err := d.Query(t.Context(), `select xid, stream_id, seq from notice where (xid, stream_id, seq) > ($1, $2, $3) order by 1, 2, 3`,
			at.xid, at.stream, at.seq)
		if err != nil {
			t.Error(err)
			return 0
		}
		before := seen
		_, err = pgx.ForEachRow(rows, []any{&at.xid, &at.stream, &at.seq}, func() error { seen++; return nil })
		if err != nil {
			t.Error(err)
		}
		if over && seen == before {
			return seen
		}
	}
}

// comeAndGo is a node that reads for a while, dies in the middle of a batch or stops, and comes again.
func comeAndGo(t *testing.T, d *db.DB, node int, written <-chan struct{}) {
	for !done(written) {
		ctx, die := context.WithCancel(t.Context())
		batches := 0
		r := NewReader(ReaderOptions{DB: d, Name: "diary", Poll: 5 * time.Millisecond, Batch: 20, Work: func(ctx context.Context, tx *db.Tx, notices []db.StreamNotice) error {
			if err := note(ctx, tx, node, notices); err != nil {
				return err
			}
			batches++
			if batches < 3 || rand.IntN(4) > 0 {
				return nil
			}
			die()
			if rand.IntN(2) == 0 {
				_, err := tx.Exec(ctx, `select pg_terminate_backend(pg_backend_pid())`)
				return err
			}
			return nil // the commit finds that nobody waits for it any more
		}})
		go func() {
			select {
			case <-written:
				die()
			case <-ctx.Done():
			}
		}()
		r.Run(ctx)
	}
}

// checkDiary compares what was read with the log: each notice once, in the order of the log.
func checkDiary(t *testing.T, d *db.DB, total int64) {
	t.Helper()
	if n := numberOf(t, d, `select count(distinct (stream_id, seq)) from diary`); n != total {
		t.Errorf("%d notices were read of %d", n, total)
	}
	if n := numberOf(t, d, `select count(*) from diary`); n != total {
		t.Errorf("%d lines for %d notices", n, total)
	}
	const behind = `select count(*) from (
		select (n.xid, n.stream_id, n.seq) < lag((n.xid, n.stream_id, n.seq)) over (order by d.nth) as back
		from diary d join notice n on n.stream_id = d.stream_id and n.seq = d.seq) x where back`
	if n := numberOf(t, d, behind); n > 0 {
		t.Errorf("%d notices were read after later ones", n)
	}
	if n := numberOf(t, d, `select count(distinct node) from diary where node < 2`); n != 2 {
		t.Errorf("%d nodes have read, both should", n)
	}
}
