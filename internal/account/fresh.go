package account

import (
	"context"
	"time"

	"piazza/internal/auth"
	"piazza/internal/problem"
)

// freshFor is for how long it counts that somebody has proved who he is, where he changes how he comes in.
const freshFor = 30 * time.Minute

// What is refused to whoever would change how he comes in.
var (
	// ErrConfirm says that it was too long ago that somebody proved who he is.
	ErrConfirm = problem.Denied("confirm_needed", "Confirm first that it is you: sign in once more.")
	// ErrToken says that this is no matter for programs.
	ErrToken = problem.Denied("token_refused", "A program with an access token may not do this: sign in with a browser.")
)

// Fresh says why whoever asks may not do what only he himself may: it was too long ago that he proved who he is, or a
// program asks in his name. It is nil where he may.
func Fresh(ctx context.Context) error {
	v := auth.FromContext(ctx)
	switch {
	case !v.SignedIn():
		return problem.SignIn()
	case v.IsToken():
		return ErrToken
	case !proved(v):
		return ErrConfirm
	default:
		return nil
	}
}

// proved tells whether it was not too long ago. The moment was measured back from the database's clock when the viewer was
// looked up, so that this computer's own may be as wrong as it likes.
func proved(v auth.Viewer) bool { return !v.ProvedAt.IsZero() && time.Since(v.ProvedAt) < freshFor }
