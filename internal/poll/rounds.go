package poll

// Round is one step of a count of rankings.
type Round struct {
	// Counts are the votes of the options still in the count, in the order of the question.
	Counts []OptionVotes `json:"counts"`
	// Lost is the votes of ballots that rank none of them.
	Lost *amount `json:"exhausted"`
	// Elected are the options that this round elected, most votes first; one at most in an instant run-off.
	Elected []OptionID `json:"elected,omitempty"`
	// Eliminated is the option that leaves, nil for none.
	Eliminated *OptionID `json:"eliminated,omitempty"`
	// Transfers are the votes that leave with it, or with the surplus of an elected option.
	Transfers *Transfers `json:"transfers,omitempty"`
	// Tie is how the round was decided where votes alone did not, nil otherwise.
	Tie *Tie `json:"tie,omitempty"`
	// BelowQuota is true where the last seats went to the last options without a quota.
	BelowQuota bool `json:"belowQuota,omitempty"`
}

// Exhausted is Lost as it is shown.
func (r Round) Exhausted() float64 { return shown(r.Lost) }

// OptionVotes are the votes of an option in a round.
type OptionVotes struct {
	Option OptionID `json:"option"`
	Exact  *amount  `json:"votes"`
}

// Votes are the exact ones as they are shown.
func (v OptionVotes) Votes() float64 { return shown(v.Exact) }

// Transfers say where votes went.
type Transfers struct {
	From OptionID `json:"from"`
	// To are the votes that each option received, in the order of the question.
	To []OptionVotes `json:"to"`
	// Lost is what no option received.
	Lost *amount `json:"exhausted"`
}

// Exhausted is Lost as it is shown.
func (t Transfers) Exhausted() float64 { return shown(t.Lost) }
