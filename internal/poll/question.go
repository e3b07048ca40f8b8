package poll

import (
	"time"

	"piazza/internal/account"
	"piazza/internal/problem"
)

// Option is what one can choose.
type Option struct {
	ID      OptionID
	Title   string
	Meaning string
	// Cost is what a project of a budget costs, in whole units of the budget; 0 elsewhere.
	Cost int64
	// StartsAt and EndsAt are the time slot of a meeting; nil elsewhere.
	StartsAt, EndsAt *time.Time
	// AddedByID is the member who added it while the poll was open; nil where it was there from the beginning.
	AddedByID *account.ID
}

// Row is a line of a matrix, which the options are the columns of.
type Row struct {
	ID    RowID
	Title string
}

// Question is one thing asked in a poll.
type Question struct {
	ID   QuestionID
	Kind KindName
	// Section is the heading that it stands under, empty where it goes on under the one before.
	Section string
	Title   string
	Note    string
	// OnlyIf is the option of an earlier question that has to be chosen for this one to be asked; nil where it always is.
	OnlyIf *OptionID
	// IsRequired tells whether a vote needs an answer to it.
	IsRequired bool
	Options    []Option
	Rows       []Row
	Limits     Limits
}

// Limits bound a ballot. Which of them a kind reads stands in its file; the others are 0.
type Limits struct {
	// Least and Most are how many options a ballot names.
	Least int `json:"least,omitempty"`
	Most  int `json:"most,omitempty"`
	// Seats are how many options are elected.
	Seats int `json:"seats,omitempty"`
	// Highest is the highest mark of an option, or how many dots a ballot has.
	Highest int64 `json:"highest,omitempty"`
	// Ceiling is what the projects of a budget may cost together.
	Ceiling int64 `json:"ceiling,omitempty"`
	// From, To and Step bound a number, in millionths.
	From int64 `json:"from,omitempty"`
	To   int64 `json:"to,omitempty"`
	Step int64 `json:"step,omitempty"`
	// None offers "none of these".
	None bool `json:"none,omitempty"`
}

const (
	mostOptions = 200
	mostRows    = 50
	longestText = 4000
)

// What is refused of questions.
var (
	ErrKind    = problem.Bad("kind", "question_kind", "There is no such kind of question.")
	ErrOptions = problem.Bad("options", "question_options", "This question has 2 to 200 options, each with a title of its own.")
	ErrLimits  = problem.Bad("limits", "question_limits", "The limits of this question contradict themselves.")
	ErrRows    = problem.Bad("rows", "question_rows", "A matrix has 1 to 50 rows, each with a title of its own.")
)

// Check says what is wrong with a question, nil where nothing is.
func (q *Question) Check() error {
	kind, err := kindOf(q.Kind)
	if err != nil {
		return err
	}
	return kind.check(q)
}

// Read turns what a voter sent into a choice in its one form, or says why it answers the question not.
func (q *Question) Read(sent Choice) (Choice, error) {
	kind, err := kindOf(q.Kind)
	if err != nil {
		return Choice{}, err
	}
	if sent.None {
		return q.readNone(sent)
	}
	return kind.read(q, sent)
}

// readNone reads "none of these", which stands alone.
func (q *Question) readNone(sent Choice) (Choice, error) {
	if !q.Limits.None {
		return Choice{}, ErrNone
	}
	if !sent.only(partNone) {
		return Choice{}, ErrNoneAlone
	}
	return Choice{None: true}, nil
}

// checkOptions is the rule that all kinds with options share.
func (q *Question) checkOptions() error {
	if len(q.Options) < 2 || len(q.Options) > mostOptions {
		return ErrOptions
	}
	titles := make(map[string]struct{}, len(q.Options))
	for _, option := range q.Options {
		titles[twin(option.Title)] = struct{}{}
	}
	if len(titles) < len(q.Options) {
		return ErrOptions
	}
	return nil
}

// figures is about how many figures the question comes to: in rankings each option is compared with each other and counted in
// each round.
func (q *Question) figures() int {
	n := len(q.Options)
	switch q.Kind {
	case KindRanked, KindSTV:
		return n * n
	case KindScore:
		return n * int(q.Limits.Highest+1)
	case KindMatrix:
		return n * len(q.Rows)
	default:
		return n
	}
}

// has tells whether an option belongs to the question.
func (q *Question) has(id OptionID) bool {
	for i := range q.Options {
		if q.Options[i].ID == id {
			return true
		}
	}
	return false
}
