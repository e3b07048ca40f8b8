package poll

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"piazza/internal/problem"
)

const (
	mostQuestions = 50
	// mostPlaces bounds options and rows of all questions together.
	mostPlaces = 2000
	// mostFigures bounds the figures that all questions together come to: they are counted, kept and sent as a whole.
	mostFigures     = 10_000
	longestQuestion = 300
	longestNote     = 2000
	longestSection  = 160
	longestOption   = 200
	longestMeaning  = 500
)

// What is refused of what a poll asks.
var (
	ErrQuestions = problem.Bad("questions", "poll_questions", "A poll has 1 to 50 questions, with at most 2,000 options and rows together.")
	ErrFigures   = problem.Bad("questions", "poll_figures", "This poll would come to more than 10,000 figures: a ranking counts the square of its options, marks and matrices their tables.")
	ErrQuestion  = problem.Bad("title", "question_title", "A question has 1 to 300 characters on one line.")
	ErrNote      = problem.Bad("note", "question_note", "A note has at most 2,000 characters.")
	ErrSection   = problem.Bad("section", "question_section", "A heading has at most 160 characters on one line.")
	ErrTitle     = problem.Bad("title", "option_title", "An option or row has 1 to 200 characters on one line.")
	ErrMeaning   = problem.Bad("meaning", "option_meaning", "The meaning of an option has at most 500 characters.")
	ErrCondition = problem.Bad("onlyIf", "question_condition", "A condition names an option of an earlier question that asks for one or several options.")
)

// asked is a question that stands nowhere yet, with its condition by places.
type asked struct {
	Question
	condition *OnlyIfInput
}

// readQuestions checks what was given. What is too much is refused before any of it is looked at.
func readQuestions(in []QuestionInput) ([]asked, error) {
	places, figures := 0, 0
	for i := range in {
		places += len(in[i].Options) + len(in[i].Rows)
	}
	if len(in) < 1 || len(in) > mostQuestions || places > mostPlaces {
		return nil, ErrQuestions
	}
	questions := make([]asked, len(in))
	for i := range in {
		q, err := in[i].read()
		if err == nil {
			err = checkCondition(in[i].OnlyIf, questions[:i])
		}
		if err != nil {
			return nil, under(fmt.Sprintf("questions.%d", i), err)
		}
		questions[i] = asked{*q, in[i].OnlyIf}
		if figures += q.figures(); figures > mostFigures {
			return nil, ErrFigures
		}
	}
	return questions, nil
}

// under names the field at fault with the path that leads to it.
func under(path string, err error) error {
	p, ok := problem.As(err)
	if !ok {
		return err
	}
	if p.Field != "" {
		path += "." + p.Field
	}
	return p.On(path)
}

func checkCondition(c *OnlyIfInput, earlier []asked) error {
	if c == nil {
		return nil
	}
	if c.Question < 0 || c.Question >= len(earlier) {
		return ErrCondition
	}
	parent := earlier[c.Question]
	if c.Option < 0 || c.Option >= len(parent.Options) || parent.Kind != KindSingle && parent.Kind != KindMultiple {
		return ErrCondition
	}
	return nil
}

func (in *QuestionInput) read() (*Question, error) {
	if !in.Kind.Valid() {
		return nil, ErrKind
	}
	if len(in.Options) > mostOptions {
		return nil, ErrOptions
	}
	if len(in.Rows) > mostRows || len(in.Rows) > 0 && in.Kind != KindMatrix {
		return nil, ErrRows
	}
	q := &Question{Kind: in.Kind, IsRequired: in.IsRequired == nil || *in.IsRequired}
	var err error
	if q.Title, err = line(in.Title, 1, longestQuestion, ErrQuestion); err != nil {
		return nil, err
	}
	if q.Section, err = line(given(in.Section), 0, longestSection, ErrSection); err != nil {
		return nil, err
	}
	if q.Note, err = prose(given(in.Note), longestNote, ErrNote); err != nil {
		return nil, err
	}
	if err := in.readPlaces(q); err != nil {
		return nil, err
	}
	if q.Limits, err = in.Limits.read(q); err != nil {
		return nil, err
	}
	return q, q.Check()
}

// readPlaces reads options and rows.
func (in *QuestionInput) readPlaces(q *Question) error {
	for i := range in.Options {
		option, err := in.Options[i].read(in.Kind)
		if err != nil {
			return under(fmt.Sprintf("options.%d", i), err)
		}
		q.Options = append(q.Options, option)
	}
	for i, row := range in.Rows {
		title, err := line(row, 1, longestOption, ErrTitle)
		if err != nil {
			return under(fmt.Sprintf("rows.%d", i), err)
		}
		q.Rows = append(q.Rows, Row{Title: title})
	}
	return nil
}

// read leaves out what the kind does not use.
func (in *OptionInput) read(kind KindName) (o Option, err error) {
	if o.Title, err = line(in.Title, 1, longestOption, ErrTitle); err != nil {
		return o, err
	}
	if o.Meaning, err = prose(given(in.Meaning), longestMeaning, ErrMeaning); err != nil {
		return o, err
	}
	if kind == KindBudget && in.Cost != nil {
		o.Cost = *in.Cost
	}
	if kind == KindMeeting {
		o.StartsAt, o.EndsAt = moment(in.StartsAt), moment(in.EndsAt)
		if !storable(o.StartsAt) || !storable(o.EndsAt) {
			return o, ErrTime.On("startsAt")
		}
	}
	return o, nil
}

// given returns what an optional text says, nothing where it was left out.
func given(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

// line trims a text of one line and refuses what is none.
func line(text string, least, most int, refusal error) (string, error) {
	if !utf8.ValidString(text) {
		return "", refusal
	}
	text = strings.Join(strings.Fields(seen(text)), " ")
	n := utf8.RuneCountInString(text)
	if n < least || n > most || n > 0 && !shows(text) || strings.ContainsFunc(text, unicode.IsControl) {
		return "", refusal
	}
	return text, nil
}

// prose trims a text that may have several lines.
func prose(text string, most int, refusal error) (string, error) {
	if !utf8.ValidString(text) {
		return "", refusal
	}
	text = strings.TrimSpace(seen(text))
	if utf8.RuneCountInString(text) > most || strings.ContainsRune(text, 0) {
		return "", refusal
	}
	return text, nil
}

// moment brings a time into the form in which it is stored.
func moment(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	stored := t.UTC().Truncate(time.Microsecond)
	return &stored
}

// The years that a time of ours may lie in: what lies outside is a slip of the keyboard.
const (
	firstYear = 2000
	lastYear  = 2999
)

func storable(t *time.Time) bool { return t == nil || t.Year() >= firstYear && t.Year() <= lastYear }

// standing returns stored questions as if they had just been asked for.
func standing(questions []*Question) []asked {
	again := make([]asked, len(questions))
	for i, q := range questions {
		again[i] = asked{*q, nil}
		if q.OnlyIf != nil {
			again[i].condition = placeOf(*q.OnlyIf, questions[:i])
		}
	}
	return again
}

func placeOf(id OptionID, questions []*Question) *OnlyIfInput {
	for i, q := range questions {
		if n := slices.IndexFunc(q.Options, func(o Option) bool { return o.ID == id }); n >= 0 {
			return &OnlyIfInput{i, n}
		}
	}
	return nil
}
