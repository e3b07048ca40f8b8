package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"piazza/internal/nodeid"
)

// feedCrowd are people of every sort at every door of a house, who watch the same things.
type feedCrowd struct {
	*feedHouse
	people map[string]map[string]*hallGuest
	names  []string
}

// crowd has people watch something at every door, and waits until each was told the first of everything, and those whom feeds tell
// are told by them.
func (h *feedHouse) crowd(who map[string]int, streams map[string]shipped, shared int) *feedCrowd {
	h.t.Helper()
	c := &feedCrowd{feedHouse: h, people: map[string]map[string]*hallGuest{}, names: slices.Sorted(maps.Keys(streams))}
	for door, house := range h.doors {
		c.people[door] = map[string]*hallGuest{}
		for name, member := range who {
			g := house.guest(name+" "+door, member, "")
			c.people[door][name] = g
			g.follow(streams)
		}
	}
	for _, name := range c.names {
		c.hears(name, `"type":"next"`)
	}
	for door, want := range map[string]int{doorAtRest: len(who) * shared, doorThreaded: len(who) * shared, doorApart: 0} {
		within(h.t, limit(), fmt.Sprintf("%d operations are told by feeds %s", want, door), func() bool { return h.feeds(door) == float64(want) })
	}
	return c
}

// hears waits until everybody is told something. What is taken away is taken with the connection from who has not read all that was
// sent before: so whoever takes something away waits.
func (c *feedCrowd) hears(subscription, text string) { c.hearsTimes(subscription, text, 1) }

func (c *feedCrowd) hearsTimes(subscription, text string, times int) {
	c.t.Helper()
	var missing *hallGuest
	defer func() {
		if missing != nil {
			c.t.Logf("%s was told\n%s\n%s", missing.name, missing.ear.told(subscription), missing.ear.told(goodbye))
		}
	}()
	c.each(func(_, _ string, g *hallGuest) {
		missing = g
		within(c.t, limit(), fmt.Sprintf("%s is told %s by %s", g.name, text, subscription), func() bool {
			return strings.Count(g.ear.told(subscription), text) >= times
		})
		missing = nil
	})
}

// each does something with everybody.
func (c *feedCrowd) each(do func(door, name string, g *hallGuest)) {
	for _, door := range slices.Sorted(maps.Keys(c.people)) {
		for _, name := range slices.Sorted(maps.Keys(c.people[door])) {
			do(door, name, c.people[door][name])
		}
	}
}

// alike holds what each was told against what one is told who is told for himself.
func (c *feedCrowd) alike(subscription string, of func(*hallGuest) string) {
	c.t.Helper()
	want := ""
	for _, g := range c.people[doorApart] {
		want = of(g)
	}
	c.each(func(_, _ string, g *hallGuest) {
		if got := of(g); got != want {
			c.t.Errorf("%s, of %s, is told\n%s\nand somebody who is told for himself\n%s", g.name, subscription, got, want)
		}
	})
}

// Whoever is told by a feed, on whatever socket, is told the same bytes as somebody for whom alone it is made: a visitor, a member, the
// author of what it is about, a moderator and an administrator, whatever happens meanwhile.
func TestManyAreToldTheBytesThatOneIsTold(t *testing.T) {
	t.Parallel()
	h := openFeedHouse(t)
	entry := h.topic(1, "Si parla")
	streams := h.ship(map[string]any{"id": entry}, "ThreadNotices")
	maps.Copy(streams, h.ship(map[string]any{"id": nodeid.Encode("piazza", 1)}, "PiazzaNotices", "PollTold"))
	c := h.crowd(map[string]int{"visitor": 0, "author": 5, "member": 6, "moderator": 4, "administrator": 17}, streams, len(streams))
	last := c.happens(entry)
	c.hears("ThreadNotices", `"type":"complete"`)
	for _, name := range []string{"PiazzaNotices", "PollTold"} {
		c.hears(name, last)
	}
	for _, name := range c.names {
		c.alike(name, func(g *hallGuest) string { return g.ear.told(name) })
		if n := len(c.people[doorAtRest]["member"].messages(name)); n < 7 {
			t.Errorf("%s is told in %d messages alone", name, n)
		}
	}
}

