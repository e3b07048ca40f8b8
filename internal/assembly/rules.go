package assembly

import (
	"context"

	"piazza/internal/auth"
	"piazza/internal/problem"
)

// CanRead tells whether the assembly exists for the viewer: for who may read its piazza and for who has a pass of it. A rehearsal
// exists for who holds it, and for his screens.
func (a *Assembly) CanRead(v auth.Viewer) bool {
	switch {
	case v.HasPass() && v.Pass.AssemblyID == int64(a.ID):
		return true
	case a.IsRehearsal():
		return a.Piazza.CanEdit(v)
	default:
		return a.Piazza.CanRead(v)
	}
}

// CanRun tells whether the viewer holds the assembly: the rule is that of polls.
func (a *Assembly) CanRun(v auth.Viewer) bool { return a.Piazza.CanEdit(v) && a.CanRead(v) }

// ViewerCanRun answers CanRun for whoever asks.
func (a *Assembly) ViewerCanRun(ctx context.Context) bool { return a.CanRun(auth.FromContext(ctx)) }

// Counts tells whether the viewer, come in, counts now: in its questions and in its quorum.
func (a *Assembly) Counts(v auth.Viewer) bool { return a.entitles(v) }

// refuse returns why the viewer may not hold the assembly, nil where he may.
func (a *Assembly) refuse(v auth.Viewer) error {
	switch {
	case !v.SignedIn():
		return problem.SignIn()
	case !a.CanRead(v):
		return ErrAssembly
	case !a.CanRun(v):
		return ErrRun
	default:
		return nil
	}
}

// in refuses what is done in another phase than this one.
func (a *Assembly) in(phase Phase) error {
	switch {
	case a.Phase == phase:
		return nil
	case a.Phase == Ended:
		return ErrEnded
	case a.Phase == Planned:
		return ErrPlanned
	default:
		return ErrLive
	}
}

// notEnded refuses what is done before the end alone.
func (a *Assembly) notEnded() error {
	if a.Phase == Ended {
		return ErrEnded
	}
	return nil
}
