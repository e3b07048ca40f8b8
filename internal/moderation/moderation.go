package moderation

import (
	"fmt"
	"io"
	"strings"
	"time"

	"piazza/internal/account"
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/paging"
)

// Action is what moderators decide.
type Action string

// The actions, as the database spells them.
const (
	Hide      Action = "hide"
	Restore   Action = "restore"
	Withdraw  Action = "withdraw"
	Reinstate Action = "reinstate"
)

// MarshalGQL writes the action as the API spells it.
func (a Action) MarshalGQL(w io.Writer) {
	// An error here is the broken connection of a reader, which the server meets again at its next write.
	_, _ = io.WriteString(w, `"`+strings.ToUpper(string(a))+`"`)
}

// UnmarshalGQL reads the action as the API spells it.
func (a *Action) UnmarshalGQL(v any) error {
	text, _ := v.(string)
	switch known := Action(strings.ToLower(text)); known {
	case Hide, Restore, Withdraw, Reinstate:
		*a = known
		return nil
	}
	return fmt.Errorf("%v is not an action of moderation", v)
}

// Decision is a decision of the moderators, public for ever.
type Decision struct {
	ID     int64
	Action Action
	// Reason is the public reason.
	Reason    string
	DecidedBy *account.Member
	DecidedAt time.Time
	// CommentID is the comment concerned, nil when an entry was.
	CommentID *comment.ID
	// Comment is the comment concerned, nil when an entry was, and where the viewer may not see it.
	Comment *comment.Comment
	// EntryID, EntryKind and EntryTitle are those of the entry concerned, or under which the comment stands.
	EntryID    entry.ID
	EntryKind  entry.Kind
	EntryTitle string
}

// listDecisions names the list of decisions in its cursors.
const listDecisions = "decisions"

// Page is part of the log of decisions.
type Page struct {
	Decisions []*Decision
	// More tells whether there are more after the last, Before whether there are some before the first.
	More, Before bool
	// Total is how many the log holds.
	Total int
}

// Comments returns the comments that the decisions of this page concern.
func (p *Page) Comments() []*comment.Comment {
	var concerned []*comment.Comment
	for _, d := range p.Decisions {
		if d.Comment != nil {
			concerned = append(concerned, d.Comment)
		}
	}
	return concerned
}

// Cursor returns the cursor of a decision of this page.
func (p *Page) Cursor(d *Decision) string { return paging.Cursor(listDecisions, d.ID) }
