package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"piazza/internal/nodeid"
)

// TestANodeWithoutTheKeys starts a second node whose folder of keys is not the one of the first: it says so, takes no votes in confidential
// polls and leaves their sealing to the first, and all else goes on. When it is given the folder it takes part, without another start.
func TestANodeWithoutTheKeys(t *testing.T) {
	t.Parallel() // it waits for looks at the folder
	tr := openTrouble(t, 6)
	p := tr.held("SINGLE", "OPEN")
	first, own := tr.house.nodes[0], filepath.Join(folder(t), "keys")
	second := tr.beside(own)
	voter := tr.people[0]
	if _, said := tr.votes(second, voter, p); !strings.Contains(said, "UNAVAILABLE poll_key_missing: ") || !strings.Contains(said, "Try again later") {
		t.Errorf("who votes there is told %q", said)
	}
	if got := tr.reads(second, voter, p).Voting; got.Secrecy.State != "KEY_MISSING" || got.ViewerReceipt != nil || len(got.ViewerBallots) > 0 || got.Phase != "OPEN" {
		t.Errorf("who reads there is shown %+v", got)
	}
	if got := tr.reads(first, voter, p).Voting; got.Secrecy.State != "OPEN" || got.ViewerReceipt == nil || *got.ViewerReceipt != tr.receipts[0] {
		t.Errorf("who reads at the first is shown %+v", got)
	}
	tr.shows(second, p, "KEY_MISSING key_missing, key here: false, folder ready: false")
	tr.shows(first, p, "OPEN -, key here: true, folder ready: true")
	tr.gauge(1, "piazza_keys_missing_polls", 2) // one is the demo's
	tr.gauge(1, "piazza_keys_signing_key_missing", 1)
	tr.reports(second, fmt.Sprintf("the key of poll %d is not in %s", p.number, own), "kept", "PIAZZA_KEYS_DIR", fmt.Sprintf("poll-accept-loss %d", p.number), "without a result")
	tr.reports(second, "cannot be signed here", "PIAZZA_KEYS_DIR", "ballot-key-rotate --lost")
	if _, code := tr.fetch(second, p, "log.jsonl"); code != 200 || second.status("/readyz") != 200 {
		t.Errorf("its log is answered with %d there: all else should go on", code)
	}
	draft := tr.draft("SINGLE")
	if said := tr.publish(second, draft); !strings.Contains(said, "poll_key_folder: ") {
		t.Errorf("who opens a poll there is told %q", said)
	}
	if said := tr.publish(first, draft); said != "" {
		t.Errorf("who opens it at the first is told %q", said)
	}
	tr.shut(p)
	tr.shows(first, p, "SEALED -, key here: false, folder ready: true")
	tr.isRight(first, p)

	q := tr.held("SINGLE", "OPEN")
	must(t, os.RemoveAll(own))
	must(t, os.Symlink(tr.keys, own)) // as by mounting it
	s, said := tr.votes(second, voter, q)
	if said != "" {
		t.Fatalf("with the folder who votes there is told %q", said)
	}
	tr.gauge(1, "piazza_keys_missing_polls", 0)
	tr.gauge(1, "piazza_keys_signing_key_missing", 0)
	tr.reports(second, "well again", fmt.Sprintf(`about="poll %d"`, p.number))
	tr.shut(q)
	tr.shows(second, q, "SEALED -, key here: false, folder ready: true")
	tr.receipts[0] = s.Receipt
	tr.isRight(second, q)
}

// draft begins a confidential poll and does not open it.
func (tr *trouble) draft(kinds ...string) *posed {
	tr.t.Helper()
	var made struct {
		PollCreate struct {
			Poll *struct {
				ID     string
				Number int64
			}
			UserErrors []struct{ Reason string }
		}
	}
	input := map[string]any{
		"piazzaId": nodeid.Encode("piazza", tr.space), "title": fmt.Sprintf("Bozza %d", len(tr.polls)), "summary": "Si vota.",
		"rules": map[string]any{"isConfidential": true, "closesByHand": true}, "questions": questionsOf(kinds...),
	}
	tr.chair.do(`mutation ($input: PollCreateInput!) { pollCreate(input: $input) { poll { id number } userErrors { reason } } }`, map[string]any{"input": input}, &made)
	if made.PollCreate.Poll == nil {
		tr.t.Fatalf("the poll is refused: %+v", made.PollCreate.UserErrors)
	}
	return &posed{id: made.PollCreate.Poll.ID, number: made.PollCreate.Poll.Number}
}

// publish opens a draft at a node, and returns by which code that was refused.
func (tr *trouble) publish(at *square, p *posed) string {
	tr.t.Helper()
	var got struct {
		EntryPublish struct {
			UserErrors []struct{ Reason, Message string }
		}
	}
	code := tr.says(at, tr.chair, `mutation ($id: ID!) { entryPublish(input: {entryId: $id}) { userErrors { reason message } } }`, map[string]any{"id": p.id}, &got)
	if errs := got.EntryPublish.UserErrors; code == "" && len(errs) > 0 {
		return errs[0].Reason + ": " + errs[0].Message
	}
	return code
}
