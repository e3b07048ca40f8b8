package main

import (
	"context"

	"piazza/internal/ballot"
	"piazza/internal/entry"
	"piazza/internal/live"
	"piazza/internal/poll"
)

// poll prepares polls and their ballots: what follows where an entry turns, who opens and closes by the clock, and the states
// by which people watch.
func (p *parts) poll() {
	d := p.database.DB
	polls, ballots := poll.NewService(d), ballot.NewService(d, p.openKeyring())
	p.services.Polls, p.services.Ballots = polls, ballots
	p.services.Privacy.Over(ballots.SecretRows)
	p.keyring.waiting = ballots.Waiting
	p.services.Entries.OnTurn(polls.Follow)
	p.services.Entries.OnTurn(ballots.Follow)
	p.warden = ballot.NewWarden(ballots, p.log)
	d.OnCommit(p.warden.Raised)
	d.OnTouch(p.warden.Touched)
	p.services.ResultStates = live.NewStates(p.hub, live.Source[*ballot.Standing]{
		Kind: poll.StreamResults, Versions: ballots.ResultVersions,
		Load: func(ctx context.Context, number int64) (live.State[*ballot.Standing], error) {
			s, err := ballots.Standing(ctx, entry.ID(number))
			if err != nil {
				return live.State[*ballot.Standing]{}, err
			}
			return live.State[*ballot.Standing]{Version: s.Version(), Value: s}, nil
		},
	})
	p.services.TurnoutStates = live.NewStates(p.hub, live.Source[*ballot.Turnout]{
		Kind: poll.StreamTurnout, Versions: ballots.TurnoutVersions,
		Load: func(ctx context.Context, number int64) (live.State[*ballot.Turnout], error) {
			t, err := ballots.TurnoutOf(ctx, entry.ID(number))
			if err != nil {
				return live.State[*ballot.Turnout]{}, err
			}
			return live.State[*ballot.Turnout]{Version: t.Version, Value: t}, nil
		},
	})
}
