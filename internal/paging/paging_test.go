package paging_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"piazza/internal/paging"
)

func TestLimit(t *testing.T) {
	t.Parallel()
	for first, want := range map[int]int{-1: 1, 0: 1, 1: 1, 20: 20, 100: 100, 101: 100, 1_000_000_000: 100} {
		if got := (paging.Page{First: first}).Limit(); got != want {
			t.Errorf("first %d: limit %d, want %d", first, got, want)
		}
	}
}

func TestOf(t *testing.T) {
	t.Parallel()
	if got := paging.Of(nil, nil); got != (paging.Page{First: paging.Default}) {
		t.Errorf("nothing given: %+v", got)
	}
	first, after := 7, "x"
	if got := paging.Of(&first, &after); got != (paging.Page{First: 7, After: "x"}) {
		t.Errorf("both given: %+v", got)
	}
}

func TestCursorComesBack(t *testing.T) {
	t.Parallel()
	for _, key := range [][]int64{{1}, {0, -5}, {1 << 62, -1 << 63, 3}} {
		got, err := paging.Page{After: paging.Cursor("feed", key...)}.Key("feed", len(key))
		if err != nil || !slices.Equal(got, key) {
			t.Errorf("key %v came back as %v, %v", key, got, err)
		}
	}
	if key, err := (paging.Page{}).Key("feed", 2); key != nil || err != nil {
		t.Errorf("no cursor is the beginning, got %v, %v", key, err)
	}
}

func TestForeignCursorsAreRefused(t *testing.T) {
	t.Parallel()
	for name, cursor := range map[string]string{
		"another list":  paging.Cursor("other", 1, 2),
		"another shape": paging.Cursor("feed", 1),
		"not base64":    "!!",
		"no numbers":    "ZmVlZDphOi0t",
		"huge":          strings.Repeat("A", 1<<20),
	} {
		if _, err := (paging.Page{After: cursor}).Key("feed", 2); !errors.Is(err, paging.ErrCursor) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCut(t *testing.T) {
	t.Parallel()
	if page, more := paging.Cut([]int{1, 2, 3}, 2); len(page) != 2 || !more {
		t.Errorf("three of two: %v %v", page, more)
	}
	if page, more := paging.Cut([]int{1, 2}, 2); len(page) != 2 || more {
		t.Errorf("two of two: %v %v", page, more)
	}
}

func TestTextCursorComesBack(t *testing.T) {
	for _, text := range []string{"", "Ada", "Élise 🏛", strings.Repeat("è", 80), "a:b"} {
		got, n, err := paging.Page{After: paging.TextCursor("roll", text, 7)}.TextKey("roll")
		if got != text || n != 7 || err != nil {
			t.Errorf("%q comes back as %q, %d, %v", text, got, n, err)
		}
	}
	if text, n, err := (paging.Page{}).TextKey("roll"); text != "" || n != 0 || err != nil {
		t.Errorf("the beginning is %q, %d, %v", text, n, err)
	}
	for _, wrong := range []string{"x", "!", paging.TextCursor("other", "a", 1), paging.TextCursor("roll", "a", 0), paging.TextCursor("roll", "a\x00b", 1), paging.TextCursor("roll", "\xff", 1), paging.Cursor("roll", 1), strings.Repeat("A", 5000)} {
		if _, _, err := (paging.Page{After: wrong}).TextKey("roll"); !errors.Is(err, paging.ErrCursor) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}
