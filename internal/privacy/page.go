package privacy

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"
	"time"
)

// style makes the page readable and printable without anything from elsewhere.
const style = `body{font:1rem/1.6 "Titillium Web",system-ui,sans-serif;color:#17324d;max-width:56rem;margin:2rem auto;padding:0 1rem}
h1,h2{line-height:1.2}h2{margin-top:3rem;border-bottom:2px solid #06c;padding-bottom:.25rem}
a{color:#06c}nav ul{columns:2 18rem}article{border:1px solid #d9dadb;border-radius:4px;padding:.75rem 1rem;margin:1rem 0;break-inside:avoid}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.25rem 1rem;margin:0}dt{color:#5a6772}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
@media(max-width:36rem){dl{display:block}dd{margin-bottom:.5rem}}`

// page writes all that there is in a form that a person can read.
func (p *packing) page(ctx context.Context, w *bufio.Writer) error {
	p.head(w)
	for _, of := range parts() {
		if p.counts[of.file] == 0 {
			continue
		}
		fmt.Fprintf(w, "<section id=%q><h2>%s</h2>\n", of.file, html.EscapeString(of.title.in(p.owner.Locale)))
		err := p.each(ctx, "html", of, func(row []byte) error { return p.article(w, row) })
		if err != nil {
			return err
		}
		_, _ = w.WriteString("</section>\n") // what goes wrong here is said by Flush
	}
	p.foot(w)
	return nil
}

func (p *packing) say(it, en string) string {
	return html.EscapeString(text{it, en}.in(p.owner.Locale))
}

func (p *packing) head(w *bufio.Writer) {
	title := p.say("I tuoi dati in piazza", "Your data in the square")
	fmt.Fprintf(w, "<!doctype html>\n<html lang=%q><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>%s</title><style>%s</style></head><body>\n", p.owner.Locale, title, style)
	fmt.Fprintf(w, "<h1>%s</h1>\n<p>%s, @%s. %s %s.</p>\n", title, html.EscapeString(p.owner.Name), html.EscapeString(p.owner.Handle),
		p.say("Aggiornati al", "As of"), p.moment(p.now))
	fmt.Fprintf(w, "<p>%s</p>\n<nav><ul>\n", p.say(
		"Questa pagina mostra tutto ciò che l’installazione conserva di te. La cartella data contiene le stesse cose in JSON, una tabella per file, perché un programma possa leggerle.",
		"This page shows all that the installation keeps of you. The folder data holds the same as JSON, a table a file, for programs to read."))
	for _, of := range parts() {
		if n := p.counts[of.file]; n > 0 {
			fmt.Fprintf(w, "<li><a href=\"#%s\">%s</a> (%d)</li>\n", of.file, html.EscapeString(of.title.in(p.owner.Locale)), n)
		}
	}
	_, _ = w.WriteString("</ul></nav>\n")
}

// foot says what is not there, and why.
func (p *packing) foot(w *bufio.Writer) {
	fmt.Fprintf(w, "<section id=\"rest\"><h2>%s</h2>\n<p>", p.say("Che cosa non c’è, e perché", "What is not here, and why"))
	_, _ = w.WriteString(p.say(
		"Non ci sono segreti né le loro impronte, né chi ha deciso su di te. Di queste tabelle non c’è nulla:",
		"There are no secrets and no fingerprints of them, and not who decided about you. Of these tables there is nothing:"))
	_, _ = w.WriteString("</p>\n<dl>\n")
	reasons := leftOut()
	for _, table := range slices.Sorted(maps.Keys(reasons)) {
		fmt.Fprintf(w, "<dt>%s</dt><dd>%s</dd>\n", table, html.EscapeString(reasons[table].in(p.owner.Locale)))
	}
	_, _ = w.WriteString("</dl></section>\n</body></html>\n")
}

// article writes a row: what has a value, in the order of the labels.
func (p *packing) article(w *bufio.Writer, row []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(row))
	decoder.UseNumber()
	var fields map[string]any
	if err := decoder.Decode(&fields); err != nil {
		return fmt.Errorf("a row of the archive cannot be read: %w", err)
	}
	order := ranks()
	names := slices.SortedFunc(maps.Keys(fields), func(a, b string) int {
		return cmp.Or(cmp.Compare(order[a], order[b]), cmp.Compare(a, b))
	})
	_, _ = w.WriteString("<article><dl>\n")
	for _, name := range names {
		if value := p.shown(name, fields[name]); value != "" {
			fmt.Fprintf(w, "<dt>%s</dt><dd>%s</dd>\n", html.EscapeString(label(name).in(p.owner.Locale)), html.EscapeString(value))
		}
	}
	_, err := w.WriteString("</dl></article>\n")
	return err
}

// shown is a value as a person reads it, empty for none.
func (p *packing) shown(name string, value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		if at, err := time.Parse(time.RFC3339Nano, v); err == nil && isMoment(name) {
			return p.moment(at)
		}
		return v
	case bool:
		return map[bool]string{true: text{"sì", "yes"}.in(p.owner.Locale), false: "no"}[v]
	case json.Number:
		return v.String()
	default:
		written, err := json.Marshal(v)
		if err != nil || string(written) == "{}" || string(written) == "[]" {
			return ""
		}
		return string(written)
	}
}

// isMoment tells a column that holds a time from a text that looks like one.
func isMoment(column string) bool {
	return strings.HasSuffix(column, "_at") || strings.HasSuffix(column, "until") || column == "at"
}

// moment writes a time as the clock on the town hall shows it; where the system does not know it, in universal time.
func (p *packing) moment(at time.Time) string {
	if rome, err := time.LoadLocation("Europe/Rome"); err == nil {
		return at.In(rome).Format("02/01/2006 15:04:05")
	}
	return at.UTC().Format("02/01/2006 15:04:05 UTC")
}
