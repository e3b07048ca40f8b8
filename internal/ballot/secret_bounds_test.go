package ballot_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/keys"
	"piazza/internal/paging"
	"piazza/internal/poll"
	"piazza/internal/signing"
)

// TestSecretChanges has somebody change his mind without an end: the fiftieth time is the last, counts, and is answered as before.
func TestSecretChanges(t *testing.T) {
	v := openVault(t, 2)
	v.ballots = v.nodeFor(t, v.dir, 0)
	a := v.secret(t, "")
	who := as(t.Context(), firstVoter)
	var last string
	for n := range 50 {
		done, err := v.ballots.Vote(who, secretly(a.choose(n%2)))
		if err != nil {
			t.Fatalf("the vote is changed for the %dth time: %v", n, err)
		}
		last = done.Receipt
	}
	if _, err := v.ballots.Vote(who, keyed(secretly(a.choose(0)), "k")); !errors.Is(err, ballot.ErrChanges) {
		t.Errorf("the 51st vote is answered %v", err)
	}
	if again, err := v.ballots.Vote(who, secretly(a.choose(1))); err != nil || again.Receipt != last {
		t.Errorf("a vote that changes nothing is answered %+v, %v", again, err)
	}
	if _, err := v.ballots.Vote(as(t.Context(), firstVoter+1), secretly(a.choose(0))); err != nil {
		t.Errorf("another's vote is answered %v", err)
	}
	if n := v.number(t, `select count(*) from ballot_pool where entry_id = $1`, a.id); n != 51 {
		t.Errorf("%d casts wait", n)
	}
	if n := v.number(t, `select count(distinct octet_length(sealed)) from ballot_secret where entry_id = $1`, a.id); n != 1 {
		t.Errorf("sheets have %d lengths", n)
	}
	if n := v.number(t, `select pg_relation_size(reltoastrelid) from pg_class where oid = 'ballot_secret'::regclass`); n != 0 {
		t.Errorf("of sheets %d bytes stand outside of their rows, where they cost twice as much", n)
	}
	v.sealed(t, a, v.ballots)
	v.holds(t, a, 2, []string{last})
}

