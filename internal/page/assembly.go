package page

import (
	"net/http"
	"strconv"
	"time"

	"piazza/internal/assembly"
	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/paging"
	"piazza/internal/space"
)

// Assemblies is the list of a piazza's assemblies.
func (p paths) Assemblies(slug string) string { return p.Piazza(slug) + "/assemblee" }

// Assembly is the page of an assembly.
func (p paths) Assembly(a *assembly.Assembly) string {
	return p.Assemblies(a.Piazza.Slug) + "/" + strconv.FormatInt(a.Number(), 10)
}

// Attend is where one takes part in an assembly.
func (p paths) Attend(a *assembly.Assembly) string {
	return p.in("/assemblea/" + strconv.FormatInt(a.Number(), 10))
}

// assembliesBody is the content of the list.
type assembliesBody struct {
	Rows        []assemblyRow
	Next, First string
}

type assemblyRow struct {
	A *assembly.Assembly
	// Says is where it stands, with a moment where there is one.
	Says fact
}

func assemblies(h *Handler, q *request) (answer, error) {
	p, ok, err := h.open(q)
	if err != nil || !ok {
		return h.missing(q), err
	}
	path := q.at.Assemblies(p.Slug)
	if q.steps[1] != p.Slug {
		return answer{location: path}, nil
	}
	page, err := h.Assemblies.List(q.ctx(), p, q.page(pageLength))
	if err != nil {
		return answer{}, err
	}
	title := q.lang.words.Assembly.Heading
	v := h.view(q, title+" · "+p.Title).in(p)
	v.Head.Description = q.lang.words.Assembly.Lead
	v.Head.Linked = []any{h.breadcrumb(step{p.Title, q.at.Piazza(p.Slug)}, step{title, path})}
	body := assembliesBody{}
	for _, a := range page.Assemblies {
		body.Rows = append(body.Rows, assemblyRow{a, v.stands(a)})
	}
	if page.More {
		body.Next = next(path, "", page.Cursor(page.Assemblies[len(page.Assemblies)-1]))
	}
	if page.Before {
		body.First = path
	}
	v.Body = body
	return answer{status: http.StatusOK, template: "assemblies", view: v}, nil
}

// stands says where an assembly stands.
func (v *view) stands(a *assembly.Assembly) fact {
	w := &v.W.Assembly
	moment := func(says string, at *time.Time) fact {
		when := v.When(*at)
		return fact{says, &when}
	}
	switch {
	case a.Phase == assembly.Live:
		return fact{Says: w.Live}
	case a.Phase == assembly.Ended:
		return moment(w.Held, a.StartedAt)
	case a.StartsAt != nil:
		return moment(w.Starts, a.StartsAt)
	default:
		return fact{Says: w.NoDate}
	}
}

func assemblyPage(h *Handler, q *request) (answer, error) {
	n, ok := numberOf(q.steps[3])
	if !ok {
		return h.missing(q), nil
	}
	r, err := h.Assemblies.Record(q.ctx(), assembly.ID(n), ballot.DoorPage)
	if err != nil {
		return answer{}, err
	}
	if path := q.at.Assembly(r.Assembly); q.at.in(q.path) != path {
		return answer{location: path}, nil
	}
	// With the sections that the frame shows.
	p, err := h.Spaces.BySlug(q.ctx(), r.Piazza.Slug)
	if err != nil || p == nil {
		return h.missing(q), err
	}
	actors, err := h.Accounts.ByIDs(q.ctx(), r.Actors())
	if err != nil {
		return answer{}, err
	}
	v := h.view(q, r.Title+" · "+p.Title).in(p)
	if r.IsRehearsal() {
		v.Head.NoIndex = true
	}
	v.Head.Description = describe(r.BodyHTML, q.lang.words.Assembly.Lead)
	v.Head.Linked = h.linkedAssembly(q, p, r)
	v.Body = v.assemblyBody(r, actors, auth.FromContext(q.ctx()))
	return answer{status: http.StatusOK, template: "assembly", view: v}, nil
}

// linkedAssembly says of an assembly what it is: an event, at an address of the web and in a hall.
func (h *Handler) linkedAssembly(q *request, p *space.Piazza, r *assembly.Record) []any {
	w := &q.lang.words.Assembly
	path := q.at.Assembly(r.Assembly)
	said := thing{
		"@context": vocabulary, "@type": "Event", "@id": h.PublicURL + path, "url": h.PublicURL + path, "name": r.Title,
		"description":         describe(r.BodyHTML, w.Lead),
		"eventAttendanceMode": vocabulary + "/MixedEventAttendanceMode", "eventStatus": vocabulary + "/EventScheduled",
		"location":  thing{"@type": "VirtualLocation", "url": h.PublicURL + q.at.Attend(r.Assembly)},
		"organizer": thing{"@type": "Organization", "name": organizer(p), "url": h.PublicURL + q.at.Piazza(p.Slug)},
	}
	for name, at := range map[string]*time.Time{"startDate": r.StartsAt, "endDate": r.EndedAt} {
		if at != nil {
			said[name] = stamp(at)
		}
	}
	if r.StartedAt != nil {
		said["startDate"] = stamp(r.StartedAt)
	}
	return []any{said, h.breadcrumb(step{p.Title, q.at.Piazza(p.Slug)}, step{w.Heading, q.at.Assemblies(p.Slug)}, step{r.Title, path})}
}

func organizer(p *space.Piazza) string {
	if p.Owner != "" {
		return p.Owner
	}
	return p.Title
}

// nextAssembly is the assembly that a piazza's page leads to: what is held now, else what is next, else the last one.
func (h *Handler) nextAssembly(q *request, p *space.Piazza) (*assembly.Assembly, error) {
	page, err := h.Assemblies.List(q.ctx(), p, paging.Page{First: 1})
	if err != nil || len(page.Assemblies) == 0 {
		return nil, err
	}
	return page.Assemblies[0], nil
}
