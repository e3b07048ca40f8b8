package privacy

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

// The numbers of him whose archive it is. No two are equal, so that none is taken for another.
const (
	he      = account.ID(7001)
	person  = 7002
	session = 7003
)

// bare is a database whose tables hold whatever they are given: a row can be about him by one column alone.
func bare(t *testing.T) *db.DB {
	t.Helper()
	d := dbtest.New(t)
	for _, statement := range []string{
		`do $$ declare c record; begin
			for c in select conrelid::regclass as relation, conname from pg_constraint join pg_class on conrelid = pg_class.oid
				where relnamespace = 'public'::regnamespace and contype <> 't' and conname in (
					select conname from pg_constraint where conrelid <> 0) loop
				begin execute format('alter table %s drop constraint %I cascade', c.relation, c.conname);
				exception when undefined_object then null; end;
			end loop;
			for c in select attrelid::regclass as relation, attname from pg_attribute join pg_class on attrelid = pg_class.oid
				where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and attnotnull and attidentity = '' and not attisdropped loop
				execute format('alter table %s alter column %I drop not null', c.relation, c.attname);
			end loop;
			for c in select oid::regclass as relation from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' loop
				execute format('alter table %s disable trigger user', c.relation);
			end loop;
		end $$`,
		fmt.Sprintf(`insert into member (id, handle, name, person_id, locale, created_at) overriding system value values (%d, 'lui', 'Lui', %d, 'it', now())`, he, person),
		fmt.Sprintf(`insert into person (id, created_at) overriding system value values (%d, now())`, person),
		fmt.Sprintf(`insert into session (id, member_id, token_hash) overriding system value values (%d, %d, 'x')`, session, he),
		fmt.Sprintf(`insert into identity (member_id, email, email_verified) values (%d, 'Lui@posta.example', true)`, he),
	} {
		exec(t, d, statement)
	}
	return d
}

