package page

import (
	"net/http"

	"piazza/internal/assembly"
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/paging"
	"piazza/internal/reading"
	"piazza/internal/space"
)

// pageLength is how many entries, members or decisions stand on a page.
const pageLength = 20

// square is a piazza in the list of the installation.
type square struct {
	Piazza *space.Piazza
	Latest *entry.Entry
}

// installationBody is the content of the installation's page.
type installationBody struct {
	Squares []square
	Latest  []row
	// Next is the address of the next piazze, empty after the last.
	Next string
}

// latestLength is how many entries the installation's page shows.
const latestLength = 5

func installation(h *Handler, q *request) (answer, error) {
	page, err := h.Spaces.List(q.ctx(), q.page(paging.Max))
	if err != nil {
		return answer{}, err
	}
	openings, err := h.Reading.Openings(q.ctx(), page.Piazze, reading.FeedInput{Page: paging.Page{First: 1}})
	if err != nil {
		return answer{}, err
	}
	feed, err := h.Reading.Feed(q.ctx(), reading.FeedInput{Page: paging.Page{First: latestLength}})
	if err != nil {
		return answer{}, err
	}
	v := h.view(q, q.lang.words.HomeHead)
	v.Head.Linked = []any{thing{
		"@context": vocabulary, "@type": "WebSite", "name": q.lang.words.Name, "url": h.PublicURL + q.at.Home(),
		"description": q.lang.words.HomeLead, "inLanguage": q.lang.code,
	}}
	body := installationBody{Latest: v.rows(feed.Entries, feed.Threads, true, true)}
	for _, p := range page.Piazze {
		one := square{Piazza: p}
		if entries := openings[p.ID].Entries; len(entries) > 0 {
			one.Latest = entries[0]
		}
		body.Squares = append(body.Squares, one)
	}
	if page.More {
		body.Next = next(q.at.Home(), "", page.Cursor(page.Piazze[len(page.Piazze)-1]))
	}
	v.Body = body
	return answer{status: http.StatusOK, template: "installation", view: v}, nil
}

// open returns the piazza of the address; ok is false where there is none for this viewer.
func (h *Handler) open(q *request) (p *space.Piazza, ok bool, err error) {
	p, err = h.Spaces.BySlug(q.ctx(), q.steps[1])
	return p, p != nil, err
}

// piazzaBody is the content of a piazza's page.
type piazzaBody struct {
	Featured *row
	News     []row
	Latest   map[entry.Kind]*entry.Entry
	People   []person
	// Assembly is the one to know of, nil where there is none; Stands says where it stands.
	Assembly *assembly.Assembly
	Stands   fact
}

const (
	newsLength   = 5
	peopleLength = 6
)

func piazza(h *Handler, q *request) (answer, error) {
	p, ok, err := h.open(q)
	if err != nil || !ok {
		return h.missing(q), err
	}
	if q.steps[1] != p.Slug {
		return answer{location: q.at.Piazza(p.Slug)}, nil
	}
	sections, page, err := h.Reading.Sections(q.ctx(), p, kindsOf(p), newsLength)
	if err != nil {
		return answer{}, err
	}
	members, err := h.Spaces.Members(q.ctx(), p, paging.Page{First: peopleLength})
	if err != nil {
		return answer{}, err
	}
	v := h.view(q, p.Title).in(p)
	v.Head.Description = describe(p.Description, p.Title)
	v.Head.Linked = []any{h.breadcrumb(step{q.lang.words.Squares, q.at.Home()}, step{p.Title, q.at.Piazza(p.Slug)})}
	body := v.piazzaBody(sections, page.Threads, members.Listed)
	if body.Assembly, err = h.nextAssembly(q, p); err != nil {
		return answer{}, err
	}
	if body.Assembly != nil {
		body.Stands = v.stands(body.Assembly)
	}
	v.Body = body
	return answer{status: http.StatusOK, template: "piazza", view: v}, nil
}

func (v *view) piazzaBody(sections map[entry.Kind][]*entry.Entry, threads map[entry.ID]*comment.Thread, members []*space.Listed) piazzaBody {
	body := piazzaBody{Latest: map[entry.Kind]*entry.Entry{}}
	for kind, entries := range sections {
		body.Latest[kind] = entries[0]
	}
	news := sections[entry.KindNews]
	if len(news) > 0 {
		first := 0
		for i, e := range news {
			if e.Featured {
				first = i
			}
		}
		list := v.rows(news, threads, true, false)
		body.Featured = &list[first]
		body.News = append(append([]row{}, list[:first]...), list[first+1:]...)
		body.News = body.News[:min(len(body.News), newsLength-1)]
	}
	for _, l := range members {
		body.People = append(body.People, v.Avatar(l.Member, "l"))
	}
	return body
}

// peopleBody is the content of the list of a piazza's members.
type peopleBody struct {
	People []person
	Next   string
}

func people(h *Handler, q *request) (answer, error) {
	p, ok, err := h.open(q)
	if err != nil || !ok {
		return h.missing(q), err
	}
	page, err := h.Spaces.Members(q.ctx(), p, q.page(3*pageLength))
	if err != nil {
		return answer{}, err
	}
	v := h.view(q, q.lang.words.People+" · "+p.Title).in(p)
	v.Head.Description = q.lang.words.PeopleLead
	v.Head.Linked = []any{h.breadcrumb(step{p.Title, q.at.Piazza(p.Slug)}, step{q.lang.words.People, q.at.People(p.Slug)})}
	body := peopleBody{}
	for _, l := range page.Listed {
		one := v.Avatar(l.Member, "l")
		one.Role = q.lang.words.Role[l.Role]
		body.People = append(body.People, one)
	}
	if page.More {
		body.Next = next(q.at.People(p.Slug), "", page.Cursor(page.Listed[len(page.Listed)-1]))
	}
	v.Body = body
	return answer{status: http.StatusOK, template: "people", view: v}, nil
}
