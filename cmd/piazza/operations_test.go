package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/parser"

	"piazza/internal/auth"
	"piazza/internal/config"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/nodeid"
)

// mostStatements is what an operation of our own client may cost.
const mostStatements = 12

// inProcess is the whole API over a database of its own, without a network.
type inProcess struct {
	*parts
	t      *testing.T
	viewer auth.Viewer
}

// openInProcess fills a database with the demo and far more of everything, so that what grows with a list shows.
func openInProcess(t *testing.T) *inProcess {
	t.Helper()
	log := slog.New(slog.DiscardHandler)
	d := &database{DB: dbtest.New(t), installation: db.Installation{CursorKey: bytes.Repeat([]byte("k"), 32)}}
	must(t, seedDemo(t.Context(), d, log))
	_, err := d.Exec(t.Context(), plenty)
	must(t, err)
	c := &config.Config{PublicURL: "http://127.0.0.1", KeysDir: t.TempDir()}
	p, err := assemble(c, d, log)
	must(t, err)
	t.Cleanup(p.hub.Close)
	return &inProcess{parts: p, t: t, viewer: auth.Viewer{MemberID: 1, PersonID: 1, SessionID: 1, ProvedAt: time.Now(), Assurance: "substantial", Administrator: true, Roles: map[int64]auth.Role{1: auth.Administrator}}}
}

// plenty adds 60 topics with comments, answers, reactions and mentions to the first piazza, 60 drafts, and 12 piazze.
const plenty = `
with topics as (
    insert into entry (space_id, kind, state, author_id, title, created_at, updated_at, published_at)
    select 1, 'topic', 'published', 1 + n % 20, 'Argomento ' || n, now(), now(), now() from generate_series(1, 60) n returning id
), threads as (
    insert into thread (entry_id, comment_count, top_count, last_comment_at) select id, 40, 20, now() from topics
), ids as (
    select t.id as entry_id, nextval('comment_id_seq') as root, nextval('comment_id_seq') as answer, n
    from topics t, generate_series(1, 20) n
), roots as (
    insert into comment (id, entry_id, root_id, path, author_id, body, body_html, reply_count, created_at)
    overriding system value
    select root, entry_id, root, array[root], 1 + n % 20, 'x', '<p>x</p>', 1, now() from ids returning id
)
insert into comment (id, entry_id, parent_id, root_id, path, author_id, body, body_html, created_at)
overriding system value
select answer, entry_id, root, root, array[root, answer], 1 + n % 20, 'y', '<p>y</p>', now() from ids;
insert into reaction (comment_id, member_id, kind, created_at)
select id, 1, 'agree', now() from comment on conflict do nothing;
insert into mention (comment_id, member_id) select id, 2 from comment on conflict do nothing;
insert into notification (member_id, kind, comment_id, entry_id, created_at)
select 1, 'mention', id, entry_id, now() from comment where author_id <> 1;
insert into entry (space_id, kind, author_id, title, created_at, updated_at)
select 1, 'article', 1, 'Bozza ' || n, now(), now() from generate_series(1, 60) n;
update member set administrator = true where id = 1;
insert into space (slug, title, created_at, updated_at)
select 'altra-' || n, 'Altra ' || n, now(), now() from generate_series(1, 12) n;
insert into entry (space_id, kind, state, author_id, title, created_at, updated_at, published_at)
select s.id, 'news', 'published', 1, 'Notizia', now(), now(), now() from space s where slug like 'altra-%';
`

// send sends an operation and returns the whole answer with the number of statements that it took.
func (p *inProcess) send(document, operation string, variables map[string]any) ([]byte, int) {
	p.t.Helper()
	body, err := json.Marshal(map[string]any{"query": document, "operationName": operation, "variables": variables})
	must(p.t, err)
	ctx, counter := db.Count(auth.With(p.t.Context(), p.viewer))
	r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	p.door.ServeHTTP(w, r)
	return w.Body.Bytes(), counter.Statements()
}

// anyway sends an operation that may be refused.
func (p *inProcess) anyway(document string, variables map[string]any) []byte {
	p.t.Helper()
	answer, _ := p.send(document, "", variables)
	return answer
}

