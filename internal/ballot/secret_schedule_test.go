package ballot_test

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/poll"
)

// intrigue is a random schedule of casts, changed minds, repeated requests and mergers upon a confidential poll of two nodes.
type intrigue struct {
	*vault
	a    asked
	rand *rand.Rand
	// voted is what each person voted last; persons who turned out to be others are gone from it.
	voted map[int64]*voice
	// receipts are all that anybody was ever given, authors whose commitments are whose.
	receipts []string
	authors  map[string]int64
	// united are those who turned out to be others.
	united map[int64]bool
	// erased are those who have erased themselves: they do not act any more.
	erased map[int64]bool
	// oldest are the first accounts of those who have several.
	oldest map[int64]int64
	// first are those who had not voted before, as nobody whom they had been either.
	first map[int64]bool
	// log and turnout are what was seen last.
	log     []logged
	turnout int
}

// voice is the last vote of a person.
type voice struct {
	place   int
	receipt string
	last    ballot.VoteInput
	// turn is when it was cast.
	turn int
	// second is what he answered to the second question, -1 where he left it out.
	second int
}

// TestSecretSchedules plays random schedules. Nothing that can be seen from outside moves but by batches of at least five voters while ten
// wait, the log only grows, a receipt is the same for the same vote, and in the end all receipts are in the log, and each person has one
// effective ballot.
func TestSecretSchedules(t *testing.T) {
	const people = 24
	v := openVault(t, people)
	for seed := range uint64(size(10, 200)) {
		s := &intrigue{
			vault: v, rand: rand.New(rand.NewPCG(seed, 8)), voted: map[int64]*voice{}, authors: map[string]int64{}, united: map[int64]bool{}, erased: map[int64]bool{}, oldest: map[int64]int64{}, first: map[int64]bool{},
		}
		s.a = v.secret(t, "", question{kind: poll.KindSingle, options: 4}, question{kind: poll.KindSingle, options: 4, optional: true})
		s.look(t)
		for turn := range 40 + s.rand.IntN(80) {
			s.act(t, turn, people)
			s.look(t)
		}
		s.end(t)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
		// The next schedule is played by others.
		v.exec(t, `update person set united_into = null`)
		v.exec(t, `update member set person_id = id, erased_at = null, handle = 'm' || id`)
		v.exec(t, `delete from ballot_united`)
	}
}

// act is one of the things that happen.
func (s *intrigue) act(t *testing.T, turn, people int) {
	who := int64(firstVoter + s.rand.IntN(people))
	for s.united[who] || s.erased[who] {
		who = int64(firstVoter + s.rand.IntN(people))
	}
	switch had := s.voted[who]; {
	case s.rand.IntN(25) == 0:
		s.merge(t, who, people)
	case s.rand.IntN(40) == 0 && len(s.erased) < people/4:
		s.erase(t, who)
	case s.rand.IntN(30) == 0:
		s.nodes[s.rand.IntN(2)] = s.node(t, s.dir) // one ends, and another begins
	case had != nil && s.rand.IntN(3) == 0:
		s.repeat(t, who, had)
	default:
		s.say(t, who, turn)
	}
}

// say casts something new, or the same once more.
func (s *intrigue) say(t *testing.T, who int64, turn int) {
	place := s.rand.IntN(4)
	in := secretly(s.a.choose(place))
	second := -1
	if had := s.voted[who]; had != nil {
		second = had.second
	}
	if s.rand.IntN(2) == 0 {
		second = s.rand.IntN(4)
		in.Ballots = append(in.Ballots, s.a.answer(1, second))
	}
	if s.rand.IntN(2) == 0 {
		in = keyed(in, fmt.Sprint(s.a.id, "-", turn))
	}
	done, err := s.nodes[s.rand.IntN(2)].Vote(as(t.Context(), who), in)
	if err != nil {
		t.Fatalf("%d votes: %v", who, err)
	}
	lines := s.promised(t, done.Receipt)
	if s.voted[who] == nil {
		s.first[who] = true
	}
	if had := s.voted[who]; had == nil || had.receipt != done.Receipt {
		for _, line := range lines {
			if s.authors[line] != 0 {
				t.Errorf("%s was promised twice", line)
			}
			s.authors[line] = who
		}
		s.receipts = append(s.receipts, done.Receipt)
	}
	s.voted[who] = &voice{place: place, receipt: done.Receipt, last: in, turn: turn, second: second}
}

// repeat sends the last request once more, at either node: the answer is the same.
func (s *intrigue) repeat(t *testing.T, who int64, had *voice) {
	done, err := s.nodes[s.rand.IntN(2)].Vote(as(t.Context(), who), had.last)
	if err != nil || done.Receipt != had.receipt {
		t.Errorf("%d repeats his vote and gets %v, %v, not %s", who, done, err, had.receipt)
	}
	own, err := s.nodes[s.rand.IntN(2)].Receipts(as(t.Context(), who), idsOf(s.a))
	if err != nil || own[s.a.id] != had.receipt {
		t.Errorf("%d finds the receipt %q, %v, not %s", who, own[s.a.id], err, had.receipt)
	}
}

