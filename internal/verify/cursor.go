package verify

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

// cursor reads a text that has to be in its one form, from left to right. What does not fit makes it wrong from there on, so
// that a reader asks once, at the end.
type cursor struct {
	text  string
	at    int
	wrong bool
}

// done tells whether all was read and all was right.
func (c *cursor) done() bool { return !c.wrong && c.at == len(c.text) }

// next tells whether these bytes come next, and passes them.
func (c *cursor) next(text string) bool {
	if c.wrong || !strings.HasPrefix(c.text[c.at:], text) {
		return false
	}
	c.at += len(text)
	return true
}

// expect passes these bytes, which have to come.
func (c *cursor) expect(text string) {
	if !c.next(text) {
		c.wrong = true
	}
}

// whole reads an integer: digits without zeros before them, with a minus where it is below zero.
func (c *cursor) whole() int64 {
	start := c.at
	c.next("-")
	for c.at < len(c.text) && c.text[c.at] >= '0' && c.text[c.at] <= '9' {
		c.at++
	}
	n, err := strconv.ParseInt(c.text[start:c.at], 10, 64)
	if err != nil || strconv.FormatInt(n, 10) != c.text[start:c.at] {
		c.wrong = true
	}
	return n
}

// count reads an integer that is not below zero.
func (c *cursor) count() int64 {
	n := c.whole()
	if n < 0 {
		c.wrong = true
	}
	return n
}

func (c *cursor) truth() bool {
	if c.next("true") {
		return true
	}
	c.expect("false")
	return false
}

// quoted reads a string: what has to be escaped is, in its shortest way, and nothing else.
func (c *cursor) quoted() string {
	c.expect(`"`)
	var b strings.Builder
	for !c.wrong {
		end := c.plain()
		b.WriteString(c.text[c.at:end])
		c.at = end
		if c.next(`"`) {
			return b.String()
		}
		b.WriteByte(c.escaped())
	}
	return ""
}

// plain returns where the characters end that are written as they are.
func (c *cursor) plain() int {
	end := c.at
	for end < len(c.text) {
		r, size := utf8.DecodeRuneInString(c.text[end:])
		if r == '"' || r == '\\' || r < ' ' || r == utf8.RuneError && size == 1 {
			break
		}
		end += size
	}
	return end
}

// escaped reads one escape.
func (c *cursor) escaped() byte {
	c.expect(`\`)
	for i, short := range `"\bfnrt` {
		if c.next(string(short)) {
			return "\"\\\b\f\n\r\t"[i]
		}
	}
	c.expect("u00")
	if c.wrong || c.at+2 > len(c.text) {
		c.wrong = true
		return 0
	}
	raw, err := hex.DecodeString(c.text[c.at : c.at+2])
	if err != nil || raw[0] >= ' ' || hex.EncodeToString(raw) != c.text[c.at:c.at+2] || strings.IndexByte("\b\f\n\r\t", raw[0]) >= 0 {
		c.wrong = true
		return 0
	}
	c.at += 2
	return raw[0]
}

// bytes reads a quoted text of so many bytes in hexadecimal digits.
func (c *cursor) bytes(length int) []byte {
	text := c.quoted()
	raw, err := hex.DecodeString(text)
	if err != nil || len(raw) != length || hex.EncodeToString(raw) != text {
		c.wrong = true
		return make([]byte, length)
	}
	return raw
}

func (c *cursor) hash() (h [32]byte) { return [32]byte(c.bytes(len(h))) }

// coded reads a quoted text of so many bytes in base64.
func (c *cursor) coded(length int) []byte {
	text := c.quoted()
	raw, err := base64.StdEncoding.Strict().DecodeString(text)
	if err != nil || len(raw) != length || base64.StdEncoding.EncodeToString(raw) != text {
		c.wrong = true
		return make([]byte, length)
	}
	return raw
}

// list reads what stands in brackets, each by a call.
func (c *cursor) list(each func()) {
	c.expect("[")
	if c.next("]") {
		return
	}
	for !c.wrong {
		each()
		if c.next("]") {
			return
		}
		c.expect(",")
	}
}

// deepest is how deep values lie within each other at most.
const deepest = 32

// value passes any JSON value in its one form.
func (c *cursor) value(depth int) {
	if depth > deepest || c.at >= len(c.text) {
		c.wrong = true
		return
	}
	switch c.text[c.at] {
	case '{':
		c.object(depth)
	case '[':
		c.list(func() { c.value(depth + 1) })
	case '"':
		c.quoted()
	case 't', 'f':
		c.truth()
	case 'n':
		c.expect("null")
	default:
		c.number()
	}
}

func (c *cursor) object(depth int) {
	c.expect("{")
	if c.next("}") {
		return
	}
	for !c.wrong {
		c.quoted()
		c.expect(":")
		c.value(depth + 1)
		if c.next("}") {
			return
		}
		c.expect(",")
	}
}

// number passes a number: an integer of any length, or a fraction with as few digits as tell it from its neighbours.
func (c *cursor) number() {
	end := c.at
	for end < len(c.text) && strings.IndexByte("+-.0123456789eE", c.text[end]) >= 0 {
		end++
	}
	text := c.text[c.at:end]
	c.at = end
	digits := strings.TrimPrefix(text, "-")
	if strings.Trim(digits, "0123456789") == "" {
		c.wrong = digits == "" || digits[0] == '0' && text != "0"
		return
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		c.wrong = true
		return
	}
	if written, err := json.Marshal(f); err != nil || string(written) != text {
		c.wrong = true
	}
}
