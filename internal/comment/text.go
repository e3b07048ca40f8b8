package comment

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"piazza/internal/account"
	"piazza/internal/markdown"
	"piazza/internal/problem"
)

const (
	maxBody   = 10_000
	minReason = 3
	maxReason = 500
)

// checkBody returns the text without blanks around it, or why it is refused.
func checkBody(body string) (string, error) {
	body = strings.TrimSpace(body)
	switch {
	case body == "":
		return "", problem.Bad("body", "comment_empty", "Write something first.")
	case !utf8.ValidString(body) || strings.ContainsRune(body, 0):
		return "", problem.Bad("body", "invalid_text", "The text holds characters that cannot be stored.")
	case utf8.RuneCountInString(body) > maxBody:
		return "", problem.Bad("body", "comment_too_long", fmt.Sprintf("A comment has at most %d characters.", maxBody))
	}
	return body, objection(body)
}

// objection refuses what would not be shown as it was meant, so that its writer learns of it before everybody else.
func objection(body string) error {
	switch markdown.Inspect(body) {
	case markdown.RawHTML:
		return problem.Bad("body", "comment_html", "HTML is not shown here: put it between backticks to quote it, and use Markdown to format.")
	case markdown.UnsafeLink:
		return problem.Bad("body", "comment_unsafe_link", "This link cannot be followed: links begin with https://, http:// or mailto:.")
	default:
		return nil
	}
}

// CheckReason returns a public reason without blanks around it, or why it is refused.
func CheckReason(reason string) (string, error) {
	reason = strings.TrimSpace(reason)
	n := utf8.RuneCountInString(reason)
	switch {
	case !utf8.ValidString(reason) || strings.ContainsRune(reason, 0):
		return "", problem.Bad("reason", "invalid_text", "The text holds characters that cannot be stored.")
	case n < minReason:
		return "", problem.Bad("reason", "reason_too_short", fmt.Sprintf("Give a reason of at least %d characters.", minReason))
	case n > maxReason:
		return "", problem.Bad("reason", "reason_too_long", fmt.Sprintf("A reason has at most %d characters.", maxReason))
	}
	return reason, nil
}

// render returns the text as HTML and the members whom it mentions. Known says who has a handle: what looks like a
// mention inside code or a link is none, so that rendering decides who is mentioned.
func render(body string, known map[string]account.ID) (html string, mentioned []account.ID) {
	seen := map[account.ID]bool{}
	html = markdown.Render(body, func(handle string) (string, bool) {
		id, ok := known[handle]
		if ok && !seen[id] {
			seen[id] = true
			mentioned = append(mentioned, id)
		}
		return "/persone/" + handle, ok
	})
	return html, mentioned
}
