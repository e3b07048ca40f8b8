package poll

import (
	"errors"
	"strings"
	"testing"

	"piazza/internal/entry"
	"piazza/internal/paging"
	"piazza/internal/problem"
	"piazza/internal/space"
)

func (b *bench) templates(t *testing.T, who string) []*Template {
	t.Helper()
	all, err := b.Templates(b.as(t, who), &space.Piazza{ID: b.piazza, Visibility: space.Public})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Each of the house's own is a document that makes a poll, but for the dates that nobody can know.
func TestTheHousesOwnTemplates(t *testing.T) {
	b := setup(t)
	all := b.templates(t, "editor")
	if len(all) != len(houseKeys()) {
		t.Fatalf("there are %d", len(all))
	}
	for i, template := range all {
		if template.ID != nil || *template.Key != houseKeys()[i] || template.Title == "" {
			t.Errorf("template %d is %+v", i, template)
		}
		_, err := b.ImportTemplate(b.as(t, "editor"), TemplateImportInput{b.piazza, template.Document})
		if wantsDates := *template.Key == "date"; wantsDates != errors.Is(err, ErrOptions) || !wantsDates && err != nil {
			t.Errorf("%s: %v", *template.Key, err)
		}
	}
	if left := b.templates(t, "member"); left != nil {
		t.Errorf("a member sees %d", len(left))
	}
}

// A form goes out and comes back without a loss.
func TestTemplatesTravel(t *testing.T) {
	b := setup(t)
	id := b.mustCreate(t, b.everything())
	kept, err := b.SaveTemplate(b.as(t, "editor"), TemplateSaveInput{id, " Di  tutto "})
	if err != nil || kept.ID == nil || kept.Key != nil || kept.Title != "Di tutto" {
		t.Fatalf("kept %+v, %v", kept, err)
	}
	document := strings.Replace(kept.Document, `"Di tutto"`, `"Tornato"`, 1)
	back, err := b.ImportTemplate(b.as(t, "moderator"), TemplateImportInput{b.piazza, document})
	if err != nil || back.Title != "Tornato" || back.Document != document {
		t.Fatalf("back came %+v, %v", back, err)
	}
	all := b.templates(t, "editor")
	if last := all[len(all)-1]; len(all) != len(houseKeys())+2 || last.Title != "Tornato" || last.Document != document {
		t.Errorf("the last is\n%+v\nwant\n%s", last, document)
	}
	d, err := ParseDocument(back.Document)
	if err != nil {
		t.Fatal(err)
	}
	again := b.mustCreate(t, CreateInput{PiazzaID: b.piazza, Title: d.Title, Rules: d.Rules, Questions: d.Questions})
	if one, other := b.load(t, id), b.load(t, again); !same(inputs(standing(one.Questions)), inputs(standing(other.Questions))) ||
		!same(one.input(), other.input()) == (one.Opening != OpensAtTime) || other.ClosesAt != nil {
		t.Errorf("what came back asks\n%s", text(t, other))
	}
	if _, err := b.DeleteTemplate(b.as(t, "editor"), TemplateDeleteInput{*back.ID}); err != nil || len(b.templates(t, "editor")) != len(houseKeys())+1 {
		t.Errorf("it does not go: %v", err)
	}
}

func TestDocumentIsForWhoHoldsThePoll(t *testing.T) {
	b := setup(t)
	v := b.load(t, b.mustPublish(t, b.simple()))
	for who, want := range map[string]bool{"": false, "member": false, "editor": true, "moderator": true} {
		if d, err := b.Document(b.as(t, who), v); err != nil || (d != nil) != want {
			t.Errorf("%q: %v, %v", who, d, err)
		}
	}
}

func TestTemplatesThatAreRefused(t *testing.T) {
	b := setup(t)
	id, draft := b.mustPublish(t, b.simple()), b.mustCreate(t, b.simple())
	kept, err := b.SaveTemplate(b.as(t, "editor"), TemplateSaveInput{id, "Uno"})
	if err != nil {
		t.Fatal(err)
	}
	save := func(who string, in TemplateSaveInput) func() error {
		return func() error { _, err := b.SaveTemplate(b.as(t, who), in); return err }
	}
	b.refused(t, "by a visitor", problem.SignIn(), save("", TemplateSaveInput{id, "x"}))
	b.refused(t, "by a member", ErrRun, save("member", TemplateSaveInput{id, "x"}))
	b.refused(t, "another's draft", ErrPoll, save("moderator", TemplateSaveInput{draft, "x"}))
	b.refused(t, "a title twice", ErrTemplateTaken, save("editor", TemplateSaveInput{id, "Uno"}))
	b.refused(t, "no title", ErrTemplateTitle, save("editor", TemplateSaveInput{id, " "}))
	for who, want := range map[string]error{"": problem.SignIn(), "member": ErrRun} {
		b.refused(t, "imported by "+who, want, func() error {
			_, err := b.ImportTemplate(b.as(t, who), TemplateImportInput{b.piazza, kept.Document})
			return err
		})
		if who == "member" {
			want = ErrTemplate // it does not exist for those who do not see it
		}
		b.refused(t, "deleted by "+who, want, func() error {
			_, err := b.DeleteTemplate(b.as(t, who), TemplateDeleteInput{*kept.ID})
			return err
		})
	}
	b.refused(t, "imported nowhere", space.ErrPiazza, func() error {
		_, err := b.ImportTemplate(b.as(t, "editor"), TemplateImportInput{4711, kept.Document})
		return err
	})
	b.refused(t, "deleting none", ErrTemplate, func() error {
		_, err := b.DeleteTemplate(b.as(t, "editor"), TemplateDeleteInput{})
		return err
	})
	b.exec(t, `insert into poll_template (space_id, title, document, created_by, created_at)
		select space_id, 'n' || n, document, created_by, created_at from poll_template, generate_series(2, 100) n`)
	b.refused(t, "one too many", ErrTemplates, save("editor", TemplateSaveInput{id, "Altro"}))
}

// However many templates a piazza keeps, all of them together can be answered.
func TestTemplatesAreBoundInBytes(t *testing.T) {
	b := setup(t)
	in := b.simple()
	long := strings.Repeat("parola ", 27_000)
	in.Body = &long
	id := b.mustCreate(t, in)
	save := func(title string) error {
		_, err := b.SaveTemplate(b.as(t, "editor"), TemplateSaveInput{id, title})
		return err
	}
	if err := save("Uno"); err != nil {
		t.Fatal(err)
	}
	b.exec(t, `insert into poll_template (space_id, title, document, created_by, created_at)
		select space_id, 'n' || n, document, created_by, created_at from poll_template, generate_series(2, 26) n`)
	b.refused(t, "more than 5 MB", ErrTemplates, func() error { return save("Altro") })
	b.exec(t, `delete from poll_template where title in ('n2', 'n3')`)
	if err := save("Altro"); err != nil {
		t.Errorf("with room for it: %v", err)
	}
	b.exec(t, `update entry set body = repeat('x', 199999) where id = $1`, id)
	b.refused(t, "one that is too long", ErrLong, func() error { return save("Lungo") })
}

func TestDocumentsThatAreRefused(t *testing.T) {
	good := `{"format":"piazza.poll/1","title":"T","questions":[{"kind":"OPEN","title":"Q"}]}`
	if _, err := ParseDocument(good); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		text  string
		want  error
		field string
		says  string
	}{
		"nothing":           {"", ErrDocument, "document", "line 1"},
		"no JSON":           {"\n\nhello", ErrDocument, "document", "line 3"},
		"half of one":       {good[:40], ErrDocument, "document", "line 1"},
		"two":               {good + good, ErrDocument, "document", "follows"},
		"a list":            {"[]", ErrDocument, "document", "line 1"},
		"an unknown word":   {strings.Replace(good, `"title":"T"`, `"title":"T","votes":7`, 1), ErrDocument, "document", `"votes"`},
		"an unknown kind":   {strings.Replace(good, "OPEN", "RIDDLE", 1), ErrDocument, "document", "RIDDLE"},
		"a kind in lower":   {strings.Replace(good, "OPEN", "open", 1), ErrDocument, "document", "open"},
		"another format":    {strings.Replace(good, "poll/1", "poll/2", 1), ErrFormat, "document.format", ""},
		"no format":         {`{"questions":[]}`, ErrFormat, "document.format", ""},
		"no title":          {strings.Replace(good, `"T"`, `""`, 1), problem.Bad("", "title_length", ""), "document.title", ""},
		"no questions":      {`{"format":"piazza.poll/1","title":"T","questions":[]}`, ErrQuestions, "document.questions", ""},
		"a bad question":    {strings.Replace(good, `"Q"`, `" "`, 1), ErrQuestion, "document.questions.0.title", ""},
		"a time of opening": {strings.Replace(good, `"title":"T"`, `"title":"T","rules":{"opensAt":"2027-01-01T00:00:00Z"}`, 1), ErrOpensAt, "document.rules.opensAt", ""},
		"a bad rule":        {strings.Replace(good, `"title":"T"`, `"title":"T","rules":{"threshold":101}`, 1), ErrThreshold, "document.rules.threshold", ""},
		"far too long":      {strings.Repeat(" ", longestDocument) + good, ErrLong, "document", ""},
		"deeply nested":     {strings.Repeat("[", 200_000), ErrDocument, "document", "line 1"},
	} {
		_, err := ParseDocument(c.text)
		p, _ := problem.As(err)
		if !errors.Is(err, c.want) || p.Field != c.field || !strings.Contains(p.Message, c.says) {
			t.Errorf("%s: %v, %+v", name, err, p)
		}
	}
}

