package importer

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"piazza/internal/entry"
	"piazza/internal/space"
)

// Kind is what a record is: a key at the top of a file of records.
type Kind string

// The kinds of record.
const (
	Piazza    Kind = "piazza"
	Process   Kind = "process"
	Proposal  Kind = "proposal"
	Project   Kind = "project"
	Programme Kind = "programme"
)

// kinds are all kinds, in the order in which they are written: what the others stand in comes first.
var kinds = []Kind{Piazza, Process, Proposal, Project, Programme}

// Record is one record of a file, whole, with what the square shows of it.
type Record struct {
	Kind Kind
	// Key tells the record from others of its kind and source.
	Key string
	// JSON is the whole record, its keys sorted.
	JSON []byte
	// Square is set for a piazza, Page for all else.
	Square *space.Piazza
	Page   *page
}

// page is the readable entry that is made of a record.
type page struct {
	Kind                 entry.Kind
	Title, Summary, Body string
	Tags                 []string
}

const (
	maxTitle       = 160
	maxSummary     = 400
	maxDescription = 2000
	maxPage        = 200_000
)

// newRecord judges one record and draws what is shown of it.
func newRecord(kind Kind, text []byte) (*Record, error) {
	value, err := parseTree(text)
	if err != nil {
		return nil, err
	}
	tree, ok := value.(object)
	if !ok {
		return nil, fmt.Errorf("it should be an object")
	}
	canonical, err := json.Marshal(plain(tree))
	if err != nil {
		return nil, err
	}
	r := &Record{Kind: kind, JSON: canonical}
	return r, r.draw(tree, text)
}

func (r *Record) draw(tree object, text []byte) (err error) {
	if r.Kind == Piazza {
		r.Square, err = drawSquare(text)
		if err == nil {
			r.Key = r.Square.Slug
		}
		return err
	}
	r.Key, r.Page, err = pages[r.Kind](tree, text)
	if err != nil {
		return err
	}
	r.Page.Summary = shortened(r.Page.Summary, maxSummary)
	return r.Page.check()
}

func (p *page) check() error {
	switch {
	case utf8.RuneCountInString(p.Title) > maxTitle:
		return fmt.Errorf("its title has more than %d characters", maxTitle)
	case len(p.Body) > maxPage:
		return fmt.Errorf("its text would have more than %d bytes", maxPage)
	}
	return nil
}

// shortened cuts a text after a whole word.
func shortened(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	cut := string([]rune(text)[:most-1])
	if at := strings.LastIndexByte(cut, ' '); at > 0 {
		cut = cut[:at]
	}
	return cut + "…"
}

// required returns why a text that must be there is not.
func required(name, value string) error {
	if strings.TrimSpace(value) == "" {
		return fmt.Errorf("%s is missing", name)
	}
	return nil
}
