package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/entry"
	"piazza/internal/nodeid"
)

// urn is a confidential poll as who holds it knows it.
type urn struct {
	house  *hallHouse
	t      *testing.T
	editor *hallGuest
	id     string
	number int64
	// question asks for one of the options, words for a text.
	question, words string
	options         []string
}

const votingAnswer = `poll { id number voting {
	isConfidential phase viewerCanSeeResults viewerReceipt secrecy { state seal logLength head commitmentCount ballotCount bundleHash logUrl bundleUrl }
	turnout { voters } results { voters questions { voters } } viewerBallots { choice { options text } }
	questions { id options { id } }
} }`

// openUrnHouse is a house in which keys of polls are made.
func openUrnHouse(t *testing.T) *hallHouse {
	t.Helper()
	h := openHallHouse(t)
	must(t, h.parts.signing.Prepare(t.Context()))
	return h
}

// draft begins a confidential poll of two questions.
func (h *hallHouse) draft(rules map[string]any) *urn {
	h.t.Helper()
	p := &urn{house: h, t: h.t, editor: h.guest("editor", 3, "")}
	rules["isConfidential"] = true
	var made struct {
		Poll struct {
			ID     string
			Number int64
			Voting struct {
				Questions []struct {
					ID      string
					Options []struct{ ID string }
				}
			}
		}
	}
	p.editor.must("pollCreate", "PollCreateInput", votingAnswer, map[string]any{
		"piazzaId": nodeid.Encode("piazza", 1), "title": "Chi presiede?", "rules": rules,
		"questions": []any{single("presiede"), map[string]any{"kind": "OPEN", "title": "Perché?", "isRequired": false}},
	}, &made)
	p.id, p.number = made.Poll.ID, made.Poll.Number
	p.question, p.words = made.Poll.Voting.Questions[0].ID, made.Poll.Voting.Questions[1].ID
	for _, o := range made.Poll.Voting.Questions[0].Options {
		p.options = append(p.options, o.ID)
	}
	return p
}

// publish opens it.
func (p *urn) publish() {
	p.t.Helper()
	p.editor.must("entryPublish", "EntryInput", "entry { id }", map[string]any{"entryId": p.id}, nil)
}

// urnVote is what somebody is told of his vote.
type urnVote struct {
	Receipt string
	Turnout struct{ Voters int }
	Ballots []struct{ Version int }
}

func (p *urn) input(option int, key, text string) map[string]any {
	ballots := []any{map[string]any{"question": p.question, "choice": map[string]any{"options": []string{p.options[option]}}}}
	if text != "" {
		ballots = append(ballots, map[string]any{"question": p.words, "choice": map[string]any{"text": text}})
	}
	return map[string]any{"pollId": p.id, "ballots": ballots, "secret": true, "idempotencyKey": key}
}

// vote has a member vote.
func (p *urn) vote(member, option int, key, text string) (told urnVote) {
	p.t.Helper()
	voter := p.house.guest(fmt.Sprint("member ", member), member, "")
	voter.must("pollVote", "PollVoteInput", "receipt turnout { voters } ballots { version }", p.input(option, key, text), &told)
	return told
}

// voting is what somebody reads of the poll.
func (p *urn) voting(g *hallGuest) string {
	return g.ask(strings.Replace("query($id: ID!) { node(id: $id) { ... on Poll { "+strings.TrimSuffix(strings.TrimPrefix(votingAnswer, "poll { "), "} ")+" } }", "}  }", "} }", 1), map[string]any{"id": p.id})
}

// seal goes on with what the closing began, as the warden does.
func (p *urn) seal() {
	p.t.Helper()
	must(p.t, p.house.parts.services.Ballots.Seal(p.t.Context(), entry.ID(p.number)))
}

// tells holds what somebody is told of the poll.
func (p *urn) tells(g *hallGuest, when string, texts ...string) {
	p.t.Helper()
	told := p.voting(g)
	for _, text := range texts {
		if !strings.Contains(told, text) {
			p.t.Errorf("%s: %s is not told %s: %s", when, g.name, text, told)
		}
	}
}

// file reads a public file of the poll and keeps it on the disk.
func (p *urn) file(g *hallGuest, name string) (path string) {
	p.t.Helper()
	told := g.get(fmt.Sprintf("/export/polls/%d/%s", p.number, name))
	head, body, _ := strings.Cut(told, "\r\n\r\n")
	if _, rest, is := strings.Cut(told, "\n{\"format\""); is {
		body = "{\"format\"" + rest
	}
	if !strings.Contains(head, ": 200 OK") {
		p.t.Fatalf("%s: %s", name, told)
	}
	path = filepath.Join(p.t.TempDir(), name)
	must(p.t, os.WriteFile(path, []byte(body), 0o600))
	return path
}

