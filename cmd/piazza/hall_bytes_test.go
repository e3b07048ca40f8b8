package main

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Nothing that is hidden reaches who takes part, guests, screens and those who watch before it is shown: every byte that they
// receive is kept and searched, and in two houses that differ in hidden votes alone they are told the same.
func TestNothingHiddenReachesTheHall(t *testing.T) {
	t.Parallel()
	var runs [2]map[string]string
	t.Run("houses", func(t *testing.T) {
		for run := range runs {
			t.Run(fmt.Sprint(run), func(t *testing.T) {
				t.Parallel()
				runs[run] = hallRun(t, run)
			})
		}
	})
	one, other := runs[0], runs[1]
	for _, name := range slices.Sorted(maps.Keys(one)) {
		same := one[name] == other[name]
		if control := strings.HasPrefix(name, "control"); same == control {
			t.Errorf("%s: the same is %t\n%s", name, same, firstDifference(one[name], other[name]))
		}
	}
	if len(one) != len(other) {
		t.Errorf("%d things were told in one house, %d in the other", len(one), len(other))
	}
}

// hallAsked are the questions: what they and their options say is searched for.
func hallAsked() (asked []map[string]any) {
	for n, kind := range []string{"SINGLE", "RANKED", "SCORE", "OPEN"} {
		question := map[string]any{"kind": kind, "title": fmt.Sprintf("canarino-domanda-%d", n), "note": fmt.Sprintf("canarino-nota-%d", n)}
		if kind != "OPEN" {
			question["options"] = []any{
				map[string]any{"title": fmt.Sprintf("canarino-scelta-%d-0", n), "meaning": fmt.Sprintf("canarino-senso-%d", n)},
				map[string]any{"title": fmt.Sprintf("canarino-scelta-%d-1", n)},
				map[string]any{"title": fmt.Sprintf("canarino-scelta-%d-2", n)},
			}
		}
		if kind == "SCORE" {
			question["limits"] = map[string]any{"highest": 5}
		}
		asked = append(asked, question)
	}
	return asked
}

// hallShow is an assembly under way, with those who look on.
type hallShow struct {
	*hallMeeting
	run    int
	others []*hallGuest
	voters []*hallGuest
	// hidden are words that nobody may have received yet.
	hidden map[string]bool
	told   map[string]string
}

const hallWatched = `version now phase itemCount message
	current { id state position pollId pollNumber title seconds openedAt closesAt closedAt revealedAt annulledReason guests isChangeable resultsVisibility showsVoters
		reasons isShuffled quorum threshold questions { id kind title note options { id title meaning } } turnout { version itemId voters entitled guests quorumReached }
		results { version voters isFinal quorumReached guests { voters } questions { question voters none ... on OptionCounts { options { option votes } } } } }
	items { id state title pollId pollNumber questions { title options { title } } turnout { version voters guests } results { version voters questions { question voters } } }
	entrance { code address link } undo { act kind until }`

// hallRun holds the assembly: all questions are asked, and nothing is shown until all are closed.
func hallRun(t *testing.T, run int) map[string]string {
	t.Helper()
	h := openHallHouse(t)
	elsewhere := h.meeting("canarino-altrove", map[string]any{"kind": "CONSENT", "title": "canarino-domanda-altrove"})
	s := &hallShow{hallMeeting: h.meeting("Una sala", hallAsked()...), run: run, hidden: map[string]bool{}, told: map[string]string{}}
	for n := range s.items {
		for _, word := range []string{"domanda-%d", "nota-%d", "scelta-%d-", "senso-%d"} {
			s.hidden[fmt.Sprintf("canarino-"+word, n)] = true
		}
	}
	for _, word := range []string{"canarino-domanda-altrove", "canarino-risposta", "canarino-perche", elsewhere.code} {
		s.hidden[word] = true
	}
	s.people(elsewhere)
	for n := range s.items {
		s.question(n)
	}
	s.reveal()
	return s.told
}

