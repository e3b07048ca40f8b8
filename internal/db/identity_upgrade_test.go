package db_test

import (
	stdsql "database/sql"
	"io/fs"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"piazza/internal/db/dbtest"
	"piazza/sql"
)

// beforeLinking is the last version of the tables in which a member had one login.
const beforeLinking = 15

// aged is a database as a version of before left it, with people in it.
type aged struct {
	*testing.T
	pool     *stdsql.DB
	provider *goose.Provider
}

func newAged(t *testing.T) *aged {
	t.Helper()
	config, err := pgx.ParseConfig(dbtest.Empty(t))
	if err != nil {
		t.Fatal(err)
	}
	a := &aged{T: t, pool: stdlib.OpenDB(*config)}
	t.Cleanup(func() { _ = a.pool.Close() })
	files, err := fs.Sub(sql.Migrations, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	if a.provider, err = goose.NewProvider(goose.DialectPostgres, a.pool, files); err != nil {
		t.Fatal(err)
	}
	if _, err := a.provider.UpTo(t.Context(), beforeLinking); err != nil {
		t.Fatal(err)
	}
	a.exec(`with m as (
			insert into member (handle, name, assurance, created_at)
			values ('alta', 'Alta', 'high', now()), ('due', 'Due', 'high', now()), ('mai', 'Mai', 'email', now()), ('sociale', 'Sociale', 'social', now())
			returning id, handle
		), i as (
			insert into identity (issuer, subject, member_id, email, email_verified, created_at, used_at)
			select 'https://a.example', handle, id, nullif(handle, 'sociale') || '@a.example', handle in ('due', 'mai'), now(), now() from m
			union all select 'https://b.example', 'due-b', id, null, false, now(), now() from m where handle = 'due'
		)
		insert into session (member_id, token_hash, provider, created_at, seen_at, expires_at)
		select m.id, sha256(convert_to(m.handle || s.provider, 'UTF8')), s.provider, now() + s.later, now(), now()
		from m, (values ('vecchio', interval '0'), ('comune', interval '1 hour')) s (provider, later) where m.handle <> 'mai'`)
	return a
}

func (a *aged) exec(query string) {
	a.Helper()
	if _, err := a.pool.ExecContext(a.Context(), query); err != nil {
		a.Fatalf("%s: %v", query, err)
	}
}

func (a *aged) text(query string) (text string) {
	a.Helper()
	if err := a.pool.QueryRowContext(a.Context(), query).Scan(&text); err != nil {
		a.Fatalf("%s: %v", query, err)
	}
	return text
}

// Who could sign in before logins could be linked is known as surely afterwards, and by the provider that he came by; of whoever
// has several nobody knows by which.
func TestLoginsOfBeforeProveWhatTheyProved(t *testing.T) {
	a := newAged(t)
	if _, err := a.provider.Up(t.Context()); err != nil {
		t.Fatal(err)
	}
	got := a.text(`select string_agg(concat_ws(' ', subject, assurance, provider, label), ', ' order by subject) from identity`)
	if want := "alta high comune alta@a.example, due email  , due-b social  , mai email  mai@a.example, sociale social comune "; got != want {
		t.Errorf("they are %q; want %q", got, want)
	}
}

// Whoever has to go back to the version before loses what it does not know, and nothing else; and may come forward again.
func TestSigningInGoesBackWithPeopleInIt(t *testing.T) {
	a := newAged(t)
	for range 2 {
		if _, err := a.provider.Up(t.Context()); err != nil {
			t.Fatal(err)
		}
		a.exec(`update person set fiscal_hash = sha256('a') where id = (select min(id) from person)`)
		a.exec(`update person set united_into = (select min(id) from person) where id = (select max(id) from person)`)
		a.exec(`insert into session (member_id, kind, name, scopes, token_hash, provider, created_at, seen_at, expires_at)
			select min(id), 'token', 'un programma', '{read}', 't', 'comune', now(), now(), now() + interval '1 day' from member`)
		a.exec(`insert into login_transaction (state_hash, browser_hash, provider, nonce, verifier, return_path, purpose, session_id, created_at, expires_at)
			select p::bytea, 'b', 'comune', 'n', 'v', '/', p, s, now(), now()
			from (values ('enter', null), ('link', (select min(id) from session))) l (p, s)`)
		a.exec(`insert into audit_record (seq, at, kind, commitment, previous, hash) values (1, now(), 'role_changed', '', '', '')`)
		a.exec(`insert into erasure (member_id, handle, texts, begun_at) select max(id), 'x', 'audit', now() from member`)
		if _, err := a.provider.DownTo(t.Context(), beforeLinking); err != nil {
			t.Fatal(err)
		}
		got := a.text(`select concat_ws(' ', (select count(*) from member), (select count(*) from identity), (select count(*) from session),
			(select string_agg(convert_from(state_hash, 'UTF8'), '+') from login_transaction), (select texts from erasure))`)
		if want := "4 5 6 enter rest"; got != want {
			t.Errorf("going back leaves %q; want %q", got, want)
		}
		a.exec(`delete from login_transaction`)
		a.exec(`delete from erasure`)
	}
}
