package poll

import (
	"context"
	"strings"
	"unicode/utf8"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/paging"
	"piazza/internal/problem"
)

const (
	mostElectors  = 20_000
	longestHandle = 100
)

// What is refused of electoral lists.
var (
	ErrNoList   = problem.Clash("poll_no_list", "In this poll others vote than those on a list.")
	ErrElectors = problem.Bad("handles", "poll_electors", "An electoral list is set with at most 20,000 handles at a time.")
)

// SetElectors sets the electoral list of a poll and returns the handles that nobody has. Once somebody has voted nobody
// leaves the list any more.
func (s *Service) SetElectors(ctx context.Context, in ElectorsInput) (*entry.Entry, []string, error) {
	if len(in.Handles) > mostElectors {
		return nil, nil, ErrElectors
	}
	handles := normalHandles(in.Handles)
	var unknown []string
	e, err := s.change(ctx, in.PollID, func(ctx context.Context, tx *db.Tx, h *held) (err error) {
		switch {
		case h.voting.Electorate != List:
			return ErrNoList
		case h.voting.Phase() == Closed:
			return ErrClosed
		}
		var changed bool
		if changed, unknown, err = storeOn(tx).setElectors(ctx, in.PollID, handles, h.voting.Voters == 0); err != nil || !changed {
			return err
		}
		return h.raise(ctx, tx)
	})
	if err != nil {
		return nil, nil, err
	}
	return e, unknown, nil
}

// normalHandles brings handles as people write them into one form, each once, in the order in which they were given.
func normalHandles(sent []string) []string {
	seen := make(map[string]bool, len(sent))
	handles := make([]string, 0, len(sent))
	for _, handle := range sent {
		handle = strings.ToLower(strings.TrimPrefix(strings.TrimSpace(handle), "@"))
		if handle == "" || seen[handle] {
			continue
		}
		seen[handle] = true
		handles = append(handles, handle)
	}
	return handles
}

// couldBe tells whether the database can be asked for a handle.
func couldBe(handle string) bool {
	return len(handle) <= longestHandle && utf8.ValidString(handle) && !strings.ContainsRune(handle, 0)
}

// listElectors is the name of the list in its cursors.
const listElectors = "electors"

// ElectorPage is part of an electoral list.
type ElectorPage struct {
	Members []*account.Member
	// More tells whether there are more after the last, Before whether there are some before the first.
	More, Before bool
	// Total is how many stand on the list.
	Total int
}

// Cursor returns the cursor of a member of the list.
func (ElectorPage) Cursor(m *account.Member) string { return paging.Cursor(listElectors, int64(m.ID)) }

// Electors returns part of the electoral list of a poll for who holds it; nil for others, and where there is no list.
func (s *Service) Electors(ctx context.Context, v *Voting, page paging.Page) (*ElectorPage, error) {
	if v.Electorate != List || !v.CanRun(auth.FromContext(ctx)) {
		return nil, nil
	}
	key, err := page.Key(listElectors, 1)
	if err != nil {
		return nil, err
	}
	after := int64(0)
	if key != nil {
		after = key[0]
	}
	members, err := storeOn(s.db).electors(ctx, v.EntryID, after, page.Limit()+1)
	if err != nil {
		return nil, err
	}
	p := &ElectorPage{Before: key != nil, Total: *v.ElectorCount}
	p.Members, p.More = paging.Cut(members, page.Limit())
	return p, nil
}
