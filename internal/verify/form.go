package verify

import (
	"time"

	"piazza/internal/poll"
)

// form is what was asked, and by which rules it is counted.
type form struct {
	reasons   string
	voting    poll.Voting
	questions []*poll.Question
	// parents is the question to which the option belongs that each conditional question depends on.
	parents map[poll.QuestionID]poll.QuestionID
}

func (f *form) question(id int64) *poll.Question {
	for _, q := range f.questions {
		if int64(q.ID) == id {
			return q
		}
	}
	return nil
}

// takeForm reads what was asked.
func (c *check) takeForm(text string) {
	at := &cursor{text: text}
	number, f := at.form()
	switch {
	case !at.done():
		c.wrong(CodeForm, "what was asked is not written in its one form")
		return
	case !f.sound():
		c.wrong(CodeForm, "what was asked contradicts itself")
		return
	case number != c.report.Poll:
		c.wrong(CodeHeader, "the file is of poll %d, and asks what poll %d does", c.report.Poll, number)
	}
	c.form = f
	for _, q := range f.questions {
		c.counts[int64(q.ID)] = newTally()
	}
}

func (c *cursor) form() (number int64, f *form) {
	f = &form{parents: map[poll.QuestionID]poll.QuestionID{}}
	c.expect(`{"format":"piazza-form/1","poll":`)
	number = c.count()
	c.expect(`,"title":`)
	c.quoted()
	c.expect(`,"reasons":`)
	f.reasons = c.quoted()
	c.expect(`,"threshold":`)
	f.voting.Threshold = c.some()
	c.expect(`,"quorum":`)
	f.voting.Quorum = c.some()
	c.expect(`,"questions":`)
	c.list(func() { f.questions = append(f.questions, c.question()) })
	c.expect("}")
	return number, f
}

// some reads a number that is 0 for none.
func (c *cursor) some() *int {
	n := int(c.count())
	if n == 0 {
		return nil
	}
	return &n
}

func (c *cursor) question() *poll.Question {
	q := &poll.Question{}
	c.expect(`{"id":`)
	q.ID = poll.QuestionID(c.count())
	c.expect(`,"kind":`)
	q.Kind = poll.KindName(c.quoted())
	c.expect(`,"section":`)
	q.Section = c.quoted()
	c.expect(`,"title":`)
	q.Title = c.quoted()
	c.expect(`,"note":`)
	q.Note = c.quoted()
	c.expect(`,"onlyIf":`)
	if only := poll.OptionID(c.count()); only != 0 {
		q.OnlyIf = &only
	}
	c.expect(`,"required":`)
	q.IsRequired = c.truth()
	c.expect(`,"options":`)
	c.list(func() { q.Options = append(q.Options, c.option()) })
	c.expect(`,"rows":`)
	c.list(func() { q.Rows = append(q.Rows, c.row()) })
	c.expect(`,"limits":`)
	q.Limits = c.limits()
	c.expect("}")
	return q
}

func (c *cursor) option() (o poll.Option) {
	c.expect(`{"id":`)
	o.ID = poll.OptionID(c.count())
	c.expect(`,"title":`)
	o.Title = c.quoted()
	c.expect(`,"meaning":`)
	o.Meaning = c.quoted()
	c.expect(`,"cost":`)
	o.Cost = c.count()
	c.expect(`,"startsAt":`)
	o.StartsAt = c.slot()
	c.expect(`,"endsAt":`)
	o.EndsAt = c.slot()
	c.expect("}")
	return o
}

// slot reads a time to the microsecond, without zeros at its end; nothing for none.
func (c *cursor) slot() *time.Time {
	const layout = "2006-01-02T15:04:05.999999Z"
	text := c.quoted()
	if text == "" {
		return nil
	}
	t, err := time.Parse(layout, text)
	if err != nil || t.Format(layout) != text {
		c.wrong = true
	}
	return &t
}

func (c *cursor) row() (r poll.Row) {
	c.expect(`{"id":`)
	r.ID = poll.RowID(c.count())
	c.expect(`,"title":`)
	r.Title = c.quoted()
	c.expect("}")
	return r
}

func (c *cursor) limits() (l poll.Limits) {
	c.expect(`{"least":`)
	l.Least = int(c.count())
	c.expect(`,"most":`)
	l.Most = int(c.count())
	c.expect(`,"seats":`)
	l.Seats = int(c.count())
	c.expect(`,"highest":`)
	l.Highest = c.count()
	c.expect(`,"ceiling":`)
	l.Ceiling = c.count()
	c.expect(`,"from":`)
	l.From = c.whole()
	c.expect(`,"to":`)
	l.To = c.whole()
	c.expect(`,"step":`)
	l.Step = c.count()
	c.expect(`,"none":`)
	l.None = c.truth()
	c.expect("}")
	return l
}

// sound tells whether the questions make sense and no two things have one number.
func (f *form) sound() bool {
	options, questions := map[poll.OptionID]poll.QuestionID{}, map[poll.QuestionID]bool{}
	if f.reasons != "none" && f.reasons != "optional" && f.reasons != "required" || len(f.questions) == 0 {
		return false
	}
	for _, q := range f.questions {
		if q.OnlyIf != nil {
			parent, known := options[*q.OnlyIf]
			if !known {
				return false
			}
			f.parents[q.ID] = parent
		}
		for _, o := range q.Options {
			if _, twice := options[o.ID]; twice {
				return false
			}
			options[o.ID] = q.ID
		}
		if questions[q.ID] || !distinct(q.Rows) || q.Check() != nil {
			return false
		}
		questions[q.ID] = true
	}
	return true
}

func distinct(rows []poll.Row) bool {
	ids := make(map[poll.RowID]bool, len(rows))
	for _, row := range rows {
		ids[row.ID] = true
	}
	return len(ids) == len(rows)
}