// ask sends an operation and returns its data with the number of statements that it took.
func (p *inProcess) ask(document, operation string, variables map[string]any) (json.RawMessage, int) {
	p.t.Helper()
	said, statements := p.send(document, operation, variables)
	var answer struct {
		Data   json.RawMessage
		Errors json.RawMessage
	}
	must(p.t, json.Unmarshal(said, &answer))
	if len(answer.Errors) > 0 {
		p.t.Fatalf("%s: %s", operation, said)
	}
	return answer.Data, statements
}

// clientOperations reads what the client asks: one document of each operation with the fragments that it spreads.
func clientOperations(t *testing.T) map[string]*ast.OperationDefinition {
	t.Helper()
	var all strings.Builder
	must(t, filepath.WalkDir("../../web/src", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".graphql" {
			return err
		}
		text, err := os.ReadFile(path)
		all.Write(text)
		return err
	}))
	doc, err := parser.ParseQuery(&ast.Source{Input: all.String()})
	must(t, err)
	operations := map[string]*ast.OperationDefinition{}
	for _, o := range doc.Operations {
		operations[o.Name] = o
		spread(doc, o.SelectionSet)
	}
	return operations
}

// spread puts each fragment in the place of its spread, so that an operation stands alone.
func spread(doc *ast.QueryDocument, set ast.SelectionSet) {
	for i, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			spread(doc, s.SelectionSet)
		case *ast.InlineFragment:
			spread(doc, s.SelectionSet)
		case *ast.FragmentSpread:
			f := doc.Fragments.ForName(s.Name)
			spread(doc, f.SelectionSet)
			set[i] = &ast.InlineFragment{TypeCondition: f.TypeCondition, SelectionSet: f.SelectionSet, Directives: s.Directives}
		}
	}
}

// cost is what an operation is asked with. long and short differ in the length of the page alone: they must cost the
// same.
type cost struct{ long, short map[string]any }

// costs has a row for each of the client's operations.
func (p *inProcess) costs() map[string]cost {
	var busy, comment int64
	must(p.t, p.database.QueryRow(p.t.Context(), `select entry_id, id from comment where reply_count > 2 and state = 'visible' order by reply_count desc limit 1`).Scan(&busy, &comment))
	entryID, commentID, piazzaID := nodeid.Encode("entry", busy), nodeid.Encode("comment", comment), nodeid.Encode("piazza", 1)
	slug := "comunita-pratiche-partecipative"
	list := func(first int, more ...any) map[string]any {
		v := map[string]any{"slug": slug, "first": first, "id": entryID}
		for i := 0; i < len(more); i += 2 {
			v[more[i].(string)] = more[i+1]
		}
		return v
	}
	rows := map[string]cost{
		"MemberPage":      {list(50, "handle", "gemma"), list(2, "handle", "gemma")},
		"Home":            {list(0), nil},
		"PiazzaHome":      {list(0), nil},
		"Frame":           {list(0, "inside", true), nil},
		"Section":         {list(50, "kind", "TOPIC"), list(2, "kind", "TOPIC")},
		"People":          {list(50), list(2)},
		"EntryNeighbours": {list(0, "kind", "TOPIC"), nil},
		"EntryPage":       {list(0, "number", busy), nil},
		"EntryToEdit":     {list(0, "number", busy), nil},
		"Desk":            {list(50), list(2)},
		"ModerationQueue": {list(50), list(5)},
		"CommentPast":     {list(0, "id", commentID), nil},
		"Decisions":       {list(50), list(2)},
		"ThreadPage":      {list(50, "order", "OLDEST"), list(2, "order", "OLDEST")},
		"MoreComments":    {list(50, "order", "NEWEST"), list(2, "order", "NEWEST")},
		"MoreReplies":     {list(50, "id", commentID), list(2, "id", commentID)},
		"CommentAt":       {list(0, "number", comment), nil},
		"CommentHistory":  {list(0, "id", commentID), nil},
		"CommentPreview":  {list(0, "source", "**ciao**"), nil},
		"BodyPreview":     {list(0, "source", "**ciao**"), nil},
		"Notifications":   {list(50), list(2)},
		"MemberDecisions": {list(0, "memberId", nodeid.Encode("member", 20)), nil},
	}
	maps.Copy(rows, changes(entryID, commentID, piazzaID))
	maps.Copy(rows, p.pollCosts())
	maps.Copy(rows, p.secretCosts())
	maps.Copy(rows, p.accountCosts())
	maps.Copy(rows, p.adminCosts(piazzaID))
	maps.Copy(rows, p.assemblyCosts())
	return rows
}

