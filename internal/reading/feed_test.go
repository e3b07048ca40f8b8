package reading

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/paging"
	"piazza/internal/space"
)

func ids(entries []*entry.Entry) []entry.ID {
	out := make([]entry.ID, len(entries))
	for i, e := range entries {
		out[i] = e.ID
	}
	return out
}

// walk reads a list to its end, a few entries at a time.
func (b *bundle) walk(t *testing.T, ctx context.Context, in FeedInput) []*entry.Entry {
	t.Helper()
	var all []*entry.Entry
	in.Page.First = 3
	for {
		page, err := b.reader.Feed(ctx, in)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, page.Entries...)
		if !page.More {
			return all
		}
		in.Page.After = page.Cursor(page.Entries[len(page.Entries)-1])
	}
}

// expected asks the database in the plainest way.
func (b *bundle) expected(t *testing.T, where string) []entry.ID {
	t.Helper()
	var out []entry.ID
	err := b.db.QueryRow(t.Context(), `select coalesce(array_agg(id order by published_at desc, id desc), '{}')
		from entry where state = 'published' and `+where).Scan(&out)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEveryListHoldsWhatItSaysAndNothingElse(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for name, row := range map[string]struct {
		as    int64
		in    FeedInput
		where string
	}{
		"a piazza":                 {0, FeedInput{Piazza: b.public}, `space_id = 1`},
		"a closed piazza, outside": {anna, FeedInput{Piazza: b.closed}, `false`},
		"a closed piazza, inside":  {elisa, FeedInput{Piazza: b.closed}, `space_id = 2`},
		"one kind":                 {0, FeedInput{Piazza: b.public, Kinds: []entry.Kind{entry.KindVideo}}, `space_id = 1 and kind = 'video'`},
		"two kinds": {
			0,
			FeedInput{Piazza: b.public, Kinds: []entry.Kind{entry.KindNews, entry.KindTopic}},
			`space_id = 1 and kind in ('news', 'topic')`,
		},
		"a tag":             {0, FeedInput{Piazza: b.public, Tag: "t1"}, `space_id = 1 and 't1' = any(tags)`},
		"a tag of a kind":   {0, FeedInput{Piazza: b.public, Tag: "t1", Kinds: []entry.Kind{entry.KindNews}}, `space_id = 1 and 't1' = any(tags) and kind = 'news'`},
		"all, outside":      {0, FeedInput{}, `space_id = 1`},
		"all, inside":       {elisa, FeedInput{}, `true`},
		"all of a kind":     {elisa, FeedInput{Kinds: []entry.Kind{entry.KindNews}}, `kind = 'news'`},
		"an author":         {0, FeedInput{Author: 8}, `author_id = 8 and space_id = 1`},
		"an author, inside": {elisa, FeedInput{Author: 8}, `author_id = 8`},
		"an unknown author": {elisa, FeedInput{Author: 4711}, `false`},
	} {
		want := b.expected(t, row.where)
		if got := ids(b.walk(t, as(t, row.as), row.in)); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
		row.in.WithTotal = true
		page, err := b.reader.Feed(as(t, row.as), row.in)
		if err != nil || page.Total != len(want) {
			t.Errorf("%s: total %d of %d, %v", name, page.Total, len(want), err)
		}
	}
	administrator := auth.With(t.Context(), auth.Viewer{MemberID: 9, Administrator: true})
	if got := b.walk(t, administrator, FeedInput{}); len(got) != 50 {
		t.Errorf("an administrator reads %d, all are 50", len(got))
	}
}

func TestAnEntryComesWhole(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.grow(t, 39, 5, 2)
	page, err := b.reader.Feed(t.Context(), FeedInput{Piazza: b.public, Page: paging.Page{First: 20}, WithComments: 3, WithText: true})
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(page.Entries, func(e *entry.Entry) bool { return e.ID == 39 })
	e := page.Entries[at]
	if e.Title != "Titolo 39" || e.Summary != "Sommario 39" || e.BodyHTML != "<p>corpo 39</p>" || e.Author.Headline == "" ||
		e.Piazza != b.public || e.Kind != entry.KindVideo || e.Recording.Reference != "abc39" || *e.Recording.DurationSeconds != 60 ||
		!slices.Equal(e.Tags, []string{"t0"}) {
		t.Errorf("entry %+v", e)
	}
	thread := page.Threads[39]
	if thread.CommentCount != 15 || thread.TopCount != 5 || thread.LastCommentAt == nil || !thread.Place.CanRead(auth.Viewer{}) {
		t.Errorf("thread %+v", thread)
	}
	opening := thread.Opening
	if len(opening.Comments) != 3 || !opening.More || opening.Total != 5 || opening.Comments[0].ReplyCount != 2 ||
		*opening.Comments[0].BodyHTML() != "<p>radice</p>" || opening.Comments[0].Author().Name == "" || opening.Comments[0].Depth() != 1 {
		t.Errorf("opening %+v", opening)
	}
	if quiet := page.Threads[38]; quiet.CommentCount != 0 || len(quiet.Opening.Comments) != 0 || quiet.Opening.More {
		t.Errorf("a thread without comments %+v", quiet)
	}
	same, err := b.reader.Comments(t.Context(), thread, comment.Oldest, paging.Page{First: 3})
	if err != nil || same != opening {
		t.Error("the page that came along is not read again")
	}
	next, err := b.reader.Comments(t.Context(), thread, comment.Oldest, paging.Page{First: 3, After: same.Cursor(same.Comments[2])})
	if err != nil || len(next.Comments) != 2 || next.Comments[0].ID <= same.Comments[2].ID {
		t.Errorf("the next page %+v, %v", next, err)
	}
}

func TestTextsStayBehindUnlessAskedFor(t *testing.T) {
	t.Parallel()
	b := setup(t)
	page, err := b.reader.Feed(t.Context(), FeedInput{Piazza: b.public})
	if err != nil || page.Entries[0].Body != "" || page.Entries[0].BodyHTML != "" || page.Threads[page.Entries[0].ID].Opening != nil {
		t.Errorf("%+v, %v", page.Entries[0], err)
	}
}

func TestStatementsOfAFeed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for name, row := range map[string]struct {
		in   FeedInput
		want int
	}{
		"a piazza with everything":   {FeedInput{Piazza: b.public, WithComments: 3, WithText: true, Page: paging.Page{First: 100}}, 1},
		"kinds of a piazza":          {FeedInput{Piazza: b.public, Kinds: []entry.Kind{entry.KindNews}}, 1},
		"with the total":             {FeedInput{Piazza: b.public, WithTotal: true}, 2},
		"a tag":                      {FeedInput{Piazza: b.public, Tag: "t1"}, 2},
		"all piazze":                 {FeedInput{}, 3},
		"a closed one, from outside": {FeedInput{Piazza: b.closed}, 0},
	} {
		ctx, counter := db.Count(t.Context())
		if _, err := b.reader.Feed(ctx, row.in); err != nil {
			t.Fatal(err)
		}
		if got := counter.Statements(); got != row.want {
			t.Errorf("%s: %d statements, want %d", name, got, row.want)
		}
	}
}

