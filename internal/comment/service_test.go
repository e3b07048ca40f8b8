package comment_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/problem"
)

func TestAnswersStandOnThreeLevels(t *testing.T) {
	t.Parallel()
	b := setup(t)
	root := b.write(t, anna, nil, "radice")
	second := b.write(t, bruno, root, "secondo")
	third := b.write(t, anna, second, "terzo")
	fourth := b.write(t, bruno, third, "quarto")
	for _, row := range []struct {
		c       *comment.Comment
		depth   int
		path    []int64
		replies int
	}{
		{root, 1, []int64{int64(root.ID)}, 3},
		{second, 2, []int64{int64(root.ID), int64(second.ID)}, 2},
		{third, 3, []int64{int64(root.ID), int64(second.ID), int64(third.ID)}, 0},
		{fourth, 3, []int64{int64(root.ID), int64(second.ID), int64(fourth.ID)}, 0},
	} {
		got := b.get(t, anna, row.c.ID)
		if got.Depth() != row.depth || !slices.Equal(got.Path, row.path) || got.ReplyCount != row.replies || got.RootID != root.ID {
			t.Errorf("%s: depth %d, path %v, %d replies, root %d", got.Source, got.Depth(), got.Path, got.ReplyCount, got.RootID)
		}
	}
	if *b.get(t, anna, fourth.ID).ParentID != third.ID {
		t.Error("an answer to the third level keeps its true parent")
	}
	if n := b.number(t, `select comment_count * 100 + top_count from thread where entry_id = $1`, b.public); n != 401 {
		t.Errorf("thread counts %d, want 4 comments and 1 at the top", n)
	}
	if got := b.notices(t, "thread", int64(b.public)); len(got) != 4 || got[3] != comment.NoticeAdded {
		t.Errorf("notices %v", got)
	}
}

func TestWhoMayNotWrite(t *testing.T) {
	t.Parallel()
	b := setup(t)
	root := b.write(t, anna, nil, "radice")
	foreign := comment.ID(99999)
	for name, row := range map[string]struct {
		as   int64
		in   comment.CreateInput
		want error
	}{
		"not signed in":     {0, comment.CreateInput{EntryID: b.public, Body: "x"}, problem.SignIn()},
		"not a member":      {dario, comment.CreateInput{EntryID: b.public, Body: "x"}, comment.ErrJoin},
		"closed piazza":     {anna, comment.CreateInput{EntryID: b.closed, Body: "x"}, comment.ErrNoEntry},
		"unknown entry":     {anna, comment.CreateInput{EntryID: 4711, Body: "x"}, comment.ErrNoEntry},
		"malformed id":      {anna, comment.CreateInput{EntryID: 0, Body: "x"}, comment.ErrNoEntry},
		"another's draft":   {bruno, comment.CreateInput{EntryID: b.draft, Body: "x"}, comment.ErrNoEntry},
		"own draft":         {anna, comment.CreateInput{EntryID: b.draft, Body: "x"}, comment.ErrClosed},
		"unknown parent":    {anna, comment.CreateInput{EntryID: b.public, ParentID: &foreign, Body: "x"}, comment.ErrMissing},
		"parent elsewhere":  {elisa, comment.CreateInput{EntryID: b.closed, ParentID: &root.ID, Body: "x"}, comment.ErrMissing},
		"empty":             {anna, comment.CreateInput{EntryID: b.public, Body: " \n "}, problem.Bad("body", "comment_empty", "")},
		"a megabyte":        {anna, comment.CreateInput{EntryID: b.public, Body: strings.Repeat("a", 1<<20)}, problem.Bad("body", "comment_too_long", "")},
		"one rune too many": {anna, comment.CreateInput{EntryID: b.public, Body: strings.Repeat("à", 10_001)}, problem.Bad("body", "comment_too_long", "")},
		"NUL":               {anna, comment.CreateInput{EntryID: b.public, Body: "a\x00b"}, problem.Bad("body", "invalid_text", "")},
	} {
		if _, err := b.comments.Create(as(t, row.as), row.in); !errors.Is(err, row.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n := b.number(t, `select count(*) from comment`); n != 1 {
		t.Errorf("%d comments stand, only the first may", n)
	}
	if _, err := b.comments.Create(as(t, anna), comment.CreateInput{EntryID: b.public, Body: strings.Repeat("à", 10_000)}); err != nil {
		t.Errorf("ten thousand letters: %v", err)
	}
}

func TestTextMentionsMembers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	c := b.write(t, anna, nil, "Ciao @M2 e @nessuno, `@m3 <script>alert(1)</script>`")
	html := *c.BodyHTML()
	if strings.Contains(html, "<script") || !strings.Contains(html, `href="/persone/m2"`) {
		t.Errorf("rendered as %s", html)
	}
	mentions, err := b.comments.Mentions(t.Context(), []*comment.Comment{c})
	if err != nil || len(mentions[c.ID]) != 1 || mentions[c.ID][0].Handle != "m2" {
		t.Errorf("mentions %v, %v", mentions, err)
	}
}

func TestMarkupOfOthersIsRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	c := b.write(t, anna, nil, "testo")
	for _, body := range []string{
		"<script>alert(1)</script>", "ciao <b>tutti</b>", `<img src=x onerror=alert(1)>`, "[x](javascript:alert(1))",
		"[x](data:text/html;base64,PHN2Zz4=)",
	} {
		_, err := b.comments.Create(as(t, anna), comment.CreateInput{EntryID: b.public, Body: body})
		if problem.CodeOf(err) != problem.Invalid {
			t.Errorf("%s: written, %v", body, err)
		}
		if _, err := b.comments.Update(as(t, anna), comment.UpdateInput{CommentID: c.ID, Body: body}); problem.CodeOf(err) != problem.Invalid {
			t.Errorf("%s: changed to, %v", body, err)
		}
	}
	if n := b.number(t, `select count(*) from comment`); n != 1 {
		t.Errorf("%d comments stand", n)
	}
}

