package privacy

import (
	"fmt"
	"testing"
	"time"

	"piazza/internal/audit"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

const day = 24 * time.Hour

// old fills a database with what is over since so many days, of each kind, and with what is not over.
func old(t *testing.T, d *db.DB, days int) {
	t.Helper()
	past, name := fmt.Sprintf(`now() - interval '%d days'`, days), fmt.Sprint(days)
	for _, statement := range []string{
		`insert into session (member_id, token_hash, provider, created_at, seen_at, expires_at) values (1, 'expired` + name + `', 'x', now(), now(), ` + past + `)`,
		`insert into session (member_id, token_hash, provider, created_at, seen_at, expires_at, revoked_at) values (1, 'ended` + name + `', 'x', now(), now(), now() + interval '1 day', ` + past + `)`,
		`insert into notification (member_id, kind, comment_id, entry_id, created_at, read_at) select 1, 'reply', n, 1, now(), ` + past + ` from generate_series(1, 3) n`,
		`insert into invitation (token_hash, space_id, role, created_at, expires_at) values ('out` + name + `', 1, 'member', now(), ` + past + `)`,
		`insert into invitation (token_hash, space_id, role, created_at, expires_at, used_at, used_by) values ('used` + name + `', 1, 'member', now(), now() + interval '1 day', ` + past + `, 1)`,
		`insert into exclusion (space_id, member_id, until, excluded_by, excluded_at) select 1, 10 + count(*), ` + past + `, 1, now() from exclusion`,
		`insert into audit_record (seq, at, kind, detail, salt, commitment, previous, hash) select coalesce(max(seq), 0) + 1, ` + past + `, 'x', 'detto', 's', 'c', 'p', 'h' from audit_record`,
	} {
		exec(t, d, statement)
	}
}

func left(t *testing.T, d *db.DB) (said string) {
	t.Helper()
	err := d.QueryRow(t.Context(), `select concat_ws(' ', (select count(*) from session), (select count(*) from notification), (select count(*) from invitation),
		(select count(*) from exclusion), (select count(detail) from audit_record), (select count(*) from audit_record))`).Scan(&said)
	if err != nil {
		t.Fatal(err)
	}
	return said
}

func TestWhatIsKeptLongEnoughIsForgotten(t *testing.T) {
	d := dbtest.New(t)
	s := NewService(d)
	loosened(t, d)
	old(t, d, 40)
	old(t, d, 20)
	old(t, d, -20) // still to come: nothing of it is over
	exec(t, d, `insert into notification (member_id, kind, comment_id, entry_id, created_at) values (1, 'reply', 9, 1, now() - interval '9 years')`)
	exec(t, d, `insert into exclusion (space_id, member_id, excluded_by, excluded_at) values (1, 2, 1, now() - interval '9 years')`)
	if got := left(t, d); got != "6 10 6 4 3 3" {
		t.Fatalf("there are %s", got)
	}
	all := Keeping{30 * day, 30 * day, 30 * day, 30 * day, 30 * day}
	for _, c := range []struct {
		keep Keeping
		n    int64
		want string
	}{
		{Keeping{50 * day, 50 * day, 50 * day, 50 * day, 50 * day}, 0, "6 10 6 4 3 3"},
		{all, 9, "4 7 4 3 2 3"},
		{all, 0, "4 7 4 3 2 3"},
		{Keeping{10 * day, 30 * day, 30 * day, 30 * day, 30 * day}, 2, "2 7 4 3 2 3"},
		{Keeping{}, 7, "2 4 2 2 1 3"},
	} {
		n, err := s.Forget(t.Context(), c.keep)
		if got := left(t, d); err != nil || n != c.n || got != c.want {
			t.Errorf("keeping %v forgets %d, leaves %s instead of %s, %v", c.keep, n, got, c.want, err)
		}
	}
	if n, err := audit.NewService(d).Forget(t.Context(), 0, 10); n != 0 || err != nil {
		t.Errorf("%d more details, %v", n, err)
	}
}

// loosened lets rows refer to what is not there.
func loosened(t *testing.T, d *db.DB) {
	t.Helper()
	exec(t, d, `do $$ declare c record; begin
		for c in select conrelid::regclass as relation, conname from pg_constraint where contype in ('f', 'u', 'p') and conrelid in
			('session'::regclass, 'notification'::regclass, 'invitation'::regclass, 'exclusion'::regclass) loop
			execute format('alter table %s drop constraint %I cascade', c.relation, c.conname);
		end loop; end $$`)
}

func TestVeryMuchIsForgottenInParts(t *testing.T) {
	d := dbtest.New(t)
	loosened(t, d)
	const many = 2*forgottenAtOnce + 5
	exec(t, d, `insert into notification (member_id, kind, comment_id, entry_id, created_at, read_at)
		select 1, 'reply', n, 1, now(), now() - interval '9 days' from generate_series(1, $1::int) n`, many)
	n, err := NewService(d).Forget(t.Context(), Keeping{Notifications: day})
	if err != nil || n != many {
		t.Errorf("%d were forgotten, %v", n, err)
	}
}

func TestWhatWaitsNoMoreIsForgotten(t *testing.T) {
	d := dbtest.New(t)
	for _, ended := range []string{"2 hours", "1 minute", "-1 minute"} {
		past := `now() - interval '` + ended + `'`
		for _, statement := range []string{
			`insert into login_transaction (state_hash, browser_hash, provider, nonce, verifier, return_path, created_at, expires_at) values (convert_to('` + ended + `', 'UTF8'), 'b', 'x', 'n', 'v', '/', now(), ` + past + `)`,
			`insert into arrival (token_hash, browser_hash, kind, identity, return_path, created_at, expires_at) values (convert_to('` + ended + `', 'UTF8'), 'b', 'register', '{}', '/', now(), ` + past + `)`,
			`insert into passkey_ceremony (challenge_hash, browser_hash, purpose, state, expires_at) values (convert_to('` + ended + `', 'UTF8'), 'b', 'enter', '{}', ` + past + `)`,
			`insert into saml_assertion (id_hash, expires_at) values (convert_to('` + ended + `', 'UTF8'), ` + past + `)`,
		} {
			exec(t, d, statement)
		}
	}
	if _, err := NewService(d).Forget(t.Context(), Keeping{day, day, day, day, day}); err != nil {
		t.Fatal(err)
	}
	got := textsOf(t, d, `select concat_ws(' ', (select count(*) from login_transaction), (select count(*) from arrival), (select count(*) from passkey_ceremony), (select count(*) from saml_assertion))`)
	// Logins and arrivals say who came: they are forgotten as soon as they are over.
	if got[0] != "1 1 2 2" {
		t.Errorf("%s are left", got[0])
	}
}
