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
}

// Result is what a question's ballots come to: one of the results of the kinds.
type Result interface {
	// Total returns how many people answered, "none of these" included.
	Total() int64
}

// Turnout is the part that all results have.
type Turnout struct {
	// Voters is how many people answered, "none of these" included.
	Voters int64
	// None is how many answered "none of these".
	None int64
}

// Total returns how many people answered.
func (t Turnout) Total() int64 { return t.Voters }

// kinds is the register: a new kind is one line here, and the conformance test takes it up by itself.
func kinds() map[KindName]Kind {
	return map[KindName]Kind{
		KindSingle: single{}, KindMultiple: multiple{}, KindRanked: ranked{}, KindSTV: stvKind{}, KindScore: score{},
		KindDots: dots{}, KindBudget: budget{}, KindConsent: consent{}, KindMeeting: meeting{}, KindNumber: number{},
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

// Count says what ballots of the question come to.
func (q *Question) Count(ballots Ballots) (Result, error) {
	kind, err := kindOf(q.Kind)
	if err != nil {
		return nil, err
	}
	return kind.count(q, ballots), nil
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
