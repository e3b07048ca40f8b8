package result

import "piazza/internal/poll"

// Ranking is three ways to read the same orders.
type Ranking struct {
	Common
	poll.Preferences
}

// Winner is who wins the instant run-off, 0 where nobody does.
func (r *Ranking) Winner() poll.OptionID { return r.Runoff.Winner }

// Rounds are those of the instant run-off.
func (r *Ranking) Rounds() []poll.Round { return r.Runoff.Rounds }

type seats = poll.Seats

// Seats say who is elected by a single transferable vote.
type Seats struct {
	Common
	seats
}

// Places are how many are elected.
func (s *Seats) Places() int { return s.seats.Seats }
