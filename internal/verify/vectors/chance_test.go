package vectors_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"piazza/internal/poll"
)

// chance draws questions and answers, the same in each run.
type chance struct{ *rand.Rand }

func draw(seed uint64) chance { return chance{rand.New(rand.NewPCG(seed, 0))} }

// kinds are all, in the order of the documents.
func kinds() []poll.KindName {
	return []poll.KindName{
		poll.KindSingle, poll.KindMultiple, poll.KindRanked, poll.KindSTV, poll.KindScore, poll.KindDots, poll.KindBudget,
		poll.KindConsent, poll.KindMeeting, poll.KindNumber, poll.KindOpen, poll.KindMatrix,
	}
}

const drawsInVain = 100_000

// question draws one of a kind that makes sense, with its options numbered from first on.
func (c chance) question(t *testing.T, kind poll.KindName, id, first int64) *poll.Question {
	t.Helper()
	for range drawsInVain {
		q := &poll.Question{ID: poll.QuestionID(id), Kind: kind, Title: fmt.Sprintf("Question %d", id), IsRequired: true, Limits: c.limits(kind)}
		if kind != poll.KindConsent && kind != poll.KindNumber && kind != poll.KindOpen {
			for i := range 2 + c.Int64N(5) {
				q.Options = append(q.Options, c.option(kind, first+i))
			}
		}
		if kind == poll.KindMatrix {
			for i := range 1 + c.Int64N(4) {
				q.Rows = append(q.Rows, poll.Row{ID: poll.RowID(first + i), Title: fmt.Sprintf("Row %d", first+i)})
			}
		}
		if q.Check() == nil {
			return q
		}
	}
	t.Fatalf("no question of kind %s", kind)
	return nil
}

func (c chance) option(kind poll.KindName, id int64) poll.Option {
	o := poll.Option{ID: poll.OptionID(id), Title: fmt.Sprintf("Option %d", id)}
	if kind == poll.KindBudget {
		o.Cost = 1 + c.Int64N(60)
	}
	if kind == poll.KindMeeting {
		starts := at(20).Add(time.Duration(id) * time.Hour)
		ends := starts.Add(90*time.Minute + 500*time.Millisecond)
		o.StartsAt, o.EndsAt = &starts, &ends
	}
	return o
}

// limits draws those that the kind uses.
func (c chance) limits(kind poll.KindName) poll.Limits {
	l := poll.Limits{None: c.IntN(3) == 0}
	switch kind {
	case poll.KindMultiple:
		l.Least, l.Most = 1+c.IntN(2), 1+c.IntN(6)
	case poll.KindRanked, poll.KindSTV:
		l.Least, l.Most = c.IntN(3), c.IntN(6)
		if kind == poll.KindSTV {
			l.Seats = 1 + c.IntN(3)
		}
	case poll.KindScore, poll.KindDots:
		l.Highest = 1 + c.Int64N(12)
	case poll.KindBudget:
		l.Ceiling = 60 + c.Int64N(100)
	case poll.KindNumber:
		l.Step = 1 + c.Int64N(500_000)
		l.From = c.Int64N(4_000_000) - 2_000_000
		l.To = l.From + l.Step*(1+c.Int64N(90))
	}
	return l
}

// choice draws an answer to a question in its one form.
func (c chance) choice(t *testing.T, q *poll.Question) poll.Choice {
	t.Helper()
	for range drawsInVain {
		if read, err := q.Read(c.sent(q)); err == nil {
			return read
		}
	}
	t.Fatalf("no answer to %+v", q)
	return poll.Choice{}
}

func (c chance) sent(q *poll.Question) (sent poll.Choice) {
	if q.Limits.None && c.IntN(8) == 0 {
		sent.None = true
		return sent
	}
	switch q.Kind {
	case poll.KindScore, poll.KindDots, poll.KindMeeting:
		for _, id := range c.some(q) {
			sent.Marks = append(sent.Marks, poll.Mark{Option: id, Value: c.Int64N(max(3, q.Limits.Highest/2+1))})
		}
	case poll.KindConsent:
		sent.Stance = []poll.Stance{poll.Agree, poll.Agree, poll.Abstain, poll.Disagree, poll.Block}[c.IntN(5)]
	case poll.KindNumber:
		n := q.Limits.From + q.Limits.Step*c.Int64N((q.Limits.To-q.Limits.From)/q.Limits.Step+1)
		sent.Number = &n
	case poll.KindOpen:
		sent.Text = c.text()
	case poll.KindMatrix:
		for _, row := range q.Rows {
			if c.IntN(4) > 0 {
				sent.Cells = append(sent.Cells, poll.Cell{Row: row.ID, Option: c.one(q)})
			}
		}
	default:
		sent.Options = c.some(q)
	}
	return sent
}

func (c chance) one(q *poll.Question) poll.OptionID { return q.Options[c.IntN(len(q.Options))].ID }

// some draws options in any order, the first ones more often.
func (c chance) some(q *poll.Question) []poll.OptionID {
	var ids []poll.OptionID
	for range 1 + c.IntN(len(q.Options)) {
		if id := min(c.one(q), c.one(q)); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// texts hold what a writer of JSON could escape, what sorts oddly, and words that several people use.
func (c chance) text() string {
	words := []string{
		"piazza verde", "più alberi", "PIAZZA senza auto", "l'àncora & <b>", "\"panchine\"", "🌳 alberi", "a\nb\tc", "back\\slash",
		"fontana\u2028luce", "Straße", "caffè", "İstanbul", "2027", "ALBERI", "χῶρος", "\u0001x",
	}
	text := words[c.IntN(len(words))]
	for range c.IntN(3) {
		text += " " + words[c.IntN(len(words))]
	}
	return text
}

// votes draws so many people who answer all that they are asked.
func (c chance) votes(t *testing.T, a *asked, people int) {
	t.Helper()
	for i := range people {
		a.casts = append(a.casts, c.vote(t, a, fmt.Sprintf("voter%02d", i+1)))
	}
}

func (c chance) vote(t *testing.T, a *asked, person string) cast {
	t.Helper()
	one := cast{person, map[int64]answer{}}
	chosen := map[poll.OptionID]bool{}
	for _, q := range a.questions {
		if q.OnlyIf != nil && !chosen[*q.OnlyIf] || !q.IsRequired && c.IntN(2) == 0 {
			continue
		}
		said := answer{choice: c.choice(t, q)}
		if a.reasons == "optional" && c.IntN(2) == 0 {
			said.reason = c.text()
		}
		for _, id := range said.choice.Options {
			chosen[id] = true
		}
		one.answers[int64(q.ID)] = said
	}
	return one
}
