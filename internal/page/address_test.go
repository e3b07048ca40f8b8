package page

import (
	"strings"
	"testing"

	"piazza/internal/entry"
	"piazza/internal/space"
)

// The client writes the same addresses: its test has the same titles.
func TestATitleBecomesLettersDigitsAndHyphens(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"I piccoli Comuni e la legge: cos’è cambiato?": "i-piccoli-comuni-e-la-legge-cos-e-cambiato",
		"«Già»":        "gia",
		"日本":           "",
		"Si può fare?": "si-puo-fare",
		"ÅÉÎ öñ":       "aei-on",
		"--a--":        "a",
	} {
		if got := slugOf(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
	if got := slugOf(strings.Repeat("parola ", 40)); len(got) > longestSlug || strings.HasSuffix(got, "-") {
		t.Errorf("a long title: %q", got)
	}
}

func TestTheNumberLeads(t *testing.T) {
	t.Parallel()
	for reference, want := range map[string]int64{
		"12-i-piccoli-comuni": 12, "12": 12, "12-": 12, "12bis": 0, "": 0, "-12": 0, "9999999999-x": 0, "0": 0,
	} {
		if got, ok := numberOf(reference); got != want || ok != (want > 0) {
			t.Errorf("%q: %d, %v", reference, got, ok)
		}
	}
}

func TestAddressesInBothLanguages(t *testing.T) {
	t.Parallel()
	e := &entry.Entry{ID: 7, Kind: entry.KindTopic, Title: "Si può fare?", Piazza: &space.Piazza{Slug: "x"}}
	for prefix, want := range map[string][]string{
		"":    {"/", "/piazze/x", "/piazze/x/argomenti/7-si-puo-fare", "/persone/anna", "/piazze/x/argomenti?parola=a+%26+b"},
		"/en": {"/en", "/en/piazze/x", "/en/piazze/x/argomenti/7-si-puo-fare", "/en/persone/anna", "/en/piazze/x/argomenti?parola=a+%26+b"},
	} {
		at := paths{prefix}
		got := []string{at.Home(), at.Piazza("x"), at.Entry(e), at.Member("anna"), at.Tagged("x", entry.KindTopic, "a & b")}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%q, want %q", got[i], want[i])
			}
		}
	}
	for path, want := range map[string]string{"/en": "/", "/en/piazze/x": "/piazze/x", "/entrate": "/entrate", "/": "/"} {
		if english, got := split(path); got != want || english != (path != want) {
			t.Errorf("%s without its language: %s, %v", path, got, english)
		}
	}
}

func TestEveryKindHasItsSection(t *testing.T) {
	t.Parallel()
	for _, kind := range entry.Kinds() {
		if got, ok := kindOf(sectionOf(kind)); got != kind || !ok {
			t.Errorf("%s: %s", kind, got)
		}
	}
	if _, ok := kindOf("toString"); ok {
		t.Error("an unknown word is no section")
	}
}

func TestDescriptions(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("parola ", 40)
	for want, texts := range map[string][]string{
		"Il sommario":         {"Il sommario", "<p>testo</p>"},
		"Un testo & il resto": {"", "<p>Un <b>testo</b> &amp;</p>\n<p>il resto</p>"},
		"":                    {"", " "},
		strings.TrimSpace(strings.Repeat("parola ", 22)) + "…": {long},
	} {
		if got := describe(texts...); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := describe(strings.Repeat("à", 500)); len([]rune(got)) > longestDescription {
		t.Errorf("%d letters", len([]rune(got)))
	}
}

func TestNumbersAndLengths(t *testing.T) {
	t.Parallel()
	it, en := languages()
	for got, want := range map[string]string{
		it.count(1, "commento", "commenti"): "1 commento", it.count(0, "commento", "commenti"): "0 commenti",
		it.count(1234, "c", "commenti"): "1234 commenti", it.count(12345, "c", "commenti"): "12.345 commenti",
		en.count(1234567, "c", "comments"): "1,234,567 comments",
		duration(545):                      "9:05", duration(3750): "1:02:30", duration(9): "0:09",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestBothLanguagesSayEverything(t *testing.T) {
	t.Parallel()
	it, en := languages()
	for _, kind := range entry.Kinds() {
		for _, w := range []*words{it.words, en.words} {
			if w.Kind[kind] == "" || w.Kinds[kind] == "" || w.KindLead[kind] == "" || w.All[kind] == "" {
				t.Errorf("%s has no words", kind)
			}
		}
	}
	for i, list := range [][]string{spoken(it.words), spoken(en.words)} {
		for j, text := range list {
			if text == "" {
				t.Errorf("language %d lacks sentence %d", i, j)
			}
		}
	}
}