// TestAConfidentialPollThroughTheAPI holds one from its draft over votes, changed and repeated ones, to its closing and sealing, and has
// its public bundle verified from the file alone.
func TestAConfidentialPollThroughTheAPI(t *testing.T) {
	t.Parallel()
	p := openUrnHouse(t).draft(map[string]any{"closesByHand": true})
	visitor := p.house.guest("visitor", 0, "")
	p.tells(p.editor, "a draft", `"isConfidential":true`, `"state":"PLANNED"`, `"logLength":0`, `"head":null`)
	if reason := p.editor.do("pollUpdate", "PollUpdateInput", "poll { id }", map[string]any{"pollId": p.id, "rules": map[string]any{"showsVoters": true}}, nil); reason != "poll_secret_voters" {
		t.Errorf("it is made to show voters: %q", reason)
	}
	p.publish()
	p.tells(visitor, "open", `"state":"OPEN"`, `"logLength":1`, `"viewerReceipt":null`)
	open := p.input(0, "k", "")
	open["secret"] = false
	voter := p.house.guest("member 5", 5, "")
	if reason := voter.do("pollVote", "PollVoteInput", "receipt", open, nil); reason != "poll_secrecy" {
		t.Errorf("who takes it for an open poll votes: %q", reason)
	}
	first := p.vote(5, 0, "k", "")
	again, changed := p.vote(5, 0, "k", ""), p.vote(5, 1, "l", "Così")
	if first.Receipt == "" || again.Receipt != first.Receipt || changed.Receipt == first.Receipt || changed.Turnout.Voters != 0 {
		t.Errorf("the receipts are %q, %q and %q of %d voters", first.Receipt, again.Receipt, changed.Receipt, changed.Turnout.Voters)
	}
	quoted, _ := json.Marshal(changed.Receipt)
	p.tells(voter, "voted", `"viewerReceipt":`+string(quoted), p.options[1])
	receipts := []string{changed.Receipt}
	for member := 6; member <= 16; member++ {
		receipts = append(receipts, p.vote(member, member%2, "k", "").Receipt)
	}
	log := p.file(visitor, "log.jsonl")
	p.tells(p.editor, "voted by twelve", `"results":null`, `"viewerCanSeeResults":false`, `"state":"OPEN"`)
	p.editor.must("pollClose", "PollInput", "poll { id }", map[string]any{"pollId": p.id}, nil)
	p.tells(p.editor, "closed", `"results":null`, `"state":"CLOSED"`, `"viewerCanSeeResults":false`)
	if told := visitor.get(fmt.Sprintf("/export/polls/%d/bundle.jsonl", p.number)); !strings.Contains(told, "409") || !strings.Contains(told, "poll_bundle_missing") {
		t.Errorf("the bundle is %s", told)
	}
	p.seal()
	p.tells(visitor, "sealed", `"state":"SEALED"`, `"ballotCount":13`, `"results":{"voters":12`, `"turnout":{"voters":12}`, `"bundleHash":"`)
	p.tells(voter, "sealed", `"viewerReceipt":null`, `"viewerBallots":[]`)
	kept := filepath.Join(t.TempDir(), "receipts")
	must(t, os.WriteFile(kept, []byte(strings.Join(receipts, "\n")+"\n"), 0o600))
	if code, said := verified(t, p.file(visitor, "bundle.jsonl"), "--receipt", kept, "--log", log); code != 0 {
		t.Errorf("the bundle is verified with %d: %s", code, said)
	}
}

// TestResultsOfAConfidentialPollForItsStaff gives out the bundle, which holds the results, to who may see them, and to all once they are
// published.
func TestResultsOfAConfidentialPollForItsStaff(t *testing.T) {
	t.Parallel()
	p := openUrnHouse(t).draft(map[string]any{"closesByHand": true, "resultsVisibility": "STAFF"})
	p.publish()
	visitor := p.house.guest("visitor", 0, "")
	p.vote(5, 0, "k", "")
	p.editor.must("pollClose", "PollInput", "poll { id }", map[string]any{"pollId": p.id}, nil)
	p.seal()
	p.tells(p.editor, "sealed", `"results":{"voters":1`)
	p.tells(p.editor, "sealed", `"ballotCount":1`)
	p.tells(visitor, "sealed", `"results":null`, `"ballotCount":null`)
	bundle := fmt.Sprintf("/export/polls/%d/bundle.jsonl", p.number)
	if told := visitor.get(bundle); !strings.Contains(told, "403") || strings.Contains(told, "commitment") {
		t.Errorf("a visitor reads %s", told)
	}
	p.file(p.editor, "bundle.jsonl")
	p.editor.must("pollResultsPublish", "PollInput", "poll { id }", map[string]any{"pollId": p.id}, nil)
	p.file(visitor, "bundle.jsonl")
}

