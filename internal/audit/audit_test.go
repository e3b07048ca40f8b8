package audit

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

func record(ctx context.Context, t *testing.T, d *db.DB, acts ...Act) {
	t.Helper()
	err := d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		for _, a := range acts {
			if err := RecordIn(ctx, tx, a); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestWritersMakeOneChain(t *testing.T) {
	d := dbtest.New(t)
	const writers, each = 64, 8
	var all sync.WaitGroup
	for w := range writers {
		all.Go(func() {
			ctx := auth.With(t.Context(), auth.Viewer{MemberID: int64(w + 1)})
			for n := range each {
				act := Act{Kind: RoleChanged, MemberID: int64(n + 1), Facts: map[string]any{"b": n, "a": "è"[:0], RoleAfter: "editor"}}
				if n%2 == 0 {
					act.Detail = fmt.Sprintf("perché sì, «%d»", n)
				}
				record(ctx, t, d, act, Act{Kind: SessionsEnded, MemberID: int64(n + 1)})
			}
		})
	}
	all.Wait()
	rows, err := d.Query(t.Context(), `select seq, at, kind, coalesce(actor_id, 0), coalesce(member_id, 0), coalesce(space_id, 0),
		facts, detail, salt, commitment, previous, hash from audit_record order by seq`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	last, n := make([]byte, 32), int64(0)
	for rows.Next() {
		var r Record
		var facts []byte
		if err := rows.Scan(&r.Number, &r.At, &r.Kind, &r.ActorID, &r.MemberID, &r.SpaceID, &facts, &r.Detail, &r.salt, &r.commitment, &r.previous, &r.hash); err != nil {
			t.Fatal(err)
		}
		r.Facts = json.RawMessage(facts)
		n++
		sum, err := r.sum(last)
		if err != nil || r.Number != n || !bytes.Equal(r.previous, last) || !bytes.Equal(sum, r.hash) {
			t.Fatalf("record %d, the %dth, does not follow: %v", r.Number, n, err)
		}
		last = r.hash
	}
	if n != writers*each*2 {
		t.Errorf("%d records", n)
	}
}