// input is a mutation's only variable.
func input(pairs ...any) map[string]any {
	in := map[string]any{}
	for i := 0; i < len(pairs); i += 2 {
		in[pairs[i].(string)] = pairs[i+1]
	}
	return map[string]any{"input": in}
}

// changes has a row for each of the client's mutations.
func changes(entryID, commentID, piazzaID string) map[string]cost {
	return map[string]cost{
		"EntryCreate": {input("piazzaId", piazzaID, "kind", "TOPIC", "title", "Nuovo"), nil},
		"EntryUpdate": {input("entryId", entryID, "title", "Altro titolo"), nil},
		"EntrySubmit": {input("entryId", entryID), nil}, "EntryPublish": {input("entryId", entryID), nil},
		"EntryReturn": {input("entryId", entryID, "reason", "manca la data"), nil}, "EntryDelete": {input("entryId", entryID), nil},
		"EntryFeature":  {input("entryId", entryID, "featured", true), nil},
		"CommentCreate": {input("entryId", entryID, "body", "Ciao @gemma", "idempotencyKey", "k"), nil},
		"CommentUpdate": {input("commentId", commentID, "body", "No"), nil}, "CommentDelete": {input("commentId", commentID), nil},
		"ThreadTyping": {input("entryId", entryID, "visible", true), nil},
		"CommentReact": {input("commentId", commentID, "kind", "THANKS", "on", true), nil},
		"CommentHide":  {input("commentId", commentID, "reason", "dati di altri"), nil},
		"QueueHide":    {input("commentId", commentID, "reason", "dati di altri"), nil},
		"QueueRestore": {input("commentId", commentID, "reason", "chiarito"), nil}, "CommentRestore": {input("commentId", commentID, "reason", "chiarito"), nil},
		"PiazzaJoin": {input("piazzaId", piazzaID), nil}, "ThreadJoin": {input("piazzaId", piazzaID), nil},
		"MemberUpdate": {input("name", "Altro nome"), nil}, "RoleChange": {input("piazzaId", piazzaID, "memberId", nodeid.Encode("member", 2), "role", "EDITOR"), nil},
		"NotificationsRead": {input(), nil},
		"MemberSuspend":     {input("memberId", nodeid.Encode("member", 20), "reason", "minacce"), nil},
		"MemberReinstate":   {input("memberId", nodeid.Encode("member", 20)), nil},
		"MembershipEnd":     {input("piazzaId", piazzaID, "memberId", nodeid.Encode("member", 19), "reason", "minacce"), nil},
		"PiazzaLeave":       {input("piazzaId", nodeid.Encode("piazza", 2)), nil},
		// Last, because the entry is gone afterwards, and so is the viewer.
		"EntryWithdraw": {input("entryId", entryID, "reason", "era una prova"), nil},
		"MemberErase":   {input("handle", "marta"), nil},
	}
}

func TestStatementsOfTheClientsOperations(t *testing.T) {
	p := openInProcess(t)
	rows := p.costs()
	operations := clientOperations(t)
	for name, o := range operations {
		if o.Operation == ast.Subscription {
			continue
		}
		if _, ok := rows[name]; !ok {
			t.Errorf("the client's operation %s has no row here", name)
		}
	}
	for _, name := range inOrder(rows) {
		o := operations[name]
		if o == nil {
			t.Errorf("the client has no operation %s any more", name)
			continue
		}
		document := written(o)
		data, cost := p.ask(document, name, rows[name].long)
		tookEffect(t, name, data)
		t.Logf("%-20s %2d statements", name, cost)
		// Erasing oneself goes through all that one wrote, thread by thread, in short transactions: there is no fixed number.
		if most := allowed(name); cost > most && name != "MemberErase" {
			t.Errorf("%s takes %d statements, at most %d are allowed", name, cost, most)
		}
		if short := rows[name].short; short != nil {
			if _, less := p.ask(document, name, short); less != cost {
				t.Errorf("%s takes %d statements for a long page and %d for a short one", name, cost, less)
			}
		}
	}
}

