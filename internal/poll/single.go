package poll

// Counts is the result of single, multiple and consent-like choices: how many chose each option.
type Counts struct {
	Turnout
	Options []OptionCount `json:"options"`
}

// backing are the votes of the first option.
func (c *Counts) backing() *amount {
	if len(c.Options) == 0 {
		return new(amount)
	}
	return whole(c.Options[0].Votes)
}

// OptionCount is how many people chose an option.
type OptionCount struct {
	Option OptionID `json:"option"`
	Votes  int64    `json:"votes"`
	// Share is their part of those who answered, from 0 to 1.
	Share float64 `json:"share"`
}

// single asks for one option.
type single struct{}

func (single) check(q *Question) error { return q.checkOptions() }

func (single) read(q *Question, sent Choice) (Choice, error) {
	if !sent.only(partOptions) {
		return Choice{}, ErrChoice
	}
	if err := q.readOptions(sent.Options, 1, 1); err != nil {
		return Choice{}, err
	}
	return Choice{Options: ascending(sent.Options)}, nil
}

func (single) count(q *Question, ballots Ballots) Result { return countOptions(q, ballots) }

func (single) blank() Result { return new(Counts) }

func countOptions(q *Question, ballots Ballots) *Counts {
	votes := make(map[OptionID]int64, len(q.Options))
	turnout := answered(ballots, func(c Choice, people int64) {
		for _, id := range c.Options {
			votes[id] += people
		}
	})
	result := &Counts{Turnout: turnout, Options: make([]OptionCount, len(q.Options))}
	for i, option := range q.Options {
		result.Options[i] = OptionCount{option.ID, votes[option.ID], share(votes[option.ID], turnout.Voters)}
	}
	return result
}

func share(part, of int64) float64 {
	if of == 0 {
		return 0
	}
	return float64(part) / float64(of)
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
	if !sent.only(partOptions) {
		return Choice{}, ErrChoice
	}
	if err := q.readOptions(sent.Options, q.Limits.Least, q.Limits.Most); err != nil {
		return Choice{}, err
	}
	return Choice{Options: ascending(sent.Options)}, nil
}

func (multiple) count(q *Question, ballots Ballots) Result { return countOptions(q, ballots) }

func (multiple) blank() Result { return new(Counts) }
