package poll

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"iter"
	"slices"
)

// ranking is an order of options, most liked first, with the number of ballots that gave it. Options that it leaves out
// were not ranked.
type ranking struct {
	order []OptionID
	count int64
}

// rankings are all the orders that were given, each once.
type rankings struct {
	options []Option
	given   []ranking
	// ballots is how many ballots there are.
	ballots int64
}

// newRankings gathers orders. The order in which they come makes no difference to anything that follows.
func newRankings(options []Option, orders iter.Seq2[[]OptionID, int64]) *rankings {
	counts := map[string]*ranking{}
	r := &rankings{options: options}
	for order, people := range orders {
		r.ballots += people
		key := orderKey(order)
		if counts[key] == nil {
			counts[key] = &ranking{order: slices.Clone(order)}
		}
		counts[key].count += people
	}
	for _, one := range counts {
		r.given = append(r.given, *one)
	}
	slices.SortFunc(r.given, func(a, b ranking) int { return slices.Compare(a.order, b.order) })
	return r
}

func orderKey(order []OptionID) string {
	key := make([]byte, 0, 8*len(order))
	for _, id := range order {
		key = binary.BigEndian.AppendUint64(key, uint64(id))
	}
	return string(key)
}

// places returns for each option how many ballots put it first, second and so on.
func (r *rankings) places() map[OptionID][]int64 {
	places := make(map[OptionID][]int64, len(r.options))
	for _, option := range r.options {
		places[option.ID] = make([]int64, len(r.options))
	}
	for _, one := range r.given {
		for place, id := range one.order {
			places[id][place] += one.count
		}
	}
	return places
}

// lots gives each option a number that nobody could know before the last ballot and that anyone can work out again from
// the ballots: the SHA-256 of the ballots' digest and the option's title. The digest is that of the lines
// `count:title>title>…` in ascending order, each ended by a line feed.
func (r *rankings) lots() map[OptionID][sha256.Size]byte {
	titles := make(map[OptionID]string, len(r.options))
	for _, option := range r.options {
		titles[option.ID] = option.Title
	}
	lines := make([]string, len(r.given))
	for i, one := range r.given {
		lines[i] = line(one, titles)
	}
	slices.Sort(lines)
	ballots := sha256.New()
	for _, text := range lines {
		_, _ = ballots.Write([]byte(text)) // a hash never fails
	}
	digest := ballots.Sum(nil)
	lots := make(map[OptionID][sha256.Size]byte, len(titles))
	for id, title := range titles {
		lots[id] = sha256.Sum256(append(slices.Clone(digest), title...))
	}
	return lots
}

func line(one ranking, titles map[OptionID]string) string {
	text := formatInt(one.count) + ":"
	for i, id := range one.order {
		if i > 0 {
			text += ">"
		}
		text += titles[id]
	}
	return text + "\n"
}

// ties breaks ties by a rule that anyone can repeat, never by chance or by the order in which options were entered.
//
// Of the tied options the weakest is the one with fewer votes in the latest earlier round in which they differ; where
// they never did, the one with fewer first places on the ballots, then second places and so on; where those are the
// same, the one with the smaller lot.
type ties struct {
	history []map[OptionID]*amount
	places  map[OptionID][]int64
	lots    map[OptionID][sha256.Size]byte
}

func newTies(r *rankings) *ties { return &ties{places: r.places(), lots: r.lots()} }

// remember keeps a round's counts for later ties.
func (t *ties) remember(counts map[OptionID]*amount) { t.history = append(t.history, counts) }

// compare orders two options that have the same votes now, the weaker one first, and says by what they differ.
func (t *ties) compare(a, b OptionID) (int, TieRule) {
	for _, counts := range slices.Backward(t.history) {
		if counts[a] == nil || counts[b] == nil {
			continue
		}
		if c := counts[a].Cmp(counts[b]); c != 0 {
			return c, EarlierRound
		}
	}
	if c := slices.Compare(t.places[a], t.places[b]); c != 0 {
		return c, Places
	}
	lotA, lotB := t.lots[a], t.lots[b]
	return slices.Compare(lotA[:], lotB[:]), Lot
}

// weakest returns the weakest of options that have the same votes, with the rule that told it from the next one.
func (t *ties) weakest(tied []OptionID) (OptionID, TieRule) {
	ordered := t.ordered(tied)
	_, rule := t.compare(ordered[0], ordered[1])
	return ordered[0], rule
}

// strongest is weakest from the other end.
func (t *ties) strongest(tied []OptionID) (OptionID, TieRule) {
	ordered := t.ordered(tied)
	last := len(ordered) - 1
	_, rule := t.compare(ordered[last-1], ordered[last])
	return ordered[last], rule
}

func (t *ties) ordered(tied []OptionID) []OptionID {
	return slices.SortedFunc(slices.Values(tied), func(a, b OptionID) int {
		c, _ := t.compare(a, b)
		return c
	})
}

// extreme returns the options whose amount is the least, or with sign -1 the greatest.
func extreme(counts map[OptionID]*amount, among []OptionID, sign int) []OptionID {
	var found []OptionID
	for _, id := range among {
		if len(found) > 0 {
			c := sign * counts[id].Cmp(counts[found[0]])
			if c > 0 {
				continue
			}
			if c < 0 {
				found = found[:0]
			}
		}
		found = append(found, id)
	}
	slices.SortFunc(found, cmp.Compare[OptionID])
	return found
}
