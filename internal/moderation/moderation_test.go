package moderation_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/moderation"
	"piazza/internal/paging"
	"piazza/internal/problem"
	"piazza/internal/space"
)

const (
	anna  = 1 // member
	carla = 2 // moderator
)

type bundle struct {
	db         *db.DB
	comments   *comment.Service
	moderation *moderation.Service
	piazza     *space.Piazza
	root       *comment.Comment
	answer     *comment.Comment
}

func setup(t *testing.T) *bundle {
	t.Helper()
	d := dbtest.New(t)
	for _, statement := range []string{
		`insert into member (handle, name, created_at) values ('anna', 'Anna', now()), ('carla', 'Carla', now())`,
		`insert into space (slug, title, created_at, updated_at) values ('aperta', 'Aperta', now(), now())`,
		`insert into entry (space_id, kind, state, author_id, title, created_at, updated_at, published_at)
			values (1, 'news', 'published', 2, 'Il titolo', now(), now(), now())`,
	} {
		if _, err := d.Exec(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	b := &bundle{
		db: d, comments: comment.NewService(d), moderation: moderation.NewService(d),
		piazza: &space.Piazza{ID: 1, Visibility: space.Public},
	}
	b.root = b.write(t, nil, "testo segreto")
	b.answer = b.write(t, &b.root.ID, "risposta")
	return b
}

func (b *bundle) write(t *testing.T, parent *comment.ID, body string) *comment.Comment {
	t.Helper()
	c, err := b.comments.Create(as(t, anna), comment.CreateInput{EntryID: 1, ParentID: parent, Body: body})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func as(t *testing.T, member int64) context.Context {
	t.Helper()
	role := auth.Member
	if member == carla {
		role = auth.Moderator
	}
	return auth.With(t.Context(), auth.Viewer{MemberID: member, Roles: map[int64]auth.Role{1: role}})
}

func (b *bundle) number(t *testing.T, query string) int {
	t.Helper()
	var n int
	if err := b.db.QueryRow(t.Context(), query).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func (b *bundle) notices(t *testing.T, kind string) []string {
	t.Helper()
	var kinds []string
	err := b.db.QueryRow(t.Context(), `select coalesce(array_agg(n.kind order by n.seq), '{}')
		from notice n join stream s on s.id = n.stream_id where s.kind = $1`, kind).Scan(&kinds)
	if err != nil {
		t.Fatal(err)
	}
	return kinds
}

func TestHidingAndRestoring(t *testing.T) {
	t.Parallel()
	b := setup(t)
	hidden, err := b.moderation.Hide(as(t, carla), comment.ReasonInput{CommentID: b.root.ID, Reason: "  dati di terzi "})
	if err != nil || hidden.State != comment.Hidden || *hidden.HiddenReason() != "dati di terzi" || hidden.Body() != nil {
		t.Fatalf("hidden: %+v, %v", hidden, err)
	}
	seen, err := b.comments.Get(as(t, anna), b.root.ID)
	if err != nil || seen.Body() != nil || seen.Author() != nil || *seen.HiddenReason() != "dati di terzi" {
		t.Errorf("what others see: %+v, %v", seen, err)
	}
	if n := b.number(t, `select comment_count from thread`); n != 1 {
		t.Errorf("%d can be read, the answer alone should", n)
	}
	if seen.Moderation(as(t, anna)) != nil {
		t.Error("a member sees what moderators see")
	}
	if m := seen.Moderation(as(t, carla)); m == nil || m.Author.Handle != "anna" || !strings.Contains(m.BodyHTML, "segreto") {
		t.Errorf("moderators see %+v", m)
	}
	restored, err := b.moderation.Restore(as(t, carla), comment.ReasonInput{CommentID: b.root.ID, Reason: "dati tolti"})
	if err != nil || restored.State != comment.Visible || restored.HiddenReason() != nil || restored.Version != 3 {
		t.Fatalf("restored: %+v, %v", restored, err)
	}
	if n := b.number(t, `select comment_count from thread`); n != 2 {
		t.Errorf("%d can be read, both should", n)
	}
	if got := b.notices(t, "thread"); !slices.Equal(got[2:], []string{"comment_hidden", "comment_restored"}) {
		t.Errorf("the thread's notices: %v", got)
	}
	if got := b.notices(t, "rights"); !slices.Equal(got, []string{"content_taken:thread"}) {
		t.Errorf("all nodes heard %v", got)
	}
	if got := b.notices(t, "moderation"); !slices.Equal(got, []string{"comment_hidden", "comment_restored"}) {
		t.Errorf("the moderators' notices: %v", got)
	}
}

func TestDecisionsArePublic(t *testing.T) {
	t.Parallel()
	b := setup(t)
	in := comment.ReasonInput{CommentID: b.root.ID, Reason: "prima decisione"}
	if _, err := b.moderation.Hide(as(t, carla), in); err != nil {
		t.Fatal(err)
	}
	in.Reason = "seconda decisione"
	if _, err := b.moderation.Restore(as(t, carla), in); err != nil {
		t.Fatal(err)
	}
	page, err := b.moderation.Decisions(t.Context(), b.piazza, paging.Page{First: 1})
	if err != nil || page.Total != 2 || !page.More || page.Decisions[0].Reason != "seconda decisione" {
		t.Fatalf("first page %+v, %v", page, err)
	}
	page, err = b.moderation.Decisions(t.Context(), b.piazza, paging.Page{First: 1, After: page.Cursor(page.Decisions[0])})
	if err != nil || page.More || !page.Before || page.Decisions[0].Action != moderation.Hide ||
		page.Decisions[0].DecidedBy.Name != "Carla" || page.Decisions[0].EntryTitle != "Il titolo" ||
		page.Decisions[0].EntryKind != "news" || page.Decisions[0].Comment.ID != b.root.ID {
		t.Fatalf("second page %+v, %v", page.Decisions[0], err)
	}
	of, err := b.moderation.DecisionsOf(t.Context(), []comment.ID{b.root.ID, b.answer.ID})
	if err != nil || len(of[b.root.ID]) != 2 || len(of[b.answer.ID]) != 0 || of[b.root.ID][0].Action != moderation.Restore {
		t.Errorf("by comment %v, %v", of, err)
	}
	closed := &space.Piazza{ID: 1, Visibility: space.Members}
	if page, err := b.moderation.Decisions(t.Context(), closed, paging.Page{First: 9}); err != nil || len(page.Decisions) != 0 || page.Total != 0 {
		t.Errorf("a closed piazza's log: %+v, %v", page, err)
	}
	if _, err := b.moderation.Decisions(t.Context(), b.piazza, paging.Page{After: "!"}); !errors.Is(err, paging.ErrCursor) {
		t.Errorf("a bad cursor: %v", err)
	}
}

func TestWhatIsRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	good := comment.ReasonInput{CommentID: b.root.ID, Reason: "un motivo"}
	for name, row := range map[string]struct {
		as   context.Context
		in   comment.ReasonInput
		want error
	}{
		"visitor":       {t.Context(), good, problem.SignIn()},
		"member":        {as(t, anna), good, comment.ErrNotModerator},
		"unknown":       {as(t, carla), comment.ReasonInput{CommentID: 4711, Reason: "un motivo"}, comment.ErrMissing},
		"no reason":     {as(t, carla), comment.ReasonInput{CommentID: b.root.ID, Reason: "  x "}, problem.Bad("reason", "reason_too_short", "")},
		"endless":       {as(t, carla), comment.ReasonInput{CommentID: b.root.ID, Reason: strings.Repeat("x", 501)}, problem.Bad("reason", "reason_too_long", "")},
		"NUL in reason": {as(t, carla), comment.ReasonInput{CommentID: b.root.ID, Reason: "mot\x00ivo"}, problem.Bad("reason", "invalid_text", "")},
	} {
		if _, err := b.moderation.Hide(row.as, row.in); !errors.Is(err, row.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := b.moderation.Restore(as(t, carla), good); !errors.Is(err, comment.ErrNotHidden) {
		t.Errorf("restore what is visible: %v", err)
	}
	if n := b.number(t, `select (select count(*) from moderation_decision) + (select count(*) from comment where state <> 'visible')`); n != 0 {
		t.Errorf("%d traces of what was refused", n)
	}
}

func TestTheQueueIsForModerators(t *testing.T) {
	t.Parallel()
	b := setup(t)
	if _, err := b.moderation.Hide(as(t, carla), comment.ReasonInput{CommentID: b.root.ID, Reason: "motivo"}); err != nil {
		t.Fatal(err)
	}
	hidden := comment.Hidden
	for name, row := range map[string]struct {
		member int64
		state  *comment.State
		want   []comment.ID
	}{
		"a member":              {anna, nil, nil},
		"a moderator":           {carla, nil, []comment.ID{b.answer.ID, b.root.ID}},
		"a moderator, by state": {carla, &hidden, []comment.ID{b.root.ID}},
	} {
		page, err := b.moderation.Queue(as(t, row.member), b.piazza, row.state, paging.Page{First: 10})
		if err != nil || page.Total != len(row.want) {
			t.Fatalf("%s: %+v, %v", name, page, err)
		}
		for i, c := range page.Comments {
			if c.ID != row.want[i] {
				t.Errorf("%s: place %d holds %d", name, i, c.ID)
			}
		}
	}
	page, err := b.moderation.Queue(as(t, carla), b.piazza, nil, paging.Page{First: 1})
	if err != nil || !page.More {
		t.Fatalf("%+v, %v", page, err)
	}
	page, err = b.moderation.Queue(as(t, carla), b.piazza, nil, paging.Page{First: 1, After: page.Cursor(page.Comments[0])})
	if err != nil || page.More || page.Comments[0].ID != b.root.ID {
		t.Errorf("second page %+v, %v", page, err)
	}
}

// Hiding takes the thread before the comment, as writing does: whoever answers meanwhile waits, and nobody deadlocks.
func TestHidingUnderAnswers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var wg sync.WaitGroup
	errs := make(chan error, 24)
	for n := range 24 {
		wg.Go(func() {
			if n%6 != 0 {
				_, err := b.comments.Create(as(t, anna), comment.CreateInput{EntryID: 1, ParentID: &b.root.ID, Body: "intanto"})
				if !errors.Is(err, comment.ErrNotVisible) {
					errs <- err
				}
				return
			}
			in := comment.ReasonInput{CommentID: b.root.ID, Reason: "motivo"}
			act, refusal := b.moderation.Hide, comment.ErrNotVisible
			if n%12 == 0 {
				act, refusal = b.moderation.Restore, comment.ErrNotHidden
			}
			if _, err := act(as(t, carla), in); !errors.Is(err, refusal) {
				errs <- err
			}
		})
	}
	wg.Wait()
	close(errs)
	for err := range errs {
		if err != nil {
			t.Error(err)
		}
	}
	if n := b.number(t, `select (select comment_count from thread) - (select count(*) from comment where state = 'visible')`); n != 0 {
		t.Errorf("the thread is off by %d", n)
	}
}
