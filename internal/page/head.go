package page

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// head is what a page says of itself to machines.
type head struct {
	Title, Description string
	// Canonical is the page's one address; Italian and English are the same page in each language.
	Canonical, Italian, English string
	Locale                      string
	// Kind is the page's type in the words of Open Graph.
	Kind                string
	Author              string
	Published, Modified *time.Time
	NoIndex             bool
	// Linked holds what is said in JSON-LD.
	Linked []any
}

const longestDescription = 160

func (h *Handler) head(q *request, title string) head {
	query := kept(q.URL.Query())
	full := q.lang.words.Name
	if title != "" {
		full = title + " · " + full
	}
	return head{
		Title: full, Description: q.lang.words.HomeLead, Locale: q.lang.locale, Kind: "website",
		Canonical: h.PublicURL + q.at.in(q.path) + query,
		Italian:   h.PublicURL + paths{h.it.prefix}.in(q.path) + query,
		English:   h.PublicURL + paths{h.en.prefix}.in(q.path) + query,
	}
}

// kept writes what belongs to the address of a page: where a list goes on, and by which tag it is cut. A permalink is
// the page of its entry.
func kept(given url.Values) string {
	own := url.Values{}
	for _, name := range []string{"dopo", "parola", "ramo", "versione"} {
		if value := given.Get(name); value != "" {
			own.Set(name, value)
		}
	}
	if len(own) == 0 {
		return ""
	}
	return "?" + own.Encode()
}

var tags = regexp.MustCompile(`<[^>]*>`)

// describe returns the first words of a text, without markup.
func describe(texts ...string) string {
	for _, text := range texts {
		plain := strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(text, " "))), " ")
		if plain != "" {
			return shorten(plain, longestDescription)
		}
	}
	return ""
}

// shorten cuts a text after a whole word.
func shorten(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	cut := string(runes[:most-1])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.–—-") + "…"
}
