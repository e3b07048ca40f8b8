package ballot_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/signing"
)

// recorded is how often something stands in the audit trail about a poll.
func (v *vault) recorded(t testing.TB, kind string, a asked) int {
	t.Helper()
	return v.number(t, `select count(*) from audit_record where kind = $2 and facts ->> 'poll' = $1::bigint::text`, a.id, kind)
}

// TestLostInAnotherFolder gives a poll up where the key would not be anyway: nothing is given up, until the installation signs there.
func TestLostInAnotherFolder(t *testing.T) {
	const people = 3
	v := openVault(t, people)
	a := v.every(t)
	v.casting(t, a, people)
	dir := t.TempDir()
	if err := v.node(t, dir).AcceptLoss(t.Context(), a.id); !errors.Is(err, ballot.ErrOtherFolder) {
		t.Fatalf("in a folder that is not the nodes' it is answered %v", err)
	}
	if n := v.number(t, `select count(*) from ballot_secret where entry_id = $1`, a.id); n != people || v.state(t, a) != "open" {
		t.Errorf("then %d sheets are left, and it is %s", n, v.state(t, a))
	}
	if n := v.recorded(t, "ballot_loss_accepted", a); n != 0 {
		t.Errorf("what was refused is recorded %d times", n)
	}
	if _, err := signing.NewService(v.db, dir).Rotate(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	if err := v.node(t, dir).AcceptLoss(t.Context(), a.id); err != nil || v.state(t, a) != "lost" {
		t.Errorf("where the whole folder is lost it is %s, %v", v.state(t, a), err)
	}
	if n := v.recorded(t, "ballot_loss_accepted", a); n != 1 {
		t.Errorf("the loss is recorded %d times", n)
	}
}

// TestLostForGood accepts a loss: nobody is kept as who he was, the key that turns up again, in whatever state, is destroyed, and data
// from before that are given up again, since there is no bundle that could be brought back.
func TestLostForGood(t *testing.T) {
	const people = 2
	v := openVault(t, people)
	a := v.every(t)
	v.casting(t, a, people)
	v.backup(t, "open")
	v.exec(t, `insert into ballot_united (from_person, into_person) values ($1::bigint, $1::bigint + 1)`, firstVoter)
	away := v.takeAway(t, a)
	if err := v.ballots.AcceptLoss(t.Context(), a.id); err != nil {
		t.Fatal(err)
	}
	if n := v.number(t, `select count(*) from ballot_united where $1::bigint > 0`, a.id); n != 0 {
		t.Errorf("%d rows still tell who somebody was", n)
	}
	if err := os.Chmod(away, 0o644); err != nil {
		t.Fatal(err)
	}
	v.giveBack(t, away)
	v.guarded(t)
	v.until(t, "the key that has turned up again is destroyed", func() bool {
		left, err := filepath.Glob(filepath.Join(v.dir, "ballots", "*.key"))
		return err == nil && len(left) == 0
	})
	v.putBack(t, "open")
	if err := v.ballots.AcceptLoss(t.Context(), a.id); err != nil || v.state(t, a) != "lost" {
		t.Errorf("put back to before its loss it is %s, %v", v.state(t, a), err)
	}
}

// TestBundleTakenIsRecorded brings a bundle back: the record of it is written with it.
func TestBundleTakenIsRecorded(t *testing.T) {
	v := openVault(t, 1)
	a := v.every(t)
	v.casting(t, a, 1)
	v.closed(t, a)
	v.backup(t, "closed")
	if err := v.ballots.Seal(t.Context(), a.id); err != nil {
		t.Fatal(err)
	}
	bundle := v.bundle(t, a)
	v.putBack(t, "closed")
	v.exec(t, `insert into ballot_united (from_person, into_person) values ($1::bigint, $1::bigint + 1)`, firstVoter)
	if err := v.ballots.TakeBundle(t.Context(), a.id, bytes.NewReader(bundle)); err != nil {
		t.Fatal(err)
	}
	if n := v.recorded(t, "ballot_bundle_taken", a); n != 1 {
		t.Errorf("it is recorded %d times", n)
	}
	if n := v.number(t, `select count(*) from ballot_united where $1::bigint > 0`, a.id); n != 0 {
		t.Errorf("%d rows still tell who somebody was", n)
	}
}
