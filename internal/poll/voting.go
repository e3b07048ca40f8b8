package poll

import (
	"time"

	"piazza/internal/account"
	"piazza/internal/entry"
	"piazza/internal/space"
)

// Kinds of notice on the stream of the piazza; each names the entry and the poll's version.
const (
	NoticeOpened = "poll_opened"
	NoticeClosed = "poll_closed"
	// NoticeChanged says that anything else of the poll is no longer what it was.
	NoticeChanged = "poll_changed"
)

// StreamResults and StreamTurnout are the kinds of the states of a poll; the number is the entry's.
const (
	StreamResults = "poll_results"
	StreamTurnout = "poll_turnout"
)

// StreamAssembly and StreamAssemblyTurnout are the kinds of the states of an assembly, which change with the polls that it holds; the
// number is the assembly's.
const (
	StreamAssembly        = "assembly"
	StreamAssemblyTurnout = "assembly_turnout"
)

// Phase is where a poll stands.
type Phase string

// The phases, as the database spells them.
const (
	Waiting Phase = "waiting"
	Open    Phase = "open"
	Closed  Phase = "closed"
)

// Opening is how a poll opens.
type Opening string

// The ways of opening, as the database spells them.
const (
	OpensPublished Opening = "published"
	OpensAtTime    Opening = "time"
	OpensByHand    Opening = "hand"
)

// Electorate is who may vote.
type Electorate string

// The electorates, as the database spells them.
const (
	SignedIn Electorate = "signed_in"
	Members  Electorate = "members"
	List     Electorate = "list"
)

// Visibility is who sees results, and when.
type Visibility string

// The visibilities, as the database spells them.
const (
	// Live results are seen by whoever may read the poll, from its opening.
	Live Visibility = "live"
	// AfterVote shows them to who has voted, and after the closing to whoever may read the poll.
	AfterVote Visibility = "after_vote"
	// AfterClose shows them to nobody before the closing, not even to who holds the poll.
	AfterClose Visibility = "after_close"
	// Staff shows them after the closing to who holds the poll, and to others once they are published.
	Staff Visibility = "staff"
	// StaffLive shows them to who holds the poll from its opening, and to others once they are published.
	StaffLive Visibility = "staff_live"
)

// IsPublished tells whether others than who holds the poll see results once they are published.
func (v Visibility) IsPublished() bool { return v == Staff || v == StaffLive }

// ReasonRule says whether ballots carry reasons.
type ReasonRule string

// The rules, as the database spells them.
const (
	ReasonsNone     ReasonRule = "none"
	ReasonsOptional ReasonRule = "optional"
	ReasonsRequired ReasonRule = "required"
)

// Rules are how a poll is held.
type Rules struct {
	Opening Opening
	// OpensAt is set where it opens at a time; ClosesAt is nil where it is closed by hand.
	OpensAt, ClosesAt *time.Time
	Electorate        Electorate
	Assurance         account.Assurance
	IsChangeable      bool
	ResultsVisibility Visibility
	ShowsAssurance    bool
	ShowsVoters       bool
	Reasons           ReasonRule
	TakesOptions      bool
	IsShuffled        bool
	// Quorum is in people, Threshold in percent of those who answered; nil for none.
	Quorum, Threshold *int
	// Guests are those of an assembly who may vote, counted apart.
	Guests Admission
	// IsConfidential tells that nobody is shown who cast which ballot, and that nobody can find out once the poll is sealed.
	IsConfidential bool
}

// Voting is how a poll is held and what it asks, without what has been answered.
type Voting struct {
	Rules
	EntryID entry.ID
	// Piazza and State are those of the entry; the piazza comes without its sections.
	Piazza *space.Piazza
	State  entry.State
	// AuthorID is the entry's author.
	AuthorID account.ID
	// ElectorCount is how many may vote; nil where whoever is signed in may.
	ElectorCount *int
	// Listed tells whether the viewer of the request stands on the electoral list, Voted whether he has voted.
	Listed, Voted bool
	// AssemblyID is the assembly that holds the poll, 0 where none does. Who votes in it has come in there.
	AssemblyID int64
	// Joined tells whether the viewer of the request has come into that assembly.
	Joined bool
	// IsAssembling tells that this assembly is not over: the poll is run from there alone.
	IsAssembling bool
	// AnnulledReason is why that assembly annulled what was voted, which counts for nothing then; nil where it did not.
	AnnulledReason *string
	// IsRehearsal tells that the poll is only tried: it is never published, and exists for who holds it alone.
	IsRehearsal bool
	// SettlesAt is when a poll that was closed by hand in an assembly is counted. Until then its closing can be undone, and nobody is
	// told anything. It is nil for any other.
	SettlesAt *time.Time
	// GuestVoters is how many guests voted, who are among the voters nowhere.
	GuestVoters int
	// Voters is how many people voted; TurnoutVersion grows with them and with the phase, never with a changed vote.
	Voters         int
	TurnoutVersion int64
	// Seal is where a confidential poll stands on its way to being sealed; empty for others.
	Seal SealState
	// Stored is the phase as it was written down last; Phase is what counts at Now.
	Stored Phase
	// Now is the database's clock at the moment of reading.
	Now                time.Time
	OpenedAt, ClosedAt *time.Time
	ResultsPublishedAt *time.Time
	Outcome            string
	OutcomeHTML        string
	RemindedAt         *time.Time
	Version            int64
	Questions          []*Question
}

// IsHeld tells whether the poll is more than a plan: it is public, or rehearsed.
func (v *Voting) IsHeld() bool { return v.State == entry.Published || v.IsRehearsal }

// IsRecorded tells that a moderator took the poll from sight after the assembly that held it: that it was voted on, and what was counted,
// stays in the record of the assembly.
func (v *Voting) IsRecorded() bool {
	return v.AssemblyID != 0 && v.State == entry.Withdrawn && !v.IsAssembling && !v.IsRehearsal
}

// Settles tells whether the poll was closed by hand so short a time ago that it is not counted yet.
func (v *Voting) Settles() bool { return v.SettlesAt != nil }

// Phase is where the poll stands at the moment at which it was read.
func (v *Voting) Phase() Phase { return v.PhaseAt(v.Now) }

// PhaseAt is where the poll stands at a moment. The times of a public poll hold also where nobody has written the change down
// yet; to a draft they are nothing but plans, which may still change.
func (v *Voting) PhaseAt(now time.Time) Phase {
	switch {
	case !v.IsHeld():
		return v.Stored
	case v.Stored == Closed || v.ClosesAt != nil && !now.Before(*v.ClosesAt):
		return Closed
	case v.Stored == Open || v.OpensAt != nil && !now.Before(*v.OpensAt):
		return Open
	default:
		return Waiting
	}
}
