package merging_test

import (
	"errors"
	"testing"

	"piazza/internal/account"
)

// key gives a member a passkey that nobody has used here.
func (s *square) key(m *account.Member) {
	s.Helper()
	s.exec(`insert into passkey (member_id, credential_id, user_handle, credential, name, created_at)
		values ($1, sha256($2::text::bytea), '\x01', '{}', 'Chiave', now())`, int64(m.ID), m.Handle)
}

// TestALoginDoesNotGetPastPasskeysByAMerge: who has stolen somebody's login makes his account part of one of his own, in which
// he has used a key of his own, and would have all its rights.
func TestALoginDoesNotGetPastPasskeysByAMerge(t *testing.T) {
	s := newSquare(t)
	s.exec(`update member set administrator = true where id = $1`, int64(s.from.ID))
	s.key(s.from)
	token := s.in(s.into)
	secret := s.proves(token, identity(s.from.Handle))
	refused := func(want error) {
		t.Helper()
		if _, err := s.merging.Merge(s.as(token), secret, browser); !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
	}
	refused(account.ErrMergePasskeys)
	s.key(s.into)
	s.exec(`update session set passkey_at = now()`)
	refused(account.ErrMergePasskeys)
	s.exec(`delete from passkey where member_id = $1`, int64(s.from.ID))
	// Nor does the other's owner take over an account with keys by its login: it is this session in which one must be used.
	s.exec(`update session set passkey_at = null`)
	refused(account.ErrMergeKeyFirst)
	s.expect(s.text(`select count(*)::text from member where erased_at is null`), 3, "members after what was refused")
	s.exec(`update session set passkey_at = now()`)
	if _, err := s.merging.Merge(s.as(token), secret, browser); err != nil {
		t.Error(err)
	}
	s.expect(s.text(`select administrator::text from member where id = $1`, int64(s.into.ID)), true, "who runs the installation")
}
