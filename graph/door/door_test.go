package door_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"piazza/graph/door"
	"piazza/internal/problem"
)

const sdl = `
type Query { hello(name: String): String  things(first: Int = 20): [Thing!]!  failing: String  broken: String  markdownPreview(source: Int): String  piazza: Piazza  presence: Presence  kinds(kinds: [Kind!]): String  assembly: AssemblyState  minutes: AssemblyMinutes }
type AssemblyState { items: [AssemblyItem!]! }
type AssemblyItem { questions: [Thing!]!  results: Thing }
type AssemblyMinutes { seals: [Thing!]! }
enum Kind { A }
type Piazza { desk(first: Int = 20): [Thing!]!  entries(first: Int = 20): [News!]!  pollTemplates: [Thing!]! }
type Presence { members: [Thing!]! }
type News { title: String  bodyHtml: String }
type Thing { id: ID!  name: String  things(first: Int = 20): [Thing!]! }
type Mutation { change: String }
type Subscription { watch: String  watched: Thing  published: News  assembly: AssemblyState }
`

// schema answers every root field with "yes"; failing is refused by a rule, broken by a bug that knows a secret.
type schema struct{ parsed *ast.Schema }

func (s schema) Schema() *ast.Schema { return s.parsed }

func (schema) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 0, false
}

func (schema) Exec(ctx context.Context) graphql.ResponseHandler {
	return graphql.OneShot(respond(ctx))
}

func respond(ctx context.Context) *graphql.Response {
	data := map[string]any{}
	for _, f := range graphql.CollectFields(graphql.GetOperationContext(ctx), graphql.GetOperationContext(ctx).Operation.SelectionSet, nil) {
		switch f.Name {
		case "failing":
			graphql.AddError(ctx, problem.Denied("not_yours", "This is not yours."))
		case "broken":
			graphql.AddError(ctx, errors.New("password=hunter2"))
		default:
			data[f.Alias] = "yes"
		}
	}
	text, _ := json.Marshal(data)
	return &graphql.Response{Data: text}
}

func newSchema() schema {
	return schema{gqlparser.MustLoadSchema(&ast.Source{Name: "test", Input: sdl})}
}

func newDoor(t *testing.T) http.Handler {
	t.Helper()
	return doorTo(newSchema())
}

func doorTo(s graphql.ExecutableSchema) http.Handler {
	return door.New(door.Options{
		Schema:    s,
		Operation: func(ctx context.Context) context.Context { return ctx },
		Response:  func(context.Context) {},
		TraceID:   func(context.Context) string { return "trace-1" },
		Log:       slog.New(slog.DiscardHandler),
	})
}

const response = "application/graphql-response+json"

// accept lets a request ask for a media type.
func accept(r *http.Request, media string) *http.Request {
	r.Header.Set("Accept", media)
	return r
}

