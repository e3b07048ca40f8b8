package poll

import (
	"iter"
	"math/rand/v2"
	"testing"

	"piazza/internal/account"
)

// secret is a small question with the answers by assurance that nobody outside is to work out.
type secret struct {
	q      *Question
	voting *Voting
	levels []account.Assurance
	// cells are votes by level and option; the last column is "none of these" where that is offered.
	cells  [][]int64
	voters []int64
}

// ballots spreads the votes of a level over ballots: one option each, or the next options in turn.
func (s *secret) ballots(level int) Ballots {
	return func(yield func(Choice, int64) bool) {
		rest := append([]int64(nil), s.cells[level]...)
		for voter := range s.voters[level] {
			var choice Choice
			for column := range rest {
				left := s.voters[level] - voter
				if rest[column] > 0 && (s.q.Kind != KindMultiple && len(choice.Options) == 0 && !choice.None || rest[column] >= left) {
					rest[column]--
					if s.q.Limits.None && column == len(rest)-1 {
						choice.None = true
					} else {
						choice.Options = append(choice.Options, s.q.Options[column].ID)
					}
				}
			}
			if !yield(choice, 1) {
				return
			}
		}
	}
}

func drawSecret(draw *rand.Rand, kind KindName) *secret {
	s := &secret{q: &Question{ID: 1, Kind: kind}, voting: &Voting{}, levels: account.Assurances()[1 : 3+draw.IntN(2)]}
	options := 2 + draw.IntN(2)
	s.q.Limits.None = kind == KindSingle && options == 2 && draw.IntN(2) == 0
	for i := range options {
		s.q.Options = append(s.q.Options, Option{ID: OptionID(i + 1)})
	}
	columns := options
	if s.q.Limits.None {
		columns++
	}
	for range s.levels {
		row, voters, most := make([]int64, columns), int64(0), int64(0)
		for column := range row {
			row[column] = draw.Int64N([]int64{2, 4, 9}[draw.IntN(3)])
			voters += row[column]
			most = max(most, row[column])
		}
		if kind == KindMultiple { // each voter chooses one option at least
			voters = most + draw.Int64N(voters-most+1)
		}
		if voters == 0 {
			row[0], voters = 1, 1
		}
		s.cells, s.voters = append(s.cells, row), append(s.voters, voters)
	}
	return s
}

