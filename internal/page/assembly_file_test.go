package page

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// TestWhatPeopleSaidStaysTextInAFile reads what they wrote as readers of Markdown with all its extensions do: no link, no sign, no mark.
func TestWhatPeopleSaidStaysTextInAFile(t *testing.T) {
	reader := goldmark.New(goldmark.WithExtensions(extension.GFM))
	for _, said := range []string{
		"Guardate https://example.org/a_b?c=1", "HTTP://EXAMPLE.ORG", "(www.example.org)", "ftp://example.org", "scrivi a chi@example.org", "mailto:chi@example.org",
		"[qui](https://example.org)", "![qui](https://example.org/x.png)", "<https://example.org>", "<b>forte</b>", "*forte* e __forte__ e _piano_", "~~via~~ ~via~",
		"# Titolo", "> citato", "- voce", "+ voce", "1. voce", "12) voce", "---", "===", "`codice`", "&lt;", `\*`, "a\nb", "a\r\n# b", "C'è un +1, e 3 - 2 = 1!",
	} {
		for line, allowed := range map[string][]string{"# " + plain(said): {"h1"}, "- " + plainFirst(said): {"ul", "li"}, plainFirst(said): {"p"}} {
			var page strings.Builder
			if err := reader.Convert([]byte(line), &page); err != nil {
				t.Fatal(err)
			}
			inside := page.String()
			for _, tag := range allowed {
				inside = strings.Replace(strings.Replace(inside, "<"+tag+">", "", 1), "</"+tag+">", "", 1)
			}
			if strings.Contains(inside, "<") {
				t.Errorf("%q is more than text: %s", line, page.String())
			}
		}
	}
}