// TestOperatorsSeeSealings lists confidential polls for who runs the installation, those first that wait for him, and nothing for others.
func TestOperatorsSeeSealings(t *testing.T) {
	t.Parallel()
	h := openUrnHouse(t)
	first, second := h.draft(map[string]any{"closesByHand": true}), h.draft(map[string]any{"closesByHand": true})
	first.publish()
	second.publish()
	boss := &inProcess{parts: h.parts, t: t, viewer: auth.Viewer{MemberID: 20, PersonID: 20, Administrator: true}}
	ask := func(document string) string { data, _ := boss.ask(document, "", nil); return string(data) }
	const asked = `{ pollSealings(first: 1) { totalCount nodes { pollNumber state keyIsHere problem poll { title } } pageInfo { hasNextPage endCursor } } pollKeyFolder { isReady signingKeyId signingSince } }`
	if told := ask(asked); !strings.Contains(told, fmt.Sprintf(`"totalCount":2,"nodes":[{"pollNumber":%d,"state":"OPEN","keyIsHere":true,"problem":null`, second.number)) ||
		!strings.Contains(told, `"isReady":true,"signingKeyId":"`) {
		t.Errorf("who runs the installation is told %s", told)
	}
	files, err := filepath.Glob(filepath.Join(h.parts.config.KeysDir, "ballots", "*.key"))
	must(t, err)
	if len(files) != 2 {
		t.Fatalf("the keys are %v", files)
	}
	var seal string
	must(t, h.parts.database.QueryRow(t.Context(), `select encode(seal, 'hex') from ballot_seal where entry_id = $1`, first.number).Scan(&seal))
	must(t, os.Remove(filepath.Join(h.parts.config.KeysDir, "ballots", seal+".key")))
	if told := ask(asked); !strings.Contains(told, fmt.Sprintf(`"nodes":[{"pollNumber":%d,"state":"KEY_MISSING","keyIsHere":false,"problem":"key_missing"`, first.number)) {
		t.Errorf("of a key that is gone he is told %s", told)
	}
	first.tells(first.editor, "without its key", `"state":"KEY_MISSING"`)
	if told := first.editor.ask(asked, nil); !strings.Contains(told, `"totalCount":0,"nodes":[]`) || !strings.Contains(told, `"pollKeyFolder":null`) {
		t.Errorf("an editor is told %s", told)
	}
}

// TestTheLogPageByPage reads the public log as anybody.
func TestTheLogPageByPage(t *testing.T) {
	t.Parallel()
	p := openUrnHouse(t).draft(map[string]any{"closesByHand": true})
	visitor := p.house.guest("visitor", 0, "")
	const asked = `query($id: ID!, $after: String) { pollLog(pollId: $id, first: 1, after: $after) {
		totalCount pageInfo { hasNextPage endCursor } nodes { number kind commitmentCount head signature keyId } } }`
	if told := visitor.ask(asked, map[string]any{"id": p.id}); !strings.Contains(told, `"pollLog":null`) {
		t.Errorf("a visitor reads the log of a draft: %s", told)
	}
	p.publish()
	for member := 5; member <= 15; member++ {
		p.vote(member, 0, "k", "")
	}
	told := visitor.ask(asked, map[string]any{"id": p.id})
	if !strings.Contains(told, `"totalCount":2`) || !strings.Contains(told, `"number":0,"kind":"OPEN","commitmentCount":0`) || !strings.Contains(told, `"hasNextPage":true`) {
		t.Errorf("the log begins with %s", told)
	}
	_, cursor, _ := strings.Cut(told, `"endCursor":"`)
	cursor, _, _ = strings.Cut(cursor, `"`)
	if told = visitor.ask(asked, map[string]any{"id": p.id, "after": cursor}); !strings.Contains(told, `"number":1,"kind":"BATCH","commitmentCount":`) || !strings.Contains(told, `"hasNextPage":false`) {
		t.Errorf("the log goes on with %s", told)
	}
	if told := visitor.ask(asked, map[string]any{"id": p.id, "after": "x"}); !strings.Contains(told, "bad_cursor") {
		t.Errorf("a cursor of another list is taken: %s", told)
	}
}
