package page

import (
	"bytes"
	"encoding/xml"
	"net/http"
	"strconv"
	"strings"
	"time"

	"piazza/internal/auth"
	"piazza/internal/paging"
	"piazza/internal/space"
)

const sitemapSchema = "http://www.sitemaps.org/schemas/sitemap/0.9"

// sheetOf is one file of the map of the site.
type sheetOf struct {
	XMLName xml.Name  `xml:""`
	Schema  string    `xml:"xmlns,attr"`
	URLs    []located `xml:"url,omitempty"`
	Sheets  []located `xml:"sitemap,omitempty"`
}

type located struct {
	Address string `xml:"loc"`
	Changed string `xml:"lastmod,omitempty"`
}

// Robots tells search engines where to look and where not to.
func (h *Handler) Robots(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=3600")
	lines := []string{
		"User-agent: *", "Disallow: /accedi", "Disallow: /sessioni", "Disallow: /notifiche", "Disallow: /auth/", "Disallow: /graphql",
		"Disallow: /en/accedi", "Disallow: /en/sessioni", "Disallow: /en/notifiche", "Allow: /", "", "Sitemap: " + h.PublicURL + "/sitemap.xml", "",
	}
	_, _ = w.Write([]byte(strings.Join(lines, "\n")))
}

// Sitemap answers with the index of the map: one sheet of piazze and lists, and one for each ten thousand entries.
func (h *Handler) Sitemap(w http.ResponseWriter, r *http.Request) {
	n, err := h.Reading.Sheets(r.Context())
	if err != nil {
		h.noMap(w, r, err)
		return
	}
	index := sheetOf{XMLName: xml.Name{Local: "sitemapindex"}}
	for i := range n + 1 {
		index.Sheets = append(index.Sheets, located{Address: h.PublicURL + "/sitemap/" + strconv.Itoa(i) + ".xml"})
	}
	h.writeMap(w, r, index)
}

// Sheet answers with one sheet of the map, named by its number.
func (h *Handler) Sheet(w http.ResponseWriter, r *http.Request) {
	number, isXML := strings.CutSuffix(r.PathValue("sheet"), ".xml")
	n, err := strconv.Atoi(number)
	if !isXML || err != nil || n < 0 || strconv.Itoa(n) != number {
		http.NotFound(w, r)
		return
	}
	sheet := sheetOf{XMLName: xml.Name{Local: "urlset"}}
	if n == 0 {
		sheet.URLs, err = h.squares(r)
	} else {
		sheet.URLs, err = h.entries(r, n)
	}
	if err != nil {
		h.noMap(w, r, err)
		return
	}
	h.writeMap(w, r, sheet)
}

// squares returns the pages of the public piazze and their lists, in both languages.
func (h *Handler) squares(r *http.Request) ([]located, error) {
	list := h.both(func(at paths) string { return at.Home() }, time.Time{})
	page := paging.Page{First: paging.Max}
	for {
		found, err := h.Spaces.List(r.Context(), page)
		if err != nil {
			return nil, err
		}
		for _, p := range found.Piazze {
			if p.Visibility != space.Public {
				continue
			}
			halls, err := h.halls(r, p)
			if err != nil {
				return nil, err
			}
			list = append(append(list, h.rooms(p)...), halls...)
		}
		if !found.More {
			return list, nil
		}
		page.After = found.Cursor(found.Piazze[len(found.Piazze)-1])
	}
}

// halls returns the pages of a piazza's latest assemblies, and their list where there is one. Nobody is asked who looks: rehearsals
// are for those who hold them.
func (h *Handler) halls(r *http.Request, p *space.Piazza) (list []located, err error) {
	found, err := h.Assemblies.List(auth.With(r.Context(), auth.Viewer{}), p, paging.Page{First: paging.Max})
	if err != nil || len(found.Assemblies) == 0 {
		return nil, err
	}
	list = h.both(func(at paths) string { return at.Assemblies(p.Slug) }, time.Time{})
	for _, a := range found.Assemblies {
		changed := time.Time{}
		if a.MinutesPublishedAt != nil {
			changed = *a.MinutesPublishedAt
		}
		list = append(list, h.both(func(at paths) string { return at.Assembly(a) }, changed)...)
	}
	return list, nil
}

func (h *Handler) rooms(p *space.Piazza) []located {
	list := h.both(func(at paths) string { return at.Piazza(p.Slug) }, time.Time{})
	for _, kind := range kindsOf(p) {
		list = append(list, h.both(func(at paths) string { return at.Section(p.Slug, kind) }, time.Time{})...)
	}
	return append(list, h.both(func(at paths) string { return at.Decisions(p.Slug) }, time.Time{})...)
}

func (h *Handler) entries(r *http.Request, n int) ([]located, error) {
	found, err := h.Reading.Sheet(r.Context(), n)
	list := make([]located, 0, 2*len(found))
	for _, e := range found {
		list = append(list, h.both(func(at paths) string { return at.entry(e.Slug, e.Kind, e.ID, e.Title) }, e.UpdatedAt)...)
	}
	return list, err
}

func (h *Handler) both(path func(paths) string, changed time.Time) []located {
	list := make([]located, 0, 2)
	for _, l := range []*language{h.it, h.en} {
		one := located{Address: h.PublicURL + path(paths{l.prefix})}
		if !changed.IsZero() {
			one.Changed = changed.UTC().Format(time.RFC3339)
		}
		list = append(list, one)
	}
	return list
}

func (h *Handler) writeMap(w http.ResponseWriter, r *http.Request, sheet sheetOf) {
	sheet.Schema = sitemapSchema
	var out bytes.Buffer
	out.WriteString(xml.Header)
	if err := xml.NewEncoder(&out).Encode(sheet); err != nil {
		h.noMap(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/xml; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=3600")
	_, _ = w.Write(out.Bytes())
}

func (h *Handler) noMap(w http.ResponseWriter, r *http.Request, err error) {
	h.Log.ErrorContext(r.Context(), "the map of the site could not be written", "error", err)
	w.Header().Set("Cache-Control", "no-store")
	http.Error(w, "Internal error", http.StatusInternalServerError)
}
