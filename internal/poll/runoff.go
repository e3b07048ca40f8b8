package poll

// Runoff is the result of an instant run-off.
type Runoff struct {
	Rounds []Round `json:"rounds"`
	// Winner is nil where nobody ranked an option.
	Winner *OptionID `json:"winner"`
}

// instantRunoff eliminates the option with the fewest ballots until one holds more than half of those that are not
// exhausted.
//
// Source: Robert's Rules of Order, preferential voting; one option leaves in each round.
func instantRunoff(r *rankings) Runoff {
	var result Runoff
	if r.ballots == 0 {
		return result
	}
	c := newCounting(r)
	for result.Winner == nil {
		round := c.begin()
		in := c.inCount()
		leader := c.extreme(in, -1)[0]
		if len(in) == 1 || c.majority(leader, in) {
			result.Winner = &c.options[leader].ID
			round.Elected = []OptionID{*result.Winner}
		} else {
			c.eliminate(&round, in)
		}
		result.Rounds = append(result.Rounds, round)
	}
	return result
}

// majority tells whether an option holds more than half of the votes that are still in the count.
func (c *counting) majority(option int, in []int) bool {
	total := new(amount)
	for _, other := range in {
		total.Add(total, c.votes[other])
	}
	twice := new(amount).Add(c.votes[option], c.votes[option])
	return twice.Cmp(total) > 0
}

// eliminate takes the weakest option out and hands its votes on.
func (c *counting) eliminate(round *Round, in []int) {
	last := c.extreme(in, 1)
	out := last[0]
	if len(last) > 1 {
		round.Tie = &Tie{Between: c.ids(last)}
		out, round.Tie.Rule = c.ties.weakest(last)
	}
	round.Eliminated = &c.options[out].ID
	c.hopeful[out] = false
	round.Transfers = c.transfer(out, nil)
}
