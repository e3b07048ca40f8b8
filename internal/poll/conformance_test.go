package poll

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"
)

// The conformance of a kind is tested without knowing it: questions and choices are drawn at random over everything that
// they can hold, and those that the kind accepts have to behave. A new kind is tested from the line in the register on.

// chance draws questions and choices.
type chance struct{ *rand.Rand }

const (
	drawnQuestions = 60
	drawnBallots   = 80
	drawsInVain    = 100_000
)

func TestConformance(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(kinds())) {
		t.Run(string(name), func(t *testing.T) {
			seed := rand.Uint64()
			t.Logf("seed %d", seed)
			draw := chance{rand.New(rand.NewPCG(seed, 0))}
			for range drawnQuestions {
				q := draw.question(t, name)
				sent := draw.choices(t, q)
				conforms(t, q, sent)
			}
			empty(t, draw.question(t, name))
		})
	}
}

func (c chance) question(t *testing.T, kind KindName) *Question {
	t.Helper()
	for range drawsInVain {
		q := &Question{ID: 1, Kind: kind, Limits: Limits{
			Least: c.IntN(4), Most: c.IntN(7), Seats: c.IntN(4), Highest: c.Int64N(12), Ceiling: c.Int64N(400),
			From: c.Int64N(10) - 5, To: c.Int64N(100), Step: c.Int64N(3), None: c.IntN(2) == 0,
		}}
		for i := range c.IntN(8) {
			starts := time.Unix(int64(i)*3600, 0)
			ends := starts.Add(time.Hour)
			q.Options = append(q.Options, Option{
				ID: OptionID(10 + i), Title: fmt.Sprint("option ", i), Cost: 1 + c.Int64N(100), StartsAt: &starts, EndsAt: &ends,
			})
		}
		for i := range c.IntN(4) {
			q.Rows = append(q.Rows, Row{RowID(100 + i), fmt.Sprint("row ", i)})
		}
		if q.Check() == nil {
			return q
		}
	}
	t.Fatal("no question of this kind is accepted")
	return nil
}

// choices draws ballots, each in the form in which it is kept.
func (c chance) choices(t *testing.T, q *Question) []Choice {
	t.Helper()
	var kept []Choice
	for range drawsInVain {
		if len(kept) == drawnBallots {
			return kept
		}
		read, err := q.Read(c.choice(q))
		if err == nil {
			kept = append(kept, read)
		}
	}
	t.Fatalf("%d choices out of %d were accepted for %+v", len(kept), drawsInVain, q)
	return nil
}

// choice draws one part of a choice, fitting or not.
func (c chance) choice(q *Question) Choice {
	var drawn Choice
	some := func() OptionID {
		if len(q.Options) == 0 {
			return 1
		}
		return q.Options[c.IntN(len(q.Options))].ID
	}
	switch c.IntN(7) {
	case 0:
		for _, i := range c.Perm(len(q.Options))[:c.IntN(len(q.Options)+1)] {
			drawn.Options = append(drawn.Options, q.Options[i].ID)
		}
	case 1:
		for range c.IntN(4) {
			drawn.Marks = append(drawn.Marks, Mark{some(), c.Int64N(6)})
		}
	case 2:
		for _, row := range q.Rows {
			drawn.Cells = append(drawn.Cells, Cell{row.ID, some()})
		}
	case 3:
		drawn.Stance = stances()[c.IntN(len(stances()))]
	case 4:
		n := c.Int64N(120) - 10
		drawn.Number = &n
	case 5:
		drawn.Text = []string{"piazza verde", " Più alberi in piazza! ", "alberi", "una piazza senza auto"}[c.IntN(4)]
	case 6:
		drawn.None = true
	}
	return drawn
}

func conforms(t *testing.T, q *Question, sent []Choice) {
	t.Helper()
	for _, choice := range sent {
		again, err := q.Read(choice)
		if err != nil || !reflect.DeepEqual(again, choice) {
			t.Fatalf("%+v read again is %+v, %v", choice, again, err)
		}
		if kept := throughJSON(t, choice); !reflect.DeepEqual(kept, choice) {
			t.Fatalf("%+v kept as JSON is %+v", choice, kept)
		}
	}
	result := counted(t, q, oneByOne(sent))
	rand.Shuffle(len(sent), func(i, j int) { sent[i], sent[j] = sent[j], sent[i] })
	if other := counted(t, q, oneByOne(sent)); text(t, other) != text(t, result) {
		t.Fatalf("in another order:\n%s\n%s", text(t, other), text(t, result))
	}
	if other := counted(t, q, gathered(t, sent)); text(t, other) != text(t, result) {
		t.Fatalf("equal ballots together:\n%s\n%s", text(t, other), text(t, result))
	}
	kept(t, q, result)
	if result.Common().Voters != int64(len(sent)) {
		t.Fatalf("%d ballots came to %d", len(sent), result.Common().Voters)
	}
	conserved(t, sent, result)
}

func empty(t *testing.T, q *Question) {
	t.Helper()
	result := counted(t, q, oneByOne(nil))
	if result.Common().Voters != 0 {
		t.Errorf("no ballots came to %d", result.Common().Voters)
	}
	conserved(t, nil, result)
	kept(t, q, result)
}

