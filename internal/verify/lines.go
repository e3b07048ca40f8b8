package verify

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// header is the first line.
type header struct {
	format string
	number int64
	seal   string
	url    string
	title  string
	form   string
	named  []key
	keys   map[string]ed25519.PublicKey
}

// header reads the first line; false where it is none.
func (c *cursor) header() (h header, is bool) {
	h.format = c.quoted()
	c.expect(`,"poll":`)
	h.number = c.count()
	c.expect(`,"seal":`)
	h.seal = hex.EncodeToString(c.bytes(16))
	c.expect(`,"url":`)
	h.url = c.quoted()
	c.expect(`,"title":`)
	h.title = c.quoted()
	c.expect(`,"form":`)
	h.form = c.quoted()
	c.expect(`,"keys":`)
	c.list(func() { h.named = append(h.named, c.key()) })
	c.expect("}")
	h.keys = map[string]ed25519.PublicKey{}
	return h, c.done() && (h.format == formatBundle || h.format == formatLog)
}

// takeHeader reads the first line.
func (c *check) takeHeader(at *cursor) bool {
	h, is := at.header()
	if !is {
		return false
	}
	c.stand(partHeader)
	r := c.report
	if r.Format != "" {
		return true
	}
	r.Format, r.Poll, r.Seal, r.URL, r.Title = h.format, h.number, h.seal, h.url, h.title
	c.header = h
	c.takeKeys(h.named)
	c.takeForm(h.form)
	return true
}

// key is a signing key as it is written.
type key struct {
	id     string
	public []byte
}

func (c *cursor) key() (k key) {
	c.expect(`{"id":`)
	k.id = c.quoted()
	c.expect(`,"public":`)
	k.public = c.coded(ed25519.PublicKeySize)
	c.expect(`,"from":`)
	c.moment(false)
	c.expect(`,"until":`)
	c.moment(true)
	c.expect("}")
	return k
}

// moment passes a time to the second, or nothing where there need be none.
func (c *cursor) moment(optional bool) {
	const layout = "2006-01-02T15:04:05Z"
	text := c.quoted()
	if optional && text == "" {
		return
	}
	if t, err := time.Parse(layout, text); err != nil || t.Format(layout) != text {
		c.wrong = true
	}
}

func (c *check) takeKeys(keys []key) {
	if len(keys) == 0 {
		c.wrong(CodeHeader, "the file names no signing key")
	}
	for _, k := range keys {
		hash := sha256.Sum256(k.public)
		if k.id != hex.EncodeToString(hash[:8]) {
			c.wrong(CodeKeyID, "the key %s is not the one that its name says", k.id)
		}
		if c.header.keys[k.id] != nil {
			c.wrong(CodeHeader, "the key %s is named twice", k.id)
		}
		c.header.keys[k.id] = k.public
		c.report.Keys = append(c.report.Keys, k.id)
	}
}

// takeOpening reads what a counted ballot says.
func (c *check) takeOpening(at *cursor) bool {
	commitment := at.hash()
	at.expect(`,"question":`)
	question := at.count()
	at.expect(`,"nonce":`)
	nonce := at.hash()
	at.expect(`,"choice":`)
	choice := at.quoted()
	at.expect(`,"reason":`)
	reason := at.quoted()
	at.expect("}")
	if !at.done() {
		return false
	}
	c.stand(partOpening)
	one := seen{logged{question, commitment}, c.line}
	if n := len(c.openings); n > 0 && bytes.Compare(c.openings[n-1].hash[:], commitment[:]) >= 0 {
		c.wrong(CodeOpeningOrder, "the ballots are not sorted, or this one stands there twice")
	}
	if ballotHash(c.header.seal, question, nonce, choice, reason) != commitment {
		c.wrong(CodeOpeningHash, "this ballot is not the one that its voter committed to")
	}
	c.openings = append(c.openings, one)
	if c.form != nil {
		c.count(question, choice, reason)
	}
	return true
}

func ballotHash(seal string, question int64, nonce [32]byte, choice, reason string) [32]byte {
	text := fmt.Sprintf("piazza ballot 1\n%s\n%d\n%s\n%s\n%s", seal, question, hex.EncodeToString(nonce[:]), choice, reason)
	return sha256.Sum256([]byte(text))
}

// takeVoter reads the name of somebody who took part.
func (c *check) takeVoter(at *cursor) bool {
	name := at.quoted()
	at.expect("}")
	if !at.done() || name != "" && name[0] != '@' {
		return false
	}
	c.stand(partVoter)
	if c.voters > 0 && (name < c.voter || name == c.voter && name != "") {
		c.wrong(CodeVoterOrder, "the people are not sorted, or this one stands there twice")
	}
	c.voters++
	c.voter = name
	return true
}

// takeEnd reads the last line.
func (c *check) takeEnd(at *cursor) bool {
	count := at.count()
	at.expect(`,"sha256":`)
	sum := at.hash()
	at.expect(`,"key":`)
	key := at.quoted()
	at.expect(`,"signature":`)
	signature := at.coded(ed25519.SignatureSize)
	at.expect("}")
	if !at.done() {
		return false
	}
	c.stand(partEnd)
	if c.ended {
		return true
	}
	c.ended = true
	if count != int64(c.line-1) {
		c.wrong(CodeEndCount, "%d lines come before this one, not %d", c.line-1, count)
	}
	if sum != [32]byte(c.before.Sum(nil)) {
		c.wrong(CodeEndHash, "the file has been changed since it was written")
	}
	public := c.header.keys[key]
	signed := fmt.Sprintf("piazza bundle 1\n%s\n%s\n", c.header.seal, hex.EncodeToString(sum[:]))
	switch {
	case public == nil:
		c.wrong(CodeEndKey, "the key %s is not among those of the file", key)
	case !isSigned(public, signed, signature):
		c.wrong(CodeEndSignature, "the file is not signed by the key %s", key)
	}
	return true
}
