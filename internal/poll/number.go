package poll

import (
	"maps"
	"math/big"
	"slices"
)

// Numbers is the result of a question for a number. Numbers are in millionths.
type Numbers struct {
	Turnout
	// People gave a number; Sum is what they gave together.
	People int64    `json:"people"`
	Sum    *big.Int `json:"sum"`
	// MedianTwice is the median times two.
	MedianTwice int64 `json:"medianTwice"`
	Low         int64 `json:"least"`
	High        int64 `json:"greatest"`
	// Bins are the histogram, lowest first: at most 20 of equal width.
	Bins []Bin `json:"bins"`
}

// Mean is the mean as a decimal, nil where nobody gave a number.
func (n *Numbers) Mean() *string {
	return n.written(func() *big.Rat { return new(big.Rat).SetFrac(n.Sum, big.NewInt(n.People*millionths)) })
}

// Median is the median as a decimal, nil where nobody gave a number.
func (n *Numbers) Median() *string {
	return n.written(func() *big.Rat { return big.NewRat(n.MedianTwice, 2*millionths) })
}

// Least is the least number as a decimal, nil where nobody gave one.
func (n *Numbers) Least() *string {
	return n.written(func() *big.Rat { return big.NewRat(n.Low, millionths) })
}

// Greatest is the greatest number as a decimal, nil where nobody gave one.
func (n *Numbers) Greatest() *string {
	return n.written(func() *big.Rat { return big.NewRat(n.High, millionths) })
}

func (n *Numbers) written(number func() *big.Rat) *string {
	if n.People == 0 {
		return nil
	}
	text := decimal(number(), decimalPlaces+1) // the median of two lies half a millionth between them
	return &text
}

// Bin is how many people gave a number from First up to and including Last.
type Bin struct {
	First  int64 `json:"from"`
	Last   int64 `json:"to"`
	People int64 `json:"people"`
}

// From is where the bin begins, as a decimal.
func (b Bin) From() string { return FormatDecimal(b.First) }

// To is where it ends, as a decimal.
func (b Bin) To() string { return FormatDecimal(b.Last) }

const (
	mostBins = 20
	// farthest keeps the distance between two numbers, and what is written of it, within what a client can count.
	farthest = int64(1e15)
)

// numberKind asks for a number between From and To in steps of Step.
type numberKind struct{}

func (numberKind) check(q *Question) error {
	l := q.Limits
	switch {
	case len(q.Options) > 0:
		return ErrOptions
	case l.Step < 1 || l.To <= l.From || l.From < -farthest || l.To > farthest || (l.To-l.From)%l.Step != 0:
		return ErrLimits
	}
	return nil
}

func (numberKind) read(q *Question, sent Choice) (Choice, error) {
	if sent.Number == nil || !sent.only(partNumber) {
		return Choice{}, ErrChoice
	}
	n := *sent.Number
	if n < q.Limits.From || n > q.Limits.To || (n-q.Limits.From)%q.Limits.Step != 0 {
		return Choice{}, ErrNumber
	}
	return Choice{Number: &n}, nil
}

func (numberKind) count(q *Question, ballots Ballots) Result {
	given := map[int64]int64{}
	r := &Numbers{Sum: new(big.Int)}
	r.Turnout = answered(ballots, func(c Choice, people int64) {
		given[*c.Number] += people
		r.People += people
		r.Sum.Add(r.Sum, new(big.Int).Mul(big.NewInt(*c.Number), big.NewInt(people)))
	})
	r.Bins = bins(q.Limits)
	width := r.Bins[0].Last - r.Bins[0].First + q.Limits.Step
	values := slices.Sorted(maps.Keys(given))
	for _, n := range values {
		r.Bins[(n-q.Limits.From)/width].People += given[n]
	}
	if r.People > 0 {
		r.Low, r.High = values[0], values[len(values)-1]
		r.MedianTwice = nthOf(values, given, (r.People-1)/2) + nthOf(values, given, r.People/2)
	}
	return r
}

func (numberKind) blank() Result { return new(Numbers) }

// bins divides the scale into at most 20 parts of equal width, the last of which may be shorter.
func bins(l Limits) []Bin {
	steps := (l.To-l.From)/l.Step + 1
	perBin := (steps + mostBins - 1) / mostBins
	var list []Bin
	for first := int64(0); first < steps; first += perBin {
		last := min(first+perBin, steps) - 1
		list = append(list, Bin{First: l.From + first*l.Step, Last: l.From + last*l.Step})
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
