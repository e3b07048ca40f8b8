package merging_test

import (
	"errors"
	"strings"
	"testing"

	"piazza/internal/account"
	"piazza/internal/merging"
	"piazza/internal/problem"
)

func TestTwoAccountsBecomeOne(t *testing.T) {
	s := newSquare(t)
	s.fill()
	s.exec(`update member set headline = 'Assessora', created_at = '2020-01-01', administrator = true where id = $1`, s.from.ID)
	old, elsewhere := s.in(s.from), s.in(s.into)
	renewed := s.merge()
	for _, token := range []string{old, elsewhere} {
		if v, err := s.accounts.ViewerByToken(t.Context(), token); err != nil || v.SignedIn() {
			t.Errorf("another session is still open: %+v, %v", v, err)
		}
	}
	ctx := s.as(renewed)
	m, err := s.accounts.ByHandle(ctx, "nuova")
	if err != nil || !m.Administrator || m.Headline != "Assessora" || m.CreatedAt.Year() != 2020 {
		t.Errorf("the member is %+v, %v", m, err)
	}
	if gone, err := s.accounts.ByHandle(ctx, "vecchia"); err != nil || gone != nil {
		t.Errorf("by the old handle there is %+v, %v", gone, err)
	}
	if m, err := s.accounts.SignIn(ctx, identity("vecchia")); err != nil || m.ID != s.into.ID {
		t.Errorf("the old login leads to %+v, %v", m, err)
	}
	s.expect(s.text(`select string_agg(space_id || ' ' || role, ', ' order by space_id) from membership where member_id = $1`, s.into.ID),
		"1 moderator, 2 editor, 3 administrator", "roles")
	s.expect(s.text(`select string_agg(member_count::text, ' ' order by id) from space`), "1 1 1 0", "members of the piazze")
	s.expect(s.text(`select count(*)::text from space where member_count <> (select count(*) from membership where space_id = space.id)`), 0, "piazze counted wrong")
	s.expect(s.text(`select string_agg(kind, ' ' order by seq) from audit_record`), "person_united role_changed role_changed accounts_merged administrator_changed", "the trail")
	s.expect(s.text(`select count(*)::text from exclusion where until is null`), 1, "the longer exclusion stays")
	s.expect(s.text(`select state from (select case when erased_at is null then 'active' else name end as state from member where id = $1) m`, s.from.ID), "—", "what is left of the other")
}

// TestCountersHold counts anew what is kept as a number.
func TestCountersHold(t *testing.T) {
	s := newSquare(t)
	s.fill()
	s.merge()
	s.expect(s.text(`select count(*)::text from comment c where reaction_count <> (select count(*) from reaction r where r.comment_id = c.id)
		or agree_count <> (select count(*) from reaction r where r.comment_id = c.id and kind = 'agree')
		or thanks_count <> (select count(*) from reaction r where r.comment_id = c.id and kind = 'thanks')
		or insight_count <> (select count(*) from reaction r where r.comment_id = c.id and kind = 'insight')`), 0, "comments counted wrong")
	s.expect(s.text(`select count::text from notification_unread where member_id = $1`, s.into.ID),
		s.text(`select count(*)::text from notification_readable where member_id = $1 and read_at is null`, s.into.ID), "what waits")
	s.expect(s.text(`select count(*)::text from notification`), 2, "notifications, one a comment")
	s.expect(s.text(`select count(*)::text from ballot_voter where entry_id = 100`), 2, "voters of the poll that is closed")
	s.expect(s.text(`select string_agg(assembly_id || ' ' || in_hall || ' ' || entitled, ', ' order by assembly_id, in_hall) from assembly_participant`),
		"1 false false, 1 true true, 2 true true", "who came in: twice into what is over, once into what is to come")
	s.expect(s.text(`select string_agg(id || ' ' || votes || ' ' || (select count(*) from assembly_floor_vote v where v.floor_id = f.id), ', ' order by id) from assembly_floor f`),
		"1 1 1, 2 1 1", "who wants which question")
	s.expect(s.text(`select string_agg(version::text, ' ' order by id) from assembly`), "2 3", "versions: texts were renamed in one, persons united in the other")
}

