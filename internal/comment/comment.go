package comment

import (
	"context"
	"io"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/entry"
	"piazza/internal/nodeid"
)

// NodeKind is the kind of a comment's id.
const NodeKind = "comment"

// ID is a comment's number.
type ID int64

// MarshalGQL writes the opaque id.
func (id ID) MarshalGQL(w io.Writer) { nodeid.Write(w, NodeKind, int64(id)) }

// UnmarshalGQL reads an opaque id; one that is malformed or of another kind is 0.
func (id *ID) UnmarshalGQL(v any) error {
	*id = ID(nodeid.Read(v, NodeKind))
	return nil
}

// Comment is what a member says under an entry, or to another comment.
type Comment struct {
	ID      ID
	EntryID entry.ID
	// Place is what the rules need to know of the entry.
	Place Place
	// ParentID is the comment that it answers, nil at the top.
	ParentID *ID
	// RootID is the comment at the top of its branch, itself at the top.
	RootID ID
	// Path leads from the top to the comment: one to three ids.
	Path  []int64
	State State
	// Writer wrote it. It leaves the server through Author and Moderation alone.
	Writer *account.Member
	// Source and HTML are the text as written and as rendered. They leave through Body, BodyHTML and Moderation alone.
	Source, HTML string
	// Hidden is the reason of the last hiding. It leaves through HiddenReason alone.
	Hidden     *string
	Counts     Counts
	ReplyCount int
	Version    int
	CreatedAt  time.Time
	EditedAt   *time.Time
}

// Counts is how many members gave each kind of reaction.
type Counts struct{ Agree, Thanks, Insight int }

// Number returns the comment's number, as it stands in permalinks.
func (c *Comment) Number() int64 { return int64(c.ID) }

// Depth returns how deep it stands: 1 at the top, 3 at most.
func (c *Comment) Depth() int { return len(c.Path) }

// Author returns who wrote it, nil once hidden or deleted.
func (c *Comment) Author() *account.Member {
	if c.State != Visible {
		return nil
	}
	return c.Writer
}

// Body returns its source, nil once hidden or deleted.
func (c *Comment) Body() *string { return c.ifVisible(&c.Source) }

// BodyHTML returns its rendered text, nil once hidden or deleted.
func (c *Comment) BodyHTML() *string { return c.ifVisible(&c.HTML) }

func (c *Comment) ifVisible(text *string) *string {
	if c.State != Visible {
		return nil
	}
	return text
}

// HiddenReason returns the public reason for which it is hidden, nil unless it is.
func (c *Comment) HiddenReason() *string {
	if c.State != Hidden {
		return nil
	}
	return c.Hidden
}

// Reactions lists the reactions that were given, without those that nobody gave.
func (c *Comment) Reactions() []ReactionCount {
	list := make([]ReactionCount, 0, 3)
	for _, r := range []ReactionCount{{Agree, c.Counts.Agree}, {Thanks, c.Counts.Thanks}, {Insight, c.Counts.Insight}} {
		if r.Count > 0 {
			list = append(list, r)
		}
	}
	return list
}

// Moderation returns what moderators see of a hidden or deleted comment, nil for everybody else.
func (c *Comment) Moderation(ctx context.Context) *Moderation {
	if c.State == Visible || !c.Place.CanModerate(auth.FromContext(ctx)) {
		return nil
	}
	return &Moderation{CommentID: c.ID, Author: c.Writer, BodyHTML: c.HTML}
}

// Thread is the discussion under an entry.
type Thread struct {
	EntryID entry.ID
	// Place is what the rules need to know of the entry.
	Place Place
	// CommentCount is how many comments can be read, answers included.
	CommentCount int
	// TopCount is how many comments answer nobody, readable or not.
	TopCount int
	// LastCommentAt is when the last one was written, nil when nobody has.
	LastCommentAt *time.Time
	// Cursor is where its live stream stood before it was read, empty where nobody asked.
	Cursor string
	// Opening is the first page from the oldest where it was read along with the entry, nil where it was not.
	Opening *Page
}

// ReactionCount is how often one kind of reaction was given.
type ReactionCount struct {
	Kind  ReactionKind
	Count int
}

// Revision is an earlier text of a comment.
type Revision struct {
	Version   int
	Body      string
	BodyHTML  string
	WrittenAt time.Time
}

// Moderation is what moderators see of a hidden or deleted comment.
type Moderation struct {
	CommentID ID
	Author    *account.Member
	// BodyHTML is the text also while hidden, empty once deleted.
	BodyHTML string
}
