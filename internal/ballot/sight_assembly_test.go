package ballot

import (
	"maps"
	"slices"
	"testing"
	"time"

	"piazza/internal/auth"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/space"
)

// insiders are those who may look at an assembly: whoever reads the piazza, and the bearers of passes, of this assembly and of another.
func insiders() map[string]auth.Viewer {
	all := people()
	with := func(kind auth.PassKind, of int64) auth.Viewer {
		return auth.Viewer{Pass: auth.Pass{Kind: kind, ID: 1, AssemblyID: of}}
	}
	all["guest"], all["screen"] = with(auth.PassGuest, 3), with(auth.PassScreen, 3)
	all["other guest"], all["other screen"] = with(auth.PassGuest, 4), with(auth.PassScreen, 4)
	return all
}

// TestSeesAssembly is the whole table of who sees results through the door of assemblies.
func TestSeesAssembly(t *testing.T) {
	staff := []string{"administrator", "editor", "moderator"}
	public := []string{"administrator", "editor", "guest", "member", "moderator", "other guest", "other screen", "screen", "stranger", "visitor"}
	inside := []string{"administrator", "editor", "guest", "member", "moderator", "screen"}
	members := append(slices.Clone(staff), "member")
	slices.Sort(members)
	assembles := func(v *poll.Voting) { v.IsAssembling = true }
	closed := func(v *poll.Voting) { v.Stored = poll.Closed }
	for name, c := range map[string]struct {
		visibility poll.Visibility
		changes    []func(*poll.Voting)
		seen       []string
	}{
		"waiting":                           {poll.Staff, []func(*poll.Voting){drafts}, nil},
		"open":                              {poll.Staff, nil, nil},
		"open, for the staff":               {poll.StaffLive, nil, staff},
		"over by the clock":                 {poll.Staff, []func(*poll.Voting){over}, nil},
		"closed by hand":                    {poll.Staff, []func(*poll.Voting){settles}, nil},
		"closed by hand, for the staff":     {poll.StaffLive, []func(*poll.Voting){settles}, nil},
		"counted":                           {poll.Staff, []func(*poll.Voting){closed}, staff},
		"counted, for the staff":            {poll.StaffLive, []func(*poll.Voting){closed}, staff},
		"shown":                             {poll.Staff, []func(*poll.Voting){publishes}, public},
		"shown among members":               {poll.Staff, []func(*poll.Voting){publishes, private}, inside},
		"rehearsed, open":                   {poll.StaffLive, []func(*poll.Voting){rehearses}, staff},
		"rehearsed, counted":                {poll.Staff, []func(*poll.Voting){closed, rehearses}, staff},
		"rehearsed, shown":                  {poll.Staff, []func(*poll.Voting){publishes, rehearses}, slices.Sorted(slices.Values(append(slices.Clone(staff), "guest", "screen")))},
		"withdrawn while it is held":        {poll.Staff, []func(*poll.Voting){publishes, withdraws, assembles}, staff},
		"shown and withdrawn":               {poll.Staff, []func(*poll.Voting){publishes, withdraws}, public},
		"shown among members, withdrawn":    {poll.Staff, []func(*poll.Voting){publishes, private, withdraws}, members},
		"not shown and withdrawn":           {poll.Staff, []func(*poll.Voting){closed, withdraws}, staff},
		"shown, then hidden":                {poll.Staff, []func(*poll.Voting){publishes, func(v *poll.Voting) { v.ResultsPublishedAt = nil }}, staff},
		"live by mistake, closed by hand":   {poll.Live, []func(*poll.Voting){settles}, nil},
		"after close by mistake, not there": {poll.AfterClose, []func(*poll.Voting){settles}, nil},
	} {
		v := &poll.Voting{
			Rules: poll.Rules{ResultsVisibility: c.visibility}, EntryID: 1, State: entry.Published, Stored: poll.Open, AssemblyID: 3,
			Piazza: &space.Piazza{ID: 1, Visibility: space.Public}, AuthorID: 100, Now: time.Unix(1000, 0),
		}
		for _, change := range c.changes {
			change(v)
		}
		var seen []string
		for _, who := range slices.Sorted(maps.Keys(insiders())) {
			if Sees(DoorAssembly, v, insiders()[who], true) {
				seen = append(seen, who)
			}
			if through := Sees(DoorPoll, v, insiders()[who], true); through && !Sees(DoorAssembly, v, insiders()[who], true) {
				t.Errorf("%s: %s sees at another door what the assembly hides", name, who)
			}
		}
		if !slices.Equal(seen, c.seen) {
			t.Errorf("%s: %v see results, not %v", name, seen, c.seen)
		}
	}
}

// TestPassesElsewhere asks at all other doors with passes of an assembly among members: they open nothing.
func TestPassesElsewhere(t *testing.T) {
	v := &poll.Voting{
		Rules: poll.Rules{ResultsVisibility: poll.Staff}, EntryID: 1, State: entry.Published, AssemblyID: 3,
		Piazza: &space.Piazza{ID: 1, Visibility: space.Members}, Now: time.Unix(1000, 0),
	}
	publishes(v)
	for _, door := range Doors() {
		for _, who := range []string{"guest", "screen"} {
			if sees := Sees(door, v, insiders()[who], false); sees != (door == DoorAssembly) {
				t.Errorf("a %s's pass at the door %s: %t", who, door, sees)
			}
		}
	}
}

// TestHiddenForStaff closes a poll that its staff saw grow: what is told does not go back, and tells others nothing.
func TestHiddenForStaff(t *testing.T) {
	v := &poll.Voting{
		Rules: poll.Rules{ResultsVisibility: poll.StaffLive}, EntryID: 1, State: entry.Published, Stored: poll.Open, Version: 3, AssemblyID: 3,
		Piazza: &space.Piazza{ID: 1, Visibility: space.Public}, Now: time.Unix(1000, 0),
	}
	open := &Standing{standing{voting: v, tally: tally{version: 9, turnout: 2, voters: 2}, results: &Results{Version: 12}}}
	later := *v
	settles(&later)
	later.Version++
	closed := &Standing{standing{voting: &later, tally: tally{version: 10, turnout: 3, voters: 2}}}
	for who, viewer := range insiders() {
		before, err := open.For(DoorAssembly, viewer)
		if err != nil {
			t.Fatal(err)
		}
		after, _ := closed.For(DoorAssembly, viewer)
		if after.Version <= before.Version || after.Results != nil {
			t.Errorf("%s is told %+v, then %+v", who, before, after)
		}
		if v.CanHold(viewer) == (before.Results == nil) {
			t.Errorf("%s is told %+v while it is open", who, before)
		}
		if !v.CanHold(viewer) && after.Version != 7 {
			t.Errorf("%s is told by the version how often votes were changed: %+v", who, after)
		}
	}
}