func (s *secret) shown(t *testing.T) []AssuranceResult {
	t.Helper()
	ballots := map[account.Assurance]Ballots{}
	for i, level := range s.levels {
		ballots[level] = s.ballots(i)
	}
	list, err := s.voting.Breakdown(s.q, ballots)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestBreakdownCannotBeWorkedOut tries all tables that look like what is shown, and asks each number under five that is
// left out to be another one in at least one of them.
func TestBreakdownCannotBeWorkedOut(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	draw := rand.New(rand.NewPCG(seed, 0))
	var shown, cells int
	for range 600 {
		s := drawSecret(draw, []KindName{KindSingle, KindSingle, KindMultiple}[draw.IntN(3)])
		list := s.shown(t)
		if list == nil {
			continue
		}
		shown++
		cells += s.checkShown(t, list)
		open := s.sensitive()
		for other := range s.alike(list) {
			for at := range open {
				if other.at(at) != s.at(at) {
					delete(open, at)
				}
			}
			if len(open) == 0 {
				break
			}
		}
		if len(open) > 0 {
			t.Fatalf("%v can be worked out of %+v\nvoters %v, votes %v", open, list, s.voters, s.cells)
		}
	}
	if shown < 50 || cells < 100 {
		t.Errorf("%d breakdowns of %d numbers were shown: too few to say anything", shown, cells)
	}
}

// place is a number of a table; the column -1 is that of the voters.
type place struct{ level, column int }

func (s *secret) at(p place) int64 {
	if p.column < 0 {
		return s.voters[p.level]
	}
	return s.cells[p.level][p.column]
}

// sensitive are the numbers under five, but for those that nobody at all stands behind.
func (s *secret) sensitive() map[place]bool {
	found := map[place]bool{}
	for level := range s.levels {
		for column := -1; column < len(s.cells[level]); column++ {
			p := place{level, column}
			if s.at(p) < fewest && (column < 0 || s.total(column) > 0) {
				found[p] = true
			}
		}
	}
	return found
}

func (s *secret) total(column int) (sum int64) {
	for level := range s.cells {
		sum += s.at(place{level, column})
	}
	return sum
}

// checkShown checks that what is shown is true and not under five, and returns how many numbers are.
func (s *secret) checkShown(t *testing.T, list []AssuranceResult) (numbers int) {
	t.Helper()
	check := func(shown *int64, p place) {
		if shown == nil {
			return
		}
		numbers++
		if *shown != s.at(p) || *shown < fewest {
			t.Fatalf("%v is shown as %d and is %d", p, *shown, s.at(p))
		}
	}
	for level, one := range list {
		check(one.Voters, place{level, -1})
		for column, votes := range one.Votes {
			check(votes, place{level, column})
		}
	}
	return numbers
}

// alike yields all tables with the same totals that would be shown the same.
func (s *secret) alike(list []AssuranceResult) iter.Seq[*secret] {
	return func(yield func(*secret) bool) {
		other := &secret{q: s.q, levels: s.levels, voters: make([]int64, len(s.levels))}
		for range s.levels {
			other.cells = append(other.cells, make([]int64, len(s.cells[0])))
		}
		s.fill(other, list, 0, yield)
	}
}

// fill goes through the columns, and after the last one through the voters.
func (s *secret) fill(other *secret, list []AssuranceResult, column int, yield func(*secret) bool) bool {
	if column < len(s.cells[0]) {
		return s.split(s.total(column), 0, func(level int, n int64) bool {
			if column < len(list[level].Votes) && list[level].Votes[column] != nil && *list[level].Votes[column] != n {
				return false
			}
			other.cells[level][column] = n
			return true
		}, func() bool { return s.fill(other, list, column+1, yield) })
	}
	return s.split(sumOf(s.voters, func(n int64) int64 { return n }), 0, func(level int, n int64) bool {
		other.voters[level] = n
		return other.possible(level) && (list[level].Voters == nil || *list[level].Voters == n)
	}, func() bool { return yield(other) })
}

// possible tells whether the voters of a level can have cast its votes.
func (s *secret) possible(level int) bool {
	var sum, most int64
	for _, n := range s.cells[level] {
		sum, most = sum+n, max(most, n)
	}
	voters := s.voters[level]
	if s.q.Kind == KindMultiple {
		return voters > 0 && most <= voters && sum >= voters
	}
	return voters > 0 && sum == voters
}

// split gives a sum to the levels in every way; it stops where then does not want more.
func (s *secret) split(sum int64, level int, take func(level int, n int64) bool, then func() bool) bool {
	if level == len(s.levels)-1 {
		return !take(level, sum) || then()
	}
	for n := range sum + 1 {
		if take(level, n) && !s.split(sum-n, level+1, take, then) {
			return false
		}
	}
	return true
}

func TestBreakdownOfConsentAndOfKindsWithoutVotes(t *testing.T) {
	ballots := func(agree, block int64) Ballots {
		return func(yield func(Choice, int64) bool) {
			_ = yield(Choice{Stance: Agree}, agree) && yield(Choice{Stance: Block}, block)
		}
	}
	by := map[account.Assurance]Ballots{account.AssuranceEmail: ballots(20, 10), account.AssuranceHigh: ballots(9, 8)}
	list, err := (&Voting{}).Breakdown(&Question{Kind: KindConsent}, by)
	if err != nil || len(list) != 2 || *list[0].Votes[0] != 20 || *list[1].Votes[3] != 8 || *list[1].Voters != 17 {
		t.Errorf("consent came to %+v, %v", list, err)
	}
	condition := OptionID(3)
	if list, _ := (&Voting{}).Breakdown(&Question{Kind: KindConsent, OnlyIf: &condition}, by); list != nil {
		t.Errorf("a question that some are asked came to %+v", list)
	}
	texts := func(yield func(Choice, int64) bool) { yield(Choice{Text: "piazza"}, 7) }
	by = map[account.Assurance]Ballots{account.AssuranceEmail: texts, account.AssuranceHigh: texts, account.AssuranceNone: texts}
	voting := &Voting{Rules: Rules{Assurance: account.AssuranceEmail}}
	list, err = voting.Breakdown(&Question{Kind: KindOpen}, by)
	if err != nil || len(list) != 2 || *list[1].Voters != 7 || list[1].Votes != nil {
		t.Errorf("texts came to %+v, %v", list, err)
	}
}
