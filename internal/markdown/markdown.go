package markdown

import (
	"bytes"
	"html"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
)

// MaxBytes is how much source Render looks at; domains refuse longer texts long before.
const MaxBytes = 200_000

// Mention says where the page of a member is; ok is false for a handle that nobody has.
type Mention func(handle string) (href string, ok bool)

// engine is made once: goldmark and bluemonday are both safe for use by many at a time.
var engine = sync.OnceValues(func() (goldmark.Markdown, *bluemonday.Policy) { return newRenderer(), newPolicy() })

// Render returns sanitised HTML. A mention of a member becomes a link to him; mention may be nil, and then nobody is
// mentioned.
func Render(source string, mention Mention) string {
	text := clean(source)
	if text == "" {
		return ""
	}
	if pathological(text) {
		return plain(text)
	}
	renderer, policy := engine()
	var out bytes.Buffer
	if err := renderer.Convert([]byte(text), &out, withMentions(mention)); err != nil {
		return plain(text)
	}
	return policy.SanitizeReader(&out).String()
}

// clean cuts the source to its allowed length and takes out what no honest text holds: control characters, and the
// bidirectional overrides that show a text in another order than it has.
func clean(source string) string {
	if len(source) > MaxBytes {
		source = source[:MaxBytes]
		for len(source) > 0 && !utf8.RuneStart(source[len(source)-1]) {
			source = source[:len(source)-1]
		}
	}
	source = strings.ToValidUTF8(source, "\uFFFD")
	return strings.TrimSpace(strings.Map(honest, source))
}

func honest(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case r < ' ' || r == 0x7F:
		return -1
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return -1
	default:
		return r
	}
}

// plain shows the source as it is, in paragraphs.
func plain(text string) string {
	var out strings.Builder
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		if paragraph = strings.TrimSpace(paragraph); paragraph != "" {
			out.WriteString("<p>" + html.EscapeString(paragraph) + "</p>\n")
		}
	}
	return out.String()
}
