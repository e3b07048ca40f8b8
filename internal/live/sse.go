package live

import (
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"piazza/internal/problem"
)

const mediaEvents = "text/event-stream"

// sseTransport speaks graphql-sse in its distinct connections mode: one request, one operation, one stream of events.
type sseTransport struct{ *Transports }

// Supports takes requests that would rather have events than JSON. Clients that name both, as urql does for each of
// its operations, get JSON.
func (sseTransport) Supports(r *http.Request) bool {
	if r.Method != http.MethodPost && r.Method != http.MethodGet {
		return false
	}
	var events, other float64
	for part := range strings.SplitSeq(strings.Join(r.Header.Values("Accept"), ","), ",") {
		media, params, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		switch media {
		case mediaEvents:
			events = max(events, quality(params))
		case "application/json", "application/graphql-response+json", "*/*", "application/*":
			other = max(other, quality(params))
		}
	}
	return events > other
}

func quality(params map[string]string) float64 {
	text, given := params["q"]
	if !given {
		return 1
	}
	// A weight that is no number weighs nothing.
	q, _ := strconv.ParseFloat(text, 64)
	return q
}

// Do answers with the events of one operation.
func (t sseTransport) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	if !t.mayStream(r) {
		t.refuse(w, foreignOrigin())
		return
	}
	params, err := readRequest(w, r)
	if err != nil {
		t.refuse(w, err)
		return
	}
	place := &seat{}
	t.seat(place, doorEvents, r)
	defer place.leave(nil)
	if err := t.registry.enter(place, t.most); err != nil {
		t.refuse(w, err)
		return
	}
	defer t.registry.left(place)
	t.options.Metrics.operations.WithLabelValues("sse").Inc()
	t.answer(place, w, r, exec, params)
}

// answer runs the operation. Errors of the document travel as events too, so that a client has one place to read them.
func (t sseTransport) answer(place *seat, w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor, params *graphql.RawParams) {
	var o operation
	var errs gqlerror.List
	c := &course{}
	ctx := t.begin(place, c)
	defer c.finish()
	ctx, err := t.renew(ctx, place)
	if err != nil {
		errs = refused(ctx, exec, err)
	} else {
		o, errs = prepare(ctx, exec, params)
	}
	if len(errs) == 0 && r.Method == http.MethodGet && o.request.Operation.Operation == ast.Mutation {
		w.Header().Set("Allow", http.MethodPost)
		t.refuse(w, refusal{http.StatusMethodNotAllowed, "method", "A mutation is sent by POST."})
		return
	}
	e := openEvents(ctx, w, t.options.Ping, t.options.Stall)
	defer e.close()
	place.open(e)
	if len(errs) > 0 {
		e.reject(errs)
		return
	}
	o.ctx = e.ctx
	errs, reason := t.run(c, o, way{next: func(payload []byte, one *edition) verdict { return e.tell(c, t.rights.areFresh, payload, one) }})
	t.conclude(r.Context(), place, e, exec, errs, reason)
	e.settle()
}

// conclude says how an operation ended.
func (t sseTransport) conclude(ctx context.Context, place *seat, e *events, exec graphql.GraphExecutor, errs gqlerror.List, reason Reason) {
	parting, ended := errors.AsType[closure](context.Cause(place.context()))
	switch {
	case len(errs) > 0:
		e.reject(errs)
	case ended && parting.code == codeForbidden:
		e.reject(refused(ctx, exec, problem.SignIn()))
	case reason == RightsChanged:
		_, err := t.stillThere(ctx, place)
		if !problem.Is(err, problem.Unauthenticated) {
			err = rightsChanged()
		}
		e.reject(refused(ctx, exec, err))
	case ended && parting.within > 0:
		e.retry(parting.within)
	case reason == "" && !place.parted() && e.ctx.Err() == nil:
		e.complete()
	}
	// Otherwise the stream breaks off, and the client comes back with its cursor.
}

// readRequest reads the operation from the query or, for POST, from a JSON body: a form of another site cannot send
// one.
func readRequest(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, error) {
	if r.Method == http.MethodGet {
		return readQuery(r)
	}
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/json" {
		return nil, refusal{http.StatusUnsupportedMediaType, "media", "The body must be application/json."}
	}
	text, err := io.ReadAll(http.MaxBytesReader(w, r.Body, longestMessage))
	if _, long := errors.AsType[*http.MaxBytesError](err); long {
		return nil, refusal{http.StatusRequestEntityTooLarge, "size", "The request is larger than 1 MB."}
	}
	if err != nil {
		return nil, refusal{http.StatusBadRequest, "body", "The request could not be read."}
	}
	return checked(readParams(text))
}

func readQuery(r *http.Request) (*graphql.RawParams, error) {
	query := r.URL.Query()
	p := &graphql.RawParams{Query: query.Get("query"), OperationName: query.Get("operationName")}
	if !query.Has("query") {
		return checked(nil, malformed("The query is missing"))
	}
	if !utf8.ValidString(p.Query) || !utf8.ValidString(p.OperationName) {
		return checked(nil, malformed("The query is UTF-8")) // others could pass for one
	}
	if !readParameter(query.Get("variables"), &p.Variables) {
		return checked(nil, malformed("The variables are an object"))
	}
	if !readParameter(query.Get("extensions"), &p.Extensions) {
		return checked(nil, malformed("The extensions are an object"))
	}
	return p, nil
}

func readParameter(text string, into *map[string]any) bool {
	return text == "" || readMap([]byte(text), into)
}

func checked(p *graphql.RawParams, err error) (*graphql.RawParams, error) {
	if c, ok := errors.AsType[closure](err); ok {
		return nil, refusal{http.StatusBadRequest, "malformed", c.reason + "."}
	}
	return p, err
}
