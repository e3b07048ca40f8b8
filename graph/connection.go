package graph

import "piazza/graph/gen"

// pageInfo describes a page by its cursors, first to last.
func pageInfo(cursors []string, before, more bool) *gen.PageInfo {
	info := &gen.PageInfo{HasPreviousPage: before, HasNextPage: more}
	if n := len(cursors); n > 0 {
		info.StartCursor, info.EndCursor = &cursors[0], &cursors[n-1]
	}
	return info
}

// each maps a list.
func each[A, B any](list []A, f func(A) B) []B {
	out := make([]B, len(list))
	for i, a := range list {
		out[i] = f(a)
	}
	return out
}
