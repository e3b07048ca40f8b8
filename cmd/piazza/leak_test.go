package main

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/entry"
	"piazza/internal/nodeid"
)

// Two houses differ only in what some people voted, and in how often they changed it. To whoever may not see results every
// byte is the same in both, by every door. A door without a trial here fails, and so does a trial by which who may see results
// is told the same in both: it would prove nothing.
func TestHiddenVotesChangeNoByte(t *testing.T) {
	t.Parallel()
	trials := leakTrials()
	for _, door := range ballot.Doors() {
		if trials[door] == nil {
			t.Fatalf("the door %q has no trial", door)
		}
	}
	if len(trials) != len(ballot.Doors()) {
		t.Fatal("there is a trial of no registered door")
	}
	one, other := leakRun(t, trials, 0), leakRun(t, trials, 1)
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

const (
	leakVisitor, leakMember, leakEditor, leakAdministrator = 0, 2, 3, 4
	leakFirst, leakLast                                    = 11, 13
	leakGuest, leakScreen                                  = -1, -2
)

// leakProbers are those who have not voted.
func leakProbers() []int { return []int{leakVisitor, leakMember, leakEditor, leakAdministrator} }

// leakTrial asks for results by a door, and returns all that is told.
type leakTrial func(h *leakHouse, member int, p *leakPoll) string

// leakRun lets people vote in one of the houses and keeps what the others are told.
func leakRun(t *testing.T, trials map[ballot.Door]leakTrial, run int) map[string]string {
	h := openLeakHouse(t, run)
	told := map[string]string{}
	ears := map[int]*leakEar{}
	for _, member := range leakProbers() {
		ears[member] = h.watch(t.Context(), member)
	}
	control := h.watch(t.Context(), leakFirst)
	for prober, ear := range ears {
		within(t, limit(), fmt.Sprintf("%d hears how it stands", prober), func() bool { return ear.has("poll", `"phase"`) })
	}
	h.everybodyVotes(ears)
	h.lastWord(ears, told)
	for door, trial := range trials {
		for i := range h.polls {
			for _, member := range leakProbers() {
				told[fmt.Sprintf("%s of %d to %d", door, h.polls[i].number, member)] = trial(h, member, &h.polls[i])
			}
		}
		if door != ballot.DoorWatch && door != ballot.DoorAssembly {
			told["control "+door.String()] = trial(h, leakFirst, &h.polls[0])
		}
	}
	within(t, limit(), "the voter is told of results", func() bool { return control.has("pollResults of 1", `"phase"`) })
	told["control watch"] = control.told("pollResults of 1 by socket")
	h.hiddenAfterClosing(trials, told)
	return told
}

// everybodyVotes lets one after the other vote for the first time, which may be seen, and then some change their votes, which
// may not: in the other house others, and more often.
func (h *leakHouse) everybodyVotes(ears map[int]*leakEar) {
	h.t.Helper()
	for i := range h.polls {
		p := &h.polls[i]
		for member := leakFirst; member <= leakLast; member++ {
			h.vote(p, member, h.run)
			seen := fmt.Sprintf(`"voters":%d,`, member-leakFirst+1)
			for prober, ear := range ears {
				within(h.t, limit(), fmt.Sprintf("%d hears of vote %d in poll %d", prober, member, p.number), func() bool {
					return ear.has(fmt.Sprintf("pollTurnout of %d", p.number), seen)
				})
			}
		}
		for again := range 1 + 3*h.run {
			h.vote(p, leakFirst+h.run, h.run+1+again)
		}
	}
}

// lastWord moves the closing of each poll, of which everybody is told: whatever was told before has come by then.
func (h *leakHouse) lastWord(ears map[int]*leakEar, told map[string]string) {
	h.t.Helper()
	for i := range h.polls {
		h.do(leakEditor, `mutation($in: PollUpdateInput!) { pollUpdate(input: $in) { userErrors { reason } } }`,
			map[string]any{"pollId": h.polls[i].id, "rules": map[string]any{"closesAt": "2199-01-01T00:00:00Z"}})
	}
	for prober, ear := range ears {
		for i := range h.polls {
			n := h.polls[i].number
			within(h.t, limit(), "the last word", func() bool {
				version := fmt.Sprintf(`"version":%d`, 6+n/4) // a guest has voted in the last one
				return ear.has(fmt.Sprintf("pollTurnout of %d", n), "2199") && ear.has(fmt.Sprintf("pollResults of %d", n), version)
			})
		}
		for _, name := range ear.names() {
			told[fmt.Sprintf("%s, heard by %d", name, prober)] = ear.told(name)
		}
	}
}

// hiddenAfterClosing closes the polls whose results are for their staff until they are published, and tries all doors again.
func (h *leakHouse) hiddenAfterClosing(trials map[ballot.Door]leakTrial, told map[string]string) {
	h.t.Helper()
	for i := range h.polls[2:] {
		staff := &h.polls[2+i]
		_, err := h.parts.database.Exec(h.t.Context(), `update poll set closes_at = timestamptz '2026-06-01' where entry_id = $1`, staff.number)
		must(h.t, err)
		must(h.t, h.parts.services.Ballots.Settle(h.t.Context(), entry.ID(staff.number)))
		for door, trial := range trials {
			for _, member := range []int{leakVisitor, leakMember, leakLast} {
				told[fmt.Sprintf("%s of the closed poll %d to %d", door, staff.number, member)] = trial(h, member, staff)
			}
		}
		told[fmt.Sprint("control staff of ", staff.number)] = trials[ballot.DoorPoll](h, leakEditor, staff)
	}
	told["control assembly"] = leakByAssembly(h, leakEditor, &h.polls[3])
}

// leakTrials tries each door.
func leakTrials() map[ballot.Door]leakTrial {
	return map[ballot.Door]leakTrial{
		ballot.DoorPoll: leakByPoll, ballot.DoorWatch: leakByWatch, ballot.DoorBallots: leakByBallots, ballot.DoorTexts: leakByTexts,
		ballot.DoorPage: leakByPage, ballot.DoorExport: leakByExport, ballot.DoorBundle: leakByBundle, ballot.DoorAssembly: leakByAssembly,
	}
}

const leakPollDocument = `query($n: Int!, $id: ID!) {
	entry(number: $n) { id version title viewerCanUpdate ... on Poll { voting {
		phase opensAt closesAt openedAt electorate version outcome resultsPublishedAt showsVoters
		questions { id kind title options { id title } }
		turnout { version voters electors quorumReached phase closesAt }
		results { version voters isFinal quorumReached questions { __typename question voters none thresholdReached byAssurance { assurance voters votes }
			... on OptionCounts { options { option votes share } }
			... on RankingResult { winner rounds { counts { option votes } } points { option points } condorcet { winner strongest } }
			... on ScoresResult { options { option mean median given } } ... on StancesResult { counts { stance votes } } ... on WordsResult { words { word people } } } }
		viewerBallots { question } viewerCanVote viewerVoteRefusal { reason } viewerCanSeeResults viewerCanRun } } }
	node(id: $id) { id ... on Poll { voting { viewerCanSeeResults turnout { version voters } results { version voters } } } }
	piazza(slug: "aperta") { entries(kinds: [POLL]) { totalCount nodes { id ... on Poll { voting { version viewerCanSeeResults turnout { version voters } } } } } }
	pollsOwed { totalCount nodes { id } }
}`

// leakByPoll reads the poll in every way, and does to it what will be refused.
func leakByPoll(h *leakHouse, member int, p *leakPoll) string {
	variables := map[string]any{"n": p.number, "id": p.id}
	in := map[string]any{"in": map[string]any{"pollId": p.id}}
	said := h.ask(member, leakPollDocument, variables)
	said += h.told(h.request(h.t.Context(), member, http.MethodGet, fmt.Sprintf("/graphql?query={entry(number:%d){...on%%20Poll{voting{results{version}}}}}", p.number), http.NoBody))
	said += h.ask(member, `mutation($in: PollInput!) { pollResultsPublish(input: $in) { poll { id } userErrors { reason } } }`, in)
	said += h.ask(member, `mutation($in: PollOutcomeSetInput!) { pollOutcomeSet(input: $in) { poll { id } userErrors { reason } } }`,
		map[string]any{"in": map[string]any{"pollId": p.id, "outcome": ""}})
	return said + h.ask(member, `mutation($in: PollVoteInput!) { pollVote(input: $in) { ballots { version } turnout { version voters } userErrors { reason field } } }`,
		map[string]any{"in": map[string]any{"pollId": p.id, "ballots": []any{map[string]any{"question": p.questions[0], "choice": map[string]any{"stance": "AGREE"}}}}})
}

// leakByWatch takes the first message alone: who listens all the time is heard in the end.
func leakByWatch(h *leakHouse, member int, p *leakPoll) string {
	return h.first(member, watchedDocument("pollResults", p.id))
}

// first is the first message that somebody hears.
func (h *leakHouse) first(member int, document string) string {
	said := make(chan string, 16)
	ctx := h.t.Context()
	go h.listen(ctx, member, document, func(line string) {
		select {
		case said <- line:
		case <-ctx.Done():
		}
	})
	var lines []string
	within(h.t, limit(), fmt.Sprintf("%d hears %s", member, document), func() bool {
		for len(said) > 0 && len(lines) < 2 {
			lines = append(lines, <-said)
		}
		return len(lines) == 2
	})
	return strings.Join(lines, "\n")
}

func leakByBallots(h *leakHouse, member int, p *leakPoll) (said string) {
	for _, after := range []any{nil, "", "§"} {
		for _, question := range p.questions {
			said += h.ask(member, `query($n: Int!, $q: ID!, $after: String) { entry(number: $n) { ... on Poll { voting { ballots(question: $q, after: $after) {
				totalCount nodes { question choice { options marks { option value } stance number text none } reason version voter { handle } } } } } } }`,
				map[string]any{"n": p.number, "q": question, "after": after})
		}
	}
	return said
}

// leakByTexts also guesses: a text that nobody wrote must be refused like one that somebody did.
func leakByTexts(h *leakHouse, member int, p *leakPoll) (said string) {
	for _, of := range []string{"ANSWERS", "REASONS"} {
		for _, question := range p.questions {
			said += h.ask(member, `query($n: Int!, $q: ID!, $of: TextKind!) { entry(number: $n) { ... on Poll { voting { texts(question: $q, of: $of) {
				totalCount nodes { text people stance key hiddenReason } } } } } }`, map[string]any{"n": p.number, "q": question, "of": of})
		}
	}
	if member == leakFirst {
		return said
	}
	for _, guess := range []string{"perché", "perché perché", fmt.Sprint("parola ", leakLast), fmt.Sprint("parola parola ", leakLast)} {
		sum := sha256.Sum256([]byte(guess))
		said += h.ask(member, `mutation($in: PollTextHideInput!) { pollTextHide(input: $in) { poll { id } userErrors { reason field } } }`,
			map[string]any{"in": map[string]any{"questionId": p.questions[4], "key": base64.RawURLEncoding.EncodeToString(sum[:]), "reason": "prova", "hidden": true}})
	}
	return said
}

var leakETag = regexp.MustCompile(`(?m)^Etag: (\S+)`)

func leakByPage(h *leakHouse, member int, p *leakPoll) (said string) {
	for _, language := range []string{"", "/en"} {
		path := fmt.Sprintf("%s/piazze/aperta/votazioni/%d-si-fa", language, p.number)
		first := h.told(h.request(h.t.Context(), member, http.MethodGet, path, http.NoBody))
		again := h.request(h.t.Context(), member, http.MethodGet, path, http.NoBody)
		if tag := leakETag.FindStringSubmatch(first); tag != nil {
			again.Header.Set("If-None-Match", strings.TrimSpace(tag[1]))
		}
		said += first + h.told(again) + h.told(h.request(h.t.Context(), member, http.MethodHead, path, http.NoBody))
	}
	for _, path := range []string{"/votazioni", "", "/assemblee", "/assemblee/1"} {
		said += h.told(h.request(h.t.Context(), member, http.MethodGet, "/piazze/aperta"+path, http.NoBody))
	}
	return said
}

func leakByExport(h *leakHouse, member int, p *leakPoll) (said string) {
	for _, ending := range []string{"csv", "json", "blt", "blt?question=" + p.questions[1], "xls"} {
		said += h.told(h.request(h.t.Context(), member, http.MethodGet, fmt.Sprintf("/export/polls/%d.%s", p.number, ending), http.NoBody))
	}
	for _, ending := range []string{"md", "json", "json?lang=en"} {
		said += h.told(h.request(h.t.Context(), member, http.MethodGet, "/export/assembly/1."+ending, http.NoBody))
	}
	return said
}

// leakByBundle asks for the public files, of which these polls have none, beside one that they have: what is refused says nothing either.
func leakByBundle(h *leakHouse, member int, p *leakPoll) (said string) {
	for _, name := range []string{"/log.jsonl", "/bundle.jsonl", ".json"} {
		said += h.told(h.request(h.t.Context(), member, http.MethodGet, fmt.Sprintf("/export/polls/%d%s", p.number, name), http.NoBody))
	}
	return said
}

const leakAssemblyState = `version phase itemCount items { id state turnout { version voters entitled guests quorumReached }
	results { version voters isFinal guests { voters questions { voters none } } questions { question voters none
		... on OptionCounts { options { option votes } } ... on StancesResult { counts { stance votes } } ... on WordsResult { words { word people } } } } }`

// leakByAssembly looks at the assembly that holds one of the polls. With a visitor's eyes look its guests and screens as well.
func leakByAssembly(h *leakHouse, member int, p *leakPoll) (said string) {
	who := []int{member}
	if member == leakVisitor {
		who = append(who, leakGuest, leakScreen)
	}
	id := nodeid.Encode("assembly", 1)
	for _, one := range who {
		said += h.ask(one, `query { assembly(number: 1) { version state { `+leakAssemblyState+` } acts { totalCount } minutes { entitled guests } } }`, nil)
		for _, document := range []string{
			fmt.Sprintf("subscription { assembly(id: %q) { %s } }", id, leakAssemblyState),
			fmt.Sprintf("subscription { assemblyTurnout(id: %q) { version voters guests entitled quorumReached } }", id),
		} {
			said += h.first(one, document)
		}
		said += h.ask(one, `query($n: Int!) { entry(number: $n) { ... on Poll { voting { guests assembly { id } results { version } } } } }`, map[string]any{"n": p.number})
	}
	return said
}

// firstDifference shows where two texts part.
func firstDifference(one, other string) string {
	at := 0
	for at < min(len(one), len(other)) && one[at] == other[at] {
		at++
	}
	from := max(0, at-300)
	return fmt.Sprintf("%.500s\n--- and ---\n%.500s", one[from:], other[from:])
}
