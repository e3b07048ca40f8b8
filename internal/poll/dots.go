package poll

// Sums is the result of dots: how many each option was given.
type Sums struct {
	Turnout
	Options []OptionDots `json:"options"`
}

// OptionDots is how many dots an option was given, and by how many people.
type OptionDots struct {
	Option OptionID `json:"option"`
	People int64    `json:"people"`
	Dots   int64    `json:"dots"`
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
	if !sent.only(partMarks) {
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
	index := indexOf(q.Options)
	result := &Sums{Options: make([]OptionDots, len(q.Options))}
	for i, option := range q.Options {
		result.Options[i].Option = option.ID
	}
	result.Turnout = answered(ballots, func(c Choice, people int64) {
		for _, mark := range c.Marks {
			if i, known := index[mark.Option]; known {
				result.Options[i].People += people
				result.Options[i].Dots += people * mark.Value
			}
		}
	})
	return result
}

func (dots) blank() Result { return new(Sums) }
