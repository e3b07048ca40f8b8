package ballot_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/keys"
	"piazza/internal/poll"
)

// kept are the tables that a backup of a poll has, in the order in which they are put back.
var kept = []string{
	"poll", "poll_tally", "ballot_seal", "ballot_secret", "ballot_pool", "ballot_log", "ballot_bundle", "ballot_opened", "ballot_opened_text",
	"ballot_took_part", "ballot_result",
}

// backup keeps a copy of everything that there is of polls.
func (v *vault) backup(t testing.TB, name string) {
	t.Helper()
	for _, table := range kept {
		v.exec(t, fmt.Sprintf(`drop table if exists backup_%s_%s`, name, table))
		v.exec(t, fmt.Sprintf(`create table backup_%s_%s as table %s`, name, table, table))
	}
}

// putBack puts a copy back.
func (v *vault) putBack(t testing.TB, name string) {
	t.Helper()
	v.exec(t, `begin; set constraints all deferred; `+func() (all string) {
		for _, table := range []string{"ballot_opened_text", "ballot_opened", "ballot_bundle", "ballot_log", "ballot_pool", "ballot_secret", "ballot_took_part", "ballot_result", "ballot_seal"} {
			all += "delete from " + table + "; "
		}
		for _, table := range kept[2:] {
			all += fmt.Sprintf("insert into %s table backup_%s_%s; ", table, name, table)
		}
		return all
	}()+fmt.Sprintf(`update poll set phase = b.phase, opened_at = b.opened_at, closed_at = b.closed_at, version = b.version from backup_%[1]s_poll b where b.entry_id = poll.entry_id;
		update poll_tally set voters = b.voters, version = b.version, turnout_version = b.turnout_version from backup_%[1]s_poll_tally b where b.entry_id = poll_tally.entry_id;
		commit`, name))
}

// TestRestored puts a poll back to each moment before its sealing, when the key is destroyed: it is shown as sealed elsewhere, and its
// public bundle, and nothing else, brings it to where it was. Where the bundle is there already it is sealed again by itself.
func TestRestored(t *testing.T) {
	const people = 12
	v := openVault(t, people+1)
	a := v.every(t)
	receipts := v.casting(t, a, people)
	v.backup(t, "open")
	v.closed(t, a)
	for _, state := range []string{"closed", "tallied", "bundled", "rewritten"} {
		v.sealUntil(t, a, state)
		v.backup(t, state)
		if state == "tallied" {
			node := v.stoppingAt(t, "bundle written", func(string) error { return errStop })
			if err := node.Seal(t.Context(), a.id); !errors.Is(err, errStop) {
				t.Fatal(err)
			}
			v.backup(t, "written")
		}
	}
	if err := v.ballots.Seal(t.Context(), a.id); err != nil {
		t.Fatal(err)
	}
	v.holds(t, a, people, receipts)
	bundle, results := v.bundle(t, a), v.shown(t, a)
	for state, byItself := range map[string]bool{
		"open": false, "closed": false, "tallied": false, "written": true, "bundled": true, "rewritten": true,
	} {
		v.putBack(t, state)
		if got := v.state(t, a); got != state && state != "written" {
			t.Fatalf("put back to %s it is %s", state, got)
		}
		if byItself {
			if err := v.ballots.Seal(t.Context(), a.id); err != nil {
				t.Errorf("put back to %s: %v", state, err)
			}
		} else {
			v.elsewhere(t, a, state, people, bundle)
		}
		v.holds(t, a, people, receipts)
		if again := v.shown(t, a); again != results || !bytes.Equal(v.bundle(t, a), bundle) {
			t.Errorf("put back to %s it comes to %s instead of %s", state, again, results)
		}
	}
}

// TestRestoredToAPlan puts a poll back to before it had opened: it does not open again, and its bundle seals it.
func TestRestoredToAPlan(t *testing.T) {
	const people = 4
	v := openVault(t, people)
	a := v.every(t)
	receipts := v.casting(t, a, people)
	v.closed(t, a)
	if err := v.ballots.Seal(t.Context(), a.id); err != nil {
		t.Fatal(err)
	}
	bundle, results := v.bundle(t, a), v.shown(t, a)
	for _, statement := range []string{
		`delete from ballot_log where entry_id = $1`, `delete from ballot_bundle where entry_id = $1`, `delete from ballot_opened where entry_id = $1`,
		`delete from ballot_opened_text where entry_id = $1`,
		`delete from ballot_took_part where entry_id = $1`, `update poll_tally set voters = 0 where entry_id = $1`,
		`delete from ballot_result where question_id in (select id from poll_question where entry_id = $1)`,
		`update ballot_seal set state = 'planned', form = '', length = 0, head = null, commitments = 0, ballots = null, bundle_hash = null, bundle_bytes = null where entry_id = $1`,
		`update poll set phase = 'waiting', opened_at = null, closed_at = null where entry_id = $1`,
	} {
		v.exec(t, statement, a.id)
	}
	if _, err := v.ballots.Open(as(t.Context(), editor), poll.Input{PollID: a.id}); !errors.Is(err, ballot.ErrSealedElsewhere) {
		t.Errorf("it opens again: %v", err)
	}
	if err := v.ballots.TakeBundle(t.Context(), a.id, bytes.NewReader(bundle)); err != nil {
		t.Fatal(err)
	}
	v.holds(t, a, people, receipts)
	if again := v.shown(t, a); again != results {
		t.Errorf("it comes to %s instead of %s", again, results)
	}
}

