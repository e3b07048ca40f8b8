package poll

// Sums is the result of dots: how many each option was given.
type Sums struct {
	Turnout
	Options []OptionSum
}

// OptionSum is how many dots an option was given, and by how many people.
type OptionSum struct {
	Option OptionID
	People int64
	Sum    int64
}

const mostDots = 1000

// dots asks to spread Highest dots over options; not all have to be given.
type dots struct{}

func (dots) check(q *Question) error {
	if err := q.checkOptions(); err != nil {
		return err
	}
	if q.Limits.Highest < 1 || q.Limits.Highest > mostDots {
		return ErrLimits
	}
	return nil
}

func (dots) read(q *Question, sent Choice) (Choice, error) {
	if !sent.only(Choice{Marks: sent.Marks}) {
		return Choice{}, ErrChoice
	}
	marks, err := q.readMarks(sent.Marks, q.Limits.Highest, false)
	if err != nil {
		return Choice{}, err
	}
	var sum int64
	for _, mark := range marks {
		sum += mark.Value
	}
	switch {
	case sum == 0:
		return Choice{}, ErrTooFew
	case sum > q.Limits.Highest:
		return Choice{}, ErrBudget
	}
	return Choice{Marks: marks}, nil
}

func (dots) count(q *Question, ballots Ballots) Result {
	sums := make(map[OptionID]*OptionSum, len(q.Options))
	result := Sums{Options: make([]OptionSum, len(q.Options))}
	for i, option := range q.Options {
		result.Options[i].Option = option.ID
		sums[option.ID] = &result.Options[i]
	}
	result.Turnout = answered(ballots, func(c Choice, people int64) {
		for _, mark := range c.Marks {
			sums[mark.Option].People += people
			sums[mark.Option].Sum += people * mark.Value
		}
	})
	return result
}
