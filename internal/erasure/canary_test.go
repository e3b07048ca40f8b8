package erasure

import (
	"encoding/hex"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// canary is a word that stands in one place only.
func canary(n int) string { return fmt.Sprintf("canarino%02dgiallo", n) }

// canaries are texts that a person leaves, or that others leave about him; each statement holds one canary for %s, and for
// $1 his number, for $2 that of who suspends and excludes him.
var canaries = []string{ //nolint:gochecknoglobals // a list of this test
	`update member set name = '%s' where id = $1`,
	`update member set headline = '%s' where id = $1`,
	`update member set bio = 'Vivo in via %s.' where id = $1`,
	`update member set suspended_at = '2020-01-01', suspended_until = '2020-02-01', suspended_reason = '%s' where id = $1`,
	`insert into identity (issuer, subject, member_id, email, email_verified, created_at, used_at) values ('https://idp.example', 'a', $1, '%s@posta.example', true, now(), now())`,
	`insert into identity (issuer, subject, member_id, email, created_at, used_at) values ('https://idp.example', 'b', $1, '%s@altra.example', now(), now())`,
	`insert into identity (issuer, subject, member_id, created_at, used_at) values ('https://idp.example', '%s', $1, now(), now())`,
	`update identity set label = '%s' where member_id = $1 and subject = 'a'`,
	`insert into passkey (member_id, credential_id, user_handle, credential, name, created_at) values ($1, 'c', 'h', '{}', '%s', now())`,
	`insert into passkey (member_id, credential_id, user_handle, credential, name, created_at) values ($1, 'd', 'h', '{"key": "%s"}', 'x', now())`,
	`insert into passkey (member_id, credential_id, user_handle, credential, name, created_at) values ($1, 'e', convert_to('%s', 'UTF8'), '{}', 'x', now())`,
	`insert into session (member_id, token_hash, provider, user_agent, created_at, seen_at, expires_at) values ($1, 't', 'idp', '%s', now(), now(), now() + interval '1 day')`,
	`insert into session (member_id, token_hash, provider, kind, name, created_at, seen_at, expires_at) values ($1, 'u', 'token', 'token', '%s', now(), now(), now() + interval '1 day')`,
	`insert into session_origin (session_id, issuer, subject) select id, 'https://idp.example', '%s' from session where token_hash = 't' and member_id = $1`,
	`update session_origin set hint = '%s' where session_id in (select id from session where member_id = $1)`,
	`insert into login_transaction (state_hash, browser_hash, provider, nonce, verifier, return_path, created_at, expires_at, purpose, session_id)
		select 's1', 'b', 'idp', 'n', 'v', '/%s', now(), now() + interval '1 hour', 'link', id from session where token_hash = 't' and member_id = $1`,
	`insert into login_transaction (state_hash, browser_hash, provider, nonce, verifier, return_path, created_at, expires_at, address, request)
		select 's2', 'b', 'mail', 'n', 'v', '/', now(), now() + interval '1 hour', email, '%s' from identity where member_id = $1 and subject = 'a'`,
	`insert into arrival (token_hash, browser_hash, kind, identity, member_id, return_path, created_at, expires_at) values ('a1', 'b', 'consent', '{"name": "%s"}', $1, '/', now(), now() + interval '1 hour')`,
	`insert into arrival (token_hash, browser_hash, kind, identity, return_path, created_at, expires_at)
		select 'a2', 'b', 'register', jsonb_build_object('issuer', issuer, 'subject', subject, 'name', '%s'), '/', now(), now() + interval '1 hour' from identity where member_id = $1 and subject = 'b'`,
	`insert into login_transaction (state_hash, browser_hash, provider, nonce, verifier, return_path, created_at, expires_at, answer)
		select 's3', 'b', 'idp', 'n', 'v', '/', now(), now() + interval '1 hour', jsonb_build_object('issuer', issuer, 'subject', subject, 'name', '%s') from identity where member_id = $1 and subject = 'b'`,
	`insert into mail (address, template, language, content, created_at, due_at, expires_at)
		select email, 'invitation', 'it', convert_to('%s', 'UTF8'), now(), now(), now() + interval '1 day' from identity where member_id = $1 and subject = 'a'`,
	`insert into invitation (token_hash, space_id, role, address, invited_by, created_at, expires_at) values ('i1', 1, 'member', '%s@amici.example', $1, now(), now() + interval '1 day')`,
	`insert into invitation (token_hash, space_id, role, address, invited_by, used_at, used_by, created_at, expires_at) values ('i2', 1, 'member', '%s@vecchia.example', $2, now(), $1, now(), now() + interval '1 day')`,
	`insert into exclusion (space_id, member_id, until, reason, excluded_by, excluded_at) values (1, $1, '2020-01-01', '%s', $2, '2019-01-01')`,
	`insert into exclusion (space_id, member_id, until, reason, excluded_by, excluded_at) values (1, $2, '2020-01-01', 'Amico di @ada.lovelace', $1, '2019-01-01')`,
	`insert into member_decision (member_id, action, reason, decided_by, decided_at) values ($1, 'suspend', '%s', $2, now())`,
	`insert into audit_record (seq, at, kind, actor_id, member_id, detail, salt, commitment, previous, hash) values (1001, now(), 'member_suspended', $2, $1, '%s', 's', 'c', 'p', 'h')`,
	`insert into audit_record (seq, at, kind, actor_id, member_id, detail, salt, commitment, previous, hash) values (1002, now(), 'member_suspended', $1, $2, '%s', 's', 'c', 'p', 'h')`,
	`insert into audit_record (seq, at, kind, actor_id, member_id, detail, salt, commitment, previous, hash) values (1003, now(), 'member_suspended', $2, $2 + 0 * $1::bigint, 'come @ada.lovelace: %s', 's', 'c', 'p', 'h')`,
	`update audit_head set seq = 1003 where $1::bigint > 0`,
	`insert into idempotency (member_id, mutation, key, input_hash, ref, created_at) values ($1, 'entryCreate', '%s', 'x', 1, now())`,
	`insert into entry (space_id, kind, author_id, title, created_at, updated_at) values (1, 'article', $1, '%s', now(), now())`,
	`insert into entry (space_id, kind, author_id, title, body, summary, tags, created_at, updated_at) values (1, 'article', $1, 'x', 'x', '%s', '{x}', now(), now())`,
	`insert into entry (space_id, kind, state, author_id, title, body, tags, review_note, created_at, updated_at) values (1, 'topic', 'review', $1, 'x', 'x', '{%s}', 'x', now(), now())`,
	`update entry set review_note = '%s' where author_id = $1 and state = 'review'`,
	`insert into comment (id, entry_id, root_id, path, author_id, body, body_html, created_at) overriding system value select 901, min(id), 901, '{901}', $1, '%s', 'x', now() from entry where state = 'published'`,
	`update comment set body_html = '%s', version = 2 where id = 901 and author_id = $1`,
	`insert into comment_revision (comment_id, version, body, body_html, written_at) select id, 1, '%s', 'x', now() from comment where id = 901 and author_id = $1`,
	`insert into assembly (id, space_id, phase, title, body, body_html, minutes, minutes_html, message, started_at, ended_at, created_by, created_at)
		overriding system value values (901, 1, 'ended', 'Sala', 'Con @ada.lovelace', '<a href="/persone/ada.lovelace">', 'Disse @ada.lovelace', '@ada.lovelace', 'Parla @ada.lovelace', now(), now(), $1, now())`,
	`insert into assembly_act (assembly_id, number, kind, at, member_id, title, reason) values (901, 1, 'annulled', now(), $1, 'Vince @ada.lovelace?', 'Chiesto da @ada.lovelace')`,
	`insert into assembly_participant (assembly_id, person_id, member_id, in_hall, entitled, joined_at) select 901, person_id, id, true, true, now() from member where id = $1`,
	`insert into assembly_floor (id, assembly_id, member_id, text, named, state, votes, asked_at) overriding system value values (901, 901, $1, 'Quando si apre il %s?', true, 'shown', 1, now())`,
	`insert into assembly_floor (id, assembly_id, member_id, text, named, state, votes, asked_at) overriding system value values (902, 901, $2, 'Che ne dice @ada.lovelace?', true, 'shown', 1, now() + 0 * $1::bigint * interval '1 second')`,
	`insert into assembly_floor_vote (floor_id, voter) select n, person_id from member, generate_series(901, 902) n where id = $1`,
	`update ballot set reason = '%s' where person_id = (select person_id from member where id = $1)`,
}

// leave lets every canary into its place, and returns those that there are.
func (s *square) leave() (left []string) {
	s.Helper()
	for n, statement := range canaries {
		arguments := []any{s.ada.ID}
		if strings.Contains(statement, "$2") {
			arguments = append(arguments, s.boss.ID)
		}
		if strings.Contains(statement, "%s") {
			statement = fmt.Sprintf(statement, canary(n))
			left = append(left, canary(n))
		}
		s.exec(statement, arguments...)
	}
	return left
}

// wholeDump is what PostgreSQL's own program writes for a backup.
func (s *square) wholeDump() string {
	s.Helper()
	var bin string
	s.must(s.db.QueryRow(s.Context(), `select setting from pg_config where name = 'BINDIR'`).Scan(&bin))
	dump, err := exec.Command(filepath.Join(bin, "pg_dump"), "--dbname="+s.db.Config().ConnString()).Output()
	s.must(err)
	return string(dump)
}

// hiding is a word as a dump may hold it.
func hiding(word string) []string { return []string{word, hex.EncodeToString([]byte(word))} }

func found(dump, word string) bool {
	for _, spelled := range hiding(word) {
		if strings.Contains(dump, spelled) {
			return true
		}
	}
	return false
}

func TestABackupHoldsNoWordOfWhoWent(t *testing.T) {
	s := newSquare(t)
	s.live()
	s.secretPoll()
	left := s.leave()
	if len(left) < 20 {
		t.Fatalf("only %d canaries", len(left))
	}
	before, shape := s.wholeDump(), s.shape()
	for _, word := range left {
		if !found(before, word) {
			t.Fatalf("%s is not even there", word)
		}
	}
	s.must(s.erase(s.as(s.ada), "ada.lovelace"))
	after := s.wholeDump()
	for _, word := range append(left, "segretissim") {
		if found(after, word) {
			t.Errorf("the backup says %s", around(after, word))
		}
	}
	if now := s.shape(); now != shape {
		t.Errorf("the threads were\n%s\nand are\n%s", shape, now)
	}
	s.checkPolls(3)
	s.assemblies()
	if n := s.number(`select count(*) from audit_record where kind = 'member_erased' and actor_id = $1 and member_id = $1`, s.ada.ID); n != 1 {
		t.Errorf("the trail says so %d times", n)
	}
	if n := s.number(`select count(*) from exclusion where member_id = $1 and reason = ''`, s.ada.ID); n != 1 {
		t.Error("who was put out of a piazza comes back by erasing himself")
	}
}

// secretPoll holds two more polls in which Ada and Bruno vote: one is closed, the other goes on, and both are secret.
func (s *square) secretPoll() {
	s.Helper()
	polls, ballots := poll.NewService(s.db), ballot.NewService(s.db, ballot.Secrets{})
	s.Cleanup(ballots.Drain)
	s.entries.OnTurn(ballots.Follow)
	boss := s.as(s.boss)
	for _, closes := range []bool{true, false} {
		begun, err := polls.Create(boss, poll.CreateInput{
			PiazzaID: s.piazza, Title: "In segreto", Questions: []poll.QuestionInput{{Kind: poll.KindConsent, Title: "Si fa?"}},
		})
		s.must(err)
		_, err = s.entries.Publish(boss, entry.Input{EntryID: begun.ID})
		s.must(err)
		v, err := polls.ByEntry(boss, begun.ID)
		s.must(err)
		_, err = ballots.Vote(s.as(s.ada), ballot.VoteInput{PollID: begun.ID, Ballots: []ballot.BallotInput{
			{Question: v.Questions[0].ID, Choice: poll.Choice{Stance: poll.Agree}},
		}})
		s.must(err)
		if closes {
			_, err = ballots.Close(boss, poll.Input{PollID: begun.ID})
			s.must(err)
		}
	}
}

// checkPolls counts every poll again.
func (s *square) checkPolls(want int) {
	s.Helper()
	ballots := ballot.NewService(s.db, ballot.Secrets{})
	s.Cleanup(ballots.Drain)
	for id := range want {
		var poll entry.ID
		s.must(s.db.QueryRow(s.Context(), `select entry_id from poll order by entry_id offset $1 limit 1`, id).Scan(&poll))
		if right, err := ballots.Recount(s.Context(), poll); err != nil || !right {
			s.Errorf("a recount of poll %d gives something else: %t, %v", poll, right, err)
		}
	}
	if n := s.number(`select count(*) from poll`); n != want {
		s.Errorf("%d polls are left", n)
	}
	if wrong := s.number(`select count(*) from poll_tally t where voters <> (select count(*) from ballot_voter v where v.entry_id = t.entry_id)`); wrong != 0 {
		s.Errorf("%d polls count other voters than there are", wrong)
	}
}

// assemblies looks at what is left of her in assemblies.
func (s *square) assemblies() {
	s.Helper()
	for query, want := range map[string]int{
		`select count(*) from assembly_floor where assembly_id = 901 and member_id = $1`:                      0,
		`select count(*) from assembly_floor where id = 902 and member_id <> $1 and votes = 1`:                1,
		`select count(*) from assembly_floor_vote where voter = (select person_id from member where id = $1)`: 0,
		`select count(*) from assembly_participant where assembly_id = 901 and member_id = $1`:                1,
		`select count(*) from assembly a join assembly_act x on x.assembly_id = a.id join assembly_floor f on f.assembly_id = a.id
			where concat_ws(' ', a.body, a.body_html, a.minutes, a.minutes_html, a.message, x.title, x.reason, f.text) ~ 'ada.lovelace' and $1::bigint > 0`: 0,
		`select count(*) from assembly_act where assembly_id = 901 and member_id = $1`:                         1,
		`select count(*) from assembly where id = 901 and created_by = $1 and version = 2 and minutes <> ''`:   1,
		`select count(*) from assembly_floor_tally where assembly_id = 901 and version > 1 and $1::bigint > 0`: 1,
	} {
		if n := s.number(query, s.ada.ID); n != want {
			s.Errorf("%s: %d instead of %d", query, n, want)
		}
	}
}
