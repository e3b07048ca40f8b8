package main

import (
	"strings"
	"testing"
)

// lastSaid is the newest message of a subscription, but for the time.
func (g *hallGuest) lastSaid(name string) string {
	lines := strings.Split(strings.TrimSpace(g.said(name)), "\n")
	return lines[len(lines)-1]
}

// audience has people of every sort watch an assembly at every door.
func (h *feedHouse) audience(m *hallMeeting, passes map[string]string) *feedCrowd {
	h.t.Helper()
	streams := h.ship(map[string]any{"id": m.id, "visible": false}, "HallStateWatch", "HallFloorWatch", "HallTurnoutWatch")
	c := &feedCrowd{feedHouse: h, people: map[string]map[string]*hallGuest{}, names: []string{"HallFloorWatch", "HallStateWatch", "HallTurnoutWatch"}}
	for door, house := range h.doors {
		c.people[door] = map[string]*hallGuest{
			"a visitor": house.guest("visitor "+door, 0, ""), "somebody inside": house.guest("inside "+door, 6, ""), "an editor": house.guest("editor "+door, 3, ""),
		}
		for name, pass := range passes {
			c.people[door][name] = house.guest(name+" "+door, 0, pass)
		}
		for _, g := range c.people[door] {
			g.follow(streams)
		}
	}
	for _, name := range c.names {
		c.hears(name, `"type":"next"`)
	}
	return c
}

// In an assembly each is told what his class is told, in the same bytes as by himself: how to come in is told to who holds it and to
// screens alone. Whose pass is over is out of the feed at once.
func TestAnAssemblyTellsEachClassItsOwn(t *testing.T) {
	t.Parallel()
	h := openFeedHouse(t)
	m := h.meeting("Una sala", map[string]any{"kind": "SINGLE", "title": "Si fa?", "options": []any{map[string]any{"title": "Sì"}, map[string]any{"title": "No"}}})
	var made struct{ Slips []gateSlip }
	m.desk.must("assemblySlipsCreate", "AssemblySlipsInput", "slips { slip { id } code }", map[string]any{"assemblyId": m.id, "count": 1}, &made)
	guest, inside := h.guest("ospite", 0, ""), h.guest("dentro", 6, "")
	mustBeLetIn(t, m.enter(guest, "slip", made.Slips[0].Code))
	mustBeLetIn(t, m.enter(inside, "code", m.code))
	c := h.audience(m, map[string]string{"a guest": guest.bearer, "a screen": m.screen()})
	says := func(text string) {
		m.desk.must("assemblyMessageSet", "AssemblyMessageInput", "assembly { id }", map[string]any{"assemblyId": m.id, "message": text}, nil)
	}
	m.desk.must("assemblyShow", "AssemblyShowInput", "assembly { id }", map[string]any{"assemblyId": m.id, "itemId": m.items[0].id}, nil)
	m.desk.must("assemblyItemOpen", "AssemblyItemInput", "assembly { id }", map[string]any{"itemId": m.items[0].id}, nil)
	inside.must("assemblyVote", "AssemblyVoteInput", "turnout { voters }", m.ballot(0, "una volta"), nil)
	var asked struct{ Question struct{ ID string } }
	inside.must("assemblyAsk", "AssemblyAskInput", "question { id }", map[string]any{"assemblyId": m.id, "text": "Chi paga?"}, &asked)
	m.desk.must("assemblyFloorSet", "AssemblyFloorSetInput", "question { id }", map[string]any{"questionId": asked.Question.ID, "state": "SHOWN"}, nil)
	says("Prima")
	c.hears("HallStateWatch", `"message":"Prima"`)
	c.hears("HallTurnoutWatch", `"voters":1`)
	c.hears("HallFloorWatch", "Chi paga?")
	for who, knows := range map[string]bool{"a visitor": false, "somebody inside": false, "a guest": false, "an editor": true, "a screen": true} {
		for door, people := range c.people {
			if got := strings.Contains(people[who].all(), m.code); got != knows {
				t.Errorf("%s is told the code %s: %t", who, door, got)
			}
			for _, name := range c.names {
				if got, want := people[who].lastSaid(name), c.people[doorApart][who].lastSaid(name); got != want {
					t.Errorf("%s is told by %s, %s,\n%s\nand by himself\n%s", who, name, door, got, want)
				}
			}
		}
	}
	m.desk.must("assemblyScreensEnd", "AssemblyInput", "assembly { id }", m.this(), nil)
	c.leaves("a screen", "Dopo gli schermi", says, "a visitor")
	m.desk.must("assemblySlipRevoke", "AssemblySlipInput", "slips { slip { id } }", map[string]any{"slipId": made.Slips[0].Slip.ID}, nil)
	c.leaves("a guest", "Dopo gli ospiti", says, "a visitor")
}
