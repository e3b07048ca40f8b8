package live

import (
	"context"
	"testing"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

// While the database says nothing, members wait; then they hear what happened meanwhile, once and in order, also where the feed's own
// subscription was lost.
func TestMembersOutlastAnOutage(t *testing.T) { onBothPaths(t, testMembersOutlastAnOutage) }

func testMembersOutlastAnOutage(t *testing.T) {
	t.Parallel()
	dsn := dbtest.DSN(t)
	tunnel := dbtest.Dig(t, dsn)
	away, err := db.Open(t.Context(), db.Options{DSN: tunnel.DSN, MaxConns: 4})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(away.Close)
	here, err := db.Open(t.Context(), db.Options{DSN: dsn, MaxConns: 4})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(here.Close)
	s := openSquareOn(t, away, nil)
	h := openHouseOver(t, s, nil)
	list := h.listeners(t, 3)
	tunnel.Stop()
	for ref := range int64(20) {
		err := here.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
			tx.Notify(thread(1), "comment_added", ref, 1)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	soon(t, "nobody knows who may see what", func() bool { return !h.rights.areFresh() })
	s.tailOf(thread(1)).endAll(Broken)
	soon(t, "it listens no more", func() bool { return total(s.Hub.metrics.drops) > 0 })
	tunnel.Resume()
	for i, c := range list {
		for ref := range int64(20) {
			if m := c.heard("1"); m.Ref != ref || m.Seq != ref+1 {
				t.Fatalf("listener %d heard %+v in place of %d", i, m, ref)
			}
		}
	}
}
