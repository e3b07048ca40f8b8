package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"piazza/internal/auth"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// check holds all that is there to all that is promised.
func (e *election) check() {
	e.t.Helper()
	for _, p := range e.polls {
		e.sumsMatch(p)
		e.nothingAfterTheClosing(p)
		e.optionsStay(p)
		e.resultsAreRecounts(p)
	}
	e.acknowledgedSurvives()
}

// sumsMatch: one sheet a person, one ballot a person and question, and the tally counts them.
func (e *election) sumsMatch(p *posed) {
	e.t.Helper()
	const asked = `select t.voters, t.turnout_version, t.version,
			(select count(*) from ballot_voter where entry_id = $1),
			(select count(distinct person_id) from ballot_voter where entry_id = $1),
			(select count(*) from ballot b join poll_question q on q.id = b.question_id where q.entry_id = $1),
			(select count(distinct (b.question_id, b.person_id)) from ballot b join poll_question q on q.id = b.question_id where q.entry_id = $1)
		from poll_tally t where t.entry_id = $1`
	var voters, turnout, version, sheets, persons, ballots, distinct int64
	e.row(asked, []any{p.number}, &voters, &turnout, &version, &sheets, &persons, &ballots, &distinct)
	if voters != sheets || sheets != persons || ballots != distinct || ballots != voters*int64(len(p.questions)) {
		e.t.Errorf("poll %d: %d voters counted, %d sheets of %d persons, %d ballots, %d of them distinct, to %d questions; versions %d and %d",
			p.number, voters, sheets, persons, ballots, distinct, len(p.questions), turnout, version)
	}
}

// nothingAfterTheClosing: no ballot is younger than the closing, and one notice tells of it.
func (e *election) nothingAfterTheClosing(p *posed) {
	e.t.Helper()
	const asked = `select phase, (select count(*) from ballot_voter where entry_id = $1 and cast_at >= p.closed_at)
			+ (select count(*) from ballot b join poll_question q on q.id = b.question_id where q.entry_id = $1 and b.cast_at >= p.closed_at),
			(select count(*) from notice where kind = 'poll_closed' and ref = $1),
			(select count(*) from notice where kind = 'poll_opened' and ref = $1)
		from poll p where entry_id = $1`
	var phase string
	var late, closings, openings int
	e.row(asked, []any{p.number}, &phase, &late, &closings, &openings)
	want := map[string]int{"open": 0, "closed": 1}[phase]
	if late > 0 || closings != want || openings > 1 {
		e.t.Errorf("poll %d is %s: %d ballots after the closing, %d notices of a closing and %d of an opening", p.number, phase, late, closings, openings)
	}
}

// optionsStay: what could be chosen when the first vote was cast can be chosen still.
func (e *election) optionsStay(p *posed) {
	e.t.Helper()
	var before []string
	for _, q := range p.questions {
		for _, option := range q.Options {
			before = append(before, option.Title)
		}
	}
	now := lines(e, `select o.title from poll_option o join poll_question q on q.id = o.question_id where q.entry_id = $1
		order by q.position, q.id, o.position, o.id`, p.number)
	if !slices.Equal(before, now) {
		e.t.Errorf("poll %d: the options were %v and are %v", p.number, before, now)
	}
}

// resultsAreRecounts: what was counted at the closing is what the ballots come to, and counting them with SQL alone
// gives the same where a question has one option to choose.
func (e *election) resultsAreRecounts(p *posed) {
	e.t.Helper()
	var closed bool
	e.row(`select phase = 'closed' from poll where entry_id = $1`, []any{p.number}, &closed)
	stored := lines(e, `select r.result from ballot_result r join poll_question q on q.id = r.question_id where q.entry_id = $1 order by q.position, q.id`, p.number)
	switch {
	case !closed && len(stored) == 0:
		return
	case !closed || len(stored) != len(p.questions):
		e.t.Fatalf("poll %d, closed %t, has %d results to %d questions", p.number, closed, len(stored), len(p.questions))
	}
	ctx := auth.With(e.t.Context(), auth.Viewer{MemberID: e.chair.member, Roles: map[int64]auth.Role{e.space: auth.Editor}})
	v, err := poll.NewService(e.db).ByEntry(ctx, entry.ID(p.number))
	must(e.t, err)
	for n, q := range v.Questions {
		kept, err := q.ReadResult([]byte(stored[n]))
		must(e.t, err)
		counted, err := v.Count(q, e.ballots(q))
		must(e.t, err)
		if !poll.Equal(kept, counted) {
			again, _ := json.Marshal(counted)
			e.t.Errorf("poll %d, question %d came to %s and is counted again as %s", p.number, n, stored[n], again)
		}
		if counts, is := kept.(*poll.Counts); is {
			e.countsLikeSQL(q, counts)
		}
	}
}

func (e *election) ballots(q *poll.Question) poll.Ballots {
	e.t.Helper()
	var choices []poll.Choice
	for _, text := range lines(e, `select choice from ballot where question_id = $1`, int64(q.ID)) {
		var c poll.Choice
		must(e.t, json.Unmarshal([]byte(text), &c))
		choices = append(choices, c)
	}
	return func(yield func(poll.Choice, int64) bool) {
		for _, c := range choices {
			if !yield(c, 1) {
				return
			}
		}
	}
}

