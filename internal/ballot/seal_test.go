package ballot_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/entry"
	"piazza/internal/keys"
	"piazza/internal/poll"
	"piazza/internal/signing"
	"piazza/internal/verify"
)

// every is a poll that asks in all ways in which ballots are told apart, of which some are left out.
func (v *vault) every(t testing.TB) asked {
	t.Helper()
	return v.secret(t, `reasons = 'optional', threshold = 50, quorum = 3`,
		question{kind: poll.KindSingle, options: 3},
		question{kind: poll.KindRanked, options: 4},
		question{kind: poll.KindOpen, optional: true},
		question{kind: poll.KindMultiple, options: 3, limits: `{"least":1,"most":2,"none":true}`, onlyIf: &[2]int{0, 0}, optional: true},
	)
}

// casting votes for so many voters, each in his own way.
func (v *vault) casting(t testing.TB, a asked, people int) (receipts []string) {
	t.Helper()
	for n := range people {
		in := ballot.VoteInput{PollID: a.id, Ballots: []ballot.BallotInput{a.answer(0, n%3)}}
		if len(a.questions) > 1 {
			in.Ballots = append(in.Ballots, a.answer(1, n%4, (n+1)%4))
			if n%2 == 0 {
				text := ballot.BallotInput{Question: a.questions[2]}
				text.Choice.Text = fmt.Sprintf("Più alberi <in> città & meno auto %d", n%5)
				in.Ballots = append(in.Ballots, text)
			}
			reason := fmt.Sprint("Perché ", n)
			in.Ballots[0].Reason = &reason
		}
		receipts = append(receipts, v.vote(t, int64(firstVoter+n), secretly(in)).Receipt)
	}
	return receipts
}

// closed closes a poll, without counting it.
func (v *vault) closed(t testing.TB, a asked) {
	t.Helper()
	if _, err := v.ballots.Close(as(t.Context(), editor), poll.Input{PollID: a.id}); err != nil {
		t.Fatalf("close: %v", err)
	}
}

func (v *vault) state(t testing.TB, a asked) (state string) {
	t.Helper()
	v.row(t, &state, `select state from ballot_seal where entry_id = $1`, a.id)
	return state
}

// seal is the number under which the key of a poll is kept.
func (v *vault) sealOf(t testing.TB, a asked) (seal keys.Seal) {
	t.Helper()
	var raw []byte
	v.row(t, &raw, `select seal from ballot_seal where entry_id = $1`, a.id)
	return keys.Seal(raw)
}

// bundle is the public bundle of a poll, once it is written.
func (v *vault) bundle(t testing.TB, a asked) []byte {
	t.Helper()
	var text []byte
	v.row(t, &text, `select coalesce(string_agg(part, ''::bytea order by number), '') from ballot_bundle where entry_id = $1`, a.id)
	return text
}

// holds tells what is wrong with a sealed poll, in which so many voted with these receipts.
func (v *vault) holds(t testing.TB, a asked, people int, receipts []string) {
	t.Helper()
	if state := v.state(t, a); state != "sealed" {
		t.Fatalf("poll %d is %s", a.id, state)
	}
	if n := v.number(t, `select (select count(*) from ballot_secret where entry_id = $1) + (select count(*) from ballot_pool where entry_id = $1)`, a.id); n > 0 {
		t.Errorf("%d sheets and casts are left", n)
	}
	if n := v.number(t, `select count(*) from ballot_took_part where entry_id = $1`, a.id); n != people {
		t.Errorf("%d of %d took part", n, people)
	}
	folder := &keys.Ballots{Dir: v.dir}
	if _, err := folder.Read(v.sealOf(t, a)); !errors.Is(err, keys.ErrSealed) {
		t.Errorf("the key can be read: %v", err)
	}
	if left, err := filepath.Glob(filepath.Join(v.dir, "ballots", fmt.Sprintf("*%x*.key*", v.sealOf(t, a)))); err != nil || len(left) > 0 {
		t.Errorf("the folder of keys holds %v, %v", left, err)
	}
	report, err := verify.File(bytes.NewReader(v.bundle(t, a)), verify.Options{Receipts: receipts})
	if err != nil || len(report.Findings) > 0 {
		t.Errorf("the bundle: %+v, %v", report, err)
	}
	v.opened(t, a)
	at := inLog(v.journal(t, a))
	for _, receipt := range receipts {
		for _, line := range v.promised(t, receipt) {
			if _, is := at[line]; !is {
				t.Errorf("%s was promised and is not in the log", line)
			}
		}
	}
	if right, err := v.ballots.Recount(t.Context(), a.id); err != nil || !right {
		t.Errorf("the poll does not stand a recount: %v", err)
	}
	results, err := v.ballots.Results(as(t.Context(), outsider), ballot.DoorPoll, idsOf(a))
	if err != nil || results[a.id] == nil || !results[a.id].IsFinal || results[a.id].Voters != people {
		t.Errorf("the results are %+v, %v", results[a.id], err)
	}
}