func TestHTTP(t *testing.T) {
	t.Parallel()
	get := func(values string) *http.Request {
		return httptest.NewRequest(http.MethodGet, "/graphql?"+values, nil)
	}
	query := func(q string) *http.Request { return get("query=" + url.QueryEscape(q)) }
	post := func(contentType, body string) *http.Request {
		r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(body))
		r.Header.Set("Content-Type", contentType)
		return r
	}
	for name, c := range map[string]struct {
		request *http.Request
		status  int
		says    string
	}{
		"query by GET":                   {query("{hello}"), 200, `"data":{"hello":"yes"}`},
		"query by POST":                  {post("application/json", `{"query":"{hello}"}`), 200, `"data":{"hello":"yes"}`},
		"charset in capitals":            {post("application/json; charset=UTF-8", `{"query":"{hello}"}`), 200, `"yes"`},
		"mutation by GET":                {query("mutation{change}"), 405, "POST"},
		"mutation by POST":               {post("application/json", `{"query":"mutation{change}"}`), 200, `"change":"yes"`},
		"subscription by POST":           {post("application/json", `{"query":"subscription{watch}"}`), 400, "event-stream"},
		"parse error, plain JSON":        {query("{"), 200, `"errors"`},
		"parse error":                    {accept(query("{"), response), 400, `"errors"`},
		"unknown field, plain JSON":      {query("{nothing}"), 200, `"errors"`},
		"unknown field":                  {accept(query("{nothing}"), response), 400, `"errors"`},
		"no query":                       {get(""), 400, "no query"},
		"variables that are a list":      {get("query=%7Bhello%7D&variables=%5B%5D"), 400, "not a JSON object"},
		"body that is no JSON":           {post("application/json", `{"query": secret`), 400, "not the JSON object"},
		"two values":                     {post("application/json", `{"query":"{hello}"}{}`), 400, "not the JSON object"},
		"query that is a number":         {post("application/json", `{"query":7}`), 400, "not the JSON object"},
		"form":                           {post("application/x-www-form-urlencoded", "query={hello}"), 415, "application/json"},
		"multipart":                      {post("multipart/form-data; boundary=x", "--x--"), 415, "application/json"},
		"another charset":                {post("application/json; charset=utf-16", `{}`), 415, "UTF-8"},
		"DELETE":                         {httptest.NewRequest(http.MethodDelete, "/graphql", nil), 405, "GET and POST"},
		"Accept of images":               {accept(query("{hello}"), "image/png"), 406, "Accept"},
		"20 MB":                          {post("application/json", `{"query":"`+strings.Repeat("a", 20<<20)+`"}`), 413, "1 MB"},
		"refusal that one may read":      {query("{failing}"), 200, `"This is not yours."`},
		"bug that one may not read":      {query("{broken}"), 200, `"Internal error"`},
		"asking for the schema":          {query("{__schema{queryType{name}}}"), 200, `"data"`},
		"the specification's media type": {accept(query("{hello}"), "application/graphql-response+json;q=1, application/json;q=0.5"), 200, `"yes"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := httptest.NewRecorder()
			newDoor(t).ServeHTTP(w, c.request)
			body := w.Body.String()
			if w.Code != c.status || !strings.Contains(body, c.says) {
				t.Fatalf("got %d %s, want %d with %s", w.Code, body, c.status, c.says)
			}
			if strings.Contains(body, "hunter2") || strings.Contains(body, "secret") || len(body) > 20_000 {
				t.Fatalf("the answer says too much: %.300s", body)
			}
			if strings.Contains(body, `"errors"`) && w.Code >= 400 && strings.Contains(body, `"data"`) {
				t.Fatalf("an operation that never ran has data: %s", body)
			}
		})
	}
}

func TestEndlessBodyStaysFlat(t *testing.T) {
	t.Parallel()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r := httptest.NewRequest(http.MethodPost, "/graphql", io.MultiReader(strings.NewReader(`{"query":"`), endless{}))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	newDoor(t).ServeHTTP(w, r)
	runtime.GC()
	runtime.ReadMemStats(&after)
	if w.Code != http.StatusRequestEntityTooLarge {
		t.Fatalf("got %d %s", w.Code, w.Body)
	}
	if after.HeapInuse > before.HeapInuse+64<<20 {
		t.Fatalf("heap grew by %d bytes", after.HeapInuse-before.HeapInuse)
	}
}

// What nobody understands is not sent back by the megabyte.
func TestErrorsAreShort(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("é", 200_000)
	word := strings.Repeat("a", 400_000)
	for name, body := range map[string]map[string]any{
		"field": {"query": "{" + word + "}"}, "operation": {"query": "{hello}", "operationName": long}, "fragment": {"query": "{..." + word + "}"},
		"many fields": {"query": "{" + strings.Repeat(" nothing_"+word[:400], 990) + "}"}, "alias": {"query": "{" + word + ":failing}"},
		"variable": {"query": "query($" + word + ":Int!){hello}"}, "enum": {"query": "query($k:[Kind!]){kinds(kinds:$k)}", "variables": map[string]any{"k": []string{long}}},
	} {
		text, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(text))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		newDoor(t).ServeHTTP(w, r)
		if answer := w.Body.String(); len(answer) > 20_000 || !json.Valid([]byte(answer)) || !strings.Contains(answer, `"errors"`) {
			t.Errorf("%s: answered with %d bytes: %.200s", name, len(answer), answer)
		}
	}
}

// Documents that a stranger makes up do not fill the memory.
func TestDocumentsDoNotFillTheMemory(t *testing.T) {
	d := newDoor(t)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for i := range 400 {
		query := fmt.Sprintf("query q%d{kinds(kinds:[%s])}", i, strings.Repeat("A ", 960))
		r := httptest.NewRequest(http.MethodGet, "/graphql?query="+url.QueryEscape(query), nil)
		d.ServeHTTP(httptest.NewRecorder(), r)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if after.HeapAlloc > before.HeapAlloc+48<<20 {
		t.Errorf("after 400 documents the heap is %d MB larger", (after.HeapAlloc-before.HeapAlloc)>>20)
	}
	runtime.KeepAlive(d)
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return copy(p, bytes.Repeat([]byte("a"), len(p))), nil }
