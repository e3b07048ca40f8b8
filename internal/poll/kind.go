package poll

import "iter"

// KindName names a way of asking.
type KindName string

// The kinds, as the database spells them.
const (
	KindSingle   KindName = "single"
	KindMultiple KindName = "multiple"
	KindRanked   KindName = "ranked"
	KindSTV      KindName = "stv"
	KindScore    KindName = "score"
	KindDots     KindName = "dots"
	KindBudget   KindName = "budget"
	KindConsent  KindName = "consent"
	KindMeeting  KindName = "meeting"
	KindNumber   KindName = "number"
	KindOpen     KindName = "open"
	KindMatrix   KindName = "matrix"
)

// Ballots are choices with the number of people who made each.
type Ballots = iter.Seq2[Choice, int64]

// Kind is a way of asking: which questions make sense, which choices answer them, and what ballots come to. Its rules are
// pure: equal ballots in whatever order give an equal result.
type Kind interface {
	// check says what is wrong with a question.
	check(q *Question) error
	// read turns what a voter sent into its one form, or says why it is no answer. "None of these" has been read before.
	read(q *Question, sent Choice) (Choice, error)
	// count says what the ballots come to. Choices of "none of these" are among them.
	count(q *Question, ballots Ballots) Result
	// blank returns a result of the type that count gives, to read a kept one into.
	blank() Result
}

// kinds is the register: a new kind is one line here, and the conformance test takes it up by itself.
func kinds() map[KindName]Kind {
	return map[KindName]Kind{
		KindSingle: single{}, KindMultiple: multiple{}, KindRanked: ranked{}, KindSTV: stvKind{}, KindScore: score{},
		KindDots: dots{}, KindBudget: budget{}, KindConsent: consent{}, KindMeeting: meeting{}, KindNumber: numberKind{},
		KindOpen: openKind{}, KindMatrix: matrix{},
	}
}

func kindOf(name KindName) (Kind, error) {
	kind, ok := kinds()[name]
	if !ok {
		return nil, ErrKind
	}
	return kind, nil
}

// answered counts the turnout and hands on the choices that are not "none of these".
func answered(ballots Ballots, each func(c Choice, people int64)) Turnout {
	var t Turnout
	for choice, people := range ballots {
		t.Voters += people
		if choice.None {
			t.None += people
			continue
		}
		each(choice, people)
	}
	return t
}
