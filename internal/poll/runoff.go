package poll

import "slices"

// TieRule says by what a tie was broken.
type TieRule string

// The rules, in the order in which they are asked.
const (
	// EarlierRound: fewer votes in the latest earlier round in which the tied options differ.
	EarlierRound TieRule = "earlier_round"
	// Places: fewer first places on the ballots, then fewer second places, and so on.
	Places TieRule = "places"
	// Lot: a number drawn from all ballots together, which anyone can work out again.
	Lot TieRule = "lot"
)

// Tie tells that a step of a count was decided between equals.
type Tie struct {
	// Between are the options that had the same votes, in the order of their ids.
	Between []OptionID
	Rule    TieRule
}

// Count is the votes of an option in a round.
type Count struct {
	Option OptionID
	Votes  *amount
}

// Round is one step of a count of rankings.
type Round struct {
	// Counts are the votes of the options still in the count, in the order of the question.
	Counts []Count
	// Exhausted is the votes of ballots that rank none of them.
	Exhausted *amount
	// Elected are the options that this round elected, most votes first; one at most in an instant run-off.
	Elected []OptionID
	// Eliminated is the option that leaves, 0 for none.
	Eliminated OptionID
	// Transfers are the votes that leave with it, or with the surplus of an elected option.
	Transfers *Transfers
	// Tie is how the round was decided where votes alone did not, nil otherwise.
	Tie *Tie
	// BelowQuota is true where the last seats went to the last options without a quota.
	BelowQuota bool
}

// Transfers say where votes went.
type Transfers struct {
	From OptionID
	// To are the votes that each option received, in the order of the question.
	To []Count
	// Exhausted is what no option received.
	Exhausted *amount
}

// Runoff is the result of an instant run-off.
type Runoff struct {
	Rounds []Round
	// Winner is 0 where nobody voted.
	Winner OptionID
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
	for {
		round := c.begin()
		leader := extreme(c.votes, c.hopeful, -1)
		switch {
		case c.majority(leader[0]) || len(c.hopeful) == 1:
			result.Winner = leader[0]
			round.Elected = leader[:1]
		default:
			c.eliminate(&round)
		}
		result.Rounds = append(result.Rounds, round)
		if result.Winner != 0 {
			return result
		}
	}
}

// majority tells whether an option holds more than half of the votes that are still in the count.
func (c *counting) majority(id OptionID) bool {
	total := new(amount)
	for _, other := range c.hopeful {
		total.Add(total, c.votes[other])
	}
	twice := new(amount).Add(c.votes[id], c.votes[id])
	return twice.Cmp(total) > 0
}

// eliminate takes the weakest option out and hands its votes on.
func (c *counting) eliminate(round *Round) {
	last := extreme(c.votes, c.hopeful, 1)
	out := last[0]
	if len(last) > 1 {
		round.Tie = &Tie{Between: last}
		out, round.Tie.Rule = c.ties.weakest(last)
	}
	round.Eliminated = out
	c.hopeful = slices.DeleteFunc(c.hopeful, func(id OptionID) bool { return id == out })
	round.Transfers = c.transfer(out, whole(1))
}