func TestOneEntryIsSeenByWhoMay(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for name, row := range map[string]struct {
		id    entry.ID
		as    int64
		sees  bool
		title string
	}{
		"published":               {1, 0, true, "Titolo 1"},
		"closed, from outside":    {45, anna, false, ""},
		"closed, from inside":     {45, elisa, true, "Titolo 45"},
		"own draft":               {51, anna, true, "Bozza di Anna"},
		"another's draft":         {51, elisa, false, ""},
		"withdrawn, for a reader": {53, elisa, false, ""},
		"unknown":                 {4711, elisa, false, ""},
		"malformed":               {0, elisa, false, ""},
	} {
		e, thread, err := b.reader.Entry(as(t, row.as), row.id)
		if err != nil || (e != nil) != row.sees || (thread != nil) != row.sees {
			t.Fatalf("%s: %v, %v", name, e, err)
		}
		if row.sees && (e.Title != row.title || e.Piazza.Slug == "" || thread.Place.SpaceID != e.Piazza.ID) {
			t.Errorf("%s: %+v", name, e)
		}
	}
}

func TestSections(t *testing.T) {
	t.Parallel()
	b := setup(t)
	sections, _, err := b.reader.Sections(t.Context(), b.public, entry.Kinds(), 4)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range entry.Kinds() {
		want := b.expected(t, `space_id = 1 and kind = '`+string(kind)+`'`)
		want = want[:min(4, len(want))]
		if got := ids(sections[kind]); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", kind, got, want)
		}
	}
	oldest := b.expected(t, `space_id = 1 and kind = 'news'`)[9]
	b.exec(t, fmt.Sprintf(`update entry set featured = true where id = %d`, oldest))
	sections, _, err = b.reader.Sections(t.Context(), b.public, entry.Kinds(), 4)
	if err != nil || len(sections[entry.KindNews]) != 5 || sections[entry.KindNews][4].ID != oldest || len(sections[entry.KindTopic]) != 4 {
		t.Errorf("with the first piece of news: %v, %v", ids(sections[entry.KindNews]), err)
	}
	sections, _, err = b.reader.Sections(t.Context(), &space.Piazza{ID: 2, Visibility: space.Members}, entry.Kinds(), 4)
	if err != nil || len(sections) != 0 {
		t.Errorf("a closed piazza's sections %v, %v", sections, err)
	}
}

