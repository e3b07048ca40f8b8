package page

import (
	"strconv"

	"piazza/internal/account"
	"piazza/internal/poll"
)

// table is a part of a result, for eyes and for readers of screens.
type table struct {
	Caption string     `json:"caption,omitempty"`
	Head    []string   `json:"head"`
	Rows    [][]string `json:"rows"`
}

// tabler writes the results of one question.
type tabler struct {
	v *view
	q *poll.Question
	// titles are the names of options, rowTitles those of rows.
	titles    map[poll.OptionID]string
	rowTitles map[poll.RowID]string
}

func (v *view) tabler(q *poll.Question) *tabler {
	t := &tabler{v: v, q: q, titles: map[poll.OptionID]string{}, rowTitles: map[poll.RowID]string{}}
	for i := range q.Options {
		t.titles[q.Options[i].ID] = v.optionName(&q.Options[i])
	}
	for _, row := range q.Rows {
		t.rowTitles[row.ID] = row.Title
	}
	return t
}

// optionName is an option's title, or the time that it stands for.
func (v *view) optionName(o *poll.Option) string {
	if o.StartsAt == nil {
		return o.Title
	}
	name := v.When(*o.StartsAt).Exact
	if o.EndsAt != nil {
		name += "–" + o.EndsAt.In(v.zone).Format("15:04")
	}
	return name
}

// tables are what a question came to.
func (t *tabler) tables(result poll.Result) []table {
	w := &t.v.W.Poll
	switch r := result.(type) {
	case *poll.Counts:
		return []table{t.counts(r)}
	case *poll.Preferences:
		return []table{t.points(r), t.rounds(r.Rounds)}
	case *poll.Seats:
		return []table{t.rounds(r.Rounds)}
	case *poll.Scores:
		return []table{t.scores(r)}
	case *poll.Sums:
		return []table{t.list(w.Dots, len(r.Options), func(i int) (string, []string) {
			o := r.Options[i]
			return t.titles[o.Option], []string{t.number(o.Dots), t.number(o.People)}
		}, w.Dots, w.People)}
	case *poll.Funding:
		return []table{t.funding(r)}
	case *poll.Stances:
		return []table{t.list(w.Option, len(r.Counts), func(i int) (string, []string) {
			return w.Stances[r.Counts[i].Stance], []string{t.number(r.Counts[i].Votes)}
		}, w.Votes)}
	default:
		return t.others(result)
	}
}

func (t *tabler) others(result poll.Result) []table {
	w := &t.v.W.Poll
	switch r := result.(type) {
	case *poll.Slots:
		return []table{t.list(w.Slot, len(r.Slots), func(i int) (string, []string) {
			s := r.Slots[i]
			return t.titles[s.Option], []string{t.number(s.Yes), t.number(s.Maybe), t.number(s.No)}
		}, w.Yes, w.Maybe, w.No)}
	case *poll.Numbers:
		return t.numbers(r)
	case *poll.Words:
		return []table{t.list(w.Word, len(r.Words), func(i int) (string, []string) {
			return r.Words[i].Word, []string{t.number(r.Words[i].People)}
		}, w.People)}
	case *poll.Grid:
		return []table{t.grid(r)}
	default:
		return nil
	}
}

// list is a table with one line for each thing.
func (t *tabler) list(first string, lines int, line func(int) (string, []string), columns ...string) table {
	made := table{Head: append([]string{first}, columns...)}
	for i := range lines {
		name, cells := line(i)
		made.Rows = append(made.Rows, append([]string{name}, cells...))
	}
	return made
}

func (t *tabler) counts(r *poll.Counts) table {
	w := &t.v.W.Poll
	made := t.list(w.Option, len(r.Options), func(i int) (string, []string) {
		o := r.Options[i]
		return t.titles[o.Option], []string{t.number(o.Votes), t.percent(o.Share)}
	}, w.Votes, w.Share)
	if t.q.Limits.None {
		made.Rows = append(made.Rows, []string{w.NoneOfThese, t.number(r.None), ""})
	}
	return made
}

func (t *tabler) points(r *poll.Preferences) table {
	w := &t.v.W.Poll
	made := t.list(w.Option, len(r.Points), func(i int) (string, []string) {
		return t.titles[r.Points[i].Option], []string{t.number(r.Points[i].Points)}
	}, w.Points)
	if r.Winner != nil {
		made.Caption = w.Winner + ": " + t.titles[*r.Winner]
	}
	return made
}

func (t *tabler) scores(r *poll.Scores) table {
	w := &t.v.W.Poll
	return t.list(w.Option, len(r.Options), func(i int) (string, []string) {
		o := r.Options[i]
		return t.titles[o.Option], []string{t.decimal(o.Mean()), t.decimal(o.Median()), t.number(o.People)}
	}, w.Mean, w.Median, w.People)
}

