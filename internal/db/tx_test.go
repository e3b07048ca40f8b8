package db_test

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
	"piazza/internal/problem"
)

func thread(n int64) db.Stream { return db.Stream{Kind: "thread", Ref: n} }

func notices(t *testing.T, d *db.DB, s db.Stream) (kinds []string) {
	t.Helper()
	const read = `select n.seq, n.kind, n.tag, n.xid::text from notice n join stream s on s.id = n.stream_id
		where s.kind = $1 and s.ref = $2 order by n.seq`
	rows, err := d.Query(t.Context(), read, s.Kind, s.Ref)
	if err != nil {
		t.Fatal(err)
	}
	var seq, tag int64
	var kind, xid string
	tags := map[int64]bool{}
	_, err = pgx.ForEachRow(rows, []any{&seq, &kind, &tag, &xid}, func() error {
		kinds = append(kinds, kind)
		if seq != int64(len(kinds)) || tags[tag] || xid == "" {
			t.Errorf("notice %d of %v has seq %d, tag %d, xid %s", len(kinds), s, seq, tag, xid)
		}
		tags[tag] = true
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return kinds
}

func TestInTxAppendsInOrderAndTells(t *testing.T) {
	d := dbtest.New(t)
	var told []db.Head
	d.OnCommit(func(heads []db.Head) { told = append(told, heads...) })
	piazza := db.Stream{Kind: "piazza", Ref: 1}
	for range 2 {
		err := d.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
			tx.Notify(thread(7), "comment_added", 11, 1)
			tx.Notify(piazza, "entry_published", 7, 2)
			tx.Notify(thread(7), "comment_edited", 11, 2)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(told) != 4 || told[0].Stream != piazza || told[2].Head != 2 || told[3].Stream != thread(7) || told[3].Head != 4 {
		t.Errorf("the hook was told %+v", told)
	}
	got := notices(t, d, thread(7))
	if len(got) != 4 || got[0] != "comment_added" || got[1] != "comment_edited" || got[3] != "comment_edited" {
		t.Errorf("the log holds %v", got)
	}
}

func TestNothingIsToldOfWhatWasRolledBack(t *testing.T) {
	d := dbtest.New(t)
	d.OnCommit(func(heads []db.Head) { t.Errorf("told %v", heads) })
	refusal := problem.Denied("not_yours", "No.")
	err := d.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
		tx.Notify(thread(1), "comment_added", 1, 1)
		return refusal
	})
	if !errors.Is(err, refusal) || len(notices(t, d, thread(1))) != 0 {
		t.Errorf("after %v the log holds %v", err, notices(t, d, thread(1)))
	}
	func() {
		defer func() { _ = recover() }()
		_ = d.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
			tx.Notify(thread(1), "comment_added", 1, 1)
			panic("bug")
		})
	}()
	if n := len(notices(t, d, thread(1))); n != 0 || d.Stat().AcquiredConns() != 0 {
		t.Errorf("a panic left %d notices and %d connections", n, d.Stat().AcquiredConns())
	}
}

// TestOrderOfTheLogIsTheOrderOfCommits lets many write to several streams at once, in opposite orders and with some
// giving up, while a reader follows: he must see every number, each once, never one behind what he has seen.
func TestOrderOfTheLogIsTheOrderOfCommits(t *testing.T) {
	const writers, rounds, streams = 8, 30, 3
	d := dbtest.New(t)
	committed := make([]int, streams)
	var lock sync.Mutex
	var work sync.WaitGroup
	for w := range writers {
		work.Go(func() {
			for r := range rounds {
				first, second := int64(w%streams), int64((w+r)%streams)
				err := d.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
					tx.Notify(thread(first), "a", int64(r), 1)
					tx.Notify(thread(second), "b", int64(r), 1)
					if rand.N(20) == 0 {
						return context.Canceled
					}
					return nil
				})
				if err == nil {
					lock.Lock()
					committed[first]++
					committed[second]++
					lock.Unlock()
				} else if !errors.Is(err, context.Canceled) {
					t.Error(err)
				}
			}
		})
	}
	done := make(chan struct{})
	go func() { work.Wait(); close(done) }()
	follow(t, d, streams, done)
	for s, want := range committed {
		if got := len(notices(t, d, thread(int64(s)))); got != want {
			t.Errorf("stream %d holds %d notices, %d were committed", s, got, want)
		}
	}
}

