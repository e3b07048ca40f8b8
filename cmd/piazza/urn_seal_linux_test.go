package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"piazza/internal/verify"
)

// sealStates are the ways of a sealing in their order.
var sealStates = []string{"open", "closed", "tallied", "bundled", "rewritten", "sealed"}

// strikeSealing kills the server while it seals, again and again: each time when the sealing has come to another point, or a moment of
// chance after that, and often before its next start is done. Only then all are let go on.
func (u *urnHouse) strikeSealing(times int, polls ...*posed) {
	u.t.Helper()
	var rising *rising
	for ; times > 0; times-- {
		p, target := u.next(polls)
		if p == nil {
			break
		}
		within(u.t, 2*time.Minute, "the sealing goes on", func() bool {
			for range 40 { // far quicker than the pace of this wait
				if slices.Index(sealStates, u.midway(p)) >= target {
					return true
				}
				time.Sleep(time.Millisecond / 2)
			}
			return false
		})
		time.Sleep(time.Duration(u.dice.IntN(5)*u.dice.IntN(2)) * time.Millisecond)
		found := u.midway(p)
		what := []string{killServer1, killAll}[u.dice.IntN(2)]
		u.strikes[what]++
		u.sealing++
		u.foundAt[found]++
		if rising == nil {
			_ = u.house.nodes[1].cmd.Process.Signal(syscall.SIGKILL) // it would go on
		}
		u.fell(what, rising)
		rising = u.spawn()
	}
	if rising != nil {
		u.risen(rising)
	}
}

// next chooses a poll that is not sealed, and a point of its sealing that is to come; nil where there is none.
func (u *urnHouse) next(polls []*posed) (*posed, int) {
	from := u.dice.IntN(len(polls))
	for n := range polls {
		p := polls[(from+n)%len(polls)]
		at := -1
		within(u.t, 2*time.Minute, "the database answers", func() bool { at = slices.Index(sealStates, u.midway(p)); return at >= 0 })
		if last := len(sealStates) - 1; at < last {
			return p, max(1, at) + u.dice.IntN(last-max(1, at))
		}
	}
	return nil, 0
}

// midway returns how far a sealing has come, empty where the database does not say, and holds it to being one thing or the other, as one
// look sees it: either all sheets are there, or a bundle is.
func (u *urnHouse) midway(p *posed) (state string) {
	u.t.Helper()
	least := u.voters.first(p) / 2 // of two who became one a sheet may go
	var sheets int
	var bundle bool
	const asked = `select state, (select count(*) from ballot_secret s where s.entry_id = b.entry_id), exists(select from ballot_bundle x where x.entry_id = b.entry_id)
		from ballot_seal b where entry_id = $1`
	if u.db.QueryRow(u.t.Context(), asked, p.number).Scan(&state, &sheets, &bundle) != nil {
		return ""
	}
	switch at := slices.Index(sealStates, state); {
	case at < slices.Index(sealStates, "bundled"):
		if sheets < least {
			u.t.Errorf("poll %d is %s and has %d sheets", p.number, state, sheets)
		}
	case !bundle || state != "bundled" && sheets > 0:
		u.t.Errorf("poll %d is %s with %d sheets, a bundle: %t", p.number, state, sheets, bundle)
	}
	return state
}

// rising is a server that starts, of which nobody knows yet whether it will.
type rising struct {
	*square
	line chan string
}

