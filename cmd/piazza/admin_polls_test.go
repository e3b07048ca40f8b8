package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/keys"
	"piazza/internal/poll"
	"piazza/internal/signing"
)

// secretHouse is a demo's server that runs, with somebody who holds confidential polls beside it as another node would.
type secretHouse struct {
	*operator
	*square
	db      *db.DB
	ballots *ballot.Service
	editor  context.Context
}

func openSecretHouse(t *testing.T) *secretHouse {
	t.Helper()
	o := newOperator(t, "")
	h := &secretHouse{operator: o, square: o.open()}
	var err error
	h.db, err = db.Open(t.Context(), db.Options{DSN: dsn(o.dir), MaxConns: 4})
	must(t, err)
	t.Cleanup(h.db.Close)
	dir := filepath.Join(o.dir, "keys")
	h.ballots = ballot.NewService(h.db, ballot.Secrets{Keys: &keys.Ballots{Dir: dir}, Signing: signing.NewService(h.db, dir), URL: h.url})
	t.Cleanup(h.ballots.Drain)
	h.editor = auth.With(t.Context(), auth.Viewer{MemberID: 1, PersonID: 1, Roles: map[int64]auth.Role{1: auth.Administrator}})
	return h
}

// confidential makes and opens a confidential poll.
func (h *secretHouse) confidential(t *testing.T) (id entry.ID) {
	t.Helper()
	must(t, h.db.QueryRow(t.Context(), `insert into entry (space_id, kind, state, author_id, title, created_at, updated_at, published_at)
		values (1, 'poll', 'published', 1, 'In segreto', now(), now(), now()) returning id`).Scan(&id))
	for _, statement := range []string{
		`insert into poll (entry_id, phase, opening, results, confidential) values ($1, 'waiting', 'hand', 'after_close', true)`,
		`insert into poll_tally (entry_id) values ($1)`,
		`with q as (insert into poll_question (entry_id, position, kind, title, limits, required) values ($1, 0, 'single', 'Sì o no?', '{}', true) returning id)
			insert into poll_option (question_id, position, title) select id, n, 'Scelta ' || n from q, generate_series(1, 2) n`,
	} {
		_, err := h.db.Exec(t.Context(), statement, id)
		must(t, err)
	}
	_, err := h.ballots.Open(h.editor, poll.Input{PollID: id})
	must(t, err)
	return id
}

func (h *secretHouse) state(t *testing.T, id entry.ID) (state string) {
	t.Helper()
	must(t, h.db.QueryRow(t.Context(), `select state from ballot_seal where entry_id = $1`, id).Scan(&state))
	return state
}

// bundle keeps the public bundle of a poll in a file.
func (h *secretHouse) bundle(t *testing.T, id entry.ID) string {
	t.Helper()
	r, err := http.Get(fmt.Sprintf("%s/export/polls/%d/bundle.jsonl", h.url, id))
	must(t, err)
	defer r.Body.Close()
	path := filepath.Join(t.TempDir(), "bundle.jsonl")
	file, err := os.Create(path)
	must(t, err)
	_, err = file.ReadFrom(r.Body)
	must(t, err)
	must(t, file.Close())
	if r.StatusCode != http.StatusOK {
		t.Fatalf("the bundle answers %d", r.StatusCode)
	}
	return path
}

// TestTheOperatorBringsASealedPollBack has the server seal a poll, puts the database back to before, and takes the bundle in.
func TestTheOperatorBringsASealedPollBack(t *testing.T) {
	h := openSecretHouse(t)
	id := h.confidential(t)
	number := fmt.Sprint(id)
	h.says(1, "was not sealed elsewhere", "poll-bundle", number, "/dev/null")
	_, err := h.ballots.Close(h.editor, poll.Input{PollID: id})
	must(t, err)
	within(t, limit(), "the server has sealed it", func() bool { return h.state(t, id) == "sealed" })
	file := h.bundle(t, id)
	for _, statement := range []string{
		`delete from ballot_bundle where entry_id = $1`,
		`delete from ballot_result where question_id in (select id from poll_question where entry_id = $1)`,
		`update ballot_seal set state = 'closed', ballots = null, bundle_hash = null, bundle_bytes = null where entry_id = $1`,
	} {
		_, err := h.db.Exec(t.Context(), statement, id)
		must(t, err)
	}
	h.says(1, "was sealed, and these data are from before that", "poll-accept-loss", number)
	other := filepath.Join(t.TempDir(), "other.jsonl")
	must(t, os.WriteFile(other, []byte("{}\n"), 0o600))
	h.says(1, "This is not the bundle with which the poll was sealed", "poll-bundle", number, other)
	h.says(0, "Poll "+number+" is sealed again", "poll-bundle", number, file)
	if got := h.state(t, id); got != "sealed" {
		t.Errorf("afterwards it is %s", got)
	}
	if text, err := os.ReadFile(h.bundle(t, id)); err != nil || len(text) == 0 {
		t.Errorf("its bundle has %d bytes, %v", len(text), err)
	}
	h.says(0, `ballot_bundle_taken      by the operator about nobody {"poll": `+number+"}", "audit", "list")
}

// TestTheOperatorAcceptsALoss loses the key of an open poll: the server says so and goes on, and the operator ends the poll.
func TestTheOperatorAcceptsALoss(t *testing.T) {
	h := openSecretHouse(t)
	id := h.confidential(t)
	number := fmt.Sprint(id)
	h.says(1, "nothing is lost", "poll-accept-loss", number)
	h.says(1, "", "poll-accept-loss", "999999")
	found, err := filepath.Glob(filepath.Join(h.dir, "keys", "ballots", "*.key"))
	must(t, err)
	h.db.Close()
	h.end(t, syscall.SIGTERM)
	for _, key := range found {
		must(t, os.Remove(key))
	}
	again := h.open()
	if got := again.status("/readyz"); got != 200 {
		t.Errorf("/readyz answers %d", got)
	}
	text, err := os.ReadFile(again.log)
	must(t, err)
	if said := "the key of poll " + number + " is not in "; strings.Count(string(text), said) != 1 {
		t.Errorf("it says not once %q: %s", said, text)
	}
	h.says(0, "The key of poll "+number+" is given up", "poll-accept-loss", number)
	h.says(1, "none that waits for its key", "poll-accept-loss", number)
	h.says(0, `ballot_loss_accepted     by the operator`, "audit", "list")
}
