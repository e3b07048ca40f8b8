package poll

import (
	"encoding/binary"
	"iter"
)

// ranking is an order of options, most liked first, with the number of ballots that gave it. Options are named by their
// place in the question, from 0; those that it leaves out were not ranked.
type ranking struct {
	order []int
	count int64
}

// rankings are all the orders that were given, each once.
type rankings struct {
	options []Option
	given   []ranking
	// ballots is how many ballots there are.
	ballots int64
}

// newRankings gathers orders. The order in which they come makes no difference to anything that follows. An option that
// the question does not know is passed over: it was added after the question was read.
func newRankings(options []Option, orders iter.Seq2[[]OptionID, int64]) *rankings {
	index := indexOf(options)
	seen := map[string]int{}
	r := &rankings{options: options}
	var key []byte
	for ids, people := range orders {
		r.ballots += people
		key = key[:0]
		for _, id := range ids {
			if place, known := index[id]; known {
				key = binary.BigEndian.AppendUint32(key, uint32(place))
			}
		}
		at, known := seen[string(key)]
		if !known {
			at = len(r.given)
			seen[string(key)] = at
			r.given = append(r.given, ranking{order: orderOf(key)})
		}
		r.given[at].count += people
	}
	return r
}

func orderOf(key []byte) []int {
	order := make([]int, 0, len(key)/4)
	for ; len(key) > 0; key = key[4:] {
		order = append(order, int(binary.BigEndian.Uint32(key)))
	}
	return order
}

// indexOf returns the place of each option in the question, from 0.
func indexOf(options []Option) map[OptionID]int {
	index := make(map[OptionID]int, len(options))
	for i, option := range options {
		index[option.ID] = i
	}
	return index
}

// ids names options by their numbers.
func (r *rankings) ids(places []int) []OptionID {
	ids := make([]OptionID, len(places))
	for i, place := range places {
		ids[i] = r.options[place].ID
	}
	return ids
}

// places returns for each option how many ballots put it first, second and so on.
func (r *rankings) places() [][]int64 {
	places := make([][]int64, len(r.options))
	for i := range places {
		places[i] = make([]int64, len(r.options))
	}
	for _, one := range r.given {
		for place, option := range one.order {
			places[option][place] += one.count
		}
	}
	return places
}
