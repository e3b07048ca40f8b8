package poll

import (
	"errors"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/entry"
	"piazza/internal/space"
)

const (
	here   = 7
	writer = 3
)

// person is a viewer with a role here.
func person(role auth.Role, assurance account.Assurance) auth.Viewer {
	v := auth.Viewer{MemberID: 11, PersonID: 12, Assurance: string(assurance), Roles: map[int64]auth.Role{}}
	if role != auth.None {
		v.Roles[here] = role
	}
	return v
}

func putOut(v auth.Viewer, of int64) auth.Viewer {
	v.Excluded = []int64{of}
	return v
}

func standingAt(state entry.State, stored Phase) *Voting {
	return &Voting{
		Rules: usualRules(), Piazza: &space.Piazza{ID: here, Visibility: space.Public}, State: state, AuthorID: writer,
		Stored: stored, Now: time.Date(2027, 1, 1, 12, 0, 0, 0, time.UTC),
	}
}

func TestWhoMayVote(t *testing.T) {
	none, member := person(auth.None, account.AssuranceNone), person(auth.Member, account.AssuranceEmail)
	admin := auth.Viewer{MemberID: 1, PersonID: 1, Administrator: true, Assurance: string(account.AssuranceHigh)}
	set := func(e Electorate, a account.Assurance) func(*Voting) {
		return func(v *Voting) { v.Electorate, v.Assurance = e, a }
	}
	for name, c := range map[string]struct {
		change func(*Voting)
		viewer auth.Viewer
		listed bool
		want   error
	}{
		"a member":                           {func(*Voting) {}, member, false, nil},
		"a visitor":                          {func(*Voting) {}, auth.Viewer{}, false, ErrSignIn},
		"a visitor where everybody may":      {set(SignedIn, account.AssuranceNone), auth.Viewer{}, true, ErrSignIn},
		"who has not joined":                 {func(*Voting) {}, none, false, ErrNotMember},
		"an administrator who has not":       {func(*Voting) {}, admin, false, ErrNotMember},
		"who has not joined, signed in":      {set(SignedIn, account.AssuranceNone), none, false, nil},
		"who is listed":                      {set(List, account.AssuranceNone), none, true, nil},
		"a member who is not listed":         {set(List, account.AssuranceNone), member, false, ErrNotListed},
		"known well enough":                  {set(Members, account.AssuranceEmail), member, false, nil},
		"known better than needed":           {set(Members, account.AssuranceSocial), member, false, nil},
		"not known well enough":              {set(Members, account.AssuranceSubstantial), member, false, ErrAssurance},
		"listed, not known well enough":      {set(List, account.AssuranceSocial), none, true, ErrAssurance},
		"of no known level":                  {set(SignedIn, account.AssuranceSocial), person(auth.Member, "nonsense"), false, ErrAssurance},
		"of no known level, none needed":     {set(SignedIn, account.AssuranceNone), person(auth.Member, "nonsense"), false, nil},
		"in a piazza that is not his":        {func(v *Voting) { v.Piazza.Visibility = space.Members }, none, true, ErrPoll},
		"a member in a closed piazza":        {func(v *Voting) { v.Piazza.Visibility = space.Members }, member, false, nil},
		"before it opens":                    {func(v *Voting) { v.Stored = Waiting }, member, false, ErrWaiting},
		"a stranger before it opens":         {func(v *Voting) { v.Stored = Waiting }, none, false, ErrNotMember},
		"once its hour has come":             {func(v *Voting) { v.Stored, v.Opening, v.OpensAt = Waiting, OpensAtTime, &v.Now }, member, false, nil},
		"a microsecond before":               {func(v *Voting) { v.Stored, v.OpensAt = Waiting, new(v.Now.Add(time.Microsecond)) }, member, false, ErrWaiting},
		"once it is closed":                  {func(v *Voting) { v.Stored = Closed }, member, false, ErrClosed},
		"a visitor once it is closed":        {func(v *Voting) { v.Stored = Closed }, auth.Viewer{}, false, ErrClosed},
		"at its closing time":                {func(v *Voting) { v.ClosesAt = &v.Now }, member, false, ErrClosed},
		"a microsecond before it closes":     {func(v *Voting) { v.ClosesAt = new(v.Now.Add(time.Microsecond)) }, member, false, nil},
		"in one withdrawn, read by editors":  {func(v *Voting) { v.State = entry.Withdrawn }, person(auth.Editor, "none"), false, ErrClosed},
		"in one withdrawn":                   {func(v *Voting) { v.State = entry.Withdrawn }, member, false, ErrPoll},
		"in another's draft":                 {func(v *Voting) { v.State, v.Stored = entry.Draft, Waiting }, member, false, ErrPoll},
		"in one's own draft":                 {func(v *Voting) { v.State, v.Stored, v.AuthorID = entry.Draft, Waiting, 11 }, member, false, ErrWaiting},
		"in one's own draft past its hour":   {func(v *Voting) { v.State, v.Stored, v.AuthorID, v.OpensAt = entry.Draft, Waiting, 11, &v.Now }, member, false, ErrWaiting},
		"in what is marked open and unseen":  {func(v *Voting) { v.State, v.AuthorID = entry.Draft, 11 }, member, false, ErrWaiting},
		"in one that closes before it opens": {func(v *Voting) { v.Stored, v.ClosesAt = Waiting, &v.Now }, member, false, ErrClosed},
		"who was put out":                    {set(SignedIn, account.AssuranceNone), putOut(none, here), false, space.ErrExcluded},
		"who was put out and is listed":      {set(List, account.AssuranceNone), putOut(none, here), true, space.ErrExcluded},
		"who was put out of another piazza":  {set(SignedIn, account.AssuranceNone), putOut(none, here+1), false, nil},
	} {
		v := standingAt(entry.Published, Open)
		c.change(v)
		got := error(nil)
		if refusal := v.VoteRefusal(c.viewer, c.listed, false); refusal != nil {
			got = refusal
		}
		if !errors.Is(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
		v.Listed = c.listed
		if ctx := auth.With(t.Context(), c.viewer); v.ViewerCanVote(ctx) != (c.want == nil) {
			t.Errorf("%s: the button says otherwise", name)
		}
	}
}

func TestWhoHoldsAPoll(t *testing.T) {
	own := person(auth.Editor, "none")
	own.MemberID = writer
	left := person(auth.Member, "none")
	left.MemberID = writer
	for _, c := range []struct {
		name   string
		state  entry.State
		viewer auth.Viewer
		want   bool
	}{
		{"a visitor", entry.Published, auth.Viewer{}, false},
		{"a member", entry.Published, person(auth.Member, "none"), false},
		{"an editor", entry.Published, person(auth.Editor, "none"), true},
		{"a moderator", entry.Published, person(auth.Moderator, "none"), true},
		{"an editor, of another's draft", entry.Draft, person(auth.Editor, "none"), false},
		{"an editor, of his draft", entry.Draft, own, true},
		{"who was an editor, of his draft", entry.Draft, left, false},
		{"who was an editor", entry.Published, left, false},
		{"an editor, of one submitted", entry.Review, person(auth.Editor, "none"), true},
		{"an editor, of one withdrawn", entry.Withdrawn, person(auth.Editor, "none"), true},
		{"an administrator", entry.Published, auth.Viewer{MemberID: 1, Administrator: true}, true},
	} {
		v := standingAt(c.state, Waiting)
		if got := v.CanRun(c.viewer); got != c.want || v.ViewerCanRun(auth.With(t.Context(), c.viewer)) != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestQuorum(t *testing.T) {
	v := standingAt(entry.Published, Open)
	if v.QuorumReached(100) != nil {
		t.Error("a poll without a quorum reaches one")
	}
	v.Quorum = new(10)
	for voters, want := range map[int]bool{0: false, 9: false, 10: true, 11: true} {
		if got := v.QuorumReached(voters); got == nil || *got != want {
			t.Errorf("with %d voters: %v", voters, got)
		}
	}
}
