package poll

import (
	"context"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/entry"
	"piazza/internal/problem"
	"piazza/internal/space"
)

// Why somebody may not vote, or not hold a poll.
var (
	ErrPoll      = problem.Missing("poll_missing", "This poll does not exist.")
	ErrRun       = problem.Denied("poll_for_editors", "Polls are held by the editors and moderators of the piazza.")
	ErrSignIn    = problem.New(problem.Forbidden, "sign_in", "Sign in to vote.")
	ErrNotMember = problem.Denied("not_member", "The members of the piazza vote: join it first.")
	ErrNotListed = problem.Denied("not_on_list", "You are not on the electoral list of this poll.")
	ErrAssurance = problem.Denied("assurance_too_low", "This poll asks for a login that proves better who you are.")
	ErrWaiting   = problem.Clash("poll_waiting", "This poll has not opened yet.")
	ErrClosed    = problem.Clash("poll_closed", "This poll is closed.")
)

// entry is the part of the poll's entry on which its rights depend.
func (v *Voting) entry() *entry.Entry {
	return &entry.Entry{
		ID: v.EntryID, Kind: entry.KindPoll, State: v.State, Piazza: v.Piazza, Author: &account.Member{ID: v.AuthorID},
	}
}

// CanRead tells whether the poll exists for the viewer.
func (v *Voting) CanRead(viewer auth.Viewer) bool { return v.entry().CanRead(viewer) }

// CanRun tells whether the viewer holds the poll: opens, closes and changes it.
func (v *Voting) CanRun(viewer auth.Viewer) bool {
	return mayRun(v.Piazza, viewer) && v.CanRead(viewer)
}

func mayRun(p *space.Piazza, viewer auth.Viewer) bool { return p.CanEdit(viewer) }

// VoteRefusal returns why the viewer may not vote at the moment at which the poll was read, nil where he may. Whether
// he is listed counts where there is a list.
func (v *Voting) VoteRefusal(viewer auth.Viewer, listed bool) *problem.Error {
	if !v.CanRead(viewer) {
		return ErrPoll
	}
	phase := v.Phase()
	if phase == Closed || v.State == entry.Withdrawn {
		return ErrClosed
	}
	if refusal := v.exclusion(viewer, listed); refusal != nil {
		return refusal
	}
	if phase != Open || v.State != entry.Published {
		return ErrWaiting
	}
	return nil
}

// exclusion returns why the viewer is none of those who vote, whenever it be.
func (v *Voting) exclusion(viewer auth.Viewer, listed bool) *problem.Error {
	switch {
	case !viewer.SignedIn():
		return ErrSignIn
	case viewer.ExcludedFrom(int64(v.Piazza.ID)):
		return space.ErrExcluded
	case v.Electorate == Members && viewer.Roles[int64(v.Piazza.ID)] < auth.Member:
		return ErrNotMember
	case v.Electorate == List && !listed:
		return ErrNotListed
	case v.Assurance != account.AssuranceNone && !account.Assurance(viewer.Assurance).Reaches(v.Assurance):
		return ErrAssurance
	default:
		return nil
	}
}

// ViewerCanVote tells whether whoever asks may vote now.
func (v *Voting) ViewerCanVote(ctx context.Context) bool { return v.ViewerVoteRefusal(ctx) == nil }

// ViewerVoteRefusal returns why whoever asks may not vote now, nil where he may.
func (v *Voting) ViewerVoteRefusal(ctx context.Context) *problem.Error {
	return v.VoteRefusal(auth.FromContext(ctx), v.Listed)
}

// ViewerCanRun answers CanRun for whoever asks.
func (v *Voting) ViewerCanRun(ctx context.Context) bool { return v.CanRun(auth.FromContext(ctx)) }

// QuorumReached tells whether as many people took part as the poll needs; nil where there is no quorum.
func (v *Voting) QuorumReached(voters int) *bool {
	if v.Quorum == nil {
		return nil
	}
	reached := voters >= *v.Quorum
	return &reached
}
