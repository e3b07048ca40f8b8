package main

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAFolderOfKeysThatIsGone takes the keys of polls away while one is open. Voters are told to come later; it closes, and waits. As the
// folder is put back it is sealed by itself. Then the whole folder is lost for good: the operator is led, step by step, to giving up the
// poll, which ends without a result and with its public log.
func TestAFolderOfKeysThatIsGone(t *testing.T) {
	t.Parallel() // it waits for looks at the folder
	tr := openTrouble(t, 6)
	node, ballots := tr.house.nodes[0], filepath.Join(tr.keys, "ballots")
	away := filepath.Join(filepath.Dir(tr.keys), "away")
	p := tr.held("SINGLE", "OPEN")
	move(t, ballots, away)
	tr.standsStill(node, p)
	tr.shut(p)
	tr.shows(node, p, "KEY_MISSING key_missing, key here: false, folder ready: true")
	tr.reports(node, "not sealed by this node", "has not got its key", fmt.Sprint("poll=", p.number))
	if got := tr.reads(node, tr.chair, p).Voting; got.Phase != "CLOSED" || got.Results != nil || got.Secrecy.State != "KEY_MISSING" {
		t.Errorf("who holds the closed poll is shown %+v", got)
	}
	elsewhere := filepath.Join(filepath.Dir(tr.keys), "elsewhere")
	number := fmt.Sprint(p.number)
	tr.admin(1, elsewhere, []string{"poll-accept-loss", number}, "This is not the folder of keys with which the installation signs", "PIAZZA_KEYS_DIR", "ballot-key-rotate --lost", filepath.Join(elsewhere, "signing"))
	must(t, os.RemoveAll(ballots))
	move(t, away, ballots)
	tr.shows(node, p, "SEALED -, key here: false, folder ready: true")
	tr.isRight(node, p)
	tr.admin(1, tr.keys, []string{"poll-accept-loss", number}, "is sealed or lost already")

	tr.losesAll(node, away)
}

// standsStill holds what is seen of an open poll whose key is gone.
func (tr *trouble) standsStill(node *square, p *posed) {
	t := tr.t
	t.Helper()
	if _, said := tr.votes(node, tr.people[0], p); !strings.Contains(said, "poll_key_missing: ") {
		t.Errorf("who votes is told %q", said)
	}
	tr.shows(node, p, "KEY_MISSING key_missing, key here: false, folder ready: true")
	tr.gauge(0, "piazza_keys_missing_polls", 2)
	tr.reports(node, fmt.Sprintf("the key of poll %d is not in", p.number), "what was cast is kept")
	if got := node.status("/readyz"); got != http.StatusOK {
		t.Errorf("/readyz answers %d: all else should go on", got)
	}
	if path, code := tr.fetch(node, p, "log.jsonl"); code != http.StatusOK {
		t.Errorf("its log is answered with %d", code)
	} else if out, err := command(t, []string{"verify", path}).CombinedOutput(); err != nil {
		t.Errorf("its log: %v %s", err, out)
	}
}

// losesAll loses the whole folder while another poll is open.
func (tr *trouble) losesAll(node *square, away string) {
	t := tr.t
	t.Helper()
	p := tr.held("SINGLE", "OPEN")
	number := fmt.Sprint(p.number)
	tr.admin(1, tr.keys, []string{"poll-accept-loss", number}, "nothing is lost")
	move(t, tr.keys, away)
	tr.gauge(0, "piazza_keys_missing_polls", 2)
	tr.admin(1, tr.keys, []string{"poll-accept-loss", number}, "This is not the folder of keys", "Where the whole folder is lost, begin with piazza admin ballot-key-rotate --lost")
	tr.admin(0, tr.keys, []string{"ballot-key-rotate", "--lost"}, "The installation signs with the key")
	tr.admin(0, tr.keys, []string{"poll-accept-loss", number}, "poll "+number, "ended without a result", "Its public log stays")
	tr.admin(1, tr.keys, []string{"poll-accept-loss", number}, "is sealed or lost already")
	tr.shows(node, p, "LOST -, key here: false, folder ready: true")
	if got := tr.reads(node, tr.people[0], p).Voting; got.Phase != "CLOSED" || got.Results != nil || got.Secrecy.State != "LOST" {
		t.Errorf("who voted is shown %+v", got)
	}
	if _, said := tr.votes(node, tr.people[0], p); said != reasonClosed {
		t.Errorf("who votes is told %q", said)
	}
	if path, code := tr.fetch(node, p, "bundle.jsonl"); code != http.StatusConflict || !strings.Contains(readAll(t, path), "poll_ballots_lost") {
		t.Errorf("its bundle is answered with %d: %s", code, readAll(t, path))
	}
	log, code := tr.fetch(node, p, "log.jsonl")
	if out, err := command(t, []string{"verify", log}).CombinedOutput(); code != http.StatusOK || err != nil {
		t.Errorf("its log: %d %v %s", code, err, out)
	}
	tr.admin(0, "", []string{"audit", "list"}, "ballot_loss_accepted", "signing_key_changed")
	q := tr.held("SINGLE", "OPEN") // the installation goes on
	tr.shut(q)
	tr.shows(node, q, "SEALED -, key here: false, folder ready: true")
	tr.isRight(node, q)
	tr.turnsUp(away, p)
}

// turnsUp puts a key back that was given up: the next start destroys it.
func (tr *trouble) turnsUp(away string, p *posed) {
	t := tr.t
	t.Helper()
	var seal string
	tr.row(`select encode(seal, 'hex') from ballot_seal where entry_id = $1`, []any{p.number}, &seal)
	key := filepath.Join(tr.keys, "ballots", seal+".key")
	move(t, filepath.Join(away, "ballots", seal+".key"), key)
	tr.house.nodes[0].end(t, os.Interrupt)
	tr.begin()
	within(t, limit(), "the key that was given up is destroyed", func() bool { _, err := os.Stat(key); return os.IsNotExist(err) })
	tr.reports(tr.house.nodes[0], "had turned up again", "were destroyed")
}

func readAll(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	must(t, err)
	return string(text)
}
