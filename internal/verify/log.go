package verify

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
)

// logged is a ballot as the log names it.
type logged struct {
	question int64
	hash     [32]byte
}

// log is the chain as far as it was read.
type log struct {
	entries int
	// next is the number that the next entry should have, head the one that the entry before wrote.
	next   int64
	head   [32]byte
	closed bool
	// commitments says where each stands, heads what each entry wrote.
	commitments map[[32]byte]place
	heads       map[int64][32]byte
}

// place is where a commitment stands.
type place struct{ question, entry int64 }

// entryOf returns the entry that holds a ballot.
func (l *log) entryOf(one logged) (entry int64, is bool) {
	at, known := l.commitments[one.hash]
	return at.entry, known && at.question == one.question
}

func newLog() log {
	return log{commitments: map[[32]byte]place{}, heads: map[int64][32]byte{}}
}

// entry is a line of the log.
type entry struct {
	number    int64
	kind      string
	body      string
	head      [32]byte
	key       string
	signature []byte
}

func (c *cursor) entry() (e entry) {
	e.number = c.count()
	c.expect(`,"kind":`)
	e.kind = c.quoted()
	c.expect(`,"body":`)
	e.body = c.quoted()
	c.expect(`,"head":`)
	e.head = c.hash()
	c.expect(`,"key":`)
	e.key = c.quoted()
	c.expect(`,"signature":`)
	e.signature = c.coded(ed25519.SignatureSize)
	c.expect("}")
	return e
}

// takeEntry reads a line of the log.
func (c *check) takeEntry(at *cursor) bool {
	e := at.entry()
	if !at.done() {
		return false
	}
	c.stand(partEntry)
	c.checkPlace(e)
	c.checkBody(e)
	if e.head != c.headOf(e, c.log.head) {
		c.wrong(CodeEntryHead, "entry %d does not continue the log before it, or says something else than it did", e.number)
	}
	c.checkSignature(e)
	if _, known := c.log.heads[e.number]; !known {
		c.log.heads[e.number] = e.head
	}
	c.log.entries, c.log.next, c.log.head = c.log.entries+1, e.number+1, e.head
	return true
}

func (c *check) headOf(e entry, before [32]byte) [32]byte {
	text := fmt.Sprintf("piazza entry 1\n%s\n%d\n%s\n%s\n%s", c.header.seal, e.number, e.kind, hex.EncodeToString(before[:]), e.body)
	return sha256.Sum256([]byte(text))
}

// checkPlace asks whether such an entry can stand here.
func (c *check) checkPlace(e entry) {
	if e.number != c.log.next {
		c.wrong(CodeEntryNumber, "entry %d stands where entry %d should: one is missing, or they were put in another order", e.number, c.log.next)
	}
	if c.log.closed {
		c.wrong(CodeAfterClose, "the log goes on after it was closed")
	}
	first := c.log.entries == 0
	if first != (e.kind == "open") || !first && e.kind != "batch" && e.kind != "close" {
		c.wrong(CodeEntryKind, "an entry “%s” cannot stand here", e.kind)
	}
}

func (c *check) checkBody(e entry) {
	switch e.kind {
	case "open":
		sum := sha256.Sum256([]byte(c.header.form))
		text, is := strings.CutPrefix(e.body, "form ")
		text, ends := strings.CutSuffix(text, "\n")
		if !is || !ends || !isHash(text) {
			c.wrong(CodeEntryBody, "the first entry does not name a form")
		} else if text != hex.EncodeToString(sum[:]) {
			c.wrong(CodeFormHash, "what was asked is not what the log began with")
		}
	case "batch":
		c.takeBatch(e)
	case "close":
		c.log.closed = true
		count, is := strings.CutPrefix(e.body, "commitments ")
		count, ends := strings.CutSuffix(count, "\n")
		n, err := strconv.Atoi(count)
		if !is || !ends || err != nil || strconv.Itoa(n) != count || n < 0 {
			c.wrong(CodeEntryBody, "the last entry does not say how many ballots there are")
		} else if n != len(c.log.commitments) {
			c.wrong(CodeCloseCount, "the log was closed with %d ballots, and holds %d", n, len(c.log.commitments))
		}
	}
}

func isHash(text string) bool {
	raw, err := hex.DecodeString(text)
	return err == nil && len(raw) == sha256.Size && hex.EncodeToString(raw) == text
}

// takeBatch reads the ballots of an entry.
func (c *check) takeBatch(e entry) {
	lines := strings.SplitAfter(e.body, "\n")
	if lines[len(lines)-1] != "" || len(lines) < 2 {
		c.wrong(CodeEntryBody, "the entry does not hold whole lines")
		return
	}
	before := ""
	for _, line := range lines[:len(lines)-1] {
		one, is := readLogged(strings.TrimSuffix(line, "\n"))
		if !is || line <= before {
			c.wrong(CodeEntryBody, "the entry does not list ballots in their order")
			return
		}
		before = line
		if _, twice := c.log.commitments[one.hash]; twice {
			c.wrong(CodeCommitmentTwice, "the ballot %x is in the log twice", one.hash)
			continue
		}
		c.log.commitments[one.hash] = place{one.question, e.number}
	}
}

func readLogged(line string) (one logged, is bool) {
	number, hash, parted := strings.Cut(line, " ")
	question, err := strconv.ParseInt(number, 10, 64)
	if !parted || err != nil || question < 0 || strconv.FormatInt(question, 10) != number || !isHash(hash) {
		return one, false
	}
	raw, err := hex.DecodeString(hash)
	if err != nil {
		return one, false
	}
	return logged{question, [32]byte(raw)}, true
}

func (c *check) checkSignature(e entry) {
	public := c.header.keys[e.key]
	signed := fmt.Sprintf("piazza head 1\n%s\n%d\n%s\n", c.header.seal, e.number, hex.EncodeToString(e.head[:]))
	switch {
	case public == nil:
		c.wrong(CodeEntryKey, "the key %s is not among those of the file", e.key)
	case !isSigned(public, signed, e.signature):
		c.wrong(CodeEntrySignature, "entry %d is not signed by the key %s", e.number, e.key)
	}
}
