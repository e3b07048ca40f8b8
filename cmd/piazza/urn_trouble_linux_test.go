package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	audience "piazza/bench/nodes/crowd"
	"piazza/internal/db"
)

// trouble is an installation whose folder of keys is a disk of its own, with people who vote, one who holds polls and one who runs it all.
type trouble struct {
	*election

	keys     string
	operator *elector
	metrics  []string
	// receipts are what the voters were given in the poll that is held now.
	receipts []string
}

func openTrouble(t *testing.T, people int) *trouble {
	t.Helper()
	dir := used(t)
	return openTroubleIn(t, dir, filepath.Join(filepath.Dir(dir), "keys"), people)
}

func openTroubleIn(t *testing.T, dir, keys string, people int) *trouble {
	t.Helper()
	tr := &trouble{keys: keys, metrics: []string{freeAddress(t), freeAddress(t)}}
	h := &house{dir: dir, other: folder(t)}
	tr.election = &election{t: t, house: h, dice: rand.New(rand.NewPCG(1, 0))}
	tr.begin()
	d, err := db.Open(t.Context(), db.Options{DSN: dsn(h.dir), MaxConns: 4})
	must(t, err)
	t.Cleanup(d.Close)
	tr.db = d
	must(t, d.QueryRow(t.Context(), `insert into space (slug, title, created_at, updated_at) values ('urne', 'Urne', now(), now()) returning id`).Scan(&tr.space))
	tr.chair, tr.operator = tr.enter("presiede", "editor"), tr.enter("gestisce", "member")
	_, err = d.Exec(t.Context(), `update member set administrator = true where id = $1`, tr.operator.member)
	must(t, err)
	for n := range people {
		tr.people = append(tr.people, tr.enter(fmt.Sprintf("vota%d", n), "member"))
	}
	return tr
}

// begin starts the first node.
func (tr *trouble) begin() {
	tr.t.Helper()
	tr.house.nodes[0] = open(tr.t, tr.house.dir, []string{"--demo"}, "PIAZZA_KEYS_DIR="+tr.keys, "PIAZZA_METRICS_ADDR="+tr.metrics[0])
	tr.house.nodes[1] = tr.house.nodes[0]
}

// beside starts a second node on the same database, with a folder of keys.
func (tr *trouble) beside(keys string) *square {
	tr.t.Helper()
	return open(tr.t, tr.house.other, []string{"--demo"}, "DATABASE_URL="+dsn(tr.house.dir), "PIAZZA_KEYS_DIR="+keys, "PIAZZA_METRICS_ADDR="+tr.metrics[1])
}

// held opens a confidential poll, and lets everybody vote in it.
func (tr *trouble) held(kinds ...string) *posed {
	tr.t.Helper()
	p := tr.pose(map[string]any{"isConfidential": true, "closesByHand": true}, kinds...)
	tr.receipts = nil
	for _, v := range tr.people {
		s, refused := tr.votes(tr.house.nodes[0], v, p)
		if refused != "" || s.Receipt == "" {
			tr.t.Fatalf("%s is refused: %s", v.handle, refused)
		}
		tr.receipts = append(tr.receipts, s.Receipt)
	}
	return p
}

// votes has somebody vote at a node, and returns by which code he was refused.
func (tr *trouble) votes(at *square, v *elector, p *posed) (*sheet, string) {
	tr.t.Helper()
	input := v.fill(p)
	input["secret"] = true
	var got struct{ PollVote *sheet }
	code := tr.says(at, v, sheetDocument, map[string]any{"input": input}, &got)
	if code == "" && got.PollVote != nil {
		code = got.PollVote.refusal()
	}
	return got.PollVote, code
}

