package ballot

import (
	"context"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// Standing is a poll at one moment, read once for all who watch its results. What of it is told to whom is decided by For.
type Standing struct{ standing }

// Version grows with each change of it.
func (s *Standing) Version() int64 { return s.version() }

// DependsOnVote tells that it depends on whether somebody has voted what he is told.
func (s *Standing) DependsOnVote() bool {
	return s.voting.ResultsVisibility == poll.AfterVote && s.voting.Stored != poll.Closed
}

// For is what of the results is known to a viewer.
func (s *Standing) For(through Door, viewer auth.Viewer) (*State, error) {
	if err := through.opens(); err != nil {
		return nil, err
	}
	v := s.voting
	// Who looks at an assembly knows of its polls; whether he may is decided where the assembly is.
	if through != DoorAssembly && !through.shows(v, viewer) {
		return nil, poll.ErrPoll
	}
	if !Sees(through, v, viewer, s.voted[viewer.PersonID]) {
		// A version that grew with each ballot would tell that somebody changed his.
		// With the turnout it is none the less as great as one that was told while everybody could see them.
		hidden := &State{Version: v.Version + s.tally.turnout, Phase: v.Phase(), poll: v.Version}
		if v.ResultsVisibility == poll.StaffLive && v.CanHold(viewer) {
			hidden.Version = s.version() // he saw it grow until it was closed
		}
		return hidden, nil
	}
	return &State{Version: s.version(), Phase: v.Phase(), Results: s.results, poll: v.Version}, nil
}

// Standing reads a poll with what it has come to so far, whoever will be told of it.
func (s *Service) Standing(ctx context.Context, id entry.ID) (*Standing, error) {
	var found *Standing
	whole := func(ctx context.Context, tx *db.Tx, all map[entry.ID]*standing) (_ map[entry.ID]*standing, err error) {
		one := all[id]
		if one == nil {
			return nil, poll.ErrPoll
		}
		if (&Standing{*one}).DependsOnVote() {
			one.voted, err = storeOn(tx).voters(ctx, id)
		}
		return all, err
	}
	err := s.count(ctx, []entry.ID{id}, whole, func(one *standing) { found = &Standing{*one} })
	return found, err
}

// TurnoutOf reads how many took part in a poll, whoever will be told of it.
func (s *Service) TurnoutOf(ctx context.Context, id entry.ID) (*Turnout, error) {
	var found *Turnout
	err := s.snapshot(ctx, []entry.ID{id}, func(_ context.Context, _ *db.Tx, all map[entry.ID]*standing) error {
		one := all[id]
		if one == nil {
			return poll.ErrPoll
		}
		found = one.tally.turnoutOf(one.voting)
		return nil
	})
	return found, err
}

// ResultVersions returns how far the results of polls have come, for who watches many.
func (s *Service) ResultVersions(ctx context.Context, ids []int64) (map[int64]int64, error) {
	results, _, err := storeOn(s.db).versions(ctx, ids)
	return results, err
}

// TurnoutVersions is ResultVersions for the turnout.
func (s *Service) TurnoutVersions(ctx context.Context, ids []int64) (map[int64]int64, error) {
	_, turnouts, err := storeOn(s.db).versions(ctx, ids)
	return turnouts, err
}
