package ballot_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

// TestSecretCrowd has 300 people click four times at once at two nodes, each time on something else: each has one ballot in the end, the
// last that he was told of, and all that were promised are in the log.
func TestSecretCrowd(t *testing.T) {
	const people = 300
	v := openVault(t, people)
	a := v.secret(t, "")
	receipts := make([][4]string, people)
	var all sync.WaitGroup
	for n := range people {
		for place := range 4 {
			all.Go(func() {
				done, err := v.nodes[(n+place)%2].Vote(as(t.Context(), int64(firstVoter+n)), secretly(a.choose(place)))
				if err != nil {
					t.Errorf("voter %d: %v", n, err)
					return
				}
				receipts[n][place] = done.Receipt
			})
		}
	}
	all.Wait()
	own := map[string]int{}
	for n := range people {
		now, err := v.nodes[0].Receipts(as(t.Context(), int64(firstVoter+n)), idsOf(a))
		if err != nil || now[a.id] == "" {
			t.Fatalf("voter %d has the receipt %q, %v", n, now[a.id], err)
		}
		own[now[a.id]]++
	}
	if len(own) != people {
		t.Errorf("%d people have %d different receipts", people, len(own))
	}
	v.sealed(t, a, v.nodes[1])
	at := inLog(v.journal(t, a))
	for _, four := range receipts {
		for _, text := range four {
			for _, line := range v.promised(t, text) {
				if _, is := at[line]; !is {
					t.Errorf("%s was promised and is not in the log", line)
				}
			}
		}
	}
	if results, err := v.nodes[0].Results(as(t.Context(), editor), ballot.DoorPoll, idsOf(a)); err != nil || results[a.id].Voters != people {
		t.Errorf("the results are %+v, %v", results[a.id], err)
	}
}

// TestSecretNeighbours puts votes that are refused, each for another reason, among some that are not.
func TestSecretNeighbours(t *testing.T) {
	const people = 120
	v := openVault(t, people)
	a, named := v.secret(t, "reasons = 'optional', changeable = false"), v.poll(t, "")
	long := strings.Repeat("a", 1000)
	var all sync.WaitGroup
	refusals := make([]error, people)
	for n := range refusals {
		in := secretly(a.choose(n % 4))
		switch {
		case n%10 == 3:
			in = secretly(a.choose(0, 1))
		case n%10 == 5:
			in.Ballots[0].Choice.Options = []poll.OptionID{named.options[0][0]}
		case n%10 == 7:
			in = secretly(named.choose(0))
		case n%10 == 8:
			in = a.choose(0)
		default:
			in.Ballots[0].Reason = &long
		}
		all.Go(func() { _, refusals[n] = v.nodes[n%2].Vote(as(t.Context(), int64(firstVoter+n)), keyed(in, "k")) })
	}
	all.Wait()
	for n, err := range refusals {
		want := map[int]error{3: poll.ErrTooMany, 5: poll.ErrOption, 7: ballot.ErrSecrecy, 8: ballot.ErrSecrecy}[n%10]
		if !errors.Is(err, want) {
			t.Errorf("vote %d is answered %v, not %v", n, err, want)
		}
	}
	if keys, sheets := v.number(t, `select count(*) from idempotency`), v.number(t, `select count(*) from ballot_secret`); keys != 0 || sheets != people*6/10 {
		t.Errorf("there are %d keys in the clear, and %d sheets of %d votes", keys, sheets, people)
	}
	if n := v.number(t, `select count(distinct octet_length(sealed)) from ballot_secret`) + v.number(t, `select count(*) from ballot_voter`); n != 1 {
		t.Errorf("sheets have %d lengths", n)
	}
	in := secretly(a.choose(1))
	if _, err := v.ballots.Vote(as(t.Context(), firstVoter), in); !errors.Is(err, ballot.ErrVoted) {
		t.Errorf("who changes a vote that stays is answered %v", err)
	}
}

