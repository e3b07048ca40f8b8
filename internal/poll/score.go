package poll

import (
	"math/big"
	"slices"
)

// Scores is the result of marks: what each option was given.
type Scores struct {
	Turnout
	Options []OptionScore `json:"options"`
}

// OptionScore is what an option was given.
type OptionScore struct {
	Option OptionID `json:"option"`
	// People is how many gave it a mark.
	People int64 `json:"people"`
	Sum    int64 `json:"sum"`
	// MedianTwice is the median mark times two: of an even number of marks the median lies between two.
	MedianTwice int64 `json:"medianTwice"`
	// Given is how many people gave each mark, from 0 to the highest.
	Given []int64 `json:"given"`
	// Grade is the mark that a majority holds it worth at least, nil where nobody answered; Place is where it stands by
	// majority judgement, 1 for the best, 0 where nobody answered.
	Grade *int64 `json:"grade"`
	Place int    `json:"place"`
}

// Mean is the mean of the marks, nil where there are none.
func (s OptionScore) Mean() *float64 { return s.written(s.Sum, s.People) }

// Median is the median of the marks, nil where there are none.
func (s OptionScore) Median() *float64 { return s.written(s.MedianTwice, 2) }

func (s OptionScore) written(part, of int64) *float64 {
	if s.People == 0 {
		return nil
	}
	number := shown(big.NewRat(part, of))
	return &number
}

const highestMark = 100

// score asks for a mark from 0 to Highest for options; who leaves one out gives it no mark.
type score struct{}

func (score) check(q *Question) error {
	if err := q.checkOptions(); err != nil {
		return err
	}
	if q.Limits.Highest < 1 || q.Limits.Highest > highestMark {
		return ErrLimits
	}
	return nil
}

func (score) read(q *Question, sent Choice) (Choice, error) {
	if !sent.only(partMarks) {
		return Choice{}, ErrChoice
	}
	marks, err := q.readMarks(sent.Marks, q.Limits.Highest, true)
	if err == nil && len(marks) == 0 {
		err = ErrTooFew
	}
	return Choice{Marks: marks}, err
}

func (score) count(q *Question, ballots Ballots) Result {
	given := q.tables(int(q.Limits.Highest) + 1)
	turnout := answered(ballots, func(c Choice, people int64) {
		for _, mark := range c.Marks {
			if table, known := given[mark.Option]; known {
				table[mark.Value] += people
			}
		}
	})
	result := &Scores{Turnout: turnout, Options: make([]OptionScore, len(q.Options))}
	for i, option := range q.Options {
		result.Options[i] = scoreOf(option.ID, given[option.ID])
	}
	result.judge()
	return result
}

func (score) blank() Result { return new(Scores) }

// tables returns one row of counters for each option.
func (q *Question) tables(width int) map[OptionID][]int64 {
	tables := make(map[OptionID][]int64, len(q.Options))
	for _, option := range q.Options {
		tables[option.ID] = make([]int64, width)
	}
	return tables
}

func scoreOf(id OptionID, given []int64) OptionScore {
	s := OptionScore{Option: id, Given: slices.Clone(given)}
	for mark, people := range given {
		s.People += people
		s.Sum += int64(mark) * people
	}
	if s.People > 0 {
		s.MedianTwice = nth(given, (s.People-1)/2) + nth(given, s.People/2)
	}
	return s
}

// nth returns the n-th smallest mark, counted from 0.
func nth(given []int64, n int64) int64 {
	for mark, people := range given {
		if n < people {
			return int64(mark)
		}
		n -= people
	}
	return 0
}
