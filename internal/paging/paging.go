// Package paging knows how a list is cut into pages: how many rows a page may hold, and the opaque cursor that says
// where the next one begins.
//
// A cursor holds the sort key of the last row of a page, never an offset: rows that come or go meanwhile neither
// repeat nor hide others.
package paging

import (
	"encoding/base64"
	"strconv"
	"strings"
	"unicode/utf8"

	"piazza/internal/problem"
)

const (
	// Default is how many rows a page holds when nobody says.
	Default = 20
	// Max is how many rows a page may hold at most.
	Max = 100
	// longest is far above any cursor that this package writes.
	longest = 256
	// longestText is above any cursor with a text in it.
	longestText = 1024
)

// ErrCursor refuses a cursor that is not one of this list.
var ErrCursor = problem.Bad("after", "bad_cursor", "This cursor does not belong to this list.")

// Page is the part of a list that is asked for.
type Page struct {
	// First is how many rows to read; Limit caps it.
	First int
	// After is the cursor to go on after, empty for the beginning.
	After string
}

// Of returns the page that the arguments first and after ask for, where nil stands for left out.
func Of(first *int, after *string) Page {
	p := Page{First: Default}
	if first != nil {
		p.First = *first
	}
	if after != nil {
		p.After = *after
	}
	return p
}

// Limit returns how many rows the page holds: First between 1 and Max.
func (p Page) Limit() int { return max(1, min(p.First, Max)) }

// Key reads the sort key after which the page begins, nil for the beginning. Size is how many numbers a key of the
// list has.
func (p Page) Key(list string, size int) ([]int64, error) {
	if p.After == "" {
		return nil, nil
	}
	key, ok := decode(p.After, list)
	if !ok || len(key) != size {
		return nil, ErrCursor
	}
	return key, nil
}

// Cursor writes the cursor of a row: the name of the list, so that it fits no other, and the row's sort key. Times go
// in as microseconds since 1970.
func Cursor(list string, key ...int64) string {
	text := make([]byte, 0, longest)
	text = append(text, list...)
	for _, n := range key {
		text = append(text, ':')
		text = strconv.AppendInt(text, n, 36)
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

// TextCursor writes the cursor of a row of a list that is sorted by a text, and by a number where texts are the same.
func TextCursor(list, text string, n int64) string {
	return base64.RawURLEncoding.EncodeToString([]byte(list + "\x00" + strconv.FormatInt(n, 36) + "\x00" + text))
}

// TextKey reads what TextCursor wrote; 0 stands for the beginning.
func (p Page) TextKey(list string) (text string, n int64, err error) {
	if p.After == "" {
		return "", 0, nil
	}
	bytes, err := base64.RawURLEncoding.DecodeString(p.After)
	if err != nil || len(p.After) > longestText {
		return "", 0, ErrCursor
	}
	parts := strings.SplitN(string(bytes), "\x00", 3)
	if len(parts) != 3 || parts[0] != list || !utf8.ValidString(parts[2]) || strings.Contains(parts[2], "\x00") {
		return "", 0, ErrCursor
	}
	if n, err = strconv.ParseInt(parts[1], 36, 64); err != nil || n <= 0 {
		return "", 0, ErrCursor
	}
	return parts[2], n, nil
}

func decode(cursor, list string) ([]int64, bool) {
	if len(cursor) > longest {
		return nil, false
	}
	text, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil {
		return nil, false
	}
	parts := strings.Split(string(text), ":")
	if parts[0] != list {
		return nil, false
	}
	key := make([]int64, 0, len(parts)-1)
	for _, part := range parts[1:] {
		n, err := strconv.ParseInt(part, 36, 64)
		if err != nil {
			return nil, false
		}
		key = append(key, n)
	}
	return key, true
}

// Cut takes rows that were read with a limit of one more than the page holds, and returns the page and whether there
// is more after it.
func Cut[T any](rows []T, limit int) (page []T, more bool) {
	if len(rows) > limit {
		return rows[:limit], true
	}
	return rows, false
}