// people let those come who vote, and those who look on.
func (s *hallShow) people(elsewhere *hallMeeting) {
	s.t.Helper()
	slips, theirs := s.slips(3), elsewhere.slips(1)
	for member := 11; member < 14; member++ {
		s.voters = append(s.voters, s.guest(fmt.Sprint("voter ", member), member, ""))
	}
	s.voters = append(s.voters, s.guest("voter guest", 0, ""))
	for _, v := range s.voters[:3] {
		mustBeLetIn(s.t, s.enter(v, "code", s.code))
	}
	mustBeLetIn(s.t, s.enter(s.voters[3], "slip", slips[0]))
	member, idle, guest, stranger := s.guest("participant", 5, ""), s.guest("participant who does not vote", 6, ""), s.guest("guest", 0, ""), s.guest("guest of another assembly", 0, "")
	mustBeLetIn(s.t, s.enter(member, "code", s.code))
	mustBeLetIn(s.t, s.enter(idle, "code", s.code))
	mustBeLetIn(s.t, s.enter(guest, "slip", slips[1]))
	mustBeLetIn(s.t, elsewhere.enter(stranger, "slip", theirs[0]))
	stranger.received.Reset() // his own assembly may be known to him
	s.others = []*hallGuest{
		member, idle, guest, s.guest("screen", 0, s.screen()), s.guest("member who watches", 2, ""), s.guest("visitor", 0, ""), stranger,
	}
	for _, g := range s.others {
		g.listen(map[string]string{
			"state":    fmt.Sprintf("subscription { assembly(id: %q) { %s } }", s.id, hallWatched),
			"turnout":  fmt.Sprintf("subscription { assemblyTurnout(id: %q) { version itemId voters entitled guests quorumReached } }", s.id),
			"presence": fmt.Sprintf("subscription { assemblyPresence(id: %q) { entitled inHall remote guests watching electors members { handle } } }", s.id),
			"floor":    fmt.Sprintf("subscription { assemblyFloor(id: %q) { version waiting questions { id text } viewerVotes viewerQuestions { id } } }", s.id),
		})
	}
	s.hear("how it begins", func(g *hallGuest) bool { return g.ear.has("state", `"phase":"LIVE"`) })
}

func mustBeLetIn(t *testing.T, refusal string) {
	t.Helper()
	if refusal != "" {
		t.Fatalf("not let in: %s", refusal)
	}
}

// hear waits until all who look on have heard something.
func (s *hallShow) hear(what string, holds func(*hallGuest) bool) {
	s.t.Helper()
	for _, g := range s.others {
		within(s.t, limit(), g.name+" hears "+what, func() bool { return holds(g) })
	}
}

// question goes through a question up to its closing.
func (s *hallShow) question(n int) {
	s.t.Helper()
	item := s.items[n]
	s.probe(n, "before")
	for _, word := range []string{"domanda-%d", "nota-%d", "scelta-%d-", "senso-%d"} {
		delete(s.hidden, fmt.Sprintf("canarino-"+word, n))
	}
	s.desk.must("assemblyShow", "AssemblyShowInput", "assembly { id }", map[string]any{"assemblyId": s.id, "itemId": item.id}, nil)
	s.heard(item, "WAITING")
	s.desk.must("assemblyItemOpen", "AssemblyItemInput", "assembly { id }", map[string]any{"itemId": item.id}, nil)
	s.heard(item, "OPEN")
	s.votes(n)
	turnout := fmt.Sprintf(`"itemId":%q,"voters":4,"entitled":5,"guests":2`, item.id)
	s.hear("who voted", func(g *hallGuest) bool {
		return strings.Contains(g.last("turnout by socket"), turnout) && strings.Contains(g.last("turnout by events"), turnout)
	})
	s.probe(n, "open")
	s.desk.must("assemblyItemClose", "AssemblyItemInput", "assembly { id }", map[string]any{"itemId": item.id}, nil)
	s.heard(item, "CLOSED")
	s.probe(n, "closed")
}

