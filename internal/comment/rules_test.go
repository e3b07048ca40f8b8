package comment_test

import (
	"errors"
	"slices"
	"testing"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/problem"
	"piazza/internal/space"
)

// who is a viewer of the table below. The author wrote the comment; the others did not.
type who string

const (
	visitor   who = "visitor"
	outsider  who = "signed in, not a member"
	member    who = "member"
	author    who = "author"
	editor    who = "editor"
	moderator who = "moderator"
	writerMod who = "author who moderates"
	installer who = "administrator of the installation"
)

func viewer(w who) auth.Viewer {
	const writer, other = 7, 8
	in := func(id int64, role auth.Role) auth.Viewer {
		return auth.Viewer{MemberID: id, Roles: map[int64]auth.Role{1: role}}
	}
	switch w {
	case outsider:
		return auth.Viewer{MemberID: other}
	case member:
		return in(other, auth.Member)
	case author:
		return in(writer, auth.Member)
	case editor:
		return in(other, auth.Editor)
	case moderator:
		return in(other, auth.Moderator)
	case writerMod:
		return in(writer, auth.Moderator)
	case installer:
		return auth.Viewer{MemberID: other, Administrator: true}
	default:
		return auth.Viewer{}
	}
}

func everyone() []who {
	return []who{visitor, outsider, member, author, editor, moderator, writerMod, installer}
}

func sample(s comment.State, visibility space.Visibility, state entry.State) *comment.Comment {
	return &comment.Comment{
		ID: 3, State: s, Writer: &account.Member{ID: 7}, Source: "x", HTML: "<p>x</p>",
		Place: comment.Place{SpaceID: 1, Visibility: visibility, State: state, EntryAuthor: 9},
	}
}

func TestWhoMayDoWhat(t *testing.T) {
	t.Parallel()
	writers := []who{member, author, editor, moderator, writerMod, installer}
	moderators := []who{moderator, writerMod, installer}
	authors := []who{author, writerMod}
	for _, row := range []struct {
		action  string
		rule    func(*comment.Comment, auth.Viewer) error
		allowed map[comment.State][]who
	}{
		{"reply", (*comment.Comment).CanReply, map[comment.State][]who{comment.Visible: writers}},
		{"react", (*comment.Comment).CanReact, map[comment.State][]who{comment.Visible: writers}},
		{"update", (*comment.Comment).CanUpdate, map[comment.State][]who{comment.Visible: authors}},
		{"delete", (*comment.Comment).CanDelete, map[comment.State][]who{comment.Visible: authors, comment.Hidden: authors}},
		{"moderate", (*comment.Comment).CanModerate, map[comment.State][]who{comment.Visible: moderators, comment.Hidden: moderators}},
		{"hide", (*comment.Comment).CanHide, map[comment.State][]who{comment.Visible: moderators}},
		{"restore", (*comment.Comment).CanRestore, map[comment.State][]who{comment.Hidden: moderators}},
	} {
		for _, state := range []comment.State{comment.Visible, comment.Hidden, comment.Deleted} {
			for _, w := range everyone() {
				err := row.rule(sample(state, space.Public, entry.Published), viewer(w))
				if want := contains(row.allowed[state], w); (err == nil) != want {
					t.Errorf("%s a %s comment as %s: allowed %v, want %v (%v)", row.action, state, w, err == nil, want, err)
				}
				if _, readable := problem.As(err); err != nil && !readable {
					t.Errorf("%s a %s comment as %s: %v is not for people", row.action, state, w, err)
				}
			}
		}
	}
}

func contains(list []who, w who) bool {
	return slices.Contains(list, w)
}

func TestWhatIsNotReadableDoesNotExist(t *testing.T) {
	t.Parallel()
	for _, w := range []who{visitor, outsider} {
		c := sample(comment.Visible, space.Members, entry.Published)
		for name, rule := range map[string]func(*comment.Comment, auth.Viewer) error{
			"reply": (*comment.Comment).CanReply, "delete": (*comment.Comment).CanDelete, "hide": (*comment.Comment).CanHide,
		} {
			if err := rule(c, viewer(w)); !errors.Is(err, comment.ErrMissing) {
				t.Errorf("%s as %s: %v", name, w, err)
			}
		}
	}
}

func TestNothingIsWrittenUnderWhatIsNotPublished(t *testing.T) {
	t.Parallel()
	for _, state := range []entry.State{entry.Review, entry.Withdrawn} {
		c := sample(comment.Visible, space.Public, state)
		if err := c.CanReply(viewer(editor)); !errors.Is(err, comment.ErrClosed) {
			t.Errorf("reply under %s: %v", state, err)
		}
		if err := c.CanHide(viewer(moderator)); err != nil {
			t.Errorf("moderators hide under %s as well: %v", state, err)
		}
	}
}

func TestNothingLeavesAHiddenComment(t *testing.T) {
	t.Parallel()
	for _, state := range []comment.State{comment.Hidden, comment.Deleted} {
		c := sample(state, space.Public, entry.Published)
		reason := "motivo"
		c.Hidden = &reason
		if c.Author() != nil || c.Body() != nil || c.BodyHTML() != nil {
			t.Errorf("a %s comment gives away its author or text", state)
		}
		if got := c.HiddenReason() != nil; got != (state == comment.Hidden) {
			t.Errorf("reason of a %s comment: %v", state, got)
		}
		for _, w := range everyone() {
			seen := c.Moderation(auth.With(t.Context(), viewer(w))) != nil
			if want := w == moderator || w == writerMod || w == installer; seen != want {
				t.Errorf("what moderators see of a %s comment, as %s: %v", state, w, seen)
			}
		}
	}
}

func TestWhoReadsTheHistory(t *testing.T) {
	t.Parallel()
	for state, allowed := range map[comment.State][]who{
		comment.Visible: everyone(),
		comment.Hidden:  {author, moderator, writerMod, installer},
		comment.Deleted: nil,
	} {
		for _, w := range everyone() {
			if got := sample(state, space.Public, entry.Published).CanReadHistory(viewer(w)); got != contains(allowed, w) {
				t.Errorf("history of a %s comment as %s: %v", state, w, got)
			}
		}
	}
}
