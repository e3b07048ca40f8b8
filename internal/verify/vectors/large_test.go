package vectors_test

import (
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"piazza/internal/poll"
	"piazza/internal/sealing"
	"piazza/internal/verify"
)

const largePeople = 20_000

// TestLarge verifies a poll of a town, which is read while it is written.
func TestLarge(t *testing.T) {
	m := large(t)
	r, w := io.Pipe()
	go func() {
		_, err := sealing.WriteBundle(w, &sealing.Bundle{
			Header: m.header, Entries: series(m.entries), Openings: series(m.openings), Voters: series(m.voters), Results: m.results,
			KeyID: sealing.KeyID(public(m.signer)), Sign: func(message []byte) []byte { return ed25519.Sign(private(m.signer), message) },
		})
		w.CloseWithError(err)
	}()
	report, err := verify.File(r, verify.Options{})
	if err != nil || !report.Good() || report.Ballots != largePeople || report.Voters != largePeople {
		t.Fatalf("%+v, %v", report, err)
	}
}

// large is a poll of an open question, whose texts are what is longest of a file.
func large(t *testing.T) *made {
	t.Helper()
	a := &asked{number: 36, title: "A town", questions: []*poll.Question{{ID: 401, Kind: poll.KindOpen, Title: "Why?", IsRequired: true}}}
	m := hold(t, a)
	m.entries = m.entries[:1]
	batch := make([]sealing.Commitment, 0, largePeople)
	for i := range largePeople {
		o := sealing.Opening{Question: 401, Nonce: sha256.Sum256(fmt.Append(nil, i)), Choice: fmt.Sprintf(`{"text":"alberi %d %s"}`, i, strings.Repeat("x", 500))}
		o.Commitment = sealing.Commit(m.header.Seal, o.Question, o.Nonce, o.Choice, "")
		m.openings = append(m.openings, o)
		m.voters = append(m.voters, fmt.Sprintf("@voter%06d", i))
		batch = append(batch, sealing.Commitment{Question: 401, Hash: o.Commitment})
	}
	for part := range slices.Chunk(batch, 500) {
		m.log(sealing.KindBatch, sealing.BatchBody(part))
	}
	m.close()
	m.sort()
	m.results = m.recount(t)
	return m
}
