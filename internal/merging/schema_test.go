package merging_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"piazza/internal/merging"
)

// keeps are the columns that go on naming the account that went; package merging says why.
var keeps = []string{"audit_record.actor_id", "audit_record.member_id", "erasure.member_id"}

// gone are the columns whose rows went with the account: they name nobody any more, and nobody else either.
var gone = []string{"arrival.member_id", "idempotency.member_id", "notification_muted.member_id", "session.member_id"}

// barring are the columns that keep an account from going while they name it.
var barring = []string{"passkey.member_id"}

// fill puts the account that goes into every column that can name a member, and the one that stays beside it where both can be.
func (s *square) fill() {
	s.Helper()
	for _, query := range []string{
		`insert into membership (space_id, member_id, role, joined_at) values
			(1, $1, 'moderator', now() - interval '2 days'), (1, $2, 'member', now()), (2, $1, 'editor', now()), (3, $2, 'administrator', now()), (3, $1, 'member', now())`,
		`update space set member_count = (select count(*) from membership where space_id = space.id)`,
		`insert into entry (space_id, kind, state, author_id, title, created_at, updated_at, published_at)
			select 1, 'news', 'published', case when n % 2 = 1 then $1 else $2 end, 'Notizia', now(), now(), now() from generate_series(1, 2) n`,
		`insert into thread (entry_id) select id from entry`,
		`insert into comment (entry_id, root_id, path, author_id, body, body_html, hidden_by, created_at)
			select 1, n, array[n], case when n % 2 = 1 then $1 else $2 end, 'Scrive @vecchia a @vecchia.rossi', '', case when n = 4 then $1 end, now()
			from generate_series(1, 4) n`,
		`insert into reaction (comment_id, member_id, kind, created_at) values
			(1, $1, 'agree', now()), (1, $2, 'agree', now()), (1, $1, 'thanks', now()), (2, $1, 'insight', now()), (3, $2, 'agree', now())`,
		`update comment set agree_count = a, thanks_count = t, insight_count = i, reaction_count = a + t + i from (
			select c.id, count(*) filter (where kind = 'agree') a, count(*) filter (where kind = 'thanks') t, count(*) filter (where kind = 'insight') i
			from comment c join reaction r on r.comment_id = c.id group by c.id) n where n.id = comment.id`,
		`insert into mention (comment_id, member_id) values (1, $1), (1, $2), (2, $1)`,
		`insert into moderation_decision (space_id, comment_id, action, reason, decided_by, decided_at) values (1, 4, 'hide', 'Fuori tema', $1, now()), (1, 4, 'hide', 'Fuori tema', $2, now())`,
		`insert into idempotency (member_id, mutation, key, input_hash, ref, created_at) values ($1, 'm', 'k', '\x', 1, now()), ($2, 'm', 'k', '\x', 1, now())`,
		`insert into notification (member_id, kind, comment_id, entry_id, created_at) values ($1, 'mention', 1, 1, now()), ($2, 'mention', 1, 1, now()), ($1, 'mention', 2, 1, now())`,
		`insert into notification_unread (member_id, version, count) values ($1, 7, 2), ($2, 3, 1)`,
		`insert into notification_muted (member_id, kind) values ($1, 'reply'), ($2, 'mention')`,
		`insert into member_decision (member_id, action, reason, decided_by, decided_at) values ($1, 'reinstate', 'Prima', $2, now()), ($2, 'reinstate', 'Prima', $1, now())`,
		`insert into privacy_notice (version, body_it, body_en, asks, published_by, published_at) values (9, 'a', 'b', true, $1, now()), (10, 'a', 'b', true, $2, now())`,
		`insert into consent (member_id, version, of_age, given_at) values ($1, 9, true, now()), ($1, 10, true, now()), ($2, 10, true, now())`,
		`insert into invitation (token_hash, space_id, role, invited_by, created_at, expires_at, used_at, used_by) values ('\x01', 1, 'editor', $1, now(), now(), now(), $2), ('\x02', 1, 'editor', $2, now(), now(), now(), $1)`,
		`insert into exclusion (space_id, member_id, excluded_by, excluded_at) values (4, $1, $2, now())`,
		`insert into exclusion (space_id, member_id, until, excluded_by, excluded_at) values (4, $2, now() + interval '1 day', $1, now())`,
		`insert into passkey (member_id, credential_id, user_handle, credential, name, created_at) values ($2, '\x02', '\x02', '{}', 'Chiave', now())`,
		`insert into poll_template (space_id, title, document, created_by, created_at) values (1, 'Modello', '{}', $1, now()), (2, 'Modello', '{}', $2, now())`,
	} {
		s.both(query)
	}
	s.fillPolls()
	s.fillAssemblies()
	s.exec(`insert into erasure (member_id, handle, merged_into, begun_at) values ($1, 'prima', $2, now())`, s.other.ID, s.from.ID)
}

