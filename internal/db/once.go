package db

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"time"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"

	"piazza/internal/problem"
)

const (
	// onceLife is how long a key is remembered.
	onceLife   = 24 * time.Hour
	longestKey = 200
)

// What is refused when a request comes twice.
var (
	ErrKey       = problem.Bad("idempotencyKey", "idempotency_key_length", "An idempotency key has 1 to 200 characters.")
	ErrKeyReused = problem.Clash("idempotency_key_reused", "This idempotency key came with another input before.").On("idempotencyKey")
)

// Key names a creating request, so that repeating it creates nothing twice.
type Key struct {
	MemberID int64
	Mutation string
	// Key is the client's own; nil or empty means that the request may be repeated.
	Key *string
	// Input is what was asked for; under the same key it has to stay the same. It is compared as JSON.
	Input any
}

// Once runs create, which returns the number of what it created, and remembers the number under the key. Where the
// key was used within a day, create does not run and the earlier number comes back: whoever calls reads the thing
// again, and has asked before whether the viewer may still do this. Two requests with one key at the same time wait
// for each other.
func (t *Tx) Once(ctx context.Context, k Key, create func() (int64, error)) (ref int64, replayed bool, err error) {
	if k.Key == nil {
		ref, err = create()
		return ref, false, err
	}
	if n := utf8.RuneCountInString(*k.Key); n < 1 || n > longestKey || !storable(*k.Key) {
		return 0, false, ErrKey
	}
	hash, err := hashOf(k.Input)
	if err != nil {
		return 0, false, err
	}
	if ref, replayed, err = t.claim(ctx, k, hash); err != nil || replayed {
		return ref, replayed, err
	}
	if ref, err = create(); err != nil {
		return 0, false, err
	}
	const remember = `update idempotency set ref = $4 where member_id = $1 and mutation = $2 and key = $3`
	return ref, false, t.Later(func(q Querier) error {
		_, err := q.Exec(ctx, remember, k.MemberID, k.Mutation, *k.Key, ref)
		return err
	})
}

func storable(text string) bool {
	for _, r := range text {
		if r == 0 || r == utf8.RuneError {
			return false
		}
	}
	return true
}

// claimSQL takes a key, unless it is taken. The insert waits for a transaction that has taken the key and not yet committed.
// Old keys are taken as if they were not there; ForgetKeys removes them.
const claimSQL = `
insert into idempotency (member_id, mutation, key, input_hash, ref, created_at)
values ($1, $2, $3, $4, 0, $5)
on conflict (member_id, mutation, key) do update
set input_hash = excluded.input_hash, ref = 0, created_at = excluded.created_at
where idempotency.created_at < $5::timestamptz - $6::interval
returning true`

func (t *Tx) claim(ctx context.Context, k Key, hash []byte) (ref int64, replayed bool, err error) {
	var claimed bool
	err = t.QueryRow(ctx, claimSQL, k.MemberID, k.Mutation, *k.Key, hash, t.now, onceLife).Scan(&claimed)
	if !errors.Is(err, pgx.ErrNoRows) {
		return 0, false, err
	}
	var before []byte
	err = t.QueryRow(ctx, `select input_hash, ref from idempotency where member_id = $1 and mutation = $2 and key = $3`,
		k.MemberID, k.Mutation, *k.Key).Scan(&before, &ref)
	if err == nil && string(before) != string(hash) {
		err = ErrKeyReused
	}
	return ref, true, err
}

func hashOf(input any) ([]byte, error) {
	text, err := json.Marshal(input)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(text)
	return sum[:], nil
}

// forgetAtOnce bounds how many keys one statement forgets.
const forgetAtOnce = 1000

// ForgetKeys removes the keys that count no more. It is for who keeps house, not for who waits: with each request it would
// read a table that may be large.
func (d *DB) ForgetKeys(ctx context.Context) (total int64, err error) {
	const forget = `delete from idempotency where ctid = any(array(
		select ctid from idempotency where created_at < $1 order by created_at limit $2 for update skip locked))`
	for {
		done, err := d.Exec(ctx, forget, d.Now().Add(-onceLife), forgetAtOnce)
		total += done.RowsAffected()
		if err != nil || done.RowsAffected() < forgetAtOnce {
			return total, Problem(err)
		}
	}
}
