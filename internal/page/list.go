package page

import (
	"net/http"
	"net/url"

	"piazza/internal/moderation"
	"piazza/internal/reading"
)

// next writes the address of the next page of a list.
func next(path, tag, cursor string) string {
	query := url.Values{"dopo": {cursor}}
	if tag != "" {
		query.Set("parola", tag)
	}
	return path + "?" + query.Encode()
}

// listBody is the content of a list of entries.
type listBody struct {
	Rows []row
	Tag  string
	// Next is the address of the next page, First that of the first one where this is another.
	Next, First string
}

func (v *view) listBody(page *reading.Page, path, tag string) listBody {
	body := listBody{Rows: v.rows(page.Entries, page.Threads, false, false), Tag: tag}
	if page.More {
		body.Next = next(path, tag, page.Cursor(page.Entries[len(page.Entries)-1]))
	}
	if page.Before {
		body.First = path
	}
	return body
}

func section(h *Handler, q *request) (answer, error) {
	p, ok, err := h.open(q)
	if err != nil || !ok {
		return h.missing(q), err
	}
	kind, _ := kindOf(q.steps[2])
	path := q.at.Section(p.Slug, kind)
	if q.steps[1] != p.Slug {
		return answer{location: path}, nil
	}
	tag := q.URL.Query().Get("parola")
	page, err := h.Reading.Feed(q.ctx(), reading.FeedInput{Piazza: p, Kinds: kinds(kind), Tag: tag, Page: q.page(pageLength)})
	if err != nil {
		return answer{}, err
	}
	title := q.lang.words.Kinds[kind]
	v := h.view(q, title+" · "+p.Title).in(p)
	v.Kind = kind
	v.Head.Description = q.lang.words.KindLead[kind]
	v.Head.Linked = []any{h.breadcrumb(step{p.Title, q.at.Piazza(p.Slug)}, step{title, path})}
	v.Body = v.listBody(page, path, tag)
	return answer{status: http.StatusOK, template: "section", view: v}, nil
}

// memberBody is the content of a member's page.
type memberBody struct {
	Person person
	// Home is the path of the page itself.
	Home string
	List listBody
}

func member(h *Handler, q *request) (answer, error) {
	m, err := h.Accounts.ByHandle(q.ctx(), q.steps[1])
	if err != nil || m == nil {
		return h.missing(q), err
	}
	path := q.at.Member(m.Handle)
	if q.steps[1] != m.Handle {
		return answer{location: path}, nil
	}
	page, err := h.Reading.Feed(q.ctx(), reading.FeedInput{Author: m.ID, Page: q.page(pageLength)})
	if err != nil {
		return answer{}, err
	}
	v := h.view(q, q.lang.called(m))
	v.Head.NoIndex = m.ErasedAt != nil
	v.Head.Description, v.Head.Kind = describe(m.Headline, m.BioHTML(), q.lang.called(m)), "profile"
	said := h.person(m, q)
	said["description"] = v.Head.Description
	v.Head.Linked = []any{thing{"@context": vocabulary, "@type": "ProfilePage", "mainEntity": said, "dateCreated": stamp(&m.CreatedAt)}}
	list := v.listBody(page, path, "")
	for i := range list.Rows {
		list.Rows[i].Small, list.Rows[i].Place = true, true
	}
	v.Body = memberBody{Person: v.Avatar(m, "xl"), Home: path, List: list}
	return answer{status: http.StatusOK, template: "member", view: v}, nil
}

// decisionsBody is the content of the public log.
type decisionsBody struct {
	Decisions []decision
	Next      string
}

type decision struct {
	*moderation.Decision
	// Where is the address of the comment, empty where there is none to lead to.
	Where string
}

func decisions(h *Handler, q *request) (answer, error) {
	p, ok, err := h.open(q)
	if err != nil || !ok {
		return h.missing(q), err
	}
	page, err := h.Moderation.Decisions(q.ctx(), p, q.page(pageLength))
	if err != nil {
		return answer{}, err
	}
	title := q.lang.words.DecisionLog
	v := h.view(q, title+" · "+p.Title).in(p)
	v.Head.Description = q.lang.words.DecisionsLead
	v.Head.Linked = []any{h.breadcrumb(step{p.Title, q.at.Piazza(p.Slug)}, step{title, q.at.Decisions(p.Slug)})}
	body := decisionsBody{}
	for _, d := range page.Decisions {
		body.Decisions = append(body.Decisions, decision{d, where(q.at, p.Slug, d)})
	}
	if page.More {
		body.Next = next(q.at.Decisions(p.Slug), "", page.Cursor(page.Decisions[len(page.Decisions)-1]))
	}
	v.Body = body
	return answer{status: http.StatusOK, template: "decisions", view: v}, nil
}

func where(at paths, slug string, d *moderation.Decision) string {
	if d.Comment == nil {
		return ""
	}
	return at.Comment(at.entry(slug, d.EntryKind, d.EntryID, d.EntryTitle), d.Comment.ID)
}
