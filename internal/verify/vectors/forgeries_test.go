package vectors_test

import (
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"

	"piazza/internal/poll"
	"piazza/internal/sealing"
)

// forgeries are what somebody could publish who holds the signing key: each is signed as if nothing were wrong.
func forgeries() map[string]func(*testing.T, *made) {
	return map[string]func(*testing.T, *made){
		"entry-removed":     func(_ *testing.T, m *made) { m.entries = slices.Delete(m.entries, 2, 3) },
		"entries-swapped":   func(_ *testing.T, m *made) { m.entries[1], m.entries[2] = m.entries[2], m.entries[1] },
		"opened-twice":      func(_ *testing.T, m *made) { m.entries[1].Kind = sealing.KindOpen; m.rechain() },
		"log-after-close":   forgeAfterClose,
		"batch-unsorted":    forgeUnsorted,
		"form-changed":      forgeForm,
		"logged-twice":      forgeTwice,
		"close-count":       forgeCloseCount,
		"commitment-other":  forgeCommitment,
		"entry-key":         func(_ *testing.T, m *made) { m.entries[1].KeyID = sealing.KeyID(public(strange)) },
		"entry-signature":   forgeSignature,
		"openings-swapped":  func(_ *testing.T, m *made) { m.openings[0], m.openings[1] = m.openings[1], m.openings[0] },
		"opening-nonce":     func(_ *testing.T, m *made) { m.openings[3].Nonce[0] ^= 1 },
		"ballot-added":      forgeBallot,
		"ballot-removed":    forgeRemoved,
		"ballot-stuffed":    forgeStuffed,
		"ballot-turned":     forgeTurned,
		"opening-question":  func(_ *testing.T, m *made) { m.reopen(func(o *sealing.Opening) { o.Question = 999 }) },
		"choice-form":       func(_ *testing.T, m *made) { m.reopen(func(o *sealing.Opening) { o.Choice = " " + o.Choice }) },
		"choice-none":       func(_ *testing.T, m *made) { m.reopen(func(o *sealing.Opening) { o.Choice = `{}` }) },
		"reason-form":       func(_ *testing.T, m *made) { m.reopen(func(o *sealing.Opening) { o.Reason += " " }) },
		"voters-swapped":    func(_ *testing.T, m *made) { m.voters[3], m.voters[4] = m.voters[4], m.voters[3] },
		"voter-twice":       func(_ *testing.T, m *made) { m.voters[3] = m.voters[4] },
		"voter-added":       func(_ *testing.T, m *made) { m.voters = append(m.voters, "@zelda") },
		"voter-removed":     func(_ *testing.T, m *made) { m.voters = m.voters[1:] },
		"results-swapped":   func(_ *testing.T, m *made) { m.results[0], m.results[1] = m.results[1], m.results[0] },
		"result-removed":    func(_ *testing.T, m *made) { m.results = m.results[:len(m.results)-1] },
		"result-other":      forgeResult,
		"threshold-claimed": forgeThreshold,
		"not-closed":        func(_ *testing.T, m *made) { m.entries = m.entries[:len(m.entries)-1] },
		"turnout":           forgeTurnout,
		"fork":              forgeFork,
		"shorter-fork":      forgeShorter,
	}
}

func forgeAfterClose(_ *testing.T, m *made) {
	m.log(sealing.KindBatch, fmt.Sprintf("201 %x\n", sha256.Sum256([]byte("late"))))
}

func forgeUnsorted(_ *testing.T, m *made) {
	lines := strings.SplitAfter(m.entries[1].Body, "\n")
	lines[0], lines[1] = lines[1], lines[0]
	m.entries[1].Body = strings.Join(lines, "")
	m.rechain()
}

func forgeForm(_ *testing.T, m *made) {
	m.header.Form = strings.Replace(m.header.Form, "As it is now", "As it was", 1)
}

func forgeTwice(_ *testing.T, m *made) {
	lines := strings.SplitAfter(strings.TrimSuffix(m.entries[2].Body, "\n"), "\n")
	lines = append(lines, strings.SplitAfter(m.entries[1].Body, "\n")[0])
	lines[len(lines)-2] += "\n"
	slices.Sort(lines)
	m.entries[2].Body = strings.Join(lines, "")
	m.rechain()
}

func forgeCloseCount(_ *testing.T, m *made) {
	m.entries[len(m.entries)-1].Body = sealing.CloseBody(len(m.commitments()) + 1)
	m.rechain()
}

func forgeCommitment(_ *testing.T, m *made) {
	body := []byte(m.entries[2].Body)
	body[len(body)-2] ^= 1
	m.entries[2].Body = string(body)
}