func exec(t *testing.T, d *db.DB, statement string, args ...any) {
	t.Helper()
	if _, err := d.Exec(t.Context(), statement, args...); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

func textsOf(t *testing.T, d *db.DB, query string) []string {
	t.Helper()
	rows, err := d.Query(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	found, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// rowsOf reads a file of his archive.
func rowsOf(t *testing.T, d *db.DB, file string) (rows []map[string]any) {
	t.Helper()
	err := d.InSnapshot(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		lines, err := storeOn(tx).part(ctx, file, he)
		for _, line := range lines {
			var row map[string]any
			if err := json.Unmarshal(line, &row); err != nil {
				return err
			}
			rows = append(rows, row)
		}
		return err
	})
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return rows
}

// Whoever adds a table says in which file of the archive it is, or why in none.
func TestEveryTableIsInTheArchiveOrHasAReason(t *testing.T) {
	d := dbtest.New(t)
	reasons, there := leftOut(), map[string]bool{}
	for _, of := range parts() {
		there[of.table] = true
	}
	tables := textsOf(t, d, `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`)
	for _, table := range tables {
		why, excused := reasons[table]
		switch {
		case there[table] == excused:
			t.Errorf("%s: in the archive %t, with a reason why not %t", table, there[table], excused)
		case excused && (len(why.it) < 20 || len(why.en) < 20):
			t.Errorf("%s: the reason is none", table)
		}
	}
	for table := range reasons {
		if !slices.Contains(tables, table) {
			t.Errorf("%s is no table", table)
		}
	}
}

// Every column that refers to a member, to a person or to a session of his, by a foreign key or by a number that is merely
// stored, brings its row into the archive.
func TestEveryColumnThatRefersToHimBringsItsRow(t *testing.T) {
	referring := textsOf(t, dbtest.New(t), `
		select c.conrelid::regclass || '.' || a.attname || '.' || c.confrelid::regclass
		from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
		where c.contype = 'f' and c.confrelid in ('member'::regclass, 'person'::regclass, 'session'::regclass)
		union
		select table_name || '.' || column_name || '.' || case when column_name ~ 'person_id$' then 'person' else 'member' end
		from information_schema.columns
		where table_schema = 'public' and data_type = 'bigint' and column_name ~ '(member|person|actor|author|owner|user)_id$|_by$'
			and table_name in (select tablename from pg_tables where schemaname = 'public')
		order by 1`)
	if len(referring) < 30 {
		t.Fatalf("only %v refer to him", referring)
	}
	d := bare(t)
	for _, statement := range []string{ // ballots are found by the polls in which he has voted
		fmt.Sprintf(`insert into ballot_voter (entry_id, person_id) values (1, %d)`, person),
		`insert into poll_question (id, entry_id) overriding system value values (2, 1)`,
	} {
		exec(t, d, statement)
	}
	extra := map[string]string{"ballot": ", question_id", "stream": ""}
	values := map[string]string{"ballot": ", 2"}
	ids := map[string]int64{"member": int64(he), "person": person, "session": session}
	for _, reference := range referring {
		table, column, to := cut(reference)
		if _, excused := leftOut()[table]; excused {
			continue
		}
		exec(t, d, fmt.Sprintf(`insert into %s (%s%s) values (%d%s)`, table, column, extra[table], ids[to], values[table]))
		if !brings(t, d, table, column, ids[to]) {
			t.Errorf("a row of %s with his number in %s is not in the archive", table, column)
		}
	}
}

func cut(reference string) (table, column, to string) {
	parts := strings.Split(reference, ".")
	return parts[0], parts[1], parts[2]
}

// brings tells whether a row with this value is in the files of its table, which must say that they follow the column.
func brings(t *testing.T, d *db.DB, table, column string, value int64) bool {
	t.Helper()
	for _, of := range parts() {
		if of.table != table || !slices.Contains(of.follows, column) && table != "member" {
			continue
		}
		for _, row := range rowsOf(t, d, of.file) {
			if row[column] == float64(value) || column == "united_into" && row["id"] != nil {
				return true
			}
		}
	}
	return false
}

// full gives him a row in every table, so that every file of the archive holds something.
func full(t *testing.T, d *db.DB) {
	t.Helper()
	for _, statement := range []string{
		`insert into space (id, title) overriding system value values (1, 'Qui')`,
		`insert into entry (id, space_id, author_id, title, body) overriding system value values (1, 1, $1, 'Titolo', 'Parola sua')`,
		`insert into entry_video (entry_id, provider, host, reference) values (1, 'vimeo', 'vimeo.com', 'v')`,
		`insert into comment (id, entry_id, author_id, body, path) overriding system value values (1, 1, $1, '<b>Parola</b> & risposta', '{1}')`,
		`insert into comment (id, entry_id, author_id, body, state, hidden_by, hidden_reason) overriding system value values (2, 1, 1, 'Parola di altri', 'hidden', $1, 'insulti')`,
		`insert into comment_revision (comment_id, version, body) values (1, 1, 'Prima parola'), (2, 1, 'Parola di altri')`,
		`insert into reaction (comment_id, member_id, kind) values (2, $1, 'agree')`,
		`insert into mention (comment_id, member_id) values (2, $1)`,
		`insert into moderation_decision (comment_id, action, reason, decided_by) values (1, 'hide', 'Motivo', 99), (2, 'hide', 'Altro motivo', $1)`,
		`insert into member_decision (member_id, action, decided_by) values ($1, 'suspend', 99)`,
		`insert into notification (member_id, kind) values ($1, 'reply')`,
		`insert into notification_unread (member_id) values ($1)`,
		`insert into notification_muted (member_id, kind) values ($1, 'reply')`,
		`insert into idempotency (member_id, mutation, key, input_hash) values ($1, 'commentCreate', 'k', 'segretissimo')`,
		`insert into stream (id, kind, ref) overriding system value values (5, 'member', $1), (6, 'rights', 0), (7, 'member', 1)`,
		`insert into notice (stream_id, seq, kind, ref) values (5, 1, 'x', 1), (6, 1, 'member_changed', $1), (6, 2, 'member_changed', 1), (7, 1, 'x', 1)`,
		`insert into session_origin (session_id, issuer) values (7003, 'https://idp.example')`,
		`insert into login_transaction (state_hash, browser_hash, verifier, answer, address) values ('s', 'b', 'segretissimo', '{"x": "segretissimo"}', 'lui@Posta.example')`,
		`insert into arrival (token_hash, member_id, identity) values ('segretissimo', $1, '{"x": "segretissimo"}')`,
		`insert into passkey (member_id, credential, name) values ($1, '{}', 'Telefono')`,
		`insert into membership (space_id, member_id, role) values (1, $1, 'editor')`,
		`insert into exclusion (space_id, member_id, reason, excluded_by) values (1, $1, 'insulti', 99)`,
		`insert into invitation (token_hash, space_id, invited_by, address) values ('segretissimo', 1, $1, 'altri@posta.example')`,
		`insert into invitation (token_hash, space_id, invited_by, used_by, address) values ('segretissimo', 1, 99, $1, 'terzi@posta.example')`,
		`insert into mail (address, template, content) values ('LUI@posta.example', 'invitation', 'segretissimo')`,
		`insert into audit_record (seq, kind, actor_id, member_id, detail, salt) values (1, 'member_suspended', 99, $1, 'insulti', 'segretissimo')`,
		`insert into privacy_notice (version, body_it, published_by) values (1, 'x', $1)`,
		`insert into consent (member_id, version) values ($1, 1)`,
		`insert into person (id, united_into, fiscal_hash) overriding system value values (7010, 7002, 'segretissimo'), (7011, 7010, null)`,
		`insert into poll (entry_id) values (1)`,
		`insert into poll_question (id, entry_id, title) overriding system value values (1, 1, 'Si fa?')`,
		`insert into poll_option (id, question_id, title) overriding system value values (1, 1, 'Sì')`,
		`insert into poll_row (question_id, title) values (1, 'Riga')`,
		`insert into poll_template (title, created_by) values ('Modello', $1)`,
		`insert into poll_elector (entry_id, person_id, member_id) values (1, 7011, 99)`,
		`insert into ballot_voter (entry_id, person_id, member_id) values (1, 7011, 99), (1, 1, 1)`,
		`insert into ballot (question_id, person_id, choice, reason) values (1, 7011, '{"options": [1]}', 'Ragione sua'), (1, 1, '{}', 'Ragione di altri')`,
		`insert into ballot_took_part (entry_id, person_id) values (1, 7011), (1, 1)`,
		`insert into ballot_hidden_text (question_id, text_hash, reason, hidden_by) values (1, 'segretissimo', 'insulti', $1)`,
		`insert into assembly (id, space_id, title, code, message, minutes, created_by) overriding system value
			values (1, 1, 'Assemblea', 'segretissimo', 'Detto di altri', 'Bozza di altri', $1), (2, 1, 'Assemblea di altri', '1', '', '', 1)`,
		`insert into assembly_item (id, assembly_id, entry_id) overriding system value values (1, 2, 1), (2, 1, 2)`,
		`insert into assembly_act (assembly_id, number, kind, member_id, before) values (1, 1, 'started', $1, '{"x": "segretissimo"}'), (1, 2, 'ended', 99, null)`,
		`insert into assembly_participant (assembly_id, person_id, member_id) values (1, 7011, 99), (1, 1, 1)`,
		`insert into assembly_slip (assembly_id, code_hash, created_by) values (1, 'segretissimo', $1)`,
		`insert into assembly_screen (assembly_id, pass_hash, created_by) values (1, 'segretissimo', $1)`,
		`insert into assembly_floor (id, assembly_id, member_id, text, set_by) overriding system value values (1, 1, $1, 'Domanda sua', 99), (2, 1, 1, 'Domanda di altri', $1)`,
		`insert into assembly_floor_vote (floor_id, voter) values (1, 7011), (1, 1)`,
	} {
		if strings.Contains(statement, "$1") {
			exec(t, d, strings.ReplaceAll(statement, "$1", fmt.Sprint(he)))
			continue
		}
		exec(t, d, statement)
	}
}

// notSecret are those that hold no fingerprint although their kind is bytes: they are his own.
var notSecret = []string{"credential_id", "user_handle", "hash"} //nolint:gochecknoglobals // a list of this test

func TestEveryFileIsReadAndHoldsNoSecret(t *testing.T) {
	d := bare(t)
	full(t, d)
	bytes := textsOf(t, d, `select table_name || '.' || column_name from information_schema.columns where table_schema = 'public' and data_type = 'bytea'`)
	for _, of := range parts() {
		rows := rowsOf(t, d, of.file)
		if len(rows) == 0 {
			t.Errorf("%s is empty", of.file)
		}
		for _, row := range rows {
			for column, value := range row {
				if known().places[column] == 0 {
					t.Errorf("%s.%s has no label", of.file, column)
				}
				said := fmt.Sprint(value)
				if slices.Contains(bytes, of.table+"."+column) && !slices.Contains(notSecret, column) || strings.Contains(said, "segretissimo") || strings.Contains(said, `\x73656772657469`) {
					t.Errorf("%s.%s tells a secret: %s", of.file, column, said)
				}
				if strings.Contains(said, "di altri") || strings.Contains(said, "terzi@") || said == "99" && strings.HasSuffix(column, "_by") {
					t.Errorf("%s.%s tells of others: %s", of.file, column, said)
				}
			}
		}
	}
	for table, n := range map[string]int{"ballot": 1, "ballot_voter": 1, "ballot_took_part": 1, "person": 3, "notice": 2, "stream": 1, "comment": 1, "comment_revision": 1, "invitation": 2, "assembly": 1, "assembly_item": 1, "assembly_act": 1, "assembly_participant": 1, "assembly_floor": 1, "assembly_floor_set": 1, "assembly_floor_vote": 1} {
		if rows := rowsOf(t, d, table); len(rows) != n {
			t.Errorf("%s has %d rows instead of %d: %v", table, len(rows), n, rows)
		}
	}
}
