package privacy

import (
	_ "embed"
	"strings"
	"sync"
)

// columns are what the columns of the archive are called in Italian and in English, in the order in which a row is shown.
//
//go:embed columns.txt
var columns string

// words are the labels of columns by name, and the places of columns in a row.
type words struct {
	labels map[string]text
	places map[string]int
}

// known is made once: every row asks for it.
var known = sync.OnceValue(func() words {
	w := words{map[string]text{}, map[string]int{}}
	for line := range strings.Lines(columns) {
		name, rest, _ := strings.Cut(strings.TrimSpace(line), " | ")
		it, en, _ := strings.Cut(rest, " | ")
		w.labels[name], w.places[name] = text{it, en}, len(w.places)+1
	}
	return w
})

// label is what a column is called; its name where nobody thought of it.
func label(column string) text {
	if l, ok := known().labels[column]; ok {
		return l
	}
	return text{column, column}
}

// ranks are the places of columns in a row.
func ranks() map[string]int { return known().places }
