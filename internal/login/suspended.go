package login

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"piazza/internal/account"
)

// suspended tells a member that he may not come in for now, why, and until when.
//
// The reason stands between marks that keep its direction of writing to itself (U+2068, U+2069).
func suspended(s account.Suspension) Message {
	reason := "\u2068" + s.Reason + "\u2069"
	it := []string{"Chi gestisce la piazza ha sospeso il tuo accesso."}
	en := []string{"Whoever runs the piazza has suspended your access."}
	if s.Until != nil {
		local := s.Until.In(rome())
		clock := local.Format("15:04")
		it[0] = "Chi gestisce la piazza ha sospeso il tuo accesso fino al " + day(local, monthsIt) + " alle " + clock + "."
		en[0] = "Whoever runs the piazza has suspended your access until " + day(local, monthsEn) + " at " + clock + " (Italian time)."
		it, en = append(it, "Da quel momento puoi entrare di nuovo."), append(en, "From then on you can sign in again.")
	}
	it = append(it, "Motivo: «"+reason+"».", "Quello che hai scritto resta al suo posto, e leggere si può sempre, anche senza entrare.")
	en = append(en, "Reason: “"+reason+"”.", "What you wrote stays in its place, and anyone can go on reading, without signing in.")
	return Message{
		http.StatusForbidden,
		Words{"Per ora non puoi entrare", strings.Join(it, " ")},
		Words{"You cannot sign in for now", strings.Join(en, " ")},
	}
}

const (
	monthsIt = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
	monthsEn = "January February March April May June July August September October November December"
)

func day(at time.Time, months string) string {
	return strconv.Itoa(at.Day()) + " " + strings.Fields(months)[at.Month()-1] + " " + strconv.Itoa(at.Year())
}

// rome is the time that people here live by.
func rome() *time.Location {
	if zone, err := time.LoadLocation("Europe/Rome"); err == nil {
		return zone
	}
	return time.UTC
}
