package db_test

import (
	"io/fs"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"piazza/internal/db/dbtest"
	"piazza/sql"
)

// Who could sign in before logins could be linked is known as surely afterwards, and by the provider that he came by.
func TestLoginsOfBeforeProveWhatTheyProved(t *testing.T) {
	config, err := pgx.ParseConfig(dbtest.Empty(t))
	if err != nil {
		t.Fatal(err)
	}
	pool := stdlib.OpenDB(*config)
	defer pool.Close()
	files, err := fs.Sub(sql.Migrations, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, pool, files)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.UpTo(t.Context(), 15); err != nil {
		t.Fatal(err)
	}
	const before = `with m as (
			insert into member (handle, name, assurance, created_at)
			values ('alta', 'Alta', 'high', now()), ('sociale', 'Sociale', 'social', now()), ('mai', 'Mai', 'email', now()) returning id, handle
		), i as (
			insert into identity (issuer, subject, member_id, email, email_verified, created_at, used_at)
			select 'https://a.example', handle, id, nullif(handle, 'sociale') || '@a.example', handle = 'mai', now(), now() from m
		)
		insert into session (member_id, token_hash, provider, created_at, seen_at, expires_at)
		select m.id, sha256(convert_to(m.handle || s.provider, 'UTF8')), s.provider, now() + s.later, now(), now()
		from m, (values ('vecchio', interval '0'), ('comune', interval '1 hour')) s (provider, later) where m.handle <> 'mai'`
	if _, err := pool.ExecContext(t.Context(), before); err != nil {
		t.Fatal(err)
	}
	if _, err := provider.Up(t.Context()); err != nil {
		t.Fatal(err)
	}
	var got string
	err = pool.QueryRowContext(t.Context(), `select string_agg(concat_ws(' ', subject, assurance, provider, label), ', ' order by subject) from identity`).Scan(&got)
	if want := "alta high comune alta@a.example, mai email  mai@a.example, sociale social comune "; err != nil || got != want {
		t.Errorf("they are %q, %v; want %q", got, err, want)
	}
}
