package entry

import (
	"context"
	"io"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/nodeid"
	"piazza/internal/space"
)

// NodeKind is the kind of an entry's opaque id, whatever its own kind.
const NodeKind = "entry"

// ID is an entry's number.
type ID int64

// MarshalGQL writes the opaque id.
func (id ID) MarshalGQL(w io.Writer) { nodeid.Write(w, NodeKind, int64(id)) }

// UnmarshalGQL reads an opaque id; what is none reads as 0, which matches nothing.
func (id *ID) UnmarshalGQL(v any) error {
	*id = ID(nodeid.Read(v, NodeKind))
	return nil
}

// Entry is what every published thing shares. Piazza and Author always come with it.
type Entry struct {
	ID        ID
	Kind      Kind
	State     State
	Piazza    *space.Piazza
	Author    *account.Member
	Title     string
	Summary   string
	Body      string
	BodyHTML  string
	Tags      []string
	Language  string
	Featured  bool
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time

	SubmittedAt *time.Time
	PublishedAt *time.Time
	WithdrawnAt *time.Time
	// WithdrawnReason is public.
	WithdrawnReason *string
	// Note is what the reviewer said when sending it back; ReviewNote tells it to those whom it concerns.
	Note string
	// Recording is set for videos alone.
	Recording *Recording
}

// Any is an entry in the type of its kind: *News, *Article, *Topic, *Video or *Poll.
type Any interface {
	// Base returns what the kinds share.
	Base() *Entry
}

// News is a piece of news from the editors.
type News struct{ *Entry }

// Article is an article of the blog.
type Article struct{ *Entry }

// Topic is a discussion proposed by a member.
type Topic struct{ *Entry }

// Video is a recording hosted elsewhere.
type Video struct {
	*Entry
	*Recording
}

// Poll is a poll; how it is held and what it asks is known to internal/poll.
type Poll struct{ *Entry }

// Base returns the entry itself.
func (e *Entry) Base() *Entry { return e }

// Typed returns the entry in the type of its kind.
func (e *Entry) Typed() Any {
	switch e.Kind {
	case KindNews:
		return &News{e}
	case KindArticle:
		return &Article{e}
	case KindVideo:
		return &Video{e, e.Recording}
	case KindPoll:
		return &Poll{e}
	default:
		return &Topic{e}
	}
}

// Number is the entry's number, as it stands in addresses.
func (e *Entry) Number() int64 { return int64(e.ID) }

// ReadingMinutes is how long reading takes.
func (e *Entry) ReadingMinutes() int { return minutes(e.Body) }

// ReviewNote is what the reviewer said, for the author and the editors.
func (e *Entry) ReviewNote(ctx context.Context) string {
	if v := auth.FromContext(ctx); !v.Is(int64(e.Author.ID)) && !e.Piazza.CanEdit(v) {
		return ""
	}
	return e.Note
}

// ViewerCanComment answers CanComment for whoever asks.
func (e *Entry) ViewerCanComment(ctx context.Context) bool {
	return e.CanComment(auth.FromContext(ctx))
}

// ViewerCanUpdate answers CanUpdate for whoever asks.
func (e *Entry) ViewerCanUpdate(ctx context.Context) bool { return e.CanUpdate(auth.FromContext(ctx)) }

// ViewerCanReview answers CanReview for whoever asks.
func (e *Entry) ViewerCanReview(ctx context.Context) bool { return e.CanReview(auth.FromContext(ctx)) }

// ViewerCanWithdraw answers CanWithdraw for whoever asks.
func (e *Entry) ViewerCanWithdraw(ctx context.Context) bool {
	return e.CanWithdraw(auth.FromContext(ctx))
}

// wordsAMinute is how fast people read Italian on a screen.
const wordsAMinute = 200

func minutes(text string) int {
	words, inside := 0, false
	for i := range len(text) {
		blank := text[i] <= ' '
		if !blank && !inside {
			words++
		}
		inside = !blank
	}
	return max(1, (words+wordsAMinute-1)/wordsAMinute)
}
