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

// concerns returns whom the comment is for, each once, the one who is answered first. Nobody is told what he wrote
// himself, nor anything that cannot be read.
func (s *said) concerns() []concern {
	if s.state != comment.Visible {
		return nil
	}
	var found []concern
	add := func(member account.ID, kind Kind) {
		known := slices.ContainsFunc(found, func(c concern) bool { return c.member == member })
		if member != s.author && !known {
			found = append(found, concern{member, kind})
		}
	}
	add(s.answered, Reply)
	for _, member := range s.mentioned {
		add(member, Mention)
	}
	return found
}

// reader is a member who may be told, as a viewer, and since when he belongs to which space.
type reader struct {
	auth.Viewer
	since map[int64]time.Time
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

// concernsReaders leaves out of concerns who may not read the comment, could not when it was said, or is not there any
// more.
func (s *said) concernsReaders(readers map[account.ID]reader, at time.Time) []concern {
	return slices.DeleteFunc(s.concerns(), func(c concern) bool {
		r, present := readers[c.member]
		return !present || !s.place.CanRead(r.at(at))
	})
}