func TestOpeningsOfManyPiazze(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.exec(t, `insert into space (slug, title, created_at, updated_at) values ('vuota', 'Vuota', now(), now())`)
	empty := &space.Piazza{ID: 3, Visibility: space.Public}
	for member, closed := range map[int64]int{0: 0, anna: 0, elisa: 2} {
		ctx, counter := db.Count(as(t, member))
		pages, err := b.reader.Openings(ctx, []*space.Piazza{b.public, b.closed, empty}, FeedInput{Page: paging.Page{First: 2}, WithText: member == elisa})
		if err != nil || counter.Statements() > 3 {
			t.Fatalf("%d statements, %v", counter.Statements(), err)
		}
		if want := b.expected(t, `space_id = 1`)[:2]; !slices.Equal(ids(pages[1].Entries), want) || !pages[1].More {
			t.Errorf("the public piazza opens with %v, want %v", ids(pages[1].Entries), want)
		}
		if got := pages[1].Entries[0]; (got.Body != "") != (member == elisa) || (got.BodyHTML != "") != (member == elisa) {
			t.Errorf("member %d: the text %q came along, or did not", member, got.Body)
		}
		if len(pages[2].Entries) != closed || len(pages[3].Entries) != 0 {
			t.Errorf("member %d: the closed piazza opens with %v, the empty one with %v", member, ids(pages[2].Entries), ids(pages[3].Entries))
		}
	}
}

func TestForeignCursors(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, after := range []string{"!", paging.Cursor("replies", 1, 2, 3), paging.Cursor(listFeed, 1)} {
		if _, err := b.reader.Feed(t.Context(), FeedInput{Page: paging.Page{After: after}}); !errors.Is(err, paging.ErrCursor) {
			t.Errorf("%q: %v", after, err)
		}
	}
	for _, after := range []string{paging.Cursor(listFeed, 1<<62, 1<<62), paging.Cursor(listFeed, -1<<62, -1)} {
		if _, err := b.reader.Feed(t.Context(), FeedInput{Piazza: b.public, Page: paging.Page{After: after}}); err != nil {
			t.Errorf("%q is of this list, if of no row: %v", after, err)
		}
	}
}
