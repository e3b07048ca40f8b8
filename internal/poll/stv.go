package poll

import "slices"

// Transferable is the result of a single transferable vote.
type Transferable struct {
	Seats int
	// Quota is the number of votes that elects: Droop's, votes / (seats + 1), rounded down, plus one.
	Quota  int64
	Rounds []Round
	// Elected are the options elected, in the order in which they were.
	Elected []OptionID
}

// singleTransferable elects options that reach the quota, hands on what they have beyond it as an equal share of each of
// their ballots (the weighted inclusive Gregory method, with exact fractions), and eliminates the weakest where none
// does. One thing happens in each round.
//
// Source: the Local Government (Scotland) Elections Order 2007, schedule 1, rules 45 to 52, without its rounding.
func singleTransferable(r *rankings, seats int) Transferable {
	result := Transferable{Seats: seats}
	if r.ballots == 0 {
		return result
	}
	result.Quota = r.ballots/int64(seats+1) + 1
	s := &stv{counting: newCounting(r), result: &result, quota: whole(result.Quota)}
	for !s.over() {
		s.step()
	}
	return result
}

type stv struct {
	*counting
	result *Transferable
	quota  *amount
	// surplus are the options elected whose surplus still has to be handed on.
	surplus []OptionID
}

func (s *stv) open() int { return s.result.Seats - len(s.result.Elected) }

func (s *stv) over() bool { return s.open() == 0 || len(s.hopeful) == 0 }

// step counts one round.
func (s *stv) step() {
	round := s.begin()
	if len(s.hopeful) <= s.open() {
		round.BelowQuota = len(s.reaching()) < len(s.hopeful)
		s.elect(&round, s.byVotes(s.hopeful))
	} else {
		s.elect(&round, s.byVotes(s.reaching()))
		s.act(&round)
	}
	s.result.Rounds = append(s.result.Rounds, round)
}

// act hands on the largest surplus, or else eliminates, unless the round has elected without a surplus.
func (s *stv) act(round *Round) {
	switch {
	case len(s.surplus) > 0:
		s.handOn(round)
	case len(round.Elected) == 0:
		s.eliminate(round)
	}
}

func (s *stv) reaching() []OptionID {
	var found []OptionID
	for _, id := range s.hopeful {
		if s.votes[id].Cmp(s.quota) >= 0 {
			found = append(found, id)
		}
	}
	return found
}

// byVotes orders options by their votes, most first; equals by the rule for ties, the stronger first.
func (s *stv) byVotes(options []OptionID) []OptionID {
	return slices.SortedFunc(slices.Values(options), func(a, b OptionID) int {
		if c := s.votes[b].Cmp(s.votes[a]); c != 0 {
			return c
		}
		c, _ := s.ties.compare(b, a)
		return c
	})
}

func (s *stv) elect(round *Round, options []OptionID) {
	round.Elected = options
	s.result.Elected = append(s.result.Elected, options...)
	s.hopeful = slices.DeleteFunc(s.hopeful, func(id OptionID) bool { return slices.Contains(options, id) })
	for _, id := range options {
		if s.votes[id].Cmp(s.quota) > 0 {
			s.surplus = append(s.surplus, id)
		}
	}
}

// handOn transfers the largest surplus.
func (s *stv) handOn(round *Round) {
	most := extreme(s.votes, s.surplus, -1)
	from := most[0]
	if len(most) > 1 {
		round.Tie = &Tie{Between: most}
		from, round.Tie.Rule = s.ties.strongest(most)
	}
	s.surplus = slices.DeleteFunc(s.surplus, func(id OptionID) bool { return id == from })
	over := new(amount).Sub(s.votes[from], s.quota)
	round.Transfers = s.transfer(from, over.Quo(over, s.votes[from]))
}
