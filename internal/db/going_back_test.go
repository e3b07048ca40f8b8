package db_test

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"piazza/internal/db/dbtest"
	"piazza/sql"
)

// beforeConfidential is the last version of the tables in which all polls were open ones.
const beforeConfidential = 23

// TestPublicFilesAreNotForgottenByGoingBack goes back where confidential polls are: nothing is lost, and it is said what is to be done.
func TestPublicFilesAreNotForgottenByGoingBack(t *testing.T) {
	config, err := pgx.ParseConfig(dbtest.DSN(t))
	if err != nil {
		t.Fatal(err)
	}
	d := &aged{T: t, pool: stdlib.OpenDB(*config)}
	defer d.pool.Close()
	files, err := fs.Sub(sql.Migrations, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	if d.provider, err = goose.NewProvider(goose.DialectPostgres, d.pool, files); err != nil {
		t.Fatal(err)
	}
	d.exec(`with m as (
			insert into member (handle, name, created_at) values ('x', 'x', now()) returning id
		), s as (
			insert into space (slug, title, created_at, updated_at) values ('x', 'x', now(), now()) returning id
		), e as (
			insert into entry (space_id, kind, author_id, title, created_at, updated_at) select s.id, 'poll', m.id, 'x', now(), now() from s, m returning id
		)
		insert into poll (entry_id, results, confidential) select id, 'after_close', true from e`)
	d.exec(`insert into ballot_seal (entry_id, seal) select entry_id, '0123456789abcdef' from poll`)
	for _, step := range []struct{ statement, want string }{
		{`select`, "are announced as confidential"},
		{`update ballot_seal set state = 'open', head = sha256(''), length = 1, form = '{}'`, "are not sealed yet"},
		{`update ballot_seal set state = 'rewritten'`, "are not sealed yet"},
		{`update ballot_seal set state = 'sealed'`, "would be lost: download log.jsonl and bundle.jsonl"},
		{`update ballot_seal set state = 'lost'`, "would be lost"},
	} {
		d.exec(step.statement)
		if _, err := d.provider.DownTo(t.Context(), beforeConfidential); err == nil || !strings.Contains(err.Error(), step.want) {
			t.Errorf("%s: going back said %v", step.statement, err)
		}
		d.exec(`select from ballot_opened`)
	}
	d.exec(`delete from entry`)
	if _, err := d.provider.DownTo(t.Context(), beforeConfidential); err != nil {
		t.Error(err)
	}
	if _, err := d.provider.Up(t.Context()); err != nil {
		t.Error(err)
	}
}
