package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"piazza/internal/config"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/live"
	"piazza/internal/nodeid"
)

// leakSquare is a piazza with four open polls that ask the same and differ in when results are shown; the last is held by an assembly.
// Nothing in it depends on the clock.
const leakSquare = `
insert into member (handle, name, created_at) select 'm' || n, 'Membro ' || n, timestamptz '2026-01-01' from generate_series(1, 20) n;
update member set administrator = true where id = 4;
insert into session (member_id, token_hash, provider, created_at, seen_at, expires_at)
select id, sha256((repeat('k', 41) || lpad(id::text, 2, '0'))::bytea), 'test', timestamptz '2026-06-01 12:00Z', timestamptz '2198-12-31', timestamptz '2199-01-01' from member;
insert into space (slug, title, member_count, created_at, updated_at) values ('aperta', 'Aperta', 19, timestamptz '2026-01-01', timestamptz '2026-01-01');
insert into space_section (space_id, code, title, position) values (1, 'polls', 'Votazioni', 0);
insert into membership (space_id, member_id, role, joined_at)
select 1, id, case id when 3 then 'editor' else 'member' end, timestamptz '2026-01-01' from member where id <> 4;
insert into entry (space_id, kind, state, author_id, title, created_at, updated_at, published_at)
select 1, 'poll', 'published', 3, 'Si fa?', timestamptz '2026-01-01', timestamptz '2026-01-01', timestamptz '2026-01-01' from generate_series(1, 4);
insert into thread (entry_id) select id from entry;
insert into poll (entry_id, phase, opened_at, results, by_assurance, voters_shown, reasons, quorum)
select id, 'open', timestamptz '2026-01-01', (array['after_vote', 'after_close', 'staff', 'staff'])[id], true, true, 'optional', 3 from entry;
insert into poll_tally (entry_id) select id from entry;
insert into poll_question (entry_id, position, kind, title, limits)
select e.id, n, (array['single', 'ranked', 'score', 'consent', 'open'])[n + 1], 'Domanda ' || n, case n when 2 then '{"highest": 5}' else '{}' end::jsonb
from entry e, generate_series(0, 4) n order by 1, 2;
insert into poll_option (question_id, position, title)
select q.id, n, 'Scelta ' || n from poll_question q, generate_series(0, 2) n where q.position < 3 order by 1, 2;
insert into assembly (space_id, phase, title, started_at, ended_at, created_by, created_at, guests, minutes_published_at)
values (1, 'ended', 'Assemblea', timestamptz '2026-01-01', timestamptz '2198-01-01', 3, timestamptz '2026-01-01', 'anyone', timestamptz '2026-01-01'); -- its passes last
update poll set assembly_id = 1, guests = 'anyone' where entry_id = 4;
insert into assembly_item (assembly_id, position, entry_id, revealed_at) values (1, 1, 4, timestamptz '2026-01-01'); -- its poll alone keeps it hidden
insert into assembly_participant (assembly_id, person_id, member_id, in_hall, entitled, joined_at)
select 1, person_id, id, true, true, timestamptz '2026-01-01' from member where id = 2 or id >= 11;
insert into assembly_guest (assembly_id, pass_hash, joined_at) values (1, sha256('pzg_leak'), timestamptz '2026-01-01');
insert into assembly_screen (assembly_id, pass_hash, created_by, created_at) values (1, sha256('pzs_leak'), 3, timestamptz '2026-01-01');
`

// leakName is what the house of both runs is called, wherever it listens.
const leakName = "piazza.test"

// leakHouse is one of two houses that were built alike, and in which people vote differently.
type leakHouse struct {
	t      *testing.T
	parts  *parts
	run    int
	client *http.Client
	dial   func(context.Context) (net.Conn, error)
	polls  []leakPoll
}

// leakPoll is one of its polls.
type leakPoll struct {
	number             int64
	id                 string
	questions, options []string
}

func openLeakHouse(t *testing.T, run int) *leakHouse {
	t.Helper()
	clock := func() time.Time { return time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC) }
	log := slog.New(slog.DiscardHandler)
	d := &database{DB: dbtest.New(t, dbtest.At(clock)), installation: db.Installation{CursorKey: bytes.Repeat([]byte("k"), 32)}}
	_, err := d.Exec(t.Context(), leakSquare)
	must(t, err)
	p, err := assemble(&config.Config{PublicURL: "http://" + leakName, KeysDir: t.TempDir()}, d, log)
	must(t, err)
	t.Cleanup(p.hub.Close)
	srv, err := p.server()
	must(t, err)
	web := httptest.NewUnstartedServer(srv.Handler())
	web.Config.ConnContext = live.WithConn
	web.Start()
	t.Cleanup(web.Close)
	h := &leakHouse{t: t, parts: p, run: run, dial: func(ctx context.Context) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "tcp", web.Listener.Addr().String())
	}}
	h.client = &http.Client{
		Transport:     &http.Transport{DisableCompression: true, DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) { return h.dial(ctx) }},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	t.Cleanup(h.client.CloseIdleConnections)
	for n := int64(1); n <= 4; n++ {
		h.polls = append(h.polls, h.poll(n))
	}
	h.guestVotes()
	return h
}

