package ballot

import (
	"slices"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/space"
)

// people are whoever may ask for results, by what they are to the piazza.
func people() map[string]auth.Viewer {
	with := func(id int64, role auth.Role) auth.Viewer {
		return auth.Viewer{MemberID: id, PersonID: id, Roles: map[int64]auth.Role{1: role}}
	}
	return map[string]auth.Viewer{
		"visitor": {}, "stranger": with(5, auth.None), "member": with(6, auth.Member), "editor": with(7, auth.Editor),
		"moderator": with(8, auth.Moderator), "administrator": {MemberID: 9, PersonID: 9, Administrator: true},
	}
}

// TestSees is the whole table of who sees results: in each row those who see them; a star marks who does once he has voted.
func TestSees(t *testing.T) {
	everybody := []string{"administrator", "editor", "member", "moderator", "stranger", "visitor"}
	staff := []string{"administrator", "editor", "moderator"}
	voters := []string{"administrator*", "editor*", "member*", "moderator*", "stranger*"}
	inside := []string{"administrator", "editor", "member", "moderator"}
	for name, c := range map[string]struct {
		visibility poll.Visibility
		change     func(v *poll.Voting)
		seen       []string
	}{
		"live, waiting":                    {poll.Live, waits, nil},
		"live, open":                       {poll.Live, nil, everybody},
		"live, over by the clock alone":    {poll.Live, over, everybody},
		"live, closed":                     {poll.Live, closes, everybody},
		"live, open among members":         {poll.Live, private, inside},
		"live, draft":                      {poll.Live, drafts, nil},
		"live, withdrawn":                  {poll.Live, withdraws, staff},
		"after vote, waiting":              {poll.AfterVote, waits, nil},
		"after vote, open":                 {poll.AfterVote, nil, voters},
		"after vote, over by the clock":    {poll.AfterVote, over, voters},
		"after vote, closed":               {poll.AfterVote, closes, everybody},
		"after close, open":                {poll.AfterClose, nil, nil},
		"after close, over by the clock":   {poll.AfterClose, over, nil},
		"after close, closed":              {poll.AfterClose, closes, everybody},
		"after close, closed, withdrawn":   {poll.AfterClose, withdraws, staff},
		"staff, open":                      {poll.Staff, nil, nil},
		"staff, over by the clock":         {poll.Staff, over, nil},
		"staff, closed":                    {poll.Staff, closes, staff},
		"staff, closed and published":      {poll.Staff, publishes, everybody},
		"staff, published, among members":  {poll.Staff, func(v *poll.Voting) { publishes(v); private(v) }, inside},
		"what nobody has heard of, open":   {"", nil, nil},
		"staff live, waiting":              {poll.StaffLive, waits, nil},
		"staff live, open":                 {poll.StaffLive, nil, staff},
		"staff live, over by the clock":    {poll.StaffLive, over, staff},
		"staff live, closed by hand":       {poll.StaffLive, settles, nil},
		"staff live, closed":               {poll.StaffLive, closes, staff},
		"staff live, closed and published": {poll.StaffLive, publishes, everybody},
		"staff, closed by hand":            {poll.Staff, settles, nil},
		"live, closed by hand":             {poll.Live, settles, nil},
		"staff live, rehearsed":            {poll.StaffLive, rehearses, staff},
		"staff, rehearsed, published":      {poll.Staff, func(v *poll.Voting) { publishes(v); rehearses(v) }, staff},
		"after vote, withdrawn and closed": {poll.AfterVote, withdraws, staff},
	} {
		v := &poll.Voting{
			Rules: poll.Rules{ResultsVisibility: c.visibility}, EntryID: 1, State: entry.Published, Stored: poll.Open,
			Piazza: &space.Piazza{ID: 1, Visibility: space.Public}, AuthorID: account.ID(100), Now: time.Unix(1000, 0),
		}
		if c.change != nil {
			c.change(v)
		}
		if seen := whoSees(v); !slices.Equal(seen, c.seen) {
			t.Errorf("%s: %v see results, not %v", name, seen, c.seen)
		}
	}
}

func whoSees(v *poll.Voting) []string {
	var seen []string
	for name, viewer := range people() {
		switch {
		case Sees(DoorPoll, v, viewer, false):
			seen = append(seen, name)
		case viewer.SignedIn() && Sees(DoorPoll, v, viewer, true):
			seen = append(seen, name+"*")
		}
	}
	slices.Sort(seen)
	return seen
}

func waits(v *poll.Voting)  { v.Stored = poll.Waiting }
func closes(v *poll.Voting) { v.Stored = poll.Closed }
func drafts(v *poll.Voting) { v.State, v.Stored = entry.Draft, poll.Waiting }
func over(v *poll.Voting)   { v.ClosesAt = &v.Now }

func withdraws(v *poll.Voting) { v.State, v.Stored = entry.Withdrawn, poll.Closed }
func private(v *poll.Voting)   { v.Piazza.Visibility = space.Members }

func settles(v *poll.Voting)   { v.ClosesAt, v.SettlesAt = &v.Now, new(v.Now.Add(time.Second)) }
func rehearses(v *poll.Voting) { v.AssemblyID, v.IsRehearsal, v.State = 3, true, entry.Draft }

func publishes(v *poll.Voting) { v.Stored, v.ResultsPublishedAt = poll.Closed, &v.Now }

// TestHiddenState compares what a person who may not see results is told before and after others have changed their votes.
func TestHiddenState(t *testing.T) {
	v := &poll.Voting{
		Rules: poll.Rules{ResultsVisibility: poll.AfterVote}, EntryID: 1, State: entry.Published, Stored: poll.Open, Version: 3,
		Piazza: &space.Piazza{ID: 1, Visibility: space.Public},
	}
	before := &Standing{standing{voting: v, tally: tally{version: 7, voters: 2}, voted: map[int64]bool{6: true}, results: &Results{Version: 10}}}
	after := &Standing{standing{voting: v, tally: tally{version: 9, voters: 2}, voted: map[int64]bool{6: true}, results: &Results{Version: 12}}}
	for name, viewer := range people() {
		first, err := before.For(DoorWatch, viewer)
		if err != nil {
			t.Fatal(err)
		}
		second, _ := after.For(DoorWatch, viewer)
		if name == "member" {
			if first.Results == nil || first.Version != 10 || second.Version != 12 {
				t.Errorf("who has voted is told %+v, then %+v", first, second)
			}
		} else if *first != *second || first.Results != nil || first.Version != 3 {
			t.Errorf("%s has not voted and is told %+v, then %+v", name, first, second)
		}
	}
	if _, err := before.For(Door{}, auth.Viewer{}); err == nil {
		t.Error("results leave through no door")
	}
}
