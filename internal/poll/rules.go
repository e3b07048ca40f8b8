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
	ErrJoin      = problem.Denied("join_assembly", "Who has come into the assembly votes in this poll: come in first.")
	ErrGuests    = problem.Denied("guests_not_asked", "Guests do not vote on this.")
	ErrSlip      = problem.Denied("guest_without_slip", "Guests vote on this who came with a slip.")
	ErrAssembly  = problem.Clash("poll_in_assembly", "This poll is held in an assembly, and is run from there.")
	ErrRecord    = problem.Denied("poll_in_record", "This poll stands in the record of an assembly: moderators alone take it from sight.")
)

// entry is the part of the poll's entry on which its rights depend.
func (v *Voting) entry() *entry.Entry {
	return &entry.Entry{
		ID: v.EntryID, Kind: entry.KindPoll, State: v.State, Piazza: v.Piazza, Author: &account.Member{ID: v.AuthorID},
	}
}

// CanRead tells whether the poll exists for the viewer. What is rehearsed exists for who holds it.
func (v *Voting) CanRead(viewer auth.Viewer) bool {
	if v.IsRehearsal {
		return mayRun(v.Piazza, viewer)
	}
	return v.entry().CanRead(viewer)
}

// CanFollow tells whether the viewer may look on at the poll in its assembly: who reads it, who holds the assembly, and who has a
// pass of the assembly.
func (v *Voting) CanFollow(viewer auth.Viewer) bool {
	if v.AssemblyID == 0 {
		return v.CanRead(viewer)
	}
	if viewer.IsScreen(v.AssemblyID) || viewer.IsGuest(v.AssemblyID) {
		return v.IsHeld()
	}
	return v.CanRead(viewer) || mayRun(v.Piazza, viewer)
}

// CanRun tells whether the viewer holds the poll: opens, closes and changes it.
func (v *Voting) CanRun(viewer auth.Viewer) bool {
	return mayRun(v.Piazza, viewer) && v.CanRead(viewer)
}

// CanHold tells whether the viewer is one of those who hold polls where this one is, be it public or not.
func (v *Voting) CanHold(viewer auth.Viewer) bool { return mayRun(v.Piazza, viewer) }

func mayRun(p *space.Piazza, viewer auth.Viewer) bool { return p.CanEdit(viewer) }

// VoteRefusal returns why the viewer may not vote at the moment at which the poll was read, nil where he may. Whether
// he is listed counts where there is a list, whether he has come in where an assembly holds the poll.
func (v *Voting) VoteRefusal(viewer auth.Viewer, listed, joined bool) *problem.Error {
	if !v.CanRead(viewer) {
		return ErrPoll
	}
	phase := v.Phase()
	if phase == Closed || v.State == entry.Withdrawn {
		return ErrClosed
	}
	if refusal := v.exclusion(viewer, listed, joined); refusal != nil {
		return refusal
	}
	if phase != Open || !v.IsHeld() {
		return ErrWaiting
	}
	return nil
}

// TakesGuests tells whether guests of the poll's assembly may vote.
func (v *Voting) TakesGuests() bool { return v.Guests == GuestSlips || v.Guests == AnyGuest }

// GuestRefusal returns why a guest of the poll's assembly may not vote at the moment at which the poll was read, nil where he may.
func (v *Voting) GuestRefusal(viewer auth.Viewer) *problem.Error {
	switch phase := v.Phase(); {
	case !viewer.IsGuest(v.AssemblyID) || !v.IsHeld():
		return ErrPoll
	case phase == Closed:
		return ErrClosed
	case !v.TakesGuests():
		return ErrGuests
	case v.Guests == GuestSlips && !viewer.Pass.HasSlip:
		return ErrSlip
	case phase != Open:
		return ErrWaiting
	default:
		return nil
	}
}

// RehearsalRefusal returns why somebody whom a rehearsal has made up does not vote now, nil where he does.
func (v *Voting) RehearsalRefusal(joined bool) *problem.Error {
	switch phase := v.Phase(); {
	case !v.IsRehearsal:
		return ErrPoll
	case phase == Closed:
		return ErrClosed
	case !joined:
		return ErrJoin
	case phase != Open:
		return ErrWaiting
	default:
		return nil
	}
}

// exclusion returns why the viewer is none of those who vote, whenever it be.
func (v *Voting) exclusion(viewer auth.Viewer, listed, joined bool) *problem.Error {
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
	case v.AssemblyID != 0 && !joined:
		return ErrJoin
	default:
		return nil
	}
}

// ViewerCanVote tells whether whoever asks may vote now.
func (v *Voting) ViewerCanVote(ctx context.Context) bool { return v.ViewerVoteRefusal(ctx) == nil }

// ViewerVoteRefusal returns why whoever asks may not vote now, nil where he may.
func (v *Voting) ViewerVoteRefusal(ctx context.Context) *problem.Error {
	return v.VoteRefusal(auth.FromContext(ctx), v.Listed, v.Joined)
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
