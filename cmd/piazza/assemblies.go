package main

import (
	"context"
	"time"

	"piazza/graph"
	"piazza/internal/assembly"
	"piazza/internal/keys"
	"piazza/internal/live"
)

// gather prepares assemblies: their door, the states by which people watch them, and who is in them.
func (p *parts) gather() error {
	key, err := keys.Load(p.config.KeysDir, "assembly")
	if err != nil {
		return err
	}
	s := assembly.NewService(assembly.Options{DB: p.database.DB, Ballots: p.services.Ballots, Key: key, PublicURL: p.config.PublicURL})
	p.services.Assemblies = s
	p.services.AssemblyStates = live.NewStates(p.hub, live.Source[*assembly.Standing]{
		Kind: assembly.StreamState, Versions: s.StateVersions, Load: loading(s.Standing, (*assembly.Standing).Version),
		// Where who holds it sees what an open question has come to, each ballot moves the state: they who only watch need not know at once.
		Pace: [live.Classes]time.Duration{live.Gallery: time.Second},
	})
	p.services.AssemblyTurnouts = live.NewStates(p.hub, live.Source[*assembly.Turnout]{
		Kind: assembly.StreamTurnout, Versions: s.TurnoutVersions, Pace: graph.AssemblyPace(),
		Load: loading(s.TurnoutOf, func(t *assembly.Turnout) int64 { return t.Version }),
	})
	p.services.AssemblyFloors = live.NewStates(p.hub, live.Source[*assembly.FloorStanding]{
		Kind: assembly.StreamFloor, Versions: s.FloorVersions, Pace: graph.AssemblyPace(),
		Load: loading(s.FloorStanding, (*assembly.FloorStanding).Version),
	})
	presences := graph.NewAssemblyPresence(p.hub, p.node, p.accounts)
	p.services.AssemblyPresences = presences
	s.Attend(func(id assembly.ID) (int, bool) {
		ranks, known := presences.Ranks(int64(id))
		return graph.Entitled(ranks[:]), known
	})
	p.crowds = assembly.NewCrowds(assembly.CrowdsOptions{
		DB: p.database.DB, Ballots: p.services.Ballots, Node: p.node, Seat: graph.SeatIn(presences), Log: p.log,
	})
	return nil
}

// loading reads the state of an assembly with its version.
func loading[T any](read func(context.Context, assembly.ID) (T, error), version func(T) int64) func(context.Context, int64) (live.State[T], error) {
	return func(ctx context.Context, ref int64) (live.State[T], error) {
		found, err := read(ctx, assembly.ID(ref))
		if err != nil {
			return live.State[T]{}, err
		}
		return live.State[T]{Version: version(found), Value: found}, nil
	}
}
