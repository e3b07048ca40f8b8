package verify

import (
	"strings"
	"unicode/utf8"

	"piazza/internal/poll"
)

// tally are the ballots of a question.
type tally struct {
	people  int64
	choices map[string]*said
	// chosen is how many ballots chose each option: of so many people other questions are asked.
	chosen map[poll.OptionID]int64
	words  *poll.WordCounter
}

// said is a choice and how many people made it.
type said struct {
	choice poll.Choice
	people int64
}

func newTally() *tally {
	return &tally{choices: map[string]*said{}, chosen: map[poll.OptionID]int64{}, words: poll.NewWordCounter()}
}

// each hands on the choices with the number of people who made them.
func (t *tally) each(yield func(poll.Choice, int64) bool) {
	for _, s := range t.choices {
		if !yield(s.choice, s.people) {
			return
		}
	}
}

// count adds a ballot to its question, whatever it is: what is none is found and not counted.
func (c *check) count(question int64, text, reason string) {
	q := c.form.question(question)
	if q == nil {
		c.wrong(CodeOpeningQuestion, "question %d was not asked", question)
		return
	}
	c.checkReason(reason)
	t := c.counts[question]
	t.people++
	if kept := t.choices[text]; kept != nil { // it was read before
		kept.people++
		t.choose(kept.choice)
		return
	}
	at := &cursor{text: text}
	sent := at.choice()
	choice, err := q.Read(sent)
	if !at.done() || err != nil || !choice.Equal(sent) {
		c.wrong(CodeOpeningChoice, "this is no answer to question %d in its one form", question)
		return
	}
	if q.Kind == poll.KindOpen { // texts are many and long: what they come to is enough
		t.words.Add(choice, 1)
		return
	}
	t.choices[text] = &said{choice, 1}
	t.choose(choice)
}

func (t *tally) choose(choice poll.Choice) {
	for _, id := range choice.Options {
		t.chosen[id]++
	}
}

const longestReason = 1000

func (c *check) checkReason(reason string) {
	switch {
	case c.form.reasons == "none" && reason != "", c.form.reasons == "required" && reason == "":
		c.wrong(CodeOpeningReason, "the poll takes reasons by another rule (%s)", c.form.reasons)
	case utf8.RuneCountInString(reason) > longestReason || strings.ContainsRune(reason, 0) || strings.TrimSpace(reason) != reason:
		c.wrong(CodeOpeningReason, "this is no reason as they are taken")
	}
}

// choice reads a choice: the parts that say something, in their order.
func (c *cursor) choice() (read poll.Choice) {
	c.expect("{")
	first := true
	has := func(name string) bool {
		comma := ","
		if first {
			comma = ""
		}
		is := c.next(comma + `"` + name + `":`)
		first = first && !is
		return is
	}
	if has("options") {
		c.filled(func() { read.Options = append(read.Options, poll.OptionID(c.count())) })
	}
	if has("marks") {
		c.filled(func() { read.Marks = append(read.Marks, c.mark()) })
	}
	if has("cells") {
		c.filled(func() { read.Cells = append(read.Cells, c.cell()) })
	}
	if has("stance") {
		read.Stance = poll.Stance(c.said())
	}
	if has("number") {
		n := c.whole()
		read.Number = &n
	}
	if has("text") {
		read.Text = c.said()
	}
	if has("none") {
		c.expect("true")
		read.None = true
	}
	c.expect("}")
	return read
}

// said reads a text that is not empty.
func (c *cursor) said() string {
	text := c.quoted()
	if text == "" {
		c.wrong = true
	}
	return text
}

// filled reads a list that holds something.
func (c *cursor) filled(each func()) {
	if strings.HasPrefix(c.text[c.at:], "[]") {
		c.wrong = true
		return
	}
	c.list(each)
}

func (c *cursor) mark() (m poll.Mark) {
	c.expect(`{"option":`)
	m.Option = poll.OptionID(c.count())
	c.expect(`,"value":`)
	m.Value = c.count()
	c.expect("}")
	return m
}

func (c *cursor) cell() (read poll.Cell) {
	c.expect(`{"row":`)
	read.Row = poll.RowID(c.count())
	c.expect(`,"option":`)
	read.Option = poll.OptionID(c.count())
	c.expect("}")
	return read
}
