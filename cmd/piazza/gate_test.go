package main

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// notMine is what a pass of one assembly is told that asks for everything.
func (m *gateMeeting) asks(p *program) (status int, text string) {
	return p.says(fmt.Sprintf(`{ assembly(number: %d) { title isRehearsal viewerCanRun viewerCanJoin slips { totalCount } acts { totalCount } state { phase entrance { code } } } }`, m.number))
}

// Whoever comes with a pass is let out of every door of every node as soon as the pass is over, and told so.
func TestPassesAreOverOnEveryNode(t *testing.T) {
	t.Parallel()
	h := openGateHouse(t, 3)
	m := h.meeting(1, "ANYONE", 0)
	slips := m.slips(2)
	visitor := h.person(0, 0, "")
	revoked, reissued := visitor.enters(map[string]any{"slip": slips[0].Code}), visitor.enters(map[string]any{"slip": slips[1].Code})
	kept, screen := visitor.enters(map[string]any{"code": m.code}), m.screen()
	type watch struct{ socket, stream *heard }
	watches := map[string]watch{}
	for _, pass := range []string{revoked, reissued, kept, screen, ""} {
		there := h.person(1, 0, pass)
		w := watch{there.watches("assembly", "phase", m.id), there.stream(watchesDocument("assembly", "phase", m.id))}
		within(t, limit(), "it is told of the assembly", func() bool { return w.socket.has("LIVE") && w.stream.has("LIVE") })
		watches[pass] = w
	}
	m.desk.gets("assemblySlipRevoke", "AssemblySlipInput", "slips { code }", map[string]any{"slipId": slips[0].Slip.ID}, &struct{}{})
	m.desk.gets("assemblySlipReissue", "AssemblySlipInput", "slips { code }", map[string]any{"slipId": slips[1].Slip.ID}, &struct{}{})
	m.desk.gets("assemblyScreensEnd", "AssemblyInput", "assembly { id }", m.this(), &struct{}{})
	for _, pass := range []string{revoked, reissued, screen} {
		w := watches[pass]
		within(t, limit(), "who is out hears no more", func() bool { return w.socket.over() && w.stream.over() })
		if !w.socket.has("closed with 4403") || !w.stream.has("UNAUTHENTICATED") {
			t.Errorf("who is out is told %s %s", &w.socket.text, &w.stream.text)
		}
		for node := range h.nodes {
			out := h.person(node, 0, pass)
			if status, text := out.says("{ viewer { isAdministrator } }"); status != http.StatusUnauthorized {
				t.Errorf("who is out is answered %d %s", status, text)
			}
			if s := out.watches("assembly", "phase", m.id); !endsWith(t, s, "closed with 4403") {
				t.Errorf("who is out comes in again: %s", &s.text)
			}
		}
	}
	for _, pass := range []string{kept, ""} {
		if w := watches[pass]; w.socket.over() || w.stream.over() {
			t.Error("somebody else is out too")
		}
	}
	// At its end the assembly is still shown, and an hour later no more.
	m.desk.gets("assemblyEnd", "AssemblyInput", "assembly { id }", m.this(), &struct{}{})
	w := watches[kept]
	within(t, limit(), "its end is told", func() bool { return w.socket.has("ENDED") && w.stream.has("ENDED") })
	_, err := h.db.Exec(t.Context(), `update assembly set ended_at = ended_at - interval '1 hour'`)
	must(t, err)
	must(t, h.parts[0].keepGateOnce(t.Context()))
	within(t, limit(), "an hour later passes are over", func() bool { return w.socket.over() && w.stream.over() })
	if nobody := watches[""]; nobody.socket.over() {
		t.Error("a visitor is out too")
	}
}

func endsWith(t *testing.T, h *heard, text string) bool {
	t.Helper()
	within(t, limit(), "it is over", h.over)
	return h.has(text)
}

