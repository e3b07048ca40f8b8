package result

import (
	"piazza/internal/account"
	"piazza/internal/poll"
)

// Any is what a question came to: one of the types of this package.
type Any interface{ answered() poll.QuestionID }

// Common is what every result has, beside how many answered.
type Common struct {
	Question poll.QuestionID
	// ThresholdReached is nil where there is no threshold, or the kind knows none.
	ThresholdReached *bool
	// ByAssurance is nil where the poll does not show it, or not yet.
	ByAssurance []Assurance
}

func (c Common) answered() poll.QuestionID { return c.Question }

// Assurance is what voters known in one way answered; what could name somebody is nil.
type Assurance struct {
	Assurance account.Assurance
	Voters    *int64
	Votes     []*int64
}

// Of gives a count the type of its kind.
func Of(common Common, q *poll.Question, counted poll.Result) Any {
	switch r := counted.(type) {
	case poll.Counts:
		return &OptionCounts{Common: common, Turnout: r.Turnout, Options: optionCounts(r)}
	case poll.Preferences:
		return &Ranking{Common: common, Preferences: r}
	case poll.Seats:
		return &Seats{Common: common, seats: r}
	case poll.Scores:
		return &Scores{Common: common, Turnout: r.Turnout, Options: optionScores(r)}
	case poll.Sums:
		return &Dots{Common: common, Sums: r}
	case poll.Funding:
		return &Funding{Common: common, funding: r, Ceiling: q.Limits.Ceiling}
	case poll.Stances:
		return &Stances{Common: common, Stances: r}
	case poll.Slots:
		return &Slots{Common: common, slots: r}
	case poll.Numbers:
		return &Numbers{Common: common, Numbers: r}
	case poll.Words:
		return &Words{Common: common, words: r}
	case poll.Grid:
		return &Grid{Common: common, Grid: r}
	default:
		return nil
	}
}
