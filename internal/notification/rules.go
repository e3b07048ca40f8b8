package notification

import (
	"slices"

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

// concernsReaders leaves out of concerns who may not read the comment, or is not there any more.
func (s *said) concernsReaders(readers map[account.ID]auth.Viewer) []concern {
	return slices.DeleteFunc(s.concerns(), func(c concern) bool {
		reader, present := readers[c.member]
		return !present || !s.place.CanRead(reader)
	})
}
