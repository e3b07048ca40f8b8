package live

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"piazza/internal/auth"
	"piazza/internal/db"
)

const smallSDL = `
directive @perViewer on FIELD_DEFINITION
directive @resumes on ARGUMENT_DEFINITION
type Query { hello: String  say(ref: Int!): String  fail: String  viewer: Int  role: Int  panic: String  slow: String }
type Mutation { note(stream: Int!, ref: Int!): Boolean }
type Subscription { thread(id: Int!, after: String @resumes): Notice  talk(id: Int!, after: String @resumes): Notice  chat(id: Int!, after: String @resumes): Notice  level(id: Int!): Level  letters(id: Int!): Notice  count(to: Int!): Int  refuse: Int  flood(bytes: Int!): String }
type Notice { cursor: String! state: String ref: Int seq: Int body: String  mine: Int @perViewer }
type Level { version: Int }
`

// small is a schema of a few fields, executed by hand.
type small struct {
	schema *ast.Schema
	square square
	// bodies are what talk shows, by the refs of notices.
	bodies *bodies
	// begun counts the subscriptions that were executed, told what their executions said.
	begun, told atomic.Int64
	// refuses: nobody in particular is let in. faults is how often still he is told an error in place of a notice; breaks: what he
	// watches ends when it has said something.
	refuses atomic.Bool
	faults  atomic.Int64
	breaks  atomic.Bool
	// levels are states, where a test has some; entering is called for who watches them, alone tells when they are shared no more.
	levels   *States[int64]
	entering func(context.Context)
	alone    func() bool
}

func newSmall(s square) *small {
	return &small{schema: gqlparser.MustLoadSchema(&ast.Source{Input: smallSDL}), square: s, bodies: &bodies{texts: map[int64]string{}}}
}

func (s *small) Schema() *ast.Schema { return s.schema }

func (*small) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 1, true
}

func (s *small) Exec(ctx context.Context) graphql.ResponseHandler {
	op := graphql.GetOperationContext(ctx)
	field := op.Operation.SelectionSet[0].(*ast.Field)
	args := field.ArgumentMap(op.Variables)
	if op.Operation.Operation == ast.Subscription {
		return s.stream(ctx, field, args)
	}
	first := true
	return func(ctx context.Context) *graphql.Response {
		if !first {
			return nil
		}
		first = false
		value, err := s.once(ctx, field.Name, args)
		if err != nil {
			graphql.AddError(ctx, err)
			return &graphql.Response{Data: json.RawMessage("null")}
		}
		return answer(field, value)
	}
}

func answer(field *ast.Field, value any) *graphql.Response {
	text, err := json.Marshal(map[string]any{field.Alias: value})
	if err != nil {
		panic(err)
	}
	return &graphql.Response{Data: text}
}

func (s *small) once(ctx context.Context, name string, args map[string]any) (any, error) {
	switch name {
	case "hello":
		return "world", nil
	case "say":
		return s.bodies.get(number(args["ref"])), nil
	case "viewer":
		return auth.FromContext(ctx).MemberID, nil
	case "role":
		return auth.FromContext(ctx).RoleIn(1), nil
	case "panic":
		panic("as asked")
	case "slow":
		<-ctx.Done()
		return nil, ctx.Err()
	case "note":
		return true, s.square.db.InTx(ctx, func(_ context.Context, tx *db.Tx) error {
			tx.Notify(thread(number(args["stream"])), "comment_added", number(args["ref"]), 1)
			return nil
		})
	default:
		return nil, errors.New("as asked")
	}
}

func number(v any) int64 {
	switch n := v.(type) {
	case json.Number:
		i, _ := n.Int64()
		return i
	case int64:
		return n
	default:
		return 0
	}
}

// stream begins a subscription and counts what it says.
func (s *small) stream(ctx context.Context, field *ast.Field, args map[string]any) graphql.ResponseHandler {
	s.begun.Add(1)
	next := s.open(ctx, field, args)
	if next == nil {
		return nil
	}
	return func(ctx context.Context) *graphql.Response {
		response := next(ctx)
		if response != nil {
			s.told.Add(1)
		}
		return response
	}
}

func (s *small) open(ctx context.Context, field *ast.Field, args map[string]any) graphql.ResponseHandler {
	switch field.Name {
	case "thread":
		return s.thread(ctx, field, args)
	case "talk", "chat":
		return s.talk(ctx, field, args, false)
	case "letters":
		return s.talk(ctx, field, args, true)
	case "level":
		return s.level(ctx, field, args)
	case "count":
		n, to := int64(0), number(args["to"])
		return func(context.Context) *graphql.Response {
			if n++; n > to {
				return nil
			}
			return answer(field, n)
		}
	case "flood":
		body := strings.Repeat("x", int(number(args["bytes"])))
		return func(ctx context.Context) *graphql.Response {
			if ctx.Err() != nil {
				return nil
			}
			return answer(field, body)
		}
	default:
		graphql.AddError(ctx, errors.New("as asked"))
		return nil
	}
}