func TestDuplicate(t *testing.T) {
	b := setup(t)
	in := b.everything()
	in.Rules.Electorate = new(List)
	id := b.mustCreate(t, in)
	b.mustSet(t, id, "member")
	again := DuplicateInput{id, new("k")}
	copied, err := b.Duplicate(b.as(t, "editor"), again)
	if err != nil || copied.ID == id || copied.State != entry.Draft || copied.Title != in.Title || copied.Body != *in.Body {
		t.Fatalf("the copy is %+v, %v", copied, err)
	}
	one, other := b.load(t, id), b.load(t, copied.ID)
	if !same(inputs(standing(one.Questions)), inputs(standing(other.Questions))) || other.Opening != OpensPublished ||
		other.OpensAt != nil || other.ClosesAt != nil || *other.Threshold != 60 || *other.ElectorCount != 1 || other.Questions[0].ID == one.Questions[0].ID {
		t.Errorf("the copy is held as %+v", other)
	}
	if repeated, err := b.Duplicate(b.as(t, "editor"), again); err != nil || repeated.ID != copied.ID {
		t.Errorf("the same request made %v, %v", repeated, err)
	}
	for who, want := range map[string]error{"": problem.SignIn(), "member": ErrPoll, "moderator": ErrPoll} {
		b.refused(t, "by "+who, want, func() error { _, err := b.Duplicate(b.as(t, who), again); return err })
	}
	if p, err := b.Electors(b.as(t, "editor"), other, paging.Page{}); err != nil || len(p.Members) != 1 || p.Members[0].Handle != "member" {
		t.Errorf("the list of the copy is %v, %v", p, err)
	}
}