// opened tells whether what is shown of the ballots of a sealed poll is what its bundle says, in its order, and nothing else.
func (v *vault) opened(t testing.TB, a asked) {
	t.Helper()
	var want, got []string
	for line := range bytes.Lines(v.bundle(t, a)) {
		var o struct {
			Commitment, Choice, Reason string
			Question                   int64
		}
		if err := json.Unmarshal(line, &o); err != nil {
			t.Fatal(err)
		}
		if o.Commitment != "" {
			want = append(want, fmt.Sprint(len(want)+1, o.Question, sorted(t, o.Choice), o.Reason))
		}
	}
	rows, err := v.db.Query(t.Context(), `select place, question_id, choice::text, reason from ballot_opened where entry_id = $1 order by place`, a.id)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var place, id int64
		var choice, reason string
		if err := rows.Scan(&place, &id, &choice, &reason); err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprint(place, id, sorted(t, choice), reason))
	}
	if err := rows.Err(); err != nil || !slices.Equal(got, want) {
		t.Errorf("what is shown of the ballots is %q instead of %q, %v", got, want, err)
	}
}

// sorted is a JSON text as it is written with its members in their alphabetical order.
func sorted(t testing.TB, text string) string {
	t.Helper()
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(again)
}

// TestSealing takes polls of all sizes from their opening to the destruction of their keys.
func TestSealing(t *testing.T) {
	v := openVault(t, 40)
	for _, people := range []int{0, 1, 4, 9, 10, 33} {
		a := v.every(t)
		if _, err := (&keys.Ballots{Dir: v.dir}).Read(v.sealOf(t, a)); err != nil {
			t.Fatalf("a poll is open without a key: %v", err)
		}
		receipts := v.casting(t, a, people)
		v.closed(t, a)
		results, err := v.ballots.Results(as(t.Context(), editor), ballot.DoorPoll, idsOf(a))
		if err != nil || results[a.id] != nil {
			t.Errorf("before the count somebody sees %+v, %v", results[a.id], err)
		}
		if err := v.ballots.Seal(t.Context(), a.id); err != nil {
			t.Fatal(err)
		}
		v.holds(t, a, people, receipts)
		if err := v.nodes[1].Seal(t.Context(), a.id); err != nil {
			t.Errorf("who comes too late: %v", err)
		}
	}
}

// stopping is a node that stops at the nth point of a sealing, and says which points it came to.
func (v *vault) stopping(t testing.TB, at int, how func(point string) error) (*ballot.Service, *[]string) {
	t.Helper()
	points := &[]string{}
	return v.told(t, func(point string) error {
		*points = append(*points, point)
		if len(*points) == at {
			return how(point)
		}
		return nil
	}), points
}

// stoppingAt is a node that stops at a point of this name.
func (v *vault) stoppingAt(t testing.TB, at string, how func(point string) error) *ballot.Service {
	t.Helper()
	return v.told(t, func(point string) error {
		if point == at {
			return how(point)
		}
		return nil
	})
}

// told is a node that tells of the points of its sealings.
func (v *vault) told(t testing.TB, each func(point string) error) *ballot.Service {
	t.Helper()
	node := ballot.NewService(v.db, ballot.Secrets{
		Keys: &keys.Ballots{Dir: v.dir}, Signing: signing.NewService(v.db, v.dir), URL: "https://piazza.example",
	}.StopAt(each).WithRoom(1000))
	t.Cleanup(node.Drain)
	return node
}

var errStop = errors.New("it stops here")

// TestSealingStops stops a sealing at each of its points, and has another node take it up: what it comes to is the same.
func TestSealingStops(t *testing.T) {
	const people = 13
	v := openVault(t, people)
	for at := 1; ; at++ {
		a := v.every(t)
		receipts := v.casting(t, a, people)
		v.closed(t, a)
		node, points := v.stopping(t, at, func(string) error { return errStop })
		err := node.Seal(t.Context(), a.id)
		if len(*points) < at {
			if err != nil || at < 10 {
				t.Errorf("after %d points the sealing has ended with %v", at-1, err)
			}
			v.holds(t, a, people, receipts)
			return
		}
		point := (*points)[at-1]
		if !errors.Is(err, errStop) {
			t.Fatalf("%s: %v", point, err)
		}
		v.midway(t, a, people)
		if err := v.nodes[1].Seal(t.Context(), a.id); err != nil {
			t.Fatalf("after %s: %v", point, err)
		}
		v.holds(t, a, people, receipts)
		if t.Failed() {
			t.Fatalf("it stopped at: %s", point)
		}
	}
}