// allowed is how many statements an operation may take. The home of a piazza has a list of each kind and the assembly that is being
// held, what is owed and one's own ballots ask which confidential polls are open, whoever changes a poll waits for his turn first, and a withdrawal also closes the poll, writes down what it came to, and asks
// whether an assembly holds it or has it in its record.
func allowed(operation string) int {
	switch operation {
	case "PollDuplicate", "PollPage":
		return mostStatements + 1
	case "PiazzaHome":
		return mostStatements + 3
	case "PollWithdraw":
		return mostStatements + 4
	default:
		return mostStatements + allowedInAssemblies(operation)
	}
}

func written(o *ast.OperationDefinition) string {
	var text strings.Builder
	formatter.NewFormatter(&text).FormatQueryDocument(&ast.QueryDocument{Operations: ast.OperationList{o}})
	return text.String()
}

func inOrder[V any](rows map[string]V) []string {
	names := make([]string, 0, len(rows))
	for name := range rows {
		names = append(names, name)
	}
	last := func(name string) int { return slices.Index([]string{"EntryWithdraw", "MemberErase"}, name) }
	slices.SortFunc(names, func(a, b string) int {
		if d := last(a) - last(b); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return names
}

// A list within a list brings the text that is asked of it, also where a second one beside it asks for none.
func TestTheTextOfEntriesInAListOfPiazze(t *testing.T) {
	p := openInProcess(t)
	data, cost := p.ask(`{piazze(first:1){nodes{
		titles: entries(first:2, kinds:[NEWS]){nodes{title}}
		texts: entries(first:2, kinds:[NEWS]){nodes{... on News{body bodyHtml readingMinutes}}}
	}}}`, "", nil)
	var answer struct {
		Piazze struct {
			Nodes []struct {
				Texts struct {
					Nodes []struct{ Body, BodyHTML string }
				}
			}
		}
	}
	must(t, json.Unmarshal(data, &answer))
	if cost > mostStatements || len(answer.Piazze.Nodes) != 1 || len(answer.Piazze.Nodes[0].Texts.Nodes) != 2 {
		t.Fatalf("%d statements, %s", cost, data)
	}
	for _, e := range answer.Piazze.Nodes[0].Texts.Nodes {
		if e.Body == "" || e.BodyHTML == "" {
			t.Errorf("the text did not come along: %s", data)
		}
	}
}

// What is read depends on what is asked for, and that may be asked for in fragments, under other names, and twice.
func TestHoweverItIsAsked(t *testing.T) {
	p := openInProcess(t)
	for query, never := range map[string]string{
		`{entries(first:2){...c}} fragment c on EntryConnection{totalCount}`:                                                                           `:0`,
		`{piazze(first:2){...c}} fragment c on PiazzaConnection{totalCount}`:                                                                           `:0`,
		`{piazza(slug:"comunita-pratiche-partecipative"){entries{...c}}} fragment c on EntryConnection{totalCount}`:                                    `:0`,
		`{piazza(slug:"comunita-pratiche-partecipative"){entries(first:2,kinds:[NEWS]){edges{...e}}}} fragment e on EntryEdge{node{...on News{body}}}`: `:""`,
		`{entries(first:50){nodes{...on Topic{thread{...t}}}}} fragment t on Thread{cursor}`:                                                           `:""`,
		`{entries(first:50){nodes{...on Topic{a:thread{commentCount} thread{cursor} b:thread{commentCount}}}}}`:                                        `:""`,
		`{piazze(first:2){nodes{entries{nodes{...on Topic{a:thread{commentCount} thread{cursor} b:thread{commentCount}}}}}}}`:                          `:""`,
	} {
		if data, cost := p.ask(query, "", nil); cost > mostStatements || strings.Contains(string(data), never) {
			t.Errorf("%s: %d statements, %.300s", query, cost, data)
		}
	}
}
