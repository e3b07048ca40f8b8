package verify

import (
	"bufio"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Head is the head of an entry as it was seen earlier.
type Head struct {
	Entry int64
	Head  [32]byte
}

// ParseHead reads "n:hex".
func ParseHead(text string) (h Head, is bool) {
	number, hash, parted := strings.Cut(text, ":")
	n, err := strconv.ParseInt(number, 10, 64)
	raw, wrong := hex.DecodeString(hash)
	if !parted || err != nil || n < 0 || wrong != nil || len(raw) != len(h.Head) {
		return h, false
	}
	return Head{n, [32]byte(raw)}, true
}

// compare holds the file against what else was given.
func (c *check) compare(o Options) error {
	for _, h := range o.Heads {
		c.checkHead(h)
	}
	for _, earlier := range o.Logs {
		if err := c.checkLog(earlier); err != nil {
			return err
		}
	}
	for i, text := range o.Receipts {
		c.checkReceipt(i, strings.TrimRight(text, "\r\n"))
	}
	if o.Keys != nil {
		return c.checkKeys(o.Keys)
	}
	return nil
}

func (c *check) outside(code Code, text string, args ...any) { c.report.find(code, 0, text, args...) }

// checkHead asks whether an earlier head is still on the chain.
func (c *check) checkHead(h Head) {
	head, known := c.log.heads[h.Entry]
	switch {
	case !known:
		c.outside(CodeHeadShort, "the log had an entry %d, and this one has not", h.Entry)
	case head != h.Head:
		c.outside(CodeHeadFork, "entry %d of the log was another one: this is not the log that was seen earlier", h.Entry)
	}
}

// checkLog asks whether all of an earlier log is still there.
func (c *check) checkLog(earlier io.Reader) error {
	lines := bufio.NewReaderSize(earlier, 1<<16)
	var first *header
	for number := 1; ; number++ {
		text, err := lines.ReadString('\n')
		ended := errors.Is(err, io.EOF)
		if err != nil && !ended {
			return fmt.Errorf("read the earlier log: %w", err)
		}
		if ended && text == "" && first != nil {
			return nil
		}
		line, whole := strings.CutSuffix(text, "\n")
		if !whole || !c.checkEarlier(line, &first) {
			c.outside(CodeHeadShape, "line %d of the earlier log is none", number)
			return nil
		}
	}
}

// checkEarlier reads a line of an earlier log or bundle, of which the header and the entries matter. It returns false where
// the line is none.
func (c *check) checkEarlier(line string, first **header) bool {
	if *first == nil {
		at := &cursor{text: line}
		at.expect(`{"format":`)
		read, ok := at.header()
		if !ok {
			return false
		}
		*first = &read
		if read.seal != c.header.seal {
			c.outside(CodeHeadSeal, "the earlier log is of another poll")
		}
		return true
	}
	rest, is := strings.CutPrefix(line, `{"entry":`)
	if !is {
		return (*first).format == formatBundle
	}
	at := &cursor{text: rest}
	e := at.entry()
	if at.done() && (*first).seal == c.header.seal {
		c.checkHead(Head{e.number, e.head})
	}
	return at.done()
}

// checkKeys asks whether the keys of the file are among those that the installation publishes.
func (c *check) checkKeys(history io.Reader) error {
	var published struct {
		Keys []struct {
			ID     string `json:"id"`
			Public string `json:"public"`
		} `json:"keys"`
	}
	text, err := io.ReadAll(history)
	if err == nil {
		err = json.Unmarshal(text, &published)
	}
	if err != nil {
		return fmt.Errorf("read the history of keys: %w", err)
	}
	known := map[string]string{}
	for _, k := range published.Keys {
		known[k.ID] = k.Public
	}
	for _, id := range c.report.Keys {
		if known[id] != base64.StdEncoding.EncodeToString(c.header.keys[id]) {
			c.report.find(CodeKeyForeign, 1, "the key %s is none of the installation's", id)
		}
	}
	return nil
}

// receipt is what a voter kept.
type receipt struct {
	seal      string
	entry     int64
	head      [32]byte
	ballots   []receiptBallot
	key       string
	signature []byte
}

type receiptBallot struct {
	question   int64
	nonce      [32]byte
	choice     string
	reason     string
	commitment [32]byte
}

func (c *cursor) receipt() (r receipt) {
	c.expect(`{"format":"piazza-receipt/1","poll":`)
	c.count()
	c.expect(`,"url":`)
	c.quoted()
	c.expect(`,"seal":`)
	r.seal = hex.EncodeToString(c.bytes(16))
	c.expect(`,"entry":`)
	r.entry = c.count()
	c.expect(`,"head":`)
	r.head = c.hash()
	c.expect(`,"ballots":`)
	c.list(func() {
		b := c.receiptBallot()
		if n := len(r.ballots); n > 0 && r.ballots[n-1].question >= b.question {
			c.wrong = true
		}
		r.ballots = append(r.ballots, b)
	})
	c.expect(`,"key":`)
	r.key = c.quoted()
	c.expect(`,"signature":`)
	r.signature = c.coded(ed25519.SignatureSize)
	c.expect("}")
	return r
}

// choiceText reads a text that holds a choice in its one form. So it holds no line feed, and what is hashed says where the
// choice ends and the reason begins.
func (c *cursor) choiceText() string {
	inner := &cursor{text: c.quoted()}
	if inner.choice(); !inner.done() {
		c.wrong = true
	}
	return inner.text
}

func (c *cursor) receiptBallot() (b receiptBallot) {
	c.expect(`{"question":`)
	b.question = c.count()
	c.expect(`,"nonce":`)
	b.nonce = c.hash()
	c.expect(`,"choice":`)
	b.choice = c.choiceText()
	c.expect(`,"reason":`)
	b.reason = c.quoted()
	c.expect(`,"commitment":`)
	b.commitment = c.hash()
	c.expect("}")
	return b
}