// both runs a statement in which $1 is the account that goes, and $2 the one that stays.
func (s *square) fillAssemblies() {
	s.Helper()
	for _, query := range []string{
		`insert into assembly (id, space_id, phase, title, body, started_at, ended_at, created_by, created_at) overriding system value values
			(1, 1, 'ended', 'Finita', 'Con @vecchia', now(), now(), $1, now()), (2, 1, 'planned', 'Prevista', '', null, null, $2, now())`,
		`insert into assembly_act (assembly_id, number, kind, at, member_id) values (1, 1, 'started', now(), $1), (1, 2, 'ended', now(), $2)`,
		`insert into assembly_participant (assembly_id, person_id, member_id, in_hall, entitled, joined_at)
			select a, person_id, id, id = $1, id = $1, now() from member, generate_series(1, 2) a where id in ($1, $2)`,
		`insert into assembly_slip (assembly_id, number, code_hash, created_by, created_at) values (1, 1, '\x01', $1, now()), (1, 2, '\x02', $2, now())`,
		`insert into assembly_screen (assembly_id, pass_hash, created_by, created_at) values (1, '\x01', $1, now()), (1, '\x02', $2, now())`,
		`insert into assembly_floor (id, assembly_id, member_id, text, named, votes, asked_at, set_by) overriding system value values
			(1, 2, $1, 'Prima?', true, 2, now(), $2), (2, 2, $2, 'Dopo?', true, 1, now(), $1)`,
		`insert into assembly_floor_vote (floor_id, voter) select 1, person_id from member where id in ($1, $2)`,
		`insert into assembly_floor_vote (floor_id, voter) select 2, person_id from member where id = $1`,
	} {
		s.both(query)
	}
}

func (s *square) both(query string) {
	s.Helper()
	s.exec(strings.NewReplacer("$1", fmt.Sprint(int64(s.from.ID)), "$2", fmt.Sprint(int64(s.into.ID))).Replace(query))
}

// fillPolls has both stand on a list and vote, in a poll that is closed.
func (s *square) fillPolls() {
	s.Helper()
	for _, query := range []string{
		`insert into entry (id, space_id, kind, state, author_id, title, created_at, updated_at, published_at)
			overriding system value select 100, 1, 'poll', 'published', $1, 'Sondaggio', now(), now(), now()`,
		`insert into poll (entry_id, phase, opened_at, closed_at, electors) select 100, 'closed', now(), now(), 2`,
		`insert into poll_tally (entry_id, voters) select 100, 2`,
		`insert into poll_question (entry_id, position, kind, title) select 100, 1, 'single', 'Che cosa?'`,
		`insert into poll_option (question_id, position, title, added_by) select id, 1, 'Una', $1 from poll_question`,
		`insert into poll_elector (entry_id, person_id, member_id) select 100, person_id, id from member where id in ($1, $2)`,
		`insert into ballot_voter (entry_id, person_id, member_id, assurance, first_at, cast_at) select 100, person_id, id, 'none', now(), now() from member where id in ($1, $2)`,
		`insert into ballot_hidden_text (question_id, text_hash, reason, hidden_by, hidden_at) select id, '\x01', 'Offese', $1, now() from poll_question`,
	} {
		s.both(query)
	}
}

// naming are the columns that name members, by the schema itself: those with a foreign key, and those that are called so.
func (s *square) naming() (columns [][2]string) {
	s.Helper()
	rows, err := s.db.Query(s.Context(), `
		select r.relname, a.attname from pg_constraint c
		join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey) join pg_class r on r.oid = c.conrelid
		where c.contype = 'f' and c.confrelid = 'member'::regclass
		union
		select r.relname, a.attname from pg_class r join pg_attribute a on a.attrelid = r.oid join pg_namespace n on n.oid = r.relnamespace
		where n.nspname = 'public' and r.relkind = 'r' and a.attname ~ '^(member|actor|author|voter|user)_id$'
		order by 1, 2`)
	if err != nil {
		s.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var c [2]string
		if err := rows.Scan(&c[0], &c[1]); err != nil {
			s.Fatal(err)
		}
		columns = append(columns, c)
	}
	return columns
}

func (s *square) named(c [2]string, id any) string {
	s.Helper()
	return s.text(`select count(*)::text from `+c[0]+` where `+c[1]+` = $1`, id)
}

// TestNothingNamesTheAccountThatWent walks the schema. Each column named the account before, or the test would prove nothing.
func TestNothingNamesTheAccountThatWent(t *testing.T) {
	s := newSquare(t)
	// The old handle is still searched for.
	s.merging = merging.NewService(s.db, s.accounts, nil)
	s.fill()
	s.in(s.from)
	token := s.in(s.into)
	secret := s.proves(token, identity(s.from.Handle))
	columns := s.naming()
	for _, c := range columns {
		if name := c[0] + "." + c[1]; s.named(c, s.from.ID) == "0" && !slices.Contains(keeps, name) && !slices.Contains(barring, name) {
			t.Errorf("nothing in %s names the account before: fill it", name)
		}
	}
	if _, err := s.merging.Merge(s.as(token), secret, browser); err != nil {
		t.Fatal(err)
	}
	for _, c := range columns {
		name := c[0] + "." + c[1]
		if n := s.named(c, s.from.ID); n != "0" && !slices.Contains(keeps, name) {
			t.Errorf("%s names the account %s times", name, n)
		}
		if s.named(c, s.into.ID) == "0" && !slices.Contains(keeps, name) && !slices.Contains(gone, name) {
			t.Errorf("%s does not name the account that stays", name)
		}
	}
}
