package vectors_test

import (
	"bytes"
	"cmp"
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"piazza/internal/poll"
	"piazza/internal/sealing"
)

// What the installation of the vectors signs with. The private parts are no secret: SHA-256 of a name.
const (
	firstKey  = "piazza vectors: first key"
	secondKey = "piazza vectors: second key"
	strange   = "piazza vectors: key of a stranger"
)

func private(name string) ed25519.PrivateKey {
	seed := sha256.Sum256([]byte(name))
	return ed25519.NewKeyFromSeed(seed[:])
}

func public(name string) ed25519.PublicKey { return ed25519.PublicKey(private(name)[32:]) }

// moments of the keys.
func at(day int) time.Time { return time.Date(2026, 11, day, 8, 30, 0, 0, time.UTC) }

func history(names ...string) []sealing.Key {
	keys := make([]sealing.Key, len(names))
	for i, name := range names {
		keys[i] = sealing.Key{Public: public(name), From: at(1 + 9*i)}
		if i < len(names)-1 {
			keys[i].Until = new(at(10 + 9*i))
		}
	}
	return keys
}

// answer is what somebody says to a question.
type answer struct {
	choice poll.Choice
	reason string
}

// cast is a vote: the whole sheet of a person.
type cast struct {
	person  string
	answers map[int64]answer
}

// asked is a poll to be made: what it asks and who votes what, in this order.
type asked struct {
	number    int64
	title     string
	reasons   string
	threshold int
	quorum    int
	questions []*poll.Question
	casts     []cast
	// unites says who, after having voted, turned out to be who else; erased has no name any more.
	unites map[string]string
	erased string
	// rotates is the number of the entry from which on another key signs, 0 for never.
	rotates int
}

// made is a poll as it is published, in its parts, so that tests can forge them.
type made struct {
	asked    *asked
	header   sealing.Header
	entries  []sealing.Entry
	openings []sealing.Opening
	voters   []string
	results  []sealing.Result
	receipts []*sealing.Receipt
	signer   string
}

// seal is the poll's number, so that vectors do not change from run to run.
func sealOf(number int64) sealing.SealID {
	hash := sha256.Sum256(fmt.Appendf(nil, "piazza vectors: seal %d", number))
	return sealing.SealID(hash[:16])
}

func formOf(a *asked) *sealing.Form {
	form := &sealing.Form{Poll: a.number, Title: a.title, Reasons: cmp.Or(a.reasons, "none"), Threshold: a.threshold, Quorum: a.quorum}
	for _, q := range a.questions {
		l := q.Limits
		asks := sealing.FormQuestion{
			ID: int64(q.ID), Kind: string(q.Kind), Section: q.Section, Title: q.Title, Note: q.Note, Required: q.IsRequired,
			Limits: sealing.FormLimits{
				Least: l.Least, Most: l.Most, Seats: l.Seats, Highest: l.Highest, Ceiling: l.Ceiling, From: l.From, To: l.To,
				Step: l.Step, None: l.None,
			},
		}
		if q.OnlyIf != nil {
			asks.OnlyIf = int64(*q.OnlyIf)
		}
		for _, o := range q.Options {
			asks.Options = append(asks.Options, sealing.FormOption{
				ID: int64(o.ID), Title: o.Title, Meaning: o.Meaning, Cost: o.Cost,
				StartsAt: sealing.FormTime(o.StartsAt), EndsAt: sealing.FormTime(o.EndsAt),
			})
		}
		for _, row := range q.Rows {
			asks.Rows = append(asks.Rows, sealing.FormRow{ID: int64(row.ID), Title: row.Title})
		}
		form.Questions = append(form.Questions, asks)
	}
	return form
}

// hold holds the poll: casts become commitments, ten that wait become a batch but for five, the rest goes with the closing.
func hold(t *testing.T, a *asked) *made {
	t.Helper()
	m := &made{asked: a, signer: firstKey, header: sealing.Header{
		Poll: a.number, Seal: sealOf(a.number), URL: fmt.Sprintf("https://piazza.example/p/%d", a.number), Title: a.title,
		Form: formOf(a).Text(), Keys: history(firstKey),
	}}
	if a.rotates > 0 {
		m.header.Keys = history(firstKey, secondKey)
	}
	m.log(sealing.KindOpen, sealing.OpenBody(m.header.Form))
	var waiting [][]sealing.Commitment
	counts := map[string]*sealing.Receipt{}
	for i, c := range a.casts {
		receipt := m.receipt(t, i, c)
		counts[cmp.Or(a.unites[c.person], c.person)] = receipt
		m.receipts = append(m.receipts, receipt)
		if waiting = append(waiting, receipt.Commitments()); len(waiting) == 10 {
			m.log(sealing.KindBatch, sealing.BatchBody(slices.Concat(waiting[:5]...)))
			waiting = waiting[5:]
		}
	}
	if len(waiting) > 0 {
		m.log(sealing.KindBatch, sealing.BatchBody(slices.Concat(waiting...)))
	}
	m.close()
	for person, receipt := range counts {
		m.count(person, receipt)
	}
	m.sort()
	m.results = m.recount(t)
	return m
}

