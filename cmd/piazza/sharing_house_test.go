package main

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"piazza/graph"
	"piazza/internal/auth"
	"piazza/internal/config"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/nodeid"
)

// The piazze of the demo in which the proof is made: one that anybody reads, and one for its members.
const (
	sharedOpen   = 1
	sharedClosed = 5
)

// sharedMore is what the demo lacks: people of other sorts, something of every kind of question that anybody may see, and time: a
// question that is open for two minutes may be closed by the clock before a busy computer comes to close it.
const sharedMore = `
insert into member (handle, name, created_at) values ('fuori', 'Uno di fuori', now()), ('sospeso', 'Un sospeso', now());
update member set suspended_at = now(), suspended_reason = 'minacce' where handle = 'sospeso';
insert into membership (space_id, member_id, role, joined_at)
select s, m.id, 'member', now() from member m, (values (1), (5)) as x(s) where handle = 'sospeso' or handle = 'ivo' and s = 5 on conflict do nothing;
insert into membership (space_id, member_id, role, joined_at) select 2, id, 'member', now() from member where handle = 'fuori';
update entry set review_note = 'manca la data' where state = 'published';
insert into exclusion (space_id, member_id, reason, excluded_by, excluded_at) select 1, id, 'insulti', 1, now() from member where handle = 'fuori';
update poll set results = 'live' where entry_id in (select entry_id from poll_question where kind in ('score', 'dots', 'budget', 'number', 'matrix', 'stv'));
update poll set quorum = 2, threshold = 50 where entry_id in (select entry_id from poll_question where kind in ('single', 'consent', 'multiple'));
update poll set guests = 'slips' where assembly_id = 2;
update poll set opening = 'time', opens_at = now() + interval '1 hour' where phase = 'waiting' and assembly_id is null;
update assembly_item set seconds = 7200 where seconds is not null;
update poll_option set added_by = 2 where id in (select max(id) from poll_option group by question_id);
insert into ballot (question_id, person_id, choice, reason, cast_at)
select q.id, v.person_id, '{"text": "parco verde"}', '', now() from poll_question q join ballot_voter v on v.entry_id = q.entry_id where kind = 'open'
on conflict (question_id, person_id) do update set choice = excluded.choice;
insert into assembly_guest (assembly_id, pass_hash, joined_at) values (2, sha256('pzg'), now());
insert into assembly (space_id, phase, title, created_by, created_at) values (5, 'planned', 'Chiusa', 1, now());
insert into assembly_guest (assembly_id, pass_hash, joined_at) select id, sha256('pzc'), now() from assembly where space_id = 5;
insert into privacy_notice (version, body_it, body_en, asks, published_at) values (1, 'Testo', 'Text', true, now());
update entry set space_id = 1 where kind = 'poll' and state = 'published' and space_id <> 5;
insert into mention (comment_id, member_id) select min(id), 3 from comment group by entry_id on conflict do nothing;
`

// sharedHouse is the whole API over the demo.
type sharedHouse struct {
	*inProcess
	exec  *executor.Executor
	panel []panelist
}

// panelist is one of those whose answers are compared.
type panelist struct {
	name   string
	viewer auth.Viewer
}

func openSharedHouse(t *testing.T) *sharedHouse {
	t.Helper()
	log := slog.New(slog.DiscardHandler)
	d := &database{DB: dbtest.New(t), installation: db.Installation{CursorKey: bytes.Repeat([]byte("k"), 32)}}
	must(t, seedDemo(t.Context(), d, log))
	_, err := d.Exec(t.Context(), sharedMore)
	must(t, err)
	p, err := assemble(&config.Config{PublicURL: "http://127.0.0.1", KeysDir: t.TempDir()}, d, log)
	must(t, err)
	t.Cleanup(p.hub.Close)
	h := &sharedHouse{inProcess: &inProcess{parts: p, t: t}, exec: executor.New(graph.NewSchema(p.services))}
	h.exec.AroundResponses(func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		graph.Response(ctx)
		return next(ctx)
	})
	h.panel = h.people()
	return h
}

