package importer

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"time"
)

// A card is the readable text of a record. It is drawn from the tree, not from a type, so that no fact can be left
// behind: what has a template is put in a sentence, what has a label is called by it, all else by its own key.

// card writes a record as Markdown: a table of the plain facts, then a section for each list. Its headings begin at the
// first level, which is the second of a page.
func card(record object, hidden ...string) string {
	var rows, sections strings.Builder
	for _, f := range record.without(hidden) {
		if text, ok := inline(f.key, f.value); ok {
			fmt.Fprintf(&rows, "| %s | %s |\n", escape(label(f.key)), text)
			continue
		}
		fmt.Fprintf(&sections, "\n# %s\n\n", escape(label(f.key)))
		section(&sections, f)
	}
	if rows.Len() == 0 {
		return strings.TrimSpace(sections.String())
	}
	return "| Voce | Che cosa si sa |\n| --- | --- |\n" + rows.String() + strings.TrimRight(sections.String(), "\n")
}

// inline writes a value that fits in one line: a plain one, a row of numbers, an object that a template puts in words.
func inline(key string, value any) (string, bool) {
	switch v := value.(type) {
	case []any:
		if !numbers(v) {
			return "", false
		}
		return joined(v), true
	case object:
		if templates[key] == "" || !flat(v) {
			return "", false
		}
		return sentence(key, v), true
	default:
		return escape(words(v)), true
	}
}

// section writes what needs more than a line.
func section(out *strings.Builder, f field) {
	list, ok := f.value.([]any)
	if !ok {
		bullets(out, 0, f)
		return
	}
	for _, value := range list {
		element, ok := value.(object)
		if !ok || !chapters[f.key] {
			bullet(out, 0, f.key, value)
			continue
		}
		chapter(out, f.key, element)
	}
}

// chapter writes an object under a heading of its own.
func chapter(out *strings.Builder, key string, o object) {
	text, named := phrase(key, o)
	if text == "" {
		text = escape(label(key))
	}
	fmt.Fprintf(out, "## %s\n\n", text)
	for _, f := range o.without(named) {
		if text, ok := inline(f.key, f.value); ok {
			fmt.Fprintf(out, "**%s**: %s\n\n", escape(label(f.key)), text)
			continue
		}
		fmt.Fprintf(out, "**%s**\n\n", escape(label(f.key)))
		bullets(out, 0, f)
		out.WriteString("\n")
	}
}

// bullets writes a value as a list.
func bullets(out *strings.Builder, depth int, f field) {
	switch v := f.value.(type) {
	case []any:
		for _, value := range v {
			bullet(out, depth, f.key, value)
		}
	case object:
		if templates[f.key] != "" {
			bullet(out, depth, f.key, v)
			return
		}
		for _, inner := range v {
			entitled(out, depth, inner)
		}
	default:
		bullet(out, depth, f.key, v)
	}
}

func bullet(out *strings.Builder, depth int, key string, value any) {
	indent := strings.Repeat("  ", depth)
	switch v := value.(type) {
	case []any:
		fmt.Fprintf(out, "%s- %s\n", indent, escape(label(key)))
		bullets(out, depth+1, field{key, v})
	case object:
		fmt.Fprintf(out, "%s- %s\n", indent, sentence(key, v))
		_, named := phrase(key, v)
		for _, inner := range v.without(named) {
			if _, ok := inline(inner.key, inner.value); !ok {
				entitled(out, depth+1, inner)
			}
		}
	default:
		fmt.Fprintf(out, "%s- %s\n", indent, escape(words(v)))
	}
}

// entitled writes a field with its label, and below it what does not fit in the line.
func entitled(out *strings.Builder, depth int, f field) {
	indent := strings.Repeat("  ", depth)
	if text, ok := inline(f.key, f.value); ok {
		fmt.Fprintf(out, "%s- %s: %s\n", indent, escape(label(f.key)), text)
		return
	}
	fmt.Fprintf(out, "%s- %s\n", indent, escape(label(f.key)))
	bullets(out, depth+1, f)
}

var placeholder = regexp.MustCompile(`\{(\w+)\}`)

// used returns the keys that a template names.
func used(key string) []string {
	var keys []string
	for _, match := range placeholder.FindAllStringSubmatch(templates[key], -1) {
		keys = append(keys, match[1])
	}
	return keys
}

// phrase puts an object into its template and returns which keys the template took; none where a fact that it needs is
// missing.
func phrase(key string, o object) (text string, named []string) {
	text, named = templates[key], used(key)
	for _, name := range named {
		value, found := o.get(name)
		if !found || !scalar(value) {
			return "", nil
		}
		text = strings.ReplaceAll(text, "{"+name+"}", escape(words(value)))
	}
	return text, named
}

// sentence is an object's phrase, and after it whatever else fits in the line.
func sentence(key string, o object) string {
	text, named := phrase(key, o)
	var rest []string
	for _, f := range o.without(named) {
		if part, ok := inline(f.key, f.value); ok {
			rest = append(rest, lower(escape(label(f.key)))+": "+part)
		}
	}
	switch {
	case text == "" && len(rest) == 0:
		return escape(label(key))
	case text == "":
		return strings.Join(rest, "; ")
	case len(rest) == 0:
		return text
	default:
		return text + " (" + strings.Join(rest, "; ") + ")"
	}
}

// flat tells an object that fits in one line.
func flat(o object) bool {
	for _, f := range o {
		if _, ok := inline(f.key, f.value); !ok {
			return false
		}
	}
	return true
}

func numbers(list []any) bool {
	for _, value := range list {
		if _, ok := value.(json.Number); !ok {
			return false
		}
	}
	return len(list) > 0
}

func joined(list []any) string {
	parts := make([]string, len(list))
	for i, value := range list {
		parts[i] = escape(words(value))
	}
	return strings.Join(parts, ", ")
}

// words says a plain value as people would.
func words(value any) string {
	switch v := value.(type) {
	case nil:
		return "non indicato"
	case bool:
		if v {
			return "sì"
		}
		return "no"
	case string:
		if day, err := time.Parse(time.DateOnly, v); err == nil {
			return italianDay(day)
		}
		return v
	default:
		return fmt.Sprint(v)
	}
}

var months = [...]string{
	"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
	"luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
}

func italianDay(t time.Time) string {
	day := fmt.Sprint(t.Day())
	if t.Day() == 1 {
		day = "1º"
	}
	return fmt.Sprintf("%s %s %d", day, months[t.Month()-1], t.Year())
}

var (
	marks = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "`", "\\`", "|", `\|`,
		"~", `\~`, "&", `\&`, "@", `\@`, "\r", " ", "\n", " ")
	opening = regexp.MustCompile(`^(?:\d{1,9}[.)]|[#>+=-])(?:\s|$)`)
)

// escape makes a text of others mean in Markdown what it says.
func escape(text string) string {
	text = marks.Replace(strings.TrimSpace(text))
	if mark := strings.TrimSpace(opening.FindString(text)); mark != "" {
		last := len(mark) - 1
		return mark[:last] + `\` + text[last:]
	}
	return text
}

func label(key string) string {
	if known, ok := labels[key]; ok {
		return known
	}
	return upper(strings.ReplaceAll(key, "_", " "))
}
