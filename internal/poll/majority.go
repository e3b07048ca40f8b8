package poll

import "slices"

// judge gives each option its majority grade and its place by majority judgement, the best first; options whose marks are
// the same share a place. Who answered without marking an option gave it the lowest mark.
//
// Source: M. Balinski and R. Laraki, Majority Judgment, 2011: the majority grade is the median, of an even number the lower
// of the two in the middle; equals are told apart by taking the middle mark away from each, again and again.
func (s *Scores) judge() {
	people := s.Voters - s.None
	if people == 0 {
		return
	}
	tables := make([]marks, len(s.Options))
	order := make([]int, len(s.Options))
	for i, option := range s.Options {
		tables[i] = newMarks(option, people)
		grade := tables[i].at(tables[i].middle()).mark
		s.Options[i].Grade, order[i] = &grade, i
	}
	slices.SortStableFunc(order, func(a, b int) int { return tables[b].compare(tables[a]) })
	for place, i := range order {
		s.Options[i].Place = place + 1
		if place > 0 && tables[i].compare(tables[order[place-1]]) == 0 {
			s.Options[i].Place = s.Options[order[place-1]].Place
		}
	}
}

// marks are all the marks of an option in ascending order, written as the place after the last one of each mark.
type marks struct {
	ends   []int64
	people int64
}

func newMarks(option OptionScore, people int64) marks {
	m := marks{make([]int64, len(option.Given)), people}
	end := people - option.People
	for mark, n := range option.Given {
		end += n
		m.ends[mark] = end
	}
	return m
}

// run is the part of the marks around a place that are equal.
type run struct {
	mark        int64
	first, last int64
}

func (m marks) at(place int64) run {
	mark, _ := slices.BinarySearch(m.ends, place+1)
	r := run{mark: int64(mark), last: m.ends[mark] - 1}
	if mark > 0 {
		r.first = m.ends[mark-1]
	}
	return r
}

func (m marks) middle() int64 { return (m.people - 1) / 2 }

// compare compares the marks that are taken away, one after the other. From the middle one on they lie by turns on either
// side of what has been taken; steps in which nothing changes on either side are taken together.
func (m marks) compare(other marks) int {
	low, high := m.middle(), m.middle()+1
	if m.people%2 == 1 { // the middle stands alone
		if d := m.at(low).mark - other.at(low).mark; d != 0 {
			return int(d)
		}
		low--
	}
	for low >= 0 {
		mine, theirs, mineHigh, theirsHigh := m.at(low), other.at(low), m.at(high), other.at(high)
		if d := mine.mark - theirs.mark; d != 0 {
			return int(d)
		}
		if d := mineHigh.mark - theirsHigh.mark; d != 0 {
			return int(d)
		}
		steps := 1 + min(low-max(mine.first, theirs.first), min(mineHigh.last, theirsHigh.last)-high)
		low, high = low-steps, high+steps
	}
	return 0
}
