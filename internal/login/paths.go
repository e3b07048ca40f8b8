package login

import (
	"net/http"
	"net/url"
	"strings"
	"unicode"
)

const longestPath = 1000

// local returns the path to go back to after a login, "/" for anything that could lead elsewhere: another host, a
// path that a browser reads as one, or the login itself.
func local(path string) string {
	if path == "" || len(path) > longestPath || path[0] != '/' || strings.HasPrefix(path, "//") || strings.ContainsRune(path, '\\') {
		return "/"
	}
	if strings.ContainsFunc(path, func(r rune) bool { return unicode.IsControl(r) || r == unicode.ReplacementChar }) {
		return "/"
	}
	u, err := url.Parse(path)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || u.Opaque != "" {
		return "/"
	}
	// A browser takes dots away before it looks: /./ /evil.example would become //evil.example.
	if clean := u.JoinPath().Path; strings.HasPrefix(clean, "//") || strings.Contains(u.Path, "//") || strings.ContainsRune(u.Path, '\\') {
		return "/"
	}
	for _, own := range []string{"/auth/", "/demo-idp/"} {
		if strings.HasPrefix(u.Path, own) {
			return "/"
		}
	}
	return u.String()
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
