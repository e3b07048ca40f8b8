package poll

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"piazza/internal/auth"
	"piazza/internal/entry"
	"piazza/internal/problem"
)

// inputs returns questions as somebody would ask for them. What is the default is left out, so that what means the same
// reads the same.
func inputs(questions []asked) []QuestionInput {
	written := make([]QuestionInput, len(questions))
	for i := range questions {
		q := &questions[i]
		written[i] = QuestionInput{
			Kind: q.Kind, Section: said(q.Section), Title: q.Title, Note: said(q.Note), OnlyIf: q.condition, Limits: q.Bounds(),
		}
		if *written[i].Limits == (Bounds{}) {
			written[i].Limits = nil
		}
		if !q.IsRequired {
			written[i].IsRequired = new(false)
		}
		for n := range q.Options {
			written[i].Options = append(written[i].Options, q.Options[n].input())
		}
		for _, row := range q.Rows {
			written[i].Rows = append(written[i].Rows, row.Title)
		}
	}
	return written
}

func (o *Option) input() OptionInput {
	in := OptionInput{Title: o.Title, Meaning: said(o.Meaning), StartsAt: o.StartsAt, EndsAt: o.EndsAt}
	if o.Cost != 0 {
		in.Cost = &o.Cost
	}
	return in
}

// said returns a text, nil where it says nothing.
func said(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// same tells whether two things are written alike.
func same(a, b any) bool {
	one, err := json.Marshal(a)
	if err != nil {
		return false
	}
	other, err := json.Marshal(b)
	return err == nil && bytes.Equal(one, other)
}

// Format names the documents in which forms of polls travel, and their version.
const Format = "piazza.poll/1"

const longestDocument = 200_000

// What is refused of documents.
var (
	ErrDocument = problem.Bad("document", "document_json", "This is no form of a poll.")
	ErrFormat   = problem.Bad("document.format", "document_format", "This document is no form of a poll, or of a version that is not known here.")
	ErrLong     = problem.Bad("document", "document_length", "A form of a poll has at most 200,000 bytes.")
)

// Document is the form of a poll as it travels: what it asks and how it is held, without times and without people.
type Document struct {
	Format    string          `json:"format"`
	Title     string          `json:"title"`
	Summary   string          `json:"summary,omitempty"`
	Body      string          `json:"body,omitempty"`
	Tags      []string        `json:"tags,omitempty"`
	Rules     *RulesInput     `json:"rules,omitempty"`
	Questions []QuestionInput `json:"questions"`
}

// documentOf writes down the form of a poll.
func documentOf(e *entry.Entry, v *Voting) *Document {
	return &Document{
		Format: Format, Title: e.Title, Summary: e.Summary, Body: e.Body, Tags: e.Tags, Rules: v.input(),
		Questions: inputs(standing(v.Questions)),
	}
}

// input returns rules as somebody would ask for them anew, without times: they have passed when it is used again.
func (r *Rules) input() *RulesInput {
	in := &RulesInput{
		Electorate: &r.Electorate, Assurance: &r.Assurance, IsChangeable: &r.IsChangeable, ResultsVisibility: &r.ResultsVisibility,
		ShowsAssurance: &r.ShowsAssurance, ShowsVoters: &r.ShowsVoters, Reasons: &r.Reasons, TakesOptions: &r.TakesOptions,
		IsShuffled: &r.IsShuffled, Quorum: r.Quorum, Threshold: r.Threshold,
	}
	if r.IsConfidential {
		in.IsConfidential = &r.IsConfidential
	}
	if r.Opening != OpensAtTime {
		in.Opening = &r.Opening
	}
	return in
}

// text writes a document as it is shown and downloaded.
func (d *Document) text() (string, error) {
	text, err := json.MarshalIndent(d, "", "  ")
	return string(text), err
}

// ParseDocument reads a document that comes from elsewhere, and refuses what would make no poll.
func ParseDocument(text string) (*Document, error) {
	if len(text) > longestDocument {
		return nil, ErrLong
	}
	d, err := decode(text)
	if err != nil {
		return nil, err
	}
	return d, d.check()
}

// decode reads a document as it stands.
func decode(text string) (*Document, error) {
	var d Document
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&d); err != nil {
		return nil, illegible(text, decoder.InputOffset(), err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, illegible(text, decoder.InputOffset(), errors.New("something follows the document"))
	}
	return &d, nil
}

// illegible says where a document cannot be read, and why.
func illegible(text string, offset int64, cause error) error {
	if syntax, ok := errors.AsType[*json.SyntaxError](cause); ok {
		offset = syntax.Offset
	}
	if kind, ok := errors.AsType[*json.UnmarshalTypeError](cause); ok {
		offset = kind.Offset
	}
	line := 1 + strings.Count(text[:max(0, min(int(offset), len(text)))], "\n")
	said := strings.TrimPrefix(cause.Error(), "json: ")
	refusal := *ErrDocument
	refusal.Message = fmt.Sprintf("This is no form of a poll: line %d: %s.", line, strings.ToValidUTF8(said, "?"))
	return &refusal
}

// check asks the same of a document as of a poll that is begun.
func (d *Document) check() error {
	if d.Format != Format {
		return ErrFormat
	}
	if d.Rules != nil && (d.Rules.OpensAt != nil || d.Rules.ClosesAt != nil) {
		return under("document", ErrOpensAt)
	}
	if _, err := usualRules().with(d.Rules); err != nil {
		return under("document", err)
	}
	if _, err := readQuestions(d.Questions); err != nil {
		return under("document", err)
	}
	_, err := entry.Compose(entry.CreateInput{
		Kind: entry.KindPoll, Title: d.Title, Summary: &d.Summary, Body: &d.Body, Tags: d.Tags,
	})
	if err != nil {
		return under("document", err)
	}
	return nil
}

// Document returns the form of a poll as a document, for who holds it; nil for others.
func (s *Service) Document(ctx context.Context, v *Voting) (*string, error) {
	if !v.CanRun(auth.FromContext(ctx)) {
		return nil, nil
	}
	e, err := entry.NewService(s.db).ByID(ctx, v.EntryID)
	if e == nil || err != nil {
		return nil, err
	}
	text, err := documentOf(e, v).text()
	return &text, err
}