// shown is what everybody sees of a poll that is sealed.
func (v *vault) shown(t testing.TB, a asked) (text string) {
	t.Helper()
	v.row(t, &text, `select (select string_agg(r.result::text, ' ' order by r.question_id) from ballot_result r join poll_question q on q.id = r.question_id where q.entry_id = s.entry_id)
		|| (select string_agg(l.head::text || l.commitments, ' ' order by number) from ballot_log l where l.entry_id = s.entry_id)
		|| concat_ws(' ', s.form, s.length, s.head, s.commitments, s.ballots, s.bundle_hash, s.bundle_bytes, t.voters, p.phase)
		from ballot_seal s join poll_tally t using (entry_id) join poll p using (entry_id) where s.entry_id = $1`, a.id)
	return text
}

// elsewhere is what is refused of a poll that was put back to before its sealing, until its bundle is there.
func (v *vault) elsewhere(t *testing.T, a asked, state string, people int, bundle []byte) {
	t.Helper()
	if state != "open" {
		if err := v.ballots.Seal(t.Context(), a.id); !errors.Is(err, ballot.ErrSealedElsewhere) {
			t.Errorf("put back to %s it is sealed: %v", state, err)
		}
	} else if _, err := v.ballots.Vote(as(t.Context(), int64(firstVoter+people)), secretly(a.choose(0))); err == nil {
		t.Errorf("put back to %s it takes votes", state)
	}
	if err := v.ballots.AcceptLoss(t.Context(), a.id); !errors.Is(err, ballot.ErrSealedElsewhere) {
		t.Errorf("put back to %s it can be given up: %v", state, err)
	}
	other := bytes.Replace(bundle, []byte("Perché 1"), []byte("Perché 2"), 1)
	for what, wrong := range map[string]string{"another": string(other), "half a": string(bundle[:len(bundle)/2]), "no": ""} {
		if err := v.ballots.TakeBundle(t.Context(), a.id, strings.NewReader(wrong)); !errors.Is(err, ballot.ErrBundleOther) {
			t.Errorf("%s bundle is taken: %v", what, err)
		}
	}
	if got := v.state(t, a); got != state {
		t.Errorf("put back to %s it is %s after all this", state, got)
	}
	if err := v.nodes[1].TakeBundle(t.Context(), a.id, bytes.NewReader(bundle)); err != nil {
		t.Errorf("put back to %s: %v", state, err)
	}
}

// TestLost takes the folder of keys away in each state. Until its loss is accepted the poll waits for it, and goes on when it is back.
func TestLost(t *testing.T) {
	const people = 6
	v := openVault(t, people+1)
	for state, becomes := range map[string]string{
		"open": "lost", "closed": "lost", "tallied": "lost", "bundled": "sealed", "rewritten": "sealed",
	} {
		a := v.every(t)
		v.casting(t, a, people)
		if state != "open" {
			v.closed(t, a)
			v.sealUntil(t, a, state)
		}
		if err := v.ballots.AcceptLoss(t.Context(), a.id); !errors.Is(err, ballot.ErrKeyHere) {
			t.Errorf("a key that is here is given up: %v", err)
		}
		away := v.takeAway(t, a)
		if state == "open" {
			if _, err := v.ballots.Vote(as(t.Context(), int64(firstVoter+people)), secretly(a.choose(0))); err == nil {
				t.Error("without a key votes are taken")
			}
		} else if err := v.ballots.Seal(t.Context(), a.id); !errors.Is(err, ballot.ErrKeyMissing) || v.state(t, a) != state {
			t.Errorf("without a key a poll that is %s becomes %s, %v", state, v.state(t, a), err)
		}
		if err := v.ballots.AcceptLoss(t.Context(), a.id); err != nil {
			t.Errorf("its loss cannot be accepted: %v", err)
		}
		if got := v.state(t, a); got != becomes || v.phase(t, a) != "closed" {
			t.Errorf("lost when it was %s it is %s and %s", state, got, v.phase(t, a))
		}
		if n := v.number(t, `select count(*) from ballot_secret where entry_id = $1`, a.id); n > 0 {
			t.Errorf("%d sheets are left", n)
		}
		if n := v.number(t, `select (select count(*) from ballot_bundle where entry_id = $1) + (select count(*) from ballot_took_part where entry_id = $1)
			+ (select count(*) from ballot_result r join poll_question q on q.id = r.question_id where q.entry_id = $1)`, a.id); (n > 0) != (becomes == "sealed") {
			t.Errorf("lost when it was %s there are %d rows of what it came to", state, n)
		}
		results, err := v.ballots.Results(as(t.Context(), editor), ballot.DoorPoll, idsOf(a))
		if seen := results[a.id] != nil; err != nil || seen != (becomes == "sealed") {
			t.Errorf("lost when it was %s it shows %v, %v", state, results[a.id], err)
		}
		if err := v.ballots.AcceptLoss(t.Context(), a.id); !errors.Is(err, ballot.ErrNotSealable) {
			t.Errorf("it is lost twice: %v", err)
		}
		v.giveBack(t, away)
	}
	v.guarded(t)
	v.until(t, "the keys that have turned up again are destroyed", func() bool {
		left, err := filepath.Glob(filepath.Join(v.dir, "ballots", "*.key"))
		return err == nil && len(left) == 0
	})
}

