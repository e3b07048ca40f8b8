package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"piazza/internal/entry"
)

const secretHallState = `version phase current { id state sealState isConfidential closesAt closedAt turnout { voters entitled guests } results { voters questions { ... on OptionCounts { options { votes } } } } }`

// secretMeeting is an assembly with confidential items: members vote, and others look on.
type secretMeeting struct {
	*hallMeeting
	voters []*hallGuest
	others []*hallGuest
	// guest is one of the others.
	guest *hallGuest
	// receipts are those of all votes, by item.
	receipts [][]string
}

// openSecretHall begins an assembly with two confidential items: the second has a countdown.
func openSecretHall(t *testing.T) *secretMeeting {
	t.Helper()
	m := &secretMeeting{hallMeeting: openUrnHouse(t).meeting("Una sala"), receipts: make([][]string, 2)}
	for _, seconds := range []int{0, 600} {
		m.desk.must("assemblyItemAdd", "AssemblyItemAddInput", "assembly { id }", map[string]any{
			"assemblyId": m.id, "question": single(fmt.Sprint("presiede ", seconds)), "rules": map[string]any{"seconds": seconds, "isConfidential": true, "isChangeable": true},
		}, nil)
	}
	m.read()
	for member := 5; member <= 16; member++ {
		m.voters = append(m.voters, m.hallHouse.guest(fmt.Sprint("voter ", member), member, ""))
		mustBeLetIn(t, m.enter(m.voters[len(m.voters)-1], "code", m.code))
	}
	m.guest = m.hallHouse.guest("guest", 0, "")
	mustBeLetIn(t, m.enter(m.guest, "slip", m.slips(1)[0]))
	m.others = []*hallGuest{m.hallHouse.guest("participant", 17, ""), m.guest, m.hallHouse.guest("screen", 0, m.screen()), m.hallHouse.guest("visitor", 0, "")}
	mustBeLetIn(t, m.enter(m.others[0], "code", m.code))
	for _, g := range m.others {
		g.listen(map[string]string{
			"state":   fmt.Sprintf("subscription { assembly(id: %q) { %s } }", m.id, secretHallState),
			"turnout": fmt.Sprintf("subscription { assemblyTurnout(id: %q) { itemId voters entitled guests } }", m.id),
		})
		within(t, limit(), g.name+" hears how it begins", func() bool { return g.ear.has("state", `"phase":"LIVE"`) })
	}
	return m
}

// read keeps the items of the assembly.
func (m *secretMeeting) read() {
	m.t.Helper()
	var told struct {
		Data struct {
			Assembly struct {
				State struct {
					Items []struct {
						ID, PollID string
						PollNumber int64
						Questions  []struct {
							ID      string
							Options []struct{ ID string }
						}
					}
				}
			}
		}
	}
	said := m.desk.ask(`query($n: Int!) { assembly(number: $n) { state { items { id pollId pollNumber questions { id options { id } } } } } }`, map[string]any{"n": m.number})
	must(m.t, json.Unmarshal([]byte(said[max(0, strings.Index(said, `{"data"`)):]), &told))
	for _, one := range told.Data.Assembly.State.Items {
		item := hallItem{id: one.ID, poll: one.PollID, number: one.PollNumber, questions: []string{one.Questions[0].ID}}
		for _, o := range one.Questions[0].Options {
			item.options = append(item.options, o.ID)
		}
		m.items = append(m.items, item)
	}
}

// act does something to an item, and returns why it is refused.
func (m *secretMeeting) act(mutation string, n int) (refusal string) {
	m.t.Helper()
	return m.desk.do(mutation, "AssemblyItemInput", "assembly { id }", map[string]any{"itemId": m.items[n].id}, nil)
}

// hear waits until all who look on are told that an item stands so.
func (m *secretMeeting) hear(n int, texts ...string) {
	m.t.Helper()
	for _, g := range m.others {
		for _, way := range []string{"state by socket", "state by events"} {
			within(m.t, limit(), fmt.Sprintf("%s hears of item %d: %v", g.name, n, texts), func() bool {
				last := g.last(way)
				for _, text := range append(texts, m.items[n].id) {
					if !strings.Contains(last, text) {
						return false
					}
				}
				return true
			})
		}
	}
}