// kept checks that a result that was kept as JSON is the same when it is read again.
func kept(t *testing.T, q *Question, result Result) {
	t.Helper()
	written := text(t, result)
	read, err := q.ReadResult([]byte(written))
	if err != nil {
		t.Fatal(err)
	}
	if again := text(t, read); again != written || !Equal(read, result) || reflect.TypeOf(read) != reflect.TypeOf(result) {
		t.Fatalf("kept and read again:\n%s\n%s", written, again)
	}
}

func counted(t *testing.T, q *Question, ballots Ballots) Result {
	t.Helper()
	result, err := q.Count(ballots)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func oneByOne(sent []Choice) Ballots {
	return func(yield func(Choice, int64) bool) {
		for _, choice := range sent {
			if !yield(choice, 1) {
				return
			}
		}
	}
}

func gathered(t *testing.T, sent []Choice) Ballots {
	t.Helper()
	people, choices := map[string]int64{}, map[string]Choice{}
	for _, choice := range sent {
		key := text(t, choice)
		people[key]++
		choices[key] = choice
	}
	return func(yield func(Choice, int64) bool) {
		for key, n := range people {
			if !yield(choices[key], n) {
				return
			}
		}
	}
}

func throughJSON(t *testing.T, choice Choice) (kept Choice) {
	t.Helper()
	if err := json.Unmarshal([]byte(text(t, choice)), &kept); err != nil {
		t.Fatal(err)
	}
	return kept
}

func text(t *testing.T, value any) string {
	t.Helper()
	written, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(written)
}

// conserved checks that no vote is lost and none comes from nowhere.
func conserved(t *testing.T, sent []Choice, result Result) {
	t.Helper()
	var options, none, marks, cells int64
	for _, choice := range sent {
		options += int64(len(choice.Options))
		cells += int64(len(choice.Cells))
		for _, mark := range choice.Marks {
			marks += mark.Value
		}
		if choice.None {
			none++
		}
	}
	people := int64(len(sent)) - none
	switch r := result.(type) {
	case *Counts:
		equal(t, "votes", sum(r.Options, func(o OptionCount) int64 { return o.Votes }), options)
	case *Funding:
		equal(t, "votes", sum(r.Projects, func(p Project) int64 { return p.Votes }), options)
		equal(t, "spent", r.Spent, sum(r.Projects, func(p Project) int64 {
			if p.IsFunded {
				return p.Cost
			}
			return 0
		}))
	case *Preferences:
		rounds(t, r.Rounds, people, 0)
		for _, duel := range r.Condorcet.Duels {
			if duel.For+duel.Against > people {
				t.Errorf("a duel of %d and %d among %d people", duel.For, duel.Against, people)
			}
		}
	case *Seats:
		rounds(t, r.Rounds, people, r.Quota)
		if people > 0 && len(r.Elected) != r.Seats {
			t.Errorf("%d elected for %d seats", len(r.Elected), r.Seats)
		}
	case *Scores:
		equal(t, "marks", sum(r.Options, func(o OptionScore) int64 { return o.Sum }), marks)
	case *Sums:
		equal(t, "dots", sum(r.Options, func(o OptionDots) int64 { return o.Dots }), marks)
	case *Stances:
		equal(t, "stances", sum(r.Counts, func(c StanceCount) int64 { return c.Votes }), people)
	case *Slots:
		for _, slot := range r.Slots {
			equal(t, "answers to a slot", slot.Yes+slot.Maybe+slot.No, people)
		}
	case *Numbers:
		equal(t, "people in bins", sum(r.Bins, func(b Bin) int64 { return b.People }), people)
	case *Words:
		for _, word := range r.Words {
			if word.People > people {
				t.Errorf("%q from %d of %d people", word.Word, word.People, people)
			}
		}
	case *Grid:
		equal(t, "cells", sum(r.Cells, func(c CellCount) int64 { return c.Votes }), cells)
	default:
		t.Errorf("nothing is said about what %T conserves", r)
	}
}

// rounds checks that each round holds all votes: those of the options still in the count, those exhausted, and a quota for
// each that was elected before and has handed on its surplus.
func rounds(t *testing.T, all []Round, people, quota int64) {
	t.Helper()
	settled, waiting := new(big.Rat), map[OptionID]*big.Rat{}
	for i, round := range all {
		total := new(big.Rat).Set(round.Lost)
		total.Add(total, settled)
		votes := map[OptionID]*big.Rat{}
		for _, count := range round.Counts {
			total.Add(total, count.Exact)
			votes[count.Option] = count.Exact
		}
		for _, held := range waiting {
			total.Add(total, held)
		}
		if total.Cmp(whole(people)) != 0 {
			t.Fatalf("round %d holds %s votes of %d", i+1, total.RatString(), people)
		}
		for _, id := range round.Elected {
			waiting[id] = votes[id]
		}
		if round.Transfers != nil && round.Eliminated == nil {
			delete(waiting, round.Transfers.From)
			settled.Add(settled, whole(quota))
		}
	}
}

func sum[T any](list []T, of func(T) int64) int64 { return sumOf(list, of) }

func equal(t *testing.T, what string, got, want int64) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %d, want %d", what, got, want)
	}
}
