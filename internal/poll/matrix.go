package poll

import (
	"cmp"
	"slices"
)

// Grid is the result of a matrix.
type Grid struct {
	Turnout
	// Cells are all, row by row, in the order of the question.
	Cells []CellCount `json:"cells"`
}

// CellCount is how many people chose an option in a row.
type CellCount struct {
	Row    RowID    `json:"row"`
	Option OptionID `json:"option"`
	Votes  int64    `json:"votes"`
}

// matrix asks for one option in each row; rows may be left out.
type matrix struct{}

func (matrix) check(q *Question) error {
	if err := q.checkOptions(); err != nil {
		return err
	}
	titles := make(map[string]struct{}, len(q.Rows))
	for _, row := range q.Rows {
		titles[row.Title] = struct{}{}
	}
	if len(q.Rows) < 1 || len(q.Rows) > mostRows || len(titles) < len(q.Rows) {
		return ErrRows
	}
	return nil
}

func (matrix) read(q *Question, sent Choice) (Choice, error) {
	if !sent.only(partCells) {
		return Choice{}, ErrChoice
	}
	if len(sent.Cells) == 0 {
		return Choice{}, ErrTooFew
	}
	if len(sent.Cells) > len(q.Rows) {
		return Choice{}, ErrTooMany
	}
	cells := slices.Clone(sent.Cells)
	slices.SortFunc(cells, func(a, b Cell) int { return cmp.Compare(a.Row, b.Row) })
	for i, cell := range cells {
		if !q.has(cell.Option) || !q.hasRow(cell.Row) {
			return Choice{}, ErrOption
		}
		if i > 0 && cells[i-1].Row == cell.Row {
			return Choice{}, ErrTwice
		}
	}
	return Choice{Cells: cells}, nil
}

func (q *Question) hasRow(id RowID) bool {
	return slices.ContainsFunc(q.Rows, func(row Row) bool { return row.ID == id })
}

func (matrix) count(q *Question, ballots Ballots) Result {
	votes := map[Cell]int64{}
	result := &Grid{Turnout: answered(ballots, func(c Choice, people int64) {
		for _, cell := range c.Cells {
			votes[cell] += people
		}
	})}
	for _, row := range q.Rows {
		for _, option := range q.Options {
			result.Cells = append(result.Cells, CellCount{row.ID, option.ID, votes[Cell{row.ID, option.ID}]})
		}
	}
	return result
}

func (matrix) blank() Result { return new(Grid) }
