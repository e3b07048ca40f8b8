package ballot_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// TestSealedKinds seals polls that ask in every way, with ballots drawn at random and words that are hard to write: the bundle says what
// was counted, and a verifier that was written apart counts the same.
func TestSealedKinds(t *testing.T) {
	const people = 24
	v := openVault(t, people)
	for seed := range uint64(size(6, 100)) {
		dice := rand.New(rand.NewPCG(seed, 12))
		a := v.allKinds(t, dice)
		voting := v.reading(t, a)
		var receipts []string
		for _, q := range voting.Questions {
			if err := q.Check(); err != nil {
				t.Fatalf("%s: %v", q.Kind, err)
			}
		}
		for n := range dice.IntN(people + 1) {
			in := ballot.VoteInput{PollID: a.id}
			for _, q := range voting.Questions {
				if dice.IntN(5) > 0 {
					in.Ballots = append(in.Ballots, ballot.BallotInput{Question: q.ID, Choice: drawn(t, dice, q), Reason: reason(dice)})
				}
			}
			if len(in.Ballots) == 0 {
				in.Ballots = append(in.Ballots, ballot.BallotInput{Question: a.questions[0], Choice: drawn(t, dice, voting.Questions[0])})
			}
			receipts = append(receipts, v.vote(t, int64(firstVoter+n), secretly(in)).Receipt)
		}
		v.closed(t, a)
		if err := v.ballots.Seal(t.Context(), a.id); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if v.holds(t, a, len(receipts), receipts); t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// hard are words that have to be written with care.
var hard = []string{
	"", "Perché sì", `"virgolette" e \barra\`, "<b>&amp;</b>", "riga\nnuova\ttab", "separatori \u2028 e \u2029", "🏛️ e\u0301", "\u007f\u0080\ufeff", "{\"voter\":\"@m11\"}",
}

func reason(dice *rand.Rand) *string { return &hard[dice.IntN(len(hard))] }

// allKinds is an open poll with a question of each kind.
func (v *vault) allKinds(t testing.TB, dice *rand.Rand) asked {
	t.Helper()
	questions := []question{
		{kind: poll.KindSingle, options: 3, limits: `{"none":true}`},
		{kind: poll.KindMultiple, options: 5, limits: `{"least":1,"most":3,"none":true}`},
		{kind: poll.KindRanked, options: 5},
		{kind: poll.KindSTV, options: 6, limits: `{"seats":2}`},
		{kind: poll.KindScore, options: 4, limits: `{"highest":5}`},
		{kind: poll.KindDots, options: 4, limits: `{"highest":8}`},
		{kind: poll.KindBudget, options: 4, limits: `{"ceiling":100}`},
		{kind: poll.KindConsent},
		{kind: poll.KindMeeting, options: 3},
		{kind: poll.KindNumber, limits: `{"from":-5000000,"to":5000000,"step":500000}`},
		{kind: poll.KindOpen},
		{kind: poll.KindMatrix, options: 3},
	}
	for i := range questions {
		questions[i].optional = true
	}
	set := `confidential = true, results = 'after_close', phase = 'waiting', opening = 'hand', opened_at = null, reasons = 'optional'`
	if dice.IntN(2) == 0 {
		set += `, threshold = 40, quorum = 12`
	}
	a := v.poll(t, set, questions...)
	for i, q := range a.questions {
		v.exec(t, `update poll_question set title = $2, note = $3 where id = $1`, q, "Domanda "+hard[dice.IntN(4)], hard[dice.IntN(len(hard))])
		switch questions[i].kind {
		case poll.KindBudget:
			v.exec(t, `update poll_option set cost = 5 + position * 20 where question_id = $1`, q)
		case poll.KindMeeting:
			v.exec(t, `update poll_option set starts_at = '2026-12-01 10:00:00.123456Z'::timestamptz + position * interval '1 day', ends_at = '2026-12-01 11:00Z'::timestamptz + position * interval '1 day' where question_id = $1`, q)
		case poll.KindMatrix:
			v.exec(t, `insert into poll_row (question_id, position, title) select $1, n, 'Riga ' || n from generate_series(0, 2) n`, q)
		}
	}
	if _, err := v.ballots.Open(as(t.Context(), editor), poll.Input{PollID: a.id}); err != nil {
		t.Fatalf("open: %v", err)
	}
	return a
}

// reading reads what a poll asks.
func (v *vault) reading(t testing.TB, a asked) *poll.Voting {
	t.Helper()
	votings, err := poll.HeadsIn(t.Context(), v.db, []entry.ID{a.id})
	if err != nil {
		t.Fatal(err)
	}
	if err := poll.FillIn(t.Context(), v.db, votings); err != nil {
		t.Fatal(err)
	}
	return votings[a.id]
}

// drawn is a choice that answers a question.
func drawn(t testing.TB, dice *rand.Rand, q *poll.Question) poll.Choice {
	t.Helper()
	for range 100_000 {
		c := draw(dice, q)
		if _, err := q.Read(c); err == nil {
			return c
		}
	}
	t.Fatalf("nothing answers %s", q.Kind)
	return poll.Choice{}
}

func draw(dice *rand.Rand, q *poll.Question) (c poll.Choice) {
	switch q.Kind {
	case poll.KindSingle, poll.KindMultiple, poll.KindRanked, poll.KindSTV, poll.KindBudget:
		if c.None = dice.IntN(6) == 0; c.None {
			return c
		}
		options := slices.Clone(q.Options)
		dice.Shuffle(len(options), func(i, j int) { options[i], options[j] = options[j], options[i] })
		for _, o := range options[:1+dice.IntN(len(options))] {
			c.Options = append(c.Options, o.ID)
		}
	case poll.KindScore, poll.KindDots, poll.KindMeeting:
		for _, o := range q.Options {
			c.Marks = append(c.Marks, poll.Mark{Option: o.ID, Value: dice.Int64N(6)})
		}
	case poll.KindConsent:
		c.Stance = []poll.Stance{poll.Agree, poll.Abstain, poll.Disagree, poll.Block}[dice.IntN(4)]
	case poll.KindNumber:
		c.Number = new(int64)
		*c.Number = (dice.Int64N(21) - 10) * 500_000
	case poll.KindOpen:
		c.Text = "Più alberi e meno auto " + hard[dice.IntN(len(hard))]
	case poll.KindMatrix:
		for _, r := range q.Rows {
			c.Cells = append(c.Cells, poll.Cell{Row: r.ID, Option: q.Options[dice.IntN(len(q.Options))].ID})
		}
	}
	return c
}
