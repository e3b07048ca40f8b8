package importer

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"piazza/internal/markdown"
)

const demoRecords = "../../demo/emilia-romagna.json"

// leaves calls found with every plain value of a tree.
func leaves(value any, path string, found func(path string, leaf any)) {
	switch v := value.(type) {
	case object:
		for _, f := range v {
			leaves(f.value, path+"."+f.key, found)
		}
	case []any:
		for i, element := range v {
			leaves(element, fmt.Sprintf("%s[%d]", path, i), found)
		}
	default:
		found(path, v)
	}
}

func realRecords(t *testing.T) (*File, object) {
	t.Helper()
	f, err := Read(demoRecords)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(demoRecords)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := parseTree(text)
	if err != nil {
		t.Fatal(err)
	}
	return f, tree.(object)
}

// Every fact of a record that is shown stands in what people read.
func TestEveryFactIsShown(t *testing.T) {
	f, tree := realRecords(t)
	for _, r := range f.Records {
		if r.Page == nil {
			continue
		}
		record, _ := tree.get(string(r.Kind))
		shown := strings.ToLower(r.Page.Title + "\n" + r.Page.Body)
		leaves(record, string(r.Kind), func(path string, leaf any) {
			if !strings.Contains(shown, strings.ToLower(escape(words(leaf)))) {
				t.Errorf("%s: %v is not shown", path, leaf)
			}
		})
	}
}

// Of the piazza what has a place today is shown; the test names what waits for a kind of its own.
func TestTheSquareOfTheRecord(t *testing.T) {
	f, tree := realRecords(t)
	square := f.piazza()
	shown := []string{square.Slug, square.Title, square.Owner, square.Description, square.Law.Reference, *square.Law.Region, *square.Law.Subject}
	for _, s := range square.Sections {
		shown = append(shown, s.Title)
	}
	text := strings.ToLower(strings.Join(shown, "\n"))
	record, _ := tree.get("piazza")
	leaves(record, "piazza", func(path string, leaf any) {
		waits := strings.HasPrefix(path, "piazza.logins") || strings.HasPrefix(path, "piazza.members_at_start") || path == "piazza.platform"
		if !waits && !strings.Contains(text, strings.ToLower(words(leaf))) {
			t.Errorf("%s: %v is not shown", path, leaf)
		}
	})
	if len(square.Sections) != 10 || square.Sections[1].Code != "topics" || square.Sections[9].Title != "Carta d'identità del processo" {
		t.Errorf("the sections are %v", square.Sections)
	}
}

// However a record is made, and whatever it holds that nobody here has heard of, no fact is lost on the way.
func TestNoFactIsLost(t *testing.T) {
	keys := []string{"year", "step", "design", "phases", "code", "title", "actions", "outcome", "of", "value", "participation_index", "novel", "other_thing"}
	rapid.Check(t, func(t *rapid.T) {
		record := object{}
		for i := range rapid.IntRange(1, 5).Draw(t, "fields") {
			record = append(record, field{rapid.SampledFrom(keys).Draw(t, "key") + fmt.Sprint(i), drawValue(t, keys, 0)})
		}
		for _, key := range rapid.SliceOfNDistinct(rapid.SampledFrom(keys), 0, 6, rapid.ID).Draw(t, "known") {
			record = append(record, field{key, drawValue(t, keys, 0)})
		}
		text := card(record)
		leaves(record, "", func(path string, leaf any) {
			if !strings.Contains(text, escape(words(leaf))) {
				t.Fatalf("%s: %v is not shown in\n%s", path, leaf, text)
			}
		})
	})
}

func drawValue(t *rapid.T, keys []string, depth int) any {
	choice := rapid.IntRange(0, 5).Draw(t, "what")
	if depth > 3 {
		choice %= 3
	}
	switch choice {
	case 0:
		return rapid.StringMatching(`[a-zà*_|<1. -]{0,12}[a-z]`).Draw(t, "text")
	case 1:
		return json.Number(fmt.Sprint(rapid.IntRange(-9, 9999).Draw(t, "number")))
	case 2:
		return rapid.Bool().Draw(t, "bool")
	case 3, 4:
		list := []any{}
		for range rapid.IntRange(1, 3).Draw(t, "length") {
			list = append(list, drawValue(t, keys, depth+1))
		}
		return list
	default:
		o := object{}
		for _, key := range rapid.SliceOfNDistinct(rapid.SampledFrom(keys), 1, 4, rapid.ID).Draw(t, "keys") {
			o = append(o, field{key, drawValue(t, keys, depth+1)})
		}
		return o
	}
}

// What a record says is text, whatever it looks like in Markdown.
func TestEscape(t *testing.T) {
	for text, want := range map[string]string{
		"45.0526":           "45.0526",
		"5.2":               "5.2",
		"1. primo":          `1\. primo`,
		"12) dodici":        `12\) dodici`,
		"- trattino":        `\- trattino`,
		"# titolo":          `\# titolo`,
		"a | b":             `a \| b`,
		"*forte* _piano_":   `\*forte\* \_piano\_`,
		"[x](javascript:y)": `\[x\](javascript:y)`,
		"<script>":          `\<script>`,
		"una\nriga":         "una riga",
		"@marta":            `\@marta`,
	} {
		if got := escape(text); got != want {
			t.Errorf("%q became %q, not %q", text, got, want)
		}
	}
	html := markdown.Render(escape("<img src=x> *a* [b](http://c) # d | e"), nil)
	if want := "<p>&lt;img src=x&gt; *a* [b](http://c) # d | e</p>\n"; html != want {
		t.Errorf("it reads %q", html)
	}
}

func TestWordsInItalian(t *testing.T) {
	for value, want := range map[any]string{
		"2022-04-19": "19 aprile 2022", "2020-05-01": "1º maggio 2020", "2022-13-01": "2022-13-01", true: "sì", false: "no", nil: "non indicato",
	} {
		if got := words(value); got != want {
			t.Errorf("%v became %q, not %q", value, got, want)
		}
	}
	if got := slug("Città a Rete: l’Osservatorio"); got != "citta-a-rete-l-osservatorio" {
		t.Errorf("the slug is %q", got)
	}
}
