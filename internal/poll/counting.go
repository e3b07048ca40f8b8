package poll

// paper is a bundle of equal ballots on its way through a count.
type paper struct {
	order []int
	count int64
}

// counting is the state of a count by rounds: who is still in it and which papers each option holds. Options are named by
// their place in the question.
type counting struct {
	*rankings
	hopeful []bool
	// held are each option's papers, by what one ballot of them is still worth: papers of one worth share one fraction, so
	// that fractions are reckoned with once a pile and not once a paper.
	held []map[*amount][]paper
	// votes are nil for options that have left the count.
	votes     []*amount
	exhausted *amount
	ties      *ties
}

func newCounting(r *rankings) *counting {
	c := &counting{
		rankings: r, hopeful: make([]bool, len(r.options)), held: make([]map[*amount][]paper, len(r.options)),
		votes: make([]*amount, len(r.options)), exhausted: new(amount), ties: &ties{ballots: r},
	}
	papers := make([]paper, len(r.given))
	for i, one := range r.given {
		papers[i] = paper(one)
	}
	for i := range r.options {
		c.hopeful[i], c.held[i], c.votes[i] = true, map[*amount][]paper{}, new(amount)
	}
	received := c.deal(papers, whole(1))
	c.exhausted.Set(received.exhausted)
	return c
}

// receipt is what options received, by their places, and what none did.
type receipt struct {
	votes     []*amount
	exhausted *amount
}

// deal gives each paper to the first option of its order that is still in the count, at this worth a ballot.
func (c *counting) deal(papers []paper, worth *amount) receipt {
	ballots, lost := make([]int64, len(c.options)), int64(0)
	for _, p := range papers {
		next := c.next(p.order)
		if len(next) == 0 {
			lost += p.count
			continue
		}
		to := next[0]
		ballots[to] += p.count
		c.held[to][worth] = append(c.held[to][worth], paper{next, p.count})
	}
	r := receipt{make([]*amount, len(c.options)), new(amount).Mul(worth, whole(lost))}
	for to, n := range ballots {
		if n > 0 {
			r.votes[to] = new(amount).Mul(worth, whole(n))
			c.votes[to].Add(c.votes[to], r.votes[to])
		}
	}
	return r
}

// next drops from an order the options that have left the count, as far as the first that has not.
func (c *counting) next(order []int) []int {
	for len(order) > 0 && !c.hopeful[order[0]] {
		order = order[1:]
	}
	return order
}

// inCount returns the options that are still in the count, in the order of the question.
func (c *counting) inCount() []int {
	var list []int
	for i, hopeful := range c.hopeful {
		if hopeful {
			list = append(list, i)
		}
	}
	return list
}

// begin writes down how a round starts, and remembers it for ties of later ones.
func (c *counting) begin() Round {
	votes := make([]*amount, len(c.options))
	for _, i := range c.inCount() {
		votes[i] = new(amount).Set(c.votes[i])
	}
	c.ties.remember(votes)
	return Round{Counts: c.counts(votes), Lost: new(amount).Set(c.exhausted)}
}

// transfer takes all papers from an option and hands on this share of their worth, nil for all of it.
func (c *counting) transfer(from int, share *amount) *Transfers {
	gained := receipt{make([]*amount, len(c.options)), new(amount)}
	for worth, papers := range c.held[from] {
		if share != nil {
			worth = new(amount).Mul(worth, share)
		}
		gained.add(c.deal(papers, worth))
	}
	c.held[from], c.votes[from] = nil, nil
	c.exhausted.Add(c.exhausted, gained.exhausted)
	return &Transfers{From: c.options[from].ID, To: c.counts(gained.votes), Lost: gained.exhausted}
}

func (r receipt) add(other receipt) {
	r.exhausted.Add(r.exhausted, other.exhausted)
	for to, votes := range other.votes {
		switch {
		case votes == nil:
		case r.votes[to] == nil:
			r.votes[to] = votes
		default:
			r.votes[to].Add(r.votes[to], votes)
		}
	}
}

// counts lists votes in the order of the question.
func (c *counting) counts(votes []*amount) []OptionVotes {
	var list []OptionVotes
	for i, n := range votes {
		if n != nil {
			list = append(list, OptionVotes{c.options[i].ID, n})
		}
	}
	return list
}

// extreme returns the options whose votes are the fewest, or with sign -1 the most.
func (c *counting) extreme(among []int, sign int) []int {
	var found []int
	for _, i := range among {
		if len(found) > 0 {
			order := sign * c.votes[i].Cmp(c.votes[found[0]])
			if order > 0 {
				continue
			}
			if order < 0 {
				found = found[:0]
			}
		}
		found = append(found, i)
	}
	return found
}
