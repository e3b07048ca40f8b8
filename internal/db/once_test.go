package db_test

import (
	"testing"

	"piazza/internal/db/dbtest"
)

func TestForgetKeysLeavesThoseOfToday(t *testing.T) {
	d := dbtest.New(t)
	const fill = `with ada as (insert into member (handle, name, created_at) values ('ada', 'Ada', now()) returning id)
		insert into idempotency (member_id, mutation, key, input_hash, ref, created_at)
		select ada.id, 'm', n::text, '', 1, now() - case when n > 3 then interval '25 hours' else interval '23 hours' end from ada, generate_series(1, 2503) n`
	if _, err := d.Exec(t.Context(), fill); err != nil {
		t.Fatal(err)
	}
	for _, want := range []int64{2500, 0} {
		if n, err := d.ForgetKeys(t.Context()); err != nil || n != want {
			t.Errorf("%d are forgotten, want %d, %v", n, want, err)
		}
	}
	var left int
	if err := d.QueryRow(t.Context(), `select count(*) from idempotency`).Scan(&left); err != nil || left != 3 {
		t.Errorf("%d are left, %v", left, err)
	}
}
