package page

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"piazza/internal/comment"
	"piazza/internal/entry"
)

// sections are the words of the kinds in addresses.
func sectionOf(kind entry.Kind) string {
	switch kind {
	case entry.KindNews:
		return "notizie"
	case entry.KindArticle:
		return "blog"
	case entry.KindVideo:
		return "video"
	case entry.KindPoll:
		return "votazioni"
	default:
		return "argomenti"
	}
}

// kindOf returns the kind whose section has this word.
func kindOf(section string) (entry.Kind, bool) {
	for _, kind := range entry.Kinds() {
		if sectionOf(kind) == section {
			return kind, true
		}
	}
	return "", false
}

const longestSlug = 80

var notInSlug = regexp.MustCompile(`[^a-z0-9]+`)

// slugOf writes a title as it stands in an address. The client does the same, letter for letter.
func slugOf(title string) string {
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) && r >= 0x300 && r <= 0x36F {
			return -1
		}
		return r
	}, norm.NFD.String(title))
	slug := notInSlug.ReplaceAllString(strings.ToLower(plain), "-")
	return strings.Trim(slug[:min(len(slug), longestSlug)], "-")
}

var leadingNumber = regexp.MustCompile(`^(\d{1,9})(?:-|$)`)

// numberOf reads the number at the head of 12-i-piccoli-comuni.
func numberOf(reference string) (int64, bool) {
	match := leadingNumber.FindStringSubmatch(reference)
	if match == nil {
		return 0, false
	}
	n, err := strconv.ParseInt(match[1], 10, 64)
	return n, err == nil && n > 0
}

// paths writes the addresses of the pages in one language.
type paths struct{ prefix string }

// In returns a path without its language in this one.
func (p paths) in(path string) string {
	if path == "/" && p.prefix != "" {
		return p.prefix
	}
	return p.prefix + path
}

// Home is the page of the installation.
func (p paths) Home() string { return p.in("/") }

// Piazza is the page of a piazza.
func (p paths) Piazza(slug string) string { return p.in("/piazze/" + slug) }

// Section is the list of a kind.
func (p paths) Section(slug string, kind entry.Kind) string {
	return p.Piazza(slug) + "/" + sectionOf(kind)
}

// Tagged is the list of a kind with one tag.
func (p paths) Tagged(slug string, kind entry.Kind, tag string) string {
	return p.Section(slug, kind) + "?parola=" + url.QueryEscape(tag)
}

// Entry is the page of an entry.
func (p paths) Entry(e *entry.Entry) string {
	return p.entry(e.Piazza.Slug, e.Kind, e.ID, e.Title)
}

func (p paths) entry(slug string, kind entry.Kind, id entry.ID, title string) string {
	path := p.Section(slug, kind) + "/" + strconv.FormatInt(int64(id), 10)
	if tail := slugOf(title); tail != "" {
		path += "-" + tail
	}
	return path
}

// Comment is the permalink of a comment, beneath the path of its entry.
func (p paths) Comment(under string, id comment.ID) string {
	n := strconv.FormatInt(int64(id), 10)
	return under + "?commento=" + n + "#commento-" + n
}

// People is the list of a piazza's members.
func (p paths) People(slug string) string { return p.Piazza(slug) + "/persone" }

// Decisions is the public log of a piazza.
func (p paths) Decisions(slug string) string { return p.Piazza(slug) + "/registro" }

// Member is the page of a member.
func (p paths) Member(handle string) string { return p.in("/persone/" + handle) }

// SignIn is where one signs in.
func (p paths) SignIn() string { return p.in("/accedi") }
