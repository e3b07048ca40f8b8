package entry

import (
	"piazza/internal/auth"
	"piazza/internal/problem"
)

// Action is what can be done to an entry that exists.
type Action string

// The actions.
const (
	Read     Action = "read"
	Comment  Action = "comment"
	Update   Action = "update"
	Submit   Action = "submit"
	Return   Action = "return"
	Publish  Action = "publish"
	Withdraw Action = "withdraw"
	Delete   Action = "delete"
	Feature  Action = "feature"
)

// move is one line of the state machine: who may do something to an entry that stands in a state.
type move struct {
	from State
	act  Action
	// least is the role from which anyone may.
	least auth.Role
	// author is the role from which the entry's own author may; None where being the author adds nothing.
	author auth.Role
}

// nobody is a role that no one has.
const nobody = auth.Administrator + 1

// moves is the whole state machine. What no line allows is refused. Reading what is published is decided by the
// piazza alone, so that it has no line.
var moves = []move{
	{Draft, Read, nobody, auth.Member},
	{Draft, Update, nobody, auth.Member},
	{Draft, Submit, nobody, auth.Member},
	{Draft, Publish, nobody, auth.Editor},
	{Draft, Delete, nobody, auth.Member},

	{Review, Read, auth.Editor, auth.Member},
	{Review, Update, auth.Editor, auth.Member},
	{Review, Return, auth.Editor, auth.None},
	{Review, Publish, auth.Editor, auth.None},

	{Published, Comment, auth.Member, auth.None},
	{Published, Update, auth.Editor, auth.None},
	{Published, Withdraw, auth.Moderator, auth.Editor},
	{Published, Feature, auth.Editor, auth.None},

	{Withdrawn, Read, auth.Editor, auth.Member},
	{Withdrawn, Update, auth.Editor, auth.None},
	{Withdrawn, Publish, auth.Moderator, auth.None},
}

// Can tells whether the viewer may do this to the entry as it stands.
func (e *Entry) Can(act Action, v auth.Viewer) bool {
	if !e.Piazza.CanRead(v) {
		return false
	}
	if act == Read && e.State == Published {
		return true
	}
	if act == Feature && e.Kind != KindNews {
		return false
	}
	role := v.RoleIn(int64(e.Piazza.ID))
	for _, m := range moves {
		if m.from == e.State && m.act == act {
			return role >= m.least || (m.author != auth.None && role >= m.author && v.Is(int64(e.Author.ID)))
		}
	}
	return false
}

// CanRead tells whether the entry exists for the viewer.
func (e *Entry) CanRead(v auth.Viewer) bool { return e.Can(Read, v) }

// CanComment tells whether the viewer may comment.
func (e *Entry) CanComment(v auth.Viewer) bool { return e.Can(Comment, v) }

// CanUpdate tells whether the viewer may change the text.
func (e *Entry) CanUpdate(v auth.Viewer) bool { return e.Can(Update, v) }

// CanReview tells whether the viewer may publish it, or send it back.
func (e *Entry) CanReview(v auth.Viewer) bool { return e.Can(Publish, v) || e.Can(Return, v) }

// CanWithdraw tells whether the viewer may take it back from the public.
func (e *Entry) CanWithdraw(v auth.Viewer) bool { return e.Can(Withdraw, v) }

// refuse returns why the viewer may not do this, nil where he may. Who could do it were the entry in another state
// learns that the state is at fault.
func (e *Entry) refuse(act Action, v auth.Viewer) error {
	switch {
	case e.Can(act, v):
		return nil
	case !e.CanRead(v):
		return ErrEntry
	case !v.SignedIn():
		return problem.SignIn()
	}
	for _, m := range moves {
		elsewhere := *e
		elsewhere.State = m.from
		if m.act == act && elsewhere.Can(act, v) {
			return ErrState
		}
	}
	return ErrRights
}
