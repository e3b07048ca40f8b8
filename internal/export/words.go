package export

import (
	"net/http"

	"piazza/internal/poll"
)

// words are those that the house itself writes into a file.
type words struct {
	columns, voter []string
	none           string
	stances        map[poll.Stance]string
	// slots are what is said to a time slot, by its mark.
	slots [3]string
}

// header is the first row.
func (w *words) header(named bool) []string {
	columns := append([]string(nil), w.columns...)
	if named {
		columns = append(columns, w.voter...)
	}
	return columns
}

// wordsFor are in the language of the request, Italian where it names none.
func wordsFor(r *http.Request) *words {
	if r.URL.Query().Get("lang") == "en" {
		return &words{
			columns: []string{"number", "question", "kind", "answer", "reason"}, voter: []string{"name", "handle", "cast at"},
			none:    "none of these",
			stances: map[poll.Stance]string{poll.Agree: "agree", poll.Abstain: "abstain", poll.Disagree: "disagree", poll.Block: "block"},
			slots:   [3]string{"no", "maybe", "yes"},
		}
	}
	return &words{
		columns: []string{"numero", "domanda", "tipo", "risposta", "motivazione"}, voter: []string{"nome", "identificativo", "votato il"},
		none:    "nessuna di queste",
		stances: map[poll.Stance]string{poll.Agree: "d'accordo", poll.Abstain: "mi astengo", poll.Disagree: "in disaccordo", poll.Block: "mi oppongo"},
		slots:   [3]string{"no", "forse", "sì"},
	}
}
