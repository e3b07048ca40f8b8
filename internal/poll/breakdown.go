package poll

import (
	"cmp"
	"slices"

	"piazza/internal/account"
)

// fewest is how many people a number by assurance tells of at least.
const fewest = 5

// Breakdown says what voters answered by how surely they are known. It leaves out each number under five, and of the others
// as many as are needed so that no number left out can be worked out from those that are shown and from the results of
// all voters together: of each there is another table that looks the same and has another number there.
//
// A level at which nobody answered is not in the list, as there is nobody to protect. It is nil where there is nothing to
// tell apart or too little to show, and for questions that only some are asked: how many those are stands in the results of
// another question. Votes are shown of one option, of several without "none of these", and of stances.
func (v *Voting) Breakdown(q *Question, ballots map[account.Assurance]Ballots) ([]AssuranceResult, error) {
	if q.OnlyIf != nil {
		return nil, nil
	}
	t := &table{none: q.Limits.None}
	for _, level := range account.Assurances() {
		if ballots[level] == nil || !level.Reaches(v.Assurance) {
			continue
		}
		result, err := q.Count(ballots[level])
		if err != nil {
			return nil, err
		}
		if result.Common().Voters > 0 {
			t.add(level, q, result)
		}
	}
	return t.shown(), nil
}

// table is what voters answered by assurance. With votes, its columns are the options or stances and, where a ballot is
// just one of them, "none of these", which is never shown.
type table struct {
	levels []account.Assurance
	voters []int64
	votes  [][]int64
	// several is set where a ballot may be for several options: then no cell is greater than the voters.
	several bool
	none    bool
}

func (t *table) add(level account.Assurance, q *Question, result Result) {
	common := result.Common()
	t.levels, t.voters = append(t.levels, level), append(t.voters, common.Voters)
	t.several = q.Kind == KindMultiple
	votes := votesOf(result)
	switch {
	case q.Kind == KindBudget, t.several && t.none:
		votes = nil // what a ballot may hold together could tell more than its cells
	case votes != nil && t.none:
		votes = append(votes, common.None)
	}
	t.votes = append(t.votes, votes)
}

// votesOf are the votes by option or stance, nil where a result has none.
func votesOf(result Result) []int64 {
	var votes []int64
	switch r := result.(type) {
	case *Counts:
		for _, option := range r.Options {
			votes = append(votes, option.Votes)
		}
	case *Stances:
		for _, stance := range r.Counts {
			votes = append(votes, stance.Votes)
		}
	}
	return votes
}

func (t *table) shown() []AssuranceResult {
	hidden := t.hiddenLevels()
	if len(hidden) == len(t.levels) || len(t.levels) < 2 {
		return nil
	}
	c := newCover(t, hidden)
	if !c.protect() {
		return nil
	}
	list := make([]AssuranceResult, len(t.levels))
	for i, level := range t.levels {
		list[i] = AssuranceResult{Assurance: level}
		row, is := c.rowOf[i]
		if is {
			list[i].Voters = &t.voters[i]
		}
		if t.votes[i] != nil {
			list[i].Votes = c.write(row, is, t.options())
		}
	}
	return list
}

// options is how many columns are shown.
func (t *table) options() int {
	if t.none && len(t.votes[0]) > 0 {
		return len(t.votes[0]) - 1
	}
	return len(t.votes[0])
}

// hiddenLevels are the levels of which nothing is shown: those of fewer than five voters and, so that their sum tells
// nothing either, the smallest others until they are several with voters to move between them.
func (t *table) hiddenLevels() []int {
	order := make([]int, len(t.levels))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(t.voters[a], t.voters[b]) })
	var hidden []int
	var people int64
	for _, i := range order {
		enough := len(hidden) > 1 && people >= fewest && people > int64(len(hidden))
		if t.voters[i] >= fewest && (len(hidden) == 0 || enough) {
			break
		}
		hidden = append(hidden, i)
		people += t.voters[i]
	}
	return hidden
}
