package main

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
)

// openVote holds an assembly whose first question is open.
func openVote(t *testing.T) *hallMeeting {
	t.Helper()
	m := openHallHouse(t).meeting("Una sala", map[string]any{"kind": "SINGLE", "title": "Si fa?", "options": []any{map[string]any{"title": "Sì"}, map[string]any{"title": "No"}}})
	m.desk.must("assemblyShow", "AssemblyShowInput", "assembly { id }", map[string]any{"assemblyId": m.id, "itemId": m.items[0].id}, nil)
	m.desk.must("assemblyItemOpen", "AssemblyItemInput", "assembly { id }", map[string]any{"itemId": m.items[0].id}, nil)
	return m
}

// ballot is the input of a vote for an option.
func (m *hallMeeting) ballot(option int, key string) map[string]any {
	return map[string]any{"itemId": m.items[0].id, "idempotencyKey": key, "ballots": []any{
		map[string]any{"question": m.items[0].questions[0], "choice": map[string]any{"options": []string{m.items[0].options[option]}}},
	}}
}

const ballotSelection = "ballots { version choice { options } } turnout { voters guests }"

// turnout is how many members and guests are counted now, as who holds the assembly is told.
func (m *hallMeeting) turnout() string {
	m.t.Helper()
	said := m.desk.ask(`query($n: Int!) { assembly(number: $n) { state { current { turnout { voters guests } } } } }`, map[string]any{"n": m.number})
	_, said, _ = strings.Cut(said, `"turnout":{`)
	said, _, _ = strings.Cut(said, "}")
	return said
}

// A phone that loses its line while the answer is on its way sends its vote again when the line is back, as often as it takes:
// it counts once. When the question has closed meanwhile, it is told so, and nothing is counted.
func TestAVoteSentAgainCountsOnce(t *testing.T) {
	t.Parallel()
	m := openVote(t)
	phone, late := m.guest("phone", 5, ""), m.guest("late phone", 6, "")
	mustBeLetIn(t, m.enter(phone, "code", m.code))
	mustBeLetIn(t, m.enter(late, "code", m.code))
	for range 3 {
		m.sendAndHangUp(phone, m.ballot(0, "una volta"))
	}
	var again sync.WaitGroup
	for range 5 {
		again.Go(func() {
			phone.must("assemblyVote", "AssemblyVoteInput", ballotSelection, m.ballot(0, "una volta"), nil)
		})
	}
	again.Wait()
	if got := m.turnout(); got != `"voters":1,"guests":0` {
		t.Errorf("a vote that was sent eight times makes %s", got)
	}
	m.desk.must("assemblyItemClose", "AssemblyItemInput", "assembly { id }", map[string]any{"itemId": m.items[0].id}, nil)
	if reason := late.do("assemblyVote", "AssemblyVoteInput", ballotSelection, m.ballot(1, "tardi"), nil); reason == "" {
		t.Error("a vote was taken after the closing")
	}
	phone.must("assemblyVote", "AssemblyVoteInput", ballotSelection, m.ballot(0, "una volta"), nil) // what was answered stays answered
	m.desk.must("assemblyItemReveal", "AssemblyItemInput", "assembly { id }", map[string]any{"itemId": m.items[0].id}, nil)
	var sheets, ballots int
	must(t, m.parts.database.QueryRow(t.Context(), `select (select count(*) from ballot_voter), (select count(*) from ballot)`).Scan(&sheets, &ballots))
	if sheets != 1 || ballots != 1 {
		t.Errorf("%d voters and %d ballots, of one who voted once", sheets, ballots)
	}
}

// sendAndHangUp sends a vote and hears no answer.
func (m *hallMeeting) sendAndHangUp(g *hallGuest, in map[string]any) {
	m.t.Helper()
	conn, err := new(net.Dialer).DialContext(m.t.Context(), "tcp", m.web.Listener.Addr().String())
	must(m.t, err)
	document := "mutation($in: AssemblyVoteInput!) { assemblyVote(input: $in) { userErrors { reason } } }"
	r := g.request(http.MethodPost, "/graphql", bytes.NewReader(operationText(m.t, document, map[string]any{"in": in})))
	must(m.t, r.Write(conn))
	must(m.t, conn.Close())
}

// A guest who forgets everything and comes again with the same slip does not come in as another one; neither do two phones
// that come with it at the same moment.
func TestASlipIsOneGuest(t *testing.T) {
	t.Parallel()
	m := openVote(t)
	slips := m.slips(2)
	first := m.guest("first", 0, "")
	mustBeLetIn(t, m.enter(first, "slip", slips[0]))
	first.must("assemblyVote", "AssemblyVoteInput", ballotSelection, m.ballot(0, "a"), nil)
	cleared := m.guest("the same without cookies", 0, "")
	if reason := m.enter(cleared, "slip", slips[0]); reason == "" {
		t.Error("a slip opened the door twice")
	}
	if reason := cleared.do("assemblyVote", "AssemblyVoteInput", ballotSelection, m.ballot(1, "b"), nil); reason == "" {
		t.Error("who was not let in has voted")
	}
	if reason := m.enter(m.guest("a visitor with the code", 0, ""), "code", m.code); reason == "" {
		t.Error("where guests need slips, the code let one in without")
	}
	if let := m.race(slips[1], 8); let != 1 {
		t.Errorf("%d of eight came in with one slip", let)
	}
	first.must("assemblyVote", "AssemblyVoteInput", ballotSelection, m.ballot(1, "c"), nil) // changes what he voted
	if got := m.turnout(); got != `"voters":0,"guests":2` {
		t.Errorf("one guest who changed his vote and one who came first make %s", got)
	}
}

// race lets so many come with one slip at once; who gets in votes. It returns how many did.
func (m *hallMeeting) race(slip string, count int) (let int) {
	var all sync.WaitGroup
	in := make(chan bool, count)
	for n := range count {
		g := m.guest(fmt.Sprint("racer ", n), 0, "")
		all.Go(func() {
			ok := m.enter(g, "slip", slip) == ""
			if ok {
				g.must("assemblyVote", "AssemblyVoteInput", ballotSelection, m.ballot(0, g.name), nil)
			}
			in <- ok
		})
	}
	all.Wait()
	close(in)
	for ok := range in {
		if ok {
			let++
		}
	}
	return let
}