// spawn begins to start the server.
func (u *urnHouse) spawn() *rising {
	u.t.Helper()
	dir := u.house.dir
	r := &rising{&square{cmd: command(u.t, []string{"serve", "--demo", "--addr", "127.0.0.1:0", "--data-dir", dir}), log: dir + ".log"}, make(chan string, 1)}
	log, err := os.OpenFile(r.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	must(u.t, err)
	defer log.Close()
	r.cmd.Stderr = log
	out, err := r.cmd.StdoutPipe()
	must(u.t, err)
	must(u.t, r.cmd.Start())
	u.t.Cleanup(func() { r.end(u.t, syscall.SIGTERM) })
	go func() {
		line, _ := bufio.NewReader(out).ReadString('\n')
		r.line <- line
		_, _ = io.Copy(io.Discard, out)
	}()
	return r
}

// risen waits until the server is there, and lets the other node come back.
func (u *urnHouse) risen(r *rising) {
	u.t.Helper()
	_, r.url, _ = strings.Cut(strings.TrimSpace(<-r.line), " at ")
	if r.url == "" {
		text, _ := os.ReadFile(r.log)
		u.t.Fatalf("after it was killed the server does not start: %s", text)
	}
	second := u.house.second(u.t)
	u.house.mu.Lock()
	defer u.house.mu.Unlock()
	u.house.nodes = [2]*square{r.square, second}
}

// file fetches a public file of a poll at some node.
func (u *urnHouse) file(p *posed, name string) string {
	u.t.Helper()
	path := filepath.Join(u.t.TempDir(), name)
	within(u.t, 2*time.Minute, "a node gives out "+name, func() bool {
		answer, err := (&http.Client{Timeout: 30 * time.Second}).Get(fmt.Sprintf("%s/export/polls/%d/%s", u.house.any(u.dice, ""), p.number, name))
		if err != nil {
			return false
		}
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		return err == nil && answer.StatusCode == http.StatusOK && os.WriteFile(path, text, 0o600) == nil
	})
	return path
}

// program has the program verify a file as a process of its own, which needs nothing else, and returns its report.
func (u *urnHouse) program(code int, what string, args ...string) *verify.Report {
	u.t.Helper()
	cmd := command(u.t, append([]string{"verify", "--json"}, args...), "DATABASE_URL=postgres://nobody@127.0.0.1:1/none")
	out, err := cmd.Output()
	report := &verify.Report{}
	if read := json.Unmarshal(out, report); read != nil || cmd.ProcessState.ExitCode() != code {
		said := ""
		if ended, is := err.(*exec.ExitError); is { //nolint:errorlint // what Output returns
			said = string(ended.Stderr)
		}
		u.t.Errorf("%s is verified with %d: %v, %+v %s", what, cmd.ProcessState.ExitCode(), err, report.Findings, said)
	}
	return report
}

// note fetches a log, holds it to all that was noted of it before, and notes its end.
func (u *urnHouse) note(p *posed) {
	u.t.Helper()
	log := u.file(p, "log.jsonl")
	report := u.program(0, "a log", append([]string{log}, u.earlier(p)...)...)
	u.logs[p] = log
	if end := fmt.Sprintf("%d:%s", report.Entries-1, report.Head); !slices.Contains(u.seen[p], end) {
		u.seen[p] = append(u.seen[p], end)
	}
}

// earlier are the arguments by which a file is held to what was seen of its log before.
func (u *urnHouse) earlier(p *posed) (args []string) {
	for _, head := range u.seen[p] {
		args = append(args, "--head", head)
	}
	if log := u.logs[p]; log != "" {
		args = append(args, "--log", log)
	}
	return args
}

// kept writes receipts into a file.
func (u *urnHouse) kept(receipts []string) string {
	u.t.Helper()
	path := filepath.Join(u.t.TempDir(), "receipts")
	must(u.t, os.WriteFile(path, []byte(strings.Join(receipts, "\n")+"\n"), 0o600))
	return path
}

// turnout holds, while nobody votes, how many took part to those whose first vote is in the log: votes that were changed move nothing.
func (u *urnHouse) turnout(p *posed) {
	u.t.Helper()
	report := u.program(0, "the log of an open poll", u.file(p, "log.jsonl"), "--receipt", u.kept(u.voters.firsts[p]))
	in := map[int]bool{}
	for _, one := range report.Receipts {
		if one.State == verify.Logged {
			in[one.Receipt] = true
		}
	}
	var got struct {
		Node struct {
			Voting struct{ Turnout struct{ Voters int } }
		}
	}
	u.chair.do(`query ($id: ID!) { node(id: $id) { ... on Poll { voting { turnout { voters } } } } }`, map[string]any{"id": p.id}, &got)
	if told := got.Node.Voting.Turnout.Voters; told != len(in) {
		u.t.Errorf("of poll %d it is told that %d took part, and the first votes of %d are in the log", p.number, told, len(in))
	}
}

// verify holds a sealed poll to all that was promised while it was open.
func (u *urnHouse) verify(p *posed, all []*urnVoter) {
	u.t.Helper()
	bundle := u.file(p, "bundle.jsonl")
	receipts := u.voters.receipts[p]
	report := u.program(0, "the bundle of a sealed poll", append([]string{bundle, "--receipt", u.kept(receipts)}, u.earlier(p)...)...)
	fates := map[string]verify.ReceiptState{}
	for _, one := range report.Receipts {
		fates[receipts[one.Receipt]] = one.State
	}
	for receipt, fate := range fates {
		if fate != verify.Counted && fate != verify.Replaced {
			u.t.Errorf("poll %d: the receipt %s is %s", p.number, receipt, fate)
		}
	}
	if len(fates) != len(receipts) || len(receipts) == 0 {
		u.t.Errorf("poll %d: %d receipts were given and %d are told of", p.number, len(receipts), len(fates))
	}
	urn := u.words(bundle)
	people := u.effective(p, all, urn, fates)
	if report.Voters != people || len(urn) != people || report.Ballots != people*len(p.questions) {
		u.t.Errorf("poll %d: %d people have voted; the bundle names %d, with %d ballots to %d questions, %d of them words",
			p.number, people, report.Voters, report.Ballots, len(p.questions), len(urn))
	}
	if files := u.keyFiles(p); !report.IsClosed || strings.Contains(files, ".key") || !strings.Contains(files+" ", ".sealed ") {
		u.t.Errorf("poll %d is sealed, and of its key there is %q", p.number, files)
	}
}

// keyFiles are the names under which something of a poll is in the folder of keys: what was begun of the file that stands in a key's place
// may have been left behind by a kill, and says no more than that file.
func (u *urnHouse) keyFiles(p *posed) string {
	u.t.Helper()
	var seal string
	u.row(`select encode(seal, 'hex') from ballot_seal where entry_id = $1`, []any{p.number}, &seal)
	dir := filepath.Join(u.house.dir, "keys", "ballots")
	files, err := filepath.Glob(filepath.Join(dir, "*"+seal+"*"))
	must(u.t, err)
	hidden, err := filepath.Glob(filepath.Join(dir, ".*"+seal+"*"))
	must(u.t, err)
	return strings.Join(append(hidden, files...), " ")
}

// words are what was written in the ballots that counted.
func (u *urnHouse) words(bundle string) map[string]bool {
	u.t.Helper()
	file, err := os.Open(bundle)
	must(u.t, err)
	defer file.Close()
	found, lines := map[string]bool{}, bufio.NewScanner(file)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var opening struct{ Commitment, Choice string }
		if json.Unmarshal(lines.Bytes(), &opening) != nil || opening.Commitment == "" {
			continue
		}
		var choice struct{ Text string }
		must(u.t, json.Unmarshal([]byte(opening.Choice), &choice))
		if choice.Text != "" {
			found[choice.Text] = true
		}
	}
	must(u.t, lines.Err())
	return found
}

