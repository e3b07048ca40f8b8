package poll

import (
	"context"
	"embed"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/problem"
	"piazza/internal/space"
)

//go:embed templates/*.json
var houseFiles embed.FS

// houseKeys are the house's own templates, in the order in which they are offered.
func houseKeys() []string {
	return []string{"yes_no", "consent", "date", "priorities", "ideas", "budget", "election", "satisfaction"}
}

const (
	mostTemplates     = 100
	mostTemplateBytes = 5_000_000
	longestTemplate   = 160
)

// What is refused of templates.
var (
	ErrTemplate      = problem.Missing("template_missing", "This template does not exist.").On("templateId")
	ErrTemplateTitle = problem.Bad("title", "template_title", "A template has a title of 1 to 160 characters on one line.")
	ErrTemplateTaken = problem.Clash("template_taken", "This piazza keeps a template of this title already.").On("title")
	ErrTemplates     = problem.Clash("templates_full", "A piazza keeps at most 100 templates, of 5 MB in all; delete one first.")
)

// Template is a form of a poll to begin with.
type Template struct {
	// ID is nil for the house's own, Key for those that a piazza keeps.
	ID       *TemplateID
	Key      *string
	Title    string
	Document string
}

// Templates returns the house's own templates and those that a piazza keeps, for its editors; none for others.
func (s *Service) Templates(ctx context.Context, p *space.Piazza) ([]*Template, error) {
	if !mayRun(p, auth.FromContext(ctx)) {
		return nil, nil
	}
	own, err := house()
	if err != nil {
		return nil, err
	}
	kept, err := storeOn(s.db).templates(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	for _, t := range kept {
		if err := t.tidy(); err != nil {
			return nil, err
		}
	}
	return append(own, kept...), nil
}

// tidy writes a document as it was written before it was kept: the database puts it in an order of its own.
func (t *Template) tidy() error {
	d, err := decode(t.Document)
	if err != nil {
		return err
	}
	t.Document, err = d.text()
	return err
}

func house() ([]*Template, error) {
	own := make([]*Template, 0, len(houseKeys()))
	for _, key := range houseKeys() {
		text, err := houseFiles.ReadFile("templates/" + key + ".json")
		if err != nil {
			return nil, err
		}
		d, err := decode(string(text))
		if err != nil {
			return nil, err
		}
		own = append(own, &Template{Key: &key, Title: d.Title, Document: string(text)})
	}
	return own, nil
}

// SaveTemplate keeps a poll's form as a template of its piazza.
func (s *Service) SaveTemplate(ctx context.Context, in TemplateSaveInput) (*Template, error) {
	title, err := line(in.Title, 1, longestTemplate, ErrTemplateTitle)
	if err != nil {
		return nil, err
	}
	e, v, err := s.mine(ctx, in.PollID)
	if err != nil {
		return nil, err
	}
	return s.keep(ctx, e.Piazza.ID, title, documentOf(e, v))
}

// mine reads a poll that the viewer holds.
func (s *Service) mine(ctx context.Context, id entry.ID) (*entry.Entry, *Voting, error) {
	viewer := auth.FromContext(ctx)
	if !viewer.SignedIn() {
		return nil, nil, problem.SignIn()
	}
	v, err := s.ByEntry(ctx, id)
	switch {
	case err != nil:
		return nil, nil, err
	case v == nil:
		return nil, nil, ErrPoll.On("pollId")
	case !v.CanRun(viewer):
		return nil, nil, ErrRun
	}
	e, err := entry.NewService(s.db).ByID(ctx, id)
	if e == nil && err == nil {
		err = ErrPoll.On("pollId")
	}
	return e, v, err
}

// ImportTemplate keeps a form that comes from elsewhere, under its own title.
func (s *Service) ImportTemplate(ctx context.Context, in TemplateImportInput) (*Template, error) {
	viewer := auth.FromContext(ctx)
	if !viewer.SignedIn() {
		return nil, problem.SignIn()
	}
	piazze, err := space.NewService(s.db).ByIDs(ctx, []space.ID{in.PiazzaID})
	if err != nil {
		return nil, err
	}
	piazza := piazze[in.PiazzaID]
	switch {
	case piazza == nil:
		return nil, space.ErrPiazza.On("piazzaId")
	case !mayRun(piazza, viewer):
		return nil, ErrRun
	}
	d, err := ParseDocument(in.Document)
	if err != nil {
		return nil, err
	}
	title, err := line(d.Title, 1, longestTemplate, ErrTemplateTitle.On("document.title"))
	if err != nil {
		return nil, err
	}
	return s.keep(ctx, piazza.ID, title, d)
}

func (s *Service) keep(ctx context.Context, in space.ID, title string, d *Document) (*Template, error) {
	d.Title = title
	text, err := d.text()
	switch {
	case err != nil:
		return nil, err
	case len(text) > longestDocument:
		return nil, ErrLong
	}
	t := &Template{Title: title, Document: text}
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return storeOn(tx).addTemplate(ctx, in, t, account.ViewerID(ctx), tx.Now())
	})
	if err != nil {
		return nil, err
	}
	return t, nil
}

// DeleteTemplate deletes a template of a piazza, for its editors, and returns its id.
func (s *Service) DeleteTemplate(ctx context.Context, in TemplateDeleteInput) (TemplateID, error) {
	viewer := auth.FromContext(ctx)
	if !viewer.SignedIn() {
		return 0, problem.SignIn()
	}
	err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		store := storeOn(tx)
		id, err := store.templateSpace(ctx, in.TemplateID)
		if err != nil {
			return err
		}
		if !viewer.Has(int64(id), auth.Editor) {
			return ErrTemplate
		}
		return store.PollTemplateDelete(ctx, int64(in.TemplateID))
	})
	if err != nil {
		return 0, err
	}
	return in.TemplateID, nil
}

// Duplicate begins a draft with the questions and rules of another poll, and its electoral list.
func (s *Service) Duplicate(ctx context.Context, in DuplicateInput) (*entry.Entry, error) {
	e, v, err := s.mine(ctx, in.PollID)
	if err != nil {
		return nil, err
	}
	d := documentOf(e, v)
	return s.begin(ctx, draft{
		text: entry.CreateInput{
			PiazzaID: e.Piazza.ID, Kind: entry.KindPoll, Title: d.Title, Summary: &d.Summary, Body: &d.Body, Tags: d.Tags,
		},
		rules: d.Rules, questions: d.Questions, electorsOf: in.PollID,
		key: db.Key{Mutation: "pollDuplicate", Key: in.IdempotencyKey, Input: in},
	})
}
