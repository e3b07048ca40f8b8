package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"piazza/graph"
	"piazza/internal/auth"
	"piazza/internal/nodeid"
	"piazza/internal/problem"
)

// watching is a subscription of p.viewer.
type watching struct {
	ctx       context.Context
	leave     context.CancelFunc
	responses graphql.ResponseHandler
}

func (p *inProcess) watch(document string) *watching {
	p.t.Helper()
	exec := executor.New(graph.NewSchema(p.services))
	ctx, leave := context.WithCancel(auth.With(graphql.StartOperationTrace(p.t.Context()), p.viewer))
	now := graphql.Now()
	request, errs := exec.CreateOperationContext(ctx, &graphql.RawParams{Query: document, ReadTime: graphql.TraceTiming{Start: now, End: now}})
	if len(errs) > 0 {
		p.t.Fatal(errs)
	}
	responses, ctx := exec.DispatchOperation(graph.Operation(ctx), request)
	return &watching{ctx, leave, responses}
}

// next returns the next response: its data, or why there is none. Who waits for it longer than the limit leaves.
func (w *watching) next() (data string, refusal *problem.Error) {
	defer time.AfterFunc(limit(), w.leave).Stop()
	response := w.responses(w.ctx)
	if response == nil {
		return "ended", nil
	}
	if len(response.Errors) > 0 {
		errors.As(response.Errors[0], &refusal)
		return "", refusal
	}
	return string(response.Data), nil
}

// until reads on to a response that holds this.
func (w *watching) until(t *testing.T, want string) {
	t.Helper()
	for last := ""; ; {
		data, refusal := w.next()
		if strings.Contains(data, want) {
			return
		}
		if data == "ended" || refusal != nil {
			t.Fatalf("waited for %s, ended with %v after %s", want, refusal, last)
		}
		last = data
	}
}

const presenceDocument = `subscription { presence(id: %q, visible: %t) { count members { handle } typing { handle } typingCount } }`

// watchesLikeNothing compares who reads something hidden with who reads nothing at all, and the same of writing there.
func (p *inProcess) watchesLikeNothing(who, sees string, entries map[string]int64) {
	p.t.Helper()
	ask := func(entry int64) string {
		id := nodeid.Encode("entry", entry)
		w := p.watch(fmt.Sprintf(presenceDocument, id, true))
		defer w.leave()
		data, refusal := w.next()
		typing := "not signed in"
		if p.viewer.SignedIn() {
			answer, _ := p.ask(`mutation($in: ThreadTypingInput!) { threadTyping(input: $in) { userErrors { code reason message field } } }`, "",
				map[string]any{"in": map[string]any{"entryId": id}})
			typing = string(answer)
		}
		return fmt.Sprintf("%s %+v %s", data, *cmp.Or(refusal, &problem.Error{}), typing)
	}
	nothing := ask(1 << 40)
	if !strings.Contains(nothing, "entry_missing") {
		p.t.Fatalf("nothing answers %s", nothing)
	}
	for thing, entry := range entries {
		if answer, may := ask(entry), strings.Contains(sees, thing); (answer != nothing) != may {
			p.t.Errorf("%s and who reads %s: got %s", who, thing, answer)
		}
	}
}

// Whoever watches is present. A member counts once, and is named only if he wants to be.
func TestPresenceNamesOnlyThoseWhoWant(t *testing.T) {
	p := openInProcess(t)
	var entry int64
	must(t, p.database.QueryRow(t.Context(), `select id from entry where space_id = 1 and state = 'published' order by 1 limit 1`).Scan(&entry))
	id := nodeid.Encode("entry", entry)
	member := func(n int64) auth.Viewer {
		return auth.Viewer{MemberID: n, PersonID: n, Assurance: "email", Roles: map[int64]auth.Role{1: auth.Member}}
	}
	p.viewer = member(2)
	first := p.watch(fmt.Sprintf(presenceDocument, id, false))
	defer first.leave()
	first.until(t, `"count":1,"members":[]`)
	p.viewer = auth.Viewer{}
	visitor := p.watch(fmt.Sprintf(presenceDocument, id, true))
	defer visitor.leave()
	first.until(t, `"count":2,"members":[]`)
	p.viewer = member(3)
	shown := p.watch(fmt.Sprintf(presenceDocument, id, true))
	named := fmt.Sprintf(`"members":[{"handle":%q}]`, p.handle(3))
	first.until(t, `"count":3,`+named)
	p.viewer = member(2)
	again := p.watch(fmt.Sprintf(presenceDocument, id, false))
	defer again.leave()
	again.until(t, `"count":3,`+named)

	p.viewer = member(3)
	typing := func(visible bool) string {
		answer, _ := p.ask(`mutation($in: ThreadTypingInput!) { threadTyping(input: $in) { userErrors { code reason } } }`, "",
			map[string]any{"in": map[string]any{"entryId": id, "visible": visible}})
		return string(answer)
	}
	if got := typing(true); got != `{"threadTyping":{"userErrors":[]}}` {
		t.Error(got)
	}
	first.until(t, fmt.Sprintf(`"typing":[{"handle":%q}],"typingCount":1`, p.handle(3)))
	p.viewer = member(2)
	typing(false)
	first.until(t, fmt.Sprintf(`"typing":[{"handle":%q}],"typingCount":2`, p.handle(3)))
	p.viewer = auth.Viewer{MemberID: 9, Roles: map[int64]auth.Role{2: auth.Member}}
	if got := typing(true); !strings.Contains(got, "join_first") {
		t.Errorf("who is no member writes: %s", got)
	}
	shown.leave()
	first.until(t, `"count":2,"members":[]`)
}

func TestTheStatusIsForAdministratorsOfTheInstallation(t *testing.T) {
	p := openInProcess(t)
	for _, row := range []struct {
		who    string
		viewer auth.Viewer
		want   problem.Code
	}{
		{"a visitor", auth.Viewer{}, problem.Unauthenticated},
		{"a member", auth.Viewer{MemberID: 9, Roles: map[int64]auth.Role{1: auth.Member}}, problem.Forbidden},
		{"the administrator of a piazza", auth.Viewer{MemberID: 9, Roles: map[int64]auth.Role{1: auth.Administrator}}, problem.Forbidden},
		{"an administrator of the installation", auth.Viewer{MemberID: 1, Administrator: true}, ""},
	} {
		p.viewer = row.viewer
		w := p.watch(`subscription { liveStatus { observedAt nodes { id isAnswering startedAt isDraining sockets eventStreams operations subscribers
			streams lagNotices waitingBytes resumes resets drops hintsSent hintsHeard sweptStreams rightsAge bus isBusConnected }
			readers { name lagNotices lagSeconds readAt } } }`)
		data, refusal := w.next()
		w.leave()
		var got problem.Code
		if refusal != nil {
			got = refusal.Code
		}
		if got != row.want || (got == "") != strings.Contains(data, p.node) {
			t.Errorf("%s: %s, %v", row.who, data, refusal)
		}
	}
}
