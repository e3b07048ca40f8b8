package comment

import "piazza/internal/entry"

// CreateInput is a new comment.
type CreateInput struct {
	EntryID entry.ID
	// ParentID is the comment to answer, nil at the top.
	ParentID *ID
	// Body is the text, Markdown.
	Body string
	// IdempotencyKey makes a repetition answer with the same comment.
	IdempotencyKey *string `json:"-"`
}

// UpdateInput is a comment's new text.
type UpdateInput struct {
	CommentID ID
	Body      string
}

// Input names a comment.
type Input struct{ CommentID ID }

// ReasonInput names a comment and says why something is done to it.
type ReasonInput struct {
	CommentID ID
	Reason    string
}

// ReactInput gives a reaction, or takes it back.
type ReactInput struct {
	CommentID ID
	Kind      ReactionKind
	On        bool
}
