package main

import (
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"piazza/internal/account"
	"piazza/internal/auth"
)

// citizen is a member of the house's piazza who came in by a login that names his person.
type citizen struct {
	*hallGuest
	id   account.ID
	came account.Identity
	code string
}

// wholeDump is what PostgreSQL's own program writes for a backup.
func (h *hallHouse) wholeDump() string {
	h.t.Helper()
	var bin string
	must(h.t, h.parts.database.QueryRow(h.t.Context(), `select setting from pg_config where name = 'BINDIR'`).Scan(&bin))
	dump, err := exec.Command(filepath.Join(bin, "pg_dump"), "--dbname="+h.parts.database.Config().ConnString()).Output()
	must(h.t, err)
	return string(dump)
}

// citizen lets somebody come in: with the same fiscal code he is the same person, by whichever account.
func (h *hallHouse) citizen(subject, code string) *citizen {
	h.t.Helper()
	c := &citizen{code: code, came: account.Identity{
		Issuer: "https://federa.example", Subject: subject, Name: "Nome di " + subject, Email: subject + "@posta.example", EmailVerified: true,
		Provider: "federa", Assurance: account.AssuranceSubstantial,
	}}
	if code != "" {
		c.came.Person = account.Hash(code)
	}
	m, err := h.parts.accounts.SignIn(h.t.Context(), c.came)
	must(h.t, err)
	c.id = m.ID
	_, err = h.parts.database.Exec(h.t.Context(), `insert into membership (space_id, member_id, role, joined_at) values (1, $1, 'member', now())`, int64(m.ID))
	must(h.t, err)
	c.hallGuest = h.guest(subject, int(m.ID), "")
	_, _, err = h.parts.accounts.OpenSession(h.t.Context(), account.Opening{MemberID: m.ID, Provider: "federa", WithPasskey: true})
	must(h.t, err)
	c.keyed()
	return c
}

// keyed gives his session the token that the house's guests have.
func (c *citizen) keyed() {
	c.house.t.Helper()
	_, err := c.house.parts.database.Exec(c.house.t.Context(), `update session set token_hash = sha256($2::bytea) where member_id = $1`, int64(c.id), []byte(leakKey(int(c.id))))
	must(c.house.t, err)
}

// handle is the one that he has now.
func (c *citizen) handle() (handle string) {
	c.house.t.Helper()
	must(c.house.t, c.house.parts.database.QueryRow(c.house.t.Context(), `select handle from member where id = $1`, int64(c.id)).Scan(&handle))
	return handle
}

// leaves erases himself.
func (c *citizen) leaves() {
	c.house.t.Helper()
	c.must("memberErase", "MemberEraseInput", "isErased", map[string]any{"handle": c.handle()}, nil)
}

// number is what a query counts.
func (p *urn) counts(query string, args ...any) (n int) {
	p.t.Helper()
	must(p.t, p.house.parts.database.QueryRow(p.t.Context(), query, args...).Scan(&n))
	return n
}

// ended closes and seals the poll, has its bundle hold these receipts, and returns who took part, as the bundle names them.
func (p *urn) ended(receipts ...string) (voters []string) {
	p.t.Helper()
	p.editor.must("pollClose", "PollInput", "poll { id }", map[string]any{"pollId": p.id}, nil)
	p.seal()
	path, kept := p.file(p.editor, "bundle.jsonl"), filepath.Join(p.t.TempDir(), "receipts")
	must(p.t, os.WriteFile(kept, []byte(strings.Join(receipts, "\n")+"\n"), 0o600))
	if code, said := verified(p.t, path, "--receipt", kept); code != 0 {
		p.t.Errorf("the bundle is verified with %d: %s", code, said)
	}
	text, err := os.ReadFile(path)
	must(p.t, err)
	for line := range strings.Lines(string(text)) {
		if name, is := strings.CutPrefix(strings.TrimSpace(line), `{"voter":"`); is {
			voters = append(voters, strings.TrimSuffix(name, `"}`))
		}
	}
	return voters
}

