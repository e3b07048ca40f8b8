package main

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestADatabaseFromBeforeTheSealing puts a copy of the data folder back that was made while a poll was open, after that poll was sealed. The
// poll is shown as sealed elsewhere; the very bundle that was published brings it back, and no other file does.
func TestADatabaseFromBeforeTheSealing(t *testing.T) {
	t.Parallel() // it waits for looks at the folder
	tr := openTrouble(t, 6)
	copied := filepath.Join(filepath.Dir(tr.keys), "copy")
	p := tr.held("SINGLE", "RANKED", "OPEN")
	number := fmt.Sprint(p.number)
	tr.house.nodes[0].end(t, syscall.SIGTERM)
	must(t, exec.Command("cp", "-a", tr.house.dir, copied).Run())
	tr.begin()
	other := tr.held("SINGLE") // of which the copy knows nothing
	kept := tr.receipts
	tr.shut(other)
	tr.shut(p)
	for _, one := range []*posed{other, p} {
		tr.shows(tr.house.nodes[0], one, "SEALED -, key here: false, folder ready: true")
	}
	bundle, code := tr.fetch(tr.house.nodes[0], p, "bundle.jsonl")
	another, _ := tr.fetch(tr.house.nodes[0], other, "bundle.jsonl")
	before := readAll(t, bundle)
	if code != http.StatusOK || len(kept) != 6 {
		t.Fatalf("%d, %d receipts", code, len(kept))
	}

	tr.house.nodes[0].end(t, syscall.SIGTERM)
	must(t, os.RemoveAll(tr.house.dir))
	move(t, copied, tr.house.dir)
	tr.begin()
	node := tr.house.nodes[0]
	tr.isElsewhere(node, p)
	tr.admin(1, tr.keys, []string{"poll-accept-loss", number}, "sealed", "poll-bundle "+number)
	tr.admin(1, tr.keys, []string{"poll-bundle", number, another}, "This is not the bundle with which the poll was sealed")
	tr.admin(0, tr.keys, []string{"poll-bundle", number, bundle}, "Poll "+number+" is sealed again")
	tr.admin(1, tr.keys, []string{"poll-bundle", number, bundle}, "was not sealed elsewhere")
	tr.admin(0, "", []string{"audit", "list"}, "ballot_bundle_taken")
	tr.shows(node, p, "SEALED -, key here: false, folder ready: true")
	tr.gauge(0, "piazza_keys_missing_polls", 0)
	tr.reports(node, "well again", fmt.Sprintf(`about="poll %d"`, p.number))
	if got := tr.reads(node, tr.people[0], p).Voting; got.Phase != "CLOSED" || got.Results == nil || got.Results.Voters != 6 || got.Turnout.Voters != 6 {
		t.Errorf("who voted is shown %+v", got)
	}
	if again, _ := tr.fetch(node, p, "bundle.jsonl"); readAll(t, again) != before {
		t.Error("another bundle is given out than the one that was published")
	}
}

// isElsewhere holds what is seen of a poll that was sealed after these data.
func (tr *trouble) isElsewhere(node *square, p *posed) {
	t := tr.t
	t.Helper()
	tr.shows(node, p, "ELSEWHERE elsewhere, key here: false, folder ready: true")
	tr.gauge(0, "piazza_keys_missing_polls", 1)
	tr.reports(node, fmt.Sprintf("poll %d was sealed and its key destroyed", p.number), "from before that", fmt.Sprintf("piazza admin poll-bundle %d FILE", p.number))
	if _, said := tr.votes(node, tr.people[0], p); !strings.Contains(said, "poll_sealed_elsewhere") {
		t.Errorf("who votes is told %q", said)
	}
	if got := tr.reads(node, tr.people[0], p).Voting; got.Secrecy.State != "ELSEWHERE" || got.ViewerReceipt != nil || got.Results != nil {
		t.Errorf("who voted is shown %+v", got)
	}
	if got := node.status("/readyz"); got != http.StatusOK {
		t.Errorf("/readyz answers %d: all else should go on", got)
	}
}