// moved waits until all who look on are told of so many voters, and holds all numbers that they were told to these.
func (m *secretMeeting) moved(n int, voters ...int) {
	m.t.Helper()
	told := func(n int) string { return fmt.Sprintf(`"voters":%d,"entitled":`, n) }
	for _, g := range m.others {
		for _, way := range []string{"turnout by socket", "turnout by events"} {
			within(m.t, limit(), fmt.Sprintf("%s hears of %d voters", g.name, voters[len(voters)-1]), func() bool {
				return strings.Contains(g.last(way), told(voters[len(voters)-1]))
			})
			said := g.ear.told(way)
			all := strings.Count(said, fmt.Sprintf(`"itemId":%q`, m.items[n].id))
			for _, n := range voters {
				all -= strings.Count(said, told(n))
			}
			if all > 0 {
				m.t.Errorf("%s is told of other numbers of voters than %v: %s", g.name, voters, said)
			}
		}
	}
}

// vote has somebody vote, and returns his receipt, or why he may not.
func (m *secretMeeting) vote(g *hallGuest, n, option int, key string) (receipt, refusal string) {
	m.t.Helper()
	var told struct {
		Receipt string
		Turnout struct{ Voters int }
	}
	refusal = g.do("assemblyVote", "AssemblyVoteInput", "receipt turnout { voters }", map[string]any{
		"itemId": m.items[n].id, "secret": true, "idempotencyKey": key,
		"ballots": []any{map[string]any{"question": m.items[n].questions[0], "choice": map[string]any{"options": []string{m.items[n].options[option]}}}},
	}, &told)
	return told.Receipt, refusal
}

// votes has a member vote, whose receipt he reads again.
func (m *secretMeeting) votes(g *hallGuest, n, option int, key string) {
	m.t.Helper()
	receipt, refusal := m.vote(g, n, option, key)
	if again, _ := m.vote(g, n, option, key); refusal != "" || receipt == "" || again != receipt || m.receiptOf(g, n) != receipt {
		m.t.Fatalf("%s: %q, and has the receipts %q, %q and %q", g.name, refusal, receipt, again, m.receiptOf(g, n))
	}
	m.receipts[n] = append(m.receipts[n], receipt)
}

// receiptOf is the receipt that somebody reads; empty where he has none.
func (m *secretMeeting) receiptOf(g *hallGuest, n int) (receipt string) {
	m.t.Helper()
	said := g.ask(`query($n: Int!, $item: ID!) { assembly(number: $n) { viewerReceipt(item: $item) } }`, map[string]any{"n": m.number, "item": m.items[n].id})
	_, said, is := strings.Cut(said, `"viewerReceipt":`)
	if !is {
		m.t.Fatalf("%s reads no receipt", g.name)
	}
	if said, is = strings.CutSuffix(strings.TrimSpace(said), `}}}`); !is {
		m.t.Fatalf("%s reads %s", g.name, said)
	}
	if said != "null" {
		must(m.t, json.Unmarshal([]byte(said), &receipt))
	}
	return receipt
}

// keyAway takes the key of an item out of the folder; what it returns puts it back.
func (m *secretMeeting) keyAway(n int) (back func()) {
	m.t.Helper()
	var seal string
	must(m.t, m.parts.database.QueryRow(m.t.Context(), `select encode(seal, 'hex') from ballot_seal where entry_id = $1`, m.items[n].number).Scan(&seal))
	key := filepath.Join(m.parts.config.KeysDir, "ballots", seal+".key")
	must(m.t, os.Rename(key, key+".away"))
	return func() { must(m.t, os.Rename(key+".away", key)) }
}

// open brings an item before everybody and opens it.
func (m *secretMeeting) open(n int) {
	m.t.Helper()
	m.desk.must("assemblyShow", "AssemblyShowInput", "assembly { id }", map[string]any{"assemblyId": m.id, "itemId": m.items[n].id}, nil)
	mustBeLetIn(m.t, m.act("assemblyItemOpen", n))
	m.hear(n, `"state":"OPEN","sealState":"OPEN"`, `"results":null`)
}