// merge finds that somebody is somebody else: the later of their votes counts.
func (s *intrigue) merge(t *testing.T, from int64, people int) {
	into := int64(firstVoter + s.rand.IntN(people))
	if into == from || s.united[into] || s.erased[into] {
		return
	}
	s.unite(t, from, into)
	s.united[from] = true
	s.oldest[into] = min(s.account(into), s.account(from))
	if _, err := s.nodes[0].Vote(as(t.Context(), from), secretly(s.a.choose(0))); !errors.Is(err, ballot.ErrUnited) {
		t.Errorf("who is somebody else now votes as who he was: %v", err)
	}
	mine, theirs := s.voted[from], s.voted[into]
	delete(s.voted, from)
	if mine != nil && (theirs == nil || theirs.turn < mine.turn) {
		// His requests were another account's: what he sends from now on has keys of its own.
		kept := *mine
		kept.last = secretly(s.a.choose(mine.place))
		s.voted[into] = &kept
	}
}

// look reads what anybody can see, and holds it to what was seen before.
func (s *intrigue) look(t *testing.T) {
	entries := s.journal(t, s.a)
	if len(entries) < len(s.log) || !slices.EqualFunc(s.log, entries[:len(s.log)], func(a, b logged) bool { return a.Head == b.Head }) {
		t.Fatal("the log does not begin as it did")
	}
	turnout := s.number(t, `select voters from poll_tally where entry_id = $1`, s.a.id)
	if turnout != s.turnout && len(entries) == len(s.log) {
		t.Errorf("the turnout moves from %d to %d without a batch", s.turnout, turnout)
	}
	before := inLog(s.log)
	for _, e := range entries[len(s.log):] {
		if e.Number > 0 {
			s.batch(t, e, before)
		}
	}
	s.log, s.turnout = entries, turnout
	if voters := s.seen(); voters != turnout {
		t.Errorf("the turnout is %d, and the log has %d voters", turnout, voters)
	}
}

// batch holds a new entry to being of at least five voters, of at least ten who waited.
func (s *intrigue) batch(t *testing.T, e logged, before map[string]int) {
	in, waited, asked := map[int64]bool{}, map[int64]bool{}, map[string]int{}
	for _, line := range e.commitments {
		if who := s.authors[line]; who != 0 {
			in[who] = true
		}
		question, _, _ := strings.Cut(line, " ")
		asked[question]++
	}
	if len(asked) != 2 || asked[fmt.Sprint(s.a.questions[0])] != asked[fmt.Sprint(s.a.questions[1])] {
		t.Errorf("entry %d tells how many answered which question: %v", e.Number, asked)
	}
	for line, who := range s.authors {
		if _, is := before[line]; !is {
			waited[who] = true
		}
	}
	if len(in) < 5 || len(waited) < 10 || len(waited)-len(in) != 5 {
		t.Errorf("entry %d has the casts of %d voters of %d who waited", e.Number, len(in), len(waited))
	}
	if !slices.IsSorted(e.commitments) {
		t.Errorf("entry %d is not sorted", e.Number)
	}
}

// seen is how many of those have commitments in the log who voted for the first time.
func (s *intrigue) seen() int {
	names := map[int64]bool{}
	for line := range inLog(s.log) {
		if who := s.authors[line]; s.first[who] {
			names[who] = true
		}
	}
	return len(names)
}

// end closes the poll: all receipts are in the log, and each person has one ballot that counts.
func (s *intrigue) end(t *testing.T) {
	s.sealing(t)
	entries := s.journal(t, s.a)
	if last := entries[len(entries)-1]; last.Kind != "close" {
		t.Errorf("the log ends with %s", last.Kind)
	}
	at := inLog(entries)
	for _, text := range s.receipts {
		for _, line := range s.promised(t, text) {
			if _, is := at[line]; !is {
				t.Errorf("%s was promised and is not in the log", line)
			}
		}
	}
	if len(at) != 2*len(s.receipts) {
		t.Errorf("%d votes have %d commitments to two questions in the log", len(s.receipts), len(at))
	}
	results, err := s.nodes[0].Results(as(t.Context(), editor), ballot.DoorPoll, idsOf(s.a))
	if err != nil || results[s.a.id] == nil {
		t.Fatalf("the results are %v, %v", results, err)
	}
	s.sums(t, results[s.a.id])
	var took []int64
	s.row(t, &took, `select coalesce(array_agg(person_id order by person_id), '{}') from ballot_took_part where entry_id = $1`, s.a.id)
	if !slices.Equal(took, slices.Sorted(maps.Keys(s.voted))) || results[s.a.id].Voters != len(took) {
		t.Errorf("%v took part, %d voters, and %d voted", took, results[s.a.id].Voters, len(s.voted))
	}
	s.verified(t, entries)
}