// effective counts the people whose ballot is in an urn: of each the last that was acknowledged, or one after it that got no answer.
func (u *urnHouse) effective(p *posed, all []*urnVoter, urn map[string]bool, fates map[string]verify.ReceiptState) (people int) {
	u.t.Helper()
	counted := map[*urnVoter]string{}
	for _, v := range all {
		own := v.trail[p]
		if own == nil {
			continue
		}
		for _, words := range append([]string{own.given}, own.pending...) {
			if words != "" && urn[words] {
				counted[v] += words
				people++
			}
		}
		if counted[v] == own.given && own.given != "" && fates[own.sheet.Receipt] != verify.Counted {
			u.t.Errorf("poll %d: the ballot of %s is in the urn, and his receipt says %s", p.number, v.handle, fates[own.sheet.Receipt])
		}
		if counted[v] == "" && own.given != "" && !u.mayHaveGone(p, v) {
			u.t.Errorf("poll %d: %s has %q acknowledged, and it is not in the urn, nor one of %q", p.number, v.handle, own.given, own.pending)
		}
		if counted[v] != "" && counted[v] != own.given && !slices.Contains(own.pending, counted[v]) {
			u.t.Errorf("poll %d: %s has %q in the urn", p.number, v.handle, counted[v])
		}
	}
	for _, one := range u.unions {
		u.oneOrBoth(p, one, counted)
	}
	return people
}

// mayHaveGone tells whether somebody turned out to be somebody else while the poll was being sealed: then another's vote may be his.
func (u *urnHouse) mayHaveGone(p *posed, v *urnVoter) bool {
	return slices.ContainsFunc(u.unions, func(one union) bool { return one.doubtful[p] && (one.goes == v || one.stays == v) })
}

// oneOrBoth holds two accounts that became one while a poll was being sealed: they were counted as two, or the later vote counts alone.
func (u *urnHouse) oneOrBoth(p *posed, one union, counted map[*urnVoter]string) {
	u.t.Helper()
	mine, theirs := one.goes.trail[p], one.stays.trail[p]
	if !one.doubtful[p] || mine == nil || theirs == nil || mine.given == "" || theirs.given == "" {
		return
	}
	if len(mine.pending)+len(theirs.pending) > 0 { // whichever was later, somebody's is there
		if counted[one.goes] == "" && counted[one.stays] == "" {
			u.t.Errorf("poll %d: of %s and %s nothing is in the urn", p.number, one.goes.handle, one.stays.handle)
		}
		return
	}
	later, earlier := one.stays, one.goes
	if mine.castAt.After(theirs.castAt) {
		later, earlier = earlier, later
	}
	if counted[later] == "" {
		u.t.Errorf("poll %d: %s voted later than %s, with whom he is one, and it does not count", p.number, later.handle, earlier.handle)
	}
}