// people are of every sort that there is, in the open piazza and in the closed one. Ivo wrote what the proof looks at.
func (h *sharedHouse) people() []panelist {
	one := func(handle string, open, closed auth.Role) auth.Viewer {
		v := auth.Viewer{ProvedAt: time.Now(), Assurance: "substantial", Roles: map[int64]auth.Role{}}
		must(h.t, h.database.QueryRow(h.t.Context(), `select id, person_id from member where handle = $1`, handle).Scan(&v.MemberID, &v.PersonID))
		v.SessionID = v.MemberID
		for space, role := range map[int64]auth.Role{sharedOpen: open, sharedClosed: closed} {
			if role != auth.None {
				v.Roles[space] = role
			}
		}
		return v
	}
	excluded, installation := one("fuori", auth.None, auth.None), one("gemma", auth.None, auth.None)
	excluded.Excluded, installation.Administrator = []int64{sharedOpen}, true
	token := one("bruna", auth.Member, auth.None)
	token.Scopes, token.Most = []string{"read"}, auth.Member
	return []panelist{
		{"a visitor", auth.Viewer{}},
		{"a member of both", one("omar", auth.Member, auth.Member)},
		{"a member elsewhere", one("fuori", auth.None, auth.None)},
		{"the author", one("ivo", auth.Member, auth.Member)},
		{"an editor", one("nadia", auth.Editor, auth.Editor)},
		{"a moderator", one("marta", auth.Moderator, auth.Moderator)},
		{"an administrator", one("irene", auth.Administrator, auth.Administrator)},
		{"an administrator of the installation", installation},
		{"somebody who was put out", excluded},
		{"a program", token},
		{"a guest of the assembly", h.guestOf(sharedOpen)},
		{"a guest of the closed assembly", h.guestOf(sharedClosed)},
		{"a screen of the assembly", auth.Viewer{Pass: auth.Pass{Kind: auth.PassScreen, ID: 1, AssemblyID: 2}, Scopes: []string{}}},
	}
}

// guestOf is somebody who came into the assembly of a piazza with nothing but a code.
func (h *sharedHouse) guestOf(space int64) auth.Viewer {
	pass := auth.Pass{Kind: auth.PassGuest, HasSlip: true}
	const found = `select g.id, a.id from assembly_guest g join assembly a on a.id = g.assembly_id where a.space_id = $1`
	must(h.t, h.database.QueryRow(h.t.Context(), found, space).Scan(&pass.ID, &pass.AssemblyID))
	return auth.Viewer{Pass: pass, Scopes: []string{}}
}

// nobody is in whose name is answered what everybody is answered who may read a piazza: a visitor where anybody may, a
// member who is nobody in particular where its members may.
func nobody(space int64) auth.Viewer {
	if space != sharedClosed {
		return auth.Viewer{}
	}
	return auth.Anyone(space, auth.Member)
}

// reads tells whether somebody may read a piazza.
func (o panelist) reads(space int64) bool {
	return space != sharedClosed || o.viewer.Has(space, auth.Member)
}

// run sends an operation in somebody's name, without the limits of the door, and returns what answers.
func (h *sharedHouse) run(ctx context.Context, document string, variables map[string]any) *watching {
	h.t.Helper()
	ctx, leave := context.WithCancel(graphql.StartOperationTrace(ctx))
	now := graphql.Now()
	request, errs := h.exec.CreateOperationContext(ctx, &graphql.RawParams{
		Query: document, Variables: variables, ReadTime: graphql.TraceTiming{Start: now, End: now},
	})
	if len(errs) > 0 {
		h.t.Fatalf("%v in %.2000s", errs, document)
	}
	responses, ctx := h.exec.DispatchOperation(graph.Operation(ctx), request)
	return &watching{ctx, leave, responses}
}

// answer is what a query answers, and what of it was refused.
func (h *sharedHouse) answer(ctx context.Context, document string, variables map[string]any) (data []byte, refused string) {
	h.t.Helper()
	w := h.run(ctx, document, variables)
	defer w.leave()
	response := w.responses(w.ctx)
	for _, err := range response.Errors {
		refused += fmt.Sprintf("%s %s; ", err.Path, err.Message)
	}
	return response.Data, refused
}

// ids reads the opaque ids of records.
func (h *sharedHouse) ids(kind, statement string, args ...any) (found []string) {
	h.t.Helper()
	rows, err := h.database.Query(h.t.Context(), statement, args...)
	must(h.t, err)
	defer rows.Close()
	for rows.Next() {
		var n int64
		must(h.t, rows.Scan(&n))
		found = append(found, nodeid.Encode(kind, n))
	}
	must(h.t, rows.Err())
	return found
}
