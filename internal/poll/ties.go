package poll

import (
	"crypto/sha256"
	"slices"
	"strconv"
	"strings"
)

// TieRule says by what a tie was broken.
type TieRule string

// The rules, in the order in which they are asked.
const (
	// EarlierRound: fewer votes in the latest earlier round in which the tied options differ.
	EarlierRound TieRule = "earlier_round"
	// Places: fewer first places on the ballots, then fewer second places, and so on.
	Places TieRule = "places"
	// Lot: a number drawn from all ballots together, which anyone can work out again.
	Lot TieRule = "lot"
)

// Tie tells that a step of a count was decided between equals.
type Tie struct {
	// Between are the options that had the same votes, in the order of the question.
	Between []OptionID `json:"between"`
	Rule    TieRule    `json:"rule"`
}

// ties breaks ties by a rule that anyone can repeat, never by chance or by the order in which options were entered.
//
// Of the tied options the weakest is the one with fewer votes in the latest earlier round in which they differ; where
// they never did, the one with fewer first places on the ballots, then second places and so on; where those are the
// same, the one with the smaller lot.
type ties struct {
	ballots *rankings
	// history are the votes of each round, nil for options that were no longer in the count.
	history [][]*amount
	places  [][]int64
	lots    [][sha256.Size]byte
}

// remember keeps a round's counts for later ties.
func (t *ties) remember(votes []*amount) { t.history = append(t.history, votes) }

// compare orders two options that have the same votes now, the weaker one first, and says by what they differ.
func (t *ties) compare(a, b int) (int, TieRule) {
	for _, votes := range slices.Backward(t.history) {
		if votes[a] == nil || votes[b] == nil {
			continue
		}
		if c := votes[a].Cmp(votes[b]); c != 0 {
			return c, EarlierRound
		}
	}
	if t.places == nil {
		t.places = t.ballots.places()
	}
	if c := slices.Compare(t.places[a], t.places[b]); c != 0 {
		return c, Places
	}
	if t.lots == nil {
		t.lots = t.ballots.lots()
	}
	return slices.Compare(t.lots[a][:], t.lots[b][:]), Lot
}

// weakest returns the weakest of options that have the same votes, with the rule that told it from the next one.
func (t *ties) weakest(tied []int) (int, TieRule) {
	ordered := t.ordered(tied)
	_, rule := t.compare(ordered[0], ordered[1])
	return ordered[0], rule
}

// strongest is weakest from the other end.
func (t *ties) strongest(tied []int) (int, TieRule) {
	ordered := t.ordered(tied)
	last := len(ordered) - 1
	_, rule := t.compare(ordered[last-1], ordered[last])
	return ordered[last], rule
}

func (t *ties) ordered(tied []int) []int {
	return slices.SortedFunc(slices.Values(tied), func(a, b int) int {
		c, _ := t.compare(a, b)
		return c
	})
}

// lots gives each option a number that nobody could know before the last ballot and that anyone can work out again from
// the ballots: the SHA-256 of the ballots' digest and the option's place in the question, from 1, in decimal digits. The
// digest is that of the lines `count:place>place>…` in ascending order, each ended by a line feed. Titles are left out of
// it: a name in one may have to go when its bearer does.
func (r *rankings) lots() [][sha256.Size]byte {
	lines := make([]string, len(r.given))
	for i, one := range r.given {
		lines[i] = one.line()
	}
	slices.Sort(lines)
	ballots := sha256.New()
	for _, text := range lines {
		_, _ = ballots.Write([]byte(text)) // a hash never fails
	}
	digest := ballots.Sum(nil)
	lots := make([][sha256.Size]byte, len(r.options))
	for place := range r.options {
		lots[place] = sha256.Sum256(append(slices.Clone(digest), strconv.Itoa(place+1)...))
	}
	return lots
}

func (r ranking) line() string {
	places := make([]string, len(r.order))
	for i, place := range r.order {
		places[i] = strconv.Itoa(place + 1)
	}
	return formatInt(r.count) + ":" + strings.Join(places, ">") + "\n"
}