func follow(t *testing.T, d *db.DB, streams int, done <-chan struct{}) {
	t.Helper()
	seen := make([]int64, streams)
	for {
		for s := range seen {
			var n, last int64
			const read = `select count(*), coalesce(max(n.seq), 0) from notice n join stream s on s.id = n.stream_id
				where s.kind = 'thread' and s.ref = $1 and n.seq > $2`
			if err := d.QueryRow(t.Context(), read, s, seen[s]).Scan(&n, &last); err != nil {
				t.Fatal(err)
			}
			if n > 0 && last != seen[s]+n {
				t.Errorf("after %d of stream %d came %d notices up to %d", seen[s], s, n, last)
			}
			seen[s] += n
		}
		select {
		case <-done:
			return
		default:
		}
	}
}

func TestDeadlockIsRunAgain(t *testing.T) {
	d := dbtest.New(t)
	for _, handle := range []string{"ada", "eva"} {
		if _, err := d.Exec(t.Context(), `insert into member (handle, name, created_at) values ($1, $1, now())`, handle); err != nil {
			t.Fatal(err)
		}
	}
	var both, work sync.WaitGroup
	both.Add(2)
	runs := make([]int, 2)
	for i, order := range [][]string{{"ada", "eva"}, {"eva", "ada"}} {
		work.Go(func() {
			err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
				runs[i]++
				for n, handle := range order {
					if n == 1 && runs[i] == 1 {
						both.Done()
						both.Wait() // each holds what the other wants
					}
					if _, err := tx.Exec(ctx, `update member set name = name where handle = $1`, handle); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	work.Wait()
	if runs[0]+runs[1] < 3 { // on a busy computer they may meet again
		t.Errorf("they ran %v times, want three together at least", runs)
	}
}

func TestSnapshotStandsStill(t *testing.T) {
	d := dbtest.New(t)
	count := func(ctx context.Context, q db.Querier) (n int) {
		if err := q.QueryRow(ctx, `select count(*) from member`).Scan(&n); err != nil {
			t.Error(err)
		}
		return n
	}
	err := d.InSnapshot(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		before := count(ctx, tx)
		if _, err := d.Exec(ctx, `insert into member (handle, name, created_at) values ('ada', 'Ada', now())`); err != nil {
			return err
		}
		if after := count(ctx, tx); after != before {
			t.Errorf("%d members became %d under the reader", before, after)
		}
		return nil
	})
	if err != nil || count(t.Context(), d) != 1 {
		t.Errorf("afterwards %d members, %v", count(t.Context(), d), err)
	}
	err = d.InSnapshot(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.Exec(ctx, `delete from member`)
		return err
	})
	if err == nil {
		t.Error("a reader wrote")
	}
}

func TestOneClockForATransaction(t *testing.T) {
	at := time.Date(2026, 3, 1, 12, 0, 0, 123456789, time.FixedZone("CET", 3600))
	d := dbtest.New(t, dbtest.At(func() time.Time { at = at.Add(time.Hour); return at }))
	err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		first := tx.Now()
		var stored time.Time
		if err := tx.QueryRow(ctx, `select $1::timestamptz`, first).Scan(&stored); err != nil {
			return err
		}
		if !tx.Now().Equal(first) || !stored.Equal(first) || first.Location() != time.UTC {
			t.Errorf("%v, stored as %v, then %v", first, stored, tx.Now())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestCountCountsStatements(t *testing.T) {
	d := dbtest.New(t)
	ctx, counter := db.Count(t.Context())
	batch := &pgx.Batch{}
	batch.Queue(`select 1`)
	batch.Queue(`select 2`)
	if err := d.SendBatch(ctx, batch).Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Exec(ctx, `select 3`); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Exec(t.Context(), `select 4`); err != nil {
		t.Fatal(err)
	}
	if got := counter.Statements(); got != 3 {
		t.Errorf("%d statements, want 3", got)
	}
}

func TestSessionsAreTuned(t *testing.T) {
	d := dbtest.New(t)
	for setting, want := range map[string]string{
		"plan_cache_mode": "force_generic_plan", "statement_timeout": "5s",
		"idle_in_transaction_session_timeout": "5s", "TimeZone": "UTC", "application_name": "piazza",
	} {
		var got string
		if err := d.QueryRow(t.Context(), `select current_setting($1)`, setting).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %s, want %s (%v)", setting, got, want, err)
		}
	}
}
