package importer

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"piazza/internal/ballot"
	"piazza/internal/poll"
)

// polls writes how the polls of the demo are held, what they ask, and how the members voted.
func (s *seeding) polls(ctx context.Context) error {
	found := 0
	for i := range s.placed {
		p := &s.placed[i]
		one := s.content.polls[p.piazza+"/"+p.name]
		if one == nil {
			continue
		}
		found++
		if err := s.poll(ctx, p, one); err != nil {
			return fmt.Errorf("poll %s: %w", p.name, err)
		}
	}
	if found != len(s.content.polls) {
		return errors.New("a poll has no entry")
	}
	return nil
}

func (s *seeding) poll(ctx context.Context, p *placed, one *demoPoll) error {
	in, err := s.held(one)
	if err != nil {
		return err
	}
	in.EntryID = p.id
	if _, err := poll.ImportIn(ctx, s.tx, in); err != nil || in.OpenedAt == nil {
		return err
	}
	v, err := poll.HoldAlone(ctx, s.tx, p.id)
	if err != nil {
		return err
	}
	return ballot.ImportIn(ctx, s.tx, p.id, s.votes(p, one, in, v.Questions))
}

// held turns ages into times.
func (s *seeding) held(one *demoPoll) (in poll.Imported, err error) {
	rules := one.Rules
	in = poll.Imported{Rules: &rules, Outcome: one.Outcome, Electors: one.Electors}
	for _, t := range []struct {
		age   string
		ahead bool
		into  **time.Time
	}{
		{one.Opened, false, &in.OpenedAt},
		{one.Closed, false, &in.ClosedAt},
		{one.Published, false, &in.ResultsPublishedAt},
		{one.OpensIn, true, &rules.OpensAt},
		{one.ClosesIn, true, &rules.ClosesAt},
	} {
		if t.age == "" {
			continue
		}
		length, err := parseAge(t.age)
		if err != nil {
			return in, err
		}
		if !t.ahead {
			length = -length
		}
		at := s.now.Add(length)
		*t.into = &at
	}
	if rules.OpensAt != nil {
		opening := poll.OpensAtTime
		rules.Opening = &opening
	}
	in.Questions, err = one.asked(s.now)
	return in, err
}

// votes are those of all who may vote and were not absent, each at a moment of his own.
func (s *seeding) votes(p *placed, one *demoPoll, in poll.Imported, questions []*poll.Question) []ballot.Imported {
	chance := leaningOf(p.name)
	until := s.now
	if in.ClosedAt != nil {
		until = *in.ClosedAt
	}
	var votes []ballot.Imported
	for _, handle := range s.electors(p, one) {
		m := s.members[handle]
		from := *in.OpenedAt
		if m.CreatedAt.After(from) {
			from = m.CreatedAt
		}
		if !from.Before(until) || slices.Contains(one.Absent, handle) || !one.admits(m) {
			continue
		}
		at := from.Add(time.Duration(float64(until.Sub(from)) * chance.Float64())).Truncate(time.Second)
		if at.Before(from) {
			at = from
		}
		votes = append(votes, ballot.Imported{
			PersonID: m.PersonID, MemberID: m.ID, Assurance: m.Assurance, CastAt: at,
			Ballots: chance.sheet(one, questions, handle),
		})
	}
	return votes
}

// electors are the handles of those who are asked, in a lasting order.
func (s *seeding) electors(p *placed, one *demoPoll) []string {
	switch {
	case one.Rules.Electorate == nil || *one.Rules.Electorate == poll.Members:
		return p.where.people()
	case *one.Rules.Electorate == poll.List:
		return one.Electors
	}
	handles := make([]string, len(s.content.members))
	for i, m := range s.content.members {
		handles[i] = m.Handle
	}
	return handles
}

// sheet answers what is asked of somebody.
func (l leaning) sheet(one *demoPoll, questions []*poll.Question, who string) []ballot.BallotInput {
	var sheet []ballot.BallotInput
	chosen := map[poll.OptionID]bool{}
	for i, q := range questions {
		d := &one.Questions[i]
		if q.OnlyIf != nil && !chosen[*q.OnlyIf] {
			continue
		}
		choice, answers := l.choice(q, d, who)
		if !answers {
			continue
		}
		for _, id := range choice.Options {
			chosen[id] = true
		}
		b := ballot.BallotInput{Question: q.ID, Choice: choice}
		if reason := d.Reasons[who]; reason != "" {
			b.Reason = &reason
		}
		sheet = append(sheet, b)
	}
	return sheet
}
