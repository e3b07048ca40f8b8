package poll

import (
	"context"
	"strings"
	"testing"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/entry"
)

// No text of a poll names who has erased himself, and nothing else is touched.
func TestRename(t *testing.T) {
	b := setup(t)
	in := b.everything()
	in.Questions[0].Title, in.Questions[0].Section = "Che dice @Member?", new("Di @member")
	in.Questions[0].Note, in.Questions[0].Options[0].Title = new("Vedi /persone/member"), "Come @member, "+strings.Repeat("a", 180)
	in.Questions[11].Rows[0] = "Il progetto di @member"
	in.Rules = nil
	named, other := b.mustPublish(t, in), b.mustPublish(t, b.simple())
	b.exec(t, `update poll set outcome = 'Decide @member', outcome_html = '<p>Decide @member</p>' where entry_id = $1`, named)
	if _, err := b.SaveTemplate(b.as(t, "editor"), TemplateSaveInput{named, "Di @member"}); err != nil {
		t.Fatal(err)
	}
	before, untouched := b.load(t, named), b.load(t, other)
	r := account.Renaming{From: "member", To: "x-nessuno"}
	for _, above := range []entry.ID{0, named} {
		err := b.db.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return RenameIn(ctx, tx, r, above, above+named) })
		if err != nil {
			t.Fatal(err)
		}
	}
	after := b.load(t, named)
	document, err := b.Document(b.as(t, "editor"), after)
	if err != nil {
		t.Fatal(err)
	}
	everything := *document + after.Outcome + after.OutcomeHTML + b.written(t)
	for _, word := range []string{"@member", "@Member", "/persone/member"} {
		if strings.Contains(everything, word) {
			t.Errorf("%s still stands in\n%s", word, everything)
		}
	}
	if after.Version != before.Version+1 || b.heard(t) != 1 || after.Questions[0].Title != "Che dice @x-nessuno?" {
		t.Errorf("the poll is %+v", after)
	}
	if again := b.load(t, other); again.Version != untouched.Version || !same(again.Questions, untouched.Questions) {
		t.Errorf("another poll became %+v", again)
	}
	if left := b.templates(t, "editor"); left[len(left)-1].Title != "Di @x-nessuno" {
		t.Errorf("the template is %+v", left[len(left)-1])
	}
}