// takeAway moves the key of a poll to where nobody finds it.
func (v *vault) takeAway(t testing.TB, a asked) (away string) {
	t.Helper()
	name := fmt.Sprintf("%x.key", v.sealOf(t, a))
	away = filepath.Join(t.TempDir(), name)
	if err := os.Rename(filepath.Join(v.dir, "ballots", name), away); err != nil {
		t.Fatal(err)
	}
	return away
}

// giveBack puts a key back.
func (v *vault) giveBack(t testing.TB, away string) {
	t.Helper()
	if err := os.Rename(away, filepath.Join(v.dir, "ballots", filepath.Base(away))); err != nil {
		t.Fatal(err)
	}
}

// TestFound loses the folder of keys for a while.
func TestFound(t *testing.T) {
	const people = 6
	v := openVault(t, people)
	a := v.every(t)
	receipts := v.casting(t, a, people)
	away := v.takeAway(t, a)
	v.closed(t, a)
	if err := v.ballots.Seal(t.Context(), a.id); !errors.Is(err, ballot.ErrKeyMissing) {
		t.Errorf("it is sealed without a key: %v", err)
	}
	v.giveBack(t, away)
	if err := v.ballots.Seal(t.Context(), a.id); err != nil {
		t.Fatal(err)
	}
	v.holds(t, a, people, receipts)
}

// TestOpeningStops stops an opening when the key is made: the poll waits, and opens the next time.
func TestOpeningStops(t *testing.T) {
	v := openVault(t, 1)
	a := v.poll(t, `confidential = true, results = 'after_close', phase = 'waiting', opening = 'hand', opened_at = null`)
	in := poll.Input{PollID: a.id}
	node := v.stoppingAt(t, "key made", func(string) error { return errStop })
	if _, err := node.Open(as(t.Context(), editor), in); !errors.Is(err, errStop) || v.phase(t, a) != "waiting" {
		t.Fatalf("it is %s, %v", v.phase(t, a), err)
	}
	if _, err := v.ballots.Open(as(t.Context(), editor), in); err != nil || v.phase(t, a) != "open" || v.state(t, a) != "open" {
		t.Fatalf("it is %s, %v", v.phase(t, a), err)
	}
	if _, err := (&keys.Ballots{Dir: v.dir}).Read(v.sealOf(t, a)); err != nil {
		t.Errorf("it is open without a key: %v", err)
	}
}

// TestWrongKey puts the key of another poll in the place of one: nothing is opened, nothing is lost, and it is said what is wrong.
func TestWrongKey(t *testing.T) {
	const people = 6
	v := openVault(t, people)
	a, b := v.every(t), v.every(t)
	receipts := v.casting(t, a, people)
	away := v.takeAway(t, a)
	other, err := (&keys.Ballots{Dir: v.dir}).Read(v.sealOf(t, b))
	if err != nil {
		t.Fatal(err)
	}
	place := filepath.Join(v.dir, "ballots", filepath.Base(away))
	if err := os.WriteFile(place, other, 0o600); err != nil {
		t.Fatal(err)
	}
	v.closed(t, a)
	if err := v.ballots.Seal(t.Context(), a.id); err == nil || v.state(t, a) != "closed" {
		t.Errorf("with another key it becomes %s, %v", v.state(t, a), err)
	}
	if n := v.number(t, `select count(*) from ballot_seal where entry_id = $1 and problem = 'key_wrong'`, a.id); n != 1 {
		t.Error("it is not said that the key is wrong")
	}
	if err := os.Rename(away, place); err != nil {
		t.Fatal(err)
	}
	if err := v.ballots.Seal(t.Context(), a.id); err != nil {
		t.Fatal(err)
	}
	v.holds(t, a, people, receipts)
}