// says asks a node, and returns the code and the words of what it complains of.
func (tr *trouble) says(at *square, as *elector, document string, variables map[string]any, into any) string {
	tr.t.Helper()
	text, err := json.Marshal(map[string]any{"query": document, "variables": variables})
	must(tr.t, err)
	r, err := http.NewRequestWithContext(tr.t.Context(), http.MethodPost, at.url+"/graphql", strings.NewReader(string(text)))
	must(tr.t, err)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Cookie", "piazza_session="+as.session)
	answer, err := http.DefaultClient.Do(r)
	must(tr.t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	must(tr.t, err)
	var got struct {
		Data   json.RawMessage
		Errors []struct {
			Message    string
			Extensions struct{ Code, Reason string }
		}
	}
	must(tr.t, json.Unmarshal(body, &got))
	if len(got.Errors) > 0 {
		return fmt.Sprintf("%s %s: %s", got.Errors[0].Extensions.Code, got.Errors[0].Extensions.Reason, got.Errors[0].Message)
	}
	must(tr.t, json.Unmarshal(got.Data, into))
	return ""
}

// tells is what somebody reads of a poll at a node.
type tells struct {
	Voting struct {
		Phase         string
		Secrecy       struct{ State string }
		ViewerReceipt *string
		ViewerBallots []any
		Turnout       struct{ Voters int }
		Results       *struct{ Voters int }
	}
}

func (tr *trouble) reads(at *square, as *elector, p *posed) (got tells) {
	tr.t.Helper()
	var node struct{ Node tells }
	const asked = `query ($id: ID!) { node(id: $id) { ... on Poll { voting { phase secrecy { state } viewerReceipt viewerBallots { version } turnout { voters } results { voters } } } } }`
	must(tr.t, audience.Ask(tr.t.Context(), as.client, at.url, as.session, asked, map[string]any{"id": p.id}, &node))
	return node.Node
}

// overview is what the page of who runs the installation shows of a poll at a node, and of the folder of keys.
type overview struct {
	PollSealings struct {
		Nodes []struct {
			PollNumber int64
			State      string
			KeyIsHere  bool
			Problem    *string
		}
	}
	PollKeyFolder struct{ IsReady bool }
}

func (tr *trouble) overviews(at *square, p *posed) string {
	tr.t.Helper()
	var got overview
	const asked = `{ pollSealings(first: 50) { nodes { pollNumber state keyIsHere problem } } pollKeyFolder { isReady } }`
	must(tr.t, audience.Ask(tr.t.Context(), tr.operator.client, at.url, tr.operator.session, asked, nil, &got))
	for _, one := range got.PollSealings.Nodes {
		if one.PollNumber == p.number {
			problem := "-"
			if one.Problem != nil {
				problem = *one.Problem
			}
			return fmt.Sprintf("%s %s, key here: %t, folder ready: %t", one.State, problem, one.KeyIsHere, got.PollKeyFolder.IsReady)
		}
	}
	return ""
}

// shows waits until the operator's page shows a poll so. It may take long: after each failure a node lets more time go by until it tries
// again, up to about a minute, and the computer may have other work.
func (tr *trouble) shows(at *square, p *posed, want string) {
	tr.t.Helper()
	deadline := time.Now().Add(5 * time.Minute)
	now := tr.overviews(at, p)
	for ; now != want && time.Now().Before(deadline); now = tr.overviews(at, p) {
		time.Sleep(50 * time.Millisecond)
	}
	if now != want {
		tr.t.Fatalf("the operator is shown %q, want %q; the log says %s", now, want, tr.logged(at))
	}
}

func (tr *trouble) logged(at *square) string {
	tr.t.Helper()
	text, err := os.ReadFile(at.log)
	must(tr.t, err)
	return string(text)
}

// reports waits until one line of a node's log has all of these words.
func (tr *trouble) reports(at *square, words ...string) {
	tr.t.Helper()
	within(tr.t, 2*time.Minute, fmt.Sprintf("the log says %q", words), func() bool {
		for line := range strings.Lines(tr.logged(at)) {
			if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(line, w) }) {
				return true
			}
		}
		return false
	})
}

// gauge waits until a node counts so many of something.
func (tr *trouble) gauge(node int, name string, want int) {
	tr.t.Helper()
	within(tr.t, 2*time.Minute, fmt.Sprintf("%s is %d", name, want), func() bool {
		answer, err := http.Get("http://" + tr.metrics[node] + "/metrics")
		if err != nil {
			return false
		}
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		return err == nil && strings.Contains("\n"+string(text), fmt.Sprintf("\n%s %d\n", name, want))
	})
}

// admin has the operator give a command beside the servers, with a folder of keys.
func (tr *trouble) admin(code int, keys string, args []string, words ...string) {
	tr.t.Helper()
	all := append(append([]string{"admin"}, args...), "--demo", "--data-dir", tr.house.dir)
	if keys != "" {
		all = append(all, "--keys-dir", keys)
	}
	cmd := command(tr.t, all)
	out, _ := cmd.CombinedOutput()
	tr.t.Logf("piazza admin %s: %s", strings.Join(args, " "), out)
	if strings.Contains(string(out), "..") || strings.Count(string(out), "\n") != 1 && args[0] != "audit" {
		tr.t.Errorf("%v says no sentence: %s", args, out)
	}
	if got := cmd.ProcessState.ExitCode(); got != code {
		tr.t.Errorf("%v ends with %d, not %d: %s", args, got, code, out)
	}
	for _, w := range words {
		if !strings.Contains(string(out), w) {
			tr.t.Errorf("%v does not say %q: %s", args, w, out)
		}
	}
}

// fetch fetches a public file of a poll and returns where it lies, with the answer's code.
func (tr *trouble) fetch(at *square, p *posed, name string) (path string, code int) {
	tr.t.Helper()
	answer, err := http.Get(fmt.Sprintf("%s/export/polls/%d/%s", at.url, p.number, name))
	must(tr.t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	must(tr.t, err)
	path = filepath.Join(tr.t.TempDir(), name)
	must(tr.t, os.WriteFile(path, text, 0o600))
	return path, answer.StatusCode
}

// isRight has a process of its own verify the bundle of a sealed poll with all its receipts, and returns the bundle.
func (tr *trouble) isRight(at *square, p *posed) string {
	tr.t.Helper()
	bundle, code := tr.fetch(at, p, "bundle.jsonl")
	if code != http.StatusOK {
		tr.t.Fatalf("the bundle is answered with %d", code)
	}
	receipts := filepath.Join(tr.t.TempDir(), "receipts")
	must(tr.t, os.WriteFile(receipts, []byte(strings.Join(tr.receipts, "\n")), 0o600))
	out, err := command(tr.t, []string{"verify", bundle, "--receipt", receipts}).CombinedOutput()
	if err != nil || strings.Count(string(out), ") and counted") != len(tr.receipts)*len(p.questions) {
		tr.t.Errorf("the bundle is verified so: %v, %s", err, out)
	}
	return bundle
}

// shut closes a poll.
func (tr *trouble) shut(p *posed) {
	tr.t.Helper()
	if reason := tr.run("pollClose", map[string]any{"pollId": p.id}); reason != "" {
		tr.t.Fatalf("closing is refused: %s", reason)
	}
}

// move carries a folder somewhere, as by a disk that is taken out and put back.
func move(t *testing.T, from, to string) {
	t.Helper()
	if out, err := exec.Command("mv", from, to).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}
