package ballot_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/poll"
)

// TestSealedByTwo has two nodes seal the same polls at once.
func TestSealedByTwo(t *testing.T) {
	const people = 11
	v := openVault(t, people)
	for range size(5, 50) {
		a := v.every(t)
		receipts := v.casting(t, a, people)
		v.closed(t, a)
		for v.state(t, a) != "sealed" {
			var both sync.WaitGroup
			for _, node := range v.nodes {
				both.Go(func() {
					if err := node.Seal(context.WithoutCancel(t.Context()), a.id); err != nil {
						t.Error(err)
					}
				})
			}
			both.Wait()
			if t.Failed() {
				return
			}
		}
		v.holds(t, a, people, receipts)
	}
}

// TestSealedWithoutAKey has a node try that has not got the key: it leaves the poll to another, and says nothing against it.
func TestSealedWithoutAKey(t *testing.T) {
	const people = 6
	v := openVault(t, people)
	elsewhere := t.TempDir()
	lacking := v.node(t, elsewhere)
	a := v.every(t)
	receipts := v.casting(t, a, people)
	v.closed(t, a)
	for _, until := range []string{"closed", "tallied", "bundled", "rewritten"} {
		v.sealUntil(t, a, until)
		if err := lacking.Seal(t.Context(), a.id); !errors.Is(err, ballot.ErrKeyMissing) {
			t.Errorf("a node without the key of a poll that is %s: %v", until, err)
		}
		if now := v.state(t, a); now != until || v.number(t, `select count(*) from ballot_seal where problem <> '' and entry_id = $1`, a.id) > 0 {
			t.Errorf("it has made a poll %s that was %s", now, until)
		}
	}
	if err := v.ballots.Seal(t.Context(), a.id); err != nil {
		t.Fatal(err)
	}
	v.holds(t, a, people, receipts)
	if files, err := os.ReadDir(filepath.Join(elsewhere, "ballots")); err == nil && len(files) > 0 {
		t.Errorf("in the other folder there are %v", files)
	}
	b := v.poll(t, `confidential = true, results = 'after_close', phase = 'waiting', opening = 'hand', opened_at = null`)
	bare := ballot.NewService(v.db, ballot.Secrets{})
	defer bare.Drain()
	if _, err := bare.Open(as(t.Context(), editor), poll.Input{PollID: b.id}); !errors.Is(err, ballot.ErrKeyMissing) || v.phase(t, b) != "waiting" {
		t.Errorf("a node without a folder opens: %v", err)
	}
	if err := os.Chmod(filepath.Join(v.dir, "ballots"), 0o777); err != nil {
		t.Fatal(err)
	}
	if _, err := v.ballots.Open(as(t.Context(), editor), poll.Input{PollID: b.id}); !errors.Is(err, ballot.ErrKeyFolder) || v.phase(t, b) != "waiting" {
		t.Errorf("a node opens with a folder in which others may write: %v", err)
	}
}

// sealUntil seals a poll until it is in a state.
func (v *vault) sealUntil(t testing.TB, a asked, state string) {
	t.Helper()
	for v.state(t, a) != state {
		node := v.stoppingAt(t, v.state(t, a)+" left", func(string) error { return errStop })
		if err := node.Seal(t.Context(), a.id); !errors.Is(err, errStop) {
			t.Fatal(err)
		}
	}
	v.exec(t, `update ballot_seal set problem = '', failures = 0, retry_at = null where entry_id = $1`, a.id)
}

// TestSealedWhileFull has the database run out of room at each table that a sealing writes: it stays where it was, says why, and goes on
// when there is room.
func TestSealedWhileFull(t *testing.T) {
	const people = 7
	v := openVault(t, people)
	v.exec(t, `create function full_disk() returns trigger language plpgsql as $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`)
	for table, state := range map[string]string{
		"ballot_log": "closed", "ballot_result": "closed", "ballot_took_part": "closed", "ballot_bundle": "tallied", "ballot_opened": "tallied",
		"ballot_opened_text": "tallied",
	} {
		a := v.every(t)
		receipts := v.casting(t, a, people)
		v.closed(t, a)
		v.exec(t, `create trigger full_disk before insert on `+table+` for each row execute function full_disk()`)
		for n := range 3 {
			if err := v.ballots.Seal(t.Context(), a.id); err == nil {
				t.Fatalf("%s has room", table)
			}
			var why string
			v.row(t, &why, `select state || ' ' || problem || ' ' || failures from ballot_seal where entry_id = $1 and retry_at > clock_timestamp()`, a.id)
			if want := fmt.Sprint(state, " disk_full ", n+1); why != want {
				t.Errorf("without room in %s it is %q, not %q", table, why, want)
			}
			v.midway(t, a, people)
		}
		v.exec(t, `drop trigger full_disk on `+table)
		if err := v.ballots.Seal(t.Context(), a.id); err != nil {
			t.Error(err)
		}
		v.holds(t, a, people, receipts)
	}
}

// TestUnsigned takes the signing key away: nothing is sealed that nobody signs, and it is said why.
func TestUnsigned(t *testing.T) {
	v := openVault(t, 3)
	a := v.every(t)
	receipts := v.casting(t, a, 3)
	v.closed(t, a)
	away := filepath.Join(t.TempDir(), "signing")
	if err := os.Rename(filepath.Join(v.dir, "signing"), away); err != nil {
		t.Fatal(err)
	}
	node := v.node(t, v.dir)
	if err := node.Seal(t.Context(), a.id); err == nil || v.state(t, a) != "closed" {
		t.Errorf("without a signing key it is %s, %v", v.state(t, a), err)
	}
	if n := v.number(t, `select count(*) from ballot_seal where entry_id = $1 and problem = 'signing_key_missing'`, a.id); n != 1 {
		t.Error("it is not said that the signing key is missing")
	}
	if err := os.Rename(away, filepath.Join(v.dir, "signing")); err != nil {
		t.Fatal(err)
	}
	if err := node.Seal(t.Context(), a.id); err != nil {
		t.Fatal(err)
	}
	v.holds(t, a, 3, receipts)
}
