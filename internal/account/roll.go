package account

import (
	"context"
	"strings"

	"piazza/internal/auth"
	"piazza/internal/paging"
)

// RollInput says which members to list.
type RollInput struct {
	Page paging.Page
	// Search is part of a name or handle.
	Search string
	// State is nil for all.
	State *State
	// Administrators: only those who run the installation.
	Administrators bool
}

// RollPage is part of the list of all members.
type RollPage struct {
	Members []*Member
	// More tells whether there are more after the last, Before whether there are some before the first.
	More, Before bool
}

const (
	// listRoll is the name of the list in its cursors.
	listRoll      = "roll"
	longestSearch = 80
)

// Cursor returns the cursor of a member of the list.
func (RollPage) Cursor(m *Member) string { return paging.TextCursor(listRoll, m.Name, int64(m.ID)) }

// runs tells whether whoever asks runs the installation.
func runs(ctx context.Context) bool { return CanAdminister(auth.FromContext(ctx)) == nil }

func (in *RollInput) clean() {
	in.Search = strings.TrimPrefix(strings.TrimSpace(strings.ToValidUTF8(strings.ReplaceAll(in.Search, "\x00", ""), "")), "@")
	if letters := []rune(in.Search); len(letters) > longestSearch {
		in.Search = string(letters[:longestSearch])
	}
}

// Roll lists the members of the installation by name, for who runs it; nobody for others.
func (s *Service) Roll(ctx context.Context, in RollInput) (RollPage, error) {
	if !runs(ctx) {
		return RollPage{}, nil
	}
	name, id, err := in.Page.TextKey(listRoll)
	if err != nil {
		return RollPage{}, err
	}
	in.clean()
	rows, err := storeOn(s.db).roll(ctx, in, name, id, in.Page.Limit()+1)
	members, more := paging.Cut(rows, in.Page.Limit())
	return RollPage{Members: members, More: more, Before: id != 0}, err
}

// RollCount counts what Roll lists.
func (s *Service) RollCount(ctx context.Context, in RollInput) (int, error) {
	if !runs(ctx) {
		return 0, nil
	}
	in.clean()
	return storeOn(s.db).rollCount(ctx, in)
}

// Listing is Roll for the operator at the command line: the first members by name, and whether there are more.
func (s *Service) Listing(ctx context.Context, search string, most int) ([]*Member, bool, error) {
	in := RollInput{Search: search}
	in.clean()
	rows, err := storeOn(s.db).roll(ctx, in, "", 0, most+1)
	members, more := paging.Cut(rows, most)
	return members, more, err
}
