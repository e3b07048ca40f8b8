package poll

// paper is a bundle of equal ballots on its way through a count.
type paper struct {
	order []OptionID
	// worth is how many votes the bundle still carries.
	worth *amount
}

// counting is the state of a count by rounds: who is still in it and which papers each option holds.
type counting struct {
	options   []Option
	hopeful   []OptionID
	held      map[OptionID][]paper
	votes     map[OptionID]*amount
	exhausted *amount
	ties      *ties
}

func newCounting(r *rankings) *counting {
	c := &counting{
		options: r.options, held: map[OptionID][]paper{}, votes: map[OptionID]*amount{}, exhausted: new(amount), ties: newTies(r),
	}
	for _, option := range r.options {
		c.hopeful = append(c.hopeful, option.ID)
		c.votes[option.ID] = new(amount)
	}
	for _, one := range r.given {
		c.hand(paper{one.order, whole(one.count)})
	}
	return c
}

// hand gives a paper to the first option of its order that is still in the count; it returns 0 where none is.
func (c *counting) hand(p paper) OptionID {
	for _, id := range p.order {
		if c.isHopeful(id) {
			c.held[id] = append(c.held[id], p)
			c.votes[id].Add(c.votes[id], p.worth)
			return id
		}
	}
	c.exhausted.Add(c.exhausted, p.worth)
	return 0
}

func (c *counting) isHopeful(id OptionID) bool {
	for _, other := range c.hopeful {
		if other == id {
			return true
		}
	}
	return false
}

// begin writes down how a round starts, and remembers it for ties of later ones.
func (c *counting) begin() Round {
	counts := make(map[OptionID]*amount, len(c.hopeful))
	for _, id := range c.hopeful {
		counts[id] = new(amount).Set(c.votes[id])
	}
	round := Round{Counts: c.inOrder(counts), Exhausted: new(amount).Set(c.exhausted)}
	c.ties.remember(counts)
	return round
}

// transfer takes all papers from an option and hands on this share of their worth.
func (c *counting) transfer(from OptionID, share *amount) *Transfers {
	received, exhausted := map[OptionID]*amount{}, new(amount)
	for _, p := range c.held[from] {
		part := new(amount).Mul(p.worth, share)
		to := c.hand(paper{p.order, part})
		if to == 0 {
			exhausted.Add(exhausted, part)
			continue
		}
		if received[to] == nil {
			received[to] = new(amount)
		}
		received[to].Add(received[to], part)
	}
	delete(c.held, from)
	delete(c.votes, from)
	return &Transfers{From: from, To: c.inOrder(received), Exhausted: exhausted}
}

// inOrder lists counts in the order of the question.
func (c *counting) inOrder(counts map[OptionID]*amount) []Count {
	list := make([]Count, 0, len(counts))
	for _, option := range c.options {
		if votes := counts[option.ID]; votes != nil {
			list = append(list, Count{option.ID, votes})
		}
	}
	return list
}
