package vectors_test

import (
	"fmt"
	"slices"
	"testing"

	"piazza/internal/poll"
)

// ofKind is a poll of one question of a kind, on which 23 people vote.
func ofKind(t *testing.T, kind poll.KindName, number int64) *made {
	t.Helper()
	c := draw(uint64(number))
	a := &asked{number: number, title: fmt.Sprintf("A question of kind %s", kind), threshold: 50, questions: []*poll.Question{
		c.question(t, kind, number*10, number*100),
	}}
	c.votes(t, a, 23)
	return hold(t, a)
}

// many is a poll of four questions of each kind, on which 17 people vote.
func many(t *testing.T) *made {
	t.Helper()
	c := draw(31)
	a := &asked{number: 31, title: "Four questions of each kind", threshold: 34, quorum: 12}
	for i := range 48 {
		id := int64(1 + i)
		q := c.question(t, kinds()[i%12], id, id*20)
		if i%2 == 1 { // numbers are not places
			slices.Reverse(q.Options)
		}
		a.questions = append(a.questions, q)
	}
	c.votes(t, a, 17)
	return hold(t, a)
}

// empty is a poll of one question of each kind on which nobody votes.
func empty(t *testing.T) *made {
	t.Helper()
	c := draw(32)
	a := &asked{number: 32, title: "Nobody came", threshold: 50, quorum: 1}
	for i, kind := range kinds() {
		a.questions = append(a.questions, c.question(t, kind, int64(i+1), int64(20*(i+1))))
	}
	return hold(t, a)
}

// ties is a poll of rankings with few voters and many equals, so that every rule for ties is needed.
func ties(t *testing.T) *made {
	t.Helper()
	c := draw(33)
	a := &asked{number: 33, title: "Equals"}
	for i := range 24 {
		id := int64(1 + i)
		q := c.question(t, []poll.KindName{poll.KindRanked, poll.KindSTV}[i%2], id, id*20)
		a.questions = append(a.questions, q)
	}
	c.votes(t, a, 6)
	return hold(t, a)
}

// seats is an election of so many that the fractions of its surpluses have to be cut.
func seats(t *testing.T) *made {
	t.Helper()
	c := draw(37)
	q := &poll.Question{ID: 501, Kind: poll.KindSTV, Title: "A council", IsRequired: true, Limits: poll.Limits{Seats: 20}}
	for i := range int64(26) {
		q.Options = append(q.Options, c.option(poll.KindSTV, 5001+i))
	}
	a := &asked{number: 37, title: "Twenty of twenty-six", questions: []*poll.Question{q}}
	for i := range 200 {
		choice := poll.Choice{Options: c.near(q)}
		a.casts = append(a.casts, cast{fmt.Sprintf("voter%03d", i), map[int64]answer{501: {choice: choice}}})
	}
	return hold(t, a)
}

// near orders all options nearly as the question does, so that one surplus goes into the next.
func (c chance) near(q *poll.Question) []poll.OptionID {
	liking := map[poll.OptionID]int{}
	var ids []poll.OptionID
	for i, o := range q.Options {
		liking[o.ID] = 10*i + c.IntN(50)
		ids = append(ids, o.ID)
	}
	slices.SortStableFunc(ids, func(a, b poll.OptionID) int { return liking[a] - liking[b] })
	return ids
}

// mixed is a poll in which all happens that can: questions that depend on others or need no answer, reasons, votes that are
// changed, two accounts of one person, somebody whose account is erased, a signing key that is replaced.
func mixed(t *testing.T) *made {
	t.Helper()
	c := draw(34)
	a := &asked{
		number: 34, title: "Piazza “Grande” <2027> & co.", reasons: "optional", threshold: 60, quorum: 20, rotates: 3,
		unites: map[string]string{"voter07": "voter03", "voter04": "voter11"}, erased: "voter05",
	}
	for i, kind := range []poll.KindName{poll.KindSingle, poll.KindMultiple, poll.KindOpen, poll.KindRanked, poll.KindConsent, poll.KindNumber} {
		a.questions = append(a.questions, c.question(t, kind, int64(201+i), int64(2001+100*i)))
	}
	a.questions[0].Section, a.questions[0].Note = "The square", "One line\nand another with \"quotes\", a \\ and a \u2028 separator"
	a.questions[0].Options[0].Meaning = "As it is now"
	a.questions[1].OnlyIf = &a.questions[0].Options[0].ID
	a.questions[3].OnlyIf = &a.questions[1].Options[1].ID
	a.questions[2].IsRequired = false
	c.votes(t, a, 24)
	for _, again := range []string{"voter02", "voter09", "voter02", "voter03", "voter20", "voter11", "voter04"} {
		a.casts = append(a.casts, c.vote(t, a, again))
	}
	return hold(t, a)
}

// good are the polls whose files are right.
func good(t *testing.T) map[string]*made {
	t.Helper()
	polls := map[string]*made{"many": many(t), "empty": empty(t), "ties": ties(t), "seats": seats(t), "mixed": mixed(t)}
	for i, kind := range kinds() {
		polls[string(kind)] = ofKind(t, kind, int64(11+i))
	}
	return polls
}
