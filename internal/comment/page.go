package comment

import "piazza/internal/paging"

// Page is part of a list of comments.
type Page struct {
	Comments []*Comment
	// More tells whether there are more after the last, Before whether there are some before the first.
	More, Before bool
	// Total is how many the whole list holds.
	Total int
	// List names the list in its cursors: one of the orders of a thread, or one of the lists below.
	List string
}

// The lists of comments that are no thread.
const (
	ListReplies = "replies"
	ListQueue   = "queue"
)

// Cursor returns the cursor of a comment of this page.
func (p *Page) Cursor(c *Comment) string { return paging.Cursor(p.List, c.key(p.List)...) }

// key returns the sort key of a comment in a list. Replies sort by path, which is padded to three numbers: 0 sorts
// before every id, as a shorter path before a longer one.
func (c *Comment) key(list string) []int64 {
	switch list {
	case ListReplies:
		key := [3]int64{}
		copy(key[:], c.Path)
		return key[:]
	case string(MostReacted):
		return []int64{int64(c.Counts.total()), int64(c.ID)}
	default:
		return []int64{int64(c.ID)}
	}
}

func (n Counts) total() int { return n.Agree + n.Thanks + n.Insight }
