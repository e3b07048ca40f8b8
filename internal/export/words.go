package export

import (
	"net/http"

	"piazza/internal/ballot"
	"piazza/internal/poll"
)

// words are those that the house itself writes into a file.
type words struct {
	columns, voter []string
	// who heads the column that tells guests from those who count, and the others stand in it.
	who, counts string
	guest       map[poll.Admission]string
	// people heads the column that says how many answered just this, in confidential polls.
	people string
	// annulled heads the column that says why nothing of it counts.
	annulled string
	none     string
	stances  map[poll.Stance]string
	// slots are what is said to a time slot, by its mark.
	slots [3]string
}

// header is the first row.
func (w *words) header(e *ballot.Export) []string {
	columns := append([]string(nil), w.columns...)
	if e.Voting.TakesGuests() {
		columns = append(columns, w.who)
	}
	if e.Voting.IsConfidential {
		columns = append(columns, w.people)
	}
	if e.Named {
		columns = append(columns, w.voter...)
	}
	if e.Voting.AnnulledReason != nil {
		columns = append(columns, w.annulled)
	}
	return columns
}

// wordsFor are in the language of the request, Italian where it names none.
func wordsFor(r *http.Request) *words {
	if r.URL.Query().Get("lang") == "en" {
		return &words{
			columns: []string{"number", "question", "kind", "answer", "reason"}, voter: []string{"name", "handle", "cast at"},
			who: "cast by", counts: "voter", guest: map[poll.Admission]string{poll.GuestSlips: "guest", poll.AnyGuest: "guest, not verified"},
			people:   "people",
			annulled: "annulled in the assembly, does not count", none: "none of these",
			stances: map[poll.Stance]string{poll.Agree: "agree", poll.Abstain: "abstain", poll.Disagree: "disagree", poll.Block: "block"},
			slots:   [3]string{"no", "maybe", "yes"},
		}
	}
	return &words{
		columns: []string{"numero", "domanda", "tipo", "risposta", "motivazione"}, voter: []string{"nome", "identificativo", "votato il"},
		who: "chi ha votato", counts: "avente diritto",
		guest:    map[poll.Admission]string{poll.GuestSlips: "ospite", poll.AnyGuest: "ospite non verificato"},
		people:   "persone",
		annulled: "annullata in assemblea, non conta", none: "nessuna di queste",
		stances: map[poll.Stance]string{poll.Agree: "d'accordo", poll.Abstain: "mi astengo", poll.Disagree: "in disaccordo", poll.Block: "mi oppongo"},
		slots:   [3]string{"no", "forse", "sì"},
	}
}
