package notification

import (
	"fmt"
	"io"
	"strings"
	"time"

	"piazza/internal/account"
	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/nodeid"
	"piazza/internal/paging"
)

// NodeKind is the kind of a notification's id.
const NodeKind = "notification"

// ID is a notification's number.
type ID int64

// MarshalGQL writes the opaque id.
func (id ID) MarshalGQL(w io.Writer) { nodeid.Write(w, NodeKind, int64(id)) }

// UnmarshalGQL reads an opaque id; one that is malformed or of another kind is 0.
func (id *ID) UnmarshalGQL(v any) error {
	*id = ID(nodeid.Read(v, NodeKind))
	return nil
}

// Kind says why a notification came.
type Kind string

// The kinds, as the database spells them.
const (
	Reply   Kind = "reply"
	Mention Kind = "mention"
	// PollReminder reminds of a poll in which the member may vote and has not.
	PollReminder Kind = "poll_reminder"
)

// MarshalGQL writes the kind as the API spells it.
func (k Kind) MarshalGQL(w io.Writer) {
	// An error here is the broken connection of a reader, which the server meets again at its next write.
	_, _ = io.WriteString(w, `"`+strings.ToUpper(string(k))+`"`)
}

// UnmarshalGQL reads the kind as the API spells it.
func (k *Kind) UnmarshalGQL(v any) error {
	text, _ := v.(string)
	switch known := Kind(strings.ToLower(text)); known {
	case Reply, Mention, PollReminder:
		*k = known
		return nil
	}
	return fmt.Errorf("%v is not a kind of notification", v)
}

// Notification is something that was written to a member.
type Notification struct {
	ID       ID
	MemberID account.ID
	Kind     Kind
	// CommentID is 0 for what is about the entry itself.
	CommentID comment.ID
	// Comment is the comment as it is now, nil where there is none.
	Comment *comment.Comment
	EntryID entry.ID
	// CreatedAt is when it was written to him.
	CreatedAt time.Time
	// ReadAt is when he read it, nil before.
	ReadAt *time.Time
}

// IsRead tells whether its member has read it.
func (n *Notification) IsRead() bool { return n.ReadAt != nil }

// Unread is how much waits to be read. Of two states, the one with the greater version is true.
type Unread struct {
	Version int64
	Count   int
}

// ReadInput says which notifications were read.
type ReadInput struct {
	// UpTo is the newest one; nil means all that there are now.
	UpTo *ID
}

// Page is part of a member's notifications, newest first.
type Page struct {
	Notifications []*Notification
	// More tells whether there are more after the last, Before whether there are some before the first.
	More, Before bool
	// Cursor is where the member's stream stood before the page was read, empty where nobody asked.
	Cursor string
}

// list names the list in its cursors.
const list = "notifications"

// CursorOf returns the cursor of a notification of this page.
func (*Page) CursorOf(n *Notification) string { return paging.Cursor(list, int64(n.ID)) }

// Comments returns the comments that the notifications of this page are about.
func (p *Page) Comments() []*comment.Comment {
	var comments []*comment.Comment
	for _, n := range p.Notifications {
		if n.Comment != nil {
			comments = append(comments, n.Comment)
		}
	}
	return comments
}

// Kinds of notice on the stream of a member. NoticeAdded names the notification, NoticeRead the newest one that was
// read.
const (
	NoticeAdded = "notification_added"
	NoticeRead  = "notifications_read"
)

// MemberStream is the stream of what is written to a member.
func MemberStream(id account.ID) db.Stream { return db.Stream{Kind: "member", Ref: int64(id)} }

// StateKind is the kind of the streams that say that the count of a member has changed.
const StateKind = "unread"

func stateOf(id int64) db.Stream { return db.Stream{Kind: StateKind, Ref: id} }
