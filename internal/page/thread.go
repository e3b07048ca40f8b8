package page

import (
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strconv"

	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/reading"
)

const (
	// repliesLength is how many answers stand under each comment of a page, branchLength how many on the page of one branch.
	repliesLength = 10
	branchLength  = 100
)

// threadBody is the discussion under an entry, a page of it.
type threadBody struct {
	V     *view
	Tree  []*node
	Count string
	// Path is the address of the entry, Next that of the next page, First that of the first one where this is another.
	Path, Next, First string
	// Pointed is the number of the comment that a permalink leads to; Lost tells that there is none.
	Pointed comment.ID
	Lost    bool
	// Linked tells that the page begins with the comment of a permalink.
	Linked bool
	thread *comment.Thread
}

// node is a comment with what stands under it.
type node struct {
	V *view
	C *comment.Comment
	// To is whom it answers, empty at the top.
	To string
	// Path is the address of the entry.
	Path    string
	Pointed bool
	// Mine tells that who wrote the text wrote the comment too.
	Mine  bool
	Under []*node
	// More is the address where the answers go on, Rest how many they are.
	More string
	Rest string
}

// Text is the comment's text, which was sanitised when it was written.
func (n *node) Text() template.HTML {
	if text := n.C.BodyHTML(); text != nil {
		return template.HTML(*text)
	}
	return ""
}

// Visible tells whether it can be read, Hidden whether moderators hid it.
func (n *node) Visible() bool { return n.C.State == comment.Visible }

// Hidden tells whether moderators hid it.
func (n *node) Hidden() bool { return n.C.State == comment.Hidden }

// Permalink is the comment's own address.
func (n *node) Permalink() string { return n.V.At.Comment(n.Path, n.C.ID) }

// Stays says that the answers can still be read, where there are some.
func (n *node) Stays() string {
	switch n.C.ReplyCount {
	case 0:
		return ""
	case 1:
		return n.V.W.StaysOne
	default:
		return fmt.Sprintf(n.V.W.StaysMany, n.C.ReplyCount)
	}
}

// threadBody reads the part of a thread that the address asks for: a page of it, the page that begins with a permalink's
// comment, or the whole of one branch.
func (h *Handler) threadBody(q *request, path string, t *comment.Thread) (threadBody, error) {
	body := threadBody{Path: path, thread: t}
	if branch := numberIn(q, "ramo"); branch > 0 {
		return body, h.branch(q, &body, branch)
	}
	page := q.page(pageLength)
	pointed := numberIn(q, "commento")
	at, err := h.Reading.Locate(q.ctx(), t, pointed)
	if err != nil {
		return body, err
	}
	body.Lost = pointed != 0 && at == nil
	if at != nil {
		page = reading.FromRoot(at.Root.ID, pageLength)
		body.Pointed, body.Linked = at.Comment.ID, at.Position > 0
	}
	list, err := h.Reading.Comments(q.ctx(), t, comment.Oldest, page)
	if err != nil {
		return body, err
	}
	replies, err := h.Reading.Replies(q.ctx(), list.Comments, repliesLength)
	if err != nil {
		return body, err
	}
	for _, root := range list.Comments {
		body.Tree = append(body.Tree, grow(path, root, with(replies[root.ID], at), false))
	}
	if list.More {
		body.Next = next(path, "", list.Cursor(list.Comments[len(list.Comments)-1])) + "#discussione"
	}
	if list.Before {
		body.First = path + "#discussione"
	}
	return body, nil
}

// branch reads one comment of the top with its answers, page by page.
func (h *Handler) branch(q *request, body *threadBody, number int64) error {
	at, err := h.Reading.Locate(q.ctx(), body.thread, number)
	if err != nil {
		return err
	}
	if at == nil {
		return comment.ErrMissing
	}
	replies, err := h.Reading.RepliesAfter(q.ctx(), at.Root, q.page(branchLength))
	if err != nil {
		return err
	}
	body.First = body.Path + "#discussione"
	body.Tree = []*node{grow(body.Path, at.Root, replies, true)}
	return nil
}

func numberIn(q *request, name string) int64 {
	n, err := strconv.ParseInt(q.URL.Query().Get(name), 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// with adds the comment of a permalink to the answers of its root, where it is not among the first.
func with(replies *comment.Page, at *reading.Located) *comment.Page {
	if at == nil || at.Comment.ID == at.Root.ID || len(replies.Comments) == 0 || replies.Comments[0].RootID != at.Root.ID {
		return replies
	}
	if slices.ContainsFunc(replies.Comments, func(c *comment.Comment) bool { return c.ID == at.Comment.ID }) {
		return replies
	}
	longer := *replies
	longer.Comments = append(slices.Clone(replies.Comments), at.Comment)
	return &longer
}

// grow makes the tree of a root and its answers, which come depth first. An answer whose own parent is on another page
// stands under the nearest comment above it that is on this one. The way on leads to the page of the branch; whole tells
// that this is it.
func grow(path string, root *comment.Comment, replies *comment.Page, whole bool) *node {
	top := &node{C: root, Path: path}
	byID := map[int64]*node{root.Number(): top}
	for _, c := range replies.Comments {
		n := &node{C: c, Path: path}
		byID[c.Number()] = n
		above := top
		for _, id := range c.Path[:len(c.Path)-1] {
			if found := byID[id]; found != nil {
				above = found
			}
		}
		above.Under = append(above.Under, n)
		n.To = nameOf(byID[parentOf(c)])
	}
	if replies.More {
		query := url.Values{"ramo": {strconv.FormatInt(root.Number(), 10)}}
		if whole {
			query.Set("dopo", replies.Cursor(replies.Comments[len(replies.Comments)-1]))
		}
		top.More = path + "?" + query.Encode() + "#commento-" + strconv.FormatInt(root.Number(), 10)
	}
	return top
}

func parentOf(c *comment.Comment) int64 {
	if c.ParentID == nil {
		return 0
	}
	return int64(*c.ParentID)
}

func nameOf(n *node) string {
	if n == nil || n.C.Author() == nil {
		return ""
	}
	return n.C.Author().Name
}

// place tells the tree what page it stands on.
func (b *threadBody) place(v *view, e *entry.Entry) {
	b.V = v
	b.Count = v.W.Discussion
	if b.thread.CommentCount > 0 {
		b.Count = v.Comments(b.thread)
	}
	b.settle(v, e, b.Tree)
}

func (b *threadBody) settle(v *view, e *entry.Entry, list []*node) {
	for _, n := range list {
		n.V, n.Pointed = v, n.C.ID == b.Pointed
		n.Mine = n.Visible() && n.C.Writer.ID == e.Author.ID
		if n.More != "" {
			n.Rest = v.language.count(n.C.ReplyCount, v.W.ReplyOne, v.W.ReplyMany)
		}
		b.settle(v, e, n.Under)
	}
}

// Show says whether there is a discussion to show.
func (b threadBody) Show() bool {
	return b.thread.Place.State == entry.Published || b.thread.CommentCount > 0
}
