package poll

import (
	"context"
	"slices"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/problem"
)

// mostAdded is how many options one member adds to a question.
const mostAdded = 10

// What is refused of options that voters add.
var (
	ErrQuestionMissing = problem.Missing("question_missing", "This question does not exist.").On("questionId")
	ErrNoOptions       = problem.Denied("options_not_taken", "This question takes no options from voters.")
	ErrOptionTaken     = problem.Clash("option_taken", "There is an option of this name already.").On("title")
	ErrFull            = problem.Clash("options_full", "This question has as many options as it can have.")
	ErrEnough          = problem.TooMuch("options_enough", "You have added 10 options to this question; leave some to others.")
)

// AddOption adds an option to an open poll that takes them, for somebody who may vote in it.
func (s *Service) AddOption(ctx context.Context, in OptionAddInput) (*entry.Entry, error) {
	viewer := auth.FromContext(ctx)
	if !viewer.SignedIn() {
		return nil, problem.SignIn()
	}
	title, err := line(in.Title, 1, longestOption, ErrTitle)
	if err != nil {
		return nil, err
	}
	meaning, err := prose(given(in.Meaning), longestMeaning, ErrMeaning)
	if err != nil {
		return nil, err
	}
	option := Option{Title: title, Meaning: meaning, AddedByID: new(account.ID(viewer.MemberID))}
	var changed *entry.Entry
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		id, err := storeOn(tx).holdAloneOf(ctx, in.QuestionID)
		if err != nil {
			return err
		}
		if err := addOptionIn(ctx, tx, id, in, option); err != nil {
			return err
		}
		changed, err = entry.AgainIn(ctx, tx, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	return changed, nil
}

func addOptionIn(ctx context.Context, tx *db.Tx, id entry.ID, in OptionAddInput, option Option) error {
	viewer := auth.FromContext(ctx)
	votings, err := storeOn(tx).whole(ctx, []entry.ID{id}, viewer.PersonID)
	if err != nil {
		return err
	}
	v := votings[id]
	if v == nil || !v.CanRead(viewer) {
		return ErrQuestionMissing
	}
	if refusal := v.VoteRefusal(viewer, v.Listed, v.Joined); refusal != nil {
		return refusal
	}
	key := db.Key{MemberID: viewer.MemberID, Mutation: "pollOptionAdd", Key: in.IdempotencyKey, Input: in}
	_, _, err = tx.Once(ctx, key, func() (int64, error) {
		n := slices.IndexFunc(v.Questions, func(q *Question) bool { return q.ID == in.QuestionID })
		if n < 0 {
			return 0, ErrQuestionMissing
		}
		if err := v.refuseOption(v.Questions[n], option); err != nil {
			return 0, err
		}
		if err := storeOn(tx).addOption(ctx, v.Questions[n], option); err != nil {
			return 0, err
		}
		return int64(in.QuestionID), raise(ctx, tx, v.entry(), v)
	})
	return err
}

// refuseOption returns why a question does not take an option, nil where it does.
func (v *Voting) refuseOption(q *Question, option Option) error {
	if !v.TakesOptions || !q.Kind.takesOptions() {
		return ErrNoOptions
	}
	own := 0
	for i := range q.Options {
		other := &q.Options[i]
		if twin(other.Title) == twin(option.Title) {
			return ErrOptionTaken
		}
		if other.AddedByID != nil && *other.AddedByID == *option.AddedByID {
			own++
		}
	}
	switch {
	case len(q.Options) >= mostOptions || v.figuresWith(q) > mostFigures:
		return ErrFull
	case own >= mostAdded:
		return ErrEnough
	default:
		return nil
	}
}

// figuresWith is what the poll would come to with one more option of a question.
func (v *Voting) figuresWith(q *Question) (figures int) {
	for _, each := range v.Questions {
		if each == q {
			larger := *q
			larger.Options = append(slices.Clone(q.Options), Option{})
			each = &larger
		}
		figures += each.figures()
	}
	return figures
}

// takesOptions tells whether a name is all that an option of this kind needs.
func (k KindName) takesOptions() bool {
	return slices.Contains([]KindName{KindSingle, KindMultiple, KindRanked, KindScore, KindDots}, k)
}
