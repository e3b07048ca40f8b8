package db_test

import (
	"context"
	"testing"
	"time"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

func TestInTxAppendsNoticesInOrder(t *testing.T) {
	d := dbtest.New(t)
	var told []db.Head
	d.OnCommit(func(heads []db.Head) { told = append(told, heads...) })
	thread, piazza := db.Stream{Kind: "thread", Ref: 7}, db.Stream{Kind: "piazza", Ref: 1}
	for range 2 {
		err := d.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
			tx.Notify(thread, "comment_added", 11, 1)
			tx.Notify(piazza, "entry_published", 7, 2)
			tx.Notify(thread, "comment_edited", 11, 2)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(told) != 4 || told[0].Stream != piazza || told[2].Head != 2 || told[3].Stream != thread || told[3].Head != 4 {
		t.Fatalf("the hook was told %+v", told)
	}
	rows, err := d.Query(t.Context(), `select n.seq, n.kind from notice n join stream s on s.id = n.stream_id where s.kind = 'thread' order by seq`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	want := []string{"comment_added", "comment_edited", "comment_added", "comment_edited"}
	var n int
	for rows.Next() {
		var seq int64
		var kind string
		if err := rows.Scan(&seq, &kind); err != nil {
			t.Fatal(err)
		}
		if seq != int64(n+1) || kind != want[n] {
			t.Errorf("notice %d is %d %s, want %s", n, seq, kind, want[n])
		}
		n++
	}
	if n != len(want) {
		t.Errorf("%d notices, want %d", n, len(want))
	}
}

func BenchmarkDatabase(b *testing.B) {
	dbtest.New(b)
	for b.Loop() {
		start := time.Now()
		dbtest.New(b)
		b.ReportMetric(float64(time.Since(start).Milliseconds()), "ms/last")
	}
}