func (t *tabler) funding(r *poll.Funding) table {
	w := &t.v.W.Poll
	made := t.list(w.Option, len(r.Projects), func(i int) (string, []string) {
		p := r.Projects[i]
		funded := ""
		if p.IsFunded {
			funded = w.True
		}
		return t.titles[p.Option], []string{t.number(p.Votes), t.number(p.Cost), funded}
	}, w.Votes, w.Cost, w.Funded)
	made.Caption = w.Spent + ": " + t.number(r.Spent) + " / " + t.number(r.Ceiling)
	return made
}

func (t *tabler) numbers(r *poll.Numbers) []table {
	w := &t.v.W.Poll
	facts := table{Head: []string{w.Mean, w.Median, w.Least, w.Greatest}}
	facts.Rows = [][]string{{t.figure(r.Mean()), t.figure(r.Median()), t.figure(r.Least()), t.figure(r.Greatest())}}
	return []table{facts, t.list(w.Numbers, len(r.Bins), func(i int) (string, []string) {
		return r.Bins[i].From() + " – " + r.Bins[i].To(), []string{t.number(r.Bins[i].People)}
	}, w.People)}
}

func (t *tabler) grid(r *poll.Grid) table {
	made := table{Head: []string{t.v.W.Poll.Row}}
	for i := range t.q.Options {
		made.Head = append(made.Head, t.q.Options[i].Title)
	}
	var last poll.RowID
	for _, cell := range r.Cells {
		if cell.Row != last {
			made.Rows, last = append(made.Rows, []string{t.rowTitles[cell.Row]}), cell.Row
		}
		line := &made.Rows[len(made.Rows)-1]
		*line = append(*line, t.number(cell.Votes))
	}
	return made
}

// roundsShown is how many rounds of a count stand on a page: the first ones and the last.
const roundsShown = 12

// rounds has a line for each option and a column for each round.
func (t *tabler) rounds(rounds []poll.Round) table {
	w := &t.v.W.Poll
	made := table{Head: []string{w.Option}}
	votes := map[poll.OptionID][]string{}
	column := 0
	for n := range rounds {
		if n >= roundsShown-1 && n < len(rounds)-1 {
			continue
		}
		made.Head = append(made.Head, w.Round+" "+strconv.Itoa(n+1))
		for _, c := range rounds[n].Counts {
			line := votes[c.Option]
			for len(line) < column {
				line = append(line, "")
			}
			votes[c.Option] = append(line, t.decimal(float(c.Votes())))
		}
		column++
	}
	for i := range t.q.Options {
		line := append([]string{t.titles[t.q.Options[i].ID]}, votes[t.q.Options[i].ID]...)
		for len(line) <= column {
			line = append(line, "")
		}
		made.Rows = append(made.Rows, line)
	}
	made.Caption = t.elected(rounds)
	return made
}

func (t *tabler) elected(rounds []poll.Round) string {
	names := ""
	for i := range rounds {
		for _, id := range rounds[i].Elected {
			if names != "" {
				names += ", "
			}
			names += t.titles[id]
		}
	}
	if names == "" {
		return ""
	}
	return t.v.W.Poll.Elected + ": " + names
}

// byAssurance has a line for each way in which voters are known; what was left out is a dash.
func (t *tabler) byAssurance(levels []poll.AssuranceResult) table {
	w := &t.v.W.Poll
	made := table{Head: []string{w.Level, w.People}}
	for _, level := range levels {
		made.Rows = append(made.Rows, []string{t.level(level.Assurance), t.known(level.Voters)})
	}
	return made
}

func (t *tabler) level(a account.Assurance) string {
	if name := t.v.W.Poll.Assurance[a]; name != "" {
		return name
	}
	return "—"
}

func (t *tabler) known(n *int64) string {
	if n == nil {
		return "—"
	}
	return t.number(*n)
}

func (t *tabler) number(n int64) string { return grouped(int(n), t.v.W.Grouping) }

func float(f float64) *float64 { return &f }

// decimal writes at most two decimals.
func (t *tabler) decimal(f *float64) string {
	if f == nil {
		return "—"
	}
	return t.v.language.decimal(*f)
}

func (t *tabler) percent(share float64) string {
	return t.v.language.decimal(float64(int(share*1000+0.5))/10) + " %"
}

// figure writes a decimal as people do: what was reckoned with at most two decimals.
func (t *tabler) figure(s *string) string {
	if s == nil {
		return "—"
	}
	f, err := strconv.ParseFloat(*s, 64)
	if err != nil {
		return *s
	}
	return t.v.language.decimal(f)
}
