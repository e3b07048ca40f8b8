package door

import (
	"encoding/json"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

const (
	mediaJSON     = "application/json"
	mediaResponse = "application/graphql-response+json"
)

// requestError is the answer to an operation that never ran: it has no data entry.
type requestError struct {
	Errors     gqlerror.List  `json:"errors"`
	Extensions map[string]any `json:"extensions,omitempty"`
}

// negotiate picks the media type of the answer; false when Accept leaves none.
func negotiate(r *http.Request) (string, bool) {
	accept := strings.Join(r.Header.Values("Accept"), ",")
	if strings.TrimSpace(accept) == "" {
		return mediaJSON, true
	}
	best, weight := "", 0.0
	for part := range strings.SplitSeq(accept, ",") {
		media, params, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		if media == "*/*" || media == "application/*" {
			media = mediaJSON
		}
		if q := quality(params); (media == mediaJSON || media == mediaResponse) && q > weight {
			best, weight = media, q
		}
	}
	return best, best != ""
}

func quality(params map[string]string) float64 {
	text, given := params["q"]
	if !given {
		return 1
	}
	q, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0
	}
	return q
}

// answer runs the operation and writes what came of it.
func answer(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor, params *graphql.RawParams, media string) {
	ctx := r.Context()
	operation, errs := exec.CreateOperationContext(ctx, params)
	if len(errs) > 0 {
		response := exec.DispatchError(graphql.WithOperationContext(ctx, operation), errs)
		write(w, media, statusOf(media), requestError{response.Errors, response.Extensions})
		return
	}
	if !readOnly(r, operation) {
		w.Header().Set("Allow", http.MethodPost)
		refuse(w, media, http.StatusMethodNotAllowed, "Only queries may come by GET: send this operation by POST.")
		return
	}
	if operation.Operation.Operation == ast.Subscription {
		refuse(w, media, http.StatusBadRequest, "A subscription needs a websocket, or Accept: text/event-stream.")
		return
	}
	handler, ctx := exec.DispatchOperation(ctx, operation)
	response := handler(ctx)
	if response == nil {
		return // the reader has gone
	}
	if response.Data == nil {
		write(w, media, statusOf(media), requestError{response.Errors, response.Extensions})
		return
	}
	if len(response.Errors) > 0 || len(response.Extensions) > 0 {
		write(w, media, http.StatusOK, response)
		return
	}
	// What the executor wrote is JSON already: to marshal it again would read it twice more.
	send(w, media, http.StatusOK, []byte(`{"data":`), response.Data, []byte(`}`))
}

// statusOf is the status of an operation that was refused before it ran.
func statusOf(media string) int {
	if media == mediaResponse {
		return http.StatusBadRequest
	}
	return http.StatusOK
}

func refuse(w http.ResponseWriter, media string, status int, message string) {
	write(w, media, status, requestError{Errors: gqlerror.List{{
		Message: message, Extensions: map[string]any{"code": "BAD_REQUEST"},
	}}})
}

func write(w http.ResponseWriter, media string, status int, body any) {
	text, err := json.Marshal(body)
	if err != nil {
		http.Error(w, "Internal error", http.StatusInternalServerError)
		return
	}
	send(w, media, status, text)
}

// send writes the answer from its parts.
func send(w http.ResponseWriter, media string, status int, parts ...[]byte) {
	length := 0
	for _, part := range parts {
		length += len(part)
	}
	w.Header().Set("Content-Length", strconv.Itoa(length))
	w.Header().Set("Content-Type", media+"; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Add("Vary", "Accept, Cookie")
	w.WriteHeader(status)
	for _, part := range parts {
		_, _ = w.Write(part) // an error is the broken connection of a reader
	}
}

// refusal answers whatever no transport takes.
type refusal struct{}

// Supports is always true: it comes last.
func (refusal) Supports(*http.Request) bool { return true }

// Do says what would have been understood.
func (refusal) Do(w http.ResponseWriter, r *http.Request, _ graphql.GraphExecutor) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", "GET, HEAD, POST")
		refuse(w, mediaJSON, http.StatusMethodNotAllowed, "GraphQL is spoken by GET and POST.")
		return
	}
	refuse(w, mediaJSON, http.StatusUnsupportedMediaType, "The body must be application/json in UTF-8.")
}