// With a pass of one assembly nobody gets anything of another one, of its piazza, of members, or of who holds it.
func TestAPassOpensNothingElse(t *testing.T) {
	t.Parallel()
	h := openGateHouse(t, 3)
	m, other := h.meeting(2, "ANYONE", 0), h.meeting(2, "ANYONE", 0)
	slip := m.slips(1)[0]
	visitor := h.person(0, 0, "")
	guest, screen := visitor.enters(map[string]any{"code": m.code, "name": "Ospite"}), m.screen()
	for name, pass := range map[string]string{"guest": guest, "screen": screen} {
		p := h.person(1, 0, pass)
		_, own := m.asks(p)
		for _, want := range []string{`"title":"Assemblea"`, `"viewerCanRun":false`, `"viewerCanJoin":false`, `"slips":null`, `"acts":null`, `"phase":"LIVE"`} {
			if !strings.Contains(own, want) {
				t.Errorf("%s: his own assembly says %s, and not %s", name, own, want)
			}
		}
		if shows := strings.Contains(own, m.code); shows != (name == "screen") {
			t.Errorf("%s sees the code: %t", name, shows)
		}
		if _, text := other.asks(p); text != `{"data":{"assembly":null}}` {
			t.Errorf("%s: another assembly says %s", name, text)
		}
		for _, document := range []string{
			`{ piazza(slug: "chiusa") { title } }`, `{ viewer { isAdministrator } }`, fmt.Sprintf(`{ node(id: %q) { id } }`, other.id),
		} {
			if _, text := p.says(document); !strings.Contains(text, "null") || strings.Contains(text, "errors") {
				t.Errorf("%s: %s is answered %s", name, document, text)
			}
		}
		for _, field := range []string{"assembly", "assemblyTurnout", "assemblyPresence", "assemblyFloor"} {
			if s := p.watches(field, "__typename", other.id); !heardSoon(t, s, "assembly_missing") {
				t.Errorf("%s: %s of another one: %s", name, field, &s.text)
			}
		}
		for field, in := range map[string]map[string]any{
			"assemblyEnd": other.this(), "assemblyCodeRenew": m.this(), "assemblyScreenCreate": m.this(), "assemblyJoin": m.this(),
		} {
			if text := p.does(field, "AssemblyInput", "__typename", in); !strings.Contains(text, "pass_scope") {
				t.Errorf("%s: %s is answered %s", name, field, text)
			}
		}
		if text := p.does("assemblyEnter", "AssemblyEnterInput", "number", map[string]any{"slip": slip.Code}); !strings.Contains(text, "pass_scope") {
			t.Errorf("%s comes in again: %s", name, text)
		}
		if text := p.does("assemblyAsk", "AssemblyAskInput", "__typename", map[string]any{"assemblyId": other.id, "text": "Quando?"}); !strings.Contains(text, `"reason"`) {
			t.Errorf("%s asks elsewhere: %s", name, text)
		}
	}
}

func heardSoon(t *testing.T, h *heard, text string) bool {
	t.Helper()
	within(t, limit(), "something is said", func() bool { return h.over() || h.has(`"type":"error"`) || h.has(`"type":"next"`) })
	return h.has(text)
}

