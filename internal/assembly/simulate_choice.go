package assembly

import (
	"math/rand/v2"

	"piazza/internal/ballot"
	"piazza/internal/poll"
)

// madeUpVote answers what a poll asks as somebody might: by chance, but the options are not all as likely, so that what comes out
// looks like something.
func madeUpVote(v *poll.Voting, chance *rand.Rand) ballot.VoteInput {
	in := ballot.VoteInput{PollID: v.EntryID}
	chosen := map[poll.OptionID]bool{}
	for _, q := range v.Questions {
		if q.OnlyIf != nil && !chosen[*q.OnlyIf] {
			continue
		}
		b := ballot.BallotInput{Question: q.ID, Choice: madeUpChoice(q, chance)}
		for _, id := range b.Choice.Options {
			chosen[id] = true
		}
		if v.Reasons == poll.ReasonsRequired {
			reason := "Una ragione inventata per la prova."
			b.Reason = &reason
		}
		in.Ballots = append(in.Ballots, b)
	}
	return in
}

// leaning draws an option, the likelier the earlier it stands in an order that follows from the question alone.
func leaning(q *poll.Question, chance *rand.Rand) int {
	n := len(q.Options)
	order := rand.New(rand.NewPCG(uint64(q.ID), 11)).Perm(n)
	for _, place := range order {
		if chance.Float64() < 0.42 {
			return place
		}
	}
	return order[chance.IntN(n)]
}

// several draws so many options, none twice.
func several(q *poll.Question, n int, chance *rand.Rand) []poll.OptionID {
	var drawn []poll.OptionID
	taken := map[int]bool{}
	for len(drawn) < min(n, len(q.Options)) {
		place := leaning(q, chance)
		for taken[place] {
			place = (place + 1) % len(q.Options)
		}
		taken[place] = true
		drawn = append(drawn, q.Options[place].ID)
	}
	return drawn
}

// madeUpChoice answers a question in the way of its kind.
func madeUpChoice(q *poll.Question, chance *rand.Rand) (c poll.Choice) {
	switch q.Kind {
	case poll.KindMultiple:
		least := max(q.Limits.Least, 1)
		c.Options = several(q, least+chance.IntN(max(q.Limits.Most, least)-least+1), chance)
	case poll.KindRanked, poll.KindSTV:
		c.Options = several(q, 1+chance.IntN(len(q.Options)), chance)
	case poll.KindBudget:
		c.Options = affordable(q, chance)
	case poll.KindConsent:
		c.Stance = []poll.Stance{poll.Agree, poll.Agree, poll.Agree, poll.Agree, poll.Abstain, poll.Disagree, poll.Block}[chance.IntN(7)]
	case poll.KindNumber:
		steps := max((q.Limits.To-q.Limits.From)/max(q.Limits.Step, 1), 0)
		n := q.Limits.From + (chance.Int64N(steps+1)+chance.Int64N(steps+1))/2*max(q.Limits.Step, 1)
		c.Number = &n
	case poll.KindOpen:
		c.Text = []string{"più panchine", "l’ascensore", "orari chiari", "più panchine", "un autobus la sera", "l’ombra d’estate"}[chance.IntN(6)]
	case poll.KindMatrix:
		for _, row := range q.Rows {
			c.Cells = append(c.Cells, poll.Cell{Row: row.ID, Option: q.Options[leaning(q, chance)].ID})
		}
	case poll.KindScore, poll.KindDots, poll.KindMeeting:
		c.Marks = madeUpMarks(q, chance)
	default:
		c.Options = several(q, 1, chance)
	}
	return c
}

func affordable(q *poll.Question, chance *rand.Rand) (chosen []poll.OptionID) {
	left := q.Limits.Ceiling
	for _, place := range chance.Perm(len(q.Options)) {
		if cost := q.Options[place].Cost; cost <= left {
			chosen, left = append(chosen, q.Options[place].ID), left-cost
		}
	}
	return chosen
}

// madeUpMarks gives marks, dots or answers to the options.
func madeUpMarks(q *poll.Question, chance *rand.Rand) []poll.Mark {
	marks := make([]poll.Mark, len(q.Options))
	for i := range q.Options {
		marks[i].Option = q.Options[i].ID
		switch q.Kind {
		case poll.KindScore:
			marks[i].Value = chance.Int64N(q.Limits.Highest + 1)
		case poll.KindMeeting:
			marks[i].Value = chance.Int64N(3)
		}
	}
	if q.Kind == poll.KindDots {
		for range q.Limits.Highest {
			marks[leaning(q, chance)].Value++
		}
	}
	return marks
}
