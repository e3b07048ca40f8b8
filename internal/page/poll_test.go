package page

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
)

// asks makes a poll of three questions in the open piazza, with ballots of two people. Its results are shown as set says.
const asks = `
with e as (
    insert into entry (space_id, kind, state, author_id, title, summary, created_at, updated_at, published_at)
    values (1, 'poll', 'published', 2, 'Che si fa?', 'Si vota', now(), now(), now()) returning id
), p as (
    insert into poll (entry_id, phase, opened_at, closes_at, results, quorum, threshold)
    select id, 'open', now(), timestamptz '2126-01-02 10:00Z', $1, 3, 50 from e returning entry_id
), t as (
    insert into poll_tally (entry_id, version, voters) select entry_id, 2, 2 from p
), q as (
    insert into poll_question (entry_id, position, kind, title, note, section, limits)
    select entry_id, n, (array['single', 'ranked', 'consent'])[n + 1], 'Domanda ' || n, 'Nota <b>' || n, case n when 0 then 'Parte prima' else '' end, '{}'
    from p, generate_series(0, 2) n returning id, position
), o as (
    insert into poll_option (question_id, position, title, meaning)
    select q.id, n, 'Scelta ' || chr(65 + n), 'cioè ' || n from q, generate_series(0, 2) n where q.position < 2 returning id, question_id, position
), v as (
    insert into ballot_voter (entry_id, person_id, member_id, assurance, first_at, cast_at)
    select p.entry_id, m.person_id, m.id, 'none', now(), now() from p, member m where m.id in (1, 2)
), b as (
    insert into ballot (question_id, person_id, choice, cast_at)
    select q.id, m.person_id, case q.position
        when 0 then jsonb_build_object('options', (select jsonb_agg(o.id) from o where o.question_id = q.id and o.position = 0))
        when 1 then jsonb_build_object('options', (select jsonb_agg(o.id order by o.position) from o where o.question_id = q.id))
        else '{"stance": "block"}' end, now()
    from q, member m where m.id in (1, 2)
)
select id from e`

func (b *bundle) ask(t *testing.T, results string) string {
	t.Helper()
	var id int64
	if err := b.db.QueryRow(t.Context(), asks, results).Scan(&id); err != nil {
		t.Fatal(err)
	}
	w := b.get(t, 0, "/piazze/aperta/votazioni/"+strconv.FormatInt(id, 10))
	if w.Code != http.StatusMovedPermanently {
		t.Fatalf("the poll answers %d", w.Code)
	}
	return w.Header().Get("Location")
}