// heard waits until all are told of a state, on every connection.
func (s *hallShow) heard(item hallItem, state string) {
	s.t.Helper()
	text := fmt.Sprintf(`"current":{"id":%q,"state":%q`, item.id, state)
	s.hear(state, func(g *hallGuest) bool { return g.ear.has("state", text) })
}

// votes lets people vote: in the other house otherwise, and some of them again.
func (s *hallShow) votes(n int) {
	s.t.Helper()
	for i, v := range s.voters {
		s.vote(v, n, i+s.run, 0)
		for again := range 2 * s.run {
			s.vote(v, n, i+again, again+1)
		}
	}
	s.vote(s.others[0], n, 0, 0)
	s.vote(s.others[2], n, 1, 0)
}

func (s *hallShow) vote(g *hallGuest, n, mood, again int) {
	s.t.Helper()
	item := s.items[n]
	option := func(k int) string { return item.options[(k+mood)%3] }
	choice := map[string]any{"text": fmt.Sprintf("canarino-risposta di %s, %d", g.name, mood)}
	switch n {
	case 0:
		choice = map[string]any{"options": []string{option(0)}}
	case 1:
		choice = map[string]any{"options": []string{option(0), option(1)}}
	case 2:
		choice = map[string]any{"marks": []any{map[string]any{"option": option(0), "value": mood % 6}}}
	}
	reason := ""
	if g != s.others[0] && g != s.others[2] {
		reason = "canarino-perche " + g.name
	} else if n == 3 {
		choice["text"] = "una risposta di chi guarda"
	}
	g.must("assemblyVote", "AssemblyVoteInput", "ballots { version } turnout { version voters guests }", map[string]any{
		"itemId": item.id, "ballots": []any{map[string]any{"question": item.questions[0], "choice": choice, "reason": reason}},
		"idempotencyKey": fmt.Sprintf("%s %d %d", g.name, n, again),
	}, nil)
}

const hallPage = `query($n: Int!) { assembly(number: $n) { id number phase: state { ` + hallWatched + ` } viewerParticipation { isGuest } viewerCanRun
	slips { nodes { number name } } acts { nodes { number kind itemId title present reason } } minutes { text html entitled guests }
	floor { version waiting questions { text name } viewerVotes viewerQuestions { text } } } }`

// probe asks by every way that is known, keeps what each is told, and searches what he has received so far.
func (s *hallShow) probe(n int, when string) {
	s.t.Helper()
	for _, g := range s.others {
		name := fmt.Sprintf("%d %s, %s: ", n, when, g.name)
		s.told[name+"page"] = s.plain(g.ask(hallPage, map[string]any{"n": s.number}))
		for i, item := range s.items {
			s.told[fmt.Sprintf("%spoll %d", name, i)] = s.plain(g.ask(leakPollDocument, map[string]any{"n": item.number, "id": item.poll}) + s.files(g, item))
		}
		s.told[name+"piazza"] = s.plain(g.ask(`{ piazza(slug: "aperta") { liveAssembly { id state { `+hallWatched+` } } assemblies { totalCount nodes { title state { version itemCount } } }
			entries { totalCount nodes { title summary } } } entries(first: 20) { nodes { title } } pollsOwed { totalCount } }`, nil))
		s.told[name+"acts"] = s.plain(s.forbidden(g, s.items[n]))
		heard := []string{"state by socket", "state by events", "floor by socket"}
		if when == "open" { // what was waited for; later it may be on its way
			heard = append(heard, "turnout by socket", "turnout by events")
		}
		for _, of := range heard {
			s.told[name+of] = s.plain(g.last(of))
		}
		s.search(g, when)
	}
}

