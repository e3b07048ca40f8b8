package door

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/99designs/gqlgen/graphql"
)

// maxBody bounds a request: the longest text that a field takes, with room for its JSON.
const maxBody = 1 << 20

// post is the transport of POST with a JSON body.
type post struct{}

// Supports tells whether the request is a POST with a JSON body.
func (post) Supports(r *http.Request) bool {
	if r.Method != http.MethodPost || r.Header.Get("Upgrade") != "" {
		return false
	}
	media, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset := params["charset"]
	return err == nil && media == mediaJSON && (charset == "" || strings.EqualFold(charset, "utf-8"))
}

// Do answers one operation.
func (post) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	media, ok := negotiate(r)
	if !ok {
		refuse(w, mediaJSON, http.StatusNotAcceptable, "Accept names no media type of GraphQL over HTTP.")
		return
	}
	params, status, reason := decode(http.MaxBytesReader(w, r.Body, maxBody))
	if params == nil {
		refuse(w, media, status, reason)
		return
	}
	params.Headers = r.Header
	answer(w, r, exec, params, media)
}

// request is the body of the specification: https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters
type request struct {
	Query         *string        `json:"query"`
	OperationName string         `json:"operationName"`
	Variables     map[string]any `json:"variables"`
	Extensions    map[string]any `json:"extensions"`
}

// decode reads the request, or says with which status and why not. It never repeats the input.
func decode(body io.Reader) (*graphql.RawParams, int, string) {
	var in request
	decoder := json.NewDecoder(body)
	decoder.UseNumber()
	err := decoder.Decode(&in)
	if err == nil {
		err = atEnd(decoder)
	}
	if tooLarge, ok := errors.AsType[*http.MaxBytesError](err); ok && tooLarge != nil {
		return nil, http.StatusRequestEntityTooLarge, "The body is longer than 1 MB."
	}
	if err != nil {
		return nil, http.StatusBadRequest, "The body is not the JSON object of a GraphQL request."
	}
	if in.Query == nil || *in.Query == "" {
		return nil, http.StatusBadRequest, "The request has no query."
	}
	return &graphql.RawParams{
		Query: *in.Query, OperationName: in.OperationName, Variables: in.Variables, Extensions: in.Extensions,
	}, 0, ""
}

func atEnd(decoder *json.Decoder) error {
	_, err := decoder.Token()
	if errors.Is(err, io.EOF) {
		return nil
	}
	if err == nil {
		return errors.New("more than one value")
	}
	return err
}
