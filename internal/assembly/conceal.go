package assembly

import (
	"slices"
	"strconv"

	"piazza/internal/poll"
)

// conceal takes the words of a question away that a moderator took from sight after the end. What was counted stays, by numbers instead of
// names: otherwise whoever may hide a word could take what was decided out of minutes that nobody changes.
func (i *Item) conceal() {
	i.Title = ""
	i.Questions = slices.Clone(i.Questions)
	for n, q := range i.Questions {
		i.Questions[n] = concealed(q)
	}
	if !i.countsAlone() {
		i.Results = nil
	}
}

// IsConcealed tells that the viewer is told of the item without its words.
func (i *Item) IsConcealed() bool { return i.WithdrawnReason != nil && i.Title == "" }

// countsAlone tells whether what came out may be told: of what is concealed no words that people wrote.
func (i *Item) countsAlone() bool {
	return !i.IsConcealed() || !slices.ContainsFunc(i.Questions, func(q *poll.Question) bool { return q.Kind == poll.KindOpen })
}

// concealed is a question by its numbers alone.
func concealed(q *poll.Question) *poll.Question {
	bare := *q
	bare.Section, bare.Title, bare.Note = "", "", ""
	bare.Options, bare.Rows = slices.Clone(q.Options), slices.Clone(q.Rows)
	for n := range bare.Options {
		o := &bare.Options[n]
		o.Title, o.Meaning, o.AddedByID = strconv.Itoa(n+1), "", nil
	}
	for n := range bare.Rows {
		bare.Rows[n].Title = strconv.Itoa(n + 1)
	}
	return &bare
}
