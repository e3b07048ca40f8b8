package poll

import "slices"

// Transferable is the result of a single transferable vote.
type Transferable struct {
	Seats int `json:"seats"`
	// Quota is the number of votes that elects: Droop's, votes / (seats + 1), rounded down, plus one.
	Quota int64 `json:"quota"`
	// Elected are the options elected, in the order in which they were.
	Elected []OptionID `json:"elected"`
	Rounds  []Round    `json:"rounds"`
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
	for in := s.inCount(); s.open() > 0 && len(in) > 0; in = s.inCount() {
		s.step(in)
	}
	return result
}

type stv struct {
	*counting
	result *Transferable
	quota  *amount
	// surplus are the options elected whose surplus still has to be handed on.
	surplus []int
}

func (s *stv) open() int { return s.result.Seats - len(s.result.Elected) }

// step counts one round.
func (s *stv) step(in []int) {
	round := s.begin()
	reaching := s.reaching(in)
	if len(in) <= s.open() {
		round.BelowQuota = len(reaching) < len(in)
		s.elect(&round, s.byVotes(in))
	} else {
		s.elect(&round, s.byVotes(reaching))
		s.act(&round, in)
	}
	s.result.Rounds = append(s.result.Rounds, round)
}

// act hands on the largest surplus, or else eliminates, unless the round has elected without a surplus or filled the
// last seat.
func (s *stv) act(round *Round, in []int) {
	switch {
	case s.open() == 0:
	case len(s.surplus) > 0:
		s.handOn(round)
	case len(round.Elected) == 0:
		s.eliminate(round, in)
	}
}

func (s *stv) reaching(in []int) []int {
	var found []int
	for _, i := range in {
		if s.votes[i].Cmp(s.quota) >= 0 {
			found = append(found, i)
		}
	}
	return found
}

// byVotes orders options by their votes, most first; equals by the rule for ties, the stronger first.
func (s *stv) byVotes(options []int) []int {
	return slices.SortedFunc(slices.Values(options), func(a, b int) int {
		if c := s.votes[b].Cmp(s.votes[a]); c != 0 {
			return c
		}
		c, _ := s.ties.compare(b, a)
		return c
	})
}

func (s *stv) elect(round *Round, options []int) {
	round.Elected = s.ids(options)
	s.result.Elected = append(s.result.Elected, round.Elected...)
	for _, i := range options {
		s.hopeful[i] = false
		if s.votes[i].Cmp(s.quota) > 0 {
			s.surplus = append(s.surplus, i)
		}
	}
}

// handOn transfers the largest surplus. What a share that had to be cut leaves behind is lost with the exhausted votes.
func (s *stv) handOn(round *Round) {
	slices.Sort(s.surplus)
	most := s.extreme(s.surplus, -1)
	from := most[0]
	if len(most) > 1 {
		round.Tie = &Tie{Between: s.ids(most)}
		from, round.Tie.Rule = s.ties.strongest(most)
	}
	s.surplus = slices.DeleteFunc(s.surplus, func(i int) bool { return i == from })
	over, votes := new(amount).Sub(s.votes[from], s.quota), s.votes[from]
	share := cut(new(amount).Quo(over, votes))
	round.Transfers = s.transfer(from, share)
	rest := over.Sub(over, new(amount).Mul(share, votes))
	round.Transfers.Lost.Add(round.Transfers.Lost, rest)
	s.exhausted.Add(s.exhausted, rest)
}
