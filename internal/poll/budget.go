package poll

import (
	"cmp"
	"slices"
)

// Funding is the result of a budget: which projects can be paid for.
type Funding struct {
	Turnout
	// Projects are in the order of their support, most first.
	Projects []Project `json:"projects"`
	// Spent is what the funded ones cost together.
	Spent int64 `json:"spent"`
	// Ceiling is what may be spent.
	Ceiling int64 `json:"ceiling"`
}

// Project is an option of a budget.
type Project struct {
	Option   OptionID `json:"option"`
	Votes    int64    `json:"votes"`
	Cost     int64    `json:"cost"`
	IsFunded bool     `json:"isFunded"`
}

// mostMoney keeps the costs of all projects together within what a client can count.
const mostMoney = int64(1e12)

// budget asks for projects that together stay under Ceiling. Projects are funded in the order of their support, each that
// still fits.
type budget struct{}

func (budget) check(q *Question) error {
	if err := q.checkOptions(); err != nil {
		return err
	}
	if q.Limits.Ceiling > mostMoney {
		return ErrLimits
	}
	for _, option := range q.Options {
		if option.Cost < 1 || option.Cost > q.Limits.Ceiling {
			return ErrLimits
		}
	}
	return nil
}

func (budget) read(q *Question, sent Choice) (Choice, error) {
	if !sent.only(partOptions) {
		return Choice{}, ErrChoice
	}
	if err := q.readOptions(sent.Options, 1, len(q.Options)); err != nil {
		return Choice{}, err
	}
	if q.cost(sent.Options) > q.Limits.Ceiling {
		return Choice{}, ErrBudget
	}
	return Choice{Options: ascending(sent.Options)}, nil
}

func (q *Question) cost(options []OptionID) int64 {
	var sum int64
	for _, option := range q.Options {
		if slices.Contains(options, option.ID) {
			sum += option.Cost
		}
	}
	return sum
}

// count funds by support; of equal support the cheaper project comes first, of equal cost the one that stands first in the question.
func (budget) count(q *Question, ballots Ballots) Result {
	counts := countOptions(q, ballots)
	order := make([]int, len(q.Options))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(
			cmp.Compare(counts.Options[b].Votes, counts.Options[a].Votes),
			cmp.Compare(q.Options[a].Cost, q.Options[b].Cost),
			cmp.Compare(a, b),
		)
	})
	result := &Funding{Turnout: counts.Turnout, Ceiling: q.Limits.Ceiling}
	for _, i := range order {
		p := Project{Option: q.Options[i].ID, Votes: counts.Options[i].Votes, Cost: q.Options[i].Cost}
		if p.Votes > 0 && result.Spent+p.Cost <= q.Limits.Ceiling {
			p.IsFunded = true
			result.Spent += p.Cost
		}
		result.Projects = append(result.Projects, p)
	}
	return result
}

func (budget) blank() Result { return new(Funding) }