func (m *made) log(kind, body string) {
	e := sealing.Entry{Number: len(m.entries), Kind: kind, Body: body}
	m.chain(&e)
	m.entries = append(m.entries, e)
}

func (m *made) close() { m.log(sealing.KindClose, sealing.CloseBody(len(m.commitments()))) }

func (m *made) chain(e *sealing.Entry) {
	if m.asked.rotates > 0 && e.Number >= m.asked.rotates {
		m.signer = secondKey
	}
	var before [32]byte
	if e.Number > 0 {
		before = m.entries[e.Number-1].Head
	}
	e.Head = sealing.NextHead(m.header.Seal, e.Number, e.Kind, before, e.Body)
	e.KeyID = sealing.KeyID(public(m.signer))
	e.Signature = ed25519.Sign(private(m.signer), sealing.SignedHead(m.header.Seal, e.Number, e.Head))
}

// rechain makes a log that was forged whole again, as somebody could who holds the signing key.
func (m *made) rechain() {
	for i := range m.entries {
		m.entries[i].Number = i
		m.chain(&m.entries[i])
	}
}

// commitments are those of the log.
func (m *made) commitments() []string {
	var list []string
	for _, e := range m.entries {
		if e.Kind == sealing.KindBatch {
			list = append(list, strings.SplitAfter(strings.TrimSuffix(e.Body, "\n"), "\n")...)
		}
	}
	return list
}

func (m *made) receipt(t *testing.T, number int, c cast) *sealing.Receipt {
	t.Helper()
	last := m.entries[len(m.entries)-1]
	r := &sealing.Receipt{
		Poll: m.header.Poll, URL: m.header.URL, Seal: m.header.Seal, Entry: last.Number, Head: last.Head, KeyID: sealing.KeyID(public(m.signer)),
	}
	for _, question := range slices.Sorted(maps.Keys(c.answers)) {
		choice, err := sealing.JSON(c.answers[question].choice)
		if err != nil {
			t.Fatal(err)
		}
		nonce := sha256.Sum256(fmt.Appendf(nil, "piazza vectors: nonce %d %d %d", m.header.Poll, number, question))
		r.Ballots = append(r.Ballots, sealing.ReceiptBallot{
			Question: question, Nonce: nonce, Choice: choice, Reason: c.answers[question].reason,
		})
	}
	r.Signature = ed25519.Sign(private(m.signer), r.Signed())
	return r
}

// count takes the ballots of a person among those that count.
func (m *made) count(person string, r *sealing.Receipt) {
	for _, b := range r.Ballots {
		hash := sealing.Commit(r.Seal, b.Question, b.Nonce, b.Choice, b.Reason)
		m.openings = append(m.openings, sealing.Opening{
			Commitment: hash, Question: b.Question, Nonce: b.Nonce, Choice: b.Choice, Reason: b.Reason,
		})
	}
	name := "@" + person
	if person == m.asked.erased {
		name = ""
	}
	m.voters = append(m.voters, name)
}

func (m *made) sort() {
	slices.SortFunc(m.openings, func(a, b sealing.Opening) int { return bytes.Compare(a.Commitment[:], b.Commitment[:]) })
	slices.Sort(m.voters)
}

// text is the public file.
func (m *made) text(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	_, err := sealing.WriteBundle(&b, &sealing.Bundle{
		Header: m.header, Entries: series(m.entries), Openings: series(m.openings), Voters: series(m.voters), Results: m.results,
		KeyID: sealing.KeyID(public(m.signer)), Sign: func(message []byte) []byte { return ed25519.Sign(private(m.signer), message) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// logText is the public log after so many entries.
func (m *made) logText(t *testing.T, entries int) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := sealing.WriteLog(&b, &m.header, series(m.entries[:entries])); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func series[T any](list []T) func(func(T, error) bool) {
	return func(yield func(T, error) bool) {
		for _, one := range list {
			if !yield(one, nil) {
				return
			}
		}
	}
}
