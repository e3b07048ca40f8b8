package ballot

import (
	"time"

	"piazza/internal/account"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// Ballot is what a person answered to a question.
type Ballot struct {
	Question poll.QuestionID
	Choice   poll.Choice
	// Reason is why, in the voter's words; empty where none was given.
	Reason string
	// Version grows with each change of it; CastAt is when it was cast or changed last.
	Version int
	CastAt  time.Time
	// Voter is set in the lists of who voted what alone, and nil there where the account was erased.
	Voter *account.Member
}

// says tells whether the ballot says just this.
func (b *Ballot) says(choice poll.Choice, reason string) bool {
	return b.Reason == reason && b.Choice.Equal(choice)
}

// Turnout is how many took part: a state, of which the greater version is true. It moves with a first vote and with the
// poll, never with a changed vote.
type Turnout struct {
	Version int64
	Voters  int
	// Guests are counted apart: they are none of the voters.
	Guests int
	// Electors is how many may vote, nil where whoever is signed in may.
	Electors *int
	// QuorumReached is nil where there is no quorum.
	QuorumReached *bool
	Phase         poll.Phase
	ClosesAt      *time.Time
	// Now is the database's clock.
	Now time.Time
}

// Vote is the answer to a vote that counts: all ballots that the voter has in the poll now, and how many took part.
type Vote struct {
	PollID  entry.ID
	Ballots []*Ballot
	Turnout *Turnout
	// Receipt proves that the vote was taken, in a confidential poll; empty in others.
	Receipt string
}

// tally is what has been counted of a poll.
type tally struct {
	version, turnout int64
	voters, guests   int
}

// TurnoutOf is how many took part in a poll when it was read.
func TurnoutOf(v *poll.Voting) *Turnout {
	return tallyOf(v).turnoutOf(v)
}

// tallyOf is what was read with a poll.
func tallyOf(v *poll.Voting) tally {
	return tally{turnout: v.TurnoutVersion, voters: v.Voters, guests: v.GuestVoters}
}

func (t tally) turnoutOf(v *poll.Voting) *Turnout {
	return &Turnout{
		Version: v.Version + t.turnout, Voters: t.voters, Guests: t.guests, Electors: v.ElectorCount, QuorumReached: v.QuorumReached(t.voters),
		Phase: v.Phase(), ClosesAt: v.ClosesAt, Now: v.Now,
	}
}
