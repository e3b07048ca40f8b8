package main

import (
	"maps"

	"piazza/internal/nodeid"
)

// manyPolls adds 40 open polls to the first piazza, each of a question with options that members added, an open one and one
// that asks for consent, with the ballots of 20 people; all but the last ten the viewer owes a vote. The newest is a secret one that is not open yet.
const manyPolls = `
with e as (
    insert into entry (space_id, kind, state, author_id, title, summary, created_at, updated_at, published_at)
    select 1, 'poll', 'published', 1 + n % 20, 'Votazione ' || n, 'Si vota', now(), now(), now() from generate_series(1, 40) n returning id
), p as (
    insert into poll (entry_id, phase, opened_at, closes_at, electorate, results, voters_shown, reasons, options_open)
    select id, 'open', now(), now() + interval '1 day', 'list', 'live', true, 'optional', true from e returning entry_id
), h as (
    insert into thread (entry_id, comment_count, top_count) select id, 0, 0 from e
), t as (
    insert into poll_tally (entry_id, version, voters, turnout_version) select entry_id, 20, 20, 20 from p
), l as (
    insert into poll_elector (entry_id, person_id, member_id) select entry_id, m.person_id, m.id from p, member m where m.id <= 40
), q as (
    insert into poll_question (entry_id, position, kind, title, limits)
    select entry_id, n, (array['single', 'open', 'consent'])[n + 1], 'Domanda ' || n, '{}' from p, generate_series(0, 2) n returning id, position, entry_id
), o as (
    insert into poll_option (question_id, position, title, added_by)
    select q.id, n, 'Scelta ' || n, case when n > 1 then 1 + n end from q, generate_series(0, 4) n where q.position = 0 returning id, question_id, position
), v as (
    insert into ballot_voter (entry_id, person_id, member_id, assurance, first_at, cast_at)
    select p.entry_id, m.person_id, m.id, 'none', now(), now() from p, member m where m.id between 2 and 21
)
insert into ballot (question_id, person_id, choice, reason, cast_at)
select q.id, m.person_id, case q.position
    when 0 then jsonb_build_object('options', (select jsonb_agg(o.id) from o where o.question_id = q.id and o.position = 0))
    when 1 then jsonb_build_object('text', 'testo di ' || m.id)
    else '{"stance": "agree"}' end, 'perché ' || m.id, now()
from q, member m where m.id between 2 and 21;
with e as (
    insert into entry (space_id, kind, state, author_id, title, summary, created_at, updated_at, published_at)
    values (1, 'poll', 'published', 1, 'Votazione segreta', 'Si vota', now(), now(), now() + interval '1 minute') returning id
), h as (
    insert into thread (entry_id, comment_count, top_count) select id, 0, 0 from e
), t as (
    insert into poll_tally (entry_id) select id from e
)
insert into poll (entry_id, opening, opens_at, closes_at, results, confidential)
select id, 'time', now() + interval '1 day', now() + interval '2 days', 'after_close', true from e;
insert into poll_template (space_id, title, document, created_by, created_at)
select 1, 'Modello ' || n, '{"title": "Modello"}', 1, now() from generate_series(1, 30) n;
`

// heldPoll is a poll as the API names it.
type heldPoll struct {
	number         int64
	id             string
	choice, option string
	open, consent  string
	template       int64
}

// holdPolls adds polls and returns some of them, first the oldest.
func (p *inProcess) holdPolls() (held []heldPoll) {
	p.t.Helper()
	_, err := p.database.Exec(p.t.Context(), manyPolls)
	must(p.t, err)
	rows, err := p.database.Query(p.t.Context(), `
		select q.entry_id, min(q.id), min(o.id), min(q.id) filter (where kind = 'open'), min(q.id) filter (where kind = 'consent')
		from poll_question q left join poll_option o on o.question_id = q.id
		where entry_id in (select id from entry where kind = 'poll' and title ~ '^Votazione [0-9]+$') group by 1 order by 1`)
	must(p.t, err)
	defer rows.Close()
	for rows.Next() {
		var number, choice, option, open, consent int64
		must(p.t, rows.Scan(&number, &choice, &option, &open, &consent))
		held = append(held, heldPoll{
			number, nodeid.Encode("entry", number), nodeid.Encode("question", choice), nodeid.Encode("option", option),
			nodeid.Encode("question", open), nodeid.Encode("question", consent), int64(len(held)%30 + 1),
		})
	}
	must(p.t, rows.Err())
	return held
}