func (e *election) countsLikeSQL(q *poll.Question, counts *poll.Counts) {
	e.t.Helper()
	for _, option := range counts.Options {
		var votes int64
		e.row(`select count(*) from ballot where question_id = $1 and choice -> 'options' @> to_jsonb($2::bigint)`, []any{int64(q.ID), int64(option.Option)}, &votes)
		if votes != option.Votes {
			e.t.Errorf("option %d has %d votes, counted as %d", option.Option, votes, option.Votes)
		}
	}
}

// acknowledgedSurvives: everybody's own ballots are, through the API at either node, those that were acknowledged last.
func (e *election) acknowledgedSurvives() {
	e.t.Helper()
	for _, v := range e.people {
		if v.session == "" {
			continue
		}
		for p, held := range v.held {
			var got struct {
				Node *struct {
					Voting struct{ ViewerBallots json.RawMessage }
				}
			}
			v.do(`query ($id: ID!) { node(id: $id) { ... on Poll { voting { viewerBallots `+ballotFields+` } } } }`, map[string]any{"id": p.id}, &got)
			if got.Node == nil || string(got.Node.Voting.ViewerBallots) != held {
				e.t.Errorf("%s voted %s in poll %d and has %+v", v.handle, held, p.number, got.Node)
			}
		}
	}
}

// cannotChangeQuestions: once somebody has voted, what is asked stays as it is.
func (e *election) cannotChangeQuestions(p *posed) {
	e.t.Helper()
	before := e.urn(p)
	if len(before) == 0 {
		e.t.Fatal("nobody has voted")
	}
	for what, change := range map[string]map[string]any{
		"questions": {"questions": questionsOf("SINGLE")},
		"rules":     {"rules": map[string]any{"isChangeable": false}},
		"the title": {"title": "Un altro titolo"},
	} {
		change["pollId"] = p.id
		if reason := e.run("pollUpdate", change); reason == "" {
			e.t.Errorf("%s change while people vote", what)
		}
	}
	if reason := e.run("pollOptionAdd", map[string]any{"questionId": p.questions[0].ID, "title": "Un'altra"}); reason == "" {
		e.t.Error("an option is added where none may be")
	}
}

// turnoutStays lets everybody who has voted change his vote: how many took part does not move, nor does its version.
func (e *election) turnoutStays(p *posed) {
	e.t.Helper()
	var voters, turnout, version, after, same, later int64
	const asked = `select voters, turnout_version, version from poll_tally where entry_id = $1`
	e.row(asked, []any{p.number}, &voters, &turnout, &version)
	all := &electors{}
	for _, v := range e.people {
		if _, voted := v.held[p]; voted {
			a, err := v.insist(e.t.Context(), v.dice, v.fill(p), all)
			must(e.t, err)
			must(e.t, v.note(p, a, all))
		}
	}
	e.row(asked, []any{p.number}, &same, &after, &later)
	if voters != same || turnout != after || all.changed.Load() == 0 || later <= version {
		e.t.Errorf("%d changes: %d voters, before %d; turnout's version %d, before %d; results' %d, before %d",
			all.changed.Load(), same, voters, after, turnout, later, version)
	}
}

// erase lets people erase themselves: what was counted stays, without their names.
func (e *election) erase(people ...*elector) {
	e.t.Helper()
	results := func() (all []string) {
		return lines(e, `select concat_ws(' ', r.question_id, r.result, t.voters, t.turnout_version)
			from ballot_result r join poll_question q on q.id = r.question_id join poll_tally t using (entry_id) order by r.question_id`)
	}
	before := results()
	for _, v := range people {
		var got struct{ MemberErase struct{ IsErased *bool } }
		v.do(`mutation ($handle: String!) { memberErase(input: {handle: $handle}) { isErased userErrors { reason } } }`, map[string]any{"handle": v.handle}, &got)
		if got.MemberErase.IsErased == nil {
			e.t.Errorf("%s is not erased", v.handle)
		}
		v.session = ""
		within(e.t, limit(), "his name is gone", func() bool {
			var there int
			e.row(`select count(*) from member where id = $1 and handle = $2`, []any{v.member, v.handle}, &there)
			return there == 0
		})
	}
	if after := results(); !slices.Equal(before, after) {
		e.t.Errorf("the results were\n%s\nand are\n%s", strings.Join(before, "\n"), strings.Join(after, "\n"))
	}
}

// told waits until every onlooker has been told how many people voted in the end.
func (e *election) told(onlookers []*onlooker) {
	e.t.Helper()
	for _, o := range onlookers {
		var voters int64
		e.row(`select voters from poll_tally where entry_id = $1`, []any{o.poll.number}, &voters)
		within(e.t, limit(), fmt.Sprintf("who watches %s of poll %d is told of %d voters", o.field, o.poll.number, voters), func() bool { return o.voters() == voters })
		for _, fault := range o.complaints() {
			e.t.Error(fault)
		}
	}
}
