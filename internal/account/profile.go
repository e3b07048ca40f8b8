package account

import (
	"strings"
	"unicode/utf8"

	"piazza/internal/problem"
)

const (
	longestHeadline = 120
	longestBio      = 2000
)

// check trims what was given and refuses what breaks a rule.
func (in *UpdateInput) check() error {
	for _, text := range []*string{in.Name, in.Headline, in.Bio} {
		if text != nil {
			*text = strings.TrimSpace(*text)
		}
	}
	if in.Name != nil && (*in.Name == "" || utf8.RuneCountInString(*in.Name) > longestName || !oneLine(*in.Name)) {
		return problem.Bad("name", "name_length", "A name has 1 to 80 characters on one line.")
	}
	if in.Headline != nil && (utf8.RuneCountInString(*in.Headline) > longestHeadline || !oneLine(*in.Headline)) {
		return problem.Bad("headline", "headline_length", "This line has at most 120 characters.")
	}
	if in.Bio != nil && utf8.RuneCountInString(*in.Bio) > longestBio {
		return problem.Bad("bio", "bio_length", "This text has at most 2,000 characters.")
	}
	return nil
}

// oneLine refuses line breaks and other control characters.
func oneLine(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7F })
}
