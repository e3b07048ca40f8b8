package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/nodeid"
)

// guest is a member who is signed in to a running program.
type guest struct {
	t          *testing.T
	url, token string
	id         int64
}

// mustSignIn opens a session of a member.
func mustSignIn(t *testing.T, s *square, d *db.DB, handle string) *guest {
	t.Helper()
	g := &guest{t: t, url: s.url}
	must(t, d.QueryRow(t.Context(), `select id from member where handle = $1`, handle).Scan(&g.id))
	token, _, err := account.NewService(d).OpenSession(t.Context(), account.Opening{MemberID: account.ID(g.id), Provider: "test"})
	must(t, err)
	g.token = token
	return g
}

func (g *guest) send(ctx context.Context, document string, variables map[string]any, accept string) *http.Response {
	g.t.Helper()
	text, err := json.Marshal(map[string]any{"query": document, "variables": variables})
	must(g.t, err)
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, g.url+"/graphql", bytes.NewReader(text))
	must(g.t, err)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", accept)
	r.AddCookie(&http.Cookie{Name: "piazza_session", Value: g.token})
	response, err := http.DefaultClient.Do(r)
	must(g.t, err)
	return response
}

// do sends an operation that must succeed and returns the answer.
func (g *guest) do(document string, in map[string]any) string {
	g.t.Helper()
	text := g.ask(document, in)
	if !strings.Contains(text, `"userErrors":[]`) && strings.HasPrefix(document, "mutation") {
		g.t.Fatalf("%s answers %s", document, text)
	}
	return text
}

// ask sends an operation and returns the answer.
func (g *guest) ask(document string, in map[string]any) string {
	g.t.Helper()
	response := g.send(g.t.Context(), document, map[string]any{"in": in}, "application/json")
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	must(g.t, err)
	return string(text)
}

// heard is what has arrived on a subscription.
type heard struct {
	mu    sync.Mutex
	text  bytes.Buffer
	ended bool
}

func (h *heard) has(text string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return strings.Contains(h.text.String(), text)
}

func (h *heard) over() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.ended
}

func (h *heard) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.text.Write(p)
}

// listen subscribes and waits until the subscription stands.
func (g *guest) listen(document string) *heard {
	g.t.Helper()
	h := g.hear(document)
	within(g.t, limit(), "the subscription stands", func() bool { return h.has("StreamJoined") })
	return h
}

// hear subscribes.
func (g *guest) hear(document string) *heard {
	g.t.Helper()
	h := &heard{}
	response := g.send(g.t.Context(), document, nil, "text/event-stream")
	g.t.Cleanup(func() { _ = response.Body.Close() })
	go func() {
		_, _ = io.Copy(h, response.Body) // it ends in one way or another
		h.mu.Lock()
		defer h.mu.Unlock()
		h.ended = true
	}()
	return h
}

// Rights that are taken away through the API end what runs, in the whole program, with the reason in words.
func TestRightsThatEndWhileSomebodyReads(t *testing.T) {
	dir := folder(t)
	s := open(t, dir, []string{"--demo"})
	d, err := db.Open(t.Context(), db.Options{DSN: dsn(dir)})
	must(t, err)
	t.Cleanup(d.Close)
	boss, ivo, bruna := mustSignIn(t, s, d, "gemma"), mustSignIn(t, s, d, "ivo"), mustSignIn(t, s, d, "bruna")
	var entry, piazza, said int64
	must(t, d.QueryRow(t.Context(), `select e.id, e.space_id from entry e join membership m on m.space_id = e.space_id and m.member_id = $1
		where e.state = 'published' order by e.id limit 1`, ivo.id).Scan(&entry, &piazza))
	thread := fmt.Sprintf(`subscription { thread(id: %q) { __typename } }`, nodeid.Encode("entry", entry))
	square := fmt.Sprintf(`subscription { piazza(id: %q) { __typename } }`, nodeid.Encode("piazza", piazza))
	about := map[string]any{"memberId": nodeid.Encode("member", ivo.id), "reason": "una prova"}

	threadOfIvo, squareOfIvo, threadOfBruna := ivo.listen(thread), ivo.listen(square), bruna.listen(thread)
	boss.do(`mutation($in: MemberSuspendInput!) { memberSuspend(input: $in) { userErrors { reason } } }`, about)
	within(t, limit(), "the subscriptions of a suspended member end", func() bool { return threadOfIvo.over() && squareOfIvo.over() })
	if !threadOfIvo.has("UNAUTHENTICATED") {
		t.Errorf("a suspended member is told %s", &threadOfIvo.text)
	}
	if threadOfBruna.over() {
		t.Error("somebody else's subscription ended too")
	}
	if answer := ivo.do(`{viewer{member{handle}}}`, nil); !strings.Contains(answer, `"viewer":null`) {
		t.Errorf("a suspended member is %s", answer)
	}
	boss.do(`mutation($in: MemberInput!) { memberReinstate(input: $in) { userErrors { reason } } }`, map[string]any{"memberId": about["memberId"]})
	ivo = mustSignIn(t, s, d, "ivo")
	ivo.do(`mutation($in: CommentCreateInput!) { commentCreate(input: $in) { userErrors { reason } } }`,
		map[string]any{"entryId": nodeid.Encode("entry", entry), "body": "Parola segretissima."})
	must(t, d.QueryRow(t.Context(), `select id from comment where body = 'Parola segretissima.'`).Scan(&said))

	squareOfIvo = ivo.listen(square)
	about["piazzaId"] = nodeid.Encode("piazza", piazza)
	boss.do(`mutation($in: MembershipEndInput!) { membershipEnd(input: $in) { userErrors { reason } } }`, about)
	within(t, limit(), "the subscription of who belongs no more ends", squareOfIvo.over)
	if !squareOfIvo.has("rights_changed") {
		t.Errorf("who belongs no more is told %s", &squareOfIvo.text)
	}

	threadOfIvo, threadOfBruna = ivo.listen(thread), bruna.listen(thread)
	ivo.do(`mutation($in: MemberEraseInput!) { memberErase(input: $in) { isErased userErrors { reason } } }`, map[string]any{"handle": "ivo"})
	within(t, limit(), "who has erased himself is out, and the others learn what is gone", func() bool {
		return threadOfIvo.over() && threadOfBruna.has("CommentDeleted")
	})
	if answer := bruna.do(fmt.Sprintf(`{node(id:%q){...on Comment{state body author{name}}}}`, nodeid.Encode("comment", said)), nil); !strings.Contains(answer, `"state":"DELETED","body":null,"author":null`) {
		t.Errorf("his comment is %s", answer)
	}
}
