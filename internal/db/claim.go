package db

import (
	"context"
	"slices"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"

	"piazza/internal/problem"
)

// Claim is a key that is claimed together with others.
type Claim struct {
	key  Key
	hash []byte
	ref  int64
	// Replayed: the key was used before; Ref is the number that was remembered with it.
	Replayed bool
	Ref      int64
	// Err is ErrKeyReused where it was used for another input.
	Err error
}

// NewClaim prepares a claim, so that nothing is left to work out when many are made; nil where the request has no key.
func NewClaim(k Key, ref int64) (*Claim, error) {
	if k.Key == nil {
		return nil, nil
	}
	if n := utf8.RuneCountInString(*k.Key); n < 1 || n > longestKey || !storable(*k.Key) {
		return nil, ErrKey
	}
	hash, err := hashOf(k.Input)
	return &Claim{key: k, hash: hash, ref: ref}, err
}

// ClaimName is what a key is known by: of two claims with one name the later has to wait for the other's transaction.
type ClaimName struct {
	MemberID      int64
	Mutation, Key string
}

// Name returns what the key is known by.
func (c *Claim) Name() ClaimName { return ClaimName{c.key.MemberID, c.key.Mutation, *c.key.Key} }

// claimAllSQL is claimSQL for many keys of different names. Keys are taken in their order, so that two transactions never
// wait for each other in a circle.
const claimAllSQL = `
with asked as (
    select member_id, mutation, key, input_hash, ref from unnest($1::bigint[], $2::text[], $3::text[], $4::bytea[], $5::bigint[]) as a(member_id, mutation, key, input_hash, ref)
)
insert into idempotency (member_id, mutation, key, input_hash, ref, created_at)
select member_id, mutation, key, input_hash, ref, $6 from asked order by member_id, mutation, key
on conflict (member_id, mutation, key) do update
set input_hash = excluded.input_hash, ref = excluded.ref, created_at = excluded.created_at
where idempotency.created_at < $6::timestamptz - $7::interval
returning member_id, mutation, key`

// ClaimAll claims many keys at once, no two of them the same. It waits, as Once does, for a transaction that has taken one of
// them and not yet committed. Recall, which follows it, says what became of those that were used before.
func (t *Tx) ClaimAll(ctx context.Context, on Querier, claims []*Claim) error {
	rows, err := on.Query(ctx, claimAllSQL, append(claimColumns(claims), t.now, onceLife)...)
	if err != nil {
		return err
	}
	names, err := pgx.CollectRows(rows, pgx.RowToStructByPos[ClaimName])
	taken := make(map[ClaimName]bool, len(names))
	for _, name := range names {
		taken[name] = true
	}
	for _, c := range claims {
		c.Replayed, c.Ref, c.Err = !taken[c.Name()], 0, nil
	}
	return err
}

func claimColumns(claims []*Claim) []any {
	n := len(claims)
	members, refs := make([]int64, n), make([]int64, n)
	mutations, keys, hashes := make([]string, n), make([]string, n), make([][]byte, n)
	for i, c := range claims {
		members[i], mutations[i], keys[i], hashes[i], refs[i] = c.key.MemberID, c.key.Mutation, *c.key.Key, c.hash, c.ref
	}
	return []any{members, mutations, keys, hashes, refs}
}

// Recall reads what was remembered with those of the keys that were used before.
func (t *Tx) Recall(ctx context.Context, claims []*Claim) error {
	claims = slices.DeleteFunc(slices.Clone(claims), func(c *Claim) bool { return !c.Replayed })
	if len(claims) == 0 {
		return nil
	}
	const remembered = `select i.input_hash = a.input_hash, i.ref
		from unnest($1::bigint[], $2::text[], $3::text[], $4::bytea[], $5::bigint[]) with ordinality as a(member_id, mutation, key, input_hash, ref, nth)
		join idempotency i on i.member_id = a.member_id and i.mutation = a.mutation and i.key = a.key
		order by a.nth`
	rows, err := t.Query(ctx, remembered, claimColumns(claims)...)
	if err != nil {
		return err
	}
	type memory struct {
		Same bool
		Ref  int64
	}
	found, err := pgx.CollectRows(rows, pgx.RowToStructByPos[memory])
	if err != nil {
		return err
	}
	if len(found) != len(claims) {
		return problem.Down("busy", "The database is too busy, try again.") // somebody forgets old keys at this very moment
	}
	for i, c := range claims {
		if c.Ref = found[i].Ref; !found[i].Same {
			c.Err = ErrKeyReused
		}
	}
	return nil
}

// Release forgets keys that the same transaction has claimed, of requests that were refused after all.
func (t *Tx) Release(ctx context.Context, on Querier, claims []*Claim) error {
	_, err := on.Exec(ctx, `delete from idempotency i
		using unnest($1::bigint[], $2::text[], $3::text[], $4::bytea[], $5::bigint[]) as a(member_id, mutation, key, input_hash, ref)
		where i.member_id = a.member_id and i.mutation = a.mutation and i.key = a.key`, claimColumns(claims)...)
	return err
}
