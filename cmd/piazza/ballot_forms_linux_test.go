package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
)

// form is a question of each kind as who asks sends it.
func forms() map[string]map[string]any {
	options := func(titles ...string) (list []map[string]any) {
		for n, title := range titles {
			list = append(list, map[string]any{"title": title, "cost": 10 * (n + 1)})
		}
		return list
	}
	free := func(titles ...string) (list []map[string]any) {
		for _, title := range titles {
			list = append(list, map[string]any{"title": title})
		}
		return list
	}
	slots := []map[string]any{
		{"title": "Lunedì", "startsAt": "2027-02-01T17:00:00Z", "endsAt": "2027-02-01T18:00:00Z"},
		{"title": "Martedì", "startsAt": "2027-02-02T17:00:00Z", "endsAt": "2027-02-02T18:00:00Z"},
	}
	return map[string]map[string]any{
		"SINGLE":   {"options": free("Sì", "No", "Forse")},
		"MULTIPLE": {"options": free("Pane", "Vino", "Olio", "Sale"), "limits": map[string]any{"least": 1, "most": 3}},
		"RANKED":   {"options": free("Mare", "Monti", "Lago", "Città")},
		"STV":      {"options": free("Ada", "Bice", "Carla", "Dora", "Elsa"), "limits": map[string]any{"seats": 2}},
		"SCORE":    {"options": free("Bello", "Utile"), "limits": map[string]any{"highest": 5}},
		"DOTS":     {"options": free("Parco", "Piazza", "Portico"), "limits": map[string]any{"highest": 10}},
		"BUDGET":   {"options": options("Panchine", "Alberi", "Fontana"), "limits": map[string]any{"ceiling": 40}},
		"CONSENT":  {},
		"MEETING":  {"options": slots},
		"NUMBER":   {"limits": map[string]any{"from": "0", "to": "100", "step": "2.5"}},
		"OPEN":     {},
		"MATRIX":   {"options": free("Poco", "Molto"), "rows": []string{"Strade", "Scuole"}},
	}
}

// kindsAsked are all kinds, in a fixed order.
func kindsAsked() []string {
	var kinds []string
	for kind := range forms() {
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	return kinds
}

// questionsOf are questions of these kinds, as they are sent.
func questionsOf(kinds ...string) (list []map[string]any) {
	for _, kind := range kinds {
		q := map[string]any{"kind": kind, "title": fmt.Sprintf("Che cosa dici (%s)?", kind)}
		maps.Copy(q, forms()[kind])
		list = append(list, q)
	}
	return list
}

// asked is a question as the API tells it.
type asked struct {
	ID      string
	Kind    string
	Options []struct{ ID, Title string }
	Rows    []struct{ ID string }
}

// some are options in an order of chance, at least and at most so many.
func (q *asked) some(dice *rand.Rand, least, most int) (ids []string) {
	for _, n := range dice.Perm(len(q.Options))[:least+dice.IntN(most-least+1)] {
		ids = append(ids, q.Options[n].ID)
	}
	return ids
}

func (q *asked) marks(give func() int) (marks []map[string]any) {
	for _, option := range q.Options {
		marks = append(marks, map[string]any{"option": option.ID, "value": give()})
	}
	return marks
}

// answer is a choice that answers the question, by chance.
func (q *asked) answer(dice *rand.Rand) map[string]any {
	switch q.Kind {
	case "SINGLE":
		return map[string]any{"options": q.some(dice, 1, 1)}
	case "MULTIPLE":
		return map[string]any{"options": q.some(dice, 1, 3)}
	case "RANKED", "STV":
		return map[string]any{"options": q.some(dice, 1, len(q.Options))}
	case "BUDGET":
		return map[string]any{"options": q.some(dice, 1, 1)}
	case "CONSENT":
		return map[string]any{"stance": []string{"AGREE", "ABSTAIN", "DISAGREE", "BLOCK"}[dice.IntN(4)]}
	case "NUMBER":
		return map[string]any{"number": fmt.Sprintf("%g", 2.5*float64(dice.IntN(41)))}
	case "OPEN":
		return map[string]any{"text": []string{"Più verde", "Meno traffico", "Va bene così"}[dice.IntN(3)]}
	case "MATRIX":
		var cells []map[string]any
		for _, row := range q.Rows {
			cells = append(cells, map[string]any{"row": row.ID, "option": q.some(dice, 1, 1)[0]})
		}
		return map[string]any{"cells": cells}
	default: // SCORE, DOTS, MEETING: two or three options, of which each may have up to two
		return map[string]any{"marks": q.marks(func() int { return 1 + dice.IntN(2) })}
	}
}