// pollCosts has a row for each of the client's operations about polls.
func (p *inProcess) pollCosts() map[string]cost {
	held := p.holdPolls()
	all := held[0]
	list := func(first int, more ...any) map[string]any {
		v := map[string]any{"slug": "comunita-pratiche-partecipative", "first": first, "number": all.number, "question": all.choice, "of": "REASONS"}
		for i := 0; i < len(more); i += 2 {
			v[more[i].(string)] = more[i+1]
		}
		return v
	}
	rows := map[string]cost{
		"PollPage": {list(0), nil}, "PollToEdit": {list(0), nil}, "PollTemplates": {list(0), nil}, "PollDocument": {list(0), nil},
		"Polls": {list(40), list(2)}, "PollsOwed": {list(40), list(2)}, "PollsStillOwed": {list(40), list(2)},
		"PollBallots": {list(20), list(2)}, "PollTexts": {list(20), list(2)}, "PollElectors": {list(40), list(2)},
	}
	maps.Copy(rows, pollChanges(held))
	return rows
}

// pollChanges has a row for each of the client's mutations of polls, each on a poll of its own.
func pollChanges(held []heldPoll) map[string]cost {
	in := func(n int, more ...any) cost {
		return cost{input(append([]any{"pollId", held[n].id}, more...)...), nil}
	}
	question := map[string]any{"kind": "SINGLE", "title": "Che si fa?", "options": []any{map[string]any{"title": "Sì"}, map[string]any{"title": "No"}}}
	piazza := nodeid.Encode("piazza", 1)
	return map[string]cost{
		"PollCreate":         {input("piazzaId", piazza, "title", "Nuova", "questions", []any{question}, "idempotencyKey", "k"), nil},
		"PollUpdate":         in(1, "rules", map[string]any{"closesByHand": true}),
		"PollClosingMove":    in(2, "rules", map[string]any{"closesByHand": true}),
		"PollPublish":        {input("entryId", held[3].id), nil},
		"PollDiscard":        {input("entryId", held[3].id), nil},
		"PollOpen":           in(4),
		"PollClose":          in(5),
		"PollResultsPublish": in(5),
		"PollOutcomeSet":     in(5, "outcome", "**Fatto**"),
		"PollRemind":         in(6),
		"PollElectorsSet":    in(7, "handles", []any{"gemma", "nessuno"}),
		"PollDuplicate":      in(8, "idempotencyKey", "k"),
		"PollTemplateSave":   in(9, "title", "Tenuto"),
		"PollTemplateImport": {input("piazzaId", piazza, "document", `{"format": "piazza.poll/1", "title": "Da fuori", "questions": [{"kind": "CONSENT", "title": "Si fa?"}]}`), nil},
		"PollTemplateDelete": {input("templateId", nodeid.Encode("poll-template", 1)), nil},
		"PollOptionAdd":      {input("questionId", held[10].choice, "title", "Altro ancora", "idempotencyKey", "k"), nil},
		"PollTextHide":       {input("questionId", held[11].open, "key", "x", "reason", "dati di altri", "hidden", true), nil},
		"PollVote": in(12, "idempotencyKey", "k", "ballots", []any{
			map[string]any{"question": held[12].choice, "choice": map[string]any{"options": []any{held[12].option}}, "reason": "mi piace"},
			map[string]any{"question": held[12].open, "choice": map[string]any{"text": "ecco"}},
			map[string]any{"question": held[12].consent, "choice": map[string]any{"stance": "AGREE"}},
		}),
		"PollWithdraw": {input("entryId", held[13].id, "reason", "era una prova"), nil},
	}
}
