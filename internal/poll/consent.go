package poll

// Stance is an answer to a proposal that asks for consent.
type Stance string

// The stances, as the database spells them.
const (
	Agree    Stance = "agree"
	Abstain  Stance = "abstain"
	Disagree Stance = "disagree"
	Block    Stance = "block"
)

func stances() []Stance { return []Stance{Agree, Abstain, Disagree, Block} }

// Stances is the result of a question that asks for consent.
type Stances struct {
	Turnout
	// Counts are in the order agree, abstain, disagree, block.
	Counts []StanceCount `json:"counts"`
}

// backing are those who agree.
func (s *Stances) backing() *amount {
	if len(s.Counts) == 0 {
		return new(amount)
	}
	return whole(s.Counts[0].Votes)
}

// StanceCount is how many people took a stance.
type StanceCount struct {
	Stance Stance `json:"stance"`
	Votes  int64  `json:"votes"`
}

// consent asks for a stance on one proposal; it has no options.
type consent struct{}

func (consent) check(q *Question) error {
	if len(q.Options) > 0 {
		return ErrOptions
	}
	return nil
}

func (consent) read(_ *Question, sent Choice) (Choice, error) {
	if !sent.only(partStance) {
		return Choice{}, ErrChoice
	}
	for _, stance := range stances() {
		if sent.Stance == stance {
			return Choice{Stance: stance}, nil
		}
	}
	return Choice{}, ErrChoice
}

func (consent) count(_ *Question, ballots Ballots) Result {
	votes := map[Stance]int64{}
	result := &Stances{Turnout: answered(ballots, func(c Choice, people int64) { votes[c.Stance] += people })}
	for _, stance := range stances() {
		result.Counts = append(result.Counts, StanceCount{stance, votes[stance]})
	}
	return result
}

func (consent) blank() Result { return new(Stances) }
