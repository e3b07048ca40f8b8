// Command peers draws elections at random, counts them, and writes one a line for programs that others wrote to count anew.
// The seed is its argument: the same seed draws the same elections.
package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"

	"piazza/internal/poll"
)

// election is a line. Options are named by their places from 1.
type election struct {
	Options int       `json:"options"`
	Seats   int       `json:"seats"`
	Orders  [][]int   `json:"orders"`
	Full    [][]int   `json:"full"`
	Marks   [][]int64 `json:"marks"`
	Highest int64     `json:"highest"`
	Counted countings `json:"counted"`
}

// countings are what we make of it: of the orders, of those that rank every option, of one elected for each seat, and of
// the marks.
type countings struct {
	Orders poll.Result `json:"orders"`
	Full   poll.Result `json:"full"`
	Seats  poll.Result `json:"seats"`
	Marks  poll.Result `json:"marks"`
}

func main() {
	if err := run(os.Args); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("usage: peers SEED ELECTIONS")
	}
	seed, err := strconv.ParseUint(args[1], 10, 64)
	if err != nil {
		return err
	}
	elections, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	draw := rand.New(rand.NewPCG(seed, 0))
	lines := json.NewEncoder(os.Stdout)
	for range elections {
		one, err := drawElection(draw)
		if err != nil {
			return err
		}
		if err := lines.Encode(one); err != nil {
			return err
		}
	}
	return nil
}

func drawElection(draw *rand.Rand) (*election, error) {
	e := &election{Options: 3 + draw.IntN(5), Highest: 1 + draw.Int64N(6)}
	e.Seats = 1 + draw.IntN(min(4, e.Options-1))
	weight := make([]float64, e.Options)
	for i := range weight {
		weight[i] = 0.2 + draw.Float64()
	}
	for range 5 + draw.IntN(120) {
		order := drawOrder(draw, weight)
		e.Full = append(e.Full, order)
		e.Orders = append(e.Orders, order[:1+draw.IntN(len(order))])
		marks := make([]int64, e.Options)
		for i := range marks {
			marks[i] = draw.Int64N(e.Highest + 1)
		}
		e.Marks = append(e.Marks, marks)
	}
	return e, e.count()
}

// drawOrder draws a full order in which options of more weight tend to come first, so that some are elected by a quota.
func drawOrder(draw *rand.Rand, weight []float64) []int {
	order, left := []int(nil), make([]int, len(weight))
	for i := range left {
		left[i] = i
	}
	for len(left) > 0 {
		best, most := 0, -1.0
		for at, option := range left {
			if luck := weight[option] * draw.Float64(); luck > most {
				best, most = at, luck
			}
		}
		order = append(order, left[best]+1)
		left = append(left[:best], left[best+1:]...)
	}
	return order
}

func (e *election) count() (err error) {
	q := &poll.Question{ID: 1, Limits: poll.Limits{Seats: e.Seats, Highest: e.Highest}}
	for i := range e.Options {
		q.Options = append(q.Options, poll.Option{ID: poll.OptionID(i + 1), Title: fmt.Sprint("option ", i+1)})
	}
	for _, part := range []struct {
		kind    poll.KindName
		into    *poll.Result
		ballots poll.Ballots
	}{
		{poll.KindRanked, &e.Counted.Orders, orders(e.Orders)},
		{poll.KindRanked, &e.Counted.Full, orders(e.Full)},
		{poll.KindSTV, &e.Counted.Seats, orders(e.Orders)},
		{poll.KindScore, &e.Counted.Marks, marks(e.Marks)},
	} {
		q.Kind = part.kind
		if *part.into, err = q.Count(part.ballots); err != nil {
			return err
		}
	}
	return nil
}

func orders(list [][]int) poll.Ballots {
	return func(yield func(poll.Choice, int64) bool) {
		for _, order := range list {
			var choice poll.Choice
			for _, option := range order {
				choice.Options = append(choice.Options, poll.OptionID(option))
			}
			if !yield(choice, 1) {
				return
			}
		}
	}
}

func marks(list [][]int64) poll.Ballots {
	return func(yield func(poll.Choice, int64) bool) {
		for _, given := range list {
			var choice poll.Choice
			for i, value := range given {
				choice.Marks = append(choice.Marks, poll.Mark{Option: poll.OptionID(i + 1), Value: value})
			}
			if !yield(choice, 1) {
				return
			}
		}
	}
}
