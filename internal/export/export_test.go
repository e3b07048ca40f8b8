package export_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"piazza/internal/nodeid"
)

func TestWhoGetsAFile(t *testing.T) {
	closed := "phase = 'closed', closed_at = now(), "
	for _, c := range []struct {
		name, set string
		// status is what nobody, the editor, a voter, a quiet member and an outsider get.
		status [5]int
	}{
		{"live", "results = 'live'", [5]int{200, 200, 200, 200, 200}},
		{"live, before the opening", "results = 'live', phase = 'waiting', opened_at = null", [5]int{403, 403, 403, 403, 403}},
		{"after the vote, open", "results = 'after_vote'", [5]int{403, 403, 200, 403, 403}},
		{"after the vote, closed", closed + "results = 'after_vote'", [5]int{200, 200, 200, 200, 200}},
		{"after the closing, open", "results = 'after_close'", [5]int{403, 403, 403, 403, 403}},
		{"after the closing, closed", closed + "results = 'after_close'", [5]int{200, 200, 200, 200, 200}},
		{"staff, open", "results = 'staff'", [5]int{403, 403, 403, 403, 403}},
		{"staff, closed", closed + "results = 'staff'", [5]int{403, 200, 403, 403, 403}},
		{"staff, published", closed + "results = 'staff', results_published_at = now()", [5]int{200, 200, 200, 200, 200}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := setup(t)
			id := s.poll(t, c.set)
			question, options := s.question(t, id, "ranked", `{}`, "A", "B")
			s.vote(t, id, question, voter, fmt.Sprintf(`{"options":[%d]}`, options[0]), "")
			for member, want := range c.status {
				for _, ending := range []string{"csv", "json", "blt"} {
					if got := s.get(t, int64(member), "%d.%s", id, ending).Code; got != want {
						t.Errorf("member %d gets %d for %s, want %d", member, got, ending, want)
					}
				}
			}
		})
	}
}

func TestWhoDoesNotReadThePollGetsNothing(t *testing.T) {
	s := setup(t)
	id := s.poll(t, "")
	s.question(t, id, "single", `{}`, "A", "B")
	s.exec(t, `update entry set space_id = 2 where id = $1`, id)
	for member, want := range map[int64]int{0: 404, outsider: 404, quiet: 200} {
		if got := s.get(t, member, "%d.csv", id).Code; got != want {
			t.Errorf("member %d gets %d, want %d", member, got, want)
		}
	}
	s.exec(t, `update entry set state = 'draft', published_at = null where id = $1`, id)
	if got := s.get(t, quiet, "%d.csv", id); got.Code != 404 || got.Header().Get("X-Reason") != "poll_missing" {
		t.Errorf("a draft: %d %v", got.Code, got.Header())
	}
	for _, file := range []string{"1.xls", "1", "0.csv", "-1.csv", "01.csv", "x.csv", "1.csv.csv", "99999999999999999999.csv"} {
		if got := s.get(t, editor, "%s", file); got.Code != 404 {
			t.Errorf("%s: %d", file, got.Code)
		}
	}
}

func TestSheet(t *testing.T) {
	s := setup(t)
	id := s.poll(t, "reasons = 'optional'")
	single, options := s.question(t, id, "single", `{"none":true}`, "=1+1", "Sì; \"certo\"")
	s.vote(t, id, single, voter, fmt.Sprintf(`{"options":[%d]}`, options[1]), " @SUM(A1)\nseconda riga")
	s.vote(t, id, single, quiet, fmt.Sprintf(`{"options":[%d]}`, options[0]), "+39 051")
	s.vote(t, id, single, editor, `{"none":true}`, "")
	number, _ := s.question(t, id, "number", `{}`)
	s.vote(t, id, number, voter, `{"number":-12500000}`, "")
	open, _ := s.question(t, id, "open", `{}`)
	s.vote(t, id, open, voter, `{"text":"-cmd|' /C calc'!A0"}`, "")
	s.exec(t, `insert into ballot_hidden_text (question_id, text_hash, reason, hidden_by, hidden_at)
		values ($1, sha256(convert_to('-cmd|'' /C calc''!A0', 'UTF8')), 'spam', 1, now())`, open)

	answer := s.read(t, outsider, "%d.csv", id)
	text := answer.Body.String()
	if !strings.HasPrefix(text, "\ufeff") || strings.Count(text, "\n") != strings.Count(text, "\r\n") {
		t.Errorf("no byte order mark, or lines that end otherwise: %q", text)
	}
	if got := answer.Header().Get("X-Total-Count"); got != "5" || answer.Header().Get("Content-Length") != fmt.Sprint(len(text)) {
		t.Errorf("headers %v for %d bytes", answer.Header(), len(text))
	}
	want := [][]string{
		{"numero", "domanda", "tipo", "risposta", "motivazione"},
		{"1", `Una "domanda"`, "single", "'=1+1", "'+39 051"},
		{"1", `Una "domanda"`, "single", `Sì; "certo"`, "' @SUM(A1)\nseconda riga"},
		{"1", `Una "domanda"`, "single", "nessuna di queste", ""},
		{"2", `Una "domanda"`, "number", "-12.5", ""},
		{"3", `Una "domanda"`, "open", "", ""},
	}
	compareRows(t, text, want)
	if text := s.read(t, editor, "%d.csv?lang=en", id).Body.String(); !strings.Contains(text, "'-cmd|") || !strings.Contains(text, "none of these") {
		t.Errorf("the editor reads %s", text)
	}
}

