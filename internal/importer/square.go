package importer

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"piazza/internal/space"
)

// squareRecord is what the record of a piazza holds, as far as a square is made of it.
type squareRecord struct {
	Platform     string   `json:"platform"`
	Organization string   `json:"organization"`
	Title        string   `json:"title"`
	Slug         string   `json:"slug"`
	Law          lawOf    `json:"law"`
	Sections     []string `json:"sections"`
	AnyoneMay    []string `json:"anyone_may"`
	MembersMay   []string `json:"members_may"`
}

type lawOf struct {
	Reference string `json:"reference"`
	Region    string `json:"region"`
	Subject   string `json:"subject"`
}

var validSlug = regexp.MustCompile(`^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$`)

func drawSquare(text []byte) (*space.Piazza, error) {
	var r squareRecord
	if err := json.Unmarshal(text, &r); err != nil {
		return nil, err
	}
	p := &space.Piazza{
		Slug: r.Slug, Title: r.Title, Owner: r.Organization, Description: r.describe(), Visibility: space.Public, Law: r.Law.cited(),
	}
	var err error
	if p.Sections, err = sectionsOf(r.Sections); err != nil {
		return nil, err
	}
	return p, checkSquare(p)
}

func (l lawOf) cited() *space.Law {
	if l.Reference == "" {
		return nil
	}
	return &space.Law{Reference: l.Reference, Region: given(l.Region), Subject: given(l.Subject)}
}

func given(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

func checkSquare(p *space.Piazza) error {
	switch {
	case !validSlug.MatchString(p.Slug):
		return fmt.Errorf("slug %q is no name for an address: small letters, digits and hyphens, at most 80", shortened(p.Slug, 100))
	case utf8.RuneCountInString(p.Title) > maxTitle:
		return fmt.Errorf("its title has more than %d characters", maxTitle)
	case utf8.RuneCountInString(p.Description) > maxDescription:
		return fmt.Errorf("what one may do there takes more than %d characters", maxDescription)
	}
	return required("title", p.Title)
}

// sectionsOf names the sections; one whose title nobody here knows gets a code made of it.
func sectionsOf(titles []string) ([]space.Section, error) {
	var sections []space.Section
	for _, title := range titles {
		code, known := sectionCodes[strings.ToLower(strings.ReplaceAll(title, "’", "'"))]
		if !known {
			code = slug(title)
		}
		if code == "" || slices.ContainsFunc(sections, func(s space.Section) bool { return s.Code == code }) {
			return nil, fmt.Errorf("the section %q stands twice or has no name", shortened(title, 40))
		}
		sections = append(sections, space.Section{Code: code, Title: upper(title)})
	}
	return sections, nil
}

// describe says in a sentence or two what one may do in the square.
func (r *squareRecord) describe() string {
	var sentences []string
	if len(r.AnyoneMay) > 0 {
		sentences = append(sentences, "Chiunque può "+enumerated(r.AnyoneMay)+".")
	}
	if len(r.MembersMay) > 0 {
		sentences = append(sentences, "Chi è iscritto può "+enumerated(r.MembersMay)+".")
	}
	return strings.Join(sentences, " ")
}

// enumerated joins words as a sentence does: a, b e c.
func enumerated(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + " e " + list[last]
}
