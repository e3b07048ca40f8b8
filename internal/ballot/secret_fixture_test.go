package ballot_test

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/keys"
	"piazza/internal/poll"
	"piazza/internal/sealing"
	"piazza/internal/signing"
)

// vault is a square with confidential polls, and two nodes that share a folder of keys.
type vault struct {
	*square
	dir   string
	nodes []*ballot.Service
	// public are the keys that sign, by their names.
	public map[string]ed25519.PublicKey
}

func openVault(t testing.TB, voters int, options ...func(*db.Options)) *vault {
	t.Helper()
	v := &vault{square: setup(t, voters, options...), dir: t.TempDir(), public: map[string]ed25519.PublicKey{}}
	for range 2 {
		v.nodes = append(v.nodes, v.node(t, v.dir))
	}
	v.ballots = v.nodes[0]
	signs := signing.NewService(v.db, v.dir)
	if err := signs.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	history, err := signs.History(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range history {
		v.public[key.ID] = key.Public
	}
	return v
}

// node is another node with a folder of keys.
func (v *vault) node(t testing.TB, dir string) *ballot.Service {
	t.Helper()
	return v.nodeFor(t, dir, 10_000)
}

// nodeFor is another node, where a sheet is cast so often at most, 0 for the usual.
func (v *vault) nodeFor(t testing.TB, dir string, casts int) *ballot.Service {
	t.Helper()
	node := ballot.NewService(v.db, ballot.Secrets{
		Keys: &keys.Ballots{Dir: dir}, Signing: signing.NewService(v.db, dir), URL: "https://piazza.example",
	}.WithCasts(casts))
	t.Cleanup(node.Drain)
	return node
}

// secret makes a confidential poll and opens it.
func (v *vault) secret(t testing.TB, set string, questions ...question) asked {
	t.Helper()
	if set != "" {
		set = ", " + set
	}
	a := v.poll(t, `confidential = true, results = 'after_close', phase = 'waiting', opening = 'hand', opened_at = null`+set, questions...)
	if _, err := v.ballots.Open(as(t.Context(), editor), poll.Input{PollID: a.id}); err != nil {
		t.Fatalf("open: %v", err)
	}
	return a
}

// secretly makes a vote one for a confidential poll.
func secretly(in ballot.VoteInput) ballot.VoteInput {
	in.Secret = true
	return in
}

// logged is an entry of a poll's log.
type logged struct {
	sealing.Entry
	commitments []string
}

// journal reads a poll's log and holds it to what has to be true of it: without gaps, chained and signed.
func (v *vault) journal(t testing.TB, a asked) (entries []logged) {
	t.Helper()
	var seal, head []byte
	var length int
	row := v.db.QueryRow(t.Context(), `select seal, head, length from ballot_seal where entry_id = $1`, a.id)
	if err := row.Scan(&seal, &head, &length); err != nil {
		t.Fatal(err)
	}
	rows, err := v.db.Query(t.Context(), `select number, kind, body, head, key_id, signature from ballot_log where entry_id = $1 order by number`, a.id)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var before [32]byte
	for rows.Next() {
		var e logged
		var hash []byte
		if err := rows.Scan(&e.Number, &e.Kind, &e.Body, &hash, &e.KeyID, &e.Signature); err != nil {
			t.Fatal(err)
		}
		e.Head = [32]byte(hash)
		if e.Number != len(entries) || sealing.NextHead(sealing.SealID(seal), e.Number, e.Kind, before, e.Body) != e.Head {
			t.Fatalf("entry %d of the log does not follow the one before it", e.Number)
		}
		if !ed25519.Verify(v.public[e.KeyID], sealing.SignedHead(sealing.SealID(seal), e.Number, e.Head), e.Signature) {
			t.Fatalf("entry %d of the log is not signed", e.Number)
		}
		if e.Kind == sealing.KindBatch {
			e.commitments = strings.Split(strings.TrimSuffix(e.Body, "\n"), "\n")
		}
		before, entries = e.Head, append(entries, e)
	}
	if rows.Err() != nil || len(entries) != length || before != [32]byte(head) {
		t.Fatalf("the log ends with %x after %d entries, and its end is kept as %x after %d, %v", before, len(entries), head, length, rows.Err())
	}
	return entries
}

// receiptText is a receipt as its voter keeps it.
type receiptText struct {
	Seal, Head, Key string
	Entry           int
	Signature       []byte
	Ballots         []struct {
		Question                          int64
		Nonce, Choice, Reason, Commitment string
	}
}

// promised are the lines that a receipt promises.
func (v *vault) promised(t testing.TB, text string) (lines []string) {
	t.Helper()
	var r receiptText
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	seal, head := sealing.SealID(unhex(t, r.Seal)), [32]byte(unhex(t, r.Head))
	var commitments []sealing.Commitment
	for _, b := range r.Ballots {
		c := sealing.Commitment{Question: b.Question, Hash: sealing.Commit(seal, b.Question, [32]byte(unhex(t, b.Nonce)), b.Choice, b.Reason)}
		if hexOf(c.Hash) != b.Commitment {
			t.Fatalf("%s does not open its ballots", text)
		}
		commitments, lines = append(commitments, c), append(lines, strconv.FormatInt(b.Question, 10)+" "+b.Commitment)
	}
	if !ed25519.Verify(v.public[r.Key], sealing.SignedReceipt(seal, r.Entry, head, commitments), r.Signature) {
		t.Fatalf("%s is not signed", text)
	}
	return lines
}

func unhex(t testing.TB, text string) []byte {
	t.Helper()
	raw, err := hex.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func hexOf(hash [32]byte) string { return hex.EncodeToString(hash[:]) }

// inLog are all commitments of a log.
func inLog(entries []logged) map[string]int {
	at := map[string]int{}
	for _, e := range entries {
		for _, line := range e.commitments {
			at[line] = e.Number
		}
	}
	return at
}

// sealed closes a poll and has it counted, by a node.
func (v *vault) sealed(t testing.TB, a asked, node *ballot.Service) {
	t.Helper()
	if _, err := node.Close(as(t.Context(), editor), poll.Input{PollID: a.id}); err != nil {
		t.Fatalf("close: %v", err)
	}
	if err := node.Seal(context.WithoutCancel(t.Context()), a.id); err != nil {
		t.Fatalf("seal: %v", err)
	}
}
