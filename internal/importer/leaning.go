package importer

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"

	"piazza/internal/poll"
)

// leaning casts the ballots of the demo: by chance, but by the same chance each time.
type leaning struct{ *rand.Rand }

func leaningOf(name string) leaning {
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(name)) // a hash takes everything
	return leaning{rand.New(rand.NewPCG(sum.Sum64(), 4))}
}

// one draws a place by weight.
func (l leaning) one(weights []int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	at := l.IntN(max(sum, 1))
	for i, w := range weights {
		if at -= w; at < 0 {
			return i
		}
	}
	return 0
}

// order draws so many places by weight, none twice.
func (l leaning) order(weights []int, n int) []int {
	left := slices.Clone(weights)
	var places []int
	for range min(n, len(left)) {
		i := l.one(left)
		if left[i] == 0 {
			break
		}
		left[i] = 0
		places = append(places, i)
	}
	return places
}

// choice answers a question in the way of its kind; answers is false for who leaves it out.
func (l leaning) choice(q *poll.Question, d *demoQuestion, who string) (c poll.Choice, answers bool) {
	switch q.Kind {
	case poll.KindConsent:
		c.Stance = []poll.Stance{poll.Agree, poll.Abstain, poll.Disagree, poll.Block}[l.stance(d, who)]
	case poll.KindNumber:
		c.Number = l.number(q, d)
	case poll.KindOpen:
		c.Text = d.Texts[who]
		return c, c.Text != ""
	case poll.KindMatrix:
		for i, row := range q.Rows {
			c.Cells = append(c.Cells, poll.Cell{Row: row.ID, Option: q.Options[l.one(d.Grid[i])].ID})
		}
	case poll.KindScore, poll.KindDots, poll.KindMeeting:
		c.Marks = l.marks(q, d)
	default:
		for _, i := range l.places(q, d, who) {
			c.Options = append(c.Options, q.Options[i].ID)
		}
	}
	return c, true
}

func (l leaning) stance(d *demoQuestion, who string) int {
	if said, known := d.Said[who]; known {
		return said[0]
	}
	return l.one(d.Lean)
}

func (l leaning) number(q *poll.Question, d *demoQuestion) *int64 {
	steps := (q.Limits.To - q.Limits.From) / q.Limits.Step
	n := int64(d.Lean[0] + l.IntN(2*d.Lean[1]+1) - d.Lean[1])
	n = q.Limits.From + min(max(n, 0), steps)*q.Limits.Step
	return &n
}

// places are the options chosen, by their places.
func (l leaning) places(q *poll.Question, d *demoQuestion, who string) []int {
	if said, known := d.Said[who]; known {
		return said
	}
	switch q.Kind {
	case poll.KindMultiple:
		return l.order(d.Lean, q.Limits.Least+l.IntN(q.Limits.Most-q.Limits.Least+1))
	case poll.KindRanked, poll.KindSTV:
		return l.order(d.Lean, 2+l.IntN(len(q.Options)-1))
	case poll.KindBudget:
		return l.affordable(q, d)
	default:
		return []int{l.one(d.Lean)}
	}
}

func (l leaning) affordable(q *poll.Question, d *demoQuestion) []int {
	var places []int
	left := q.Limits.Ceiling
	for _, i := range l.order(d.Lean, len(q.Options)) {
		if cost := q.Options[i].Cost; cost <= left {
			places, left = append(places, i), left-cost
		}
	}
	return places
}

// marks gives marks, dots or answers to the options.
func (l leaning) marks(q *poll.Question, d *demoQuestion) []poll.Mark {
	marks := make([]poll.Mark, len(q.Options))
	for i := range q.Options {
		marks[i].Option = q.Options[i].ID
		switch q.Kind {
		case poll.KindScore:
			marks[i].Value = min(max(int64(d.Lean[i]+l.IntN(4)-2), 0), q.Limits.Highest)
		case poll.KindMeeting:
			marks[i].Value = int64(2 - l.one([]int{d.Lean[i], 2, 10 - d.Lean[i]}))
		}
	}
	if q.Kind == poll.KindDots {
		for range q.Limits.Highest {
			marks[l.one(d.Lean)].Value++
		}
	}
	return marks
}
