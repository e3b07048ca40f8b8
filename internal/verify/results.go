package verify

import (
	"encoding/json"

	"piazza/internal/poll"
)

// results are the lines of results as far as they were read.
type results struct {
	// next is the place in the form of the question whose result comes next.
	next int
	read []result
}

// result is what a line says that a question came to.
type result struct {
	line     int
	question int64
	of       string
}

// takeResult reads what a question came to.
func (c *check) takeResult(at *cursor) bool {
	question := at.count()
	at.expect(`,"of":`)
	start := at.at
	if !at.wrong && !at.next("{") {
		return false
	}
	at.at = start
	at.value(0)
	of := at.text[start:at.at]
	at.expect("}")
	if !at.done() {
		return false
	}
	c.stand(partResult)
	c.results.read = append(c.results.read, result{c.line, question, of})
	if c.form == nil {
		return true
	}
	for place := c.results.next; place < len(c.form.questions); place++ {
		if int64(c.form.questions[place].ID) == question {
			if place > c.results.next {
				c.wrong(CodeResultOrder, "a result before this one is missing, or they stand in another order")
			}
			c.results.next = place + 1
			return true
		}
	}
	c.wrong(CodeResultOrder, "the result of question %d does not belong here", question)
	return true
}

// recount counts the ballots again and holds them against the results.
func (c *check) recount() {
	for _, r := range c.results.read {
		q := c.form.question(r.question)
		if q == nil {
			continue
		}
		c.checkCount(q, r.line)
		counted, err := c.resultOf(q)
		if err != nil {
			c.report.find(CodeResult, r.line, "question %d cannot be counted: %v", r.question, err)
		} else if counted != r.of {
			c.report.find(CodeResult, r.line, "the ballots of question %d come to something else: %s", r.question, counted)
		}
	}
}

func (c *check) resultOf(q *poll.Question) (string, error) {
	t := c.counts[int64(q.ID)]
	var result poll.Result
	var err error
	if q.Kind == poll.KindOpen {
		result = t.words.Result(q)
	} else {
		result, err = c.form.voting.Count(q, t.each)
	}
	if err != nil {
		return "", err //nolint:wrapcheck // the caller says of which question
	}
	text, err := json.Marshal(result)
	return string(text), err //nolint:wrapcheck // as above
}

// checkCount asks whether there are as many ballots as people were asked: all who took part, or those who chose the option
// on which the question depends. A question that need not be answered may have fewer.
func (c *check) checkCount(q *poll.Question, line int) {
	asked := int64(c.voters)
	if q.OnlyIf != nil {
		asked = c.counts[int64(c.form.parents[q.ID])].chosen[*q.OnlyIf]
	}
	given := c.counts[int64(q.ID)].people
	if given > asked || q.IsRequired && given < asked {
		c.report.find(CodeBallots, line, "question %d was asked of %d people, and has %d ballots", q.ID, asked, given)
	}
}
