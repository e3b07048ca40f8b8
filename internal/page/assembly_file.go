package page

import (
	"bytes"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"piazza/internal/assembly"
	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/problem"
)

// MinutesPattern is where the minutes of an assembly are as files.
const MinutesPattern = "GET /export/assembly/{file}"

// minutesFile is the address of a file.
func minutesFile(id assembly.ID, kind, language string) string {
	path := "/export/assembly/" + strconv.FormatInt(int64(id), 10) + "." + kind
	if language != "it" {
		path += "?lang=" + language
	}
	return path
}

// Minutes answers with the minutes of an assembly that is over as a file, with its results and its course: Markdown for people,
// JSON for programs. They are for who holds the assembly, and once they are published for whoever may read the piazza.
func (h *Handler) Minutes(w http.ResponseWriter, r *http.Request) {
	q := h.request(r)
	if r.URL.Query().Get("lang") == "en" {
		q.lang, q.at = h.en, paths{h.en.prefix}
	}
	name, kind, _ := strings.Cut(r.PathValue("file"), ".")
	record, err := h.record(q, name)
	var out []byte
	switch {
	case err != nil:
	case kind == "md":
		out, err = h.minutesMarkdown(q, record)
	case kind == "json":
		out, err = h.minutesJSON(q, record)
	default:
		err = assembly.ErrAssembly
	}
	if err != nil {
		h.noMinutes(w, r, err)
		return
	}
	header := w.Header()
	header.Set("Content-Type", map[string]string{"md": "text/markdown; charset=utf-8", "json": "application/json"}[kind])
	header.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="%s-%s.%s"`, strings.ToLower(q.lang.words.Assembly.Minutes), name, kind))
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Cache-Control", "private, no-cache")
	header.Add("Vary", "Cookie")
	_, _ = w.Write(out)
}

// record reads what is kept of an assembly whose minutes the visitor may read.
func (h *Handler) record(q *request, number string) (*assembly.Record, error) {
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n <= 0 || strconv.FormatInt(n, 10) != number {
		return nil, assembly.ErrAssembly
	}
	r, err := h.Assemblies.Record(q.ctx(), assembly.ID(n), ballot.DoorExport)
	if err == nil && r.Minutes == nil {
		err = assembly.ErrAssembly
	}
	return r, err
}

func (h *Handler) noMinutes(w http.ResponseWriter, r *http.Request, err error) {
	w.Header().Set("Cache-Control", "private, no-store")
	switch problem.CodeOf(err) {
	case problem.NotFound:
		http.Error(w, "This assembly has no minutes that you may read.", http.StatusNotFound)
	case problem.Unavailable, problem.Limit:
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
	default:
		h.Log.ErrorContext(r.Context(), "minutes could not be written", "path", r.URL.Path, "error", err)
		http.Error(w, "Internal error", http.StatusInternalServerError)
	}
}

// written is a view and a body without a page around it.
func (h *Handler) written(q *request, r *assembly.Record) (*view, *assemblyBody, error) {
	actors, err := h.Accounts.ByIDs(q.ctx(), r.Actors())
	if err != nil {
		return nil, nil, err
	}
	v := h.view(q, r.Title)
	return v, v.assemblyBody(r, actors, auth.FromContext(q.ctx())), nil
}

func (h *Handler) minutesMarkdown(q *request, r *assembly.Record) ([]byte, error) {
	v, body, err := h.written(q, r)
	if err != nil {
		return nil, err
	}
	m := &markdownFile{v: v, site: h.PublicURL}
	m.linef("# %s\n", plain(r.Title))
	for _, f := range body.Facts {
		m.linef("- %s", f.text())
	}
	if body.Published != nil {
		m.linef("- %s %s", v.W.Assembly.Published, body.Published.Exact)
	}
	m.linef("- %s", plain(body.Hours))
	m.prose(r.Body)
	m.linef("\n## %s", v.W.Assembly.Minutes)
	m.prose(r.Minutes.Text)
	m.linef("\n## %s", v.W.Assembly.Questions)
	for i := range body.Items {
		m.item(&body.Items[i])
	}
	if len(body.Floor) > 0 {
		m.linef("\n## %s\n", v.W.Assembly.Floor)
	}
	for _, f := range body.Floor {
		m.linef("- %s (%s)", plainFirst(f.Text), strings.TrimPrefix(plain(f.Name)+" · "+f.Says, " · "))
	}
	m.linef("\n## %s\n", v.W.Assembly.Course)
	for i := range body.Acts {
		m.act(&body.Acts[i])
	}
	return m.Bytes(), nil
}

// text is a fact in one line.
func (f fact) text() string {
	if f.When == nil {
		return f.Says
	}
	return f.Says + " " + f.When.Exact
}

// markdownFile is a file that is being written.
type markdownFile struct {
	bytes.Buffer
	v *view
	// site is the address of the installation.
	site string
}

func (m *markdownFile) linef(format string, args ...any) { fmt.Fprintf(m, format+"\n", args...) }

func (m *markdownFile) prose(text string) {
	if text != "" {
		m.linef("\n%s", text)
	}
}

func (m *markdownFile) item(item *itemBody) {
	w := &m.v.W.Assembly
	m.linef("\n### %s\n", plain(item.Title))
	for _, note := range append([]string{item.Voted, item.Hidden}, item.Notes...) {
		if note != "" {
			m.linef("- %s", note)
		}
	}
	if item.Annulled != "" {
		m.linef("- %s: %s", w.Annulled, plain(item.Annulled))
	}
	if item.Withdrawn != "" {
		m.linef("- %s: %s", w.Withdrawn, plain(item.Withdrawn))
	}
	if item.Secret != nil {
		m.secret(item.Secret)
	}
	for _, t := range item.Tables {
		m.table(t)
	}
	if item.Guests != nil {
		m.linef("\n%s: %s", m.v.W.Poll.Guests, item.Guests.Says)
		for _, t := range item.Guests.Tables {
			m.table(t)
		}
	}
}

func (m *markdownFile) table(t table) {
	if t.Caption != "" {
		m.linef("\n%s", t.Caption)
	}
	m.linef("\n%s", cells(t.Head))
	m.linef("|%s", strings.Repeat(" --- |", len(t.Head)))
	for _, row := range t.Rows {
		m.linef("%s", cells(row))
	}
}

var (
	// unmarked takes their meaning away from signs that have one anywhere.
	unmarked = strings.NewReplacer(
		`\`, `\\`, "<", `\<`, "&", `\&`, "[", `\[`, "`", "\\`", "*", `\*`, "_", `\_`, "~", `\~`, "@", `\@`, "\r", " ", "\n", " ",
	)
	// beginnings are what would make a heading, a quotation or a list of a line.
	beginnings = regexp.MustCompile(`^(\s*\d*)([#>+\-=.)])`)
	// addresses are what readers make links of although nobody marked it.
	addresses = regexp.MustCompile(`(?i)(https?|ftp|mailto|xmpp|www)([:.])`)
)

// plain writes what people have said so that it stays text: a question from the floor makes no link in a file of others.
func plain(text string) string {
	return addresses.ReplaceAllString(unmarked.Replace(text), `$1\$2`)
}

// plainFirst is plain for what begins a line.
func plainFirst(text string) string { return beginnings.ReplaceAllString(plain(text), `$1\$2`) }

// cells are a line of a table; what would part or break it is written otherwise.
func cells(row []string) string {
	var line strings.Builder
	line.WriteString("|")
	for _, cell := range row {
		line.WriteString(" " + strings.ReplaceAll(plain(cell), "|", `\|`) + " |")
	}
	return line.String()
}

func (m *markdownFile) act(a *actBody) {
	text := a.Says
	if a.About != "" {
		text += ": " + plain(a.About)
	}
	if a.Undone {
		text += " (" + m.v.W.Assembly.Undone + ")"
	}
	if a.Detail != "" {
		text += " — " + plain(a.Detail)
	}
	m.linef("- `%s` %s", a.Clock, text)
}
