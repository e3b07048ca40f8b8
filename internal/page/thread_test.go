package page

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/moderation"
)

var numbered = regexp.MustCompile(`id="commento-(\d+)"`)

func commentsOn(body string) []string {
	var list []string
	for _, match := range numbered.FindAllStringSubmatch(body, -1) {
		list = append(list, match[1])
	}
	return list
}

func TestAThreadIsReadWithoutScript(t *testing.T) {
	t.Parallel()
	b := setup(t)
	root := b.write(t, nil, "La radice")
	second := b.write(t, &root.ID, "La risposta")
	third := b.write(t, &second.ID, "La terza")
	b.write(t, &third.ID, "La quarta")
	if _, err := b.comments.React(auth.With(t.Context(), viewer(carla)), comment.ReactInput{CommentID: root.ID, Kind: comment.Agree, On: true}); err != nil {
		t.Fatal(err)
	}
	body := b.get(t, 0, news).Body.String()
	for _, want := range []string{
		">4 commenti</h2>", "La radice", "La quarta", "D’accordo", "chi ha scritto il testo",
		`aria-label="Risposta di Anna &lt;b&gt;Bini&lt;/b&gt; a Anna &lt;b&gt;Bini&lt;/b&gt;"`,
		fmt.Sprintf(`href="%s?commento=%d#commento-%d"`, news, third.ID, third.ID),
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if depth := strings.Count(body, `<ol class="pz-risposte">`); depth != 2 {
		t.Errorf("%d lists of answers, three levels have two", depth)
	}
	if english := b.get(t, 0, "/en"+news).Body.String(); !strings.Contains(english, ">4 comments</h2>") || !strings.Contains(english, "I agree") {
		t.Error("the same in English")
	}
}

func TestWhatWasHiddenOrDeletedKeepsItsPlace(t *testing.T) {
	t.Parallel()
	b := setup(t)
	hidden := b.write(t, nil, "parole nascoste")
	b.write(t, &hidden.ID, "si legge ancora")
	deleted := b.write(t, nil, "parole tolte")
	ctx := auth.With(t.Context(), viewer(carla))
	if _, err := moderation.NewService(b.db).Hide(ctx, comment.ReasonInput{CommentID: hidden.ID, Reason: "dati di terzi <b>"}); err != nil {
		t.Fatal(err)
	}
	if _, err := b.comments.Delete(auth.With(t.Context(), viewer(anna)), comment.Input{CommentID: deleted.ID}); err != nil {
		t.Fatal(err)
	}
	for _, member := range []int64{0, carla} {
		body := b.get(t, member, news).Body.String()
		for _, want := range []string{
			"Nascosto dalla moderazione: dati di terzi &lt;b&gt;", "si legge ancora", "La risposta resta leggibile.", "Tolto da chi l’ha scritto.",
		} {
			if !strings.Contains(body, want) {
				t.Errorf("member %d: the page lacks %s", member, want)
			}
		}
		if strings.Contains(body, "parole nascoste") || strings.Contains(body, "parole tolte") {
			t.Errorf("member %d reads what was hidden or deleted", member)
		}
	}
	log := b.get(t, 0, "/piazze/aperta/registro").Body.String()
	if !strings.Contains(log, "Commento nascosto") || !strings.Contains(log, fmt.Sprintf(`href="%s?commento=%d#commento-%d"`, news, hidden.ID, hidden.ID)) ||
		strings.Contains(log, "parole nascoste") {
		t.Error("the log names the decision and leads to its place")
	}
}

func TestALongThreadIsRead(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var roots []*comment.Comment
	for i := range 25 {
		roots = append(roots, b.write(t, nil, fmt.Sprint("radice ", i)))
	}
	var answers []*comment.Comment
	for i := range 13 {
		answers = append(answers, b.write(t, &roots[22].ID, fmt.Sprint("risposta ", i)))
	}
	first := b.get(t, 0, news).Body.String()
	if got := commentsOn(first); len(got) != pageLength || got[0] != itoa(roots[0].Number()) {
		t.Errorf("the first page holds %v", got)
	}
	next := regexp.MustCompile(`rel="next" href="([^"#]+)`).FindStringSubmatch(first)
	if next == nil {
		t.Fatal("the thread goes on")
	}
	second := b.get(t, 0, next[1]).Body.String()
	if got := commentsOn(second); len(got) != 5+repliesLength || !strings.Contains(second, "Leggi la discussione dal principio") {
		t.Errorf("the second page holds %v", got)
	}
	branch := regexp.MustCompile(`href="([^"#]+)#commento-\d+">Mostra 13 risposte`).FindStringSubmatch(second)
	if branch == nil {
		t.Fatal("the branch goes on")
	}
	if got := commentsOn(b.get(t, 0, branch[1]).Body.String()); len(got) != 14 {
		t.Errorf("the branch holds %v", got)
	}
	late := answers[12]
	permalink := b.get(t, 0, fmt.Sprintf("%s?commento=%d", news, late.ID)).Body.String()
	got := commentsOn(permalink)
	if got[0] != itoa(roots[22].Number()) || !strings.Contains(permalink, fmt.Sprintf(`id="commento-%d" class="pz-commento puntato"`, late.ID)) {
		t.Errorf("a permalink shows %v", got)
	}
	if lost := b.get(t, 0, news+"?commento=4711").Body.String(); !strings.Contains(lost, "Il commento del collegamento non c’è") {
		t.Error("a permalink to nothing says so")
	}
	if b.get(t, 0, news+"?ramo=4711").Code != 404 {
		t.Error("a branch that is none")
	}
}
