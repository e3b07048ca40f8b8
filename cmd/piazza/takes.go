package main

import (
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/live"
)

// takesAway says after which notices what was told before must not be read any more.
func takesAway(kind string) live.Taking {
	switch kind {
	case comment.NoticeHidden, comment.NoticeDeleted, entry.NoticeWithdrawn:
		return live.Thing
	case entry.NoticeClosed:
		return live.Everything
	default:
		return live.Nothing
	}
}
