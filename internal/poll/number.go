package poll

import (
	"maps"
	"slices"
)

// Numbers is the result of a question for a number. Numbers are in millionths.
type Numbers struct {
	Turnout
	// People gave a number; Sum is what they gave together.
	People int64
	Sum    int64
	// MedianTwice is the median times two.
	MedianTwice int64
	Least       int64
	Greatest    int64
	// Bins are the histogram, lowest first: at most 20 of equal width.
	Bins []Bin
}

// Bin is how many people gave a number from From up to and including To.
type Bin struct {
	From, To int64
	People   int64
}

const (
	mostBins = 20
	// farthest keeps a sum of numbers from many people within 64 bits.
	farthest = int64(1e12)
)

// number asks for a number between From and To in steps of Step.
type number struct{}

func (number) check(q *Question) error {
	l := q.Limits
	switch {
	case len(q.Options) > 0:
		return ErrOptions
	case l.Step < 1 || l.To <= l.From || l.From < -farthest || l.To > farthest || (l.To-l.From)%l.Step != 0:
		return ErrLimits
	}
	return nil
}

func (number) read(q *Question, sent Choice) (Choice, error) {
	if sent.Number == nil || !sent.only(Choice{Number: sent.Number}) {
		return Choice{}, ErrChoice
	}
	n := *sent.Number
	if n < q.Limits.From || n > q.Limits.To || (n-q.Limits.From)%q.Limits.Step != 0 {
		return Choice{}, ErrNumber
	}
	return Choice{Number: &n}, nil
}

func (number) count(q *Question, ballots Ballots) Result {
	given := map[int64]int64{}
	var r Numbers
	r.Turnout = answered(ballots, func(c Choice, people int64) {
		given[*c.Number] += people
		r.People += people
		r.Sum += *c.Number * people
	})
	r.Bins = bins(q.Limits)
	width := r.Bins[0].To - r.Bins[0].From + q.Limits.Step
	values := slices.Sorted(maps.Keys(given))
	for _, n := range values {
		r.Bins[(n-q.Limits.From)/width].People += given[n]
	}
	if r.People > 0 {
		r.Least, r.Greatest = values[0], values[len(values)-1]
		r.MedianTwice = nthOf(values, given, (r.People-1)/2) + nthOf(values, given, r.People/2)
	}
	return r
}

// bins divides the scale into at most 20 parts of equal width, the last of which may be shorter.
func bins(l Limits) []Bin {
	steps := (l.To-l.From)/l.Step + 1
	perBin := (steps + mostBins - 1) / mostBins
	var list []Bin
	for first := int64(0); first < steps; first += perBin {
		last := min(first+perBin, steps) - 1
		list = append(list, Bin{From: l.From + first*l.Step, To: l.From + last*l.Step})
	}
	return list
}

func nthOf(values []int64, given map[int64]int64, n int64) int64 {
	for _, value := range values {
		if n < given[value] {
			return value
		}
		n -= given[value]
	}
	return 0
}