// TestTextsCallTheOneWhoStays: mentions of the old handle lead to the member, other handles that begin alike do not.
func TestTextsCallTheOneWhoStays(t *testing.T) {
	s := newSquare(t)
	s.fill()
	s.merge()
	s.expect(s.text(`select distinct body from comment`), "Scrive @nuova a @vecchia.rossi", "texts")
	s.expect(s.text(`select count(*)::text from erasure where handle = 'vecchia'`), 0, "what is still searched for")
	if again, err := s.accounts.Import(t.Context(), &account.Member{Handle: "vecchia", Name: "Un'altra", Tone: 1, Locale: "it"}); err != nil || again.ID == s.from.ID {
		t.Errorf("the handle is not free: %+v, %v", again, err)
	}
}

func TestWhatIsRefused(t *testing.T) {
	s := newSquare(t)
	token := s.in(s.into)
	secret := s.proves(token, identity(s.from.Handle))
	try := func(token, secret string, want error) {
		t.Helper()
		if _, err := s.merging.Merge(s.as(token), secret, browser); !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
	}
	if _, err := s.merging.Merge(t.Context(), secret, browser); !problem.Is(err, problem.Unauthenticated) {
		t.Errorf("a visitor gets %v", err)
	}
	if _, err := s.merging.Merge(s.as(token), secret, "un altro browser"); !errors.Is(err, account.ErrArrival) {
		t.Errorf("another browser gets %v", err)
	}
	try(token, account.Secret(), account.ErrArrival)
	try(s.in(s.other), secret, account.ErrArrival)
	// His own, but in another session than the one in which he proved the other account.
	try(s.in(s.into), secret, account.ErrArrival)

	s.exec(`update session set proved_at = now() - interval '31 minutes'`)
	try(token, secret, account.ErrConfirm)
	s.exec(`update session set proved_at = now()`)

	s.exec(`update member set suspended_at = now() where id = $1`, s.from.ID)
	try(token, secret, account.ErrMergeSuspended)
	s.exec(`update member set suspended_at = null`)

	s.exec(`insert into exclusion (space_id, member_id, excluded_by, excluded_at) values (1, $1, $2, now())`, s.from.ID, s.other.ID)
	s.exec(`insert into membership (space_id, member_id, joined_at) values (1, $1, now())`, s.into.ID)
	try(token, secret, merging.ErrExcluded)
	s.exec(`update exclusion set until = now() - interval '1 hour'`)

	s.exec(`update person set fiscal_hash = sha256(id::text::bytea)`)
	try(token, secret, account.ErrMergePerson)
	s.exec(`update person set fiscal_hash = null`)

	s.exec(`update identity set member_id = $1 where subject = 'sub-vecchia'`, s.other.ID)
	try(token, secret, account.ErrArrival)
	s.exec(`update identity set member_id = $1 where subject = 'sub-vecchia'`, s.from.ID)

	s.expect(s.text(`select count(*)::text from member where erased_at is null`), 3, "members after all refusals")
	renewed, err := s.merging.Merge(s.as(token), secret, browser)
	if err != nil || renewed == "" || strings.EqualFold(renewed, token) {
		t.Fatalf("merging gives %q, %v", renewed, err)
	}
	try(renewed, secret, account.ErrArrival)
}

// Whoever waits for his merge waits for no erasure of others.
func TestAMergeFinishesItsOwnErasureAlone(t *testing.T) {
	s := newSquare(t)
	s.exec(`with gone as (insert into member (handle, name, created_at, erased_at) values ('x-1', 'x', now(), now()) returning id)
		insert into erasure (member_id, handle, texts, above, begun_at) select id, 'andata', 'comment', 0, now() from gone`)
	s.merge()
	s.expect(s.text(`select string_agg(handle, ' ' order by handle) from erasure`), "andata", "erasures that are not finished")
}
