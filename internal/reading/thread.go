package reading

import (
	"context"
	"math"

	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/paging"
)

// Threads returns the threads under those of the entries that the viewer may see, in one statement.
func (r *Reader) Threads(ctx context.Context, ids []entry.ID) (map[entry.ID]*comment.Thread, error) {
	threads, err := threadsOf(ctx, r.db, ids)
	if err != nil {
		return nil, err
	}
	viewer := auth.FromContext(ctx)
	for id, t := range threads {
		if !t.Place.CanRead(viewer) {
			delete(threads, id)
		}
	}
	return threads, nil
}

// Comments returns a page of the comments at the top of a thread, in one statement. A page that came along with the
// entry is not read again.
func (r *Reader) Comments(ctx context.Context, t *comment.Thread, order comment.Order, page paging.Page) (*comment.Page, error) {
	if t.Opening != nil && order == comment.Oldest && page.After == "" && fits(t.Opening, page.Limit()) {
		return t.Opening, nil
	}
	after, err := page.Key(string(order), keySize(order))
	if err != nil {
		return nil, err
	}
	list, err := top(ctx, r.db, t, order, after, page.Limit()+1)
	if err != nil {
		return nil, err
	}
	list, more := paging.Cut(list, page.Limit())
	return &comment.Page{Comments: list, More: more, Before: after != nil, Total: t.TopCount, List: string(order)}, nil
}

// fits tells whether the opening is the page of this length.
func fits(opening *comment.Page, limit int) bool {
	n := len(opening.Comments)
	return n == limit || n < limit && !opening.More
}

func keySize(order comment.Order) int {
	if order == comment.MostReacted {
		return 2
	}
	return 1
}

// Replies returns the first comments under each of several, depth first, oldest first, in one statement.
func (r *Reader) Replies(ctx context.Context, above []*comment.Comment, first int) (map[comment.ID]*comment.Page, error) {
	return r.repliesAfter(ctx, above, paging.Page{First: first}, nil)
}

// RepliesAfter returns a page of the comments under one.
func (r *Reader) RepliesAfter(ctx context.Context, above *comment.Comment, page paging.Page) (*comment.Page, error) {
	after, err := page.Key(comment.ListReplies, 3)
	if err != nil {
		return nil, err
	}
	pages, err := r.repliesAfter(ctx, []*comment.Comment{above}, page, after)
	return pages[above.ID], err
}

func (r *Reader) repliesAfter(ctx context.Context, above []*comment.Comment, page paging.Page, after []int64) (map[comment.ID]*comment.Page, error) {
	pages := make(map[comment.ID]*comment.Page, len(above))
	var asked []*comment.Comment
	for _, c := range above {
		pages[c.ID] = &comment.Page{Total: c.ReplyCount, Before: after != nil, List: comment.ListReplies}
		if c.ReplyCount > 0 {
			asked = append(asked, c)
		}
	}
	if len(asked) == 0 {
		return pages, nil
	}
	lists, err := under(ctx, r.db, asked, trim(after), page.Limit()+1)
	if err != nil {
		return nil, err
	}
	for _, c := range asked {
		p := pages[c.ID]
		p.Comments, p.More = paging.Cut(lists[c.ID], page.Limit())
	}
	return pages, nil
}

// trim takes the padding of a cursor from a path.
func trim(path []int64) []int64 {
	for len(path) > 0 && path[len(path)-1] == 0 {
		path = path[:len(path)-1]
	}
	return path
}

// Located is a comment in its thread: what a permalink leads to.
type Located struct {
	Comment *comment.Comment
	// Root is the comment at the top of its branch, which may be the comment itself.
	Root *comment.Comment
	// Position is how many comments stand before the root at the top of the thread, from the oldest.
	Position int
}

// Locate finds a comment of a thread by its number, nil where there is none.
func (r *Reader) Locate(ctx context.Context, t *comment.Thread, number int64) (*Located, error) {
	if number <= 0 {
		return nil, nil
	}
	return locate(ctx, r.db, t, number)
}

// FromRoot returns the page of a thread, from the oldest, that begins with a comment of its top: what a permalink shows.
func FromRoot(root comment.ID, first int) paging.Page {
	return paging.Page{First: first, After: paging.Cursor(string(comment.Oldest), int64(root)-1)}
}

// start returns the key after which a thread begins in an order.
func start(order comment.Order, after []int64) (count int, id int64) {
	switch {
	case after == nil && order == comment.Oldest:
		return 0, 0
	case after == nil:
		return math.MaxInt32, math.MaxInt64
	case order == comment.MostReacted:
		return int(max(math.MinInt32, min(after[0], math.MaxInt32))), after[1]
	default:
		return 0, after[0]
	}
}