// thread tells of notices. It belongs to the space of its own number.
func (s *small) thread(ctx context.Context, field *ast.Field, args map[string]any) graphql.ResponseHandler {
	after, _ := args["after"].(string)
	id := number(args["id"])
	Within(ctx, id)
	deliveries, err := s.square.Subscribe(ctx, thread(id), after)
	if s.refuses.Load() && IsShared(ctx) {
		err = errors.New("not for nobody")
	}
	if err != nil {
		graphql.AddError(ctx, err)
		return nil
	}
	Share(ctx, Sharing{})
	return func(ctx context.Context) *graphql.Response {
		select {
		case d, ok := <-deliveries:
			if !ok || d.Notice != nil && d.Notice.Kind == endOfThread {
				if ok {
					Last(ctx)
				}
				return nil
			}
			Show(ctx, thread(id), d, false)
			if d.Notice != nil && IsShared(ctx) && s.faults.Add(-1) >= 0 {
				graphql.AddError(ctx, &gqlerror.Error{Message: "no room now", Extensions: map[string]any{"code": "INTERNAL"}})
				return &graphql.Response{Data: json.RawMessage("null")}
			}
			told := told2json(d)
			if who := auth.FromContext(ctx).MemberID; who > 0 {
				told["mine"] = who
			}
			return answer(field, told)
		case <-ctx.Done():
			return nil
		}
	}
}

// endOfThread is the kind of the notice after which a thread says nothing.
const endOfThread = "end"

// level tells of a state.
func (s *small) level(ctx context.Context, field *ast.Field, args map[string]any) graphql.ResponseHandler {
	id := number(args["id"])
	Within(ctx, id)
	states, err := s.levels.Watch(ctx, id)
	if err != nil {
		graphql.AddError(ctx, err)
		return nil
	}
	if s.entering != nil {
		s.entering(ctx)
	}
	said := false
	return func(ctx context.Context) *graphql.Response {
		if said && s.breaks.Load() && IsShared(ctx) {
			End(ctx, Broken)
			return nil
		}
		said = true
		select {
		case now, ok := <-states:
			if !ok {
				return nil
			}
			if Share(ctx, Sharing{}); s.alone != nil && s.alone() {
				Alone(ctx)
			}
			ShowState(ctx, thread(id), now.Version)
			return answer(field, map[string]any{"version": now.Version})
		case <-ctx.Done():
			return nil
		}
	}
}

func told2json(d Delivery) map[string]any {
	out := map[string]any{"cursor": d.Cursor}
	if d.Notice == nil {
		out["state"] = d.State
	} else {
		out["ref"], out["seq"] = d.Notice.Ref, d.Notice.Seq
	}
	return out
}

// house is a server with both transports over the small schema.
type house struct {
	square
	*Transports
	server *httptest.Server
	exec   *executor.Executor
	small  *small
}

const ourOrigin = "https://piazza.example"

// openHouse serves. The header Member names the viewer, Session his session.
func openHouse(t testing.TB, s square, change func(*TransportOptions)) *house {
	t.Helper()
	// Many clients of the tests read nothing for a while, which on a busy computer is long: pings that they do not answer end nobody.
	o := TransportOptions{Origins: []string{ourOrigin}, OperationRate: -1, Goroutines: withGoroutines(t), Ping: time.Hour}
	if os.Getenv("PIAZZA_TEST_LOG") != "" {
		o.Log = slog.Default()
	}
	if change != nil {
		change(&o)
	}
	schema := newSmall(s)
	h := &house{square: s, Transports: NewTransports(o), exec: executor.New(schema), small: schema}
	h.server = httptest.NewUnstartedServer(h)
	h.server.Config.ConnContext = WithConn
	h.server.Start()
	t.Cleanup(func() {
		h.server.CloseClientConnections()
		h.server.Close()
	})
	return h
}

func (h *house) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var v auth.Viewer
	fmt.Sscan(r.Header.Get("Member"), &v.MemberID)
	fmt.Sscan(r.Header.Get("Session"), &v.SessionID)
	r = r.WithContext(auth.With(r.Context(), v))
	for _, transport := range h.All() {
		if transport.Supports(r) {
			transport.Do(w, r, h.exec)
			return
		}
	}
	http.Error(w, "no transport", http.StatusNotAcceptable)
}

// nobodyListens is a square for tests that need no log.
func nobodyListens(t testing.TB) square {
	t.Helper()
	return square{}
}

func soon(t testing.TB, what string, holds func() bool) {
	t.Helper()
	deadline := time.Now().Add(patience)
	for !holds() {
		if time.Now().After(deadline) {
			t.Fatalf("%s: not within %s", what, patience)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// count returns how many connections are open.
func (r *registry) count() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.seats)
}