func forgeSignature(_ *testing.T, m *made) {
	m.entries[1].Signature = ed25519.Sign(private(strange), sealing.SignedHead(m.header.Seal, 1, m.entries[1].Head))
}

// ballot is one of a new voter, who answers the first question as the first ballot that counts does.
func (m *made) ballot() sealing.Opening {
	o := m.openings[m.first(201)]
	o.Nonce = sha256.Sum256([]byte("stuffed"))
	o.Commitment = sealing.Commit(m.header.Seal, o.Question, o.Nonce, o.Choice, o.Reason)
	return o
}

func (m *made) first(question int64) int {
	return slices.IndexFunc(m.openings, func(o sealing.Opening) bool { return o.Question == question })
}

// forgeBallot adds a ballot that was never in the log, with somebody to have cast it.
func forgeBallot(t *testing.T, m *made) {
	m.openings, m.voters = append(m.openings, m.ballot()), append(m.voters, "@zelda")
	m.sort()
	m.results = m.recount(t)
}

// forgeRemoved says of a ballot that it was replaced, but not of its voter.
func forgeRemoved(t *testing.T, m *made) {
	at := m.first(201)
	m.openings = slices.Delete(m.openings, at, at+1)
	m.results = m.recount(t)
}

// forgeStuffed logs a ballot too many before the closing, but has nobody who cast it.
func forgeStuffed(t *testing.T, m *made) {
	o := m.ballot()
	m.openings = append(m.openings, o)
	m.sort()
	last := &m.entries[len(m.entries)-2]
	lines := append(strings.SplitAfter(last.Body, "\n"), fmt.Sprintf("%d %x\n", o.Question, o.Commitment))
	slices.Sort(lines)
	last.Body = strings.Join(lines, "")
	m.entries[len(m.entries)-1].Body = sealing.CloseBody(len(m.commitments()))
	m.rechain()
	m.results = m.recount(t)
}

// forgeTurned has a ballot say something else than its voter did.
func forgeTurned(t *testing.T, m *made) {
	at := m.first(201)
	other := slices.IndexFunc(m.openings, func(o sealing.Opening) bool { return o.Question == 201 && o.Choice != m.openings[at].Choice })
	m.openings[at].Choice = m.openings[other].Choice
	m.results = m.recount(t)
}

// reopen changes a ballot together with its commitment in the log.
func (m *made) reopen(change func(*sealing.Opening)) {
	o := &m.openings[m.first(201)]
	before := fmt.Sprintf("%d %x\n", o.Question, o.Commitment)
	change(o)
	o.Commitment = sealing.Commit(m.header.Seal, o.Question, o.Nonce, o.Choice, o.Reason)
	after := fmt.Sprintf("%d %x\n", o.Question, o.Commitment)
	for i := range m.entries {
		if strings.Contains(m.entries[i].Body, before) {
			lines := strings.SplitAfter(strings.Replace(m.entries[i].Body, before, after, 1), "\n")
			slices.Sort(lines)
			m.entries[i].Body = strings.Join(lines, "")
		}
	}
	m.rechain()
	m.sort()
}

func forgeResult(_ *testing.T, m *made) {
	m.results[0].Of = strings.Replace(m.results[0].Of, `"votes":`, `"votes":1`, 1)
}

func forgeThreshold(_ *testing.T, m *made) {
	before := m.results[0].Of
	m.results[0].Of = strings.Replace(before, `"thresholdReached":true`, `"thresholdReached":false`, 1)
	if m.results[0].Of == before {
		m.results[0].Of = strings.Replace(before, `"thresholdReached":false`, `"thresholdReached":true`, 1)
	}
}

// forgeTurnout lists more people than there are ballots, in a poll that nobody has to answer.
func forgeTurnout(t *testing.T, m *made) {
	c := draw(35)
	a := &asked{number: 35, title: "As you like", questions: []*poll.Question{c.question(t, poll.KindSingle, 301, 3001)}}
	c.votes(t, a, 8)
	a.questions[0].IsRequired = false
	*m = *hold(t, a)
	m.voters = append(m.voters, "@zelda")
}

// forgeFork holds the same poll again with other votes of the last ones: right in itself.
func forgeFork(t *testing.T, m *made) {
	a := *m.asked
	a.casts = slices.Clone(a.casts)
	a.casts[12].answers = a.casts[0].answers
	*m = *hold(t, &a)
}

// forgeShorter holds it with half of the votes.
func forgeShorter(t *testing.T, m *made) {
	a := *m.asked
	a.casts = a.casts[:8]
	a.rotates = 0
	a.unites = nil
	*m = *hold(t, &a)
	m.header.Keys = history(firstKey, secondKey)
}