// TestASecretVoteInTheHall holds an assembly with a confidential item, from its opening to the minutes: members vote from their phones, guests
// watch, the turnout moves in groups, nothing is shown before it is counted, and what the hall was shown is what everybody can count again.
// The folder of keys goes away and comes back meanwhile.
func TestASecretVoteInTheHall(t *testing.T) {
	t.Parallel()
	m := openSecretHall(t)
	m.open(0)
	if _, refusal := m.vote(m.guest, 0, 0, "k"); refusal != "guests_not_asked" {
		t.Errorf("a guest votes: %q", refusal)
	}
	for i, g := range m.voters[:9] {
		m.votes(g, 0, i%2, "k")
	}
	m.moved(0, 0)
	m.keyGoesAndComes()
	for i, g := range m.voters[9:] {
		m.votes(g, 0, (i+1)%2, "k")
	}
	m.votes(m.voters[0], 0, 1, "another") // his first vote was for the other one
	m.moved(0, 0, 5)                      // of ten voters five go into the log, and the other seven wait
	mustBeLetIn(t, m.act("assemblyItemClose", 0))
	m.hear(0, `"state":"CLOSED"`, `"results":null`)
	if _, refusal := m.vote(m.voters[1], 0, 0, "late"); refusal != "poll_closed" {
		t.Errorf("once it is closed somebody votes: %q", refusal)
	}
	back := m.keyAway(0)
	m.staysHidden(0, "poll_key_missing")
	m.desk.tells(t, m, `"sealState":"KEY_MISSING"`, `"results":null`)
	back()
	mustBeLetIn(t, m.act("assemblyItemReveal", 0))
	m.hear(0, `"state":"REVEALED","sealState":"TALLIED"`, `"results":{"voters":12,"questions":[{"options":[{"votes":5},{"votes":7}]}]}`, `"turnout":{"voters":12,"entitled":13`)
	m.moved(0, 0, 5, 12)
	for _, g := range append(m.voters, m.others...) {
		if receipt := m.receiptOf(g, 0); receipt != "" {
			t.Errorf("once it is counted %s still reads a receipt: %s", g.name, receipt)
		}
	}
	must(t, m.parts.services.Ballots.Seal(t.Context(), entry.ID(m.items[0].number)))
	m.hear(0, `"sealState":"SEALED"`)
	m.lost()
	m.recorded()
}

// staysHidden has who holds the assembly show an item, and be told why that does not go.
func (m *secretMeeting) staysHidden(n int, why string) {
	m.t.Helper()
	told := m.desk.ask(`mutation($in: AssemblyItemInput!) { assemblyItemReveal(input: $in) { assembly { id } userErrors { reason } } }`,
		map[string]any{"in": map[string]any{"itemId": m.items[n].id}})
	if !strings.Contains(told, `"`+why+`"`) {
		m.t.Errorf("showing what waits with %s is answered %s", why, told)
	}
}

// keyGoesAndComes takes the key away while people vote.
func (m *secretMeeting) keyGoesAndComes() {
	m.t.Helper()
	back := m.keyAway(0)
	away := map[string]any{"in": map[string]any{
		"itemId": m.items[0].id, "secret": true, "ballots": []any{map[string]any{"question": m.items[0].questions[0], "choice": map[string]any{"options": m.items[0].options[:1]}}},
	}}
	if told := m.voters[9].ask(`mutation($in: AssemblyVoteInput!) { assemblyVote(input: $in) { receipt userErrors { reason } } }`, away); !strings.Contains(told, `"poll_key_missing"`) || !strings.Contains(told, "UNAVAILABLE") {
		m.t.Errorf("without a key a vote is answered %s", told)
	}
	m.desk.tells(m.t, m, `"state":"OPEN","sealState":"KEY_MISSING"`)
	if receipt := m.receiptOf(m.voters[0], 0); receipt != "" {
		m.t.Errorf("without a key somebody reads %s", receipt)
	}
	back()
	m.desk.tells(m.t, m, `"state":"OPEN","sealState":"OPEN"`)
}

// tells waits until somebody who asks is told so of what is before everybody.
func (g *hallGuest) tells(t *testing.T, m *secretMeeting, texts ...string) {
	t.Helper()
	for _, text := range texts {
		within(t, limit(), g.name+" is told "+text, func() bool {
			return strings.Contains(g.ask(`query($n: Int!) { assembly(number: $n) { state { `+secretHallState+` } } }`, map[string]any{"n": m.number}), text)
		})
	}
}