// swap puts the key of one poll in the place of another's.
func (v *vault) swap(t testing.TB, a, b asked) {
	t.Helper()
	away := v.takeAway(t, a)
	other, err := (&keys.Ballots{Dir: v.dir}).Read(v.sealOf(t, b))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(v.dir, "ballots", filepath.Base(away)), other, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestSecretSpoiled has people vote at once in two polls, of which one has the key of the other: nothing is cast in that one, and nobody
// who votes in the other pays for it.
func TestSecretSpoiled(t *testing.T) {
	const people = 60
	v := openVault(t, people)
	a, b := v.secret(t, ""), v.secret(t, "")
	for _, one := range []asked{a, b} {
		v.vote(t, firstVoter, secretly(one.choose(0)))
	}
	v.swap(t, a, b)
	var all sync.WaitGroup
	for n := range people {
		for _, one := range []asked{a, b} {
			all.Go(func() {
				_, err := v.ballots.Vote(as(t.Context(), int64(firstVoter+n)), keyed(secretly(one.choose(1)), fmt.Sprint(one.id)))
				if is := errors.Is(err, ballot.ErrKeyMissing); is != (one.id == a.id) || err != nil && !is {
					t.Errorf("voter %d of poll %d is answered %v", n, one.id, err)
				}
			})
		}
	}
	all.Wait()
	for _, one := range []asked{a, b} {
		want := 1
		if one.id == b.id {
			want = people
		}
		if n := v.number(t, `select count(*) from ballot_secret where entry_id = $1`, one.id); n != want {
			t.Errorf("poll %d has %d sheets, not %d", one.id, n, want)
		}
	}
	if in, err := v.ballots.VotedIn(as(t.Context(), firstVoter)); err != nil || !slices.Contains(in, b.id) {
		t.Errorf("he has voted in %v, %v", in, err)
	}
}

// TestUnreadableHere makes the key of a poll unreadable for a node: it says so, and others need not wait because of it.
func TestUnreadableHere(t *testing.T) {
	v := openVault(t, 1)
	a := v.every(t)
	v.casting(t, a, 1)
	v.closed(t, a)
	key := filepath.Join(v.dir, "ballots", fmt.Sprintf("%x.key", v.sealOf(t, a)))
	if err := os.Chmod(key, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := v.ballots.Seal(t.Context(), a.id); !errors.Is(err, ballot.ErrKeyFolder) {
		t.Fatalf("with a key that cannot be read it is answered %v", err)
	}
	if n := v.number(t, `select count(*) from ballot_seal where entry_id = $1 and problem = 'key_unreadable' and retry_at <= clock_timestamp()`, a.id); n != 1 {
		t.Error("others wait for this node, or it is not said what is wrong")
	}
}

// TestBundleHashOnceVerified stops between the writing of a bundle and its verification: nobody is told of it, as it may become another.
func TestBundleHashOnceVerified(t *testing.T) {
	v := openVault(t, 1)
	a := v.every(t)
	v.casting(t, a, 1)
	v.closed(t, a)
	node := v.stoppingAt(t, "bundle written", func(string) error { return errStop })
	if err := node.Seal(t.Context(), a.id); !errors.Is(err, errStop) {
		t.Fatal(err)
	}
	for _, is := range []bool{false, true} {
		ctx := as(t.Context(), outsider)
		told, err := v.ballots.Secrecies(ctx, []*poll.Voting{v.reading(t, a)})
		if err != nil || (told[a.id].BundleHash != nil) != is || (told[a.id].BundleSize(ctx) != nil) != is {
			t.Errorf("of a poll that is %s is told %+v, %v", v.state(t, a), told[a.id], err)
		}
		if err := v.ballots.Seal(t.Context(), a.id); err != nil {
			t.Fatal(err)
		}
	}
}

// TestSecretTexts has people write nothing, little and as much as they may: their sheets are equally long.
func TestSecretTexts(t *testing.T) {
	v := openVault(t, 4)
	a := v.secret(t, "reasons = 'optional'", question{kind: poll.KindOpen, optional: true}, question{kind: poll.KindOpen, optional: true}, question{kind: poll.KindSingle, options: 2})
	line := "È \"così\" che l'assemblea decide, di città in città\n"
	text, why := strings.Repeat(line, 4000/utf8.RuneCountInString(line)), strings.Repeat(line, 1000/utf8.RuneCountInString(line))
	short := "Sì"
	for n, said := range [][]string{nil, {short}, {text}, {text, text}} {
		in := secretly(ballot.VoteInput{PollID: a.id, Ballots: []ballot.BallotInput{a.answer(2, 1)}})
		for q, one := range said {
			in.Ballots = append(in.Ballots, ballot.BallotInput{Question: a.questions[q], Choice: poll.Choice{Text: one}, Reason: &why})
		}
		if n > 1 {
			in.Ballots[0].Reason = &why
		}
		v.vote(t, int64(firstVoter+n), in)
	}
	if n := v.number(t, `select count(distinct octet_length(sealed)) from ballot_secret where entry_id = $1`, a.id); n != 1 {
		t.Errorf("sheets have %d lengths", n)
	}
}

// TestSecretOneConnection casts, counts and shows where the house has one connection alone: nobody who holds something waits for another.
func TestSecretOneConnection(t *testing.T) {
	const people = 24
	v := openVault(t, people, func(o *db.Options) { o.MaxConns = 1 })
	a := v.secret(t, "electorate = 'list'")
	v.exec(t, `insert into poll_elector (entry_id, person_id, member_id) select $1, id, id from member where id >= $2`, a.id, firstVoter)
	receipts := make([]string, people)
	var all sync.WaitGroup
	for n := range people {
		all.Go(func() {
			done, err := v.nodes[n%2].Vote(as(t.Context(), int64(firstVoter+n)), secretly(a.choose(n%4)))
			if err != nil {
				t.Errorf("voter %d is answered %v", n, err)
				return
			}
			receipts[n] = done.Receipt
		})
	}
	all.Wait()
	if t.Failed() {
		return
	}
	err := v.ballots.PublicLog(as(t.Context(), outsider), a.id, func(_ context.Context, f *ballot.PublicFile) error { return f.Write(io.Discard) })
	if err != nil {
		t.Errorf("the log is not shown: %v", err)
	}
	v.sealed(t, a, v.ballots)
	v.holds(t, a, people, receipts)
}

// TestSecretWrongKey has somebody vote first where the key is another poll's: nothing is cast under that, and operators are told.
func TestSecretWrongKey(t *testing.T) {
	v := openVault(t, 2)
	a, b := v.secret(t, ""), v.secret(t, "")
	v.vote(t, firstVoter, secretly(a.choose(0)))
	v.swap(t, a, b)
	v.exec(t, `delete from ballot_pool`)
	if _, err := v.ballots.Vote(as(t.Context(), firstVoter+1), secretly(a.choose(1))); !errors.Is(err, ballot.ErrKeyMissing) {
		t.Errorf("with the key of another poll a vote is answered %v", err)
	}
	if n := v.number(t, `select count(*) from ballot_secret where entry_id = $1`, a.id); n != 1 {
		t.Errorf("there are %d sheets", n)
	}
	page, err := v.ballots.Sealings(auth.With(t.Context(), auth.Viewer{MemberID: editor, Administrator: true}), paging.Page{First: 10})
	if err != nil || len(page.Sealings) != 2 {
		t.Fatalf("operators see %+v, %v", page, err)
	}
	if one := page.Sealings[0]; one.PollNumber != int64(a.id) || one.State != poll.SealKeyMissing || one.KeyIsHere || one.Problem == nil || *one.Problem != "key_wrong" {
		t.Errorf("operators see %+v", one)
	}
	for _, one := range page.Sealings {
		if one.KeyFile == nil {
			t.Fatalf("of the poll %d operators are not told where its key has to be", one.PollNumber)
		}
		if _, err := os.Stat(filepath.Join(v.dir, *one.KeyFile)); err != nil {
			t.Errorf("the key of the poll %d: %v", one.PollNumber, err)
		}
	}
	if *page.Sealings[0].KeyFile == *page.Sealings[1].KeyFile {
		t.Error("two polls have the same key")
	}
	if err := v.ballots.AcceptLoss(t.Context(), a.id); err == nil || v.state(t, a) != "open" {
		t.Errorf("with a wrong key in its place it is given up: %v", err)
	}
}

// TestSecretHeldChain holds one poll as who gives it up does: nobody who votes in another waits for that, and who votes in it has not lost
// anything but time.
func TestSecretHeldChain(t *testing.T) {
	const people = 20
	v := openVault(t, people)
	a, b := v.secret(t, ""), v.secret(t, "")
	tx, err := v.db.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback(context.WithoutCancel(t.Context()))
	for _, table := range []string{"poll", "ballot_seal"} {
		if _, err := tx.Exec(t.Context(), `select from `+table+` where entry_id = $1 for update`, a.id); err != nil {
			t.Fatal(err)
		}
	}
	var waiting, free sync.WaitGroup
	vote := func(all *sync.WaitGroup, one asked, who int64) {
		all.Go(func() {
			if _, err := v.ballots.Vote(as(t.Context(), who), secretly(one.choose(0))); err != nil {
				t.Errorf("voter %d of poll %d is answered %v", who, one.id, err)
			}
		})
	}
	for n := range int64(people) {
		vote(&waiting, a, firstVoter+n)
		vote(&free, b, firstVoter+n)
	}
	free.Wait()
	if err := tx.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	waiting.Wait()
}

// TestSecretSignerReplaced asks for the signer of a key whose file has gone since its name was read.
func TestSecretSignerReplaced(t *testing.T) {
	v := openVault(t, 1)
	signs := signing.NewService(v.db, v.dir)
	before, err := signs.InUse(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	after, err := signs.Rotate(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	if found, err := v.node(t, v.dir).SignerFor(t.Context(), before.ID); err != nil || found.ID() != after.ID() {
		t.Errorf("it is %v, %v", found, err)
	}
}

// TestSecretKeys leaves as many keys of requests on sheets of programs that send none as on others.
func TestSecretKeys(t *testing.T) {
	v := openVault(t, 2)
	a := v.secret(t, "")
	for n := range 3 {
		v.vote(t, firstVoter, secretly(a.choose(n%2)))
		v.vote(t, firstVoter+1, keyed(secretly(a.choose(n%2)), fmt.Sprint(n)))
	}
	if n := v.number(t, `select count(distinct (cardinality(keys), octet_length(keys[1]), octet_length(keys[3]))) from ballot_secret where entry_id = $1`, a.id); n != 1 {
		t.Error("who sent no keys is seen")
	}
}

// TestSecretImport brings no votes that have names into a confidential poll.
func TestSecretImport(t *testing.T) {
	v := openVault(t, 1)
	a := v.poll(t, `confidential = true, results = 'after_close', phase = 'waiting', opening = 'hand', opened_at = null`)
	err := v.db.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return ballot.ImportIn(ctx, tx, a.id, nil) })
	if !errors.Is(err, ballot.ErrSecrecy) {
		t.Errorf("it is answered %v", err)
	}
}
