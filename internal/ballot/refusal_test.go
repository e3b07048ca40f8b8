package ballot_test

import (
	"errors"
	"strings"
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

// TestRefusals sends what may not be cast: each is refused with its reason, and nothing of it is written.
func TestRefusals(t *testing.T) {
	s := setup(t, 4)
	yes := [2]int{0, 0}
	a := s.poll(t, "reasons = 'optional'",
		question{kind: poll.KindSingle, options: 2},
		question{kind: poll.KindRanked, options: 3, optional: true, onlyIf: &yes},
		question{kind: poll.KindDots, limits: `{"highest": 5}`, options: 3, optional: true},
		question{kind: poll.KindBudget, limits: `{"ceiling": 10}`, options: 2, optional: true},
	)
	s.exec(t, `update poll_option set cost = 6 where question_id = $1`, a.questions[3])
	other := s.poll(t, "")
	with := func(more ...ballot.BallotInput) ballot.VoteInput {
		return ballot.VoteInput{PollID: a.id, Ballots: append([]ballot.BallotInput{a.answer(0, 0)}, more...)}
	}
	dots := func(marks ...poll.Mark) ballot.BallotInput {
		return ballot.BallotInput{Question: a.questions[2], Choice: poll.Choice{Marks: marks}}
	}
	reasoned := func(reason string) ballot.VoteInput {
		in := with()
		in.Ballots[0].Reason = &reason
		return in
	}
	for name, c := range map[string]struct {
		in   ballot.VoteInput
		want error
	}{
		"nothing":                    {ballot.VoteInput{PollID: a.id}, ballot.ErrNothing},
		"an unknown poll":            {ballot.VoteInput{PollID: 999, Ballots: a.choose(0).Ballots}, poll.ErrPoll},
		"a question of another poll": {with(other.answer(0, 0)), ballot.ErrQuestion},
		"an option of another poll":  {with(ballot.BallotInput{Question: a.questions[1], Choice: other.answer(0, 0).Choice}), poll.ErrOption},
		"a question twice":           {with(a.answer(0, 1)), ballot.ErrTwice},
		"an option ranked twice":     {with(a.answer(1, 0, 0)), poll.ErrTwice},
		"two options for one":        {a.choose(0, 1), poll.ErrTooMany},
		"10,000 options":             {with(a.answer(1, make([]int, 10_000)...)), poll.ErrTooMany},
		"negative dots":              {with(dots(poll.Mark{Option: a.options[2][0], Value: -1})), poll.ErrMark},
		"more dots than there are":   {with(dots(poll.Mark{Option: a.options[2][0], Value: 3}, poll.Mark{Option: a.options[2][1], Value: 3})), poll.ErrBudget},
		"projects over the budget":   {with(a.answer(3, 0, 1)), poll.ErrBudget},
		"a question that is not asked": {
			ballot.VoteInput{PollID: a.id, Ballots: []ballot.BallotInput{a.answer(0, 1), a.answer(1, 0)}},
			ballot.ErrNotAsked,
		},
		"a question left out":    {ballot.VoteInput{PollID: a.id, Ballots: []ballot.BallotInput{a.answer(3, 0)}}, ballot.ErrRequired},
		"a reason too long":      {reasoned(strings.Repeat("a", 1001)), ballot.ErrReason},
		"a reason with a zero":   {reasoned("a\x00b"), ballot.ErrReason},
		"an answer of a text":    {with(ballot.BallotInput{Question: a.questions[2], Choice: poll.Choice{Text: "3"}}), poll.ErrChoice},
		"a key that is too long": {keyed(with(), strings.Repeat("k", 201)), db.ErrKey},
	} {
		in := c.in
		if in.IdempotencyKey == nil {
			in = keyed(in, name)
		}
		if _, err := s.ballots.Vote(as(t.Context(), firstVoter), in); !errors.Is(err, c.want) {
			t.Errorf("%s is answered %v, not %v", name, err, c.want)
		}
	}
	s.untouched(t)
}

// TestCondition changes the answer on which another question depends: its ballot goes with it.
func TestCondition(t *testing.T) {
	s := setup(t, 1)
	a := s.poll(t, "", question{kind: poll.KindSingle, options: 2}, question{kind: poll.KindRanked, options: 3, onlyIf: &[2]int{0, 0}})
	yes := ballot.VoteInput{PollID: a.id, Ballots: []ballot.BallotInput{a.answer(0, 0)}}
	if _, err := s.ballots.Vote(as(t.Context(), firstVoter), yes); !errors.Is(err, ballot.ErrRequired) {
		t.Errorf("who is asked and does not answer is answered %v", err)
	}
	yes.Ballots = append(yes.Ballots, a.answer(1, 2, 0))
	s.vote(t, firstVoter, yes)
	no := ballot.VoteInput{PollID: a.id, Ballots: []ballot.BallotInput{a.answer(0, 1)}}
	if v := s.vote(t, firstVoter, no); len(v.Ballots) != 1 || s.number(t, `select count(*) from ballot`) != 1 {
		t.Errorf("a changed condition leaves %d ballots", len(v.Ballots))
	}
	s.sound(t, a)
}

// untouched holds that nobody has voted.
func (s *square) untouched(t *testing.T) {
	t.Helper()
	n := s.number(t, `select (select count(*) from ballot) + (select count(*) from ballot_voter) + (select count(*) from idempotency)
		+ (select coalesce(sum(version + voters + turnout_version), 0) from poll_tally)`)
	if n != 0 {
		t.Errorf("what was refused has left %d traces", n)
	}
}

// TestElectorate lets people vote who may not.
func TestElectorate(t *testing.T) {
	s := setup(t, 2)
	listed := s.poll(t, "electorate = 'list'")
	s.exec(t, `insert into poll_elector (entry_id, person_id, member_id) values ($1, $2, $2)`, listed.id, firstVoter)
	sure := s.poll(t, "assurance = 'substantial'")
	anybody := s.poll(t, "electorate = 'signed_in'")
	waiting := s.poll(t, "phase = 'waiting', opened_at = null, opening = 'hand'")
	late := s.poll(t, "phase = 'waiting', opened_at = null, opening = 'time', opens_at = now() + interval '1 day'")
	over := s.poll(t, "phase = 'closed', closed_at = now()")
	due := s.poll(t, "closes_at = now()")
	draft, withdrawn := s.poll(t, ""), s.poll(t, "phase = 'closed', closed_at = now()")
	s.exec(t, `update entry set state = 'draft', published_at = null where id = $1`, draft.id)
	s.exec(t, `update entry set state = 'withdrawn', withdrawn_reason = 'Errore', withdrawn_at = now() where id = $1`, withdrawn.id)
	s.vote(t, firstVoter, listed.choose(0))
	s.vote(t, outsider, anybody.choose(0))
	for name, c := range map[string]struct {
		member int64
		in     ballot.VoteInput
		want   error
	}{
		"who is not on the list":     {firstVoter + 1, listed.choose(0), poll.ErrNotListed},
		"who is known too little":    {firstVoter, sure.choose(0), poll.ErrAssurance},
		"who is no member":           {outsider, waiting.choose(0), poll.ErrNotMember},
		"who comes before it opens":  {firstVoter, waiting.choose(0), poll.ErrWaiting},
		"who comes before its time":  {firstVoter, late.choose(0), poll.ErrWaiting},
		"who comes after it closed":  {firstVoter, over.choose(0), poll.ErrClosed},
		"who comes after its time":   {firstVoter, due.choose(0), poll.ErrClosed},
		"who knows of a draft":       {firstVoter, draft.choose(0), poll.ErrPoll},
		"who knows of one withdrawn": {firstVoter, withdrawn.choose(0), poll.ErrPoll},
	} {
		if _, err := s.ballots.Vote(as(t.Context(), c.member), c.in); !errors.Is(err, c.want) {
			t.Errorf("%s is answered %v, not %v", name, err, c.want)
		}
	}
	if _, err := s.ballots.Vote(t.Context(), anybody.choose(0)); !problem.Is(err, problem.Unauthenticated) {
		t.Errorf("a visitor is answered %v", err)
	}
	if n := s.number(t, `select count(*) from ballot`); n != 2 {
		t.Errorf("two voted who may, and there are %d ballots", n)
	}
}

// TestReasons asks for a reason where the poll needs one, and for none where it takes none.
func TestReasons(t *testing.T) {
	s := setup(t, 1)
	for rule, c := range map[string]struct {
		reason string
		want   error
	}{
		"required": {"  ", ballot.ErrNoReason},
		"none":     {"Perché sì", ballot.ErrReasonUnask},
		"optional": {"", nil},
	} {
		a := s.poll(t, "reasons = '"+rule+"'")
		in := a.choose(0)
		in.Ballots[0].Reason = &c.reason
		if _, err := s.ballots.Vote(as(t.Context(), firstVoter), in); !errors.Is(err, c.want) {
			t.Errorf("with reasons %s, %q is answered %v", rule, c.reason, err)
		}
	}
}