// lost holds the item with a countdown: its time passes, and its key never comes back.
func (m *secretMeeting) lost() {
	m.t.Helper()
	m.open(1)
	if last := m.others[2].last("state by socket"); !strings.Contains(last, `"closesAt":"`) {
		m.t.Errorf("the wall has no countdown: %s", last)
	}
	m.votes(m.voters[0], 1, 0, "k")
	m.keyAway(1)
	_, err := m.parts.database.Exec(m.t.Context(), `update poll set opened_at = now() - interval '1 hour', closes_at = now() - interval '1 second' where entry_id = $1`, m.items[1].number)
	must(m.t, err)
	must(m.t, m.parts.services.Ballots.Settle(m.t.Context(), entry.ID(m.items[1].number)))
	m.hear(1, `"state":"CLOSED"`, `"results":null`)
	m.staysHidden(1, "poll_key_missing")
	must(m.t, m.parts.services.Ballots.AcceptLoss(m.t.Context(), entry.ID(m.items[1].number)))
	m.desk.tells(m.t, m, `"sealState":"LOST"`, `"results":null`)
	m.staysHidden(1, "poll_uncounted")
}

// recorded ends the assembly: its minutes and its record say what came out, and name nobody's vote, and the bundle holds every receipt.
func (m *secretMeeting) recorded() {
	m.t.Helper()
	m.desk.must("assemblyEnd", "AssemblyInput", "assembly { id }", m.this(), nil)
	m.desk.must("assemblyMinutesPublish", "AssemblyInput", "assembly { id }", m.this(), nil)
	visitor := m.others[3]
	for _, name := range []string{"json", "md"} {
		said := visitor.get(fmt.Sprintf("/export/assembly/%d.%s", m.number, name))
		if !strings.Contains(said, "200 OK") || !strings.Contains(said, "presiede 0") || !strings.Contains(said, "12") {
			m.t.Errorf("the record says %s", said)
		}
		for _, text := range []string{"Voto segreto, sigillato ", "Voto segreto, voti perduti", fmt.Sprintf("/votazioni/%d-", m.items[0].number), "?vista=registro", m.hashOf(0)} {
			if !strings.Contains(said, text) {
				m.t.Errorf("%q is missing in the record: %s", text, said)
			}
		}
		for n := 5; n <= 16; n++ {
			if strings.Contains(said, fmt.Sprintf("Membro %d", n)) || strings.Contains(said, fmt.Sprintf(`"m%d"`, n)) {
				m.t.Errorf("the record names a voter: %s", said)
			}
		}
	}
	m.sealsAreTold(visitor)
	bundle := &urn{house: m.hallHouse, t: m.t, number: m.items[0].number}
	kept := filepath.Join(m.t.TempDir(), "receipts")
	must(m.t, os.WriteFile(kept, []byte(strings.Join(m.receipts[0], "\n")+"\n"), 0o600))
	if code, said := verified(m.t, bundle.file(visitor, "bundle.jsonl"), "--receipt", kept); code != 0 {
		m.t.Errorf("the bundle is verified with %d: %s", code, said)
	}
	if told := visitor.get(fmt.Sprintf("/export/polls/%d/bundle.jsonl", m.items[1].number)); !strings.Contains(told, "poll_ballots_lost") {
		m.t.Errorf("of a lost item is told %s", told)
	}
}

// sealsAreTold has a visitor read from the API what the minutes say of both items: the first was sealed, the key of the second was lost.
func (m *secretMeeting) sealsAreTold(visitor *hallGuest) {
	m.t.Helper()
	said := visitor.ask(`query($n: Int!) { assembly(number: $n) { minutes { seals { itemId sealedAt lostAt bundleHash head } } } }`, map[string]any{"n": m.number})
	sealed := fmt.Sprintf(`"seals":[{"itemId":%q,"sealedAt":"`, m.items[0].id)
	lost := fmt.Sprintf(`{"itemId":%q,"sealedAt":null,"lostAt":"`, m.items[1].id)
	for _, text := range []string{sealed, `"lostAt":null,"bundleHash":"` + m.hashOf(0) + `","head":"`, lost, `"bundleHash":null,"head":"`} {
		if !strings.Contains(said, text) {
			m.t.Errorf("of the seals is told %s, without %s", said, text)
		}
	}
}

// hashOf is the SHA-256 of the public bundle of an item.
func (m *secretMeeting) hashOf(n int) (hash string) {
	m.t.Helper()
	must(m.t, m.parts.database.QueryRow(m.t.Context(), `select encode(bundle_hash, 'hex') from ballot_seal where entry_id = $1`, m.items[n].number).Scan(&hash))
	return hash
}