// Nothing tells a wrong code from one that is over or another's, and no log holds what opens something.
func TestTheGateKeepsItsSecrets(t *testing.T) {
	t.Parallel()
	h := openGateHouse(t, 20)
	m, over := h.meeting(1, "ANYONE", 0), h.meeting(2, "ANYONE", 0)
	slips := m.slips(2)
	const key = "una-chiave-del-browser-segreta"
	visitor := h.person(1, 0, "")
	pass := visitor.enters(map[string]any{"slip": slips[0].Code, "idempotencyKey": key})
	if again := h.person(0, 0, "").enters(map[string]any{"slip": slips[0].Code, "idempotencyKey": key}); again != pass {
		t.Error("who asks again gets another pass")
	}
	screen, old := m.screen(), m.code
	var renewed struct {
		Assembly struct {
			State struct {
				Entrance struct{ Code, Link string }
			}
		}
	}
	m.desk.gets("assemblyCodeRenew", "AssemblyInput", gateEntrance, m.this(), &renewed)
	over.desk.gets("assemblyEnd", "AssemblyInput", "assembly { id }", over.this(), &struct{}{})
	answers, member := map[string]string{}, 1
	for name, in := range map[string]map[string]any{
		"wrong": {"code": "000000"}, "renewed": {"code": old}, "over": {"code": over.code}, "no code": {"code": "12"},
		"old secret": {"secret": m.secret}, "over secret": {"secret": over.secret}, "wrong slip": {"slip": "AAAAA-AAAAA"},
	} {
		member++ // one is locked out after ten
		for _, p := range []*program{visitor, h.person(0, member, "")} {
			for _, field := range []string{"assemblyFind", "assemblyEnter"} {
				text := p.does(field, strings.ToUpper(field[:1])+field[1:]+"Input", "__typename", in)
				answers[strings.Replace(strings.ReplaceAll(text, "AssemblyFindPayload", "P"), "AssemblyEnterPayload", "P", 1)] += name + " by " + field + ", "
			}
		}
	}
	if len(answers) != 2 { // the two fields of the answers
		t.Errorf("the answers differ: %v", answers)
	}
	for _, p := range []*program{h.person(0, 0, pass), h.person(1, 0, screen), h.person(1, 0, pass+"x")} {
		p.says(fmt.Sprintf("{ assembly(number: %d) { title } }", m.number))
		p.watches("assembly", "phase", m.id)
	}
	within(t, limit(), "the log is written", func() bool { return h.log.has("msg=request") })
	for name, secret := range map[string]string{
		"code": renewed.Assembly.State.Entrance.Code, "old code": old, "secret": m.secret, "slip": slips[0].Code,
		"bare slip": strings.ReplaceAll(slips[1].Code, "-", ""), "pass": pass, "screen": screen, "key": key,
	} {
		if h.log.has(secret) {
			t.Errorf("the log holds the %s", name)
		}
	}
}

// Who is in an assembly is known on every node: how many count, from where they are, and by name who wants to be seen.
func TestWhoIsInAnAssembly(t *testing.T) {
	t.Parallel()
	h := openGateHouse(t, 6)
	m := h.meeting(1, "ANYONE", 2)
	const seen = "entitled inHall remote guests watching electors quorum quorumReached members { handle }"
	crowd := h.person(1, 1, "").watches("assemblyPresence", seen, m.id)
	says := func(what, want string) {
		t.Helper()
		within(t, limit(), what, func() bool { return crowd.has(want) })
	}
	says("nobody is there", `"entitled":0,"inHall":0,"remote":0,"guests":0,"watching":0,"electors":6,"quorum":2,"quorumReached":false,"members":[]`)
	hall, remote := h.person(0, 2, ""), h.person(1, 3, "")
	hall.enters(map[string]any{"code": m.code})
	remote.gets("assemblyJoin", "AssemblyInput", "assembly { id }", m.this(), &struct{}{})
	first := hall.watches("assembly", "phase", m.id)
	says("one is in the hall", `"entitled":1,"inHall":1,"remote":0,"guests":0,"watching":0,"electors":6,"quorum":2,"quorumReached":false,"members":[]`)
	remote.stream(fmt.Sprintf("subscription { assembly(id: %q, visible: true) { phase } }", m.id))
	says("one is elsewhere and shows his name", `"entitled":2,"inHall":1,"remote":1,"guests":0,"watching":0,"electors":6,"quorum":2,"quorumReached":true,"members":[{"handle":"m3"}]`)
	h.person(0, 0, h.person(0, 0, "").enters(map[string]any{"code": m.code})).watches("assembly", "phase", m.id)
	h.person(0, 0, "").watches("assembly", "phase", m.id)
	h.person(0, 4, "").watches("assembly", "phase", m.id)
	screen := h.person(1, 0, m.screen()).watches("assembly", "phase", m.id)
	says("a guest is there, two watch, screens are nobody", `"entitled":2,"inHall":2,"remote":1,"guests":1,"watching":2,"electors":6`)
	var shown struct{}
	m.desk.gets("assemblyShow", "AssemblyShowInput", "assembly { id }", map[string]any{"assemblyId": m.id}, &shown)
	if first.over() || screen.over() {
		t.Error("somebody was sent away")
	}
	// Nobody ever came to the second node to hold it: it knows who is there none the less.
	within(t, limit(), "it is known who is there", func() bool {
		must(t, h.parts[1].keepGateOnce(t.Context()))
		_, known := h.parts[1].services.AssemblyPresences.Ranks(int64(m.number))
		return known
	})
	h.person(1, 1, "").gets("assemblyEnd", "AssemblyInput", "assembly { id }", m.this(), &shown)
	acts := mustSay(m.desk, fmt.Sprintf(`{ assembly(number: %d) { acts { nodes { kind present } } } }`, m.number))
	if !strings.Contains(acts, `{"kind":"ENDED","present":2}`) {
		t.Errorf("its course is %s", acts)
	}
}

