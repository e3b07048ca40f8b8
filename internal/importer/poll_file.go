package importer

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"piazza/internal/account"
	"piazza/internal/poll"
)

// A poll of the demo has a file of the notation for its text, and beside it one under polls/ that says how it is held,
// what it asks, and how the members of the demo lean. All times are ages: opened and closed lie in the past, opensIn and
// closesIn ahead.

// demoPoll is one such file.
type demoPoll struct {
	Rules    poll.RulesInput
	Opened   string
	Closed   string
	OpensIn  string
	ClosesIn string
	// Published is when results that were for the staff alone were shown to all.
	Published string
	Outcome   string
	Electors  []string
	// Absent are those who have not voted.
	Absent    []string
	Questions []demoQuestion
}

// demoQuestion is what a poll asks, with how people lean.
type demoQuestion struct {
	poll.QuestionInput
	// Slots are the times of a meeting: in how many days, when, and for how long.
	Slots []slot
	// Lean weighs the options, in their order; of a number, it is the middle and how far people are from it, in steps.
	Lean []int
	// Grid weighs the options in each row of a matrix.
	Grid [][]int
	// Texts are answers to an open question, and Reasons why somebody voted as he did, by handle.
	Texts   map[string]string
	Reasons map[string]string
	// Said is what somebody chose, by handle and in the places of the options, where it is not left to chance.
	Said map[string][]int
}

type slot struct {
	Days    int
	At      string
	Minutes int
}

// loadPolls reads the polls of the demo, by piazza and name of their entries.
func loadPolls(files fs.FS) (map[string]*demoPoll, error) {
	names, err := fs.Glob(files, "polls/*/*.json")
	if err != nil {
		return nil, err
	}
	polls := make(map[string]*demoPoll, len(names))
	for _, name := range names {
		p := &demoPoll{}
		if err := decodeFile(files, name, p); err != nil {
			return nil, err
		}
		polls[path.Base(path.Dir(name))+"/"+strings.TrimSuffix(path.Base(name), ".json")] = p
	}
	return polls, nil
}

// asked returns the questions of a poll as they are at a moment.
func (p *demoPoll) asked(now time.Time) ([]poll.QuestionInput, error) {
	questions := make([]poll.QuestionInput, len(p.Questions))
	for i := range p.Questions {
		q := &p.Questions[i]
		questions[i] = q.QuestionInput
		for _, s := range q.Slots {
			option, err := s.option(now)
			if err != nil {
				return nil, err
			}
			questions[i].Options = append(questions[i].Options, option)
		}
	}
	return questions, nil
}

// option is a time slot, counted from today.
func (s slot) option(now time.Time) (poll.OptionInput, error) {
	clock, err := time.Parse("15:04", s.At)
	if err != nil {
		return poll.OptionInput{}, fmt.Errorf("a time slot: %w", err)
	}
	from := now.UTC().Truncate(day).Add(time.Duration(s.Days)*day + clock.Sub(clock.Truncate(day)))
	to := from.Add(time.Duration(s.Minutes) * time.Minute)
	return poll.OptionInput{Title: from.Format("2006-01-02 15:04"), StartsAt: &from, EndsAt: &to}, nil
}

// admits tells whether a poll takes the vote of a member, if he is one of those who are asked.
func (p *demoPoll) admits(m *account.Member) bool {
	return p.Rules.Assurance == nil || m.Assurance.Reaches(*p.Rules.Assurance)
}
