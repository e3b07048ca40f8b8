package main

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"piazza/internal/db"
	"piazza/internal/nodeid"
)

// tokens are the new tokens that answers to many requests at once carry; each request has to be its sender's.
func (g *guest) tokens(requests int) (given []string) {
	g.t.Helper()
	var all sync.WaitGroup
	var mu sync.Mutex
	for range requests {
		all.Go(func() {
			answer := g.send(g.t.Context(), `{viewer{member{handle}}}`, nil, "application/json")
			defer answer.Body.Close()
			said, err := io.ReadAll(answer.Body)
			if err != nil || !strings.Contains(string(said), `"handle"`) {
				g.t.Errorf("while the token changes a request is answered %s, %v", said, err)
			}
			mu.Lock()
			defer mu.Unlock()
			for _, c := range answer.Cookies() {
				given = append(given, c.Value)
				if c.Name != "piazza_session" || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" {
					g.t.Errorf("the cookie is %v", c)
				}
			}
		})
	}
	all.Wait()
	return given
}

// When rights change, the browser gets a new token with its next answer, and nothing that it has open notices. When the
// session is ended, all of it ends.
func TestASessionChangesItsTokenAndEnds(t *testing.T) {
	dir := used(t)
	s := open(t, dir, []string{"--demo"})
	d, err := db.Open(t.Context(), db.Options{DSN: dsn(dir)})
	must(t, err)
	t.Cleanup(d.Close)
	ivo, elsewhere := mustSignIn(t, s, d, "ivo"), mustSignIn(t, s, d, "ivo")
	var entry, session int64
	must(t, d.QueryRow(t.Context(), `select min(e.id) from entry e join membership m on m.space_id = e.space_id and m.member_id = $1
		join thread on entry_id = e.id where e.state = 'published'`, ivo.id).Scan(&entry))
	must(t, d.QueryRow(t.Context(), `select min(id) from session where member_id = $1`, ivo.id).Scan(&session))
	thread := fmt.Sprintf(`subscription { thread(id: %q) { __typename } }`, nodeid.Encode("entry", entry))
	events := ivo.listen(thread)
	p := &program{t: t, url: s.url}
	socket, _ := p.dial(http.Header{"Origin": {s.url}, "Cookie": {"piazza_session=" + ivo.token}})
	socket.send(map[string]any{"type": "connection_init"})
	socket.subscribe("1", thread)
	frames := frames(socket)
	within(t, limit(), "the socket stands", func() bool { return frames.has(`"id":"1"`) })

	_, err = d.Exec(t.Context(), `update session set rotate = true where id = $1`, session)
	must(t, err)
	given := ivo.tokens(20)
	if len(given) != 1 || given[0] == ivo.token {
		t.Fatalf("new tokens are %v", given)
	}
	old := ivo.token
	ivo.token = given[0]
	ivo.tokens(1)
	_, err = d.Exec(t.Context(), `update session set previous_until = now() where id = $1`, session)
	must(t, err)
	ivo.token = old
	if answer := ivo.ask(`{viewer{member{handle}}}`, nil); !strings.Contains(answer, `"viewer":null`) {
		t.Errorf("by the old token he is %s", answer)
	}
	ivo.token = given[0]
	socket.subscribe("2", thread)
	within(t, limit(), "the socket serves on", func() bool { return frames.has(`"id":"2"`) })
	ivo.do(`mutation($in: CommentCreateInput!) { commentCreate(input: $in) { userErrors { reason } } }`,
		map[string]any{"entryId": nodeid.Encode("entry", entry), "body": "Con un gettone nuovo."})
	within(t, limit(), "what was open before hears", func() bool { return events.has("CommentAdded") && frames.has("CommentAdded") })

	elsewhere.do(`mutation($in: SessionRevokeInput!) { sessionRevoke(input: $in) { userErrors { reason } } }`,
		map[string]any{"sessionId": nodeid.Encode("session", session)})
	within(t, limit(), "all that was open in the session ends", func() bool { return events.over() && frames.over() })
	if !events.has("UNAUTHENTICATED") || !frames.has("closed with 4403") {
		t.Errorf("it ends with %s and %s", &events.text, &frames.text)
	}
	if answer := elsewhere.ask(`{viewer{member{handle}}}`, nil); !strings.Contains(answer, `"ivo"`) {
		t.Errorf("the other browser is %s", answer)
	}
}

// Who loses his passkeys hears of it where he watches: he is out everywhere, or whoever has stolen one would be in.
func TestWhoLosesHisPasskeysIsToldAtOnce(t *testing.T) {
	dir := used(t)
	s := open(t, dir, []string{"--demo"})
	d, err := db.Open(t.Context(), db.Options{DSN: dsn(dir)})
	must(t, err)
	t.Cleanup(d.Close)
	gemma, ivo := mustSignIn(t, s, d, "gemma"), mustSignIn(t, s, d, "ivo")
	_, err = d.Exec(t.Context(), `insert into passkey (member_id, credential_id, user_handle, credential, name, created_at)
		values ($1, 'key', 'handle', '{"flags": {"backupState": true}}', 'Telefono', now())`, ivo.id)
	must(t, err)
	if said := ivo.ask(`{viewer{mustConfirm isWithheld passkeys{name isSynced usedAt}}}`, nil); !strings.Contains(said,
		`{"mustConfirm":false,"isWithheld":false,"passkeys":[{"name":"Telefono","isSynced":true,"usedAt":null}]}`) {
		t.Errorf("his passkeys are %s", said)
	}
	var entry int64
	must(t, d.QueryRow(t.Context(), `select min(e.id) from entry e join thread on entry_id = e.id where state = 'published'`).Scan(&entry))
	thread := fmt.Sprintf(`subscription { thread(id: %q) { __typename } }`, nodeid.Encode("entry", entry))
	his, hers := ivo.listen(thread), gemma.listen(thread)
	whose := map[string]any{"memberId": nodeid.Encode("member", ivo.id)}
	const reset = `mutation($in: MemberInput!) { memberPasskeysReset(input: $in) { userErrors { reason } } }`
	if said := ivo.ask(reset, whose); !strings.Contains(said, "installation_rights") {
		t.Errorf("a member resets his own passkeys: %s", said)
	}
	gemma.do(reset, whose)
	within(t, limit(), "what he watches ends", his.over)
	if !his.has("UNAUTHENTICATED") || hers.over() {
		t.Errorf("he is told %s; hers is over: %t", &his.text, hers.over())
	}
	if said := ivo.ask(`{viewer{passkeys{name}}}`, nil); !strings.Contains(said, `"viewer":null`) {
		t.Errorf("he is still in: %s", said)
	}
}