func TestPollWithResults(t *testing.T) {
	t.Parallel()
	b := setup(t)
	path := b.ask(t, "live")
	text := b.get(t, 0, path).Body.String()
	for _, want := range []string{
		"La votazione", "Si vota fino a", "mercoledì 2 gennaio 2126 alle 11:00", "2 persone hanno votato su 2, quorum non raggiunto",
		"Votano gli iscritti alla piazza.", "Parte prima", "Domanda 0", "Nota &lt;b&gt;0", "cioè 1", "2 risposte", "La soglia è raggiunta.",
		`<th scope="row">Scelta A</th><td class="pz-num">2</td><td class="pz-num">100 %</td>`, "Vince: Scelta A", "Turno 1",
		`<th scope="row">Mi oppongo</th><td class="pz-num">2</td>`, `"@type":"Question"`, `"suggestedAnswer"`, "Che si fa?",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(text, "I risultati si vedono") {
		t.Error("the page says both results and when they will be shown")
	}
	if english := b.get(t, 0, "/en"+path).Body.String(); !strings.Contains(english, "2 people voted of 2") || !strings.Contains(english, "The threshold is reached.") {
		t.Error("the English page says it in other words")
	}
	if list := b.get(t, 0, "/piazze/aperta/votazioni").Body.String(); !strings.Contains(list, "Che si fa?") || !strings.Contains(list, "<h1>Votazioni</h1>") {
		t.Errorf("the section does not list the poll")
	}
}

func TestPollWithoutResults(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for visibility, says := range map[string]string{
		"after_vote": "I risultati li vede subito chi ha votato", "after_close": "I risultati si vedono dopo la chiusura.",
		"staff": "I risultati si vedono quando la redazione li pubblica.",
	} {
		path := b.ask(t, visibility)
		for _, member := range []int64{0, carla} {
			text := b.get(t, member, path).Body.String()
			hidden := member == 0 || visibility != "after_vote"
			if strings.Contains(text, says) != hidden || strings.Contains(text, "<table") == hidden {
				t.Errorf("%s: member %d is shown results: %t", visibility, member, strings.Contains(text, "<table"))
			}
		}
	}
}

// TestPollWithGuests shows what guests of an assembly voted beside what counts, and never among it.
func TestPollWithGuests(t *testing.T) {
	t.Parallel()
	b := setup(t)
	path := b.ask(t, "live")
	for _, statement := range []string{
		`with a as (
			insert into assembly (space_id, phase, title, started_at, code, created_by, created_at)
			values (1, 'live', 'Assemblea', now(), '123456', 2, now()) returning id
		) update poll set guests = 'anyone', assembly_id = a.id from a`,
		`update poll_tally set guests = 1`,
		`insert into ballot_guest_voter (entry_id, guest_id, first_at) select entry_id, 7, now() from poll`,
		`insert into ballot_guest (question_id, guest_id, choice, cast_at)
			select q.id, 7, jsonb_build_object('options', (select jsonb_agg(o.id) from poll_option o where o.question_id = q.id and o.position = 2)), now()
			from poll_question q where q.position = 0`,
	} {
		if _, err := b.db.Exec(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	for prefix, wants := range map[string][]string{
		"":    {"2 persone hanno votato su 0, quorum non raggiunto; 1 ospite, contato a parte", "Vota chi è in assemblea.", "1 risposta · non verificati"},
		"/en": {"2 people voted of 0, quorum not reached; 1 guest, counted apart", "Who is in the assembly votes.", "1 answer · not verified"},
	} {
		text := b.get(t, 0, prefix+path).Body.String()
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the page does not say %q", prefix, want)
			}
		}
		if n := strings.Count(text, "<h4>"); n != 1 {
			t.Errorf("%s: guests of %d questions are shown", prefix, n)
		}
	}
}

// What an assembly annulled is no poll that was closed and waits for its results: its own page says so, in words that no markup gets into.
func TestAnAnnulledPollSaysSo(t *testing.T) {
	t.Parallel()
	b := setup(t)
	path := b.ask(t, "staff")
	for _, statement := range []string{
		`update poll set phase = 'closed', closed_at = now()`,
		`with a as (
			insert into assembly (space_id, phase, title, started_at, ended_at, created_by, created_at)
			values (1, 'ended', 'Assemblea', now(), now(), 2, now()) returning id
		), i as (
			insert into assembly_item (assembly_id, position, entry_id, annulled_reason)
			select a.id, 1, poll.entry_id, 'Domanda <b>sbagliata' from a, poll
		) update poll set assembly_id = a.id from a`,
	} {
		if _, err := b.db.Exec(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	for prefix, says := range map[string]string{
		"":    "Annullata in assemblea: quello che si è votato non conta: Domanda &lt;b&gt;sbagliata",
		"/en": "Annulled in the assembly: what was voted counts for nothing: Domanda &lt;b&gt;sbagliata",
	} {
		text := b.get(t, 0, prefix+path).Body.String()
		if !strings.Contains(text, says) {
			t.Errorf("%s: the page does not say %q", prefix, says)
		}
		if strings.Contains(text, "quando la redazione li pubblica") || strings.Contains(text, "once the editors publish them") {
			t.Errorf("%s: the page announces results of what was annulled", prefix)
		}
	}
}