func compareRows(t *testing.T, text string, want [][]string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	slices.SortStableFunc(rows[1:], slices.Compare[[]string])
	slices.SortStableFunc(want[1:], slices.Compare[[]string])
	if !slices.EqualFunc(rows, want, slices.Equal[[]string]) {
		t.Errorf("rows\n%q\nwant\n%q", rows, want)
	}
}

func TestNamesWhereThePollShowsThem(t *testing.T) {
	s := setup(t)
	id := s.poll(t, "voters_shown = true")
	question, options := s.question(t, id, "score", `{"highest":3}`, "A", "B")
	s.vote(t, id, question, voter, fmt.Sprintf(`{"marks":[{"option":%d,"value":2},{"option":%d,"value":0}]}`, options[0], options[1]), "")
	s.vote(t, id, question, erased, fmt.Sprintf(`{"marks":[{"option":%d,"value":1}]}`, options[0]), "")
	s.exec(t, `update ballot set cast_at = '2026-01-02T03:04:05Z'`)
	compareRows(t, s.read(t, 0, "%d.csv", id).Body.String(), [][]string{
		{"numero", "domanda", "tipo", "risposta", "motivazione", "nome", "identificativo", "votato il"},
		{"1", `Una "domanda"`, "score", "A: 1", "", "", "", "2026-01-02T03:04:05Z"},
		{"1", `Una "domanda"`, "score", "A: 2; B: 0", "", "'=voter!", "voter", "2026-01-02T03:04:05Z"},
	})
	text := s.read(t, 0, "%d.json", id).Body.String()
	if !strings.Contains(text, `"voter":{"handle":"voter","name":"=voter!"},"castAt":"2026-01-02T03:04:05Z"`) || strings.Contains(text, "erased") {
		t.Error(text)
	}
	s.exec(t, `update poll set voters_shown = false`)
	for _, ending := range []string{"csv", "json"} {
		if text := s.read(t, editor, "%d.%s", id, ending).Body.String(); strings.Contains(text, "voter") || strings.Contains(text, "2026-01-02") {
			t.Errorf("a file without names: %s", text)
		}
	}
}

func TestDocument(t *testing.T) {
	s := setup(t)
	id := s.poll(t, "")
	question, options := s.question(t, id, "ranked", `{}`, "A", "B", "C")
	s.vote(t, id, question, voter, fmt.Sprintf(`{"options":[%d,%d]}`, options[2], options[0]), "<b>")
	s.vote(t, id, question, quiet, fmt.Sprintf(`{"options":[%d]}`, options[1]), "")
	var document struct {
		Number, Count int64
		Title         string
		Questions     []struct {
			ID      string
			Options []struct{ ID, Title string }
		}
		Ballots []struct {
			Question string
			Choice   struct{ Options []string }
			Reason   string
		}
	}
	answer := s.read(t, quiet, "%d.json", id)
	if err := json.Unmarshal(answer.Body.Bytes(), &document); err != nil {
		t.Fatal(err)
	}
	if document.Number != id || document.Count != 2 || len(document.Ballots) != 2 || document.Title != "Che cosa scegli?" {
		t.Errorf("document %+v", document)
	}
	wanted := []string{nodeid.Encode("option", options[2]), nodeid.Encode("option", options[0])}
	found := false
	for _, b := range document.Ballots {
		found = found || slices.Equal(b.Choice.Options, wanted) && b.Reason == "<b>" && b.Question == document.Questions[0].ID
	}
	if !found || document.Questions[0].Options[1].Title != "B" {
		t.Errorf("ballots %+v of %+v", document.Ballots, document.Questions)
	}
	empty := s.poll(t, "")
	if text := s.read(t, quiet, "%d.json", empty).Body.Bytes(); !json.Valid(text) {
		t.Errorf("an empty poll: %s", text)
	}
	if got := s.get(t, quiet, "%d.blt", empty); got.Code != http.StatusNotFound || got.Header().Get("X-Reason") != "export_no_order" {
		t.Errorf("a poll without an order: %d", got.Code)
	}
}