func TestEditingKeepsWhatWasSaid(t *testing.T) {
	t.Parallel()
	b := setup(t)
	c := b.write(t, anna, nil, "prima @m2")
	for _, body := range []string{"seconda @m3", "terza", "terza"} {
		if _, err := b.comments.Update(as(t, anna), comment.UpdateInput{CommentID: c.ID, Body: body}); err != nil {
			t.Fatal(err)
		}
	}
	c = b.get(t, bruno, c.ID)
	if *c.Body() != "terza" || c.EditedAt == nil || c.Version != 3 {
		t.Errorf("body %q, edited %v, version %d", *c.Body(), c.EditedAt, c.Version)
	}
	history, err := b.comments.History(as(t, bruno), []*comment.Comment{c})
	if err != nil || len(history[c.ID]) != 2 || history[c.ID][0].Body != "prima @m2" || history[c.ID][1].Version != 2 {
		t.Errorf("history %v, %v", history[c.ID], err)
	}
	if n := b.number(t, `select count(*) from mention`); n != 0 {
		t.Errorf("%d mentions are left of texts that are gone", n)
	}
	if got := b.notices(t, "thread", int64(b.public)); !slices.Equal(got, []string{"comment_added", "comment_edited", "comment_edited"}) {
		t.Errorf("notices %v: the same text is no change", got)
	}
	if _, err := b.comments.Update(as(t, bruno), comment.UpdateInput{CommentID: c.ID, Body: "altro"}); !errors.Is(err, comment.ErrNotYours) {
		t.Errorf("another's comment: %v", err)
	}
}

func TestDeletingErasesTheTextAndKeepsThePlace(t *testing.T) {
	t.Parallel()
	b := setup(t)
	root := b.write(t, anna, nil, "segreto @m2")
	answer := b.write(t, bruno, root, "risposta")
	if _, err := b.comments.Update(as(t, anna), comment.UpdateInput{CommentID: root.ID, Body: "ancora segreto"}); err != nil {
		t.Fatal(err)
	}
	c, err := b.comments.Delete(as(t, anna), comment.Input{CommentID: root.ID})
	if err != nil || c.State != comment.Deleted || c.Body() != nil || c.Author() != nil {
		t.Fatalf("deleted: %+v, %v", c, err)
	}
	if n := b.number(t, `select (select count(*) from comment where body like '%segreto%' or body_html like '%segreto%')
		+ (select count(*) from comment_revision) + (select count(*) from mention)`); n != 0 {
		t.Errorf("%d rows still hold what was deleted", n)
	}
	if got := b.get(t, carla, answer.ID); got.Body() == nil || *got.ParentID != root.ID {
		t.Error("the answer stays readable")
	}
	if n := b.number(t, `select comment_count * 100 + top_count from thread`); n != 101 {
		t.Errorf("thread counts %d: one comment can be read, one stands at the top", n)
	}
	if _, err := b.comments.Delete(as(t, anna), comment.Input{CommentID: root.ID}); !errors.Is(err, comment.ErrNotVisible) {
		t.Errorf("deleted twice: %v", err)
	}
	if _, err := b.comments.Create(as(t, bruno), comment.CreateInput{EntryID: b.public, ParentID: &root.ID, Body: "x"}); !errors.Is(err, comment.ErrNotVisible) {
		t.Errorf("answered what is gone: %v", err)
	}
}

func TestReactingTwiceChangesNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	c := b.write(t, anna, nil, "testo")
	for _, in := range []comment.ReactInput{
		{c.ID, comment.Agree, true},
		{c.ID, comment.Agree, true},
		{c.ID, comment.Insight, true},
		{c.ID, comment.Thanks, false},
		{c.ID, comment.Insight, false},
		{c.ID, comment.Insight, false},
	} {
		if _, err := b.comments.React(as(t, bruno), in); err != nil {
			t.Fatal(err)
		}
	}
	got := b.get(t, anna, c.ID)
	if got.Counts != (comment.Counts{Agree: 1}) || got.Version != 4 || len(got.Reactions()) != 1 {
		t.Errorf("counts %+v, version %d", got.Counts, got.Version)
	}
	if n := b.number(t, `select reaction_count from comment where id = $1`, c.ID); n != 1 {
		t.Errorf("reaction_count %d", n)
	}
	if got := b.notices(t, "thread", int64(b.public)); len(got) != 4 {
		t.Errorf("notices %v: three changes were made", got)
	}
	mine, err := b.comments.ViewerReactions(as(t, bruno), []comment.ID{c.ID})
	if err != nil || !slices.Equal(mine[c.ID], []comment.ReactionKind{comment.Agree}) {
		t.Errorf("viewer's reactions %v, %v", mine, err)
	}
}

func TestARepeatedRequestWritesOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	key := "chiave"
	in := comment.CreateInput{EntryID: b.public, Body: "una volta sola", IdempotencyKey: &key}
	first, err := b.comments.Create(as(t, anna), in)
	if err != nil {
		t.Fatal(err)
	}
	again, err := b.comments.Create(as(t, anna), in)
	if err != nil || again.ID != first.ID {
		t.Errorf("repeated: %v, %v", again, err)
	}
	other := in
	other.Body = "altro"
	if _, err := b.comments.Create(as(t, anna), other); !errors.Is(err, db.ErrKeyReused) {
		t.Errorf("another input under the key: %v", err)
	}
	if c, err := b.comments.Create(as(t, bruno), in); err != nil || c.ID == first.ID {
		t.Errorf("another member's key is another key: %v, %v", c, err)
	}
	if got := b.notices(t, "thread", int64(b.public)); len(got) != 2 {
		t.Errorf("notices %v", got)
	}
	if _, err := b.db.Exec(t.Context(), `update space set visibility = 'members' where id = $1`, publicSpace); err != nil {
		t.Fatal(err)
	}
	if _, err := b.comments.Create(as(t, dario), in); !errors.Is(err, comment.ErrNoEntry) {
		t.Errorf("a replay is authorised anew: %v", err)
	}
}

func TestAClosedPiazzaKeepsItsComments(t *testing.T) {
	t.Parallel()
	b := setup(t)
	c, err := b.comments.Create(as(t, elisa), comment.CreateInput{EntryID: b.closed, Body: "fra noi"})
	if err != nil {
		t.Fatal(err)
	}
	for _, stranger := range []int64{0, anna, carla, dario} {
		if _, err := b.comments.Get(as(t, stranger), c.ID); !errors.Is(err, comment.ErrMissing) {
			t.Errorf("member %d reads it: %v", stranger, err)
		}
		if stranger == 0 {
			continue
		}
		if _, err := b.comments.React(as(t, stranger), comment.ReactInput{CommentID: c.ID, Kind: comment.Agree, On: true}); !errors.Is(err, comment.ErrMissing) {
			t.Errorf("member %d reacts to it: %v", stranger, err)
		}
	}
}
