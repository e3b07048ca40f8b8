//go:build linux

package meeting

import "fmt"

// Ask is the n-th question of an assembly, each of another kind than the one before, closed by hand and for slips as well.
func Ask(n int) Item {
	var options []any
	for k := range 4 {
		options = append(options, map[string]any{"title": fmt.Sprintf("Proposta %d", k+1)})
	}
	kinds := []map[string]any{
		{"kind": "SINGLE", "options": options},
		{"kind": "CONSENT"},
		{"kind": "SCORE", "options": options, "limits": map[string]any{"highest": 5}},
		{"kind": "RANKED", "options": options},
	}
	question := kinds[n%len(kinds)]
	question["title"] = fmt.Sprintf("Che cosa decidiamo al punto %d?", n+1)
	return Item{Question: question, Rules: map[string]any{"seconds": 0, "guests": "SLIPS", "isChangeable": true}}
}
