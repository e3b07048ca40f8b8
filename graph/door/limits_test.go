package door_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql/introspection"
)

// queues asks for the queue of an assembly under so many names.
func queues(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, " a%d:assembly{items{questions{id} results{id}}}", i)
	}
	return "{" + b.String() + "}"
}

func TestLimits(t *testing.T) {
	t.Parallel()
	doubling := func(n int) string {
		var b strings.Builder
		b.WriteString("{...f0}")
		for i := range n {
			fmt.Fprintf(&b, " fragment f%d on Query{...f%d ...f%d}", i, i+1, i+1)
		}
		fmt.Fprintf(&b, " fragment f%d on Query{things(first:100){id}}", n)
		return b.String()
	}
	nested := func(depth int) string {
		return strings.Repeat("{things(first:1)", depth) + "{id}" + strings.Repeat("}", depth)
	}
	for name, c := range map[string]struct {
		query string
		says  string
	}{
		"a page of pages":        {"{things(first:100){things(first:100){id}}}", `"data"`},
		"a page too many":        {"{things(first:100){things(first:100){things(first:3){id}}}}", `"cost"`},
		"no first at all":        {"{things{things{things{things{id}}}}}", `"cost"`},
		"a negative first":       {"{things(first:-1){things(first:0){things(first:3){id}}}}", `"cost"`},
		"a first of a milliard":  {"{things(first:1000000000){things(first:100){things(first:3){id}}}}", `"cost"`},
		"ten levels":             {nested(10), `"data"`},
		"eleven levels and more": {nested(11), `"depth"`},
		"fifteen aliases":        {aliases(15), `"data"`},
		"sixteen aliases":        {aliases(16), `"root_fields"`},
		"aliases in a fragment":  {"{...f} fragment f on Query" + aliases(16), `"root_fields"`},
		"doubling fragments":     {doubling(60), `"root_fields"`},
		"the whole schema":       {introspection.Query, `"data"`},
		"a schema of schemas":    {"{__schema{types" + strings.Repeat("{fields{type{ofType", 4) + "{name}" + strings.Repeat("}}}", 4) + "}}", `introspection depth`},
		"a type of types":        {"{__type(name:\"Thing\"){...t}} fragment t on __Type" + strings.Repeat("{fields{type", 6) + "{name}" + strings.Repeat("}}", 6), `introspection depth`},
		"circular fragments":     {"{...a} fragment a on Query{...b} fragment b on Query{...a}", `"errors"`},
		"the schema in aliases":  {schemaAliases, `"schema"`},
		"the schema in roots":    {strings.ReplaceAll(aliases(15), ":hello", ":__schema{types{fields{type{fields{type{name}}}}}}"), `"schema"`},
		"the question of tools":  {question, `"data"`},
		"a long text":            {"{a:markdownPreview(source:1)}", `"data"`},
		"a long text twice":      {"{a:markdownPreview(source:1) b:markdownPreview(source:1)}", `"cost"`},
		"twenty long texts":      {"{piazza{entries(first:20){title bodyHtml}}}", `"data"`},
		"a hundred long texts":   {"{piazza{entries(first:100){bodyHtml}}}", `"cost"`},
		"a desk":                 {"{piazza{desk(first:100){id name}}}", `"data"`},
		"two desks":              {"{piazza{a:desk(first:100){id} b:desk(first:100){id}}}", `"cost"`},
		"templates":              {"{piazza{pollTemplates{id name}}}", `"data"`},
		"templates twice":        {"{piazza{a:pollTemplates{id} b:pollTemplates{id}}}", `"cost"`},
		"a queue":                {"{assembly{items{questions{id name} results{id}}}}", `"data"`},
		"a queue in aliases":     {queues(6), `"cost"`},
		"the seals of minutes":   {"{minutes{seals{things(first:100){id name}}}}", `"data"`},
		"too much of all seals":  {"{minutes{seals{things(first:100){things(first:5){id}}}}}", `"cost"`},
		"what all here wrote":    {"{presence{members{things(first:100){id}}}}", `"data"`},
		"too much of all here":   {"{presence{members{things(first:100){things(first:9){id}}}}}", `"cost"`},
		"5,000 repeated fields":  {"{" + strings.Repeat("hello ", 5000) + "}", `"errors"`},
		"20,000 directives":      {"{hello" + strings.Repeat(" @include(if:true)", 20_000) + "}", `"errors"`},
		"100,000 brackets":       {strings.Repeat("{", 100_000), `"errors"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			says(t, c.query, c.says)
		})
	}
}

// What is watched is answered again for each notice: less is allowed than of what is asked once.
func TestLimitsOfWhatIsWatched(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ query, says string }{
		"two subscriptions":      {"subscription{a:watch b:watch}", `"one_stream"`},
		"nothing, by include":    {"subscription{watch @include(if:false)}", `"one_stream"`},
		"nothing, by skip":       {"subscription{...@skip(if:true){watch}}", `"one_stream"`},
		"nothing, by a variable": {"subscription($x:Boolean=false){...s} fragment s on Subscription{watch @include(if:$x)}", `"one_stream"`},
		"the name of its type":   {"subscription{...s} fragment s on Subscription{__typename}", `"errors"`},
		"pages in what happens":  {"subscription{watched{things(first:1){id}}}", `"stream_pages"`},
		"pages behind fragments": {"subscription{...s} fragment s on Subscription{watched{...t}} fragment t on Thing{things{id}}", `"stream_pages"`},
		"a queue, watched":       {"subscription{assembly{items{questions{id name} results{id name}}}}", `"BAD_REQUEST"`},
		"much in what happens":   {"subscription{published{a:bodyHtml b:bodyHtml c:bodyHtml}}", `"cost"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			says(t, c.query, c.says)
		})
	}
}

