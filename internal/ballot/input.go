package ballot

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

// VoteInput is what a voter sends.
type VoteInput struct {
	PollID  entry.ID
	Ballots []BallotInput
	// Secret tells that the voter takes the poll for a confidential one.
	Secret         bool
	IdempotencyKey *string `json:"-"`
}

// BallotInput is an answer to one question.
type BallotInput struct { //nolint:revive // the API's own word
	Question poll.QuestionID
	Choice   poll.Choice
	Reason   *string
}

// HideTextInput takes a text of ballots from sight, or shows it again.
type HideTextInput struct {
	QuestionID poll.QuestionID
	Key        string
	Reason     *string
	Hidden     bool
}

const (
	mostBallots   = 50
	longestReason = 1000
)

// Why a vote is refused, beside what is wrong with a choice.
var (
	ErrNothing     = problem.Bad("ballots", "vote_empty", "A vote answers 1 to 50 questions.")
	ErrQuestion    = problem.Bad("ballots", "question_missing", "This question does not belong to the poll.")
	ErrTwice       = problem.Bad("ballots", "question_twice", "A question is answered once.")
	ErrReason      = problem.Bad("reason", "ballot_reason", "A reason has at most 1,000 characters.")
	ErrNoReason    = problem.Bad("reason", "ballot_reason_missing", "This poll asks for a reason.")
	ErrReasonUnask = problem.Bad("reason", "ballot_reason_unasked", "This poll takes no reasons.")
	ErrRequired    = problem.Bad("ballots", "question_required", "A question that has to be answered was left out.")
	ErrNotAsked    = problem.Bad("ballots", "question_not_asked", "This question is not asked of who answered the others like this.")
	ErrVoted       = problem.Clash("already_voted", "You have voted, and a vote in this poll cannot be changed.")
	ErrSecrecy     = problem.Clash("poll_secrecy", "This poll is kept in another way than you were shown: look at it again before you vote.").On("secret")
	ErrChanges     = problem.Clash("poll_changes", "You have changed your vote in this poll so often that it cannot be changed any more: the last one counts.")
	ErrVotedBefore = problem.Clash("voted_before", "A vote was cast here before the slip was made anew: it stays as it is.")
	ErrLeaving     = problem.Down("closing", "The server is closing, try again in a moment.")
)

// check says what is wrong with a vote, whatever the poll.
func (in *VoteInput) check() error {
	if len(in.Ballots) < 1 || len(in.Ballots) > mostBallots {
		return ErrNothing
	}
	seen := make(map[poll.QuestionID]struct{}, len(in.Ballots))
	for i := range in.Ballots {
		b := &in.Ballots[i]
		if _, twice := seen[b.Question]; twice {
			return ErrTwice.On(fmt.Sprintf("ballots.%d.question", i))
		}
		seen[b.Question] = struct{}{}
		if reason := b.reason(); utf8.RuneCountInString(reason) > longestReason || !utf8.ValidString(reason) || strings.ContainsRune(reason, 0) {
			return ErrReason.On(fmt.Sprintf("ballots.%d.reason", i))
		}
	}
	return nil
}

// reasoned tells whether a reason is given.
func (in *VoteInput) reasoned() bool {
	return slices.ContainsFunc(in.Ballots, func(b BallotInput) bool { return b.reason() != "" })
}

func (b *BallotInput) reason() string {
	if b.Reason == nil {
		return ""
	}
	return strings.TrimSpace(*b.Reason)
}
