package poll

import (
	"cmp"
	"slices"
)

// The answers to a time slot, as marks.
const (
	slotNo    int64 = 0
	slotMaybe int64 = 1
	slotYes   int64 = 2
)

// Slots is the result of looking for a time to meet.
type Slots struct {
	Turnout
	// Slots are in the order of the question.
	Slots []Slot `json:"slots"`
	// Best are the slots with the most people who can come, if need be; among those with the most who surely can.
	Best []OptionID `json:"best"`
}

// Slot is what people said to a time slot.
type Slot struct {
	Option OptionID `json:"option"`
	Yes    int64    `json:"yes"`
	Maybe  int64    `json:"maybe"`
	No     int64    `json:"no"`
}

// meeting asks which time slots suit: yes, maybe or no. Who says nothing to a slot says no.
type meeting struct{}

func (meeting) check(q *Question) error {
	if err := q.checkOptions(); err != nil {
		return err
	}
	for _, option := range q.Options {
		if option.StartsAt == nil || option.EndsAt == nil || !option.StartsAt.Before(*option.EndsAt) {
			return ErrOptions
		}
	}
	return nil
}

// read keeps an empty list: it says that no slot suits.
func (meeting) read(q *Question, sent Choice) (Choice, error) {
	if !sent.only(partMarks) {
		return Choice{}, ErrChoice
	}
	marks, err := q.readMarks(sent.Marks, slotYes, false)
	return Choice{Marks: marks}, err
}

func (meeting) count(q *Question, ballots Ballots) Result {
	given := q.tables(int(slotYes) + 1)
	var people int64
	turnout := answered(ballots, func(c Choice, n int64) {
		people += n
		for _, mark := range c.Marks {
			if table, known := given[mark.Option]; known {
				table[mark.Value] += n
			}
		}
	})
	result := &Slots{Turnout: turnout}
	for _, option := range q.Options {
		yes, maybe := given[option.ID][slotYes], given[option.ID][slotMaybe]
		result.Slots = append(result.Slots, Slot{option.ID, yes, maybe, people - yes - maybe})
	}
	result.Best = best(result.Slots)
	return result
}

func (meeting) blank() Result { return new(Slots) }

func best(slots []Slot) []OptionID {
	better := func(a, b Slot) int {
		return cmp.Or(cmp.Compare(a.Yes+a.Maybe, b.Yes+b.Maybe), cmp.Compare(a.Yes, b.Yes))
	}
	if len(slots) == 0 {
		return nil
	}
	top := slices.MaxFunc(slots, better)
	if top.Yes+top.Maybe == 0 {
		return nil
	}
	var found []OptionID
	for _, slot := range slots {
		if better(slot, top) == 0 {
			found = append(found, slot.Option)
		}
	}
	return found
}
