package markdown

import (
	"regexp"

	"github.com/microcosm-cc/bluemonday"
)

var (
	relation = regexp.MustCompile(`^nofollow noopener ugc$`)
	mentions = regexp.MustCompile(`^mention$`)
	ordinal  = regexp.MustCompile(`^[0-9]{1,9}$`)
)

// newPolicy lists what readers may receive; whatever is not here is taken out.
func newPolicy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "strong", "em", "del", "code", "pre", "blockquote",
		"ul", "li", "ol", "table", "thead", "tbody", "tr", "th", "td")
	p.AllowAttrs("start").Matching(ordinal).OnElements("ol")
	p.AllowAttrs("href").OnElements("a")
	p.AllowAttrs("rel").Matching(relation).OnElements("a")
	p.AllowAttrs("class").Matching(mentions).OnElements("a")
	p.RequireParseableURLs(true)
	p.AllowRelativeURLs(true)
	p.AllowURLSchemes("http", "https", "mailto")
	p.RequireNoFollowOnFullyQualifiedLinks(true)
	return p
}
