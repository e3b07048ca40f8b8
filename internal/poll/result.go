package poll

import (
	"bytes"
	"encoding/json"
	"fmt"

	"piazza/internal/account"
)

// Result is what a question's ballots come to: one of the results of the kinds, always a pointer. Kept as JSON it loses
// nothing: numbers of votes that are no whole ones are fractions.
type Result interface {
	// Common returns the part that all results have.
	Common() *Turnout
}

// Turnout is the part that all results have.
type Turnout struct {
	Question QuestionID `json:"question"`
	// Voters is how many people answered, "none of these" included.
	Voters int64 `json:"voters"`
	// None is how many answered "none of these".
	None int64 `json:"none"`
	// ThresholdReached tells whether the first option reached the poll's threshold; nil where there is none, or the kind
	// knows none.
	ThresholdReached *bool `json:"thresholdReached,omitempty"`
	// ByAssurance is the same by how surely the voters were known; nil where the poll does not show that.
	ByAssurance []AssuranceResult `json:"byAssurance,omitempty"`
}

// Common returns the part itself.
func (t *Turnout) Common() *Turnout { return t }

// AssuranceResult is what voters known in one way answered. What is nil was left out.
type AssuranceResult struct {
	Assurance account.Assurance `json:"assurance"`
	Voters    *int64            `json:"voters"`
	// Votes are in the order of the question's options, or of the stances; nil where the kind has none to tell.
	Votes []*int64 `json:"votes"`
}

// Count says what ballots of the question come to, without the threshold of the poll.
func (q *Question) Count(ballots Ballots) (Result, error) {
	kind, err := kindOf(q.Kind)
	if err != nil {
		return nil, err
	}
	result := kind.count(q, ballots)
	result.Common().Question = q.ID
	return result, nil
}

// Count says what ballots of one of the questions come to, by the rules of the poll.
func (v *Voting) Count(q *Question, ballots Ballots) (Result, error) {
	result, err := q.Count(ballots)
	if err == nil && v.Threshold != nil {
		result.Common().ThresholdReached = reached(result, int64(*v.Threshold))
	}
	return result, err
}

// ReadResult reads a result that was kept as JSON.
func (q *Question) ReadResult(text []byte) (Result, error) {
	kind, err := kindOf(q.Kind)
	if err != nil {
		return nil, err
	}
	result := kind.blank()
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(result); err != nil {
		return nil, fmt.Errorf("result of question %d: %w", q.ID, err)
	}
	return result, nil
}

// Equal tells whether two results say the same.
func Equal(a, b Result) bool {
	first, err := json.Marshal(a)
	if err != nil {
		return false
	}
	second, err := json.Marshal(b)
	return err == nil && bytes.Equal(first, second)
}

// backed is a result of which one option can be held against a threshold.
type backed interface {
	// backing returns the votes of that option.
	backing() *amount
}

// reached tells whether the first option has at least this percentage of those who answered: the first one of the
// question, "agree" of a proposal, and of a ranking the winner with the votes of the last round. Nil where a kind has no
// such thing; nobody's answer reaches nothing.
func reached(result Result, percent int64) *bool {
	first, ok := result.(backed)
	if !ok {
		return nil
	}
	voters := result.Common().Voters
	needed := new(amount).Mul(whole(percent), whole(voters))
	is := voters > 0 && new(amount).Mul(first.backing(), whole(100)).Cmp(needed) >= 0
	return &is
}
