package privacy

import (
	"embed"
	"strings"
	"time"
	"unicode/utf8"

	"piazza/internal/markdown"
	"piazza/internal/problem"
)

// Notice is one version of how personal data is treated here.
type Notice struct {
	Version          int
	Italian, English string
	// Asks tells whether those who agreed to an earlier one are asked again.
	Asks        bool
	PublishedAt time.Time
}

// Source returns the Markdown in a language, Italian for any but English.
func (n *Notice) Source(language string) string {
	if language == "en" {
		return n.English
	}
	return n.Italian
}

// HTML returns the text in a language, rendered and sanitised.
func (n *Notice) HTML(language string) string { return markdown.Render(n.Source(language), nil) }

// PublishInput is a new notice, Markdown.
type PublishInput struct {
	Italian, English string
	Asks             bool
}

// ConsentInput says which notice is agreed to.
type ConsentInput struct{ Version int }

const longestNotice = 100_000

func (in *PublishInput) check() error {
	for field, text := range map[string]*string{"italian": &in.Italian, "english": &in.English} {
		*text = strings.TrimSpace(*text)
		if *text == "" || utf8.RuneCountInString(*text) > longestNotice || !utf8.ValidString(*text) {
			return problem.Bad(field, "notice_length", "A privacy notice has 1 to 100,000 characters in each language.")
		}
	}
	return nil
}

//go:embed notices
var notices embed.FS

// first is the notice that comes with the program.
func first() (PublishInput, error) {
	it, err := notices.ReadFile("notices/it.md")
	if err != nil {
		return PublishInput{}, err
	}
	en, err := notices.ReadFile("notices/en.md")
	in := PublishInput{Italian: string(it), English: string(en), Asks: true}
	if err == nil {
		err = in.check()
	}
	return in, err
}
