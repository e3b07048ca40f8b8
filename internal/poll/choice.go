package poll

import (
	"cmp"
	"slices"

	"piazza/internal/problem"
)

// Choice is what a ballot says. Each kind of question uses a part of it, and has one form for one meaning, so that equal
// choices are equal bytes.
type Choice struct {
	// Options are those chosen, in ascending order of their numbers; in rankings, most liked first.
	Options []OptionID `json:"options,omitempty"`
	// Marks are the marks, dots or answers given to options, in ascending order of their numbers.
	Marks []Mark `json:"marks,omitempty"`
	// Cells are the options chosen in the rows of a matrix, in ascending order.
	Cells []Cell `json:"cells,omitempty"`
	// Stance is the answer to a proposal that asks for consent.
	Stance Stance `json:"stance,omitempty"`
	// Number is in millionths.
	Number *int64 `json:"number,omitempty"`
	Text   string `json:"text,omitempty"`
	// None says "none of these".
	None bool `json:"none,omitempty"`
}

// Mark is a number given to an option.
type Mark struct {
	Option OptionID `json:"option"`
	Value  int64    `json:"value"`
}

// Cell is an option chosen in a row.
type Cell struct {
	Row    RowID    `json:"row"`
	Option OptionID `json:"option"`
}

// Why a choice is refused.
var (
	ErrChoice    = problem.Bad("choice", "choice_shape", "This is no answer to a question of this kind.")
	ErrOption    = problem.Bad("choice", "choice_option", "This option does not belong to the question.")
	ErrTwice     = problem.Bad("choice", "choice_twice", "An option is named once.")
	ErrTooFew    = problem.Bad("choice", "choice_too_few", "More options have to be chosen.")
	ErrTooMany   = problem.Bad("choice", "choice_too_many", "Fewer options have to be chosen.")
	ErrMark      = problem.Bad("choice", "choice_mark", "This mark is outside the scale.")
	ErrBudget    = problem.Bad("choice", "choice_over_budget", "The choice goes beyond what there is to spend.")
	ErrNumber    = problem.Bad("choice", "choice_number", "The number is outside the limits or between two steps.")
	ErrText      = problem.Bad("choice", "choice_text", "The answer has 1 to 4,000 characters.")
	ErrNone      = problem.Bad("choice", "choice_none", "This question does not offer “none of these”.")
	ErrNoneAlone = problem.Bad("choice", "choice_none_alone", "“None of these” stands alone.")
)

// Equal tells whether two choices in their one form say the same.
func (c Choice) Equal(other Choice) bool {
	return slices.Equal(c.Options, other.Options) && slices.Equal(c.Marks, other.Marks) && slices.Equal(c.Cells, other.Cells) &&
		c.Stance == other.Stance && equalNumbers(c.Number, other.Number) && c.Text == other.Text && c.None == other.None
}

func equalNumbers(a, b *int64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// GivenStance is the stance, nil where there is none.
func (c Choice) GivenStance() *Stance {
	if c.Stance == "" {
		return nil
	}
	return &c.Stance
}

// GivenNumber is the number as a decimal, nil where there is none.
func (c Choice) GivenNumber() *string {
	if c.Number == nil {
		return nil
	}
	text := FormatDecimal(*c.Number)
	return &text
}

// GivenText is the text, nil where there is none.
func (c Choice) GivenText() *string {
	if c.Text == "" {
		return nil
	}
	return &c.Text
}

// part is one of the parts of a choice.
type part uint8

const (
	partOptions part = 1 << iota
	partMarks
	partCells
	partStance
	partNumber
	partText
	partNone
)

// only tells whether the choice says nothing but in this part.
func (c Choice) only(one part) bool {
	var parts part
	for i, has := range [...]bool{
		len(c.Options) > 0, len(c.Marks) > 0, len(c.Cells) > 0, c.Stance != "", c.Number != nil, c.Text != "", c.None,
	} {
		if has {
			parts |= 1 << i
		}
	}
	return parts&^one == 0
}

// readOptions checks options against the question and the limits on how many.
func (q *Question) readOptions(sent []OptionID, least, most int) error {
	if len(sent) > mostOptions {
		return ErrTooMany
	}
	seen := make(map[OptionID]struct{}, len(sent))
	for _, id := range sent {
		if !q.has(id) {
			return ErrOption
		}
		if _, twice := seen[id]; twice {
			return ErrTwice
		}
		seen[id] = struct{}{}
	}
	switch {
	case len(sent) < least:
		return ErrTooFew
	case len(sent) > most:
		return ErrTooMany
	}
	return nil
}

// readMarks checks marks against the question and a scale, puts them in order and leaves out zeros where they mean the
// same as nothing.
func (q *Question) readMarks(sent []Mark, highest int64, keepZero bool) ([]Mark, error) {
	if len(sent) > mostOptions {
		return nil, ErrTooMany
	}
	marks := slices.Clone(sent)
	slices.SortFunc(marks, func(a, b Mark) int { return cmp.Compare(a.Option, b.Option) })
	for i, mark := range marks {
		switch {
		case !q.has(mark.Option):
			return nil, ErrOption
		case i > 0 && marks[i-1].Option == mark.Option:
			return nil, ErrTwice
		case mark.Value < 0 || mark.Value > highest:
			return nil, ErrMark
		}
	}
	if !keepZero {
		marks = slices.DeleteFunc(marks, func(m Mark) bool { return m.Value == 0 })
	}
	if len(marks) == 0 {
		return nil, nil
	}
	return marks, nil
}

func ascending(ids []OptionID) []OptionID {
	sorted := slices.Clone(ids)
	slices.Sort(sorted)
	return sorted
}
