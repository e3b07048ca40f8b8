package poll

import "slices"

// cover says which cells of a table are left out. Levels of which nothing is shown are one row here, whose numbers are what
// the totals leave for them.
type cover struct {
	cells [][]int64
	// most bounds the cells of a row where a ballot may be for several options, nil elsewhere.
	most []int64
	out  [][]bool
	// rowOf finds the row of a level that is shown.
	rowOf map[int]int
}

func newCover(t *table, hidden []int) *cover {
	c := &cover{rowOf: map[int]int{}}
	merged := make([]int64, len(t.votes[0]))
	var people int64
	for i, votes := range t.votes {
		if slices.Contains(hidden, i) {
			people += t.voters[i]
			for column, n := range votes {
				merged[column] += n
			}
			continue
		}
		c.rowOf[i] = len(c.cells)
		c.add(votes, t.voters[i], t.several, func(n int64) bool { return n < fewest })
	}
	if len(hidden) > 0 {
		c.add(merged, people, t.several, func(int64) bool { return true })
	}
	if t.none { // the last column is never shown
		for _, row := range c.out {
			if len(row) > 0 {
				row[len(row)-1] = true
			}
		}
	}
	return c
}

func (c *cover) add(votes []int64, voters int64, several bool, out func(int64) bool) {
	row := make([]bool, len(votes))
	for column, n := range votes {
		row[column] = out(n)
	}
	c.cells, c.out = append(c.cells, votes), append(c.out, row)
	if several {
		c.most = append(c.most, voters)
	}
}

// protect leaves out further cells until none under five can be worked out; it returns false where that cannot be had.
func (c *cover) protect() bool {
	for row, cells := range c.cells {
		for column, n := range cells {
			if n >= fewest || c.total(column) == 0 { // what nobody at all chose is no secret
				continue
			}
			if !c.swap(row, column, fewest-n) && !c.swap(row, column, 1) {
				return false
			}
		}
	}
	return true
}

func (c *cover) total(column int) int64 {
	return sumOf(c.cells, func(row []int64) int64 { return row[column] })
}

func sumOf[T any](list []T, of func(T) int64) (total int64) {
	for _, one := range list {
		total += of(one)
	}
	return total
}

// corner is what leaving out the other three corners of a rectangle costs: how many more cells, and how many votes.
type corner struct {
	row, column int
	cells       int
	votes       int64
}

// swap finds the cheapest other row and other column such that so many votes may as well lie the other way round in the
// rectangle, which changes no total of row or column, and leaves its corners out. Where one vote will do, it may be the one
// of the cell as well.
func (c *cover) swap(row, column int, votes int64) bool {
	var best *corner
	for r := range c.cells {
		for k := range c.cells[r] {
			if r == row || k == column || !c.goes(row, column, r, k, votes) && (votes > 1 || !c.goes(r, column, row, k, 1)) {
				continue
			}
			one := c.cost(row, column, r, k)
			if best == nil || one.cells < best.cells || one.cells == best.cells && one.votes < best.votes {
				best = &one
			}
		}
	}
	if best == nil {
		return false
	}
	c.out[row][column], c.out[row][best.column] = true, true
	c.out[best.row][column], c.out[best.row][best.column] = true, true
	return true
}

// goes tells whether the cell could have so many votes more, and the opposite one with it, at the cost of the two others.
func (c *cover) goes(row, column, r, k int, votes int64) bool {
	if c.cells[row][k] < votes || c.cells[r][column] < votes {
		return false
	}
	return c.most == nil || c.cells[row][column]+votes <= c.most[row] && c.cells[r][k]+votes <= c.most[r]
}

func (c *cover) cost(row, column, r, k int) corner {
	one := corner{row: r, column: k}
	for _, at := range [...][2]int{{row, k}, {r, column}, {r, k}} {
		if !c.out[at[0]][at[1]] {
			one.cells++
			one.votes += c.cells[at[0]][at[1]]
		}
	}
	return one
}

// write lists the votes of a row, nil for those left out; of a level that is not shown nothing is.
func (c *cover) write(row int, is bool, options int) []*int64 {
	list := make([]*int64, options)
	if !is {
		return list
	}
	for column := range list {
		if !c.out[row][column] {
			list[column] = &c.cells[row][column]
		}
	}
	return list
}