// says checks what the door answers to a query, and that it is brief.
func says(t *testing.T, query, want string) {
	t.Helper()
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, "/graphql?query="+url.QueryEscape(query), nil)
	newDoor(t).ServeHTTP(w, r)
	if body := w.Body.String(); !strings.Contains(body, want) || len(body) > 20_000 {
		t.Fatalf("got %d %.500s, want %s", w.Code, body, want)
	}
}

// question is what graphql-js asks of a server, with everything that it can be told to ask.
const question = `query IntrospectionQuery{__schema{description queryType{name kind} mutationType{name kind}
  subscriptionType{name kind} types{...FullType} directives{name description isRepeatable locations args(includeDeprecated:true){...InputValue}}}}
fragment FullType on __Type{kind name description specifiedByURL isOneOf fields(includeDeprecated:true){name description
  args(includeDeprecated:true){...InputValue} type{...TypeRef} isDeprecated deprecationReason}
  inputFields(includeDeprecated:true){...InputValue} interfaces{...TypeRef}
  enumValues(includeDeprecated:true){name description isDeprecated deprecationReason} possibleTypes{...TypeRef}}
fragment InputValue on __InputValue{name description type{...TypeRef} defaultValue isDeprecated deprecationReason}
fragment TypeRef on __Type{kind name ofType{kind name ofType{kind name ofType{kind name ofType{kind name ofType{kind name
  ofType{kind name ofType{kind name ofType{kind name ofType{kind name}}}}}}}}}}`

// schemaAliases asks for each list of the schema under many names.
const schemaAliases = "{__schema{...a}} fragment a on __Schema{a:types{...b} b:types{...b} c:types{...b} d:types{...b}}" +
	" fragment b on __Type{a:fields{...c} b:fields{...c} c:fields{...c} d:fields{...c} e:fields{...c} f:fields{...c}}" +
	" fragment c on __Field{a:name b:name c:name d:name e:name f:name g:name h:name i:name j:name k:name l:name m:name}"

func aliases(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, " a%d:hello", i)
	}
	return "{" + b.String() + "}"
}