func (h *leakHouse) poll(number int64) leakPoll {
	p := leakPoll{number: number, id: nodeid.Encode("entry", number)}
	rows, err := h.parts.database.Query(h.t.Context(), `select q.id, coalesce(o.id, 0) from poll_question q left join poll_option o on o.question_id = q.id
		where q.entry_id = $1 order by q.position, o.position`, number)
	must(h.t, err)
	defer rows.Close()
	for rows.Next() {
		var question, option int64
		must(h.t, rows.Scan(&question, &option))
		if id := nodeid.Encode("question", question); !slices.Contains(p.questions, id) {
			p.questions = append(p.questions, id)
		}
		p.options = append(p.options, nodeid.Encode("option", option))
	}
	must(h.t, rows.Err())
	return p
}

// request is a request of a member, or of somebody who is none.
func (h *leakHouse) request(ctx context.Context, member int, method, path string, body io.Reader) *http.Request {
	h.t.Helper()
	r, err := http.NewRequestWithContext(ctx, method, "http://"+leakName+path, body)
	must(h.t, err)
	r.Header.Set("Content-Type", "application/json")
	leakSign(r, member)
	return r
}

// leakSign says who asks: a member, nobody, or a guest or a screen of the assembly.
func leakSign(r *http.Request, member int) {
	switch member {
	case leakVisitor:
	case leakGuest:
		r.Header.Set("Authorization", "Bearer pzg_leak")
	case leakScreen:
		r.Header.Set("Authorization", "Bearer pzs_leak")
	default:
		r.AddCookie(&http.Cookie{Name: "piazza_session", Value: leakKey(member)})
	}
}

// told is all that an answer says, but for the time and what names the request.
func (h *leakHouse) told(r *http.Request) string {
	h.t.Helper()
	answer, err := h.client.Do(r)
	must(h.t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	must(h.t, err)
	trace := answer.Header.Get("X-Trace-Id")
	answer.Header.Del("X-Trace-Id")
	answer.Header.Del("Date")
	var said bytes.Buffer
	fmt.Fprintf(&said, "%s %s: %s\n", r.Method, r.URL.Path, answer.Status)
	must(h.t, answer.Header.Write(&said))
	said.Write(body)
	if trace == "" {
		return said.String()
	}
	return strings.ReplaceAll(said.String(), trace, "TRACE")
}

// ask sends an operation over HTTP.
func (h *leakHouse) ask(member int, document string, variables map[string]any) string {
	h.t.Helper()
	return h.told(h.request(h.t.Context(), member, http.MethodPost, "/graphql", bytes.NewReader(operationText(h.t, document, variables))))
}

// do sends a mutation that has to succeed.
func (h *leakHouse) do(member int, document string, in map[string]any) {
	h.t.Helper()
	if said := h.ask(member, document, map[string]any{"in": in}); !strings.Contains(said, `"userErrors":[]`) {
		h.t.Fatalf("member %d sent %v and is told %s", member, in, said)
	}
}

// vote casts what this run's people think; others think otherwise in the other run.
func (h *leakHouse) vote(p *leakPoll, member, mood int) {
	h.t.Helper()
	option := func(question, n int) string { return p.options[question*3+(n+mood)%3] }
	choices := []map[string]any{
		{"options": []string{option(0, member)}},
		{"options": []string{option(1, member), option(1, member+1)}},
		{"marks": []any{map[string]any{"option": option(2, member), "value": (member + mood) % 6}}},
		{"stance": []string{"AGREE", "BLOCK"}[mood%2]},
		{"text": strings.Repeat("parola ", mood+1) + fmt.Sprint(member)},
	}
	var ballots []any
	for i, choice := range choices {
		ballots = append(ballots, map[string]any{"question": p.questions[i], "choice": choice, "reason": strings.Repeat("perché ", mood+1)})
	}
	h.do(member, `mutation($in: PollVoteInput!) { pollVote(input: $in) { userErrors { reason field } } }`, map[string]any{"pollId": p.id, "ballots": ballots})
}

// guestVotes has a guest of the assembly vote for something else in each house.
func (h *leakHouse) guestVotes() {
	h.t.Helper()
	for _, statement := range []string{
		`update poll_tally set guests = 1, version = 1, turnout_version = 1 where entry_id = 4`,
		`insert into ballot_guest_voter (entry_id, guest_id, first_at) values (4, 1, timestamptz '2026-01-01')`,
		fmt.Sprintf(`insert into ballot_guest (question_id, guest_id, choice, cast_at)
			select id, 1, '{"stance": %q}', timestamptz '2026-01-01' from poll_question where entry_id = 4 and kind = 'consent'`, []string{"agree", "block"}[h.run]),
	} {
		_, err := h.parts.database.Exec(h.t.Context(), statement)
		must(h.t, err)
	}
}

// leakKey is the session of a member: as long as a secret is.
func leakKey(member int) string { return fmt.Sprintf("%s%02d", strings.Repeat("k", 41), member) }
