package notification

import (
	"maps"
	"slices"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/entry"
)

// said is what decides whom a comment concerns.
type said struct {
	commentID comment.ID
	entryID   entry.ID
	author    account.ID
	// answered wrote the comment that it answers, or the entry.
	answered  account.ID
	mentioned []account.ID
	state     comment.State
	place     comment.Place
}

// concern is why a comment is for a member.
type concern struct {
	member account.ID
	kind   Kind
}

// concerns returns whom the comment is for and why, the one who is answered first; who is answered and named stands there
// twice. Nobody is told what he wrote himself, nor anything that cannot be read.
func (s *said) concerns() []concern {
	if s.state != comment.Visible {
		return nil
	}
	found := []concern{{s.answered, Reply}}
	for _, member := range s.mentioned {
		found = append(found, concern{member, Mention})
	}
	return slices.DeleteFunc(found, func(c concern) bool { return c.member == s.author })
}

// reader is a member who may be told, as a viewer, since when he belongs to which space, and of what he does not want to hear.
type reader struct {
	auth.Viewer
	since map[int64]time.Time
	muted []Kind
}

// leeway is how far the clocks of two nodes may differ: whoever has just joined is told.
const leeway = time.Minute

// at returns the reader without what he has joined later.
func (r reader) at(moment time.Time) auth.Viewer {
	v := r.Viewer
	v.Roles = maps.Clone(v.Roles)
	maps.DeleteFunc(v.Roles, func(space int64, _ auth.Role) bool { return r.since[space].After(moment.Add(leeway)) })
	return v
}

// concernsReaders returns whom the comment is for, each once, for the first reason of which he wants to hear. It leaves out who
// may not read the comment, could not when it was said, or is not there any more.
func (s *said) concernsReaders(readers map[account.ID]reader, at time.Time) []concern {
	told := map[account.ID]bool{}
	return slices.DeleteFunc(s.concerns(), func(c concern) bool {
		r, present := readers[c.member]
		if !present || told[c.member] || slices.Contains(r.muted, c.kind) || !s.place.CanRead(r.at(at)) {
			return true
		}
		told[c.member] = true
		return false
	})
}
