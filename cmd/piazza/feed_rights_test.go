package main

import (
	"fmt"
	"strings"
	"testing"

	"piazza/internal/nodeid"
)

// over tells whether nothing more is told to somebody.
func (c *feedCrowd) over(g *hallGuest) bool {
	if g.ear.told(goodbye) != "" {
		return true
	}
	for _, name := range c.names {
		if said := g.ear.told(name); !strings.Contains(said, `"type":"error"`) && !strings.Contains(said, `"type":"complete"`) {
			return false
		}
	}
	return true
}

// leaves waits until somebody is out at every door, has something said that he must not hear, and holds what he was told where feeds
// tell against what he was told where everybody is told for himself.
func (c *feedCrowd) leaves(name, secret string, say func(text string), hears string) {
	c.t.Helper()
	for door, people := range c.people {
		within(c.t, limit(), fmt.Sprintf("who was %s is out %s", name, door), func() bool { return c.over(people[name]) })
	}
	say(secret)
	for door, people := range c.people {
		within(c.t, limit(), "those who stay are told "+secret, func() bool { return strings.Contains(people[hears].all(), secret) })
		if strings.Contains(people[name].all(), secret) {
			c.t.Errorf("who was %s is told %s, %s", name, secret, door)
		}
	}
	for _, subscription := range append(c.names, goodbye) {
		want := c.people[doorApart][name].said(subscription)
		for door, people := range c.people {
			if got := people[name].said(subscription); got != want {
				c.t.Errorf("who was %s is told by %s, %s,\n%s\nand by himself\n%s", name, subscription, door, got, want)
			}
		}
	}
}

// Whoever loses the right to be told is taken out of the feed at once, and is told why as if he had been told by himself: who logs out,
// belongs to the piazza no more, is put out, is suspended or erases himself. All others are told on.
func TestWhoLosesARightIsTakenOutOfTheFeed(t *testing.T) {
	t.Parallel()
	h := openFeedHouse(t)
	entry, piazza := h.topic(2, "Dentro"), nodeid.Encode("piazza", 2)
	streams := h.ship(map[string]any{"id": entry}, "ThreadNotices")
	streams["PiazzaNotices"] = h.ship(map[string]any{"id": piazza}, "PiazzaNotices")["PiazzaNotices"]
	c := h.crowd(map[string]int{
		"logged in": 5, "a member": 6, "not put out": 7, "not suspended": 8, "not erased": 9, "a moderator": 4, "an editor": 3,
	}, streams, len(streams))
	boss, root, editor := h.guest("boss", 16, ""), h.guest("root", 17, ""), h.guest("editor", 3, "")
	ends := func(member int64, isExcluded bool) func() {
		return func() {
			boss.must("membershipEnd", "MembershipEndInput", "piazza { id }", map[string]any{
				"piazzaId": piazza, "memberId": nodeid.Encode("member", member), "reason": "perché", "isExcluded": isExcluded,
			}, nil)
		}
	}
	for n, change := range []struct {
		who string
		do  func()
	}{
		{"logged in", func() {
			h.guest("5", 5, "").must("sessionRevoke", "SessionRevokeInput", "sessions { id }", map[string]any{"sessionId": nodeid.Encode("session", 5)}, nil)
		}},
		{"a member", ends(6, false)},
		{"not put out", ends(7, true)},
		{"not suspended", func() {
			root.must("memberSuspend", "MemberSuspendInput", "member { id }", map[string]any{"memberId": nodeid.Encode("member", 8), "reason": "perché"}, nil)
		}},
		{"not erased", func() {
			h.guest("9", 9, "").must("memberErase", "MemberEraseInput", "isErased", map[string]any{"handle": "m9"}, nil)
		}},
	} {
		change.do()
		c.leaves(change.who, fmt.Sprint("segreto numero ", n), func(text string) { editor.says(entry, text) }, "a moderator")
	}
	for _, door := range []string{doorAtRest, doorThreaded} {
		within(t, limit(), "those who stay are told by feeds "+door, func() bool { return h.feeds(door) == float64(2*len(streams)) })
	}
	for _, name := range c.names {
		if got, want := c.people[doorAtRest]["a moderator"].ear.told(name), c.people[doorApart]["an editor"].ear.told(name); got != want {
			t.Errorf("who stays is told by %s\n%s\nand by himself\n%s", name, got, want)
		}
	}
}

// A piazza that closes sends away whoever watches it, each with the reason that he would be given by himself; and nobody who may not
// come back hears what is said then.
func TestAPiazzaThatClosesEmptiesItsFeeds(t *testing.T) {
	t.Parallel()
	h := openFeedHouse(t)
	entry := h.topic(1, "Ancora aperta")
	streams := h.ship(map[string]any{"id": entry}, "ThreadNotices")
	c := h.crowd(map[string]int{"a visitor": 0, "a reader": 6}, streams, len(streams))
	h.guest("boss", 16, "").must("piazzaUpdate", "PiazzaUpdateInput", "piazza { id }", map[string]any{"piazzaId": nodeid.Encode("piazza", 1), "visibility": "MEMBERS"}, nil)
	inside := h.guest("inside", 3, "")
	inside.follow(streams)
	within(t, limit(), "a member watches again", func() bool { return strings.Contains(inside.ear.told("ThreadNotices"), "StreamJoined") })
	for _, people := range c.people {
		people["inside"] = inside
	}
	for _, name := range []string{"a visitor", "a reader"} {
		c.leaves(name, "segreto di "+name, func(text string) { inside.says(entry, text) }, "inside")
	}
}
