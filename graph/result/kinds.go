package result

import "piazza/internal/poll"

// OptionCounts are what was chosen of options.
type OptionCounts struct {
	Common
	poll.Turnout
	Options []OptionCount
}

// OptionCount is how many people chose an option.
type OptionCount struct {
	poll.OptionCount
	// Share is their part of those who answered.
	Share float64
}

func optionCounts(r poll.Counts) []OptionCount {
	list := make([]OptionCount, len(r.Options))
	for i, one := range r.Options {
		list[i].OptionCount = one
		if r.Voters > 0 {
			list[i].Share = float64(one.Votes) / float64(r.Voters)
		}
	}
	return list
}

// Scores are what marks options were given.
type Scores struct {
	Common
	poll.Turnout
	Options []OptionScore
}

// OptionScore is what marks an option was given.
type OptionScore struct {
	poll.OptionScore
	// Mean and Median are nil where it was given none.
	Mean, Median *float64
}

func optionScores(r poll.Scores) []OptionScore {
	list := make([]OptionScore, len(r.Options))
	for i, one := range r.Options {
		list[i].OptionScore = one
		if one.People > 0 {
			mean, median := float64(one.Sum)/float64(one.People), float64(one.MedianTwice)/2
			list[i].Mean, list[i].Median = &mean, &median
		}
	}
	return list
}

// Dots are what dots options were given.
type Dots struct {
	Common
	poll.Sums
}

type funding = poll.Funding

// Funding says which projects can be paid for.
type Funding struct {
	Common
	funding
	Ceiling int64
}

// Stances are what was said to a proposal.
type Stances struct {
	Common
	poll.Stances
}

type slots = poll.Slots

// Slots say when people can meet.
type Slots struct {
	Common
	slots
}

type words = poll.Words

// Words are those that several people used.
type Words struct {
	Common
	words
}

// Grid is what was chosen in the rows of a matrix.
type Grid struct {
	Common
	poll.Grid
}

// Numbers are what numbers were given, in millionths.
type Numbers struct {
	Common
	poll.Numbers
}

// Mean is nil where nobody gave a number; it is rounded to a millionth.
func (n *Numbers) Mean() *int64 {
	if n.People == 0 {
		return nil
	}
	return rounded(n.Sum, n.People)
}

// Median is nil where nobody gave a number.
func (n *Numbers) Median() *int64 {
	if n.People == 0 {
		return nil
	}
	return rounded(n.MedianTwice, 2)
}

// Lowest is nil where nobody gave a number.
func (n *Numbers) Lowest() *int64 {
	if n.People == 0 {
		return nil
	}
	return &n.Least
}

// Highest is nil where nobody gave a number.
func (n *Numbers) Highest() *int64 {
	if n.People == 0 {
		return nil
	}
	return &n.Greatest
}

// rounded divides, halves away from 0.
func rounded(sum, by int64) *int64 {
	half := by / 2
	if sum < 0 {
		half = -half
	}
	n := (sum + half) / by
	return &n
}