// TestSecretRequests repeats requests: before the closing and after it, with the same input and with another.
func TestSecretRequests(t *testing.T) {
	v := openVault(t, 3)
	a := v.secret(t, "")
	who := as(t.Context(), firstVoter)
	first, err := v.nodes[0].Vote(who, keyed(secretly(a.choose(1)), "k1"))
	if err != nil || len(first.Ballots) != 1 || first.Turnout.Voters != 0 {
		t.Fatalf("the vote is answered %+v, %v", first, err)
	}
	same := func(in ballot.VoteInput) {
		t.Helper()
		if again, err := v.nodes[1].Vote(who, in); err != nil || again.Receipt != first.Receipt || again.Ballots[0].Version != first.Ballots[0].Version {
			t.Errorf("the answer is %+v, %v, not %+v", again, err, first)
		}
	}
	same(keyed(secretly(a.choose(1)), "k1"))
	same(secretly(a.choose(1)))
	same(keyed(secretly(a.choose(1)), "k2"))
	if _, err := v.nodes[1].Vote(who, keyed(secretly(a.choose(2)), "k2")); !errors.Is(err, db.ErrKeyReused) {
		t.Errorf("a key with another input is answered %v", err)
	}
	if own, err := v.nodes[1].Own(who, idsOf(a)); err != nil || len(own[a.id]) != 1 || own[a.id][0].Choice.Options[0] != a.options[0][1] {
		t.Errorf("the own ballots are %v, %v", own, err)
	}
	for _, person := range []int64{firstVoter, firstVoter + 1} {
		in, err := v.nodes[0].VotedIn(as(t.Context(), person))
		if has := person == firstVoter; err != nil || (len(in) == 1) != has {
			t.Errorf("%d has voted: %v, %v", person, in, err)
		}
	}
	if _, err := v.nodes[0].Close(as(t.Context(), editor), poll.Input{PollID: a.id}); err != nil {
		t.Fatal(err)
	}
	same(keyed(secretly(a.choose(1)), "k2"))
	if _, err := v.nodes[1].Vote(who, keyed(secretly(a.choose(1)), "k3")); !errors.Is(err, poll.ErrClosed) {
		t.Errorf("a vote after the closing is answered %v", err)
	}
	if err := v.nodes[0].Seal(t.Context(), a.id); err != nil {
		t.Fatal(err)
	}
	if own, err := v.nodes[0].Receipts(who, idsOf(a)); err != nil || len(own) != 0 {
		t.Errorf("after the sealing there is still a receipt: %v, %v", own, err)
	}
}

// TestSecretWithoutKey takes the poll's key away: the node that lacks it casts nothing, another goes on.
func TestSecretWithoutKey(t *testing.T) {
	v := openVault(t, 5)
	a := v.secret(t, "")
	files, err := filepath.Glob(filepath.Join(v.dir, "ballots", "*.key"))
	if err != nil || len(files) != 1 {
		t.Fatalf("the keys are %v, %v", files, err)
	}
	if _, err := v.nodes[0].Vote(as(t.Context(), firstVoter), secretly(a.choose(0))); err != nil {
		t.Fatal(err)
	}
	poor := v.node(t, t.TempDir())
	lost := func(node *ballot.Service) {
		t.Helper()
		if _, err := node.Vote(as(t.Context(), firstVoter+1), keyed(secretly(a.choose(0)), "k")); !errors.Is(err, ballot.ErrKeyMissing) || !problem.Is(err, problem.Unavailable) {
			t.Errorf("without the key a vote is answered %v", err)
		}
		if own, err := node.Own(as(t.Context(), firstVoter), idsOf(a)); err != nil || len(own) != 0 {
			t.Errorf("without the key the own ballots are %v, %v", own, err)
		}
	}
	lost(poor)
	if err := os.Rename(files[0], files[0]+".away"); err != nil {
		t.Fatal(err)
	}
	lost(v.nodes[0])
	if n := v.number(t, `select count(*) from ballot_secret`); n != 1 {
		t.Errorf("there are %d sheets", n)
	}
	if err := os.Rename(files[0]+".away", files[0]); err != nil {
		t.Fatal(err)
	}
	if _, err := v.nodes[0].Vote(as(t.Context(), firstVoter+1), keyed(secretly(a.choose(0)), "k")); err != nil {
		t.Errorf("with the key again a vote is answered %v", err)
	}
}

// BenchmarkSecretCasts has 64 people vote and change their minds without a pause.
func BenchmarkSecretCasts(b *testing.B) {
	const people = 4096
	v := openVault(b, people)
	a := v.secret(b, "")
	b.ResetTimer()
	var next sync.Mutex
	n := 0
	var all sync.WaitGroup
	for range 64 {
		all.Go(func() {
			for {
				next.Lock()
				mine := n
				n++
				next.Unlock()
				if mine >= b.N {
					return
				}
				in := keyed(secretly(a.choose(mine/people%4)), fmt.Sprint(mine))
				if _, err := v.nodes[0].Vote(as(b.Context(), int64(firstVoter+mine%people)), in); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	all.Wait()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "casts/s")
}
