package page

import (
	"embed"
	"html/template"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/space"
)

//go:embed templates/*.html
var files embed.FS

// parse reads the templates: each page is the frame with its own content.
func parse() (map[string]*template.Template, error) {
	frame, err := template.ParseFS(files, "templates/frame.html", "templates/parts.html")
	if err != nil {
		return nil, err
	}
	made := map[string]*template.Template{}
	for _, name := range []string{
		"installation", "piazza", "section", "entry", "member", "people", "decisions", "missing", "broken", "private", "notice",
		"assemblies", "assembly",
	} {
		page, err := frame.Clone()
		if err != nil {
			return nil, err
		}
		if made[name], err = page.ParseFS(files, "templates/"+name+".html"); err != nil {
			return nil, err
		}
	}
	return made, nil
}

// view is what a template shows: the head, the frame around every page, and the page's own content.
type view struct {
	Head head
	W    *words
	At   paths
	// Lang is the page's language, Italian and English the address of the page in each.
	Lang, Italian, English string
	// Piazza is the piazza that the page belongs to, nil for none; Kind is the kind of the section.
	Piazza *space.Piazza
	Kind   entry.Kind
	Body   any
	// SignedIn tells that somebody asks who is known: he is not invited to sign in.
	SignedIn bool
	// Script, Preload, Styles and Fonts are the client's files.
	Script                 string
	Preload, Styles, Fonts []string

	language *language
	zone     *time.Location
}

// view returns the frame of a page with this title.
func (h *Handler) view(q *request, title string) *view {
	v := &view{
		W: q.lang.words, At: q.at, Lang: q.lang.code, Script: h.Scripts[q.lang.code], Styles: h.Styles, Fonts: h.Fonts,
		SignedIn: auth.FromContext(q.ctx()).SignedIn(), language: q.lang, zone: h.zone,
	}
	query := ""
	if q.URL.RawQuery != "" {
		query = "?" + q.URL.RawQuery
	}
	v.Italian, v.English = paths{h.it.prefix}.in(q.path)+query, paths{h.en.prefix}.in(q.path)+query
	v.Head = h.head(q, title)
	return v
}

// in places the page in a piazza.
func (v *view) in(p *space.Piazza) *view {
	v.Piazza = p
	if p.Visibility != space.Public {
		v.Head.NoIndex = true
	}
	return v
}

// Sections are the kinds that the piazza offers, in its own order, each once.
func (v *view) Sections() []entry.Kind {
	if v.Piazza == nil {
		return nil
	}
	return kindsOf(v.Piazza)
}

func kindsOf(p *space.Piazza) []entry.Kind {
	var kinds []entry.Kind
	seen := map[entry.Kind]bool{}
	for _, s := range p.Sections {
		if kind := entry.KindOfSection(s.Code); kind != nil && !seen[*kind] {
			seen[*kind] = true
			kinds = append(kinds, *kind)
		}
	}
	return kinds
}

// News is the kind that stands first on a piazza's page.
func (v *view) News() entry.Kind { return entry.KindNews }

// When writes a time for people and machines.
func (v *view) When(at time.Time) moment { return v.language.when(at, v.zone) }

// Comments says how many comments there are.
func (v *view) Comments(t *comment.Thread) string {
	if t == nil || t.CommentCount == 0 {
		return v.W.NoComments
	}
	return v.language.count(t.CommentCount, v.W.CommentOne, v.W.CommentMany)
}

// Members says how many members a piazza has.
func (v *view) Members(p *space.Piazza) string {
	return v.language.count(p.MemberCount, v.W.MemberOne, v.W.MemberMany)
}

// Minutes says how long reading takes.
func (v *view) Minutes(e *entry.Entry) string {
	return v.language.count(e.ReadingMinutes(), v.W.MinuteOne, v.W.MinuteMany)
}

// LangOf is the language of a text, empty where it is the page's.
func (v *view) LangOf(e *entry.Entry) string {
	if e.Language == v.Lang {
		return ""
	}
	return e.Language
}

// Length writes a recording's length, empty where it is not known.
func (v *view) Length(r *entry.Recording) string {
	if r == nil || r.DurationSeconds == nil {
		return ""
	}
	return duration(*r.DurationSeconds)
}

// row is an entry in a list.
type row struct {
	V      *view
	E      *entry.Entry
	Thread *comment.Thread
	// Small sets the title a level lower, Place names the piazza.
	Small, Place bool
}

// rows makes a list of entries for a template.
func (v *view) rows(entries []*entry.Entry, threads map[entry.ID]*comment.Thread, small, place bool) []row {
	list := make([]row, len(entries))
	for i, e := range entries {
		list[i] = row{V: v, E: e, Thread: threads[e.ID], Small: small, Place: place}
	}
	return list
}

// person is somebody under an arch.
type person struct {
	V      *view
	Member *account.Member
	Size   string
	Role   string
}

// Initial is the letter under the arch; who has erased himself has none.
func (p person) Initial() string {
	if p.Member.ErasedAt != nil {
		return ""
	}
	for _, r := range p.Member.Name {
		return string(r)
	}
	return "?"
}

// Called is how a member is called: who has erased himself has no name any more.
func (v *view) Called(m *account.Member) string { return v.language.called(m) }

// Avatar draws a member; size is empty, s, l or xl.
func (v *view) Avatar(m *account.Member, size string) person {
	return person{V: v, Member: m, Size: size}
}

// Bio is what the member says of himself, sanitised.
func (p person) Bio() template.HTML { return template.HTML(p.Member.BioHTML()) }

// onward leads from one page of a list to others.
type onward struct {
	W           *words
	First, Next string
}

// Onward says where a list goes on.
func (v *view) Onward(first, next string) onward { return onward{v.W, first, next} }
