package verify

import (
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// checkReceipt asks whether a promise was given, and kept.
func (c *check) checkReceipt(number int, text string) {
	before := len(c.report.Findings)
	defer func() {
		for i := range c.report.Findings[before:] {
			c.report.Findings[before+i].Receipt = number + 1
		}
	}()
	at := &cursor{text: text}
	r := at.receipt()
	if !at.done() || len(r.ballots) == 0 {
		c.outside(CodeReceiptShape, "this is no receipt in its one form")
		return
	}
	if r.seal != c.header.seal {
		c.outside(CodeReceiptSeal, "the receipt is of another poll")
		return
	}
	for _, b := range r.ballots {
		if ballotHash(r.seal, b.question, b.nonce, b.choice, b.reason) != b.commitment {
			c.outside(CodeReceiptHash, "the receipt does not open its ballot of question %d", b.question)
		}
	}
	public := c.header.keys[r.key]
	switch {
	case public == nil:
		c.outside(CodeReceiptKey, "the receipt is signed by the key %s, which the file does not name", r.key)
	case !isSigned(public, r.message(), r.signature):
		c.outside(CodeReceiptSignature, "the receipt is not signed by the key %s", r.key)
	}
	head, known := c.log.heads[r.entry]
	switch {
	case !known:
		c.outside(CodeReceiptShort, "the receipt is about a log with entry %d, and this one has none", r.entry)
	case head != r.head:
		c.outside(CodeReceiptFork, "entry %d of the log was another one when the receipt was given", r.entry)
	}
	c.follow(number, r)
}

// message is what was signed.
func (r *receipt) message() string {
	lines := make([]string, len(r.ballots))
	for i, b := range r.ballots {
		lines[i] = fmt.Sprintf("%d %s\n", b.question, hex.EncodeToString(b.commitment[:]))
	}
	slices.Sort(lines)
	return fmt.Sprintf("piazza receipt 1\n%s\n%d\n%s\n", r.seal, r.entry, hex.EncodeToString(r.head[:])) + strings.Join(lines, "")
}

// follow says what became of the ballots of a receipt.
func (c *check) follow(number int, r receipt) {
	for _, b := range r.ballots {
		one := logged{b.question, b.commitment}
		entry, is := c.log.entryOf(one)
		report := ReceiptBallot{Receipt: number, Question: b.question, Entry: entry}
		opened := slices.ContainsFunc(c.openings, func(s seen) bool { return s.logged == one })
		switch {
		case !is && c.log.closed:
			c.outside(CodeReceiptUnlogged, "the ballot of question %d was promised to be in the log, and is not", b.question)
			report.State, report.Entry = Lost, -1
		case !is:
			report.State, report.Entry = Waiting, -1
		case opened:
			report.State = Counted
		case c.report.Format == formatLog:
			report.State = Logged
		default:
			report.State = Replaced
		}
		c.report.Receipts = append(c.report.Receipts, report)
	}
}
