package poll

import (
	"bytes"
	"encoding/json"
)

// inputs returns questions as somebody would ask for them. What is the default is left out, so that what means the same
// reads the same.
func inputs(questions []asked) []QuestionInput {
	written := make([]QuestionInput, len(questions))
	for i := range questions {
		q := &questions[i]
		written[i] = QuestionInput{
			Kind: q.Kind, Section: said(q.Section), Title: q.Title, Note: said(q.Note), OnlyIf: q.condition, Limits: q.Bounds(),
		}
		if *written[i].Limits == (Bounds{}) {
			written[i].Limits = nil
		}
		if !q.IsRequired {
			written[i].IsRequired = new(false)
		}
		for n := range q.Options {
			written[i].Options = append(written[i].Options, q.Options[n].input())
		}
		for _, row := range q.Rows {
			written[i].Rows = append(written[i].Rows, row.Title)
		}
	}
	return written
}

func (o *Option) input() OptionInput {
	in := OptionInput{Title: o.Title, Meaning: said(o.Meaning), StartsAt: o.StartsAt, EndsAt: o.EndsAt}
	if o.Cost != 0 {
		in.Cost = &o.Cost
	}
	return in
}

// said returns a text, nil where it says nothing.
func said(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// same tells whether two things are written alike.
func same(a, b any) bool {
	one, err := json.Marshal(a)
	if err != nil {
		return false
	}
	other, err := json.Marshal(b)
	return err == nil && bytes.Equal(one, other)
}
