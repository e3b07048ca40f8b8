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

	"piazza/internal/problem"
)

const (
	// Default is how many rows a page holds when nobody says.
	Default = 20
	// Max is how many rows a page may hold at most.
	Max = 100
	// longest is far above any cursor that this package writes.
	longest = 256
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