// happens does all that is told in a thread and in its piazza, and returns what is told last in the piazza.
func (c *feedCrowd) happens(entry string) (last string) {
	c.t.Helper()
	author, member, editor, moderator := c.guest("a", 5, ""), c.guest("b", 6, ""), c.guest("c", 3, ""), c.guest("d", 4, "")
	said := author.says(entry, "Una cosa, @m6.")
	c.hears("ThreadNotices", "CommentAdded") // what comes next is told as it is by then
	this, why := map[string]any{"commentId": said}, map[string]any{"commentId": said, "reason": "dati di altri"}
	author.must("commentUpdate", "CommentUpdateInput", "comment { id }", map[string]any{"commentId": said, "body": "Un’altra."}, nil)
	c.hears("ThreadNotices", "CommentEdited")
	member.must("commentReact", "CommentReactInput", "comment { id }", map[string]any{"commentId": said, "kind": "AGREE", "on": true}, nil)
	c.hears("ThreadNotices", "CommentReacted")
	moderator.must("commentHide", "CommentReasonInput", "comment { id }", why, nil)
	c.hears("ThreadNotices", "CommentHidden")
	moderator.must("commentRestore", "CommentReasonInput", "comment { id }", why, nil)
	c.hears("ThreadNotices", "CommentRestored")
	author.must("commentDelete", "CommentInput", "comment { id }", this, nil)
	c.hears("ThreadNotices", "CommentDeleted")
	poll := c.votes(editor, member)
	c.meets(editor)
	moderator.must("entryWithdraw", "EntryReasonInput", "entry { id }", map[string]any{"entryId": entry, "reason": "era una prova"}, nil)
	c.hears("PiazzaNotices", poll)
	return fmt.Sprintf("%q", entry)
}

// inThePiazza waits until everybody is told something so many times by both that tell of the piazza.
func (c *feedCrowd) inThePiazza(text string, times int) {
	c.t.Helper()
	for _, name := range []string{"PiazzaNotices", "PollTold"} {
		c.hearsTimes(name, text, times)
	}
}

// votes holds a poll from its publication to its end.
func (c *feedCrowd) votes(editor, member *hallGuest) (poll string) {
	c.t.Helper()
	var made struct {
		Poll struct {
			ID     string
			Voting struct{ Questions []struct{ ID string } }
		}
	}
	editor.must("pollCreate", "PollCreateInput", "poll { id voting { questions { id } } }", map[string]any{
		"piazzaId": nodeid.Encode("piazza", 1), "title": "Si fa?", "rules": map[string]any{"opening": "HAND"},
		"questions": []any{map[string]any{"kind": "CONSENT", "title": "Si fa?"}},
	}, &made)
	this := map[string]any{"pollId": made.Poll.ID}
	editor.must("entryPublish", "EntryInput", "entry { id }", map[string]any{"entryId": made.Poll.ID}, nil)
	c.inThePiazza("EntryPublished", 1)
	editor.must("pollOpen", "PollInput", "poll { id }", this, nil)
	c.inThePiazza("PollOpened", 1)
	member.must("pollVote", "PollVoteInput", "ballots { version }", map[string]any{"pollId": made.Poll.ID, "ballots": []any{
		map[string]any{"question": made.Poll.Voting.Questions[0].ID, "choice": map[string]any{"stance": "AGREE"}},
	}}, nil)
	editor.must("pollClose", "PollInput", "poll { id }", this, nil)
	c.inThePiazza("PollClosed", 1)
	return made.Poll.ID
}

// meets begins an assembly and ends it.
func (c *feedCrowd) meets(editor *hallGuest) {
	c.t.Helper()
	var made struct{ Assembly struct{ ID string } }
	editor.must("assemblyCreate", "AssemblyCreateInput", "assembly { id }", map[string]any{"piazzaId": nodeid.Encode("piazza", 1), "title": "Si discute"}, &made)
	c.inThePiazza("AssemblyChanged", 1)
	for n, turn := range []string{"assemblyStart", "assemblyEnd"} {
		editor.must(turn, "AssemblyInput", "assembly { id }", map[string]any{"assemblyId": made.Assembly.ID}, nil)
		c.inThePiazza("AssemblyChanged", n+2)
	}
}
