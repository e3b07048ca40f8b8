package entry

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"piazza/internal/db"
	"piazza/internal/markdown"
	"piazza/internal/problem"
)

const (
	longestTitle   = 160
	longestSummary = 400
	longestBody    = 200_000
	longestTag     = 40
	mostTags       = 10
	shortestReason = 3
	longestReason  = 500
)

// checkTitle trims a title and refuses what is none.
func checkTitle(title string) (string, error) {
	title = strings.TrimSpace(title)
	if title == "" || utf8.RuneCountInString(title) > longestTitle {
		return "", problem.Bad("title", "title_length", "A title has 1 to 160 characters.")
	}
	if !utf8.ValidString(title) || strings.ContainsFunc(title, unicode.IsControl) {
		return "", problem.Bad("title", "invalid_text", "A title is one line of text.")
	}
	return title, nil
}

func checkSummary(summary string) (string, error) {
	summary = strings.TrimSpace(summary)
	if utf8.RuneCountInString(summary) > longestSummary {
		return "", problem.Bad("summary", "summary_length", "A summary has at most 400 characters.")
	}
	return summary, storable("summary", summary)
}

func checkBody(body string) (string, error) {
	if len(body) > longestBody {
		return "", problem.Bad("body", "body_length", "A text has at most 200,000 bytes.")
	}
	return strings.TrimSpace(body), storable("body", body)
}

func storable(field, text string) error {
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return problem.Bad(field, "invalid_text", "The text holds characters that cannot be stored.")
	}
	return nil
}

// normaliseTags brings tags into one form: lower case, single blanks, no leading #, each once.
func normaliseTags(tags []string) ([]string, error) {
	normal := make([]string, 0, len(tags))
	for _, tag := range tags {
		tag = strings.ToLower(strings.Join(strings.Fields(strings.TrimLeft(strings.TrimSpace(tag), "#")), " "))
		if n := utf8.RuneCountInString(tag); n < 1 || n > longestTag || !utf8.ValidString(tag) || strings.ContainsFunc(tag, unicode.IsControl) {
			return nil, problem.Bad("tags", "tag_length", "A tag has 1 to 40 characters.")
		}
		if !slices.Contains(normal, tag) {
			normal = append(normal, tag)
		}
	}
	if len(normal) > mostTags {
		return nil, problem.Bad("tags", "too_many_tags", "An entry has at most 10 tags.")
	}
	return normal, nil
}

// checkReason trims a reason and refuses what is none.
func checkReason(reason string) (string, error) {
	reason = strings.TrimSpace(reason)
	if n := utf8.RuneCountInString(reason); n < shortestReason || n > longestReason {
		return "", problem.Bad("reason", "reason_length", "A reason has 3 to 500 characters.")
	}
	return reason, storable("reason", reason)
}

// checkComplete refuses to show others an entry that says nothing.
func checkComplete(e *Entry) error {
	if e.Body == "" && e.Kind.needsBody() {
		return problem.Bad("body", "body_empty", "Write the text first.")
	}
	return nil
}

// render fills in the body as HTML, with links to the members whom it mentions.
func render(ctx context.Context, tx *db.Tx, e *Entry) error {
	known, err := storeOn(tx).known(ctx, markdown.Handles(e.Body))
	if err != nil {
		return err
	}
	e.BodyHTML = markdown.Render(e.Body, func(handle string) (string, bool) {
		return "/persone/" + handle, known[handle]
	})
	return nil
}

// write puts a checked title, summary, text and tags into an entry; what is nil stays.
func (e *Entry) write(title, summary, body *string, tags []string) (err error) {
	if title != nil {
		if e.Title, err = checkTitle(*title); err != nil {
			return err
		}
	}
	if summary != nil {
		if e.Summary, err = checkSummary(*summary); err != nil {
			return err
		}
	}
	if body != nil {
		if e.Body, err = checkBody(*body); err != nil {
			return err
		}
	}
	if tags != nil {
		e.Tags, err = normaliseTags(tags)
	}
	return err
}

// film puts the recording at an address into an entry; nil leaves as it is. Only videos have one, and they need it.
func (e *Entry) film(address *string) error {
	if address != nil && e.Kind != KindVideo {
		return problem.Bad("videoUrl", "video_url_refused", "Only a video has the address of a recording.")
	}
	if address != nil {
		recording, err := ParseVideo(*address)
		if err != nil {
			return err
		}
		if !recording.same(e.Recording) { // the same one keeps its length
			e.Recording = recording
		}
	}
	if e.Kind == KindVideo && e.Recording == nil {
		return problem.Bad("videoUrl", "video_url_missing", "Give the address of the recording's page.")
	}
	return nil
}
