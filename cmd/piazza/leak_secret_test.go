package main

import (
	"fmt"
	"io"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"piazza/internal/nodeid"
)

// leakDrawn is what is drawn at random for each confidential poll, or at each vote, and the moments: nothing else may differ between two
// houses in which people vote for something else. What stands in a file has one length each, so that lengths are compared as they come: heads,
// commitments, hashes and nonces; seals; names of signing keys; signatures; public keys.
var leakDrawn = regexp.MustCompile(`\b[0-9a-f]{64}\b|\b[0-9a-f]{32}\b|\b[0-9a-f]{16}\b|[A-Za-z0-9+/]{86}==|[A-Za-z0-9+/]{43}=|\d{4}-\d\d-\d\dT[0-9:.]+Z?`)

// TestASecretVoteChangesNoByte has people vote in three houses that differ only in what one of them voted, how often, whether he wrote something, and
// in who he was: whoever else looks is told the same before the closing, and after it until the ballots are counted. Then not: that is the control.
func TestASecretVoteChangesNoByte(t *testing.T) {
	t.Parallel()
	var told [3]map[string]string
	t.Run("houses", func(t *testing.T) {
		for run := range told {
			t.Run(fmt.Sprint(run), func(t *testing.T) {
				t.Parallel()
				told[run] = leakSecretly(t, run)
			})
		}
	})
	for other := 1; other < len(told); other++ {
		for _, name := range slices.Sorted(maps.Keys(told[0])) {
			same := told[0][name] == told[other][name]
			if control := strings.HasPrefix(name, "control"); same == control {
				t.Errorf("%s in house %d: the same is %t\n%s", name, other, same, firstDifference(told[0][name], told[other][name]))
			}
		}
		if len(told[0]) != len(told[other]) || len(told[0]) < 20 {
			t.Errorf("%d things were told in one house, %d in the other", len(told[0]), len(told[other]))
		}
	}
}

// secretLeak is one of the houses, with what everybody was told.
type secretLeak struct {
	*urn
	probers []*hallGuest
	told    map[string]string
}

// leakSecretly lets ten and one vote. In house 1 the second of them votes for something else, writes why, and changes his mind twice, where
// he repeats himself in house 0; in house 2 he is another.
func leakSecretly(t *testing.T, run int) map[string]string {
	p := openUrnHouse(t).draft(map[string]any{"closesByHand": true})
	p.publish()
	h := p.house
	l := &secretLeak{urn: p, told: map[string]string{}, probers: []*hallGuest{
		h.guest("visitor", 0, ""), h.guest("member who has not voted", 17, ""), h.guest("editor", 3, ""), h.guest("another voter", 16, ""),
	}}
	for _, g := range l.probers {
		g.listen(map[string]string{"results": watchedDocument("pollResults", p.id), "turnout": watchedDocument("pollTurnout", p.id)})
		within(t, limit(), g.name+" hears how it begins", func() bool { return g.ear.has("turnout", `"voters":0`) && g.ear.has("results", `"phase"`) })
	}
	one := []int{5, 5, 15}[run]
	p.vote(16, 0, "k", "Uguale in ogni casa")
	p.vote(one, run%2, "k", []string{"", strings.Repeat("canarino ", 50), ""}[run])
	for member := 6; member <= 14; member++ {
		p.vote(member, member%2, "k", "")
	}
	for again := range 2 {
		p.vote(one, (run%2)*again, fmt.Sprint("again ", again*(run%2)), []string{"", "canarino", ""}[run])
	}
	for _, g := range l.probers {
		within(t, limit(), g.name+" hears of five voters", func() bool { return g.ear.has("turnout", `"voters":5`) })
	}
	l.look("open")
	for _, g := range l.probers {
		for _, name := range g.ear.names() {
			lines := strings.Split(leakPlain(g.ear.told(name)), "\n")
			slices.Sort(lines) // how often the same is told depends on who else is at the computer
			l.told[name+" heard by "+g.name] = strings.Join(slices.Compact(lines), "\n")
		}
	}
	p.editor.must("pollClose", "PollInput", "poll { id }", map[string]any{"pollId": p.id}, nil)
	l.look("closed")
	for _, g := range l.probers {
		if strings.Contains(g.all(), "canarino") {
			t.Errorf("%s has received what somebody else wrote", g.name)
		}
	}
	p.seal()
	_, l.told["control bundle"] = l.body(l.probers[0], "/export/polls/%d/bundle.jsonl")
	return l.told
}

func leakPlain(text string) string { return leakDrawn.ReplaceAllString(text, "…") }

// body is an answer to whoever asks for a file, with its length.
func (l *secretLeak) body(g *hallGuest, path string) (head, body string) {
	l.t.Helper()
	answer, err := g.client.Do(g.request(http.MethodGet, fmt.Sprintf(path, l.number), http.NoBody))
	must(l.t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	must(l.t, err)
	return fmt.Sprintf("%s, %s, %d bytes", answer.Status, answer.Header.Get("Content-Length"), len(text)), string(text)
}

// look asks by every way that is known, and keeps what each is told.
func (l *secretLeak) look(when string) {
	l.t.Helper()
	for _, g := range l.probers {
		keep := func(what, said string) { l.told[fmt.Sprintf("%s, %s, to %s", what, when, g.name)] = leakPlain(said) }
		keep("voting", l.voting(g))
		keep("poll", g.ask(leakPollDocument, map[string]any{"n": l.number, "id": l.id}))
		for _, question := range []string{l.question, l.words} {
			keep("ballots of "+question, g.ask(`query($n: Int!, $q: ID!) { entry(number: $n) { ... on Poll { voting { ballots(question: $q) { totalCount nodes { reason } }
				answers: texts(question: $q, of: ANSWERS) { totalCount nodes { text } } reasons: texts(question: $q, of: REASONS) { totalCount nodes { text } } } } } }`,
				map[string]any{"n": l.number, "q": question}))
		}
		log := g.ask(`query($id: ID!) { pollLog(pollId: $id) { totalCount pageInfo { hasNextPage endCursor } nodes { number kind commitmentCount head signature keyId } }
			pollSealings { totalCount nodes { pollNumber state } } pollKeyFolder { isReady } }`, map[string]any{"id": l.id})
		keep("log by page", fmt.Sprint(len(log), log))
		keep("lists", g.ask(`query($id: ID!) { node(id: $id) { ... on Piazza { entries { totalCount nodes { title ... on Poll { voting { version turnout { version voters } secrecy { logLength commitmentCount ballotCount bundleSize } } } } } } }
			pollsOwed { totalCount nodes { id } } }`, map[string]any{"id": nodeid.Encode("piazza", 1)}))
		for _, name := range []string{"log.jsonl", "bundle.jsonl"} {
			head, body := l.body(g, "/export/polls/%d/"+name)
			keep(name, head+leakOrderless(body))
		}
		for _, path := range []string{
			"/export/polls/%d.csv", "/export/polls/%d.json", "/export/polls/%d.blt", "/piazze/aperta/votazioni/%d-chi-presiede", "/en/piazze/aperta/votazioni/%d-chi-presiede",
		} {
			keep(path, g.get(fmt.Sprintf(path, l.number)))
		}
		for _, path := range []string{"/piazze/aperta", "/piazze/aperta/votazioni", "/sitemap.xml"} {
			keep(path, g.get(path))
		}
	}
}

// leakTrace is what names a request, in a refusal.
var leakTrace = regexp.MustCompile(`"trace":"[^"]*"|trace[A-Za-z_]*[=:] ?\S+`)

func leakOrderless(body string) string { return leakTrace.ReplaceAllString(body, "TRACE") }