// files are pages and exports.
func (s *hallShow) files(g *hallGuest, item hallItem) (said string) {
	for _, path := range []string{
		"/piazze/aperta", "/piazze/aperta/votazioni", fmt.Sprintf("/piazze/aperta/votazioni/%d-x", item.number), "/piazze/aperta/assemblee",
		fmt.Sprintf("/piazze/aperta/assemblee/%d", s.number), fmt.Sprintf("/en/piazze/aperta/assemblee/%d", s.number), "/sitemap.xml", "/entra", "/sala/1",
		fmt.Sprintf("/export/polls/%d.csv", item.number), fmt.Sprintf("/export/polls/%d.json", item.number),
		fmt.Sprintf("/export/assembly/%d.json", s.number), fmt.Sprintf("/export/assembly/%d.md", s.number),
	} {
		said += g.get(path)
	}
	return said
}

// forbidden does what only those may do who hold the assembly.
func (s *hallShow) forbidden(g *hallGuest, item hallItem) (said string) {
	s.t.Helper()
	for _, act := range [][2]string{
		{"assemblyItemOpen", "AssemblyItemInput"},
		{"assemblyItemClose", "AssemblyItemInput"},
		{"assemblyItemReveal", "AssemblyItemInput"},
		{"assemblyCodeRenew", "AssemblyInput"},
		{"assemblyEnd", "AssemblyInput"},
	} {
		in := s.this()
		if act[1] == "AssemblyItemInput" {
			in = map[string]any{"itemId": item.id}
		}
		reason := g.do(act[0], act[1], "assembly { id }", in, nil)
		if reason == "" {
			s.t.Fatalf("%s may do %s", g.name, act[0])
		}
		said += act[0] + " " + reason + "\n"
	}
	if reason := g.do("assemblyScreenCreate", "AssemblyInput", "link", s.this(), nil); reason == "" {
		s.t.Fatalf("%s may make screens", g.name)
	}
	return said
}

var hallSecret = regexp.MustCompile(`#s=[A-Za-z0-9_-]+`)

// plain leaves out what means nothing: moments, and what chance has drawn.
func (s *hallShow) plain(text string) string {
	text = hallChanging.ReplaceAllString(text, `"…"`)
	return hallSecret.ReplaceAllString(strings.ReplaceAll(text, s.code, "CODE"), "#s=…")
}

var (
	hallMoment  = regexp.MustCompile(`\d{4}-\d\d-\d\dT[0-9:.]+`)
	hallResults = regexp.MustCompile(`"results":\{`)
)

// search looks through every byte that somebody has received.
func (s *hallShow) search(g *hallGuest, when string) {
	s.t.Helper()
	all := hallMoment.ReplaceAllString(g.all(), "…")
	for word := range s.hidden {
		if at := strings.Index(all, word); at >= 0 {
			s.t.Errorf("%s has received %q while it was hidden (%s): …%s…", g.name, word, when, all[max(0, at-200):min(len(all), at+100)])
		}
	}
	if g.name != "screen" {
		if at := strings.Index(all, `"code":"`+s.code); at >= 0 {
			s.t.Errorf("%s has received the code", g.name)
		}
	}
	if at := hallResults.FindStringIndex(all); at != nil {
		s.t.Errorf("%s has received results (%s): …%s…", g.name, when, all[max(0, at[0]-200):min(len(all), at[1]+200)])
	}
	if strings.Contains(all, `"undo":{`) {
		s.t.Errorf("%s has received what can be undone", g.name)
	}
}

// reveal shows everything: now the houses differ, or the comparison would have proved nothing.
func (s *hallShow) reveal() {
	s.t.Helper()
	for _, item := range s.items {
		s.desk.must("assemblyShow", "AssemblyShowInput", "assembly { id }", map[string]any{"assemblyId": s.id, "itemId": item.id}, nil)
		s.desk.must("assemblyItemReveal", "AssemblyItemInput", "assembly { id }", map[string]any{"itemId": item.id}, nil)
		s.heard(item, "REVEALED")
	}
	for _, g := range s.others {
		if g.name == "guest of another assembly" {
			continue
		}
		s.told["control page of "+g.name] = s.plain(g.ask(hallPage, map[string]any{"n": s.number}))
		s.told["control state of "+g.name] = s.plain(g.ear.told("state by socket"))
	}
}
