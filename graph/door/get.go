package door

import (
	"encoding/json"
	"net/http"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// get is the transport of queries in the address. A mutation there is refused with 405: a link must change nothing.
type get struct{}

// Supports tells whether the request is a plain GET.
func (get) Supports(r *http.Request) bool {
	return (r.Method == http.MethodGet || r.Method == http.MethodHead) && r.Header.Get("Upgrade") == ""
}

// Do answers one query.
func (get) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	media, ok := negotiate(r)
	if !ok {
		refuse(w, mediaJSON, http.StatusNotAcceptable, "Accept names no media type of GraphQL over HTTP.")
		return
	}
	params, reason := parameters(r)
	if params == nil {
		refuse(w, media, http.StatusBadRequest, reason)
		return
	}
	answer(w, r, exec, params, media)
}

func parameters(r *http.Request) (*graphql.RawParams, string) {
	q := r.URL.Query()
	params := &graphql.RawParams{Query: q.Get("query"), OperationName: q.Get("operationName"), Headers: r.Header}
	if params.Query == "" {
		return nil, "The request has no query."
	}
	if !object(q.Get("variables"), &params.Variables) {
		return nil, "The variables are not a JSON object."
	}
	if !object(q.Get("extensions"), &params.Extensions) {
		return nil, "The extensions are not a JSON object."
	}
	return params, ""
}

// object reads a JSON object into out; nothing at all is an object without entries.
func object(text string, out *map[string]any) bool {
	if text == "" {
		return true
	}
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	return decoder.Decode(out) == nil && atEnd(decoder) == nil
}

// readOnly tells whether the operation may come in by this request's method.
func readOnly(r *http.Request, operation *graphql.OperationContext) bool {
	return r.Method == http.MethodPost || operation.Operation.Operation == ast.Query
}
