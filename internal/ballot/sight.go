package ballot

import (
	"piazza/internal/auth"
	"piazza/internal/poll"
)

// Sees decides whether a viewer may see, through a door, what a poll came to, given how it is held, where it stands and whether he has
// voted in it. It is the only place where that is decided.
//
// What was counted at the closing is shown once it is written down, and not at the moment by the clock: until then a vote that
// was cast in time may still be on its way into the count. Of a poll that an assembly has closed by hand nobody sees anything before
// it is counted, not even who saw it grow: whoever undoes the closing does so without knowing what it would have come to.
//
// Of a confidential poll nobody sees anything before its ballots are counted, which is some time after its closing.
func Sees(through Door, v *poll.Voting, viewer auth.Viewer, voted bool) bool {
	switch {
	case !through.shows(v, viewer):
		return false
	case v.IsConfidential && !v.Seal.Counted():
		return false
	case v.Stored == poll.Closed:
		return !v.ResultsVisibility.IsPublished() || v.ResultsPublishedAt != nil || v.CanHold(viewer)
	case !v.IsHeld() || v.Phase() == poll.Waiting || v.Settles():
		return false
	default:
		return v.ResultsVisibility == poll.Live || v.ResultsVisibility == poll.AfterVote && voted ||
			v.ResultsVisibility == poll.StaffLive && v.CanHold(viewer)
	}
}

// shows tells whether the poll exists for the viewer behind this door.
func (d Door) shows(v *poll.Voting, viewer auth.Viewer) bool {
	if d == DoorAssembly {
		return v.CanFollow(viewer) || v.IsRecorded() && v.Piazza.CanRead(viewer)
	}
	return v.CanRead(viewer)
}
