package audit

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

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

func exec(t *testing.T, d *db.DB, statement string, args ...any) {
	t.Helper()
	if _, err := d.Exec(t.Context(), statement, args...); err != nil {
		t.Fatal(err)
	}
}

func verify(t *testing.T, d *db.DB) *State {
	t.Helper()
	s, err := NewService(d).Verify(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Writers who lock rows of their own in any order, notify the same streams and record leave no gap and no fork, and none of
// them waits for ever.
func TestWritersMakeOneChain(t *testing.T) {
	d := dbtest.New(t)
	exec(t, d, `create table thing as select n as id, 0 as touched from generate_series(1, 64) n`)
	const writers, each = 64, 8
	var all sync.WaitGroup
	for w := range writers {
		all.Go(func() {
			for n := range each {
				if err := write(t.Context(), d, w, n); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	s := verify(t, d)
	if !s.IsIntact || s.Checked != writers*each*2 || s.BrokenAt != nil {
		t.Errorf("%+v", s)
	}
	var touched int
	if err := d.QueryRow(t.Context(), `select sum(touched) from thing`).Scan(&touched); err != nil || touched != writers*each {
		t.Errorf("%d things were touched, %v", touched, err)
	}
}

func write(ctx context.Context, d *db.DB, writer, n int) error {
	ctx = auth.With(ctx, auth.Viewer{MemberID: int64(writer + 1)})
	return d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		act := Act{Kind: RoleChanged, MemberID: int64(n + 1), Facts: map[string]any{"z": n, "a": "", "t": true, RoleAfter: "editor"}}
		if n%2 == 0 {
			act.Detail = fmt.Sprintf("perché sì, «%d»", n)
		}
		if err := RecordIn(ctx, tx, act); err != nil {
			return err
		}
		tx.Notify(db.RightsStream, db.MemberChanged, int64(n+1), 0)
		if _, err := tx.Exec(ctx, `update thing set touched = touched + 1 where id = $1`, 1+(writer+n)%64); err != nil {
			return err
		}
		return RecordIn(ctx, tx, Act{Kind: SessionsEnded, ActorID: 7, SpaceID: 3})
	})
}

// The trail is written at the end, so that who has to wait for a row does not hold up those who record something else.
func TestNobodyWaitsForARowWhileHeHoldsTheEnd(t *testing.T) {
	d := dbtest.New(t)
	recorded := make(chan struct{})
	done := make(chan error, 1)
	go func() {
		done <- d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
			err := RecordIn(ctx, tx, Act{Kind: RoleChanged})
			close(recorded)
			record(ctx, t, d, Act{Kind: TokenCreated}) // another transaction, which would wait for this one for ever
			return err
		})
	}()
	<-recorded
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if s := verify(t, d); !s.IsIntact || s.Checked != 2 {
		t.Errorf("%+v", s)
	}
}

func TestTheDatabaseKeepsWhatWasRecorded(t *testing.T) {
	d := dbtest.New(t)
	record(t.Context(), t, d, Act{Kind: MemberSuspended, MemberID: 1, Detail: "insulti"}, Act{Kind: MemberReinstated, MemberID: 1})
	for _, attempt := range []string{
		`update audit_record set kind = 'role_changed'`,
		`update audit_record set detail = 'altro'`,
		`update audit_record set detail = null, salt = null, facts = '{"a": 1}'`,
		`update audit_record set seq = seq + 10`,
		`update audit_record set member_id = null`,
		`update audit_record set hash = previous`,
		`delete from audit_record`,
		`delete from audit_record where seq = 2`,
		`truncate audit_record`,
		`insert into audit_record select * from audit_record on conflict (seq) do update set kind = 'x'`,
	} {
		_, err := d.Exec(t.Context(), attempt)
		if err == nil || !strings.Contains(err.Error(), "append only") {
			t.Errorf("%s: %v", attempt, err)
		}
	}
	if s := verify(t, d); !s.IsIntact || s.Checked != 2 {
		t.Errorf("%+v", s)
	}
}

func TestWhatIsForgottenDoesNotBreakTheChain(t *testing.T) {
	d := dbtest.New(t)
	boss := auth.With(t.Context(), auth.Viewer{MemberID: 9})
	for member := int64(1); member <= 3; member++ {
		record(boss, t, d, Act{Kind: MemberSuspended, MemberID: member, Detail: fmt.Sprintf("scrive a @ada%d", member)})
	}
	details := func() (n int) {
		t.Helper()
		if err := d.QueryRow(t.Context(), `select count(detail) + count(salt) from audit_record`).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n / 2
	}
	for i, forget := range []func(context.Context, *db.Tx) error{
		func(ctx context.Context, tx *db.Tx) error { return ForgetIn(ctx, tx, 1) },
		func(ctx context.Context, tx *db.Tx) error {
			if upto, done, err := ForgetNamingIn(ctx, tx, `@ada3\M`, 0, 2); upto != 2 || done || err != nil {
				t.Errorf("it came up to %d, %t, %v", upto, done, err)
			}
			_, done, err := ForgetNamingIn(ctx, tx, `@ada3\M`, 2, 2)
			if !done {
				t.Error("there is more")
			}
			return err
		},
		func(ctx context.Context, tx *db.Tx) error { return ForgetIn(ctx, tx, 9) },
	} {
		if err := d.InTx(t.Context(), forget); err != nil {
			t.Fatal(err)
		}
		if s := verify(t, d); details() != 2-i || !s.IsIntact || s.Checked != 3 {
			t.Errorf("after %d: %d details, %+v", i+1, details(), s)
		}
	}
}

func TestOldDetailsAreForgottenInParts(t *testing.T) {
	d := dbtest.New(t)
	for range 5 {
		record(t.Context(), t, d, Act{Kind: MemberSuspended, Detail: "perché"})
	}
	s := NewService(d)
	for _, want := range []int64{2, 2, 1, 0} {
		if n, err := s.Forget(t.Context(), 0, 2); n != want || err != nil {
			t.Errorf("%d were forgotten, %v", n, err)
		}
	}
	record(t.Context(), t, d, Act{Kind: MemberSuspended, Detail: "perché"})
	if n, err := s.Forget(t.Context(), 24*time.Hour, 2); n != 0 || err != nil {
		t.Errorf("%d were forgotten too early, %v", n, err)
	}
}

func TestWhatIsNoRecord(t *testing.T) {
	d := dbtest.New(t)
	for _, a := range []Act{
		{Kind: "nothing"},
		{Kind: RoleChanged, Facts: map[string]any{"address": "ada@posta.example"}},
		{Kind: RoleChanged, Facts: map[string]any{"name": "Ada Lovelace"}},
		{Kind: RoleChanged, Facts: map[string]any{"list": []string{"a"}}},
		{Kind: RoleChanged, Facts: map[string]any{"part": 0.1}},
	} {
		err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return RecordIn(ctx, tx, a) })
		if err == nil {
			t.Errorf("%+v was recorded", a)
		}
	}
	if s := verify(t, d); s.Checked != 0 {
		t.Errorf("%+v", s)
	}
}
