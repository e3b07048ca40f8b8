//go:build linux

package crowd

import (
	"bytes"
	"strconv"
)

// The fields of a CommentAdded come in the order in which they were asked for, and ids and cursors need no escapes:
// reading them by these marks costs a tenth of reading JSON, which matters to ten thousand listeners on one computer.
const (
	markAdded  = `{"type":"next","id":"1","payload":{"data":{"thread":{"__typename":"CommentAdded","cursor":"`
	markNumber = `","comment":{"number":`
)

// skim reads a CommentAdded as the server is known to write it; false for everything else.
func skim(text []byte) (m message, ok bool) {
	rest, ok := bytes.CutPrefix(text, []byte(markAdded))
	if !ok {
		return m, false
	}
	cursor, rest, ok := bytes.Cut(rest, []byte(markNumber))
	if !ok || bytes.ContainsAny(cursor, `"\`) {
		return m, false
	}
	end := bytes.IndexAny(rest, ",}")
	if end < 0 {
		return m, false
	}
	number, err := strconv.ParseInt(string(rest[:end]), 10, 64)
	return message{cursor: string(cursor), comment: number}, err == nil
}