func mustSay(p *program, document string) string {
	p.t.Helper()
	status, text := p.says(document)
	if status != http.StatusOK {
		p.t.Fatalf("%s is answered %d %s", document, status, text)
	}
	return text
}

// A whole hall comes in behind one address, and keeps its sockets.
func TestAThousandComeInBehindOneAddress(t *testing.T) {
	const each = 500
	h := openGateHouse(t, each+1)
	m := h.meeting(1, "ANYONE", 0)
	began := time.Now()
	sockets := make([]*heard, 2*each)
	var all sync.WaitGroup
	turns := make(chan struct{}, 64)
	for i := range sockets {
		all.Go(func() {
			turns <- struct{}{}
			defer func() { <-turns }()
			p := h.person(i%2, 0, "")
			if i < each {
				p = h.person(i%2, i+2, "")
			}
			if pass := p.enters(map[string]any{"code": m.code}); pass != "" {
				p.bearer = pass
			}
			sockets[i] = p.watches("assembly", "phase", m.id)
		})
	}
	all.Wait()
	t.Logf("all are in after %v", time.Since(began))
	within(t, limit(), "everybody is told of the assembly", func() bool {
		for _, s := range sockets {
			if !s.has("LIVE") {
				return false
			}
		}
		return true
	})
	t.Logf("all know after %v", time.Since(began))
	crowd := h.person(0, 1, "").watches("assemblyPresence", "entitled inHall guests", m.id)
	within(t, limit(), "all are counted", func() bool { return crowd.has(`"entitled":500,"inHall":1000,"guests":500`) })
	t.Logf("all are counted after %v", time.Since(began))
	for _, s := range sockets {
		if s.over() {
			t.Fatalf("somebody was sent away: %s", &s.text)
		}
	}
}

// Neither many tries in one request nor another transport is a way around the lock.
func TestNoWayAroundTheLock(t *testing.T) {
	t.Parallel()
	h := openGateHouse(t, 1)
	m := h.meeting(1, "ANYONE", 0)
	visitor := h.person(0, 0, "")
	text := ""
	for request := range 21 {
		var tries strings.Builder
		for i := range 15 { // more at once are refused anyway
			code := fmt.Sprintf("%06d", ((request*15+i)*7919+1)%1_000_000)
			if code == m.code {
				code = "999999"
			}
			fmt.Fprintf(&tries, "t%d: assemblyFind(input: {code: %q}) { userErrors { reason } } ", i, code)
		}
		text = visitor.posts("mutation { " + tries.String() + "}")
	}
	if !strings.Contains(text, "assembly_code_locked") {
		t.Errorf("three hundred and fifteen tries in twenty-one requests are answered %s", text)
	}
	right := fmt.Sprintf(`mutation { assemblyEnter(input: {code: %q}) { pass userErrors { reason } } }`, m.code)
	there := h.person(1, 0, "")
	byEvents, bySocket := there.stream(right), there.socket(map[string][]string{"Origin": {there.url}}, nil, right)
	within(t, limit(), "both are answered", func() bool { return byEvents.has("assembly") && bySocket.has("assembly") })
	for name, answer := range map[string]string{"a request": there.posts(right), "events": byEvents.text.String(), "a socket": bySocket.text.String()} {
		if !strings.Contains(answer, "assembly_code_locked") || strings.Contains(answer, "pzg_") {
			t.Errorf("the right code by %s is answered %s", name, answer)
		}
	}
}
