package page

import (
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"piazza/internal/entry"
	"piazza/internal/paging"
	"piazza/internal/reading"
	"piazza/internal/space"
)

func kinds(list ...entry.Kind) []entry.Kind { return list }

// entryBody is the content of an entry's page.
type entryBody struct {
	E *entry.Entry
	// Text was sanitised when it was written.
	Text   template.HTML
	State  string
	Host   string
	From   string
	Others []*entry.Entry
	Thread threadBody
	// Poll is set for polls alone.
	Poll *pollBody
}

// othersLength is how many neighbours stand beside an entry.
const othersLength = 3

func entryPage(h *Handler, q *request) (answer, error) {
	number, ok := numberOf(q.steps[3])
	if !ok {
		return h.missing(q), nil
	}
	e, thread, err := h.Reading.Entry(q.ctx(), entry.ID(number))
	if err != nil || e == nil {
		return h.missing(q), err
	}
	path := q.at.Entry(e)
	if q.URL.Path != path {
		return answer{location: path}, nil
	}
	body, err := h.threadBody(q, path, thread)
	if err != nil {
		return answer{}, err
	}
	neighbours, err := h.Reading.Feed(q.ctx(), reading.FeedInput{Piazza: e.Piazza, Kinds: kinds(e.Kind), Page: paging.Page{First: othersLength + 1}})
	if err != nil {
		return answer{}, err
	}
	v := h.view(q, e.Title+" · "+e.Piazza.Title).in(e.Piazza)
	h.entryHead(q, v, e)
	v.Head.Linked = []any{
		h.linkedEntry(q, e, thread, body.Tree),
		h.breadcrumb(step{e.Piazza.Title, q.at.Piazza(e.Piazza.Slug)}, step{v.W.Kinds[e.Kind], q.at.Section(e.Piazza.Slug, e.Kind)}, step{e.Title, path}),
	}
	body.place(v, e)
	shown := entryBody{
		E: e, Text: template.HTML(e.BodyHTML), State: stateOf(v.W, e.State), Host: hostOf(e), From: fmt.Sprintf(v.W.VideoFrom, hostOf(e)),
		Others: others(neighbours.Entries, e), Thread: body,
	}
	if err := h.withPoll(q, v, &shown); err != nil {
		return answer{}, err
	}
	v.Body = shown
	return answer{status: http.StatusOK, template: "entry", view: v}, nil
}

// withPoll adds what a poll's page says beside the text.
func (h *Handler) withPoll(q *request, v *view, shown *entryBody) (err error) {
	if shown.E.Kind != entry.KindPoll {
		return nil
	}
	shown.Poll, err = h.pollBody(q, v, shown.E)
	if shown.Poll != nil {
		v.Head.Linked = append(v.Head.Linked, h.linkedPoll(q, shown.E, shown.Poll)...)
	}
	return err
}

func (h *Handler) entryHead(q *request, v *view, e *entry.Entry) {
	v.Kind = e.Kind
	v.Head.Description = describe(e.Summary, e.BodyHTML, e.Title)
	v.Head.Kind = "article"
	if e.Author.ErasedAt == nil {
		v.Head.Author = h.PublicURL + q.at.Member(e.Author.Handle)
	}
	v.Head.Published, v.Head.Modified = e.PublishedAt, &e.UpdatedAt
	if e.State != entry.Published || e.Piazza.Visibility != space.Public {
		v.Head.NoIndex = true
	}
}

func stateOf(w *words, state entry.State) string {
	switch state {
	case entry.Draft:
		return w.Draft
	case entry.Review:
		return w.Review
	case entry.Withdrawn:
		return w.Withdrawn
	default:
		return ""
	}
}

// hostOf is the site that holds a recording, by its own name.
func hostOf(e *entry.Entry) string {
	if e.Recording == nil {
		return ""
	}
	address, err := url.Parse(e.Recording.PageURL())
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(address.Hostname(), "www.")
}

func others(found []*entry.Entry, e *entry.Entry) []*entry.Entry {
	var list []*entry.Entry
	for _, other := range found {
		if other.ID != e.ID && len(list) < othersLength {
			list = append(list, other)
		}
	}
	return list
}