// TestGuestsApart exports a poll of an assembly: what guests voted stands apart in each file, and who they are in none.
func TestGuestsApart(t *testing.T) {
	s := setup(t)
	id := s.poll(t, "guests = 'anyone', voters_shown = true, phase = 'closed', closed_at = now()")
	question, options := s.question(t, id, "ranked", `{}`, "A", "B")
	s.vote(t, id, question, voter, fmt.Sprintf(`{"options":[%d]}`, options[0]), "")
	s.exec(t, `update ballot set cast_at = '2026-01-02T03:04:05Z'`)
	for guest := range 2 {
		s.exec(t, `insert into ballot_guest_voter (entry_id, guest_id, first_at) values ($1, $2, now())`, id, guest+1)
		s.exec(t, `insert into ballot_guest (question_id, guest_id, choice, reason, cast_at) values ($1, $2, $3::jsonb, '=1', now())`,
			question, guest+1, fmt.Sprintf(`{"options":[%d,%d]}`, options[1], options[0]))
	}
	compareRows(t, s.read(t, 0, "%d.csv", id).Body.String(), [][]string{
		{"numero", "domanda", "tipo", "risposta", "motivazione", "chi ha votato", "nome", "identificativo", "votato il"},
		{"1", `Una "domanda"`, "ranked", "A", "", "avente diritto", "'=voter!", "voter", "2026-01-02T03:04:05Z"},
		{"1", `Una "domanda"`, "ranked", "B > A", "'=1", "ospite non verificato", "", "", ""},
		{"1", `Una "domanda"`, "ranked", "B > A", "'=1", "ospite non verificato", "", "", ""},
	})
	var file struct {
		Count   int
		Ballots []any
		Guests  struct {
			IsVerified bool
			Count      int
			Ballots    []map[string]any
		}
	}
	if err := json.Unmarshal(s.read(t, 0, "%d.json", id).Body.Bytes(), &file); err != nil {
		t.Fatal(err)
	}
	if g := file.Guests; file.Count != 1 || len(file.Ballots) != 1 || g.Count != 2 || len(g.Ballots) != 2 || g.IsVerified || g.Ballots[0]["castAt"] != nil {
		t.Errorf("the document is %+v", file)
	}
	if text := s.read(t, 0, "%d.blt", id).Body.String(); !strings.HasPrefix(text, "2 1\n1 1 0\n0\n") {
		t.Errorf("the orders that count are %q", text)
	}
	if text := s.read(t, 0, "%d.blt?who=guests", id).Body.String(); !strings.HasPrefix(text, "2 1\n2 2 1 0\n0\n") {
		t.Errorf("the orders of guests are %q", text)
	}
	s.exec(t, `update poll set guests = 'slips'`)
	if text := s.read(t, 0, "%d.csv?lang=en", id).Body.String(); !strings.Contains(text, ",voter,") || !strings.Contains(text, ",guest,") {
		t.Errorf("with slips: %q", text)
	}
}

// What an assembly annulled counts for nothing: each file says so, and why.
func TestAnAnnulledPollSaysSoInEachFile(t *testing.T) {
	s := setup(t)
	id := s.poll(t, "results = 'staff', phase = 'closed', closed_at = now()")
	question, options := s.question(t, id, "ranked", `{}`, "A", "B")
	s.vote(t, id, question, voter, fmt.Sprintf(`{"options":[%d]}`, options[0]), "")
	if text := s.read(t, editor, "%d.json", id).Body.String(); strings.Contains(text, "annulled") {
		t.Errorf("what counts is annulled: %s", text)
	}
	s.exec(t, `with a as (
			insert into assembly (space_id, phase, title, started_at, ended_at, created_by, created_at)
			values (1, 'ended', 'Assemblea', now(), now(), 1, now()) returning id
		), i as (
			insert into assembly_item (assembly_id, position, entry_id, annulled_reason) select a.id, 1, $1::bigint, '=Sbagliata "tutta"' from a
		) update poll set assembly_id = a.id from a where entry_id = $1::bigint`, id)
	compareRows(t, s.read(t, editor, "%d.csv", id).Body.String(), [][]string{
		{"numero", "domanda", "tipo", "risposta", "motivazione", "annullata in assemblea, non conta"},
		{"1", `Una "domanda"`, "ranked", "A", "", `'=Sbagliata "tutta"`},
	})
	var file struct{ Annulled string }
	if err := json.Unmarshal(s.read(t, editor, "%d.json", id).Body.Bytes(), &file); err != nil || file.Annulled != `=Sbagliata "tutta"` {
		t.Errorf("the document says %q: %v", file.Annulled, err)
	}
	if text := s.read(t, editor, "%d.blt?lang=en", id).Body.String(); !strings.Contains(text, `(annulled in the assembly, does not count: =Sbagliata 'tutta')`) {
		t.Errorf("the orders are %q", text)
	}
}
