package reading

import (
	"slices"
	"testing"

	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/paging"
)

func (b *bundle) thread(t *testing.T, id entry.ID) *comment.Thread {
	t.Helper()
	threads, err := b.reader.Threads(t.Context(), []entry.ID{id})
	if err != nil || threads[id] == nil {
		t.Fatalf("thread %d: %v", id, err)
	}
	return threads[id]
}

func numbersOf(comments []*comment.Comment) []int64 {
	out := make([]int64, len(comments))
	for i, c := range comments {
		out[i] = c.Number()
	}
	return out
}

func (b *bundle) column(t *testing.T, query string, args ...any) []int64 {
	t.Helper()
	var out []int64
	if err := b.db.QueryRow(t.Context(), query, args...).Scan(&out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAThreadInThreeOrders(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.grow(t, 1, 25, 3)
	b.grow(t, 2, 5, 1)
	thread := b.thread(t, 1)
	for order, by := range map[comment.Order]string{
		comment.Oldest: "id", comment.Newest: "id desc", comment.MostReacted: "reaction_count desc, id desc",
	} {
		want := b.column(t, `select array_agg(id order by `+by+`) from comment where entry_id = 1 and parent_id is null`)
		var got []int64
		page := paging.Page{First: 4}
		for {
			p, err := b.reader.Comments(t.Context(), thread, order, page)
			if err != nil || p.Total != 25 || p.Before != (page.After != "") {
				t.Fatalf("%s: %+v, %v", order, p, err)
			}
			got = append(got, numbersOf(p.Comments)...)
			if !p.More {
				break
			}
			page.After = p.Cursor(p.Comments[len(p.Comments)-1])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", order, got, want)
		}
	}
	if _, err := b.reader.Comments(t.Context(), thread, comment.Newest, paging.Page{After: paging.Cursor("oldest", 3)}); err == nil {
		t.Error("a cursor of another order is refused")
	}
}

func TestAnswersComeDepthFirst(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.grow(t, 1, 3, 9)
	roots, err := b.reader.Comments(t.Context(), b.thread(t, 1), comment.Oldest, paging.Page{First: 10})
	if err != nil {
		t.Fatal(err)
	}
	ctx, counter := db.Count(t.Context())
	pages, err := b.reader.Replies(ctx, roots.Comments, 4)
	if err != nil || counter.Statements() != 1 {
		t.Fatalf("%d statements, %v", counter.Statements(), err)
	}
	for _, root := range roots.Comments {
		want := b.column(t, `select array_agg(id order by path) from comment where root_id = $1 and parent_id is not null`, root.Number())
		p := pages[root.ID]
		got := numbersOf(p.Comments)
		if !slices.Equal(got, want[:4]) || !p.More || p.Total != 9 || p.Before {
			t.Errorf("first answers %v, want %v", got, want[:4])
		}
		for p.More {
			if p, err = b.reader.RepliesAfter(t.Context(), root, paging.Page{First: 2, After: p.Cursor(p.Comments[len(p.Comments)-1])}); err != nil {
				t.Fatal(err)
			}
			got = append(got, numbersOf(p.Comments)...)
		}
		if !slices.Equal(got, want) {
			t.Errorf("all answers %v, want %v", got, want)
		}
	}
}

func TestAnswersOfDeeperComments(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.grow(t, 1, 2, 9)
	roots, err := b.reader.Comments(t.Context(), b.thread(t, 1), comment.Oldest, paging.Page{First: 1})
	if err != nil {
		t.Fatal(err)
	}
	all, err := b.reader.Replies(t.Context(), roots.Comments, 100)
	if err != nil {
		t.Fatal(err)
	}
	branch := all[roots.Comments[0].ID].Comments
	deeper, err := b.reader.Replies(t.Context(), branch, 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range branch {
		want := b.column(t, `select coalesce(array_agg(id order by path), '{}') from comment
			where root_id = $1 and id <> $2 and $2 = any(path)`, int64(c.RootID), c.Number())
		if got := numbersOf(deeper[c.ID].Comments); !slices.Equal(got, want) || deeper[c.ID].Total != len(want) || deeper[c.ID].More {
			t.Errorf("under %v: %v of %d, want %v", c.Path, got, deeper[c.ID].Total, want)
		}
	}
}

func TestPermalinks(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.grow(t, 1, 12, 3)
	b.grow(t, 2, 1, 0)
	thread := b.thread(t, 1)
	answer := b.column(t, `select array_agg(id order by id) from comment where entry_id = 1 and cardinality(path) = 3`)[7]
	found, err := b.reader.Locate(t.Context(), thread, answer)
	if err != nil || found.Comment.Number() != answer || found.Root.ID != found.Comment.RootID || found.Position != 7 {
		t.Fatalf("%+v, %v", found, err)
	}
	page, err := b.reader.Comments(t.Context(), thread, comment.Oldest, FromRoot(found.Root.ID, 3))
	if err != nil || page.Comments[0].ID != found.Root.ID || !page.Before || !page.More {
		t.Errorf("the page of a permalink %+v, %v", page, err)
	}
	if found, err := b.reader.Locate(t.Context(), thread, int64(found.Root.ID)); err != nil || found.Comment != found.Root {
		t.Errorf("a root is its own root: %+v, %v", found, err)
	}
	elsewhere := b.column(t, `select array_agg(id) from comment where entry_id = 2`)[0]
	for _, number := range []int64{0, -1, 4711_000, elsewhere} {
		if found, err := b.reader.Locate(t.Context(), thread, number); err != nil || found != nil {
			t.Errorf("number %d: %+v, %v", number, found, err)
		}
	}
}

func TestThreadsOfWhatIsNotReadableAreAbsent(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for member, want := range map[int64]int{0: 1, anna: 2, elisa: 2} {
		threads, err := b.reader.Threads(as(t, member), []entry.ID{1, 45, 51, 4711})
		if err != nil || len(threads) != want {
			t.Errorf("member %d: %v, %v", member, threads, err)
		}
	}
}
