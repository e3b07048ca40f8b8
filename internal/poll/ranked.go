package poll

import "slices"

// Preferences is the result of a ranking: three ways to read the same ballots.
type Preferences struct {
	Turnout
	Runoff
	// Points are Borda's, in the order of the question.
	Points    []OptionPoints `json:"points"`
	Condorcet Condorcet      `json:"condorcet"`
}

// backing are the winner's votes in the last round.
func (p *Preferences) backing() *amount {
	if p.Winner == nil {
		return new(amount)
	}
	for _, count := range p.Rounds[len(p.Rounds)-1].Counts {
		if count.Option == *p.Winner {
			return count.Exact
		}
	}
	return new(amount)
}

// ranked asks for options in order, at least Least and at most Most of them; 0 means one and all.
type ranked struct{}

func (ranked) check(q *Question) error { return q.checkRanking() }

func (ranked) read(q *Question, sent Choice) (Choice, error) { return q.readRanking(sent) }

func (ranked) count(q *Question, ballots Ballots) Result {
	r, turnout := gather(q, ballots)
	return &Preferences{Turnout: turnout, Runoff: instantRunoff(r), Points: borda(r), Condorcet: condorcet(r)}
}

func (ranked) blank() Result { return new(Preferences) }

func (q *Question) checkRanking() error {
	if err := q.checkOptions(); err != nil {
		return err
	}
	least, most := q.places()
	if least < 1 || most < least || most > len(q.Options) {
		return ErrLimits
	}
	return nil
}

// places returns how many options a ranking has at least and at most.
func (q *Question) places() (least, most int) {
	least, most = q.Limits.Least, q.Limits.Most
	if least == 0 {
		least = 1
	}
	if most == 0 {
		most = len(q.Options)
	}
	return least, most
}

func (q *Question) readRanking(sent Choice) (Choice, error) {
	if !sent.only(partOptions) {
		return Choice{}, ErrChoice
	}
	least, most := q.places()
	if err := q.readOptions(sent.Options, least, most); err != nil {
		return Choice{}, err
	}
	return Choice{Options: slices.Clone(sent.Options)}, nil
}

// gather returns the orders that the ballots give.
func gather(q *Question, ballots Ballots) (*rankings, Turnout) {
	var turnout Turnout
	r := newRankings(q.Options, func(yield func([]OptionID, int64) bool) {
		turnout = answered(ballots, func(c Choice, people int64) { yield(c.Options, people) })
	})
	return r, turnout
}

// Seats is the result of a single transferable vote.
type Seats struct {
	Turnout
	Transferable
}

// stvKind asks for options in order and elects Seats of them.
type stvKind struct{}

func (stvKind) check(q *Question) error {
	if err := q.checkRanking(); err != nil {
		return err
	}
	if q.Limits.Seats < 1 || q.Limits.Seats >= len(q.Options) {
		return ErrLimits
	}
	return nil
}

func (stvKind) read(q *Question, sent Choice) (Choice, error) { return q.readRanking(sent) }

func (stvKind) count(q *Question, ballots Ballots) Result {
	r, turnout := gather(q, ballots)
	return &Seats{turnout, singleTransferable(r, q.Limits.Seats)}
}

func (stvKind) blank() Result { return new(Seats) }