// TestErasedWhileASecretPollIsOpen has two people vote and erase themselves: their ballots count, one takes part without a name, and of neither
// anything stays that says who he was. Who comes back by his fiscal code has one vote, as before.
func TestErasedWhileASecretPollIsOpen(t *testing.T) {
	t.Parallel()
	p := openUrnHouse(t).draft(map[string]any{"closesByHand": true})
	p.publish()
	gone, back := p.house.citizen("canarinagialla", "CNRGLL80A01H199X"), p.house.citizen("merlabianca", "MRLBNC80A01H199X")
	receipts := []string{p.vote(int(gone.id), 0, "k", "Lascio detto").Receipt, p.vote(int(back.id), 0, "k", "").Receipt}
	for member := 5; member <= 9; member++ {
		receipts = append(receipts, p.vote(member, 1, "k", "").Receipt)
	}
	before := p.house.wholeDump()
	for _, word := range []string{"canarinagialla", "merlabianca"} {
		if !strings.Contains(before, word) {
			t.Fatalf("%s is not even there", word)
		}
	}
	gone.leaves()
	back.leaves()
	p.nothingOf("canarinagialla", "merlabianca")
	must(t, p.house.parts.services.Erasures.Forget(t.Context()))
	again := p.house.citizen("ritorno", back.code)
	if again.id == back.id {
		t.Error("the erased account came back")
	}
	p.tells(again.hallGuest, "back with his fiscal code", `"viewerBallots":[{"choice":{"options":["`+p.options[0]+`"]`)
	receipts = append(receipts, p.vote(int(again.id), 1, "k", "").Receipt)
	voters := p.ended(receipts...)
	want := []string{"", "@" + again.handle(), "@m5", "@m6", "@m7", "@m8", "@m9"}
	slices.Sort(want)
	if !slices.Equal(voters, want) {
		t.Errorf("took part %q instead of %q", voters, want)
	}
	if told := p.voting(p.editor); !strings.Contains(told, `"results":{"voters":7,`) || !strings.Contains(told, `"ballotCount":8`) {
		t.Errorf("it comes to %s", told) // seven voters, one of whom wrote something too
	}
	if votes := p.counts(`select ((result->'options'->1)->>'votes')::int from ballot_result join poll_question q on q.id = question_id where q.entry_id = $1 and q.position = 0`, p.number); votes != 6 {
		t.Errorf("the second option has %d votes, and who came back voted for it last", votes)
	}
	must(t, p.house.parts.services.Erasures.Forget(t.Context()))
	p.nothingOf("canarinagialla", "merlabianca", hex.EncodeToString(account.Hash(gone.code)))
}

// nothingOf holds a backup to saying none of these words.
func (p *urn) nothingOf(words ...string) {
	p.t.Helper()
	dump := p.house.wholeDump()
	for _, word := range words {
		for _, spelled := range []string{word, hex.EncodeToString([]byte(word))} {
			if at := strings.Index(dump, spelled); at >= 0 {
				p.t.Errorf("a backup says %s: …%s…", word, dump[max(0, at-200):min(len(dump), at+100)])
			}
		}
	}
}

// TestMergedInASecretPoll has somebody vote by two accounts and prove that both are his: he has one vote, the one that he cast last.
func TestMergedInASecretPoll(t *testing.T) {
	t.Parallel()
	p := openUrnHouse(t).draft(map[string]any{"closesByHand": true})
	p.publish()
	var receipts []string
	want := []string{"@m5"}
	receipts = append(receipts, p.vote(5, 0, "k", "").Receipt)
	for n, last := range []string{"into", "from"} {
		from, into := p.house.citizen(fmt.Sprint("vecchia", n), ""), p.house.citizen(fmt.Sprint("nuova", n), "")
		order := map[string][]*citizen{"into": {from, into}, "from": {into, from}}[last]
		receipts = append(receipts, p.vote(int(order[0].id), 0, "k", "").Receipt, p.vote(int(order[1].id), 1, "k", "").Receipt)
		p.merge(from, into)
		p.tells(into.hallGuest, "once he is one, the last voted by "+last, `"viewerBallots":[{"choice":{"options":["`+p.options[1]+`"]`)
		if reason := from.do("pollVote", "PollVoteInput", "receipt", p.input(0, "again", ""), nil); reason != "UNAUTHENTICATED" {
			t.Errorf("the account that is no more votes: %q", reason)
		}
		want = append(want, "@"+into.handle())
	}
	voters := p.ended(receipts...)
	slices.Sort(want)
	if !slices.Equal(voters, want) {
		t.Errorf("took part %q instead of %q", voters, want)
	}
	if votes := p.counts(`select ((result->'options'->1)->>'votes')::int from ballot_result join poll_question q on q.id = question_id where q.entry_id = $1 and q.position = 0`, p.number); votes != 2 {
		t.Errorf("the second option has %d votes", votes)
	}
	if n := p.counts(`select count(*) from ballot_united`); n != 0 {
		t.Errorf("%d rows still tell who was whom", n)
	}
}

// merge makes one of two accounts, as their owner does: signed in with the one he comes in by the other.
func (p *urn) merge(from, into *citizen) {
	p.t.Helper()
	accounts, ctx := p.house.parts.accounts, p.t.Context()
	const browser = "il browser di una prova"
	token := leakKey(int(into.id))
	viewer, err := accounts.ViewerByToken(ctx, token)
	must(p.t, err)
	ctx = auth.With(ctx, viewer)
	l := account.Login{State: account.Secret(), Browser: browser, Provider: "federa", ReturnPath: "/", Purpose: account.Link}
	must(p.t, accounts.BeginLogin(ctx, l))
	taken, err := accounts.TakeLogin(p.t.Context(), "federa", l.State, browser)
	must(p.t, err)
	out, err := accounts.Arrive(p.t.Context(), account.Arrival{Identity: from.came, Login: taken, Browser: browser, Previous: token})
	must(p.t, err)
	waiting, is := out.(account.Waiting)
	if !is || waiting.Kind != account.Merges {
		p.t.Fatalf("proving the other account gives %+v", out)
	}
	_, err = p.house.parts.merging.Merge(ctx, waiting.Secret, browser)
	must(p.t, err)
	into.keyed()
}
