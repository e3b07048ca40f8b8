package poll

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// taken are the marks of an option in the order in which majority judgement takes them away, as the book words it.
func taken(marks []int64) []int64 {
	rest, order := slices.Sorted(slices.Values(marks)), []int64(nil)
	for len(rest) > 0 {
		middle := (len(rest) - 1) / 2
		order = append(order, rest[middle])
		rest = slices.Delete(rest, middle, middle+1)
	}
	return order
}

func TestMajorityJudgementTakesMarksAwayFromTheMiddle(t *testing.T) {
	draw := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		people, highest := 1+draw.IntN(9), 1+draw.Int64N(4)
		given := make([][]int64, 4)
		result := &Scores{Turnout: Turnout{Voters: int64(people) + 1, None: 1}}
		for i := range given {
			option := OptionScore{Option: OptionID(i + 1), Given: make([]int64, highest+1)}
			for range people {
				mark := draw.Int64N(highest + 1)
				given[i] = append(given[i], mark)
				if mark > 0 || draw.IntN(2) == 0 { // who marks nothing gives the lowest mark
					option.Given[mark]++
					option.People++
				}
			}
			result.Options = append(result.Options, option)
		}
		result.judge()
		for i, a := range result.Options {
			if want := taken(given[i])[0]; *a.Grade != want {
				t.Fatalf("%v: grade %d, want %d", given[i], *a.Grade, want)
			}
			better := 1
			for j := range result.Options {
				if slices.Compare(taken(given[j]), taken(given[i])) > 0 {
					better++
				}
			}
			if a.Place != better {
				t.Fatalf("%v of %v: place %d, want %d", given[i], given, a.Place, better)
			}
		}
	}
}

func TestMajorityJudgementOfNobody(t *testing.T) {
	result := &Scores{Turnout: Turnout{Voters: 2, None: 2}, Options: []OptionScore{{Option: 1, Given: []int64{0, 0}}}}
	result.judge()
	if one := result.Options[0]; one.Grade != nil || one.Place != 0 {
		t.Errorf("nobody judged %+v", one)
	}
}
