package privacy

import "sync"

// words are the labels of columns by name, and the places of columns in a row.
type words struct {
	labels map[string]text
	places map[string]int
}

// known is made once: every row asks for it.
var known = sync.OnceValue(func() words {
	w := words{map[string]text{}, map[string]int{}}
	for i, c := range columns() {
		w.labels[c.name], w.places[c.name] = c.text, i+1
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
