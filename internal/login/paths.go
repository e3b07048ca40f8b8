package login

import (
	"net/http"
	"net/url"
	"path"
	"strings"
	"unicode"
)

const longestPath = 1000

// Local returns the path to go back to after a login, "/" for anything that could lead elsewhere: another host, a
// path that a browser reads as one, or the login itself.
func Local(given string) string {
	if len(given) > longestPath || misleading(given) {
		return "/"
	}
	u, err := url.Parse(given)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || u.Opaque != "" || misleading(u.Path) {
		return "/"
	}
	for _, own := range []string{"/auth/", "/demo-idp/"} {
		if strings.HasPrefix(path.Clean(u.Path)+"/", own) {
			return "/"
		}
	}
	return u.String()
}

// misleading tells a path that does not begin at our root, or that a browser may read as another one: it takes
// control characters away, turns backslashes round, and takes dots away before it looks, so that /.//evil.example
// becomes //evil.example.
func misleading(path string) bool {
	before, _, _ := strings.Cut(path, "?")
	return !strings.HasPrefix(path, "/") || strings.Contains(before, "//") || strings.ContainsRune(path, '\\') ||
		strings.ContainsFunc(path, func(r rune) bool { return unicode.IsControl(r) || r == unicode.ReplacementChar })
}

// languageOf is the language in which a person reads: that of the page to which he goes back, otherwise his browser's.
func languageOf(r *http.Request, path string) string {
	if path == "/en" || strings.HasPrefix(path, "/en/") {
		return "en"
	}
	if path != "/" {
		return "it"
	}
	return Preferred(r.Header.Get("Accept-Language"))
}

// Preferred reads the first language that we speak from a list such as "en-GB,it;q=0.8"; Italian where there is none.
func Preferred(list string) string {
	for tag := range strings.SplitSeq(list, ",") {
		tag, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(tag)), ";")
		primary, _, _ := strings.Cut(tag, "-")
		if primary == "it" || primary == "en" {
			return primary
		}
	}
	return "it"
}
