package ballot

import (
	"piazza/internal/auth"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// Sees decides whether a viewer may see what a poll came to, given how it is held, where it stands and whether he has voted
// in it. It is the only place where that is decided.
//
// What was counted at the closing is shown once it is written down, and not at the moment by the clock: until then a vote that
// was cast in time may still be on its way into the count.
func Sees(v *poll.Voting, viewer auth.Viewer, voted bool) bool {
	switch {
	case !v.CanRead(viewer):
		return false
	case v.Stored == poll.Closed:
		return v.ResultsVisibility != poll.Staff || v.ResultsPublishedAt != nil || v.CanRun(viewer)
	case v.State != entry.Published || v.Phase() == poll.Waiting:
		return false
	default:
		return v.ResultsVisibility == poll.Live || v.ResultsVisibility == poll.AfterVote && voted
	}
}