// midway is what holds of a sealing wherever it stopped: either there are all sheets, or there is a verified bundle.
func (v *vault) midway(t testing.TB, a asked, people int) {
	t.Helper()
	sheets := v.number(t, `select count(*) from ballot_secret where entry_id = $1`, a.id)
	_, err := (&keys.Ballots{Dir: v.dir}).Read(v.sealOf(t, a))
	switch state := poll.SealState(v.state(t, a)); {
	case !state.HasBundle() && (sheets != people || err != nil):
		t.Errorf("a poll that is %s has %d sheets of %d, and of its key is said: %v", state, sheets, people, err)
	case state.HasBundle():
		report, err := verify.File(bytes.NewReader(v.bundle(t, a)), verify.Options{})
		if err != nil || len(report.Findings) > 0 {
			t.Errorf("a poll that is %s has a bundle with %+v, %v", state, report, err)
		}
	}
	if right, err := v.ballots.Recount(t.Context(), a.id); (err != nil || !right) && poll.SealState(v.state(t, a)).Counted() {
		t.Errorf("a poll that is %s does not stand a recount: %v", v.state(t, a), err)
	}
}

// TestSealedNames has the bundle name who took part, and nobody who has erased himself.
func TestSealedNames(t *testing.T) {
	v := openVault(t, 3)
	a := v.secret(t, "")
	v.casting(t, a, 3)
	v.exec(t, `update member set erased_at = now(), handle = 'erased-1' where id = $1`, firstVoter)
	v.sealed(t, a, v.ballots)
	var named []string
	for line := range strings.Lines(string(v.bundle(t, a))) {
		if strings.HasPrefix(line, `{"voter":`) {
			named = append(named, strings.TrimSpace(line))
		}
	}
	want := []string{`{"voter":""}`, fmt.Sprintf(`{"voter":"@m%d"}`, firstVoter+1), fmt.Sprintf(`{"voter":"@m%d"}`, firstVoter+2)}
	if !slices.Equal(named, want) {
		t.Errorf("who took part is %v, not %v", named, want)
	}
}

// TestSealedByTheWarden closes a poll by its time: the warden seals it, and one without the key says so and leaves it.
func TestSealedByTheWarden(t *testing.T) {
	const people = 5
	v := openVault(t, people)
	lacking := &vault{square: &square{db: v.db, ballots: v.node(t, t.TempDir())}}
	a := v.every(t)
	receipts := v.casting(t, a, people)
	lacking.guarded(t)
	v.exec(t, `update poll set opened_at = now() - interval '1 hour', closes_at = now() - interval '1 minute' where entry_id = $1`, a.id)
	v.until(t, "the poll is closed", func() bool { return v.state(t, a) == "closed" })
	v.guarded(t)
	v.until(t, "the poll is sealed", func() bool { return v.state(t, a) == "sealed" })
	v.holds(t, a, people, receipts)
}

// TestWithdrawnSecretly withdraws a poll in which people have voted: it is sealed as any other.
func TestWithdrawnSecretly(t *testing.T) {
	v := openVault(t, 3)
	entries := entry.NewService(v.db)
	entries.OnTurn(v.ballots.Follow)
	a := v.secret(t, "")
	v.exec(t, `update entry set body = 'Testo' where id = $1`, a.id)
	receipts := v.casting(t, a, 3)
	if _, err := entries.Withdraw(as(t.Context(), moderator), entry.ReasonInput{EntryID: a.id, Reason: "Un errore"}); err != nil {
		t.Fatal(err)
	}
	if err := v.ballots.Seal(t.Context(), a.id); err != nil {
		t.Fatal(err)
	}
	v.exec(t, `update entry set state = 'published' where id = $1`, a.id)
	v.holds(t, a, 3, receipts)
}

// TestNeverOpenedSecretly has the time of polls pass that nobody has opened: they are closed, and sealed with nobody's ballots. Without a
// folder of keys they are closed as well.
func TestNeverOpenedSecretly(t *testing.T) {
	v := openVault(t, 0)
	bare := ballot.NewService(v.db, ballot.Secrets{})
	t.Cleanup(bare.Drain)
	const by = `confidential = true, results = 'after_close', phase = 'waiting', opened_at = null, closes_at = now() - interval '1 minute', opening = `
	for _, opening := range []string{`'hand'`, `'time', opens_at = now() - interval '1 hour'`} {
		a := v.poll(t, by+opening)
		if err := v.ballots.Settle(t.Context(), a.id); err != nil {
			t.Fatal(err)
		}
		if err := v.ballots.Seal(t.Context(), a.id); err != nil {
			t.Fatal(err)
		}
		v.holds(t, a, 0, nil)
	}
	a := v.poll(t, by+`'hand'`)
	if err := bare.Settle(t.Context(), a.id); err != nil || v.phase(t, a) != "closed" {
		t.Errorf("without a folder of keys it is %s, %v", v.phase(t, a), err)
	}
	odd := v.poll(t, by+`'hand'`, question{kind: poll.KindSingle, options: 1})
	if err := v.ballots.Settle(t.Context(), odd.id); err != nil || v.phase(t, odd) != "closed" {
		t.Errorf("a poll that could not be opened is %s, %v", v.phase(t, odd), err)
	}
	if err := v.ballots.Seal(t.Context(), a.id); err != nil {
		t.Error(err)
	}
}
