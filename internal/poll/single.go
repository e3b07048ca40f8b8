package poll

// Counts is the result of single, multiple and consent-like choices: how many chose each option.
type Counts struct {
	Turnout
	Options []OptionCount
}

// OptionCount is how many people chose an option.
type OptionCount struct {
	Option OptionID
	Votes  int64
}

// single asks for one option.
type single struct{}

func (single) check(q *Question) error { return q.checkOptions() }

func (single) read(q *Question, sent Choice) (Choice, error) {
	if !sent.only(Choice{Options: sent.Options}) {
		return Choice{}, ErrChoice
	}
	if err := q.readOptions(sent.Options, 1, 1); err != nil {
		return Choice{}, err
	}
	return Choice{Options: ascending(sent.Options)}, nil
}

func (single) count(q *Question, ballots Ballots) Result { return countOptions(q, ballots) }

func countOptions(q *Question, ballots Ballots) Counts {
	votes := make(map[OptionID]int64, len(q.Options))
	turnout := answered(ballots, func(c Choice, people int64) {
		for _, id := range c.Options {
			votes[id] += people
		}
	})
	result := Counts{Turnout: turnout, Options: make([]OptionCount, len(q.Options))}
	for i, option := range q.Options {
		result.Options[i] = OptionCount{option.ID, votes[option.ID]}
	}
	return result
}

// multiple asks for Least to Most options.
type multiple struct{}

func (multiple) check(q *Question) error {
	if err := q.checkOptions(); err != nil {
		return err
	}
	if l := q.Limits; l.Least < 1 || l.Most < l.Least || l.Most > len(q.Options) {
		return ErrLimits
	}
	return nil
}

func (multiple) read(q *Question, sent Choice) (Choice, error) {
	if !sent.only(Choice{Options: sent.Options}) {
		return Choice{}, ErrChoice
	}
	if err := q.readOptions(sent.Options, q.Limits.Least, q.Limits.Most); err != nil {
		return Choice{}, err
	}
	return Choice{Options: ascending(sent.Options)}, nil
}

func (multiple) count(q *Question, ballots Ballots) Result { return countOptions(q, ballots) }
