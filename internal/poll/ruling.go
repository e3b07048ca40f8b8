package poll

import (
	"piazza/internal/account"
	"piazza/internal/problem"
)

// What is refused of how a poll is held.
var (
	ErrRules     = problem.Bad("rules", "poll_rules", "There is no such rule of a poll.")
	ErrOpensAt   = problem.Bad("rules.opensAt", "poll_opens_at", "A poll that opens at a time needs that time, and only such a poll has one.")
	ErrOrder     = problem.Bad("rules.closesAt", "poll_times", "A poll closes after it opens.")
	ErrPast      = problem.Bad("rules.closesAt", "poll_closes_past", "The time of closing has passed.")
	ErrByHand    = problem.Bad("rules.closesByHand", "poll_closes_by_hand", "A poll closes at a time or by hand, not both.")
	ErrTime      = problem.Bad("rules.closesAt", "poll_time", "This time lies too far away.")
	ErrQuorum    = problem.Bad("rules.quorum", "poll_quorum", "A quorum is 1 to 10,000,000 people, or 0 for none.")
	ErrThreshold = problem.Bad("rules.threshold", "poll_threshold", "A threshold is 1 to 100 percent, or 0 for none.")
)

const mostQuorum = 10_000_000

// usualRules are those of a new poll about which nothing is said.
func usualRules() Rules {
	return Rules{
		Opening: OpensPublished, Electorate: Members, Assurance: account.AssuranceNone, IsChangeable: true,
		ResultsVisibility: AfterVote, Reasons: ReasonsNone,
	}
}

// with returns the rules as they are after a change; they are checked without the clock.
func (r Rules) with(in *RulesInput) (Rules, error) {
	if in == nil {
		return r, nil
	}
	put(&r.Opening, in.Opening)
	put(&r.Electorate, in.Electorate)
	put(&r.Assurance, in.Assurance)
	put(&r.IsChangeable, in.IsChangeable)
	put(&r.ResultsVisibility, in.ResultsVisibility)
	put(&r.ShowsAssurance, in.ShowsAssurance)
	put(&r.ShowsVoters, in.ShowsVoters)
	put(&r.Reasons, in.Reasons)
	put(&r.TakesOptions, in.TakesOptions)
	put(&r.IsShuffled, in.IsShuffled)
	put(&r.IsConfidential, in.IsConfidential)
	if r.IsConfidential && in.ResultsVisibility == nil {
		r.ResultsVisibility = r.ResultsVisibility.hidden()
	}
	r.Quorum, r.Threshold = count(r.Quorum, in.Quorum), count(r.Threshold, in.Threshold)
	if err := r.schedule(in); err != nil {
		return r, err
	}
	return r, r.check()
}

func put[T any](into, given *T) {
	if given != nil {
		*into = *given
	}
}

// count is what is set of a number that is 0 for none.
func count(before, given *int) *int {
	switch {
	case given == nil:
		return before
	case *given == 0:
		return nil
	default:
		n := *given
		return &n
	}
}

// schedule puts the times in.
func (r *Rules) schedule(in *RulesInput) error {
	if in.OpensAt != nil {
		r.OpensAt = moment(in.OpensAt)
	} else if r.Opening != OpensAtTime {
		r.OpensAt = nil
	}
	byHand := in.ClosesByHand != nil && *in.ClosesByHand
	switch {
	case byHand && in.ClosesAt != nil:
		return ErrByHand
	case byHand:
		r.ClosesAt = nil
	case in.ClosesAt != nil:
		r.ClosesAt = moment(in.ClosesAt)
	}
	return nil
}

func (r *Rules) check() error {
	switch {
	case !r.Opening.Valid() || !r.Electorate.Valid() || !r.Assurance.Valid() || !r.ResultsVisibility.Valid() || !r.Reasons.Valid():
		return ErrRules
	case (r.Opening == OpensAtTime) != (r.OpensAt != nil):
		return ErrOpensAt
	case !storable(r.OpensAt) || !storable(r.ClosesAt):
		return ErrTime
	case r.OpensAt != nil && r.ClosesAt != nil && !r.OpensAt.Before(*r.ClosesAt):
		return ErrOrder
	case r.Quorum != nil && (*r.Quorum < 1 || *r.Quorum > mostQuorum):
		return ErrQuorum
	case r.Threshold != nil && (*r.Threshold < 1 || *r.Threshold > 100):
		return ErrThreshold
	}
	return r.checkSecrecy()
}
